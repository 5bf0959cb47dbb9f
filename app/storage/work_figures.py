"""Reads what the swarm decided, what became of changes, what apps are made of: figures that no run sums up."""

import sqlite3

from app.domain.figures import VoteFigures, WorkFigures
from app.storage.database import Database


class WorkReader:
    """Figures over the tables of the swarm, of changes, versions and designs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, since: str = "") -> WorkFigures:
        """Return the figures; `since` an ISO time."""
        with self._database.read() as db:
            held, tried = db.execute(
                "SELECT coalesce(sum(checks.held), 0), count(*) FROM checks JOIN sessions ON sessions.id = session_id"
                " WHERE NOT is_deleted AND state = 'done' AND sessions.updated_at >= ?",
                (since,),
            ).fetchone()
            parts = db.execute(
                "SELECT avg(json_array_length(components)) FROM architectures WHERE created_at >= ?", (since,)
            ).fetchone()[0]
            return WorkFigures(
                votes=_votes(db, since),
                used_at=dict(
                    tuple(row) for row in db.execute("SELECT name, max(used_at) FROM ai_agents GROUP BY name")
                ),
                changes=_counts(db, "agent_mode_sessions", "status", since),
                versions=_counts(db, "versions", "kind", since),
                promises_held=held,
                promises=tried,
                parts=parts or 0.0,
            )


def _votes(db: sqlite3.Connection, since: str) -> dict[str, VoteFigures]:
    rows = db.execute(
        "SELECT ballots.kind, count(*) AS times, avg(candidates) AS candidates, avg(agreement) AS agreement,"
        " avg(is_verified) AS verified, avg(seconds) AS seconds"
        " FROM ballots JOIN swarm_sessions ON swarm_sessions.id = swarm_session_id"
        " WHERE ballots.created_at >= ? GROUP BY ballots.kind ORDER BY times DESC",
        (since,),
    )
    return {
        row["kind"]: VoteFigures(row["times"], row["candidates"], row["agreement"], row["verified"], row["seconds"])
        for row in rows
    }


def _counts(db: sqlite3.Connection, table: str, column: str, since: str) -> dict[str, int]:
    rows = db.execute(
        f"SELECT {column}, count(*) FROM {table} WHERE created_at >= ? GROUP BY {column} ORDER BY 2 DESC", (since,)
    )
    return {row[0]: row[1] for row in rows}
