"""Nothing kept is lost: by an upgrade, on the way to another machine, by deleting; the page of tables is current."""

import contextlib
import gzip
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.build import STAGES, Generated, Understood
from app.domain.codebase import Codebase, SourceFile
from app.domain.codec import from_json
from app.domain.errors import InputError, ResourceError
from app.domain.events import StageFinished
from app.domain.metrics import Cost
from app.domain.transcript import Transcript
from app.meta.governance import Decision
from app.storage.audit import AuditLog
from app.storage.database import Database
from app.storage.learned import LearnedSettings
from app.storage.outbox import Outbox
from app.storage.safekeeping import Safekeeping
from app.storage.schema_page import schema_page
from app.storage.sessions import SessionStore
from app.storage.stage_outputs import read_output
from app.storage.users import UserStore

ROOT = Path(__file__).resolve().parents[3]
ARCHITECTURE = {
    "users": "id email phone created_at updated_at",
    "user_sessions": "id user_id token expires_at",
    "user_2fa": "id user_id secret backup_codes",
    "ai_agents": "id name type status capabilities created_at",
    "swarm_sessions": "id name status agents created_at",
    "architectures": "id name type components created_at",
    "agent_mode_sessions": "id description status files_modified created_at",
    "ai_performance_metrics": "id system metric_name value timestamp",
    "optimization_history": "id system optimization_type results created_at",
    "harmony_scores": "id component score timestamp",
    "code_completions": "id user_id code language completion confidence created_at",
    "inline_suggestions": "id user_id code suggestions created_at",
    "performance_metrics": "id response_time accuracy cache_hit_rate timestamp",
}


MADE = Generated(
    Codebase((SourceFile("index.html", "<h1>Hello there</h1>"), SourceFile("kit/kit.js", "a = 'ü\ud800';\n" * 500))),
    (),
    {"f": "function total() {}"},
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(tmp_path / "a.db")) as opened:
        yield opened


def fill(database: Database, request: str = "a grocery list") -> str:
    store = SessionStore(database)
    session = store.create(request)
    store.record(session.id, StageFinished("transcribe", Transcript(request), Cost()))
    store.record(session.id, StageFinished("generate", MADE, Cost(1.0)))
    return session.id


def count(database: Database, table: str) -> int:
    with database.read() as db:
        return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@pytest.mark.parametrize("table", ARCHITECTURE)
def test_the_tables_of_the_architecture_are_there_with_all_their_columns(database: Database, table: str) -> None:
    with database.read() as db:
        columns = [row["name"] for row in db.execute(f"PRAGMA table_info({table})")]
    wanted = ARCHITECTURE[table].split()
    assert columns[: len(wanted)] == wanted


def test_the_page_of_tables_is_current() -> None:
    page = (ROOT / "docs" / "schema.md").read_text("utf-8")
    assert page == schema_page(), "python -m app.storage.schema_page > docs/schema.md"


def test_a_database_of_the_first_release_keeps_all_it_held(tmp_path: Path) -> None:
    path = tmp_path / "cognomega.db"
    path.write_bytes(gzip.decompress((ROOT / "tests/data/first_release.db.gz").read_bytes()))
    with closing(Database(path)) as database:
        store = SessionStore(database)
        sessions = store.list()
        assert [s.state for s in sorted(sessions, key=lambda s: s.created_at)] == ["done", "done", "open"]
        finished = [store.finished(s.id) for s in sessions]
        assert sorted(len(f) for f in finished) == [STAGES.index("generate"), len(STAGES), len(STAGES)]
        assert all(isinstance(f[3].output, Understood) for f in finished)
        assert len(store.search("grocer")) == 3 and len(store.search("cafe")) == 1
        assert len(store.search("ticked")) == 2, "what was seen when an app was used is found, too"
        assert Safekeeping(database, tmp_path).check().faults == ()


