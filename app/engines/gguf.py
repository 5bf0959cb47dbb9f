"""Reads what a model file says of itself, so that the memory it will take is known before it is loaded.

The format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md. Texts and lists are skipped.
"""

import mmap
import struct
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import ModelError

_NUMBERS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_TEXT, _LIST = 8, 9
_MOST_ENTRIES = 10_000
_SCRATCH_BYTES = 350_000_000
"""What llama.cpp takes beside weights and context, measured with batches of 512 tokens."""


@dataclass(frozen=True, slots=True)
class ModelShape:
    """What decides how much memory a model takes. `context_token_bytes`: keys and values of one token, f16."""

    file_bytes: int
    context_token_bytes: int

    def needed_bytes(self, context_tokens: int) -> int:
        """Return the memory it takes when loaded with room for so many tokens."""
        return self.file_bytes + context_tokens * self.context_token_bytes + _SCRATCH_BYTES


def read_shape(path: Path) -> ModelShape:
    """Read the head of a GGUF file. Raises `ModelError` where it is no such file, or cut off."""
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            figures = _read_figures(data)
    except (OSError, ValueError, struct.error, IndexError, OverflowError):
        raise _damaged(path) from None
    try:
        layers, heads = figures["block_count"], figures["attention.head_count"]
        width = figures.get("attention.key_length", figures["embedding_length"] / heads)
        value_width = figures.get("attention.value_length", width)
        kept = figures.get("attention.head_count_kv", heads)
        token_bytes = int(2 * layers * kept * (width + value_width))
    except (KeyError, ZeroDivisionError, ValueError, OverflowError):
        raise _damaged(path) from None
    return ModelShape(path.stat().st_size, token_bytes)


def _read_figures(data: mmap.mmap) -> dict[str, float]:
    """Return the numbers of the head by name, without the name of the architecture before the first dot."""
    magic, version, _tensors, count = struct.unpack_from("<4sIQQ", data, 0)
    if magic != b"GGUF" or version < 2 or count > _MOST_ENTRIES:
        raise ValueError("no GGUF")
    place, figures = 24, {}
    for _ in range(count):
        name, place = _read_text(data, place)
        (kind,) = struct.unpack_from("<I", data, place)
        value, place = _read_value(data, place + 4, kind)
        if isinstance(value, (int, float)):
            figures[name.partition(".")[2]] = float(value)
    return figures


def _read_value(data: mmap.mmap, place: int, kind: int) -> tuple[object, int]:
    if kind == _TEXT:
        (size,) = struct.unpack_from("<Q", data, place)
        return None, place + 8 + size
    if kind == _LIST:
        inner, count = struct.unpack_from("<IQ", data, place)
        return None, _skip_list(data, place + 12, inner, count)
    code = "<" + _NUMBERS.get(kind, "!")
    (value,) = struct.unpack_from(code, data, place)
    return value, place + struct.calcsize(code)


def _skip_list(data: mmap.mmap, place: int, kind: int, count: int) -> int:
    if kind in _NUMBERS:
        return place + count * struct.calcsize("<" + _NUMBERS[kind])
    for _ in range(count):
        if place >= len(data):
            raise ValueError("cut off")
        _, place = _read_value(data, place, kind)
    return place


def _read_text(data: mmap.mmap, place: int) -> tuple[str, int]:
    (size,) = struct.unpack_from("<Q", data, place)
    if size > 1000:
        raise ValueError("no name")
    return data[place + 8 : place + 8 + size].decode("utf-8", "replace"), place + 8 + size


def _damaged(path: Path) -> ModelError:
    return ModelError(f"{path.name} is not a whole model file.", "Fetch it again with `cognomega models get`.")
