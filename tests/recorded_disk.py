"""The product's database over a file system that writes down, in order, what is written and what is synced.

SQLite runs here as `apsw` brings it: Python's own `sqlite3` has no way to put a file system under it.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import apsw
import pytest

NAME = "recorded"


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes put into a file: not on the disk until it is synced."""

    file: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    file: str


@dataclass(frozen=True, slots=True)
class Delete:
    file: str
    is_synced: bool


@dataclass(frozen=True, slots=True)
class Said:
    """Told to the user: from now on it may not be lost."""

    text: str


Entry = Write | Truncate | Sync | Delete | Said


@contextlib.contextmanager
def recorded(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Entry]]:
    """Within the block every database is opened over the recorded disk; yields what is written down."""
    disk = _Disk()
    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", lambda path, timeout=5.0: _Connection(Path(path), timeout))
        yield disk.entries
    disk.unregister()


class _Disk(apsw.VFS):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__(NAME, "")
        self.entries: list[Entry] = []

    def xOpen(self, name: object, flags: list[int]) -> "_File":  # noqa: N802 - SQLite's name
        return _File(name, flags, self.entries)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802
        super().xDelete(name, syncdir)
        self.entries.append(Delete(Path(name).name, syncdir))


class _File(apsw.VFSFile):  # type: ignore[misc]
    def __init__(self, name: object, flags: list[int], entries: list[Entry]) -> None:
        super().__init__("", name, flags)
        self._name = Path(name.filename() if isinstance(name, apsw.URIFilename) else str(name)).name
        self._entries = entries

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        super().xWrite(data, offset)
        self._entries.append(Write(self._name, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        super().xTruncate(newsize)
        self._entries.append(Truncate(self._name, newsize))

    def xSync(self, flags: int) -> None:  # noqa: N802
        super().xSync(flags)
        self._entries.append(Sync(self._name))


class _Row(tuple[object, ...]):
    """A line read by name and by number, as `sqlite3.Row` is."""

    names: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        return self.names

    def __getitem__(self, key: object) -> object:  # type: ignore[override]
        return super().__getitem__(self.names.index(key) if isinstance(key, str) else key)  # type: ignore[index]


@dataclass(slots=True)
class _Done:
    """A finished statement, as `sqlite3.Cursor` shows it."""

    rows: list[_Row]
    description: tuple[tuple[str], ...] | None
    lastrowid: int
    rowcount: int

    def __iter__(self) -> Iterator[_Row]:
        while self.rows:
            yield self.rows.pop(0)

    def fetchone(self) -> _Row | None:
        return next(iter(self), None)

    def fetchall(self) -> list[_Row]:
        return list(self)


class _Connection:
    """What the storage layer uses of `sqlite3.Connection`."""

    def __init__(self, path: Path, timeout: float) -> None:
        self._apsw = apsw.Connection(str(path), vfs=NAME)
        self._apsw.set_busy_timeout(int(timeout * 1000))
        self.row_factory: object = None

    @property
    def in_transaction(self) -> bool:
        return bool(self._apsw.in_transaction)

    def execute(self, sql: str, values: Sequence[object] | dict[str, object] = ()) -> _Done:
        return self._do(lambda cursor: cursor.execute(sql, values or None))

    def executemany(self, sql: str, rows: Sequence[Sequence[object]]) -> _Done:
        return self._do(lambda cursor: cursor.executemany(sql, rows))

    def commit(self) -> None:
        if self.in_transaction:
            self._apsw.execute("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self._apsw.execute("ROLLBACK")

    def backup(self, copy: "_Connection") -> None:
        with copy._apsw.backup("main", self._apsw, "main") as backup:
            backup.step()

    def close(self) -> None:
        self._apsw.close()

    def _do(self, start: Callable[[apsw.Cursor], apsw.Cursor]) -> _Done:
        names: tuple[str, ...] = ()

        def on_start(cursor: apsw.Cursor, sql: str, values: object) -> bool:
            nonlocal names  # an empty answer has no names any more once it is read
            names = tuple(column[0] for column in cursor.get_description())
            return True

        cursor = self._apsw.cursor()
        cursor.set_exec_trace(on_start)
        started = start(cursor)
        kind = type("Row", (_Row,), {"names": names})
        rows = [kind(row) for row in started]
        description = tuple((name,) for name in names) or None
        return _Done(rows, description, self._apsw.last_insert_rowid(), self._apsw.changes())
