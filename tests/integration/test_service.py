"""The service as a real child process over scripted parts: builds, cancels, dies, rests."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from app.domain.build import STAGES, Built
from app.domain.errors import InputError
from app.domain.events import CheckTried, Event, LineWritten, StageFinished, StageStarted
from app.domain.session import Session
from app.paths import Paths
from app.service.client import ServiceClient, ServiceLostError
from app.service.messages import BugError, unpack

COMMAND = (sys.executable, "-m", "tests.fake_service")


@pytest_asyncio.fixture
async def client(paths: Paths) -> AsyncIterator[ServiceClient]:
    client = ServiceClient(COMMAND)
    yield client
    await client.close()


async def test_build_streams_its_events_and_ends_with_the_app(client: ServiceClient) -> None:
    events: list[Event] = []
    told: list[dict[str, object]] = []
    done = await client.ask("build", events.append, told.append, text="a grocery list where I tick things off")
    built = unpack(Built, done["built"])
    assert (built.delivered.folder / "index.html").is_file()
    assert [e.stage for e in events if isinstance(e, StageFinished)] == list(STAGES)
    assert next(e.line.text for e in events if isinstance(e, LineWritten)) == "app Groceries"
    assert sum(isinstance(e, CheckTried) for e in events) == 4
    assert told[0]["session"] == done["session"]
    assert told[0]["hope"] == "", "of one build nobody says how often all holds"
    outputs = {e.stage: e.output for e in events if isinstance(e, StageFinished)}
    assert outputs["understand"] == built.understood


async def test_sessions_are_listed_searched_renamed_deleted_and_brought_back(client: ServiceClient) -> None:
    made = (await client.ask("build", text="a grocery list where I tick things off"))["session"]
    (listed,) = (await client.ask("list"))["sessions"]  # type: ignore[misc]
    assert unpack(Session, listed).title == "Groceries"
    await client.ask("rename", session=made, title="  Weekly   shop ")
    assert [unpack(Session, s).title for s in (await client.ask("search", words="weekly"))["sessions"]] == [  # type: ignore[attr-defined]
        "Weekly shop"
    ]
    folder = str(unpack(Session, listed).folder)
    await client.ask("save", folder=folder, path="index.html", text="<h1>Groceries of the zebra</h1>")
    found = (await client.ask("search", words="zebra"))["sessions"]
    assert [unpack(Session, session).id for session in found] == [made]  # type: ignore[attr-defined]
    await client.ask("delete", session=made)
    assert (await client.ask("list"))["sessions"] == []
    await client.ask("undelete", session=made)
    shown = await client.ask("show", session=made)
    assert unpack(Session, shown["session"]).state == "done"
    assert len(shown["events"]) == len(STAGES)  # type: ignore[arg-type]


async def test_cancel_ends_the_request_and_leaves_a_session_that_goes_on(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_PAUSE_S", "30")
    client = ServiceClient(COMMAND)
    told: list[dict[str, object]] = []
    started = asyncio.Event()

    def on_event(event: Event) -> None:
        if event == StageStarted("transcribe"):
            started.set()

    work = asyncio.create_task(client.ask("build", on_event, told.append, text="a grocery list"))
    await started.wait()
    pid = client.pid
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert client.pid == pid, "a request that stops by itself costs no process"
    shown = await client.ask("show", session=told[0]["session"])
    assert unpack(Session, shown["session"]).state == "open"
    await client.close()
    monkeypatch.setenv("FAKE_PAUSE_S", "0")
    done = await client.ask("resume", session=told[0]["session"])
    assert unpack(Built, done["built"]).transcript.text == "a grocery list"
    await client.close()


async def test_two_builds_wait_for_each_other(client: ServiceClient) -> None:
    waiting: list[dict[str, object]] = []
    both = await asyncio.gather(
        client.ask("build", text="a grocery list"), client.ask("build", on_told=waiting.append, text="a book list")
    )
    assert {"waiting": True} in waiting
    assert both[0]["session"] != both[1]["session"]


async def test_a_fault_of_the_world_keeps_its_kind_and_words(client: ServiceClient) -> None:
    with pytest.raises(InputError) as told:
        await client.ask("build", text="   ")
    assert told.value.says == "You have not said what to build."
    with pytest.raises(InputError):
        await client.ask("no such thing")


async def test_a_bug_comes_with_its_trace_and_the_service_lives_on(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_BUG_AT", "design")
    client = ServiceClient(COMMAND)
    with pytest.raises(BugError) as bug:
        await client.ask("build", text="a grocery list")
    assert "ZeroDivisionError" in bug.value.trace
    assert (await client.ask("list"))["sessions"]
    await client.close()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
async def test_a_service_that_dies_is_told_replaced_and_the_session_goes_on(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_PAUSE_S", "30")
    lost: list[str] = []
    client = ServiceClient(COMMAND, on_lost=lost.append)
    told: list[dict[str, object]] = []

    def on_event(event: Event) -> None:
        if client.pid:
            os.kill(client.pid, signal.SIGKILL)

    with pytest.raises(ServiceLostError):
        await client.ask("build", on_event, told.append, text="a grocery list")
    assert lost
    monkeypatch.setenv("FAKE_PAUSE_S", "0")
    done = await client.ask("resume", session=told[0]["session"])
    assert unpack(Built, done["built"]).is_held
    await client.close()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGSTOP")
async def test_a_service_that_hangs_is_ended_at_cancel(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_PAUSE_S", "30")
    client = ServiceClient(COMMAND, cancel_grace_s=0.2)
    started = asyncio.Event()
    work = asyncio.create_task(client.ask("build", lambda _: started.set(), text="a grocery list"))
    await started.wait()
    assert client.pid
    os.kill(client.pid, signal.SIGSTOP)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    monkeypatch.setenv("FAKE_PAUSE_S", "0")
    assert (await client.ask("list"))["sessions"], "another process has taken its place"
    await client.close()


async def test_an_idle_service_gives_its_memory_back(paths: Paths) -> None:
    client = ServiceClient(COMMAND, idle_s=0.05)
    await client.ask("list")
    while client.pid:  # noqa: ASYNC110  (it happens in a process and a timer that tell nobody)
        await asyncio.sleep(0.01)
    assert (await client.ask("list"))["sessions"] == []
    await client.close()
