"""What stages made, kept small: long texts (the kit's files above all, the same in every app) are stored once.

An output is JSON. A string of `LONG` letters or more is replaced by `{"text of": digest}`; the text stands in `texts`.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable

LONG = 1000
_MARK = "text of"


def store_output(db: sqlite3.Connection, session_id: str, stage: str, output: str, row: tuple[object, ...]) -> None:
    """Write a stage's line (`row`: all that follows the output). Belongs into the caller's transaction."""
    texts: dict[str, str] = {}

    def shorten(value: object) -> object:
        if not isinstance(value, str) or len(value) < LONG:
            return value
        digest = hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()
        texts[digest] = value
        return {_MARK: digest}

    short = json.dumps(_each(json.loads(output), shorten), ensure_ascii=True, separators=(",", ":"))
    forget_outputs(db, session_id, (stage,))
    db.execute("INSERT INTO stages VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (session_id, stage, short, *row))
    # Half characters cannot stand in SQLite's text: a text is kept as JSON, which spells them out.
    db.executemany("INSERT OR IGNORE INTO texts VALUES (?, ?)", [(d, json.dumps(t)) for d, t in texts.items()])
    db.executemany("INSERT INTO stage_texts VALUES (?, ?, ?)", [(session_id, stage, digest) for digest in texts])


def read_output(db: sqlite3.Connection, output: str) -> str:
    """Return the JSON as the stage made it. A text that is gone leaves its mark, which no type takes for a text."""
    if f'"{_MARK}"' not in output:
        return output

    def lengthen(value: object) -> object:
        if not isinstance(value, dict) or set(value) != {_MARK}:
            return value
        row = db.execute("SELECT text FROM texts WHERE digest = ?", (value[_MARK],)).fetchone()
        return json.loads(row["text"]) if row else value

    return json.dumps(_each(json.loads(output), lengthen), ensure_ascii=True, separators=(",", ":"))


def forget_outputs(db: sqlite3.Connection, session_id: str, stages: tuple[str, ...]) -> None:
    """Remove what stages made, and the texts that nobody else uses."""
    marks = ", ".join("?" for _ in stages)
    of_stages = f"session_id = ? AND stage IN ({marks})"
    used = [r[0] for r in db.execute(f"SELECT digest FROM stage_texts WHERE {of_stages}", (session_id, *stages))]
    db.execute(f"DELETE FROM stages WHERE session_id = ? AND name IN ({marks})", (session_id, *stages))
    db.executemany(
        "DELETE FROM texts WHERE digest = ? AND NOT EXISTS"
        " (SELECT 1 FROM stage_texts WHERE stage_texts.digest = texts.digest)",
        [(digest,) for digest in used],
    )


def _each(data: object, change: Callable[[object], object]) -> object:
    changed = change(data)
    if changed is not data:
        return changed
    if isinstance(data, dict):
        return {key: _each(value, change) for key, value in data.items()}
    if isinstance(data, list):
        return [_each(value, change) for value in data]
    return data
