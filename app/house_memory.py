"""Joins what remembers, measures and governs: the database with its stores, the rules, the recording of runs."""

import contextlib
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.audio import AudioClip
from app.domain.ballot import Ballot
from app.domain.build import Built
from app.domain.change import Changed
from app.domain.errors import AppError
from app.domain.generation import GenerationRequest
from app.domain.run import CacheLevel, ModelCall
from app.domain.transcript import Transcript
from app.domain.version import Version
from app.paths import Paths
from app.pipeline.ports import LanguageModel

if TYPE_CHECKING:
    from app.meta.caching import AnswerLevel
    from app.meta.escalation import RungTaken
    from app.meta.governance import Governor, Spent
    from app.meta.prediction import Forecast
    from app.meta.spending import Watch
    from app.storage.answers import DiskLevel
    from app.storage.audit import AuditLog
    from app.storage.completions import CompletionStore
    from app.storage.database import Database
    from app.storage.figures import FigureReader
    from app.storage.learned import LearnedSettings
    from app.storage.recorder import EventRecorder
    from app.storage.runs import RunStore
    from app.storage.safekeeping import Safekeeping
    from app.storage.sessions import SessionStore
    from app.storage.tuning import Tuner
    from app.storage.users import Host, UserStore

ANSWERS_VARIABLE = "COGNOMEGA_ANSWERS"
"""Set to "off", no answer is kept or used again: for measurements."""
log = logging.getLogger(__name__)


