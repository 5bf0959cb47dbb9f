"""What the editor offered is on record, with whether it was taken; the code itself is not."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.completion import Asked, CodePlace, Suggestion
from app.storage.completions import CompletionStore
from app.storage.database import Database
from app.storage.figures import FigureReader, figures_as_csv

PLACE = CodePlace("kit/app.js", "const secret = ", ";\n")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(tmp_path / "a.db")) as opened:
        yield opened


def rows(database: Database, table: str) -> list[dict[str, object]]:
    with database.read() as db:
        return [dict(row) for row in db.execute(f"SELECT * FROM {table} ORDER BY id")]


def test_what_a_key_asked_for_and_what_a_pause_offered_are_kept_apart(database: Database) -> None:
    store = CompletionStore(database)
    first = store.keep(Asked.BY_KEY, PLACE, Suggestion("1 + 1", 0.9), 0.8)
    store.judge(Asked.BY_KEY, first, True)
    second = store.keep(Asked.AT_PAUSE, PLACE, Suggestion("2", 0.5), 0.4)
    (completion,), (suggestion,) = rows(database, "code_completions"), rows(database, "inline_suggestions")
    assert (completion["path"], completion["language"]) == ("kit/app.js", "javascript")
    assert (completion["completion"], completion["is_taken"], completion["seconds"]) == ("1 + 1", 1, 0.8)
    assert (suggestion["suggestions"], suggestion["taken"]) == ('["2"]', None), "nobody has judged it yet"
    store.judge(Asked.AT_PAUSE, second, False)
    assert rows(database, "inline_suggestions")[0]["taken"] == -1
    assert "secret" not in str(completion) + str(suggestion)
    assert len(str(completion["code"])) == 64


def test_figures_count_both_and_nothing_to_offer_is_not_taken(database: Database) -> None:
    clock = iter(datetime(2026, 11, day, tzinfo=UTC) for day in (1, 20, 21, 22))
    store = CompletionStore(database, lambda: next(clock))
    numbers = [store.keep(asked, PLACE, Suggestion("x"), s) for asked, s in zip(Asked, (9.0, 0.2), strict=True)]
    for asked, number in zip(Asked, numbers, strict=True):
        store.judge(asked, number, True)
    store.keep(Asked.BY_KEY, PLACE, Suggestion(""), 0.4)
    store.keep(Asked.AT_PAUSE, PLACE, Suggestion(""), 0.6)
    figures = store.figures()
    assert (figures.asked, figures.taken) == (4, 2)
    reader = FigureReader(database, lambda: 1e6, lambda: datetime(2026, 11, 23, tzinfo=UTC))
    latest = reader.read(days=7).editor
    assert (latest.asked, latest.taken, latest.seconds.half) == (3, 1, 0.4)
    assert "editor,completions,taken,2" in figures_as_csv(reader.read())


def test_text_that_a_database_cannot_hold_is_kept_as_far_as_it_can(database: Database) -> None:
    store = CompletionStore(database)
    store.keep(Asked.BY_KEY, CodePlace("a.js", "'\ud800", ""), Suggestion("\ud800'"), 0.1)
    assert rows(database, "code_completions")[0]["completion"] == "?'"
