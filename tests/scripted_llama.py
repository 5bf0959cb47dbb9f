"""The engine over a scripted model: every real part but llama.cpp itself, whose answers follow from the prompt alone.

The context refuses what llama.cpp would take silently: a token at a wrong place, a sequence nobody cleared, too many
cells. So an answer that is right proves that no other request was mixed into it.
"""

import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from app.engines.llama import LlamaEngine
from app.engines.llama_native import AbortFlag, DecodeAbortedError
from app.engines.llama_sampling import Scores

END = 0
ADAPTED = 0x80
"""Set in every cell that was read with the adapter, so that one read without it gives another answer."""
ADAPTER = Path("learnt.gguf")


def next_token(content: bytes) -> int:
    """Return the token the scripted model puts behind `content`: a letter, or the end."""
    number = zlib.crc32(content)
    return END if number % 23 == 0 else 97 + number % 26


def expected_answer(prompt: str, max_tokens: int, is_adapted: bool = False) -> str:
    mark = ADAPTED if is_adapted else 0
    content = bytes(letter ^ mark for letter in prompt.encode())
    answer = b""
    while len(answer) < max_tokens and (token := next_token(content)) != END:
        content += bytes([token ^ mark])
        answer += bytes([token])
    return answer.decode()


class ScriptedContext:
    """Stands in for `LlamaContext`: tokens are bytes."""

    vocabulary_size = 256

    def __init__(self, cells: int, step_s: float) -> None:
        self._cells = cells
        self._step_s = step_s
        self._flag = AbortFlag()
        self._mark = 0
        self._scores: dict[int, Scores] = {}
        self.sequences: dict[int, bytes] = {}
        self.at_once: set[int] = set()
        """How many sequences were written to in one step."""
        self.steps = self.evaluated = 0

    def tokenize(self, text: str) -> list[int]:
        return list(text.encode())

    def token_bytes(self, token: int) -> bytes:
        return bytes([token])

    def is_end(self, token: int) -> bool:
        return token == END

    def use_flag(self, flag: AbortFlag) -> None:
        self._flag = flag

    def load_adapter(self, path: Path) -> int:
        assert path == ADAPTER
        return ADAPTED

    def use_adapter(self, adapter: int | None) -> None:
        self._mark = adapter or 0

    def decode(
        self, tokens: Sequence[int], positions: Sequence[int], sequences: Sequence[int], wanted_rows: Sequence[int]
    ) -> None:
        time.sleep(self._step_s)  # lets the other thread at the interpreter, as native code does
        if self._flag.is_raised:
            raise DecodeAbortedError
        self._scores = {}
        self.at_once.add(len(set(sequences)))
        self.steps += 1
        self.evaluated += len(tokens)
        for row, (token, position, sequence) in enumerate(zip(tokens, positions, sequences, strict=True)):
            content = self.sequences.get(sequence, b"")
            assert len(content) == position, f"sequence {sequence} ends at {len(content)}, not at {position}"
            self.sequences[sequence] = content + bytes([token ^ self._mark])
            if row in wanted_rows:
                self._scores[row] = self._score(sequence)
        assert max(map(len, self.sequences.values())) <= self._cells
        self._last = len(tokens) - 1

    def scores(self, row: int) -> Scores:
        return self._scores[self._last if row == -1 else row]

    def copy_sequence(self, source: int, target: int, start: int, end: int) -> None:
        assert not self.sequences.get(target), f"sequence {target} was not cleared"
        self.sequences[target] = self.sequences[source][start:end]
        assert len(self.sequences[target]) == end - start

    def cut_sequence(self, sequence: int, start: int = 0) -> None:
        self.sequences[sequence] = self.sequences.get(sequence, b"")[:start]

    def clear(self) -> None:
        self.sequences = {}

    def state_bytes(self, sequence: int) -> int:
        return len(self.sequences.get(sequence, b""))

    def read_state(self, sequence: int) -> bytearray:
        return bytearray(self.sequences.get(sequence, b""))

    def restore_state(self, sequence: int, state: memoryview) -> bool:
        self.sequences[sequence] = bytes(state)
        return True

    def close(self) -> None:
        self.sequences = {}

    def _score(self, sequence: int) -> Scores:
        scores = np.zeros(self.vocabulary_size, np.float32)
        scores[next_token(self.sequences[sequence])] = 50
        return scores


class ScriptedEngine(LlamaEngine):
    """The real engine, its thread, queue, prompt memory and decoder, over a `ScriptedContext`."""

    def __init__(self, state_dir: Path, context_tokens: int = 2048, step_s: float = 0.0) -> None:
        super().__init__(
            *(Path("scripted"), "0" * 64, "scripted", state_dir, context_tokens), adapters={"learnt": ADAPTER}
        )
        self.context = ScriptedContext(context_tokens, step_s)

    def _open_context(self, flag: AbortFlag) -> Any:
        return self.context
