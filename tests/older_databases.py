"""Databases as older versions left them: their shape, and in every table a line."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from app.storage.migrations import NAME, steps

FIRST_VERSION = 2
"""Steps in the first version that kept sessions; none ever ended after one."""
Row = dict[str, object]
_SPECIAL: Mapping[tuple[str, str], object] = {
    ("sessions", "state"): "done",
    ("sessions", "is_deleted"): 0,
    ("sessions", "created_at"): "2026-01-02T03:04:05.000006+00:00",
    ("sessions", "updated_at"): "2026-01-02T03:05:05.000006+00:00",
    ("stages", "name"): "validate",
    ("runs", "state"): "held",
    ("stage_texts", "stage"): "validate",
    ("settings", "name"): "machine speed",
}


def make_older(path: Path, step_count: int) -> None:
    """Make the database of a version that knew the first `step_count` steps."""
    from sqlite_utils import Database as SqliteDatabase
    from sqlite_utils import Migrations

    migrations = Migrations(NAME)
    for step in steps()[:step_count]:
        migrations()(step)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        migrations.apply(SqliteDatabase(connection))


def fill_every_table(path: Path) -> None:
    """Write a line into each table that lines can be written to, each value unlike every other."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        for table in _tables(connection):
            row = {column["name"]: _value(connection, table, column) for column in _columns(connection, table)}
            if table == "users":
                row["id"] = "somebody"  # the local one is there
            names, marks = ", ".join(row), ", ".join("?" for _ in row)
            connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'session_texts'").fetchone():
            connection.execute(
                "INSERT INTO session_search SELECT id, title, request, 'transcript words', 'blueprint words'"
                " FROM sessions"
            )


def read_every_table(path: Path) -> dict[str, list[Row]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return {table: [dict(r) for r in connection.execute(f"SELECT * FROM {table}")] for table in _tables(connection)}


def _tables(connection: sqlite3.Connection) -> list[str]:
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'session_search%'"
        " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_sqlite_%' ORDER BY name != 'users', rowid"
    )
    return [row[0] for row in names]


def _columns(connection: sqlite3.Connection, table: str) -> list[sqlite3.Row]:
    return connection.execute(f"PRAGMA table_info({table})").fetchall()


def _value(connection: sqlite3.Connection, table: str, column: sqlite3.Row) -> object:
    name, kind = column["name"], column["type"]
    if (table, name) in _SPECIAL:
        return _SPECIAL[table, name]
    for key in connection.execute(f"PRAGMA foreign_key_list({table})"):
        if key["from"] == name:
            return connection.execute(f"SELECT {key['to'] or 'rowid'} FROM {key['table']} LIMIT 1").fetchone()[0]
    if name in ("held", "is_taken", "is_verified", "taken") or (name.startswith("is_") and kind == "INTEGER"):
        return 1
    number = 10 + column["cid"]
    values = {"INTEGER": number, "REAL": number / 100, "BLOB": bytes([number]), "TEXT": f"{table} {name}"}
    return values[kind]
