"""The one place that calls llama.cpp: a model, one context over it, and grammars, through ctypes.

Only `tokenize` may be called from several threads. Positions, rows and sequence ids are llama.cpp's.
"""

import ctypes
import importlib
import os
from collections.abc import Callable
from collections.abc import Sequence as Items
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.errors import EngineError, ModelError
from app.engines.llama_sampling import Scores, TokenIds

BATCH_TOKENS = 512
ABORTED = 2
_RELEASE_STEP = 0.05
_DONT_NEED = 4  # Linux's MADV_DONTNEED
CANDIDATE = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])
"""Laid out as llama.cpp's `llama_token_data`."""


class DecodeAbortedError(Exception):
    """A native call ended early because its `AbortFlag` was raised; the context stays usable."""


class AbortFlag:
    """A flag native code looks at without asking Python.

    llama.cpp calls `abort_callback(data)` between all nodes of the graph, a thousand times a token. A Python
    function there would wait for the interpreter lock each time, up to 5 ms while the event loop is busy.
    C's `strlen` has the wanted shape: of "" it is 0, go on; of a one-letter text 1, stop.
    """

    def __init__(self) -> None:
        self._text = ctypes.create_string_buffer(2)

    @property
    def address(self) -> int:
        return ctypes.addressof(self._text)

    @property
    def is_raised(self) -> bool:
        return self._text.value != b""

    def raise_flag(self) -> None:
        self._text[0] = b"x"


