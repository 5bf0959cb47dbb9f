"""What the editor offered, and whether it was taken: asked by a key in one table, at a pause in the other.

Of the code itself only the digest of what stood before the cursor is kept; the code is in the app's own folder.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime

from app.domain.completion import Asked, CodePlace, Suggestion
from app.domain.figures import EditorFigures
from app.meta.statistics import spread
from app.storage.database import Database
from app.storage.session_texts import clean
from app.storage.users import LOCAL

_DISMISSED = -1
"""In `inline_suggestions.taken`; else the place of the one that was taken."""
MOST = 2000


class CompletionStore:
    """One row a request that was answered."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now

    def keep(self, asked: Asked, place: CodePlace, suggestion: Suggestion, seconds: float) -> int:
        """Note what was offered and how long it took; return its number. Nothing to offer counts as not taken."""
        digest = hashlib.sha256(place.before.encode("utf-8", "surrogatepass")).hexdigest()
        moment = self._now().isoformat(timespec="microseconds")
        head = (LOCAL, digest, clean(place.path), place.language, moment, seconds)
        text = clean(suggestion.text)
        with self._database.write() as db:
            if asked is Asked.BY_KEY:
                cursor = db.execute(
                    "INSERT INTO code_completions (user_id, code, path, language, created_at, seconds, completion,"
                    " confidence, is_taken) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (*head, text, suggestion.confidence, None if text else 0),
                )
            else:
                offered = json.dumps([text] if text else [])
                cursor = db.execute(
                    "INSERT INTO inline_suggestions (user_id, code, path, language, created_at, seconds, suggestions,"
                    " taken) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (*head, offered, None if text else _DISMISSED),
                )
        return int(cursor.lastrowid or 0)

    def judge(self, asked: Asked, number: int, is_taken: bool) -> None:
        """Note what became of an offer."""
        with self._database.write() as db:
            if asked is Asked.BY_KEY:
                db.execute("UPDATE code_completions SET is_taken = ? WHERE id = ?", (int(is_taken), number))
            else:
                taken = 0 if is_taken else _DISMISSED
                db.execute("UPDATE inline_suggestions SET taken = ? WHERE id = ?", (taken, number))

    def figures(self, since: str = "") -> EditorFigures:
        """Return what came of the latest; `since` an ISO time."""
        with self._database.read() as db:
            rows = db.execute(
                "SELECT seconds, is_taken = 1, created_at FROM code_completions WHERE created_at >= ?"
                " UNION ALL SELECT seconds, taken >= 0, created_at FROM inline_suggestions WHERE created_at >= ?"
                " ORDER BY 3 DESC LIMIT ?",
                (since, since, MOST),
            ).fetchall()
        return EditorFigures(len(rows), sum(bool(row[1]) for row in rows), spread(row[0] for row in rows))
