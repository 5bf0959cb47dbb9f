"""The lasting levels of the answer cache: files on this disk (diskcache), and the database.

Neither may ever stop a build: what cannot be read is not there, what cannot be written is not kept.
"""

import contextlib
import hashlib
import logging
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import AppError
from app.domain.run import CacheLevel
from app.storage.database import Database

if TYPE_CHECKING:
    import diskcache

log = logging.getLogger(__name__)
DAY_S = 86_400.0
_FAULTS = (OSError, sqlite3.Error, ValueError, EOFError, KeyError)


class DiskLevel:
    """The second level: quick to read, limited in size and age, in a folder that may be removed at any time."""

    name: CacheLevel = "l2"

    def __init__(self, folder: Path, most_bytes: int = 64_000_000, most_age_s: float = 30 * DAY_S) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._most_age_s = most_age_s
        self._cache: diskcache.Cache | None = None

    def get(self, key: str) -> bytes | None:
        try:
            kept = self._open().get(key)
        except _FAULTS as error:
            self._start_anew(error)
            return None
        return kept if isinstance(kept, bytes) else None

    def put(self, key: str, packed: bytes) -> None:
        try:
            self._open().set(key, packed, expire=self._most_age_s)
        except _FAULTS as error:
            self._start_anew(error)

    def drop(self, key: str) -> None:
        with contextlib.suppress(*_FAULTS):
            self._open().delete(key)

    def close(self) -> None:
        if self._cache is not None:
            self._cache.close()
            self._cache = None

    def _open(self) -> "diskcache.Cache":
        if self._cache is None:
            import diskcache

            self._cache = diskcache.Cache(
                str(self._folder),
                timeout=1,
                size_limit=self._most_bytes,
                eviction_policy="least-recently-used",
                disk_min_file_size=1 << 20,
            )
        return self._cache

    def _start_anew(self, error: Exception) -> None:
        """Give up a damaged cache: everything in it can be made again. A merely busy one is left."""
        log.warning("the second level of the answer cache could not be used: %s", error)
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            with contextlib.suppress(*_FAULTS):
                self.close()
            shutil.rmtree(self._folder, ignore_errors=True)


class TableLevel:
    """The third level: the database itself, which lasts longest."""

    name: CacheLevel = "l3"

    def __init__(
        self,
        database: Database,
        most_answers: int = 2000,
        most_age_s: float = 180 * DAY_S,
        now_s: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._most_answers = most_answers
        self._most_age_s = most_age_s
        self._now_s = now_s

    def get(self, key: str) -> bytes | None:
        try:
            with self._database.read() as db:
                row = db.execute("SELECT * FROM answers WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            age_s = self._now_s() - row["created_s"]
            # A clock set back makes answers of the future: as old as can be.
            if not 0 <= age_s <= self._most_age_s or hashlib.sha256(row["body"]).hexdigest() != row["digest"]:
                self.drop(key)
                return None
            if self._now_s() - row["used_s"] > DAY_S:
                self._touch(key)
            return bytes(row["body"])
        except (AppError, sqlite3.Error):
            return None

    def put(self, key: str, packed: bytes) -> None:
        now_s = self._now_s()
        row = (key, packed, hashlib.sha256(packed).hexdigest(), now_s, now_s)
        with contextlib.suppress(AppError, sqlite3.Error), self._database.write() as db:
            db.execute(
                "INSERT OR REPLACE INTO answers (key, body, digest, created_s, used_s) VALUES (?, ?, ?, ?, ?)", row
            )
            db.execute(
                "DELETE FROM answers WHERE created_s < ? OR key IN"
                " (SELECT key FROM answers ORDER BY used_s DESC LIMIT -1 OFFSET ?)",
                (now_s - self._most_age_s, self._most_answers),
            )

    def drop(self, key: str) -> None:
        with contextlib.suppress(AppError, sqlite3.Error), self._database.write() as db:
            db.execute("DELETE FROM answers WHERE key = ?", (key,))

    def _touch(self, key: str) -> None:
        with self._database.write() as db:
            db.execute("UPDATE answers SET used_s = ? WHERE key = ?", (self._now_s(), key))
