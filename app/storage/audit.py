"""The audit log: what was refused, confirmed or let out of this machine, and why; readable and exportable."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from app.meta.governance import Decision
from app.storage.database import Database
from app.storage.session_texts import clean


@dataclass(frozen=True, slots=True)
class AuditEntry:
    at: datetime
    decision: Decision


class AuditLog:
    """Decisions, the newest last. Entries are only ever added."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now

    def record(self, decision: Decision) -> None:
        d = decision
        with self._database.write() as db:
            db.execute(
                "INSERT INTO audit (at, actor, action, subject, is_allowed, policy, reason)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    *(self._now().isoformat(timespec="microseconds"), d.actor, d.action, clean(d.subject)),
                    *(int(d.is_allowed), d.policy, clean(d.reason)),
                ),
            )

    def entries(self, most: int = 1000) -> tuple[AuditEntry, ...]:
        """Return the latest entries, oldest first."""
        with self._database.read() as db:
            rows = db.execute("SELECT * FROM audit ORDER BY id DESC LIMIT ?", (most,)).fetchall()
        return tuple(
            AuditEntry(
                datetime.fromisoformat(r["at"]),
                Decision(r["actor"], r["action"], r["subject"], bool(r["is_allowed"]), r["policy"], r["reason"]),
            )
            for r in reversed(rows)
        )


def audit_as_csv(entries: tuple[AuditEntry, ...]) -> str:
    """Return the log as a table for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["at", "actor", "action", "subject", "allowed", "policy", "reason"])
    for entry in entries:
        d = entry.decision
        allowed = "yes" if d.is_allowed else "no"
        writer.writerow([entry.at.isoformat(), d.actor, d.action, d.subject, allowed, d.policy, d.reason])
    return out.getvalue()


def audit_as_json(entries: tuple[AuditEntry, ...]) -> str:
    return json.dumps([{"at": entry.at.isoformat(), **asdict(entry.decision)} for entry in entries], indent=1)
