"""The language model in this process: llama.cpp in one thread, with one context shared by all agents."""

import asyncio
import logging
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from app.domain.errors import EngineError, InputError, ModelError
from app.domain.generation import Generation, GenerationRequest
from app.engines.gguf import read_shape
from app.engines.hardware import MemoryBudget
from app.engines.llama_decoding import BatchDecoder
from app.engines.llama_drafting import Lookup
from app.engines.llama_native import BATCH_TOKENS, AbortFlag, DecodeAbortedError, LlamaContext, library_version
from app.engines.llama_prompts import LIVE, Head, OvertakenError, PromptMemory
from app.engines.llama_queue import Turn, TurnQueue
from app.engines.llama_sampling import Scores
from app.engines.llama_states import PrefixStore
from app.engines.processor_turn import ProcessorTurn
from app.worker import Worker

LEAST_ANSWER_TOKENS = 32
MOST_SEQUENCES = 8
"""Answers that can be written side by side. Room for all is made when the model is loaded: an unused one costs
nothing."""
SMALLEST_MODEL_BYTES = 1_000_000
OnToken = Callable[[int, str], None]
T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Loaded:
    context: LlamaContext
    prompts: PromptMemory


class LlamaEngine:
    """A GGUF model behind the `LanguageModel` port. Loads on first use; serves one request at a time."""

    def __init__(
        self,
        model_path: Path,
        digest: str,
        name: str,
        state_dir: Path,
        context_tokens: int = 8192,
        threads: int = 0,
        budget: MemoryBudget | None = None,
        turn: ProcessorTurn | None = None,
        adapters: Mapping[str, Path] | None = None,
    ) -> None:
        """`digest` is the model file's SHA-256, verified by the caller. `threads` 0 means every core.

        Engines that may load at the same time share one `budget`. Each step waits while speech has its `turn`.
        `adapters` are LoRA files by the names requests know them by; a name changes when its file does.
        """
        self.name = name
        self.digest = digest
        self.context_tokens = context_tokens
        self._model_path = model_path
        self._state_dir = state_dir
        self._threads = threads or _count_cores()
        self._sequences = MOST_SEQUENCES
        self._budget = budget or MemoryBudget()
        self._turn = turn or ProcessorTurn()
        self._adapters = dict(adapters or {})
        self._worker = Worker("language-model")
        self._turns: TurnQueue[Generation] = TurnQueue(self._worker)
        self._loaded: _Loaded | None = None
        self._flag = AbortFlag()
        self._is_closed = False

    async def load(self) -> None:
        """Load the model now, so that the first request does not wait. Raises `ModelError`, `EngineError`."""
        flag = AbortFlag()
        self._refuse_if_closed()
        await self._worker.run(lambda: _translate(lambda: self._load(flag)), flag.raise_flag)

    async def generate(self, request: GenerationRequest, on_token: OnToken | None = None) -> Generation:
        """Continue the prompt once for each sampling; see the port. `on_token` gets whole characters."""
        self._refuse_if_closed()
        loop = asyncio.get_running_loop()

        def show(index: int, piece: str) -> None:
            if on_token is not None:
                loop.call_soon_threadsafe(on_token, index, piece)

        def answer(turn: Turn[Generation]) -> Generation:
            return _translate(lambda: self._answer(request, turn, show))

        return await self._turns.run(Turn(request.priority, answer))

    def count_tokens(self, text: str) -> int:
        """Return the number of tokens of `text`. Blocks while the model loads: await `load` first."""
        self._refuse_if_closed()
        loaded = self._loaded or self._worker.submit(lambda: self._load(AbortFlag())).result()
        return len(loaded.context.tokenize(text))

    @property
    def waiting(self) -> int:
        """The number of requests that wait for their turn."""
        return self._turns.count

    def use_sequences(self, count: int) -> None:
        """Write so many answers side by side, `MOST_SEQUENCES` at most, from the next request on."""
        self._sequences = max(1, min(count, MOST_SEQUENCES))

    def close(self) -> None:
        """Stop what runs, and free the model. The engine cannot be used again."""
        if self._is_closed:
            return
        self._is_closed = True
        self._flag.raise_flag()
        self._worker.submit(self._unload).result()
        self._worker.stop()

    def _refuse_if_closed(self) -> None:
        if self._is_closed:
            raise EngineError("The language model has been closed.", "Start the program again.")

    # On the worker's thread from here on

    def _load(self, flag: AbortFlag) -> _Loaded:
        self._flag = flag  # before the look at `_is_closed`: `close` does the two in the other order
        self._refuse_if_closed()
        if self._loaded is not None:
            return self._loaded
        started = time.perf_counter()
        context = self._open_context(flag)
        state_key = f"{self.digest} {library_version()} {BATCH_TOKENS} {self._threads} plain"
        store = PrefixStore(self._state_dir, state_key)
        self._loaded = _Loaded(context, PromptMemory(context, store, self._adapters))
        log.info("loaded %s in %.1f s", self.name, time.perf_counter() - started)
        return self._loaded

    def _open_context(self, flag: AbortFlag) -> LlamaContext:
        """Load the model where it is whole and fits. llama.cpp itself would abort the process, or be killed."""
        _check_model_file(self._model_path)
        with self._budget.reserve(read_shape(self._model_path).needed_bytes(self.context_tokens), self.name):
            context = LlamaContext(self._model_path, self.context_tokens, self._threads, 1 + MOST_SEQUENCES, flag)
            context.before_step = self._turn.wait
            return context

    def _unload(self) -> None:
        if self._loaded is not None:
            self._loaded.context.close()
            self._loaded = None

    def _answer(self, request: GenerationRequest, turn: Turn[Generation], show: OnToken) -> Generation:
        loaded = self._load(turn.flag)
        started = time.perf_counter()
        context = loaded.context
        context.use_flag(turn.flag)
        head = Head(tuple(context.tokenize(request.prefix)), request.adapter)
        prompt = context.tokenize(request.prompt)
        prompt_tokens = len(head.tokens) + len(prompt)
        at_once = self._sequences  # as it is now: somebody may change it for the next
        most_tokens = self._answer_room(request, prompt_tokens, at_once)
        scores, cached = self._prepare(loaded, head, prompt, turn)
        prepared = time.perf_counter()
        work = range(LIVE + 1, LIVE + 1 + at_once)
        decoder = BatchDecoder(context, LIVE, work, turn.flag, show)

        def give_way() -> bool:
            """Let a more urgent request go first; then have the prompt back where it was."""
            if not self._turns.give_way(turn, decoder.leave):
                return False
            self._come_back(context, turn)
            if not turn.flag.is_raised:
                self._prepare(loaded, head, prompt, turn)
            return True

        lookup = Lookup(context.tokenize(request.likely), [*head.tokens, *prompt]) if request.likely else None
        completions = tuple(decoder.decode(prompt_tokens, scores, request.samplings, most_tokens, give_way, lookup))
        return Generation(
            completions=completions,
            prompt_tokens=prompt_tokens,
            cached_tokens=cached,
            generated_tokens=sum(len(completion.logprobs) for completion in completions),
            prefill_s=prepared - started,
            decode_s=time.perf_counter() - prepared,
        )

    def _prepare(self, loaded: _Loaded, head: Head, prompt: list[int], turn: Turn[Generation]) -> tuple[Scores, int]:
        """Have the prompt evaluated; between two blocks more urgent requests go first."""
        cached: int | None = None
        while True:
            if turn.flag.is_raised:
                raise DecodeAbortedError
            try:
                scores, known = loaded.prompts.prepare(head, prompt, lambda: self._turns.is_overtaken(turn))
                return scores, known if cached is None else min(cached, known)
            except OvertakenError as overtaken:
                cached = overtaken.cached_tokens if cached is None else cached
                self._turns.give_way(turn, lambda: None)
                self._come_back(loaded.context, turn)

    def _come_back(self, context: LlamaContext, turn: Turn[Generation]) -> None:
        """Have the engine listen to this turn's flag again, after that of the request that went first."""
        self._flag = turn.flag
        if self._is_closed:
            turn.flag.raise_flag()
        context.use_flag(turn.flag)

    def _answer_room(self, request: GenerationRequest, prompt_tokens: int, at_once: int) -> int:
        """Return how many tokens each answer may have at most, so that all fit beside the prompt."""
        if not prompt_tokens:
            raise InputError("The prompt is empty.", "Say what is wanted.")
        wanted = max(sampling.max_tokens for sampling in request.samplings)
        together = min(len(request.samplings), at_once)
        room = (self.context_tokens - prompt_tokens) // together
        if room < min(wanted, LEAST_ANSWER_TOKENS):
            raise InputError(
                f"This request is too long: {prompt_tokens:,} tokens, of at most {self.context_tokens:,}.",
                "Make it shorter.",
            )
        return min(wanted, room)


def _translate(work: Callable[[], T]) -> T:
    """Run `work`; where it ends early but nobody cancelled it, the engine was closed under it."""
    try:
        return work()
    except DecodeAbortedError:
        raise EngineError("The language model was stopped.", "Start the request again.") from None


def _count_cores() -> int:
    """Return the cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _check_model_file(path: Path) -> None:
    """Look before loading: llama.cpp aborts the whole process over some faults."""
    fetch = "Fetch it with `cognomega models get`."
    try:
        with path.open("rb") as file:
            magic = file.read(4)
        size = path.stat().st_size
    except OSError:
        raise ModelError(f"The model file {path.name} is missing or cannot be read.", fetch) from None
    if magic != b"GGUF" or size < SMALLEST_MODEL_BYTES:
        raise ModelError(f"{path.name} is not a whole model file.", fetch)