class LlamaContext:
    """A loaded model with one context of `context_tokens` cells shared by `sequences` sequences."""

    def __init__(self, model_path: Path, context_tokens: int, threads: int, sequences: int, flag: AbortFlag) -> None:
        self._api = api = load_library()
        self._model = _load_model(api, model_path, flag)
        self._vocabulary = api.llama_model_get_vocab(self._model)
        self.vocabulary_size: int = api.llama_vocab_n_tokens(self._vocabulary)
        self._context = self._open_context(context_tokens, threads, sequences)
        self._memory = api.llama_get_memory(self._context)
        self._batch = _Batch(api)
        self.before_step: Callable[[], object] = lambda: None
        """Called before each decoding; may wait until something more urgent is done."""
        self._pieces: dict[int, bytes] = {}

    def close(self) -> None:
        self._api.llama_free(self._context)
        self._api.llama_model_free(self._model)

    def _open_context(self, context_tokens: int, threads: int, sequences: int) -> Any:
        api = self._api
        params = api.llama_context_default_params()
        params.n_ctx = context_tokens
        params.n_batch = params.n_ubatch = BATCH_TOKENS
        params.n_seq_max = sequences
        params.n_threads = params.n_threads_batch = threads
        params.kv_unified = True  # without it, copying a part of a sequence aborts the process
        params.flash_attn_type = api.LLAMA_FLASH_ATTN_TYPE_DISABLED  # on a processor it reads up to 1.8 x as long
        params.no_perf = True
        context = api.llama_init_from_model(self._model, params)
        if not context:
            api.llama_model_free(self._model)
            raise EngineError(
                "The language model could not be started, most likely for want of memory.",
                "Close other programs and try again.",
            )
        return context

    # Text and tokens

    def tokenize(self, text: str) -> list[int]:
        """Return the tokens of `text`, special tokens spelled out in it included. Safe from any thread."""
        data = text.encode()
        room = len(data) + 8
        tokens = (ctypes.c_int32 * room)()
        count = self._api.llama_tokenize(self._vocabulary, data, len(data), tokens, room, False, True)
        return tokens[:count]

    def token_bytes(self, token: int) -> bytes:
        known = self._pieces.get(token)
        if known is None:
            buffer = ctypes.create_string_buffer(256)
            size = self._api.llama_token_to_piece(self._vocabulary, token, buffer, len(buffer), 0, False)
            known = self._pieces[token] = buffer.raw[: max(0, size)]
        return known

    def is_end(self, token: int) -> bool:
        """Say whether `token` ends an answer; any control token does, for it can be no part of a text."""
        api = self._api
        return bool(
            api.llama_vocab_is_eog(self._vocabulary, token) or api.llama_vocab_is_control(self._vocabulary, token)
        )

    def open_grammar(self, text: str) -> "Grammar":
        return Grammar(self._api, self._vocabulary, text)

    # Evaluation

    def load_adapter(self, path: Path) -> Any:
        """Return the adapter in the file, which lives as long as the model. Raises `ModelError`."""
        adapter = self._api.llama_adapter_lora_init(self._model, os.fsencode(path))
        if not adapter:
            raise ModelError(f"{path.name} is damaged, or was made for another model.", "Install the program again.")
        return adapter

    def use_adapter(self, adapter: Any | None) -> None:
        """Answer with `adapter` from now on, or as the model is. What was read before was read otherwise."""
        api = self._api
        adapters = [adapter] if adapter else []
        pointers = (api.llama_adapter_lora_p_ctypes * len(adapters))(*adapters)
        scales = (ctypes.c_float * len(adapters))(*[1.0] * len(adapters))
        if api.llama_set_adapters_lora(self._context, pointers, len(adapters), scales):
            raise EngineError("The language model cannot answer with what it learnt.", "Install the program again.")

    def use_flag(self, flag: AbortFlag) -> None:
        """Make `flag` the one that stops native work. It must stay alive until another takes its place."""
        api = self._api
        stop = ctypes.cast(_c_library().strlen, api.ggml_abort_callback)
        api.llama_set_abort_callback(self._context, stop, flag.address)

    def decode(self, tokens: Items[int], positions: Items[int], sequences: Items[int], wanted_rows: Items[int]) -> None:
        """Evaluate at most `BATCH_TOKENS` tokens; scores are then there for the wanted rows."""
        batch = self._batch.fill(tokens, positions, sequences, wanted_rows)
        self.before_step()
        outcome = self._api.llama_decode(self._context, batch)
        if outcome == ABORTED:
            raise DecodeAbortedError
        if outcome:
            raise EngineError(
                f"The language model stopped with error {outcome}.", "Try again; restart if it happens again."
            )

    def scores(self, row: int) -> Scores:
        """Return the logits of a row of the last batch: llama.cpp's memory, valid until the next `decode`."""
        pointer = self._api.llama_get_logits_ith(self._context, row)
        return np.ctypeslib.as_array(pointer, shape=(self.vocabulary_size,))

    # What is kept of sequences

    def copy_sequence(self, source: int, target: int, start: int, end: int) -> None:
        """Let `target` share the cells of `source` from position `start` up to `end`; nothing is moved."""
        self._api.llama_memory_seq_cp(self._memory, source, target, start, end)

    def cut_sequence(self, sequence: int, start: int = 0) -> None:
        """Forget the sequence from position `start` on."""
        self._api.llama_memory_seq_rm(self._memory, sequence, start, -1)

    def clear(self) -> None:
        """Forget everything; what comes next is laid out from cell 0 again."""
        self._api.llama_memory_clear(self._memory, False)

    def state_bytes(self, sequence: int) -> int:
        size: int = self._api.llama_state_seq_get_size(self._context, sequence)
        return size

    def read_state(self, sequence: int) -> bytearray:
        size = self.state_bytes(sequence)
        state = bytearray(size)
        array = (ctypes.c_uint8 * size).from_buffer(state)
        self._api.llama_state_seq_get_data(self._context, array, size, sequence)
        return state

    def restore_state(self, sequence: int, state: memoryview) -> bool:
        """Replace the sequence by a state read earlier; False where llama.cpp does not take it."""
        array = (ctypes.c_uint8 * len(state)).from_buffer(state)
        taken: int = self._api.llama_state_seq_set_data(self._context, array, len(state), sequence)
        if taken != len(state):
            self.cut_sequence(sequence)
        return taken == len(state)


class Grammar:
    """A GBNF grammar following one sequence."""

    def __init__(self, api: Any, vocabulary: Any, text: str) -> None:
        self._api = api
        self._sampler = api.llama_sampler_init_grammar(vocabulary, text.encode(), b"root")
        if not self._sampler:
            raise ValueError("llama.cpp cannot read this grammar")

    def allows(self, tokens: TokenIds) -> NDArray[np.bool_]:
        """Say of each token whether it may come next."""
        api = self._api
        candidates = np.zeros(tokens.size, CANDIDATE)
        candidates["id"] = tokens
        array = api.llama_token_data_array(
            data=candidates.ctypes.data_as(api.llama_token_data_p),
            size=tokens.size,
            selected=-1,
            sorted=False,
        )
        api.llama_sampler_apply(self._sampler, ctypes.byref(array))
        return np.asarray(candidates["logit"] == 0)

    def accept(self, token: int) -> None:
        """Move on by `token`, which must be allowed: anything else would abort the process."""
        self._api.llama_sampler_accept(self._sampler, token)

    def close(self) -> None:
        self._api.llama_sampler_free(self._sampler)


