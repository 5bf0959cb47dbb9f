"""A file of a model is used only when it is the published one; which one is not is said by name."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import ModelError
from app.engines import model_store
from app.engines.model_store import ModelStore
from app.paths import Paths
from tests.unit.engines.model_fixtures import TOKENS, WEIGHTS, card_of, two_file_catalog


def put(store: ModelStore, name: str, data: bytes) -> Path:
    folder = store.folder_of(store.catalog.cards[0])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name


@pytest.fixture
def store(paths: Paths) -> ModelStore:
    return ModelStore(paths, two_file_catalog())


@pytest.fixture
def full_store(store: ModelStore) -> ModelStore:
    put(store, "weights.bin", WEIGHTS)
    put(store, "tokens.json", TOKENS)
    return store


def count_digests(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    digested: list[str] = []
    real = model_store.digest_file

    def counting(path: Path, *rest: object) -> str:
        digested.append(path.name)
        return real(path)

    monkeypatch.setattr(model_store, "digest_file", counting)
    return digested


def test_a_missing_model_names_the_command_that_fetches_it(store: ModelStore) -> None:
    with pytest.raises(ModelError) as caught:
        store.locate("tiny")
    assert "tiny" in caught.value.says
    assert "cognomega models get tiny" in caught.value.next_step


def test_an_unknown_model_names_those_there_are(store: ModelStore) -> None:
    with pytest.raises(ModelError, match="tiny"):
        store.locate("huge")


def test_files_that_somebody_else_put_there_are_adopted(full_store: ModelStore) -> None:
    model = full_store.locate("tiny")
    assert model.path == full_store.folder_of(model.card)
    assert len(model.digest) == 64


def test_a_model_of_one_file_is_opened_as_that_file(paths: Paths) -> None:
    card = card_of(("only.gguf", WEIGHTS, ""))
    store = ModelStore(paths, two_file_catalog().__class__((card,)))
    path = put(store, "only.gguf", WEIGHTS)
    assert store.locate("tiny").path == path
    assert store.locate("tiny").digest == card.files[0].sha256


def test_a_file_is_digested_once_and_then_only_looked_at(
    full_store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    digested = count_digests(monkeypatch)
    full_store.locate("tiny")
    full_store.locate("tiny")
    assert sorted(digested) == ["tokens.json", "weights.bin"]


def test_a_change_that_keeps_size_and_modification_time_is_noticed(full_store: ModelStore) -> None:
    full_store.locate("tiny")
    path = full_store.folder_of(full_store.catalog.cards[0]) / "weights.bin"
    before = path.stat()
    path.write_bytes(b"\x01" + WEIGHTS[1:])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(ModelError, match=r"weights\.bin.*not the file its makers published"):
        full_store.locate("tiny")


def test_verify_digests_again(full_store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    full_store.locate("tiny")
    digested = count_digests(monkeypatch)
    full_store.verify("tiny")
    assert sorted(digested) == ["tokens.json", "weights.bin"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(length=st.integers(0, len(WEIGHTS) - 1))
def test_a_file_cut_anywhere_is_refused_by_name(full_store: ModelStore, length: int) -> None:
    put(full_store, "weights.bin", WEIGHTS[:length])
    with pytest.raises(ModelError, match=r"weights\.bin.*too short"):
        full_store.locate("tiny")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(place=st.integers(0, len(WEIGHTS) - 1), flip=st.integers(1, 255))
def test_one_altered_byte_anywhere_is_refused_by_name(full_store: ModelStore, place: int, flip: int) -> None:
    altered = bytearray(WEIGHTS)
    altered[place] ^= flip
    put(full_store, "weights.bin", bytes(altered))
    with pytest.raises(ModelError, match=r"weights\.bin"):
        full_store.locate("tiny")


def test_a_damaged_manifest_only_costs_a_digest(full_store: ModelStore) -> None:
    full_store.locate("tiny")
    put(full_store, model_store.MANIFEST, b"{not json")
    assert full_store.locate("tiny").id == "tiny"


def test_remove_frees_the_bytes_and_leaves_nothing(full_store: ModelStore) -> None:
    assert full_store.remove("tiny") >= len(WEIGHTS)
    assert not full_store.folder_of(full_store.catalog.cards[0]).exists()
    assert full_store.remove("tiny") == 0


def test_import_knows_a_file_by_its_bytes_not_its_name(store: ModelStore, tmp_path: Path) -> None:
    source = tmp_path / "downloaded (1)"
    source.write_bytes(WEIGHTS)
    card = store.import_file(source)
    assert [file.name for file in store.missing_files(card)] == ["tokens.json"]
    assert source.exists()


def test_import_refuses_a_stranger_by_name(store: ModelStore, tmp_path: Path) -> None:
    source = tmp_path / "stranger.gguf"
    source.write_bytes(b"x" * len(WEIGHTS))
    with pytest.raises(ModelError, match=r"stranger\.gguf"):
        store.import_file(source)
    assert not store.folder_of(store.catalog.cards[0]).exists()
