"""What a session knows, and that it is found again."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.blueprint import Blueprint, Line
from app.domain.build import Delivered, StageName, Understood, Validated
from app.domain.check import Check, Outcome
from app.domain.errors import InputError, ResourceError
from app.domain.events import StageFinished
from app.domain.intent import Intent
from app.domain.metrics import Cost, Tokens
from app.domain.transcript import Transcript
from app.domain.verdict import Verdict
from app.storage.database import Database
from app.storage.sessions import SessionStore


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SessionStore]:
    with closing(Database(tmp_path / "a.db")) as database:
        yield SessionStore(database, Clock())


def finished(stage: StageName, output: object, seconds: float = 1.0, tokens: Tokens | None = None) -> StageFinished:
    return StageFinished(stage, output, Cost(seconds, tokens or Tokens()))


def understood(title: str = "Run Log", *lines: str) -> Understood:
    return Understood(Blueprint(title, tuple(Line(text) for text in lines)))


def test_what_its_owner_writes_into_a_file_is_found(store: SessionStore) -> None:
    session = store.create("a running log")
    store.record(session.id, finished("deliver", Delivered(Path("/apps/runs"))))
    store.add_edit(Path("/apps/runs"), "<h1>Runs</h1>\n<p>old words</p>", "<h1>Runs</h1>\n<p>marathon in spring</p>")
    store.add_edit(Path("/apps/other"), "", "triathlon")
    assert [found.id for found in store.search("marathon spr")] == [session.id]
    assert store.search("triathlon") == () and store.search("old words") == (), "only what was written, and of an app"
    store.add_edit(Path("/apps/runs"), "same", "same")


def test_how_a_failed_run_ended_is_kept_or_logged(
    store: SessionStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    session = store.create("a running log")
    store.end_failed(session.id, "open", "stopped")
    assert store.find(session.id).problem == "stopped"

    def full(*_: object) -> None:
        raise ResourceError("The disk is full.", "Free some room.")

    monkeypatch.setattr(store, "end", full)
    store.end_failed(session.id, "open", "the model is gone")
    assert "The disk is full." in caplog.text and store.find(session.id).problem == "stopped"


def test_finished_stages_come_back_in_order_with_what_they_cost(store: SessionStore) -> None:
    session = store.create("a running log")
    outputs: dict[StageName, object] = {
        "transcribe": Transcript("a running log"),
        "confirm": Transcript("a running log"),
        "intent": Intent("new app", 0.9, "a running log", ("a running log",)),
        "understand": understood(),
    }
    for stage, output in outputs.items():
        store.record(session.id, finished(stage, output, 2.5, Tokens(10, 5, 7)))
    replayed = store.finished(session.id)
    assert {event.stage: event.output for event in replayed} == outputs
    assert [event.stage for event in replayed] == list(outputs)
    assert all(event.is_replayed and event.cost == Cost(2.5, Tokens(10, 5, 7)) for event in replayed)


def test_what_is_replayed_is_not_recorded_again(store: SessionStore) -> None:
    session = store.create("a")
    store.record(session.id, StageFinished("transcribe", Transcript("a"), Cost(), is_replayed=True))
    assert store.finished(session.id) == ()


def test_a_stage_of_another_shape_is_done_again_with_all_after_it(store: SessionStore, tmp_path: Path) -> None:
    session = store.create("a")
    for stage in ("transcribe", "confirm"):
        store.record(session.id, finished(stage, Transcript("a")))
    store.record(session.id, finished("intent", Intent("new app", 1.0, "a")))
    with store._database.write() as db:
        db.execute('UPDATE stages SET output = \'{"is":"Transcript","words":1}\' WHERE name = \'confirm\'')
    assert [event.stage for event in store.finished(session.id)] == ["transcribe"]


def test_forgetting_a_stage_forgets_those_after_it(store: SessionStore) -> None:
    session = store.create("a")
    for stage in ("transcribe", "confirm"):
        store.record(session.id, finished(stage, Transcript("a")))
    store.forget_from(session.id, "confirm")
    assert [event.stage for event in store.finished(session.id)] == ["transcribe"]


def test_a_delivered_session_is_done_and_knows_its_folder_and_title(store: SessionStore) -> None:
    session = store.create("a")
    store.record(session.id, finished("understand", understood("Run Log")))
    store.record(session.id, finished("deliver", Delivered(Path("/apps/run-log"))))
    found = store.find(session.id)
    assert (found.title, found.folder, found.state) == ("Run Log", Path("/apps/run-log"), "done")


def test_what_was_seen_of_each_check_is_kept(store: SessionStore) -> None:
    session = store.create("a")
    outcomes = (Outcome(Check("Adds a run", (), clause="log my runs"), True), Outcome(Check("Works", ()), None, "odd"))
    store.record(session.id, finished("validate", Validated(Verdict(outcomes))))
    with store._database.read() as db:
        rows = [tuple(row) for row in db.execute("SELECT clause, says, held, reason FROM checks ORDER BY position")]
    assert rows == [("log my runs", "Adds a run", 1, ""), ("", "Works", None, "odd")]


def test_a_session_is_found_by_the_beginning_of_its_id(store: SessionStore) -> None:
    session = store.create("a")
    assert store.find(session.id[:4]) == session
    assert store.find(f" {session.id.upper()} ") == session


@pytest.mark.parametrize("wrong", ["zzzzzzzz", "", "%", "_"])
def test_an_unknown_id_is_told(store: SessionStore, wrong: str) -> None:
    store.create("a")
    with pytest.raises(InputError, match=r"no session|More than one"):
        store.find(wrong)


def test_an_id_that_fits_two_sessions_is_told(store: SessionStore) -> None:
    ids = [store.create("a").id for _ in range(40)]
    first = next(i[0] for i in ids if sum(other[0] == i[0] for other in ids) > 1)
    with pytest.raises(InputError, match="More than one"):
        store.find(first)


def test_sessions_are_listed_newest_first(store: SessionStore) -> None:
    first, second = store.create("first"), store.create("second")
    assert [s.id for s in store.list()] == [second.id, first.id]
    store.end(first.id, "open", "stopped")
    assert [s.id for s in store.list()] == [first.id, second.id]


@pytest.mark.parametrize("words", ["grocery", "groc", "GROCERY list", "aisle", "tickbox", "Épicerie", "epicerie"])
def test_a_session_is_found_by_request_transcript_title_and_blueprint(store: SessionStore, words: str) -> None:
    session = store.create("A grocery list")
    store.create("a running log")
    store.record(session.id, finished("transcribe", Transcript("grouped by aisle")))
    store.record(session.id, finished("understand", understood("Épicerie", "tick tickbox")))
    assert [s.id for s in store.search(words)] == [session.id]


@pytest.mark.parametrize("odd", ['"', "grocery OR", "NEAR(", "a AND", "*", "-", "title:", "🙂", "' OR 1=1 --", ""])
def test_what_is_searched_for_is_never_read_as_a_query_language(store: SessionStore, odd: str) -> None:
    store.create("nothing of the kind")
    assert store.search(odd) == ()


def test_deleting_can_be_undone_and_erasing_cannot(store: SessionStore) -> None:
    session = store.create("grocery")
    store.record(session.id, finished("transcribe", Transcript("grocery")))
    store.set_deleted(session.id, True)
    assert store.list() == () and store.search("grocery") == () and store.newest() is None
    store.set_deleted(session.id, False)
    assert [s.id for s in store.search("grocery")] == [session.id]
    store.erase(session.id)
    assert store.list(is_with_deleted=True) == () and store.search("grocery") == ()
    assert store.finished(session.id) == ()


def test_half_characters_do_not_stop_the_record(store: SessionStore) -> None:
    session = store.create("a")
    store.record(session.id, finished("transcribe", Transcript("bad \udc80 byte")))
    store.record(session.id, finished("understand", understood("bad \ud800 title", "text \udfff")))
    assert store.find(session.id).title == "bad ? title"


def test_a_list_that_is_scrolled_shows_each_session_once_though_some_are_of_one_moment(tmp_path: Path) -> None:
    moments = [datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=number // 3) for number in range(23)]
    with closing(Database(tmp_path / "a.db")) as database:
        store, shown = SessionStore(database), []
        for moment in moments:
            SessionStore(database, lambda moment=moment: moment).create("x")  # type: ignore[misc]
        hidden = store.list()[4].id
        store.set_deleted(hidden, True)
        piece = store.list(most=5)
        while piece:
            shown += piece
            store.create("new at the top moves nothing")
            piece = store.older_than(piece[-1].id, piece[-1].updated_at, 5)
        assert len(shown) == 22 == len({session.id for session in shown}) and hidden not in {s.id for s in shown}
        assert [s.updated_at for s in shown] == sorted((s.updated_at for s in shown), reverse=True)
        with database.read() as db:
            plan = db.execute(
                "EXPLAIN QUERY PLAN SELECT * FROM sessions WHERE NOT is_deleted AND updated_at <= 'x'"
                " AND (updated_at < 'x' OR rowid < 5) ORDER BY updated_at DESC, rowid DESC LIMIT 5"
            ).fetchall()
        assert [row["detail"] for row in plan] == ["SEARCH sessions USING INDEX sessions_listed (updated_at<?)"]
