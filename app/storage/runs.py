"""Runs on record: begun, ended with all that was measured, and read again as history."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from app.domain.ballot import Ballot, read_ballot
from app.domain.change import Changed
from app.domain.check import Outcome
from app.domain.codec import CodecError
from app.domain.run import PARTS, PastRun, RunSummary, SwarmTask
from app.domain.version import Version
from app.storage.database import Database
from app.storage.session_texts import add_made, clean

MOST_HISTORY = 200


class RunStore:
    """Runs and everything that belongs to them."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now

    def begin(
        self,
        session_id: str,
        doing: str,
        model: str,
        is_spoken: bool,
        estimate: tuple[float, float] | None = None,
    ) -> int:
        """Note that a run has begun and return its number. `estimate` is (seconds, how sure 0…1)."""
        seconds, sure = estimate or (None, None)
        with self._database.write() as db:
            number = db.execute(
                "INSERT INTO runs (session_id, doing, kind, model, is_spoken, words, clauses, started_at, state,"
                " estimate_s, estimate_sure) VALUES (?, ?, 'unknown', ?, ?, 0, 0, ?, 'running', ?, ?)",
                (session_id, doing, model, int(is_spoken), self._time(), seconds, sure),
            ).lastrowid
        assert number is not None
        return number

    def end(self, run_id: int, summary: RunSummary, knobs: Mapping[str, float] | None = None) -> None:
        """Keep everything a run measured, in one transaction. `knobs` is what it was made with."""
        with self._database.write() as db:
            moment = self._time()
            done = db.execute(
                "UPDATE runs SET kind = ?, words = ?, clauses = ?, ended_at = ?, state = ?, problem = ?, seconds = ?,"
                " checks_held = ?, checks_total = ?, attempts = ?, knobs = ? WHERE id = ?",
                (
                    *(summary.kind, summary.words, summary.clauses, moment, summary.state, clean(summary.problem)),
                    *(summary.seconds, summary.checks_held, summary.checks_total, summary.attempts),
                    *(json.dumps(dict(knobs or {}), sort_keys=True), run_id),
                ),
            )
            if done.rowcount:  # the session may have been erased meanwhile
                _keep_measures(db, run_id, summary, moment)
                _keep_work(db, run_id, summary, moment)

    def keep_change(self, session_id: str, model: str, changed: Changed) -> None:
        """Note a change of an app: what was wished, what became of it, its version."""
        moment = self._time()
        held, total = sum(bool(o.held) for o in changed.verdict.outcomes), len(changed.verdict.outcomes)
        state = "refused" if not changed.applied else "held" if changed.is_held else "unmet"
        with self._database.write() as db:
            run_id = db.execute(
                "INSERT INTO runs (session_id, doing, kind, model, is_spoken, words, clauses, started_at, ended_at,"
                " state, problem, seconds, checks_held, checks_total, attempts)"
                " VALUES (?, 'change', ?, ?, 0, ?, 1, ?, ?, ?, ?, ?, ?, ?, 1)",
                (
                    *(session_id, "rule" if changed.by_rule else "agent", model, len(changed.wish.split()), moment),
                    *(moment, state, clean(changed.reason), changed.seconds, held, total),
                ),
            ).lastrowid
            db.execute(
                "INSERT INTO agent_mode_sessions (description, status, files_modified, created_at, run_id)"
                " VALUES (?, ?, ?, ?, ?)",
                (clean(changed.wish), state, _modified(changed), moment, run_id),
            )
            add_made(db, session_id, "\n".join((changed.wish, *changed.added)))
            if changed.seconds:
                _insert_measure(db, "change", "seconds", changed.seconds, moment, run_id, model)
            if changed.version is not None:
                _keep_version(db, session_id, changed.version, _count_files(changed.folder), (held, total), moment)

    def keep_version(self, session_id: str, folder: Path, version: Version, outcomes: tuple[Outcome, ...] = ()) -> None:
        """Note a version of an app that no wish led to: its first, or one that was gone back to."""
        held = sum(bool(outcome.held) for outcome in outcomes)
        with self._database.write() as db:
            _keep_version(db, session_id, version, _count_files(folder), (held, len(outcomes)), self._time())

    def ballots(self, session_id: str) -> tuple[Ballot, ...]:
        """Return how the swarm chose in the latest run of a session in which it chose at all, in order."""
        chosen = (
            "SELECT detail FROM ballots JOIN swarm_sessions ON swarm_sessions.id = swarm_session_id WHERE run_id ="
            " (SELECT max(runs.id) FROM runs JOIN swarm_sessions ON run_id = runs.id"
            " JOIN ballots ON swarm_session_id = swarm_sessions.id WHERE session_id = ?) ORDER BY ballots.id"
        )
        with self._database.read() as db:
            found = [_read_ballot(row["detail"]) for row in db.execute(chosen, (session_id,))]
        return tuple(ballot for ballot in found if ballot is not None)

    def history(self, most: int = MOST_HISTORY) -> tuple[PastRun, ...]:
        """Return the latest builds that have ended, oldest first, without those that a cache answered."""
        return self._read(
            "doing = 'build' AND NOT EXISTS"
            " (SELECT 1 FROM performance_metrics WHERE run_id = runs.id AND cache_hit_rate > 0)",
            most,
        )

    def ended(self, most: int, since: str = "") -> tuple[PastRun, ...]:
        """Return the latest runs of every sort that have ended, oldest first; `since` an ISO time."""
        return self._read("started_at >= ?", most, since)

    def _read(self, where: str, most: int, *values: str) -> tuple[PastRun, ...]:
        with self._database.read() as db:
            rows = db.execute(
                f"SELECT * FROM runs WHERE state != 'running' AND {where} ORDER BY id DESC LIMIT ?", (*values, most)
            ).fetchall()
            if not rows:
                return ()
            seconds: dict[int, dict[str, float]] = {}
            parts: dict[int, int] = {}
            for row in db.execute(
                "SELECT run_id, system, metric_name, value FROM ai_performance_metrics"
                " WHERE run_id >= ? AND system LIKE 'stage:%' AND metric_name IN ('seconds', ?)",
                (rows[-1]["id"], PARTS),
            ):
                if row["metric_name"] == PARTS:
                    parts[row["run_id"]] = int(row["value"])
                else:
                    seconds.setdefault(row["run_id"], {})[row["system"].removeprefix("stage:")] = row["value"]
        return tuple(_past_run(row, seconds.get(row["id"], {}), parts.get(row["id"], 0)) for row in reversed(rows))

    def _time(self) -> str:
        return self._now().isoformat(timespec="microseconds")


