"""Remembers evaluated prompts inside the context, so that no part of a prompt is read twice.

Each slot is a sequence that is never decoded further itself; requests share its cells. A few slots let a few
kinds of prompt alternate, each with its own fixed prefix; prefixes also outlive the process in `PrefixStore`.
"""

from collections.abc import Sequence as Items
from dataclasses import dataclass, field

import numpy as np

from app.engines.llama_native import BATCH_TOKENS, LlamaContext
from app.engines.llama_states import PrefixStore

LEAST_KEPT_TOKENS = 32
"""A shorter prefix is read faster than a file is written and checked."""


@dataclass(slots=True)
class Slot:
    """One remembered prompt: what sequence `sequence` holds."""

    sequence: int
    prefix: tuple[int, ...] = ()
    tokens: list[int] = field(default_factory=list)
    last_use: int = 0


class PromptSlots:
    """The remembered prompts of one context, in the sequences 0 … `count` - 1."""

    def __init__(self, context: LlamaContext, store: PrefixStore, capacity_tokens: int, count: int) -> None:
        self._context = context
        self._store = store
        self._capacity_tokens = capacity_tokens
        self._slots = [Slot(sequence) for sequence in range(count)]
        self._uses = 0

    def prepare(self, prefix: tuple[int, ...], prompt: Items[int], room_tokens: int) -> tuple[Slot, int]:
        """Evaluate prefix and prompt; return their slot and how many tokens did not have to be read.

        The scores of the last token are then row -1 of the context. `room_tokens` cells are left free for
        what follows; older slots are forgotten where they stand in the way.
        """
        wanted = [*prefix, *prompt]
        slot = self._choose(prefix)
        self._uses += 1
        slot.last_use = self._uses
        slot.prefix = prefix
        known = self._start_from_memory(slot, wanted)
        self._make_room(slot, len(wanted) + room_tokens)
        if known < len(prefix) and len(prefix) >= LEAST_KEPT_TOKENS:
            known = self._bring_prefix(slot, prefix, known)
        known = min(known, len(wanted) - 1)  # the last token is always read: its scores are wanted
        self._cut(slot, known)
        self._read(slot, wanted)
        return slot, known

    def _choose(self, prefix: tuple[int, ...]) -> Slot:
        same = [slot for slot in self._slots if slot.tokens and slot.prefix == prefix]
        return same[0] if same else min(self._slots, key=lambda slot: slot.last_use)

    def _start_from_memory(self, slot: Slot, wanted: list[int]) -> int:
        """Leave in `slot` the longest beginning of `wanted` that any slot holds, and return its length."""
        best = max(self._slots, key=lambda other: (_common_length(other.tokens, wanted), other is slot))
        length = _common_length(best.tokens, wanted)
        if best is slot:
            self._cut(slot, length)
        else:
            self._cut(slot, 0)
            self._context.copy_sequence(best.sequence, slot.sequence, 0, length)
            slot.tokens = wanted[:length]
        return length

    def _make_room(self, slot: Slot, tokens: int) -> None:
        for other in sorted(self._slots, key=lambda s: s.last_use):
            used = sum(len(s.tokens) for s in self._slots if s is not slot)
            if used + tokens <= self._capacity_tokens:
                return
            if other is not slot:
                self._cut(other, 0)

    def _bring_prefix(self, slot: Slot, prefix: tuple[int, ...], known: int) -> int:
        """Fetch the prefix's state from disk, else read it and keep its state; return the tokens not read."""
        state = self._store.read(prefix)
        if state is not None:
            self._cut(slot, 0)
            if self._context.restore_state(slot.sequence, state):
                slot.tokens = list(prefix)
                return len(prefix)
            known = 0
        self._read(slot, list(prefix))
        self._store.write(prefix, self._context.read_state(slot.sequence))
        return known

    def _cut(self, slot: Slot, length: int) -> None:
        self._context.cut_sequence(slot.sequence, length)
        del slot.tokens[length:]

    def _read(self, slot: Slot, wanted: list[int]) -> None:
        """Evaluate what the slot does not hold yet. Batches that were finished stay when one is aborted."""
        while len(slot.tokens) < len(wanted):
            start = len(slot.tokens)
            chunk = wanted[start : start + BATCH_TOKENS]
            try:
                self._context.decode(
                    chunk, range(start, start + len(chunk)), [slot.sequence] * len(chunk), [len(chunk) - 1]
                )
            except BaseException:
                self._cut(slot, start)
                raise
            slot.tokens += chunk


def _common_length(known: Items[int], wanted: Items[int]) -> int:
    size = min(len(known), len(wanted))
    differs = np.flatnonzero(np.not_equal(known[:size], wanted[:size]))
    return int(differs[0]) if differs.size else size
