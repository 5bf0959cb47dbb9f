"""The database opens safely or says in plain words why not."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.errors import ResourceError
from app.storage.database import Database
from app.storage.migrations import all_migrations, steps


def test_a_new_database_has_every_migration_and_is_safe_against_power_cuts(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "deep" / "new.db")) as database, database.read() as db:
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert db.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert db.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0] == len(steps())


@pytest.mark.parametrize("applied", range(len(steps()) + 1))
def test_every_older_schema_is_brought_to_this_one(tmp_path: Path, applied: int) -> None:
    from sqlite_utils import Database as SqliteDatabase
    from sqlite_utils import Migrations

    migrations = Migrations("cognomega")
    for step in steps()[:applied]:
        migrations()(step)
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        migrations.apply(SqliteDatabase(connection))
    with closing(Database(tmp_path / "old.db")) as database, database.read() as db:
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
    assert {"sessions", "stages", "checks", "session_search"} <= tables


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
