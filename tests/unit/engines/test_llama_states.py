"""Prefix states on disk: exact or ignored, bounded, never half written."""

import os
from pathlib import Path

from app.engines.llama_states import PrefixStore

TOKENS = (1, 2, 3)
STATE = bytes(range(256)) * 40


def only_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_a_state_comes_back_as_it_was(tmp_path: Path) -> None:
    PrefixStore(tmp_path, "model 1").write(TOKENS, STATE)
    state = PrefixStore(tmp_path, "model 1").read(TOKENS)
    assert state is not None
    assert bytes(state) == STATE
    assert not state.readonly


def test_other_tokens_or_another_model_find_nothing(tmp_path: Path) -> None:
    store = PrefixStore(tmp_path, "model 1")
    store.write(TOKENS, STATE)
    assert store.read((1, 2)) is None
    assert PrefixStore(tmp_path, "model 2").read(TOKENS) is None


def test_what_was_read_with_another_adapter_is_not_found(tmp_path: Path) -> None:
    store = PrefixStore(tmp_path, "model 1")
    store.write(TOKENS, STATE, "one")
    assert store.read(TOKENS) is None
    assert store.read(TOKENS, "another") is None
    assert store.read(TOKENS, "one") is not None


def test_a_state_under_another_states_name_is_ignored(tmp_path: Path) -> None:
    store, other = PrefixStore(tmp_path / "a", "model 1"), PrefixStore(tmp_path / "b", "model 2")
    store.write(TOKENS, STATE)
    other.write(TOKENS, STATE)
    only_file(tmp_path / "a").write_bytes(only_file(tmp_path / "b").read_bytes())
    assert store.read(TOKENS) is None


def test_one_changed_byte_is_noticed_anywhere(tmp_path: Path) -> None:
    store = PrefixStore(tmp_path, "model 1")
    store.write(TOKENS, STATE)
    path = only_file(tmp_path)
    whole = path.read_bytes()
    for at in (0, 30, 90, 150, len(whole) - 1):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert store.read(TOKENS) is None
    path.write_bytes(whole[:-1])
    assert store.read(TOKENS) is None
    path.write_bytes(b"")
    assert store.read(TOKENS) is None


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    store = PrefixStore(tmp_path, "model 1", max_files=2)
    for second, tokens in enumerate([(1,), (2,)]):
        store.write(tokens, STATE)
        newest = max(tmp_path.iterdir(), key=lambda p: p.stat().st_mtime_ns)
        os.utime(newest, (second, second))
    assert store.read((1,)) is not None  # used again, so the other one is older now
    store.write((3,), STATE)
    assert store.read((2,)) is None
    assert store.read((1,)) is not None
    assert store.read((3,)) is not None


def test_states_stay_below_the_size_set(tmp_path: Path) -> None:
    store = PrefixStore(tmp_path, "model 1", max_bytes=25_000)
    for token in range(6):
        store.write((token,), STATE)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 25_000
    assert store.read((5,)) is not None


def test_a_part_left_by_a_crash_is_cleared_away(tmp_path: Path) -> None:
    left = tmp_path / "x.part"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    PrefixStore(tmp_path, "model 1").write(TOKENS, STATE)
    assert not left.exists()


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    store = PrefixStore(blocked, "model 1")
    store.write(TOKENS, STATE)
    assert store.read(TOKENS) is None
