"""A download goes on where it stopped, and gives up soon where nobody answers."""

import socket
import time
from pathlib import Path

import pytest

from app.domain.errors import NetworkError
from app.engines.downloads import Downloader
from tests.unit.engines.model_fixtures import WEIGHTS, Shelf, serving

SOON = Downloader(longest_wait_seconds=0.0)


def test_a_file_arrives_whole_and_progress_ends_at_its_size(tmp_path: Path) -> None:
    arrived: list[int] = []
    with serving(Shelf({"w": WEIGHTS})) as host:
        SOON.fetch(f"{host}/w", tmp_path / "w.part", len(WEIGHTS), arrived.append)
    assert (tmp_path / "w.part").read_bytes() == WEIGHTS
    assert arrived == sorted(arrived) and arrived[-1] == len(WEIGHTS)


def test_what_is_here_is_not_asked_for_again(tmp_path: Path) -> None:
    (tmp_path / "w.part").write_bytes(WEIGHTS[:1000])
    shelf = Shelf({"w": WEIGHTS})
    with serving(shelf) as host:
        SOON.fetch(f"{host}/w", tmp_path / "w.part", len(WEIGHTS))
    assert shelf.ranges_asked == ["bytes=1000-"]
    assert (tmp_path / "w.part").read_bytes() == WEIGHTS


def test_a_server_that_ignores_ranges_starts_the_file_again(tmp_path: Path) -> None:
    (tmp_path / "w.part").write_bytes(WEIGHTS[:1000])
    with serving(Shelf({"w": WEIGHTS}, ignores_ranges=True)) as host:
        SOON.fetch(f"{host}/w", tmp_path / "w.part", len(WEIGHTS))
    assert (tmp_path / "w.part").read_bytes() == WEIGHTS


def test_a_line_that_drops_is_taken_up_where_it_broke(tmp_path: Path) -> None:
    shelf = Shelf({"w": WEIGHTS}, drop_after=[5000, 7000])
    with serving(shelf) as host:
        SOON.fetch(f"{host}/w", tmp_path / "w.part", len(WEIGHTS))
    assert shelf.ranges_asked == ["", "bytes=5000-", "bytes=12000-"]
    assert (tmp_path / "w.part").read_bytes() == WEIGHTS


def test_a_busy_server_is_asked_again(tmp_path: Path) -> None:
    with serving(Shelf({"w": WEIGHTS}, answers=[503, 429])) as host:
        SOON.fetch(f"{host}/w", tmp_path / "w.part", len(WEIGHTS))
    assert (tmp_path / "w.part").read_bytes() == WEIGHTS


def test_a_file_that_is_not_there_is_not_asked_for_twice(tmp_path: Path) -> None:
    shelf = Shelf()
    with serving(shelf) as host, pytest.raises(NetworkError):
        SOON.fetch(f"{host}/w", tmp_path / "w.part", 10)
    assert len(shelf.ranges_asked) == 1


def test_a_file_that_stays_short_is_given_up_and_what_came_is_kept(tmp_path: Path) -> None:
    with serving(Shelf({"w": WEIGHTS[:100]})) as host, pytest.raises(NetworkError):
        Downloader(longest_wait_seconds=0.0, tries=2).fetch(f"{host}/w", tmp_path / "w.part", len(WEIGHTS))
    assert (tmp_path / "w.part").read_bytes() == WEIGHTS[:100]


def test_a_file_that_is_too_long_is_not_kept(tmp_path: Path) -> None:
    with serving(Shelf({"w": WEIGHTS})) as host, pytest.raises(NetworkError, match="longer"):
        SOON.fetch(f"{host}/w", tmp_path / "w.part", 100)
    assert (tmp_path / "w.part").stat().st_size == 0


def test_nobody_there_is_known_within_seconds(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = time.monotonic()
    with pytest.raises(NetworkError, match=r"127\.0\.0\.1"):
        Downloader().fetch(f"http://127.0.0.1:{port}/w", tmp_path / "w.part", 10)
    assert time.monotonic() - started < 5
