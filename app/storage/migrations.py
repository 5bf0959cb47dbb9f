"""The database's shape, as numbered steps that are only ever added to.

Each step runs in a transaction of its own (sqlite-utils `Migrations`); a step that fails leaves nothing behind.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "cognomega"


def all_migrations() -> Any:
    """Return the steps in order. Made when asked for: sqlite-utils is heavy to import."""
    from sqlite_utils import Migrations

    migrations = Migrations(NAME)
    for step in steps():
        migrations()(step)
    return migrations


def steps() -> tuple[Callable[["Database"], None], ...]:
    from app.storage import migrations_memory as memory

    return (
        m001_sessions,
        m002_search,
        memory.m003_people,
        memory.m004_work,
        memory.m005_measures,
        memory.m006_editor,
        memory.m007_keeping,
        memory.m008_texts,
        memory.m009_search_everything,
        memory.m010_runs_of_before,
        memory.m011_long_lists,
        memory.m012_what_the_editor_offers,
        memory.m013_whose,
    )


def m001_sessions(db: "Database") -> None:
    """Sessions, what their stages made, and what was seen when their apps were used."""
    run(
        db,
        """
        CREATE TABLE sessions (
            id TEXT PRIMARY KEY,
            request TEXT NOT NULL,
            audio TEXT,
            wanted_folder TEXT,
            state TEXT NOT NULL CHECK (state IN ('open', 'done', 'refused')),
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            title TEXT NOT NULL DEFAULT '',
            folder TEXT,
            problem TEXT NOT NULL DEFAULT '',
            model TEXT NOT NULL DEFAULT '',
            is_deleted INTEGER NOT NULL DEFAULT 0
        ) STRICT
        """,
        """
        CREATE TABLE stages (
            session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            output TEXT NOT NULL,
            seconds REAL NOT NULL,
            prompt_tokens INTEGER NOT NULL,
            generated_tokens INTEGER NOT NULL,
            cached_tokens INTEGER NOT NULL,
            finished_at TEXT NOT NULL,
            PRIMARY KEY (session_id, name)
        ) STRICT
        """,
        """
        CREATE TABLE checks (
            session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            clause TEXT NOT NULL,
            says TEXT NOT NULL,
            held INTEGER,
            reason TEXT NOT NULL,
            seconds REAL NOT NULL,
            PRIMARY KEY (session_id, position)
        ) STRICT
        """,
        "CREATE INDEX sessions_by_time ON sessions (updated_at)",
        "CREATE INDEX stages_by_name ON stages (name, finished_at)",
    )


def m002_search(db: "Database") -> None:
    """Full text over what people remember of a session: their words, and what came of them."""
    run(
        db,
        """
        CREATE VIRTUAL TABLE session_search USING fts5 (
            session_id UNINDEXED, title, request, transcript, blueprint,
            tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
        )
        """,
    )


def run(db: "Database", *statements: str) -> None:
    """Do the statements of one step."""
    # One statement at a time: executescript() would commit and so break the step's transaction.
    for statement in statements:
        db.conn.execute(statement)