class Memory:
    """Everything that lasts longer than a run. The database opens when it is first needed."""

    def __init__(
        self,
        paths: Paths,
        model_name: Callable[[], str],
        is_switched_on: Callable[[str], bool],
        chosen_cores: Callable[[], int] = lambda: 0,
    ) -> None:
        """`model_name` names the language model in use; `is_switched_on` knows the switches of the settings,
        `chosen_cores` how many processor cores the person allows (0: it is left to us)."""
        self.paths = paths
        self._model_name = model_name
        self._is_switched_on = is_switched_on
        self._chosen_cores = chosen_cores
        self._database: Database | None = None
        # A change may go on beside a build: what each costs is told to its own watch. The tasks of a piece of work have
        # the context it began in (https://docs.python.org/3/library/contextvars.html#asyncio-support).
        self._watch: ContextVar[Watch | None] = ContextVar("watch", default=None)
        self._levels: tuple[AnswerLevel, ...] | None = None
        self._disk_level: DiskLevel | None = None
        self._start_id = ""
        self.knobs: Mapping[str, int] = {}
        """What the language model runs with."""
        self.show_ballot: Callable[[Ballot], None] = lambda ballot: None
        """Told each choice of the swarm as it falls (the window's service sets it)."""

    @property
    def database(self) -> "Database":
        from app.storage.database import Database

        if self._database is None:
            self._database = Database(self.paths.database, self.paths.backups)
        return self._database

    @cached_property
    def sessions(self) -> "SessionStore":
        from app.storage.sessions import SessionStore

        return SessionStore(self.database)

    @cached_property
    def runs(self) -> "RunStore":
        from app.storage.runs import RunStore

        return RunStore(self.database)

    @cached_property
    def learned(self) -> "LearnedSettings":
        from app.storage.learned import LearnedSettings

        return LearnedSettings(self.database)

    @cached_property
    def safekeeping(self) -> "Safekeeping":
        from app.storage.safekeeping import Safekeeping

        return Safekeeping(self.database, self.paths.backups)

    @cached_property
    def users(self) -> "UserStore":
        from app.storage.users import UserStore

        return UserStore(self.database)

    def note_start(self, host: "Host") -> None:
        """Note, once, that this process works on something. Where that fails it works all the same."""
        if not self._start_id:
            try:
                self._start_id = self.users.begin_start(_version(), host)
            except AppError as error:
                log.warning("the start could not be noted: %s", error)

    @cached_property
    def audit(self) -> "AuditLog":
        from app.storage.audit import AuditLog

        return AuditLog(self.database)

    @cached_property
    def completions(self) -> "CompletionStore":
        from app.storage.completions import CompletionStore

        return CompletionStore(self.database)

    @cached_property
    def figures(self) -> "FigureReader":
        from app.engines.hardware import free_disk_bytes
        from app.storage.figures import FigureReader

        return FigureReader(self.database, lambda: free_disk_bytes(self.paths.data) / 1e6)

    @property
    def tuner(self) -> "Tuner":
        """What is tried: fewer threads than cores (a second thread a core seldom helps), other batch sizes, fewer
        candidates of a function, less agreement among them (docs/decisions/091). What most runs show comes first.

        What the person has chosen is not tried: a trial would be judged by runs that are all alike.
        """
        from app.engines.hardware import usable_cores
        from app.meta.optimisation import Knob
        from app.pipeline.solving import AGREEMENT
        from app.storage.tuning import Tuner
        from app.swarm.agents import DEFAULT_AGENTS

        cores = usable_cores()
        fewer = tuple(n for n in dict.fromkeys((cores // 2, cores - 1)) if n >= 2)
        threads = () if self._chosen_cores() else (Knob("threads", (cores, *fewer)),)
        votes = (
            Knob("candidates", (DEFAULT_AGENTS, 3), speed_of="parts"),
            Knob("agreement", (AGREEMENT, 35), speed_of="parts"),
        )
        return Tuner(self.database, (Knob("sequences", (8, 4)), *threads, *votes))

    def choose_knobs(self, is_started: bool = False) -> None:
        """Choose what the next build is made with. Once the engine `is_started`, its threads stay as they are."""
        chosen = self.tuner.values()
        if is_started:
            chosen = {name: value for name, value in chosen.items() if name != "threads"}
            chosen |= {name: value for name, value in self.knobs.items() if name == "threads"}
        self.knobs = chosen

    @cached_property
    def governor(self) -> "Governor":
        from app.engines.hardware import Machine
        from app.meta.governance import Governor, read_policies

        text = (self.paths.resources / "policies.toml").read_text("utf-8")
        policies = read_policies(text, Machine.here().ram_bytes // 1_000_000)
        return Governor(policies, self._is_switched_on, self.audit.record)

    def foresee(self, words: int | None, is_spoken: bool) -> "Forecast":
        """Return how long a build will take and how sure it is. `words` None: they have yet to be heard."""
        from app.meta.prediction import forecast_run

        return forecast_run(self.runs.history(), words, is_spoken, self._model_name(), self.machine_speed())

    @contextmanager
    def recording(self, session_id: str, source: AudioClip | Transcript) -> "Iterator[EventRecorder]":
        """Within the block a run goes on: give its events to the recorder, and its result to `finish`."""
        from app.engines.machine_load import start_meter
        from app.meta.monitoring import RunWatch
        from app.storage.recorder import EventRecorder

        self.note_start("command")
        is_spoken = isinstance(source, AudioClip)
        forecast = self.foresee(len(source.text.split()) if isinstance(source, Transcript) else None, is_spoken)
        estimate = (forecast.seconds, forecast.sure)
        run_id = self.runs.begin(session_id, "build", self._model_name(), is_spoken, estimate)
        recorder = EventRecorder(
            self.runs, run_id, RunWatch(forecast), start_meter(self.paths.data), lambda: self.knobs
        )
        try:
            with self._watched_by(recorder.watch), recorder.until_end():
                yield recorder
            if recorder.built is not None:
                self._keep_first_version(session_id, recorder.built)
        finally:
            with contextlib.suppress(AppError):
                self.tuner.learn()

    @contextmanager
    def limited(self) -> Iterator[None]:
        """Within the block something other than a build goes on; it may cost as much as a build, and no more."""
        from app.meta.spending import Spending

        with self._watched_by(Spending()):
            yield

    def hold_to_limits(self, engine: LanguageModel) -> LanguageModel:
        """Return the model held to the rules, and nothing else: what is asked of it is nobody's run."""
        from app.meta.governed import GovernedModel

        return GovernedModel(engine, self.governor, self._spent)

    def watch_model(self, engine: LanguageModel, prefixes: Mapping[str, str], version: str) -> LanguageModel:
        """Return the model held to the rules, recorded, and with its answers kept for a second asking.

        `prefixes` maps fixed heads of prompts to agents' names; `version` is that of the engine.
        """
        from app.meta.caching import CachedModel
        from app.meta.observing import ObservedModel, Roles

        roles = Roles(prefixes)
        model = ObservedModel(self.hold_to_limits(engine), roles, self._on_call)
        if os.environ.get(ANSWERS_VARIABLE) == "off" or not self._is_switched_on("agents.keep_answers"):
            return model

        def on_hit(request: GenerationRequest, level: CacheLevel, seconds: float) -> None:
            self._on_call(
                ModelCall(roles.of(request), model.name, seconds, sequences=len(request.samplings), level=level)
            )

        return CachedModel(model, self._answer_levels(), version, on_hit)

    def keep_ballot(self, ballot: Ballot) -> None:
        """Remember how the swarm chose, with the run it belongs to."""
        if (watch := self._watch.get()) is not None:
            watch.on_ballot(ballot)
        self.show_ballot(ballot)

    def _answer_levels(self) -> "tuple[AnswerLevel, ...]":
        from app.meta.caching import MemoryLevel
        from app.storage.answers import DiskLevel, TableLevel

        if self._levels is None:
            self._disk_level = DiskLevel(self.paths.answers)
            self._levels = (MemoryLevel(), self._disk_level, TableLevel(self.database))
        return self._levels

    def keep_rung(self, taken: "RungTaken") -> None:
        """Remember what asking for help bought, with the run it belongs to."""
        if (watch := self._watch.get()) is not None:
            watch.on_rung(taken)

    def keep_change(self, changed: Changed) -> None:
        """Remember a change of an app that came from a session; others are remembered by their folder's history."""
        self.note_start("command")
        try:
            if (session := self.sessions.of_folder(changed.folder)) is not None:
                self.runs.keep_change(session.id, self._model_name(), changed)
        except AppError as error:
            log.warning("the change could not be noted: %s", error)

    def keep_travel(self, folder: Path, done: object) -> None:
        """Remember that a change was taken back or made again, or a version restored; `done` is what came of it."""
        if not isinstance(done, Version):
            return  # the owner's edits were in the way
        try:
            if (session := self.sessions.of_folder(folder)) is not None:
                self.runs.keep_version(session.id, folder, done)
        except AppError as error:
            log.warning("the version could not be noted: %s", error)

    def _keep_first_version(self, session_id: str, built: Built) -> None:
        from app.storage.versions import read_newest

        folder = built.delivered.folder
        try:
            if (version := read_newest(folder)) is not None:
                self.runs.keep_version(session_id, folder, version, built.validated.verdict.outcomes)
        except AppError as error:
            log.warning("the first version could not be noted: %s", error)

    def close(self) -> None:
        if self._disk_level is not None:
            self._disk_level.close()
        self._levels = self._disk_level = None
        if self._database is not None:
            if self._start_id:
                with contextlib.suppress(AppError):  # it was a start without an end, then
                    self.users.end_start(self._start_id)
                self._start_id = ""
            self._database.close()
            self._database = None

    def machine_speed(self) -> float:
        from app.engines.machine_load import measure_speed

        known = self.learned.get("machine speed")
        if not isinstance(known, int | float):
            self.learned.set("machine speed", known := measure_speed())
        return float(known)

    def _spent(self) -> "Spent | None":
        from app.engines.machine_load import memory_mb

        return watch.spent(memory_mb()) if (watch := self._watch.get()) is not None else None

    def _on_call(self, call: ModelCall) -> None:
        if (watch := self._watch.get()) is not None:
            watch.on_call(call)

    @contextmanager
    def _watched_by(self, watch: "Watch") -> Iterator[None]:
        before = self._watch.set(watch)
        try:
            yield
        finally:
            self._watch.reset(before)


def _version() -> str:
    from importlib import metadata

    try:
        return metadata.version("cognomega")
    except metadata.PackageNotFoundError:
        return "from source"
