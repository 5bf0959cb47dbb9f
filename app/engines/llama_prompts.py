"""Remembers evaluated prompts, so that no part of a prompt is read twice and no answer depends on what was remembered.

The last bit of a score depends on how many tokens were evaluated together and where they lie in the context, and one
bit can turn a word. So every prompt is laid out from cell 0 and read in the same blocks, whether from the start or
from a kept state, and only whole blocks are taken over. Then the same request always gets the same answer.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from collections.abc import Sequence as Items
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from app.domain.errors import ModelError
from app.engines.llama_native import BATCH_TOKENS, LlamaContext
from app.engines.llama_sampling import Scores
from app.engines.llama_states import PrefixStore

BLOCK_TOKENS = 64
"""The step in which prompts are read after their prefix: small, as what is read again is up to a block."""
LEAST_KEPT_TOKENS = 32
"""A shorter prefix is read faster than a file is written and checked."""
MOST_PARKED = 2
MOST_PARKED_BYTES = 128_000_000
LIVE = 0
"""The sequence that holds the current prompt."""

Tokens = tuple[int, ...]


class OvertakenError(Exception):
    """The reading was left between two blocks because a more urgent request waits; what was read stays."""

    def __init__(self, cached_tokens: int) -> None:
        super().__init__()
        self.cached_tokens = cached_tokens


@dataclass(frozen=True, slots=True)
class Head:
    """What a prompt begins with, and the adapter it is read with: nothing read with another is of use."""

    tokens: Tokens = ()
    adapter: str = ""


@dataclass(slots=True)
class _Prompt:
    """An evaluated prompt; `scores` are those of its last token, if it was read to its end."""

    head: Head = Head()
    tokens: list[int] = field(default_factory=list)
    scores: Scores | None = None


@dataclass(frozen=True, slots=True)
class _Parked:
    prompt: _Prompt
    state: bytearray


class PromptMemory:
    """The current prompt in sequence 0, a few more parked in memory, and prefixes on disk."""

    def __init__(self, context: LlamaContext, store: PrefixStore, adapters: Mapping[str, Path] | None = None) -> None:
        """`adapters` are the files of those that may be asked for, by name."""
        self._context = context
        self._store = store
        self._files = adapters or {}
        self._adapters: dict[str, Any] = {"": None}
        self._live = _Prompt()
        self._parked: OrderedDict[Head, _Parked] = OrderedDict()

    def prepare(
        self, head: Head, prompt: Items[int], is_overtaken: Callable[[], bool] = lambda: False
    ) -> tuple[Scores, int]:
        """Bring head and prompt into sequence 0; return the last token's scores and how much was not read.

        Raises `OvertakenError` between two blocks once `is_overtaken`, `ModelError` where an adapter cannot be used.
        """
        prefix = head.tokens
        wanted = [*prefix, *prompt]
        if self._live.head != head:
            adapter = self._adapter(head.adapter)
            self._park()
            self._context.use_adapter(adapter)
            self._bring(head)
        live = self._live
        if live.scores is not None and live.tokens == wanted:
            return live.scores, len(wanted)
        known = _whole_blocks(_common_length(live.tokens, wanted[:-1]), len(prefix))
        live.scores = None
        self._context.cut_sequence(LIVE, known)
        del live.tokens[known:]

        def look_up() -> None:
            if is_overtaken():
                raise OvertakenError(known)

        self._read_prefix(wanted, look_up)
        self._read(wanted, BLOCK_TOKENS, look_up)
        live.scores = self._context.scores(-1).copy()
        return live.scores, known

    def _park(self) -> None:
        size = self._context.state_bytes(LIVE)
        if len(self._live.tokens) >= LEAST_KEPT_TOKENS and size <= MOST_PARKED_BYTES:
            self._parked[self._live.head] = _Parked(self._live, self._context.read_state(LIVE))
            if len(self._parked) > MOST_PARKED:
                self._parked.popitem(last=False)
        self._context.clear()

    def _adapter(self, name: str) -> Any:
        if name not in self._adapters:
            if name not in self._files:
                raise ModelError(f"The model has not learnt “{name}”.", "Install the program again.")
            self._adapters[name] = self._context.load_adapter(self._files[name])
        return self._adapters[name]

    def _bring(self, head: Head) -> None:
        """Lay out in the empty context what is known about `head`."""
        prefix = head.tokens
        self._live = _Prompt(head)
        parked = self._parked.pop(head, None)
        if parked is not None and self._context.restore_state(LIVE, memoryview(parked.state)):
            self._live = parked.prompt
            return
        state = self._store.read(prefix, head.adapter) if len(prefix) >= LEAST_KEPT_TOKENS else None
        if state is not None and self._context.restore_state(LIVE, state):
            self._live.tokens = list(prefix)

    def _read_prefix(self, wanted: list[int], look_up: Callable[[], None]) -> None:
        """Read what is missing of the prefix, and keep its state for later starts."""
        prefix = self._live.head.tokens
        if len(self._live.tokens) >= len(prefix):
            return
        self._read(wanted[: len(prefix)], BATCH_TOKENS, look_up)
        if len(prefix) >= LEAST_KEPT_TOKENS:
            self._store.write(prefix, self._context.read_state(LIVE), self._live.head.adapter)

    def _read(self, wanted: list[int], block: int, look_up: Callable[[], None]) -> None:
        """Evaluate what is missing of `wanted`, block by block. Blocks that were finished stay after an abort."""
        tokens = self._live.tokens
        while len(tokens) < len(wanted):
            look_up()
            start = len(tokens)
            chunk = wanted[start : start + block]
            positions = range(start, start + len(chunk))
            try:
                self._context.decode(chunk, positions, [LIVE] * len(chunk), [len(chunk) - 1])
            except BaseException:  # raised again: what was read only in part must not be taken for read
                self._context.cut_sequence(LIVE, start)
                raise
            tokens += chunk


def _whole_blocks(length: int, prefix_length: int) -> int:
    """Round down to where a block of the prefix or of the prompt ends."""
    if length < prefix_length:
        return length - length % BATCH_TOKENS
    return length - (length - prefix_length) % BLOCK_TOKENS


def _common_length(known: Items[int], wanted: Items[int]) -> int:
    size = min(len(known), len(wanted))
    differs = np.flatnonzero(np.not_equal(known[:size], wanted[:size]))
    return int(differs[0]) if differs.size else size
