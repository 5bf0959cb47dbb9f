"""Writes docs/schema.md from a new database: `python -m app.storage.schema_page`. A test holds the page current."""

import contextlib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.storage.database import Database

PURPOSE = {
    "sessions": "One line a request: what was asked, in which state it is, where its app lies.",
    "stages": "What each finished stage made, with its cost; a stopped build goes on from here.",
    "checks": "What was seen when the app was used: one line a promise.",
    "users": "The person at this machine; with login, an account.",
    "user_sessions": "Logins (`token` is a digest), and starts of the window and of commands that work on something.",
    "user_2fa": "Second factors. `secret` is encrypted, `backup_codes` are digests.",
    "runs": "Each run of the pipeline: build, resume, change. Measurements belong to a run.",
    "ai_agents": "Each role a model plays (blueprint, questions, function, machine), with the model that plays it.",
    "swarm_sessions": "Each time several agents answered one task in one batch.",
    "ballots": "How the swarm chose: candidates, clusters, rule, winner; `detail` is the whole ballot as JSON.",
    "architectures": "What the design stage decided: stack and components.",
    "agent_mode_sessions": "Each change to an existing app, and the files it touched.",
    "versions": "The versions of an app; `reference` is the commit in the app's own git repository.",
    "ai_performance_metrics": "Measurements: `system` is stage:…, agent:…, cache:…, machine or estimate.",
    "harmony_scores": "How far the parts agree, 0…1: votes, validators, wishes.",
    "performance_metrics": "One line a run: how long, how right, how much came from the cache.",
    "optimization_history": "Each trial of a setting: what was changed, what was measured, whether it was kept.",
    "code_completions": "What the editor completed, asked by a key; `code`: digest of the text before the cursor.",
    "inline_suggestions": "What the editor suggested at a pause; `taken`: the place of the one taken, -1: none.",
    "settings": "What the machine learnt and set for itself. (What people set stands in settings.json.)",
    "audit": "What rules refused, what a person confirmed, what left this machine.",
    "outbox": "Changes that wait for sync, noted by triggers while it is on. There is no sync yet: it stays empty.",
    "answers": "Third level of the answer cache.",
    "texts": "Long texts of stages, each once, by SHA-256.",
    "stage_texts": "Which stage uses which long text.",
    "session_texts": "What full-text search reads: everything said and made. `session_search` is its FTS5 index.",
}


def schema_page() -> str:
    """Return the page."""
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(Database(Path(folder) / "new.db")) as database:
        lines = [
            "# The database",
            "",
            "Made by `python -m app.storage.schema_page` from the database itself; do not edit. One SQLite file,",
            "`cognomega.db` in the data folder; write-ahead log, full sync, one writer.",
        ]
        for table in database.tables():
            lines += ["", f"## {table}", PURPOSE[table], "", *_columns(database, table)]
    return "\n".join(lines) + "\n"


def _columns(database: Database, table: str) -> Iterator[str]:
    yield "| Column | Type | |"
    yield "|---|---|---|"
    with database.read() as db:
        refers = {r["from"]: f"→ {r['table']}" for r in db.execute(f"PRAGMA foreign_key_list({table})")}
        for column in db.execute(f"PRAGMA table_info({table})").fetchall():
            notes = ["key"] if column["pk"] else []
            notes += ["may be empty"] if not column["notnull"] and not column["pk"] else []
            notes += [refers[column["name"]]] if column["name"] in refers else []
            yield f"| {column['name']} | {column['type'].lower()} | {', '.join(notes)} |"


if __name__ == "__main__":
    sys.stdout.write(schema_page())
