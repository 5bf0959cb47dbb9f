"""How much memory a model takes is read from its file, and known before it is loaded."""

import contextlib
import struct
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import ModelError, ResourceError
from app.engines.gguf import read_shape
from app.engines.hardware import MemoryBudget

FIGURES = {"block_count": 28, "attention.head_count": 12, "attention.head_count_kv": 2, "embedding_length": 1536}


def text(value: str) -> bytes:
    return struct.pack("<Q", len(value)) + value.encode()


def model_file(figures: dict[str, int]) -> bytes:
    """Return a file head with a text and two lists before the figures, as real ones have."""
    entries = [text("general.name") + struct.pack("<I", 8) + text("a model")]
    entries.append(text("tokenizer.tokens") + struct.pack("<IIQ", 9, 8, 2) + text("one") + text("two"))
    entries.append(text("tokenizer.types") + struct.pack("<IIQ", 9, 5, 3) + struct.pack("<3i", 1, 2, 3))
    entries += [text(f"qwen2.{name}") + struct.pack("<II", 4, number) for name, number in figures.items()]
    return struct.pack("<4sIQQ", b"GGUF", 3, 0, len(entries)) + b"".join(entries) + b"\0" * 100


def test_a_token_of_context_takes_what_the_shape_says(tmp_path: Path) -> None:
    """28 layers, 2 heads kept of 128 numbers, keys and values, 2 bytes each: 28 KiB."""
    path = tmp_path / "m.gguf"
    path.write_bytes(model_file(FIGURES))
    shape = read_shape(path)
    assert shape.context_token_bytes == 28 * 1024
    assert shape.needed_bytes(1000) - shape.needed_bytes(0) == 28 * 1024 * 1000
    assert shape.needed_bytes(0) > shape.file_bytes


@pytest.mark.parametrize("content", [b"", b"GGUF", b"<html>" * 100, model_file({}), model_file(FIGURES)[:200]])
def test_a_file_that_is_no_whole_model_is_told_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.gguf"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"broken\.gguf"):
        read_shape(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 500), st.binary(min_size=1, max_size=8))
def test_damage_anywhere_is_no_crash(tmp_path: Path, place: int, damage: bytes) -> None:
    content = bytearray(model_file(FIGURES))
    content[place : place + len(damage)] = damage
    path = tmp_path / "damaged.gguf"
    path.write_bytes(content)
    with contextlib.suppress(ModelError):
        read_shape(path)


def test_too_little_memory_is_told_before_loading() -> None:
    budget = MemoryBudget(lambda: 1_000_000_000)
    with (
        pytest.raises(ResourceError, match=r"The model needs 1\.5 GB of memory, and 1\.0 GB is free"),
        budget.reserve(1_500_000_000, "The model"),
    ):
        raise AssertionError


def test_two_that_load_at_once_do_not_count_on_the_same_memory() -> None:
    budget = MemoryBudget(lambda: 3_000_000_000)
    inside, leave = threading.Event(), threading.Event()

    def load() -> None:
        with budget.reserve(2_000_000_000, "One"):
            inside.set()
            leave.wait(60)

    loading = threading.Thread(target=load)
    loading.start()
    assert inside.wait(60)
    with pytest.raises(ResourceError, match=r"Another needs 2\.0 GB of memory, and 1\.0 GB is free"):
        budget.reserve(2_000_000_000, "Another").__enter__()
    leave.set()
    loading.join()
    with budget.reserve(2_000_000_000, "Another"):
        pass
