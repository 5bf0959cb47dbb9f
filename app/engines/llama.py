"""The language model in this process: llama.cpp in one thread, with one context shared by all agents."""

import asyncio
import logging
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import EngineError, InputError, ModelError
from app.domain.generation import Generation, GenerationRequest
from app.engines.llama_decoding import BatchDecoder
from app.engines.llama_native import AbortFlag, DecodeAbortedError, LlamaContext, library_version
from app.engines.llama_slots import PromptSlots
from app.engines.llama_states import PrefixStore
from app.worker import Worker

PROMPT_SLOTS = 3
LEAST_ANSWER_TOKENS = 32
SMALLEST_MODEL_BYTES = 1_000_000
OnToken = Callable[[int, str], None]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Loaded:
    context: LlamaContext
    slots: PromptSlots


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
        max_sequences: int = 8,
    ) -> None:
        """`digest` is the model file's SHA-256, verified by the caller. `threads` 0 means every core."""
        self.name = name
        self.digest = digest
        self.context_tokens = context_tokens
        self._model_path = model_path
        self._state_dir = state_dir
        self._threads = threads or len(os.sched_getaffinity(0))
        self._max_sequences = max_sequences
        self._worker = Worker("language-model")
        self._loaded: _Loaded | None = None
        self._flag = AbortFlag()
        self._is_closed = False

    async def load(self) -> None:
        """Load the model now, so that the first request does not wait. Raises `ModelError`, `EngineError`."""
        flag = AbortFlag()
        await self._worker.run(lambda: self._load(flag), flag.raise_flag)

    async def generate(self, request: GenerationRequest, on_token: OnToken | None = None) -> Generation:
        """Continue the prompt once for each sampling; see the port. `on_token` gets whole characters."""
        if self._is_closed:
            raise EngineError("The language model has been closed.", "Start the program again.")
        loop = asyncio.get_running_loop()
        flag = AbortFlag()

        def show(index: int, piece: str) -> None:
            if on_token is not None:
                loop.call_soon_threadsafe(on_token, index, piece)

        return await self._worker.run(lambda: self._generate(request, flag, show), flag.raise_flag)

    def count_tokens(self, text: str) -> int:
        """Return the number of tokens of `text`. Blocks while the model loads: await `load` first."""
        loaded = self._loaded or self._worker.submit(lambda: self._load(AbortFlag())).result()
        return len(loaded.context.tokenize(text))

    def close(self) -> None:
        """Stop what runs, and free the model. The engine cannot be used again."""
        if self._is_closed:
            return
        self._is_closed = True
        self._flag.raise_flag()
        self._worker.submit(self._unload)
        self._worker.stop()

    # On the worker's thread from here on

    def _load(self, flag: AbortFlag) -> _Loaded:
        if self._loaded is not None:
            return self._loaded
        started = time.perf_counter()
        _check_model_file(self._model_path)
        sequences = PROMPT_SLOTS + self._max_sequences
        context = LlamaContext(self._model_path, self.context_tokens, self._threads, sequences, flag)
        engine_key = f"{self.digest} {library_version()} {self.context_tokens}"
        slots = PromptSlots(
            context, PrefixStore(self._state_dir, engine_key), self.context_tokens, PROMPT_SLOTS
        )
        self._loaded = _Loaded(context, slots)
        log.info("loaded %s in %.1f s", self.name, time.perf_counter() - started)
        return self._loaded

    def _unload(self) -> None:
        if self._loaded is not None:
            self._loaded.context.close()
            self._loaded = None

    def _generate(
        self, request: GenerationRequest, flag: AbortFlag, show: Callable[[int, str], None]
    ) -> Generation:
        self._flag = flag
        try:
            loaded = self._load(flag)
            loaded.context.use_flag(flag)
            return self._answer(loaded, request, flag, show)
        except DecodeAbortedError:
            raise EngineError("The language model was stopped.", "Start the request again.") from None

    def _answer(
        self, loaded: _Loaded, request: GenerationRequest, flag: AbortFlag, show: Callable[[int, str], None]
    ) -> Generation:
        started = time.perf_counter()
        context = loaded.context
        prefix = tuple(context.tokenize(request.prefix))
        prompt = context.tokenize(request.prompt)
        most_tokens = self._answer_room(request, len(prefix) + len(prompt))
        together = min(len(request.samplings), self._max_sequences)
        slot, cached = loaded.slots.prepare(prefix, prompt, together * most_tokens)
        prepared = time.perf_counter()
        work = range(PROMPT_SLOTS, PROMPT_SLOTS + self._max_sequences)
        decoder = BatchDecoder(context, work, flag, show)
        completions = tuple(decoder.decode(slot, request.samplings, most_tokens))
        return Generation(
            completions=completions,
            prompt_tokens=len(prefix) + len(prompt),
            cached_tokens=cached,
            generated_tokens=sum(len(completion.logprobs) for completion in completions),
            prefill_s=prepared - started,
            decode_s=time.perf_counter() - prepared,
        )

    def _answer_room(self, request: GenerationRequest, prompt_tokens: int) -> int:
        """Return how many tokens each answer may have at most, so that all fit beside the prompt."""
        if not prompt_tokens:
            raise InputError("The prompt is empty.", "Say what is wanted.")
        wanted = max(sampling.max_tokens for sampling in request.samplings)
        together = min(len(request.samplings), self._max_sequences)
        room = (self.context_tokens - prompt_tokens) // together
        if room < min(wanted, LEAST_ANSWER_TOKENS):
            raise InputError(
                f"This request is too long: {prompt_tokens:,} tokens; the model reads {self.context_tokens:,}.",
                "Make it shorter.",
            )
        return min(wanted, room)


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