def _keep_measures(db: sqlite3.Connection, run_id: int, summary: RunSummary, moment: str) -> None:
    model = db.execute("SELECT model FROM runs WHERE id = ?", (run_id,)).fetchone()["model"]
    db.executemany(
        "INSERT INTO ai_performance_metrics (system, metric_name, value, timestamp, run_id, model)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [(m.system, m.name, m.value, moment, run_id, model) for m in summary.measures],
    )
    db.executemany(
        "INSERT INTO harmony_scores (component, score, timestamp, run_id) VALUES (?, ?, ?, ?)",
        [(component, score, moment, run_id) for component, score in summary.harmony.items()],
    )
    accuracy = summary.checks_held / summary.checks_total if summary.checks_total else 0.0
    if summary.seconds > 0:
        db.execute(
            "INSERT INTO performance_metrics (response_time, accuracy, cache_hit_rate, timestamp, run_id)"
            " VALUES (?, ?, ?, ?, ?)",
            (summary.seconds, accuracy, summary.cache_hit_rate, moment, run_id),
        )
    db.executemany(
        "INSERT INTO ai_agents (name, type, status, capabilities, created_at, model, used_at)"
        " VALUES (?, 'language', 'ready', ?, ?, ?, ?)"
        " ON CONFLICT (name, model) DO UPDATE SET used_at = excluded.used_at",
        [(role, json.dumps([f"writes: {role}"]), moment, model, moment) for role in summary.agents],
    )


def _keep_version(
    db: sqlite3.Connection, session_id: str, version: Version, files: int, checks: tuple[int, int], moment: str
) -> None:
    db.execute(
        "INSERT OR IGNORE INTO versions (session_id, reference, kind, description, files, checks_held, checks_total,"
        " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (session_id, version.id, str(version.kind), clean(version.title), files, *checks, moment),
    )


def _modified(changed: Changed) -> str:
    """Return the lines of the blueprint that went and came; every other file follows from them."""
    return json.dumps({"blueprint.txt": {"removed": changed.removed, "added": changed.added}})


def _count_files(folder: Path) -> int:
    return sum(1 for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)


def _insert_measure(
    db: sqlite3.Connection, system: str, name: str, value: float, moment: str, run_id: int | None, model: str
) -> None:
    db.execute(
        "INSERT INTO ai_performance_metrics (system, metric_name, value, timestamp, run_id, model)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (system, name, value, moment, run_id, model),
    )


def _keep_work(db: sqlite3.Connection, run_id: int, summary: RunSummary, moment: str) -> None:
    if summary.architecture is not None:
        name, kind, components = summary.architecture
        db.execute(
            "INSERT INTO architectures (name, type, components, created_at, run_id) VALUES (?, ?, ?, ?, ?)",
            (clean(name), kind, json.dumps(components), moment, run_id),
        )
    for task in summary.tasks:
        agents = json.dumps({"role": task.name, "sequences": task.agents})
        number = db.execute(
            "INSERT INTO swarm_sessions (name, status, agents, created_at, run_id, seconds) VALUES (?, ?, ?, ?, ?, ?)",
            (task.name, _status(task), agents, moment, run_id, task.seconds),
        ).lastrowid
        if (ballot := task.ballot) is not None:
            db.execute(
                "INSERT INTO ballots (swarm_session_id, kind, task, candidates, agreement, is_verified, rule, detail,"
                " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(number, ballot.kind, clean(ballot.task), len(ballot.candidates), ballot.agreement),
                    *(int(ballot.is_verified), ballot.rule, ballot.as_json(), moment),
                ),
            )


def _read_ballot(detail: str) -> Ballot | None:
    """Return a ballot on record; None where another version wrote it in another way."""
    try:
        return read_ballot(detail)
    except CodecError:
        return None


def _status(task: SwarmTask) -> str:
    if task.ballot is None:
        return "done"
    return "chosen" if task.ballot.winner is not None else "none chosen"


def _past_run(row: sqlite3.Row, stage_seconds: Mapping[str, float], parts: int) -> PastRun:
    return PastRun(
        id=row["id"],
        doing=row["doing"],
        kind=row["kind"],
        model=row["model"],
        is_spoken=bool(row["is_spoken"]),
        words=row["words"],
        clauses=row["clauses"],
        started_at=datetime.fromisoformat(row["started_at"]),
        state=row["state"],
        seconds=row["seconds"],
        stage_seconds=stage_seconds,
        checks_held=row["checks_held"],
        checks_total=row["checks_total"],
        attempts=row["attempts"],
        estimate_s=row["estimate_s"],
        estimate_sure=row["estimate_sure"],
        knobs=json.loads(row["knobs"]),
        parts=parts,
    )
