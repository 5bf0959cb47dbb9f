"""Full text over everything said and made in a session: written as stages end, searched as people type."""

import json
import re
import sqlite3
from collections.abc import Iterator

from app.domain.build import Generated, Understood, Validated
from app.domain.transcript import Transcript

MOST_FOUND = 200
"""Nobody reads further; they type another word."""
MOST_RANKED = 500
"""Of more matches than this the newest are taken: ranking reads every match, and search must stay within 50 ms."""
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)


def begin_texts(db: sqlite3.Connection, session_id: str, request: str) -> None:
    db.execute(
        "INSERT INTO session_texts (session_id, title, request, transcript, blueprint, made)"
        " VALUES (?, '', ?, '', '', '')",
        (session_id, clean(request)),
    )


def rename_text(db: sqlite3.Connection, session_id: str, title: str) -> None:
    db.execute("UPDATE session_texts SET title = ? WHERE session_id = ?", (clean(title), session_id))


def add_texts(db: sqlite3.Connection, session_id: str, output: object) -> None:
    """Add what a stage heard or made."""
    match output:
        case Transcript(text):
            _set(db, session_id, "transcript = ?", text)
        case Understood(blueprint):
            lines = "\n".join(line.text for line in blueprint.lines)
            said = _said_later(db, session_id)
            _set(db, session_id, "title = ?, blueprint = ?, made = ?", blueprint.title, lines, said)
        case Generated():
            _set(db, session_id, "made = ?", "\n".join((*_made(output), _said_later(db, session_id))))
        case Validated(verdict, repaired=repaired):
            seen = "\n".join(f"{o.check.says} {o.reason}" for o in verdict.outcomes)
            code = "\n".join(repaired.written.values()) if repaired else ""
            _set(db, session_id, "made = made || char(10) || ?", f"{seen}\n{code}")


def add_made(db: sqlite3.Connection, session_id: str, text: str) -> None:
    """Add what was said or made later: a change, the name of a version."""
    _set(db, session_id, "made = made || char(10) || ?", text)


def search_texts(db: sqlite3.Connection, words: str) -> list[sqlite3.Row]:
    """Return the rows of `sessions` in which every word, or its beginning, stands; best first."""
    query = " ".join(_term(word) for word in words.replace('"', " ").split() if any(c.isalnum() for c in word))
    if not query:
        return []
    newest = db.execute(
        "SELECT rowid FROM session_search WHERE session_search MATCH ? ORDER BY rowid DESC LIMIT ?",
        (query, MOST_RANKED + 1),
    ).fetchall()
    if len(newest) > MOST_RANKED:
        return db.execute(
            "SELECT sessions.* FROM session_texts JOIN sessions ON sessions.id = session_texts.session_id"
            " WHERE number IN (SELECT value FROM json_each(?)) AND NOT is_deleted ORDER BY number DESC LIMIT ?",
            (json.dumps([row[0] for row in newest]), MOST_FOUND),
        ).fetchall()
    return db.execute(
        "SELECT sessions.* FROM session_search JOIN session_texts ON number = session_search.rowid"
        " JOIN sessions ON sessions.id = session_texts.session_id"
        " WHERE session_search MATCH ? AND NOT is_deleted ORDER BY rank, updated_at DESC LIMIT ?",
        (query, MOST_FOUND),
    ).fetchall()


def _term(word: str) -> str:
    """Quoted, so that what the user types is never read as FTS5's query language. One letter stands for itself: as a
    beginning it would be looked for in every word there is."""
    return f'"{word}"' if len(word) == 1 else f'"{word}"*'


def clean(text: str) -> str:
    """JSON may carry half characters that SQLite's text cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _said_later(db: sqlite3.Connection, session_id: str) -> str:
    """Return the wishes to change the app: what is made anew is written anew, what was said stays said."""
    rows = db.execute(
        "SELECT description FROM agent_mode_sessions JOIN runs ON runs.id = run_id WHERE session_id = ?", (session_id,)
    )
    return "\n".join(row["description"] for row in rows)


def _made(generated: Generated) -> Iterator[str]:
    """What differs from app to app: the words on its page, its promises, what agents wrote; not the kit's own code."""
    for file in generated.codebase.files:
        if file.path.endswith(".html"):
            yield " ".join(_TAG.sub(" ", file.text).split())
    for check in generated.checks:
        yield check.says
    yield from generated.written.values()


def _set(db: sqlite3.Connection, session_id: str, what: str, *texts: str) -> None:
    db.execute(f"UPDATE session_texts SET {what} WHERE session_id = ?", (*map(clean, texts), session_id))