def test_the_kit_is_kept_once_and_a_stage_comes_back_whole(database: Database) -> None:
    ids = [fill(database) for _ in range(3)]
    assert count(database, "texts") == 1
    store = SessionStore(database)
    with database.read() as db:
        rows = db.execute("SELECT output FROM stages WHERE name = 'generate'").fetchall()
        whole = [from_json(Generated, read_output(db, row["output"])) for row in rows]
    assert whole == [MADE] * 3
    assert all(len(row["output"]) < 1000 for row in rows)
    store.erase(ids[0])
    store.forget_from(ids[1], "generate")
    assert count(database, "texts") == 1
    store.erase(ids[2])
    assert count(database, "texts") == count(database, "stage_texts") == 0


@pytest.mark.parametrize("words", ["hello there", "total", "grocery"])
def test_what_was_made_is_found_by_its_words(database: Database, words: str) -> None:
    wanted = fill(database)
    SessionStore(database).create("something else")
    assert [s.id for s in SessionStore(database).search(words)] == [wanted]


def test_what_was_deleted_is_brought_back_by_its_backup(database: Database, tmp_path: Path) -> None:
    ids = {fill(database), fill(database, "a running log")}
    keeping = Safekeeping(database, tmp_path / "backups")
    backup = keeping.delete_everything()
    assert backup is not None and backup.is_file()
    store = SessionStore(database)
    assert store.list() == () and store.search("grocery") == () and count(database, "texts") == 0
    keeping.bring_in(backup)
    assert {s.id for s in store.list()} == ids and len(store.search("running")) == 1
    assert keeping.check().faults == ()


def test_deleted_for_good_nothing_is_left_in_the_file(database: Database, tmp_path: Path) -> None:
    SessionStore(database).create("my unspeakable secret")
    assert Safekeeping(database, tmp_path / "backups").delete_everything(is_for_good=True) is None
    assert not (tmp_path / "backups").exists()
    left = b"".join(path.read_bytes() for path in tmp_path.glob("a.db*"))
    assert b"unspeakable" not in left
    SessionStore(database).create("it goes on")


def test_an_export_is_readable_and_arrives_once(database: Database, tmp_path: Path) -> None:
    fill(database)
    UserStore(database).log_in("local", timedelta(days=1))
    with database.write() as db:
        db.execute(
            "INSERT INTO runs (id, session_id, doing, kind, model, is_spoken, words, clauses, started_at, state)"
            " SELECT 7, id, 'build', 'records', 'm', 0, 3, 1, '2026-01-01', 'held' FROM sessions"
        )
        db.execute(
            "INSERT INTO ai_performance_metrics (system, metric_name, value, timestamp, run_id)"
            " VALUES ('stage:understand', 'seconds', 2.5, '2026-01-01', 7)"
        )
    file = tmp_path / "all.zip"
    Safekeeping(database, tmp_path).export(file)
    with zipfile.ZipFile(file) as archive:
        assert json.loads(archive.read("sessions.jsonl").splitlines()[0])["request"] == "a grocery list"
        assert "user_sessions.jsonl" not in archive.namelist()
    with closing(Database(tmp_path / "other.db")) as other:
        fill(other, "mine")
        with other.write() as db:
            db.execute(
                "INSERT INTO runs SELECT 7, id, 'b', 'k', 'm', 0, 1, 1, '2025', '', 'held', '', 0, 0, 0, 0,"
                " NULL, NULL, '{}' FROM sessions"
            )
        keeping = Safekeeping(other, tmp_path)
        assert keeping.bring_in(file)["sessions"] == 1
        assert sum(keeping.bring_in(file).values()) == 0
        assert keeping.check().faults == ()
        with other.read() as db:
            row = db.execute(
                "SELECT request FROM ai_performance_metrics JOIN runs ON runs.id = run_id"
                " JOIN sessions ON sessions.id = session_id"
            ).fetchone()
        assert row["request"] == "a grocery list", "a measurement stays with its own run, whatever its number here"


