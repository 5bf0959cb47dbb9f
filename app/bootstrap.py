"""The one place that builds the real parts and joins them. Each part is made when it is first needed."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.build import StageName
from app.domain.errors import InputError, ModelError
from app.domain.metrics import Tokens
from app.domain.wish_question import AskPerson
from app.engines.processor_turn import ProcessorTurn
from app.paths import Paths
from app.real_stages import Confirm, RealStages, started

if TYPE_CHECKING:
    from app.browser.client import BrowserClient
    from app.domain.ballot import Ballot
    from app.domain.codebase import Codebase
    from app.domain.function_task import FunctionTask, Language
    from app.engines.hardware import MemoryBudget
    from app.engines.llama import LlamaEngine
    from app.engines.model_store import ModelStore
    from app.engines.script_runner import SandboxedScripts
    from app.engines.whisper import WhisperTranscriber
    from app.house_changes import Changes
    from app.house_help import Help
    from app.house_memory import Memory
    from app.pipeline.change.agent import ChangeAgent
    from app.pipeline.completing import Completer
    from app.pipeline.metering import MeteredModel
    from app.pipeline.orchestrator import Stages
    from app.pipeline.ports import Browser, Transcriber
    from app.pipeline.prompts import Prompt
    from app.pipeline.solving import FunctionSolver
    from app.pipeline.stages.generate import CodeWriter, Generation
    from app.pipeline.stages.understand import Understanding
    from app.prompt_shelf import PromptShelf
    from app.storage.network_ledger import NetworkLedger
    from app.storage.sessions import SessionStore
    from app.storage.settings_file import SettingsFile
    from app.storage.workspace import Workspace
    from app.swarm.agents import AgentPool

MOST_CONTEXT_TOKENS = 10240
"""The longest prompt (2,500 tokens) and all answers to it fit twice; each 1,000 tokens more take 50 MB."""


class House:
    """The joined product. Used from one event loop; `stop` ends every thread and child process it started."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self._stop_watching = watch_this_process(paths)
        self._closers: list[Callable[[], Awaitable[None]]] = []
        self._turn = ProcessorTurn()
        self._transcriber: tuple[tuple[str, str, int], WhisperTranscriber] | None = None
        self._model: MeteredModel | None = None
        self._engine: LlamaEngine | None = None
        self._readers: dict[str, Understanding] = {}
        self._browser: BrowserClient | None = None
        self._scripts: SandboxedScripts | None = None
        self.ask_person: AskPerson | None = None
        """Puts a question to whoever waits for the build; set by whom a person uses, before `open_stages`."""

    @cached_property
    def _budget(self) -> "MemoryBudget":
        from app.engines.hardware import MemoryBudget

        return MemoryBudget()

    @cached_property
    def _prompts(self) -> "PromptShelf":
        from app.prompt_shelf import PromptShelf

        return PromptShelf(self.paths.resources)

    @cached_property
    def memory(self) -> "Memory":
        from app.house_memory import Memory

        return Memory(
            self.paths,
            lambda: self.model_name,
            self._is_switched_on,
            lambda: self.settings.read().number("agents.cores"),
        )

    @cached_property
    def sessions(self) -> "SessionStore":
        return self.memory.sessions

    @property
    def workspace(self) -> "Workspace":
        """The folder of apps of now: it may be chosen anew while the service runs."""
        from app.storage.workspace import Workspace

        chosen = self.settings.read().text("folders.projects")
        return Workspace(Path(chosen).expanduser() if chosen else self.paths.projects)

    @cached_property
    def settings(self) -> "SettingsFile":
        return open_settings(self.paths)

    @cached_property
    def models(self) -> "ModelStore":
        from app.engines.catalog import load_catalog
        from app.engines.model_store import ModelStore

        return ModelStore(self.paths, load_catalog(self.paths.model_catalog))

    @property
    def model_name(self) -> str:
        return self._chosen_model("language")

    @contextmanager
    def hold(self, session_id: str) -> Iterator[None]:
        """Be the only one who works on a session. Raises `InputError` where another process does."""
        from app.storage.file_lock import file_lock

        with contextlib.ExitStack() as held:
            try:
                held.enter_context(file_lock(self.paths.state / "sessions" / f"{session_id}.lock", wait_s=0))
            except TimeoutError as error:
                raise InputError(
                    f"Session {session_id} is being worked on in another window.", "Wait for it, or stop it there."
                ) from error
            yield

    async def open_stages(
        self, confirm: Confirm, wanted: Path | None, is_spoken: bool, finished: frozenset[StageName]
    ) -> "Stages":
        """Return the stages over the real parts, without those that only finished stages need.

        What takes long to start begins to start now, in the background.
        """
        if "validate" in finished:
            return RealStages(None, None, None, None, None, self.workspace, confirm, wanted)
        model = await self._start_model()
        self._tune()
        transcriber = await self.start_transcriber() if is_spoken and "transcribe" not in finished else None
        help_ = self._help()
        person = help_.find_person()
        reader = help_.climbing(self._understanding(model), self.model_name, person)
        return RealStages(
            transcriber, model, reader, self._generation(model), self.start_browser(),
            self.workspace, confirm, wanted, person, self.memory.governor.policies.run.attempts,
        )  # fmt: skip

    async def prepare(self, on_progress: Callable[[int, int], None]) -> None:
        """Have the model read each prompt's fixed head; the engine keeps what it made of it on disk."""
        from app.domain.generation import Sampling
        from app.prompt_shelf import ROLES

        await self._start_model()
        model = started(self._engine)  # not an answer kept from before: the engine itself has to read
        prompts = [prompt for prompt in map(self._prompt, ROLES) if prompt.prefix]
        for number, prompt in enumerate(prompts, 1):
            await model.generate(prompt.request("x", (Sampling(max_tokens=1),)))
            on_progress(number, len(prompts))

    async def open_solver(self, agents: int) -> "FunctionSolver":
        """Return what writes functions with so many agents; the model begins to load."""
        from app.pipeline.solving import AGREEMENT
        from app.swarm.agents import AgentPool

        return self._solver(await self._start_model(), AgentPool(agents), AGREEMENT)

    async def solve(self, solver: "FunctionSolver", task: "FunctionTask") -> "Ballot":
        """Write the function that is asked for."""
        from app.pipeline.code_prompts import read_code_prompt
        from app.pipeline.solving import make_job

        text = (self.paths.resources / "prompts" / f"solve_{task.language}.md").read_text("utf-8")
        with self.memory.limited():
            return await solver.solve(make_job(task, read_code_prompt(text, task.language)))

    async def open_completer(self) -> "Completer":
        """Return what continues code in the editor. It is asked beside builds: what it costs is not theirs."""
        from app.pipeline.completing import Completer

        await self._start_model()
        return Completer(self.memory.hold_to_limits(started(self._engine)))

    @cached_property
    def changes(self) -> "Changes":
        """Changes, undo and versions of apps that are there."""
        from app.house_changes import Changes

        return Changes(ChangeParts(self), self.memory.keep_change, self.memory.limited)

    @cached_property
    def network(self) -> "NetworkLedger":
        from app.storage.network_ledger import NetworkLedger

        return NetworkLedger(self.paths.network_ledger)

    def start_browser(self) -> "Browser":
        """Return the browser; its child process starts while others work."""
        from app.browser.client import BrowserClient

        if self._browser is None:
            self._browser = BrowserClient(on_refused=self._on_refused("an app"))
            self._closers.append(self._browser.close)
        self._browser.start()
        return self._browser

    async def warm_up(self) -> None:
        """Begin to start what every build needs, and return before it has. Raises `ModelError` where it is not here."""
        await self._start_model()
        self.start_browser()

    async def stop(self) -> None:
        """End what was started on this event loop. The house can be used again on another."""
        self._model = self._engine = self._browser = self._scripts = self._transcriber = None
        self._readers.clear()
        while self._closers:
            await self._closers.pop()()

    def close(self) -> None:
        self._stop_watching()
        if "memory" in self.__dict__:
            self.memory.close()

    async def _start_model(self) -> "MeteredModel":
        if self._model is None or self._model.name != self.model_name:
            self.memory.choose_knobs()
            self._engine, self._model = await self._open_model(self.model_name)
        return self._model

    def _tune(self) -> None:
        """Set the engine to what this build is to be made with; it may have been started for an earlier one."""
        self.memory.choose_knobs(is_started=True)
        if self._engine is not None:
            self._engine.use_sequences(self.memory.knobs["sequences"])

    async def _open_model(self, model_id: str) -> "tuple[LlamaEngine, MeteredModel]":
        """Begin to load a model; return it bare, and held to the rules, recorded and metered."""
        from app.engines.llama import MOST_SEQUENCES, LlamaEngine
        from app.engines.llama_native import library_version
        from app.pipeline.metering import MeteredModel

        # In a thread: the first time a gigabyte is digested.
        installed = await asyncio.to_thread(self.models.locate, model_id)
        knobs = self.memory.knobs
        engine = LlamaEngine(
            *(installed.path, installed.digest, installed.id, self.paths.cache / "prefixes"),
            context_tokens=min(installed.card.context_tokens, MOST_CONTEXT_TOKENS),
            threads=self.settings.read().number("agents.cores") or knobs.get("threads", 0),
            budget=self._budget,
            turn=self._turn,
            adapters=self._prompts.adapters(model_id),
        )
        engine.use_sequences(knobs.get("sequences", MOST_SEQUENCES))
        self._load(engine)
        reading = asyncio.create_task(asyncio.to_thread(self._prompt("blueprint", model_id).bank.warm_up))
        self._closers.append(lambda: _end(reading))
        roles = self._prompts.roles(model_id)
        return engine, MeteredModel(self.memory.watch_model(engine, roles, library_version()))

    async def start_transcriber(self) -> "WhisperTranscriber":
        """Return what turns speech into text; it begins to load. Raises `ModelError`."""
        from app.engines.hardware import usable_cores
        from app.engines.whisper import WhisperTranscriber, load_vocabulary

        settings = self.settings.read()
        chosen = (self._chosen_model("speech"), settings.text("language.speech"), settings.number("agents.cores"))
        if self._transcriber is not None and self._transcriber[0] == chosen:
            return self._transcriber[1]
        model_id, spoken, cores = chosen
        installed = await asyncio.to_thread(self.models.locate, model_id)
        vocabulary = load_vocabulary(self.paths.resources / "prompts" / "speech_words.toml")
        language = "" if spoken == "auto" else spoken
        guesser = await asyncio.to_thread(self._find_guesser)
        transcriber = WhisperTranscriber(
            installed.path, vocabulary, cores or usable_cores(), language, guesser, self._turn
        )
        self._load(transcriber)
        self._transcriber = (chosen, transcriber)
        return transcriber

    def _find_guesser(self) -> Path | None:
        """Return the small model for words while somebody speaks; it is a comfort, and may be missing."""
        try:
            return self.models.locate(self.models.default_id("partials")).path
        except ModelError:
            return None

    def _is_switched_on(self, key: str) -> bool:
        return _is_switched_on(self.settings, key)

    def _chosen_model(self, role: str) -> str:
        """Return the id of the model the user chose for `role`, or of the usual one."""
        return self.settings.read().text(f"models.{role}") or self.models.default_id(role)

    def _on_refused(self, part: str) -> Callable[[str], None]:
        return lambda address: self.network.record(part, address, "refused")

    def _load(self, engine: "LlamaEngine | WhisperTranscriber") -> None:
        """Begin to load weights: reading them from disk, with one thread, does not disturb the speech engine."""
        loading = asyncio.create_task(engine.load(), name=f"load-{type(engine).__name__}")

        async def close() -> None:
            await _end(loading)
            engine.close()

        self._closers.append(close)

    def _help(self) -> "Help":
        """Return who may be asked for help with what nothing answers."""
        from app.house_help import Help

        async def open_reader(model_id: str) -> "Understanding":
            if model_id not in self._readers:  # gigabytes: they are loaded once, not for each build that is unsure
                self._readers[model_id] = self._understanding((await self._open_model(model_id))[1])
            return self._readers[model_id]

        return Help(self.models, self.memory, self._is_switched_on, self.ask_person, open_reader)

    def _understanding(self, model: "MeteredModel") -> "Understanding":
        from app.kit.catalogue import machine_line, read_catalogue
        from app.kit.conversions import find_conversion
        from app.meta.escalation import RungTaken
        from app.pipeline.grounding import read_grounding
        from app.pipeline.hearing import read_misheard
        from app.pipeline.questions import QuestionWriter
        from app.pipeline.stages.understand import Understanding

        catalogue = read_catalogue((self.paths.resources / "kit" / "machines" / "catalogue.toml").read_text("utf-8"))
        return Understanding(
            model,
            self._prompt("blueprint", model.name),
            read_grounding((self.paths.resources / "prompts" / "evidence.toml").read_text("utf-8")),
            QuestionWriter(model, self._prompt("questions")),
            find_conversion,
            lambda words, request: machine_line(words, catalogue, request),
            read_misheard((self.paths.resources / "prompts" / "misheard.toml").read_text("utf-8")),
            lambda *bought: self.memory.keep_rung(RungTaken("more samples", *bought)),
        )

    def _prompt(self, role: str, model_id: str = "") -> "Prompt":
        return self._prompts.prompt(role, model_id or self.model_name)

    def _solver(self, model: "MeteredModel", pool: "AgentPool", agreement: int) -> "FunctionSolver":
        from app.engines.python_sandbox import SandboxedPython
        from app.meta.governed import GovernedCode
        from app.pipeline.running_code import CodeRunner, JavaScriptCode, PythonCode
        from app.pipeline.solving import FunctionSolver
        from app.swarm.controller import SwarmController

        python, scripts = SandboxedPython(self._on_refused("a Python function")), self._started_scripts()
        self._closers.append(python.close)
        bare: tuple[CodeRunner, ...] = (PythonCode(python), JavaScriptCode(scripts))
        runners: dict[Language, CodeRunner] = {r.language: GovernedCode(r, self.memory.governor) for r in bare}
        swarm = SwarmController([model])
        return FunctionSolver(swarm, runners, pool, agreement=agreement, on_ballot=self.memory.keep_ballot)

    def _started_scripts(self) -> "SandboxedScripts":
        from app.engines.script_runner import SandboxedScripts

        if self._scripts is None:
            self._scripts = SandboxedScripts(self._on_refused("a JavaScript function"))
            self._closers.append(self._scripts.close)
        return self._scripts

    def _generation(self, model: "MeteredModel") -> "Generation":
        from app.kit.functions import catalogue_texts, read_functions
        from app.meta.governed import GovernedWriter
        from app.pipeline.solving import AGREEMENT
        from app.pipeline.stages.generate import Generation
        from app.pipeline.writing import AgentWriter
        from app.swarm.agents import DEFAULT_AGENTS, AgentPool

        knobs = self.memory.knobs
        pool = AgentPool(knobs.get("candidates", DEFAULT_AGENTS))
        solver = self._solver(model, pool, knobs.get("agreement", AGREEMENT))
        parts = read_parts(self.paths.resources / "kit")
        catalogue = frozenset(Path(p).stem for p in parts if p.startswith("machines/") and p.endswith(".js"))
        writer = AgentWriter(
            self._started_scripts(), solver, self._prompt("function"), self._prompt("machine"),
            parts["kit/machine-rules.js"], parts["trial.js"], catalogue, read_functions(catalogue_texts(parts)),
        )  # fmt: skip
        return Generation(parts, GovernedWriter(writer, self.memory.governor))


