"""Who uses this machine, and how they prove it: made ready for login; until then there is one local user.

Nothing here is a secret in the clear: tokens and backup codes are kept as digests. The secret of a second factor must
be readable to check codes, so it comes encrypted from whoever holds the key (the system's keyring).
"""

import hashlib
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from app.storage.database import Database

LOCAL = "local"
BACKUP_CODES = 10


Host = Literal["window", "command"]


@dataclass(frozen=True, slots=True)
class Start:
    """The window, or a command that works on something, from its start to its end (None: running, or cut off)."""

    started_at: datetime
    ended_at: datetime | None
    version: str
    host: Host


@dataclass(frozen=True, slots=True)
class User:
    id: str
    email: str | None
    phone: str | None


class UserStore:
    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now

    def local(self) -> User:
        """Return the person at this machine."""
        with self._database.read() as db:
            row = db.execute("SELECT * FROM users WHERE id = ?", (LOCAL,)).fetchone()
        return User(row["id"], row["email"], row["phone"])

    def describe(self, user_id: str, email: str | None, phone: str | None) -> None:
        """Note how a user can be reached."""
        with self._database.write() as db:
            values = (email, phone, self._time(), user_id)
            db.execute("UPDATE users SET email = ?, phone = ?, updated_at = ? WHERE id = ?", values)

    def log_in(self, user_id: str, lasts: timedelta) -> str:
        """Begin a login and return its token; it is shown this once."""
        token = secrets.token_urlsafe(32)
        with self._database.write() as db:
            db.execute("DELETE FROM user_sessions WHERE host = 'login' AND expires_at <= ?", (self._time(),))
            db.execute(
                "INSERT INTO user_sessions (id, user_id, token, expires_at, created_at) VALUES (?, ?, ?, ?, ?)",
                (secrets.token_hex(8), user_id, _digest(token), self._time(lasts), self._time()),
            )
        return token

    def who(self, token: str) -> User | None:
        """Return whose token this is, None where it is nobody's or has expired."""
        with self._database.read() as db:
            row = db.execute(
                "SELECT users.* FROM user_sessions JOIN users ON users.id = user_id WHERE token = ?"
                " AND host = 'login' AND expires_at > ?",
                (_digest(token), self._time()),
            ).fetchone()
        return User(row["id"], row["email"], row["phone"]) if row else None

    def log_out(self, token: str) -> None:
        with self._database.write() as db:
            db.execute("DELETE FROM user_sessions WHERE token = ?", (_digest(token),))

    def begin_start(self, version: str, host: Host) -> str:
        """Note that the window or a command begins to work for the person at this machine; return what `end_start`
        needs. It is no login: its token is nobody's, and is over as it begins."""
        start_id = secrets.token_hex(8)
        with self._database.write() as db:
            db.execute(
                "INSERT INTO user_sessions (id, user_id, token, expires_at, created_at, version, host)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (start_id, LOCAL, _digest(secrets.token_hex(32)), self._time(), self._time(), version, host),
            )
        return start_id

    def end_start(self, start_id: str) -> None:
        with self._database.write() as db:
            db.execute("UPDATE user_sessions SET ended_at = ? WHERE id = ?", (self._time(), start_id))

    def starts(self) -> tuple[Start, ...]:
        """Return all starts, oldest first."""
        with self._database.read() as db:
            rows = db.execute("SELECT * FROM user_sessions WHERE host != 'login' ORDER BY created_at").fetchall()
        return tuple(
            Start(
                datetime.fromisoformat(row["created_at"]),
                datetime.fromisoformat(row["ended_at"]) if row["ended_at"] else None,
                row["version"],
                row["host"],
            )
            for row in rows
        )

    def protect(self, user_id: str, encrypted_secret: str) -> tuple[str, ...]:
        """Keep the secret of a second factor and return backup codes; they are shown this once."""
        codes = tuple(secrets.token_hex(5) for _ in range(BACKUP_CODES))
        with self._database.write() as db:
            db.execute("DELETE FROM user_2fa WHERE user_id = ?", (user_id,))
            db.execute(
                "INSERT INTO user_2fa (id, user_id, secret, backup_codes, created_at) VALUES (?, ?, ?, ?, ?)",
                (
                    secrets.token_hex(8),
                    user_id,
                    encrypted_secret,
                    json.dumps([_digest(c) for c in codes]),
                    self._time(),
                ),
            )
        return codes

    def second_factor(self, user_id: str) -> str | None:
        """Return the encrypted secret, None where the user has no second factor."""
        with self._database.read() as db:
            row = db.execute("SELECT secret FROM user_2fa WHERE user_id = ?", (user_id,)).fetchone()
        return row["secret"] if row else None

    def use_backup_code(self, user_id: str, code: str) -> bool:
        """Return whether it is one of the codes; each opens once."""
        with self._database.write() as db:
            row = db.execute("SELECT backup_codes FROM user_2fa WHERE user_id = ?", (user_id,)).fetchone()
            codes = json.loads(row["backup_codes"]) if row else []
            if _digest(code) not in codes:
                return False
            codes.remove(_digest(code))
            db.execute("UPDATE user_2fa SET backup_codes = ? WHERE user_id = ?", (json.dumps(codes), user_id))
        return True

    def _time(self, later: timedelta = timedelta()) -> str:
        return (self._now() + later).isoformat(timespec="microseconds")


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