@pytest.mark.parametrize("content", [b"hello", b"PK\5\6" + bytes(18)])
def test_what_is_no_export_is_told_and_changes_nothing(database: Database, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(InputError, match=r"no export|neither"):
        Safekeeping(database, tmp_path).bring_in(tmp_path / "x")


def test_an_export_of_a_newer_version_is_not_brought_in(database: Database, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x", "w") as archive:
        archive.writestr("about.json", json.dumps({"steps": ["m999_later"]}))
    with pytest.raises(InputError, match="newer Cognomega"):
        Safekeeping(database, tmp_path).bring_in(tmp_path / "x")


def test_a_damaged_export_brings_in_nothing(database: Database, tmp_path: Path) -> None:
    fill(database)
    keeping = Safekeeping(database, tmp_path)
    keeping.export(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as old, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for name in old.namelist():
            bad.writestr(name, b"{half" if name == "session_texts.jsonl" else old.read(name))
    with closing(Database(tmp_path / "other.db")) as other:
        with pytest.raises(InputError):
            Safekeeping(other, tmp_path).bring_in(tmp_path / "bad.zip")
        assert count(other, "sessions") == count(other, "stages") == 0


def test_an_export_taken_while_work_goes_on_is_of_one_moment(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database)
    whole = Safekeeping._export_table

    def export_table(self: Safekeeping, table: str, archive: zipfile.ZipFile) -> int:
        counted = whole(self, table, archive)
        if table == "sessions":  # another process makes a session with stages, just then
            with closing(Database(database.path)) as other:
                fill(other, "a running log")
        return counted

    monkeypatch.setattr(Safekeeping, "_export_table", export_table)
    Safekeeping(database, tmp_path).export(tmp_path / "all.zip")
    assert len(SessionStore(database).list()) == 2, "the reading is over"
    with closing(Database(tmp_path / "other.db")) as arrived:
        assert Safekeeping(arrived, tmp_path).bring_in(tmp_path / "all.zip")["sessions"] == 1
        assert count(arrived, "stages") == 2 and Safekeeping(arrived, tmp_path).check().faults == ()


def test_an_export_whose_parts_do_not_fit_together_is_told_and_changes_nothing(
    database: Database, tmp_path: Path
) -> None:
    fill(database)
    Safekeeping(database, tmp_path).export(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as old, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for name in old.namelist():
            bad.writestr(name, b"" if name == "sessions.jsonl" else old.read(name))
    with closing(Database(tmp_path / "other.db")) as other:
        with pytest.raises(InputError, match="does not fit together"):
            Safekeeping(other, tmp_path).bring_in(tmp_path / "bad.zip")
        assert count(other, "stages") == count(other, "texts") == 0
        SessionStore(other).create("it goes on")


def test_a_copy_is_whole_and_nothing_is_written_over(database: Database, tmp_path: Path) -> None:
    fill(database)
    keeping = Safekeeping(database, tmp_path / "backups")
    first, second = keeping.back_up(), keeping.back_up()
    assert first != second and [p.name for p in first.parent.iterdir() if p.name.startswith(".")] == []
    with closing(Database(first)) as copy:
        assert len(SessionStore(copy).list()) == 1
    with pytest.raises(InputError, match="already"):
        keeping.back_up(first)


def test_faults_are_found(database: Database, tmp_path: Path) -> None:
    session_id = fill(database)
    with database.write() as db:
        db.execute("DROP TRIGGER session_texts_delete")
        db.execute("DELETE FROM session_texts WHERE session_id = ?", (session_id,))
    faults = Safekeeping(database, tmp_path).check().faults
    assert any("search index" in f for f in faults) and any("cannot be found" in f for f in faults)


def test_changes_wait_for_sync_only_while_it_is_on(database: Database) -> None:
    store, outbox = SessionStore(database), Outbox(database)
    first = store.create("before")
    store.end(first.id, "open", "x")
    assert outbox.waiting() == ()
    outbox.switch(True)
    second = store.create("after")
    store.end(second.id, "open", "x")
    assert [(w.kind, w.subject) for w in outbox.waiting()] == [("session", first.id), ("session", second.id)]
    outbox.mark_failed(outbox.waiting()[0].number, "no network")
    outbox.mark_sent(outbox.waiting()[0].number)
    store.erase(second.id)
    assert [w.kind for w in outbox.waiting()] == ["session", "session erased"]
    outbox.switch(False)
    store.create("later")
    assert outbox.waiting() == ()


def test_logins_expire_and_backup_codes_open_once(database: Database) -> None:
    moment = [datetime(2026, 1, 1, tzinfo=UTC)]
    users = UserStore(database, lambda: moment[0])
    token = users.log_in("local", timedelta(hours=1))
    assert users.who(token) == users.local() and users.who("x") is None
    moment[0] += timedelta(hours=2)
    assert users.who(token) is None
    other = users.log_in("local", timedelta(hours=1))
    users.log_out(other)
    assert users.who(other) is None
    codes = users.protect("local", "encrypted")
    assert users.second_factor("local") == "encrypted"
    assert users.use_backup_code("local", codes[0]) and not users.use_backup_code("local", codes[0])
    with database.read() as db:
        kept = str([tuple(r) for t in ("user_sessions", "user_2fa") for r in db.execute(f"SELECT * FROM {t}")])
    assert codes[1] not in kept and other not in kept


def test_a_full_disk_leaves_no_half_backup(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    fill(database)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(ResourceError, match="full or failing"):
            Safekeeping(database, tmp_path / "backups").back_up()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)
    assert list((tmp_path / "backups").iterdir()) == []
    with contextlib.suppress(OSError):
        shutil.rmtree(tmp_path / "backups")


def test_everything_belongs_to_the_local_user_and_goes_with_him(database: Database, tmp_path: Path) -> None:
    session = SessionStore(database).create("a list")
    LearnedSettings(database).set("machine speed", 2.5)
    AuditLog(database).record(Decision("data", "confirm", "delete", True, "confirm", "yes"))
    Outbox(database).switch(True)
    with database.read() as db:
        for table in ("sessions", "settings", "audit"):
            owners = {row[0] for row in db.execute(f"SELECT user_id FROM {table}")}
            assert owners == {UserStore(database).local().id}, table
    with pytest.raises(sqlite3.IntegrityError), database.write() as db:
        db.execute("UPDATE sessions SET user_id = 'nobody' WHERE id = ?", (session.id,))
    with database.write() as db:
        db.execute("DELETE FROM users WHERE id = 'local'")
        assert db.execute("SELECT count(*) FROM sessions").fetchone()[0] == 0
        assert db.execute("SELECT user_id FROM audit").fetchone()[0] is None, "what was decided stays on record"
        assert not db.execute("PRAGMA foreign_key_check").fetchall()


def test_a_second_factor_belongs_to_one_user_and_each_has_one(database: Database) -> None:
    users = UserStore(database)
    users.protect("local", "first")
    users.protect("local", "second")
    line = "INSERT INTO user_2fa (id, user_id, secret, backup_codes, created_at) VALUES (?, ?, 's', '[]', '')"
    for name, user in (("another", "local"), ("nobody's", "nobody")):
        with pytest.raises(sqlite3.IntegrityError), database.write() as db:
            db.execute(line, (name, user))
    with database.write() as db:
        assert [row["secret"] for row in db.execute("SELECT secret FROM user_2fa")] == ["second"]
        db.execute("DELETE FROM users WHERE id = 'local'")
        assert db.execute("SELECT count(*) FROM user_2fa").fetchone()[0] == 0


def test_starts_travel_to_be_read_and_what_lets_somebody_in_does_not(database: Database, tmp_path: Path) -> None:
    users = UserStore(database)
    ended, cut_off = users.begin_start("1.2", "window"), users.begin_start("1.2", "command")
    users.end_start(ended)
    token = users.log_in("local", timedelta(days=1))
    codes = users.protect("local", "the encrypted secret")
    assert [(s.host, s.version, s.ended_at is None) for s in users.starts()] == [
        ("window", "1.2", False),
        ("command", "1.2", True),
    ]
    with database.read() as db:
        secrets = [row[0] for row in db.execute("SELECT token FROM user_sessions")]
        assert len(secrets) == 3 and all(users.who(secret) is None for secret in (ended, cut_off, *secrets))
    Safekeeping(database, tmp_path).export(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        written = b"".join(archive.read(name) for name in archive.namelist())
        starts = [json.loads(line) for line in archive.read("starts.jsonl").splitlines()]
        assert not {"user_2fa.jsonl", "user_sessions.jsonl"} & set(archive.namelist())
    assert [start["host"] for start in starts] == ["window", "command"] and set(starts[0]) == {
        "started_at", "ended_at", "version", "host",
    }  # fmt: skip
    for secret in (*secrets, token, *codes, "the encrypted secret", ended):
        assert secret.encode() not in written
