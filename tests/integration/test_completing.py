"""The editor's completions through the service as a real child process over a scripted model."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import closing

import pytest
import pytest_asyncio

from app.cli import main
from app.paths import Paths
from app.service.client import ServiceClient
from app.storage.database import Database
from tests.fakes import FakeHouse

PLACE = {"path": "app.js", "before": "function add(a, b) {\n  return ", "after": "\n}\n"}


@pytest_asyncio.fixture
async def client(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ServiceClient]:
    monkeypatch.setenv("FAKE_COMPLETION", "a + b;\n}")
    client = ServiceClient((sys.executable, "-m", "tests.fake_service"))
    yield client
    await client.close()


async def test_code_is_continued_and_what_became_of_it_is_told_by_stats(
    client: ServiceClient, paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    done = await client.ask("complete", **PLACE, asked="key")
    assert done["text"] == "a + b;", "the bracket stands there already"
    await client.ask("judge_completion", asked="key", number=done["number"], taken=True)
    await client.ask("complete", **PLACE, asked="pause")
    await client.close()
    with closing(Database(paths.database)) as database, database.read() as db:
        assert [row[0] for row in db.execute("SELECT is_taken FROM code_completions")] == [1]
        assert [json.loads(row[0]) for row in db.execute("SELECT suggestions FROM inline_suggestions")] == [["a + b;"]]
    assert await asyncio.to_thread(main, ["stats"], FakeHouse) == 0
    assert "Editor: 2 completions asked for, 1 taken, median" in capsys.readouterr().out
