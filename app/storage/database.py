"""The one local database: opened safely, written by one process at a time, its faults told in plain words."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import AppError, ResourceError
from app.storage.file_lock import file_lock
from app.storage.lasting import sync_folder
from app.storage.migrations import all_migrations, steps

if TYPE_CHECKING:
    from sqlite_utils import Database as SqliteDatabase

KEPT_COPIES = 2
"""Of those made before its shape was changed; backups that a person asked for are theirs."""
BUSY_S = 10.0
"""How long to wait for another process. A write takes milliseconds; only a stuck disk takes this long."""


class Database:
    """An open database, brought to this version's shape. Belongs to the thread that opened it.

    Every write happens under a lock file: SQLite from 3.7.0 to 3.51.2 can, rarely, damage a database when two
    connections reset the write-ahead log at once (https://sqlite.org/wal.html#walresetbug).
    """

    def __init__(self, path: Path, backups: Path | None = None) -> None:
        """Open or make the database. Raises `ResourceError` where it is damaged, newer, or cannot be written.

        An older version's is copied into the folder `backups` before its shape is changed: the way back to that
        version, and from a step that went wrong.
        """
        self.path = path
        self._backups = backups
        self._lock = path.with_name(path.name + ".lock")
        with self._plain_faults():
            path.parent.mkdir(parents=True, exist_ok=True)
            with file_lock(self._lock, BUSY_S):
                self._sqlite = _open(path)
                self._migrate()

    @contextlib.contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is on the disk when the block ends, or nothing of it."""
        with self._plain_faults(), file_lock(self._lock, BUSY_S), self._sqlite.atomic():
            yield self._sqlite.conn

    @contextlib.contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        with self._plain_faults():
            yield self._sqlite.conn

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Whatever is read within the block is as it was at its first reading; others may write meanwhile."""
        with self._plain_faults():
            self._sqlite.conn.execute("BEGIN")
            try:
                yield
            finally:
                self._sqlite.conn.rollback()

    def copy_to(self, file: Path) -> None:
        """Write a whole, consistent copy of the database; work on it may go on meanwhile. Raises `ResourceError`."""
        part = file.with_name(f".{file.name}.part")
        try:
            with self._plain_faults():
                file.parent.mkdir(parents=True, exist_ok=True)
                part.unlink(missing_ok=True)
                with contextlib.closing(sqlite3.connect(part)) as copy:
                    copy.execute("PRAGMA synchronous = FULL")
                    self._sqlite.conn.backup(copy)
                part.replace(file)
                # Somebody may delete everything next: then the copy must not lose its name in a power cut.
                sync_folder(file.parent)
        finally:
            part.unlink(missing_ok=True)

    def clear(self, is_for_good: bool, begin_anew: Callable[[sqlite3.Connection], None]) -> None:
        """Empty every table; `begin_anew` writes, in the same transaction, what a new database holds.

        `is_for_good`: nothing of what was there is left in the file either.
        """
        with self._plain_faults(), file_lock(self._lock, BUSY_S):
            connection = self._sqlite.conn
            connection.execute(f"PRAGMA secure_delete = {'ON' if is_for_good else 'FAST'}")
            with self._sqlite.atomic():
                for table in reversed(self.tables()):
                    connection.execute(f"DELETE FROM {table}")
                connection.execute("DELETE FROM outbox")  # what the deletions themselves noted
                begin_anew(connection)
            connection.execute("INSERT INTO session_search (session_search) VALUES ('rebuild')")
            connection.commit()
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def tables(self) -> tuple[str, ...]:
        """Return the names of the tables that hold what is kept, those that are referred to before those that refer."""
        names = self._sqlite.conn.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'session_search%'"
            " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_sqlite_%' ORDER BY name != 'users', rowid"
        )
        return tuple(row["name"] for row in names)

    def close(self) -> None:
        # The last connection to close empties the write-ahead log: that is a write, too.
        with contextlib.suppress(OSError, sqlite3.Error), file_lock(self._lock, BUSY_S):
            self._sqlite.conn.close()
        self._sqlite.conn.close()

    def _migrate(self) -> None:
        migrations = all_migrations()
        try:
            names = [step.__name__ for step in steps()]
            applied = {migration.name for migration in migrations.applied(self._sqlite)}
            if applied - set(names):
                raise ResourceError(
                    f"The sessions in {self.path} were written by a newer Cognomega.",
                    "Install the newest version, or set COGNOMEGA_HOME to another folder to start afresh.",
                )
            pending = [name for name in names if name not in applied]
            if applied and pending and self._backups is not None:
                self.copy_to(self._backups / f"before-{pending[0].partition('_')[0]}.db")
                _keep_newest(self._backups.glob("before-*.db"))
            migrations.apply(self._sqlite)
        except BaseException:  # raised again: whatever stops it, Ctrl-C too, no connection is left open
            self._sqlite.conn.close()
            raise

    @contextlib.contextmanager
    def _plain_faults(self) -> Iterator[None]:
        try:
            yield
        except TimeoutError as error:
            raise ResourceError(
                f"Another Cognomega has been writing to {self.path} for {BUSY_S:.0f} seconds.",
                "Close it, then try again.",
            ) from error
        except sqlite3.DatabaseError as error:
            raise _plain(error, self.path) from error
        except OSError as error:
            raise ResourceError(
                f"{self.path.parent} cannot be written ({error.strerror}), so nothing could be kept.",
                "Make that folder writable, or set COGNOMEGA_HOME to another one.",
            ) from error


def _open(path: Path) -> "SqliteDatabase":
    from sqlite_utils import Database as SqliteDatabase

    connection = sqlite3.connect(path, timeout=BUSY_S)
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:  # raised again: nobody else can close it yet
        connection.close()
        raise
    return SqliteDatabase(connection)


def _keep_newest(copies: Iterable[Path]) -> None:
    """Remove older copies: nobody goes back further than that, and each is as large as the database."""
    for old in sorted(copies, key=lambda file: file.stat().st_mtime_ns)[:-KEPT_COPIES]:
        with contextlib.suppress(OSError):  # it goes another time
            old.unlink()


def _plain(error: sqlite3.DatabaseError, path: Path) -> AppError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return ResourceError(
            f"The file that keeps your sessions, {path}, is damaged.",
            "Your apps are not touched. Move that file away, and Cognomega starts a new one.",
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return ResourceError(
            f"{path} cannot be written, so nothing could be kept.",
            "Make it and its folder writable, or set COGNOMEGA_HOME to another folder.",
        )
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return ResourceError(
            f"The disk that holds {path} is full or failing.", "Free some room on it, then `cognomega resume`."
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ResourceError(f"{path} is in use by another program.", "Close that program, then try again.")
    raise error
