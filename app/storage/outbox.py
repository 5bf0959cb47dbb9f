"""What waits to be sent to the user's account. Triggers fill it in the transaction of the change itself, and only
while sync is on; whoever sends takes the oldest first and says what became of it. Nothing here reaches the network.

There is no sync yet, so nothing in the product switches it on: it is for whoever makes one."""

from dataclasses import dataclass

from app.storage.database import Database


@dataclass(frozen=True, slots=True)
class Waiting:
    """A changed thing: `kind` and `subject` name it; it is read when it is sent, so it is always its newest state."""

    number: int
    kind: str
    subject: str
    attempts: int
    problem: str


class Outbox:
    def __init__(self, database: Database) -> None:
        self._database = database

    def switch(self, is_on: bool) -> None:
        """Begin or end noting changes. Beginning notes every session that is there; ending forgets what waits."""
        with self._database.write() as db:
            moment = "strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')"
            db.execute(
                f"INSERT OR REPLACE INTO settings (name, value, updated_at) VALUES ('sync', ?, {moment})",
                ("true" if is_on else "false",),
            )
            if is_on:
                db.execute(
                    "INSERT OR IGNORE INTO outbox (kind, subject, created_at)"
                    f" SELECT 'session', id, {moment} FROM sessions ORDER BY rowid"
                )
            else:
                db.execute("DELETE FROM outbox WHERE sent_at IS NULL")

    def waiting(self, most: int = 100) -> tuple[Waiting, ...]:
        """Return what waits, the oldest first."""
        with self._database.read() as db:
            rows = db.execute("SELECT * FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT ?", (most,)).fetchall()
        return tuple(Waiting(r["id"], r["kind"], r["subject"], r["attempts"], r["problem"]) for r in rows)

    def mark_sent(self, number: int) -> None:
        with self._database.write() as db:
            db.execute("UPDATE outbox SET sent_at = strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now') WHERE id = ?", (number,))

    def mark_failed(self, number: int, problem: str) -> None:
        with self._database.write() as db:
            db.execute("UPDATE outbox SET attempts = attempts + 1, problem = ? WHERE id = ?", (problem, number))