@dataclass(frozen=True, slots=True)
class ChangeParts:
    """`app.house_changes.Parts` over the house; nothing heavy starts before it is asked for."""

    house: House

    def read_app(self, folder: Path) -> "Codebase":
        return self.house.workspace.read(folder)

    def kit_parts(self) -> dict[str, str]:
        return dict(read_parts(self.house.paths.resources / "kit"))

    async def code_writer(self) -> "CodeWriter":
        house = self.house
        return house._generation(await house._start_model()).writer

    async def change_agent(self) -> "ChangeAgent":
        from app.kit.conversions import find_conversion
        from app.pipeline.change.agent import ChangeAgent

        house = self.house
        return ChangeAgent(await house._start_model(), house._prompt("change"), find_conversion)

    async def transcriber(self) -> "Transcriber":
        return await self.house.start_transcriber()

    def start_browser(self) -> "Browser":
        return self.house.start_browser()

    def tokens_spent(self) -> Tokens:
        return self.house._model.spent if self.house._model else Tokens()


def watch_this_process(paths: Paths) -> Callable[[], None]:
    """Write down from now on whatever in this process reaches beyond the machine; return what ends it."""
    from app.engines.network_watch import watch_network
    from app.storage.network_ledger import NetworkLedger

    ledger = NetworkLedger(paths.network_ledger)
    return watch_network(lambda part, address: ledger.record(part, address, "left"))


