"""The database opens safely or says in plain words why not."""

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.domain.errors import ResourceError
from app.storage import database as database_module
from app.storage import migrations as migrations_module
from app.storage.database import Database
from app.storage.migrations import all_migrations, steps
from app.storage.safekeeping import Safekeeping
from app.storage.sessions import SessionStore
from tests.older_databases import FIRST_VERSION, fill_every_table, make_older, read_every_table

if TYPE_CHECKING:
    from sqlite_utils import Database as SqliteDatabase


def test_a_new_database_has_every_migration_and_is_safe_against_power_cuts(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "deep" / "new.db")) as database, database.read() as db:
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert db.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert db.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0] == len(steps())


@pytest.mark.parametrize("step_count", range(len(steps()) + 1))
def test_every_older_schema_is_brought_to_this_one(tmp_path: Path, step_count: int) -> None:
    make_older(tmp_path / "old.db", step_count)
    Database(tmp_path / "new.db").close()
    Database(tmp_path / "old.db").close()
    assert schema(tmp_path / "old.db") == schema(tmp_path / "new.db")


@pytest.mark.parametrize("step_count", range(FIRST_VERSION, len(steps())))
def test_what_an_older_version_kept_is_all_there_afterwards_and_its_database_lies_beside(
    tmp_path: Path, step_count: int
) -> None:
    path, backups = tmp_path / "old.db", tmp_path / "backups"
    make_older(path, step_count)
    fill_every_table(path)
    before = read_every_table(path)
    assert all(before.values())
    with closing(Database(path, backups)) as database:
        assert Safekeeping(database, backups).check().faults == ()
        assert SessionStore(database).search("request")[0].id == "sessions id"
    after = read_every_table(path)
    for table, rows in before.items():
        kept = [{name: row[name] for name in rows[0]} for row in after[table]]
        assert [row for row in rows if row not in kept] == [], table
    backup = backups / f"before-m{step_count + 1:03}.db"
    assert [file.name for file in backups.iterdir()] == [backup.name]
    assert read_every_table(backup) == before, "the backup is what the older version left"


def test_only_the_two_newest_copies_of_older_shapes_stay(tmp_path: Path) -> None:
    path, backups = tmp_path / "old.db", tmp_path / "backups"
    make_older(path, len(steps()) - 1)
    backups.mkdir()
    for age, name in enumerate(
        ("before-m004.db", "before-m003.db", "before-m002.db", "cognomega-2026-01-01-120000.db")
    ):
        (backups / name).write_bytes(b"x")
        os.utime(backups / name, (1e9 - age, 1e9 - age))
    Database(path, backups).close()
    newest = f"before-m{len(steps()):03}.db"
    assert {file.name for file in backups.iterdir()} == {newest, "before-m004.db", "cognomega-2026-01-01-120000.db"}


def test_a_step_that_fails_leaves_the_database_as_it_was_and_the_backup_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, backups = tmp_path / "old.db", tmp_path / "backups"
    make_older(path, len(steps()))
    fill_every_table(path)
    before, shape = read_every_table(path), schema(path)

    def m900_wrong(db: "SqliteDatabase") -> None:
        db.conn.execute("DROP TABLE checks")
        raise ZeroDivisionError

    for module in (migrations_module, database_module):
        monkeypatch.setattr(module, "steps", lambda: (*steps(), m900_wrong))
    with pytest.raises(ZeroDivisionError):
        Database(path, backups)
    assert (read_every_table(path), schema(path)) == (before, shape)
    assert read_every_table(backups / "before-m900.db") == before


def test_without_room_for_the_backup_no_step_is_done(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    make_older(path, 9)
    (tmp_path / "backups").write_text("a file where the folder should be")
    shape = schema(path)
    with pytest.raises(ResourceError):
        Database(path, tmp_path / "backups")
    assert schema(path) == shape


def test_a_database_of_this_version_is_not_copied_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        Database(tmp_path / "a.db", tmp_path / "backups").close()
    assert not (tmp_path / "backups").exists()


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "a.db")) as database:
        with pytest.raises(RuntimeError), database.write() as db:
            db.execute("INSERT INTO settings (name, value, updated_at) VALUES ('x', '', '')")
            raise RuntimeError
        with database.read() as db:
            assert db.execute("SELECT count(*) FROM settings").fetchone()[0] == 0


@pytest.mark.parametrize(
    "content", [b"This is not a database, it is a letter. " * 40, b"SQLite format 3\0" + b"\7" * 4096]
)
def test_a_damaged_database_is_named_in_plain_words_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cognomega.db"
    path.write_bytes(content)
    with pytest.raises(ResourceError) as fault:
        Database(path)
    assert str(path) in fault.value.says and "damaged" in fault.value.says
    assert "not touched" in fault.value.next_step
    assert path.read_bytes() == content


def test_a_database_of_a_newer_version_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "cognomega.db"
    Database(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('cognomega', 'm999_x', '')"
        )
    with pytest.raises(ResourceError, match="newer Cognomega"):
        Database(path)


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(ResourceError, match="cannot be written"):
        Database(tmp_path / "data" / "cognomega.db")


def test_writers_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Database(path).close()

    def write_ten() -> None:
        with closing(Database(path)) as database:
            for _ in range(10):
                with database.write() as db:
                    count = db.execute("SELECT count(*) FROM settings").fetchone()[0]
                    db.execute("INSERT INTO settings (name, value, updated_at) VALUES (?, '', '')", (str(count),))

    threads = [threading.Thread(target=write_ten) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with closing(Database(path)) as database, database.read() as db:
        ids = [row[0] for row in db.execute("SELECT name FROM settings")]
    assert sorted(ids, key=int) == [str(i) for i in range(30)]


def test_migrations_are_numbered_in_order() -> None:
    names = [step.__name__ for step in steps()]
    assert [name[:4] for name in names] == [f"m{i:03}" for i in range(1, len(names) + 1)]
    assert all_migrations().name == "cognomega"


def schema(path: Path) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return set(connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master"))
