"""The pictures in the list follow the look, and are made when nothing else is."""

import base64
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.child_process import Message
from app.domain.errors import EngineError
from app.domain.session import Session
from app.gui.thumbnails import Thumbnails

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Service:
    """Pictures an app as the words “dark” and “light”; notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, bool]] = []
        self.shown: dict[str, Path] = {}
        self.busy_after = 99
        self.is_broken = False

    async def ask(self, do: str, **fields: object) -> Message:
        assert do == "picture"
        self.asked.append((Path(str(fields["folder"])).name, bool(fields["dark"])))
        if self.is_broken:
            raise EngineError("The browser is gone.", "Try again.")
        return {"png": base64.b64encode(b"dark" if fields["dark"] else b"light").decode()}

    async def make(self, thumbnails: Thumbnails) -> None:
        await thumbnails.make(self.ask, lambda: len(self.asked) >= self.busy_after, self.shown.update)


@pytest.fixture
def apps(tmp_path: Path) -> list[Session]:
    made = []
    for name in ("one", "two", "three"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("<p>hello")
        made.append(Session(name, name, None, None, "done", NOW, NOW, folder=tmp_path / name))
    return made


@pytest.fixture
def thumbnails(tmp_path: Path) -> Thumbnails:
    return Thumbnails(tmp_path / "pictures")


async def test_each_look_has_its_picture_and_is_made_once(thumbnails: Thumbnails, apps: list[Session]) -> None:
    service = Service()
    assert thumbnails.want(apps[:1], False) == {}
    await service.make(thumbnails)
    light = service.shown["one"]
    assert thumbnails.want(apps[:1], True) == {"one": light}, "the other look's stands in for it"
    await service.make(thumbnails)
    assert (light.read_bytes(), service.shown["one"].read_bytes()) == (b"light", b"dark")
    assert service.asked == [("one", False), ("one", True)]
    assert thumbnails.want(apps[:1], False) == {"one": light} and not thumbnails.is_wanting, "going back costs nothing"


async def test_nothing_is_made_while_somebody_builds(thumbnails: Thumbnails, apps: list[Session]) -> None:
    service = Service()
    service.busy_after = 1  # a build begins while the first is made
    thumbnails.want(apps, True)
    await service.make(thumbnails)
    assert service.asked == [("one", True)] and thumbnails.is_wanting
    service.busy_after = 99
    await service.make(thumbnails)
    assert service.asked == [("one", True), ("two", True), ("three", True)] and not thumbnails.is_wanting


async def test_what_is_no_longer_seen_is_not_made(thumbnails: Thumbnails, apps: list[Session]) -> None:
    service = Service()
    thumbnails.want(apps[:2], False)
    thumbnails.want(apps[2:], False)
    await service.make(thumbnails)
    assert service.asked == [("three", False)]


async def test_an_app_that_changed_is_pictured_anew(thumbnails: Thumbnails, apps: list[Session]) -> None:
    service = Service()
    thumbnails.want(apps[:1], False)
    await service.make(thumbnails)
    page = apps[0].folder / "index.html"  # type: ignore[operator]
    later_s = service.shown["one"].stat().st_mtime + 10
    os.utime(page, (later_s, later_s))
    assert thumbnails.want(apps[:1], False) == service.shown and thumbnails.is_wanting


async def test_what_cannot_be_pictured_is_tried_once_until_it_changes(
    thumbnails: Thumbnails, apps: list[Session]
) -> None:
    service = Service()
    service.is_broken = True
    for _ in range(2):
        thumbnails.want(apps[:1], False)
        await service.make(thumbnails)
    assert len(service.asked) == 1 and service.shown == {}
    page = apps[0].folder / "index.html"  # type: ignore[operator]
    os.utime(page, (2_000_000_000, 2_000_000_000))
    thumbnails.want(apps[:1], False)
    assert thumbnails.is_wanting
    page.unlink()
    assert thumbnails.want(apps[:1], False) == {} and not thumbnails.is_wanting, "there is no app any more"
