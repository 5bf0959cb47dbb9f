"""Everything kept, taken as a whole: copied, carried to another machine, brought back, checked, deleted."""

import contextlib
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.domain.errors import InputError, ResourceError
from app.storage.database import Database
from app.storage.migrations import steps
from app.storage.users import UserStore

Row = dict[str, object]
_SECRET = frozenset({"user_sessions", "user_2fa"})
"""What lets somebody log in does not travel."""
_MADE_ANEW = frozenset({"answers", "outbox"})
_ABOUT = "about.json"


@dataclass(frozen=True, slots=True)
class Health:
    """`faults` are plain sentences, none where all is well."""

    size_bytes: int
    session_count: int
    bytes_a_session: int
    faults: tuple[str, ...]


class Safekeeping:
    """The database as a whole."""

    def __init__(
        self, database: Database, backups: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._database = database
        self._backups = backups
        self._now = now

    def back_up(self, file: Path | None = None) -> Path:
        """Write a copy of the whole database and return where; without `file` into the folder of backups, dated."""
        place = file or self._dated()
        if place.exists():
            raise InputError(f"There is a file {place} already.", "Give another name.")
        self._database.copy_to(place)
        return place

    def export(self, file: Path) -> dict[str, int]:
        """Write all that is kept as JSON lines, a file a table, into a zip archive; return how many rows each has.

        Files stand in it that any program reads. What lets somebody log in is left out.
        """
        if file.exists():
            raise InputError(f"There is a file {file} already.", "Give another name.")
        part = file.with_name(f".{file.name}.part")
        try:
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
                about = {"made": self._now().isoformat(), "steps": [step.__name__ for step in steps()]}
                archive.writestr(_ABOUT, json.dumps(about, indent=1))
                with self._database.snapshot():  # work may go on: lines of one moment refer to each other
                    counts = {table: self._export_table(table, archive) for table in self._travelling()}
                    self._export_starts(archive)
            part.replace(file)
        except OSError as error:
            raise ResourceError(
                f"{file} cannot be written ({error.strerror}).", "Choose another place, or free some room."
            ) from error
        finally:
            part.unlink(missing_ok=True)
        return counts

    def bring_in(self, file: Path) -> dict[str, int]:
        """Add what an export or a backup holds and is not here yet; return how many rows of each table came.

        All of it comes, or nothing. Doing it twice adds nothing. Raises `InputError` where the file is neither.
        """
        if not file.is_file():
            raise InputError(f"There is no file {file}.", "Give an export or a backup.")
        try:
            with _open_source(file) as read, self._database.write() as db:
                # Tables refer to each other in both directions of time; at the end all must be there.
                db.execute("PRAGMA defer_foreign_keys = ON")
                arrival = _Arrival(db)
                return {table: arrival.add(table, read(table)) for table in self._travelling()}
        except sqlite3.IntegrityError as error:
            raise InputError(f"What stands in {file} does not fit together.", "Nothing was changed.") from error

    def delete_everything(self, is_for_good: bool = False) -> Path | None:
        """Forget all sessions, measurements, learning. Return the backup that brings them back (None: for good)."""
        backup = None if is_for_good else self.back_up()
        moment = self._now().isoformat(timespec="microseconds")

        def begin_anew(db: sqlite3.Connection) -> None:
            # Without its local user a database takes no session: a power cut must not fall between the two.
            db.execute("INSERT INTO users (id, created_at, updated_at) VALUES ('local', ?, ?)", (moment, moment))

        self._database.clear(is_for_good, begin_anew)
        return backup

    def check(self) -> Health:
        """Look whether all that is kept is whole."""
        with self._database.write() as db:  # the search index is compared by a command that counts as writing
            faults = list(_find_faults(db))
            count = db.execute("SELECT count(*) FROM sessions").fetchone()[0]
            pages = db.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0]
        return Health(pages, count, pages // max(count, 1), tuple(faults))

    def _travelling(self) -> tuple[str, ...]:
        return tuple(table for table in self._database.tables() if table not in _SECRET | _MADE_ANEW)

    def _export_table(self, table: str, archive: zipfile.ZipFile) -> int:
        count = 0
        with self._database.read() as db, archive.open(f"{table}.jsonl", "w") as lines:
            for row in db.execute(f"SELECT * FROM {table}"):
                lines.write(json.dumps(dict(row)).encode() + b"\n")
                count += 1
        return count

    def _export_starts(self, archive: zipfile.ZipFile) -> None:
        """Write when the window and commands were started here, to be read; another machine has starts of its own."""
        with archive.open("starts.jsonl", "w") as lines:
            for start in UserStore(self._database).starts():
                ended = start.ended_at.isoformat() if start.ended_at else None
                row = {"started_at": start.started_at.isoformat(), "ended_at": ended}
                lines.write(json.dumps({**row, "version": start.version, "host": start.host}).encode() + b"\n")

    def _dated(self) -> Path:
        stamp = self._now().astimezone().strftime("%Y-%m-%d-%H%M%S")
        names = (f"cognomega-{stamp}{f'-{number}' if number else ''}.db" for number in range(1000))
        return next(place for name in names if not (place := self._backups / name).exists())


class _Arrival:
    """Adds rows of another database. Numbers given by SQLite differ from machine to machine and are given anew."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._numbers: dict[str, dict[object, object]] = {}

    def add(self, table: str, rows: Iterator[Row]) -> int:
        columns = {r["name"]: r for r in self._db.execute(f"PRAGMA table_info({table})")}
        keys = [name for name, column in columns.items() if column["pk"]]
        number = keys[0] if len(keys) == 1 and columns[keys[0]]["type"] == "INTEGER" else None
        refers = [(r["from"], r["table"]) for r in self._db.execute(f"PRAGMA foreign_key_list({table})")]
        given = self._numbers.setdefault(table, {})
        count = 0
        for row in rows:
            known = {name: value for name, value in row.items() if name in columns and name != number}
            for name, other in refers:
                if name in known:  # an older version had fewer columns
                    known[name] = self._numbers[other].get(known[name], known[name])
            here = self._find(table, known, keys, number)
            if here is None:
                here = self._insert(table, known)
                count += 1
            if number is not None:
                given[row[number]] = here
        return count

    def _find(self, table: str, row: Row, keys: list[str], number: str | None) -> object:
        names = list(row) if number is not None else keys
        if table in _KEPT_ONCE:
            names = [_KEPT_ONCE[table]]
        where = " AND ".join(f"{name} IS ?" for name in names)
        found = self._db.execute(
            f"SELECT {number or 1} FROM {table} WHERE {where} LIMIT 1", [row[n] for n in names]
        ).fetchone()
        return found[0] if found else None

    def _insert(self, table: str, row: Row) -> object:
        marks = ", ".join("?" for _ in row)
        done = self._db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))
        return done.lastrowid


_KEPT_ONCE = {"session_texts": "session_id"}


@contextlib.contextmanager
def _open_source(file: Path) -> Iterator[Callable[[str], Iterator[Row]]]:
    """Open an export or a backup for reading, table by table. Raises `InputError` where it is neither."""
    if zipfile.is_zipfile(file):
        try:
            with zipfile.ZipFile(file) as archive:
                _expect_known(json.loads(archive.read(_ABOUT)), file)
                yield lambda table: _lines(archive, table)
        except (KeyError, ValueError, zipfile.BadZipFile) as error:
            raise InputError(f"{file} is no export of Cognomega, or it is damaged.", "Nothing was changed.") from error
        return
    with file.open("rb") as opened:
        if opened.read(16) != b"SQLite format 3\0":
            raise InputError(f"{file} is neither an export nor a backup.", "Nothing was changed.")
    with tempfile.TemporaryDirectory() as folder:
        # A copy: opening it brings it to this version's shape, and a backup must stay what it is.
        copy = Path(folder) / "backup.db"
        copy.write_bytes(file.read_bytes())
        with contextlib.closing(Database(copy)) as database:
            yield lambda table: _rows(database, table)


def _expect_known(about: Mapping[str, list[str]], file: Path) -> None:
    if set(about["steps"]) - {step.__name__ for step in steps()}:
        raise InputError(f"{file} was written by a newer Cognomega.", "Install the newest version, then try again.")


def _lines(archive: zipfile.ZipFile, table: str) -> Iterator[Row]:
    name = f"{table}.jsonl"
    if name in archive.namelist():  # an older version had fewer tables
        with archive.open(name) as lines:
            for line in lines:
                yield json.loads(line)


def _rows(database: Database, table: str) -> Iterator[Row]:
    with database.read() as db:
        for row in db.execute(f"SELECT * FROM {table}"):
            yield dict(row)


def _find_faults(db: sqlite3.Connection) -> Iterator[str]:
    for row in db.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"The file is damaged: {row[0]}"
    for row in db.execute("PRAGMA foreign_key_check"):
        yield f"A line of {row[0]} belongs to a line of {row[2]} that is not there."
    try:
        db.execute("INSERT INTO session_search (session_search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        yield "The search index does not agree with the texts."
    missing = db.execute(
        "SELECT count(*) FROM sessions WHERE id NOT IN (SELECT session_id FROM session_texts)"
    ).fetchone()[0]
    if missing:
        yield f"{missing} sessions cannot be found by their words."