class _Batch:
    """llama.cpp's batch over numpy arrays, so that it is filled without a Python loop."""

    def __init__(self, api: Any) -> None:
        self._tokens = np.zeros(BATCH_TOKENS, np.int32)
        self._positions = np.zeros(BATCH_TOKENS, np.int32)
        self._sequences = np.zeros(BATCH_TOKENS, np.int32)
        self._wanted = np.zeros(BATCH_TOKENS, np.int8)
        self._counts = np.ones(BATCH_TOKENS, np.int32)
        self._sequence_pointers = (self._sequences.ctypes.data + 4 * np.arange(BATCH_TOKENS)).astype(np.uintp)
        self._struct = api.llama_batch(
            token=_pointer(self._tokens, ctypes.c_int32),
            pos=_pointer(self._positions, ctypes.c_int32),
            n_seq_id=_pointer(self._counts, ctypes.c_int32),
            seq_id=_pointer(self._sequence_pointers, ctypes.POINTER(ctypes.c_int32)),
            logits=_pointer(self._wanted, ctypes.c_int8),
        )

    def fill(self, tokens: Items[int], positions: Items[int], sequences: Items[int], wanted_rows: Items[int]) -> Any:
        count = len(tokens)
        self._tokens[:count] = tokens
        self._positions[:count] = positions
        self._sequences[:count] = sequences
        self._wanted[:count] = 0
        self._wanted[list(wanted_rows)] = 1
        self._struct.n_tokens = count
        return self._struct


def load_library() -> Any:
    """Import llama_cpp's low-level functions, silenced, with idle threads that sleep instead of spinning."""
    # Spinning threads made a token take 2,700 ms instead of 37 ms beside another busy process.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    api = importlib.import_module("llama_cpp.llama_cpp")
    # A C function in place of a logger: it needs no interpreter lock and cannot outlive the interpreter.
    api.llama_log_set(ctypes.cast(_c_library().abs, api.llama_log_callback), None)
    return api


def library_version() -> str:
    version: str = importlib.import_module("llama_cpp").__version__
    return version


def _c_library() -> ctypes.CDLL:
    """Return the C library, which on Windows is not part of the program itself."""
    return ctypes.CDLL("msvcrt" if os.name == "nt" else None)


def _load_model(api: Any, path: Path, flag: AbortFlag) -> Any:
    api.llama_backend_init()
    params = api.llama_model_default_params()
    params.n_gpu_layers = 0
    released = 0.0

    def on_progress(fraction: float, _data: Any) -> bool:
        """Called once a tensor, so Python is quick enough here."""
        nonlocal released
        if fraction - released > _RELEASE_STEP:
            released = fraction
            _release_pages(path)
        return not flag.is_raised

    go_on = api.llama_progress_callback(on_progress)
    params.progress_callback = go_on
    model = api.llama_model_load_from_file(os.fsencode(path), params)
    if model:
        _release_pages(path)
        return model
    if flag.is_raised:
        raise DecodeAbortedError
    raise ModelError(
        f"The model file {path.name} is damaged or of an unknown kind.",
        "Fetch it again with `cognomega models get`.",
    )


def _release_pages(path: Path) -> None:
    """Give back the memory of what was read of a mapped model file; whatever is needed again is mapped again.

    llama.cpp keeps most weights twice, as they are in the file and laid out for the processor: 2.0 GB where 1.4 GB do.
    Loading without a mapping saves as much and takes 0.4 s of processor time longer. Linux only; others keep both.
    """
    try:
        lines = Path("/proc/self/maps").read_text("utf-8", "replace").splitlines()
    except OSError:
        return
    for line in lines:
        if line.endswith(f" {path.resolve()}"):
            start, end = (int(address, 16) for address in line.split()[0].split("-"))
            _c_library().madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), _DONT_NEED)


def _pointer(array: NDArray[Any], kind: Any) -> Any:
    return ctypes.cast(array.ctypes.data, ctypes.POINTER(kind))