def open_settings(paths: Paths) -> "SettingsFile":
    """Return the settings of this user; the window and the service each have them open."""
    from app.domain.settings import read_declaration
    from app.storage.settings_file import SettingsFile

    declaration = read_declaration((paths.resources / "settings.toml").read_text("utf-8"))
    return SettingsFile(paths.settings, declaration)


def expect_may_leave(paths: Paths, actor: str, what: str, where: str) -> None:
    """Raise `PolicyError` where something may not leave this machine. The decision is on record before it does.

    For whom no house stands around (the window, `cognomega models`); on any thread.
    """
    from app.house_memory import Memory

    settings = open_settings(paths)
    with contextlib.closing(Memory(paths, lambda: "", lambda key: _is_switched_on(settings, key))) as memory:
        memory.governor.expect_may_leave(actor, what, where)


def read_parts(folder: Path) -> Mapping[str, str]:
    """Return the kit's own files: path under the folder → text."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _is_switched_on(settings: "SettingsFile", key: str) -> bool:
    """Say whether a switch is on; one that this version does not have is not."""
    read = settings.read()
    return any(setting.key == key for setting in read.declaration.settings) and read.is_on(key)


async def _end(task: "asyncio.Task[None]") -> None:
    """Stop a task that started something. Its fault, if it had one, is told by whoever needs the thing."""
    task.cancel()
    await asyncio.wait([task])
    if not task.cancelled():
        task.exception()
