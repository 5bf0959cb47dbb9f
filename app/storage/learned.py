"""What the machine learnt and set for itself (the table `settings`): calibration, tuned knobs. People's own settings
stand in a file of their own (settings_file.py); what is here can be measured again."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

from app.storage.database import Database


class LearnedSettings:
    """Small values by name."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now

    def get(self, name: str) -> object:
        """Return the value, None where none was set."""
        with self._database.read() as db:
            row = db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return json.loads(row["value"]) if row else None

    def set(self, name: str, value: object) -> None:
        """Keep a value that JSON can hold; None forgets it."""
        with self._database.write() as db:
            if value is None:
                db.execute("DELETE FROM settings WHERE name = ?", (name,))
            else:
                moment = self._now().isoformat(timespec="microseconds")
                db.execute(
                    "INSERT OR REPLACE INTO settings (name, value, updated_at) VALUES (?, ?, ?)",
                    (name, json.dumps(value), moment),
                )
