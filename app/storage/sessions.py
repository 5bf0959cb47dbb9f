"""The record of every session, written as each stage ends: whatever stops the process, no finished stage is lost."""

import logging
import secrets
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from app.domain.build import OUTPUTS, STAGES, Delivered, StageName, Understood, Validated
from app.domain.codec import CodecError, from_json, to_json
from app.domain.errors import AppError, InputError
from app.domain.events import StageFinished
from app.domain.metrics import Cost, Tokens
from app.domain.session import Session, SessionState
from app.storage.database import Database
from app.storage.session_texts import add_made, add_texts, begin_texts, clean, rename_text, search_texts
from app.storage.stage_outputs import forget_outputs, read_output, store_output

ID_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"
"""Without those that look alike when read aloud or copied by hand."""
ID_LENGTH = 6
MOST_EDITED = 20_000
"""Letters of one edit that can be found: somebody may paste a library."""
log = logging.getLogger(__name__)


class SessionStore:
    """Sessions in the local database. Ids are short enough to type; any unique beginning of one will do."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now

    def create(
        self, request: str = "", audio: Path | None = None, wanted_folder: Path | None = None, model: str = ""
    ) -> Session:
        session_id = "".join(secrets.choice(ID_LETTERS) for _ in range(ID_LENGTH))
        with self._database.write() as db:
            db.execute(
                "INSERT INTO sessions (id, request, audio, wanted_folder, state, created_at, updated_at, model)"
                " VALUES (?, ?, ?, ?, 'open', ?, ?, ?)",
                (session_id, request, _text(audio), _text(wanted_folder), self._time(), self._time(), model),
            )
            begin_texts(db, session_id, request)
        return self.find(session_id)

    def record(self, session_id: str, event: StageFinished) -> None:
        """Keep what a stage made, with what becomes known of the session by it, in one transaction."""
        if event.is_replayed:
            return
        tokens = event.cost.tokens
        with self._database.write() as db:
            row = (event.cost.seconds, tokens.prompt, tokens.generated, tokens.cached, self._time())
            store_output(db, session_id, event.stage, to_json(event.output), row)
            self._learn(db, session_id, event.output)
            add_texts(db, session_id, event.output)

    def finished(self, session_id: str) -> tuple[StageFinished, ...]:
        """Return the finished stages in order, up to the first that is missing or of another version's shape."""
        with self._database.read() as db:
            rows = db.execute("SELECT * FROM stages WHERE session_id = ?", (session_id,)).fetchall()
            by_name = {row["name"]: row for row in rows}
            replayed: list[StageFinished] = []
            for stage in STAGES:
                if stage not in by_name:
                    break
                try:
                    replayed.append(_replay(stage, by_name[stage], read_output(db, by_name[stage]["output"])))
                except CodecError:
                    break
        return tuple(replayed)

    def forget_from(self, session_id: str, stage: StageName) -> None:
        """Drop what `stage` and the stages after it made, so that they are done again."""
        names = STAGES[STAGES.index(stage) :]
        with self._database.write() as db:
            forget_outputs(db, session_id, names)
            if "validate" in names:
                db.execute("DELETE FROM checks WHERE session_id = ?", (session_id,))
            self._update(db, session_id, state="open")

    def end(self, session_id: str, state: SessionState, problem: str = "") -> None:
        """Note how a run ended; an open session can be resumed."""
        with self._database.write() as db:
            self._update(db, session_id, state=state, problem=problem)

    def end_failed(self, session_id: str, state: SessionState, problem: str) -> None:
        """Note how a run ended by an error. Where even that cannot be kept it is logged: the first error counts."""
        try:
            self.end(session_id, state, problem)
        except AppError as error:
            log.warning("how session %s ended could not be kept: %s", session_id, error)

    def add_edit(self, folder: Path, before: str, after: str) -> None:
        """Have what its owner wrote into a file of the app found by search."""
        if (session := self.of_folder(folder)) is None:
            return
        known = set(before.splitlines())
        lines = (" ".join(line.split()) for line in after.splitlines() if line not in known)
        if written := "\n".join(line for line in lines if line)[:MOST_EDITED]:
            with self._database.write() as db:
                add_made(db, session.id, written)

    def want_folder(self, session_id: str, folder: Path) -> None:
        with self._database.write() as db:
            self._update(db, session_id, wanted_folder=str(folder))

    def find(self, id_start: str) -> Session:
        """Return the session whose id begins so. Raises `InputError` where there is none, or more than one."""
        pattern = id_start.strip().lower().replace("%", "").replace("_", "") + "%"
        with self._database.read() as db:
            rows = db.execute("SELECT * FROM sessions WHERE id LIKE ? LIMIT 2", (pattern,)).fetchall()
        if len(rows) != 1 or len(pattern) == 1:
            how_many = "More than one session begins" if len(rows) > 1 else "There is no session that begins"
            raise InputError(f"{how_many} with “{id_start}”.", "See them all with `cognomega sessions list --all`.")
        return _session(rows[0])

    def newest(self, state: SessionState | None = None) -> Session | None:
        """Return the session worked on last (of that state), or None."""
        where, values = ("", ()) if state is None else ("AND state = ?", (state,))
        with self._database.read() as db:
            row = db.execute(
                f"SELECT * FROM sessions WHERE NOT is_deleted {where} ORDER BY updated_at DESC, rowid DESC LIMIT 1",
                values,
            ).fetchone()
        return _session(row) if row else None

    def of_folder(self, folder: Path) -> Session | None:
        """Return the session whose app lies there, None where the app came another way."""
        with self._database.read() as db:
            row = db.execute(
                "SELECT * FROM sessions WHERE folder = ? ORDER BY updated_at DESC LIMIT 1", (str(folder),)
            ).fetchone()
        return _session(row) if row else None

    def list(self, is_with_deleted: bool = False, most: int = -1, skip: int = 0) -> tuple[Session, ...]:
        """Return sessions, newest first; `most` of them after the first `skip`, for a list that is scrolled."""
        where = "" if is_with_deleted else "WHERE NOT is_deleted"
        with self._database.read() as db:
            rows = db.execute(
                f"SELECT * FROM sessions {where} ORDER BY updated_at DESC, rowid DESC LIMIT ? OFFSET ?", (most, skip)
            ).fetchall()
        return tuple(_session(row) for row in rows)

    def older_than(self, session_id: str, updated_at: datetime, most: int) -> tuple[Session, ...]:
        """Return the `most` sessions listed after that one: the next piece of a list that is scrolled.

        However much was skipped, it takes the same time; and what is new at the top moves nothing.
        """
        at = updated_at.isoformat(timespec="microseconds")
        with self._database.read() as db:
            rows = db.execute(
                "SELECT * FROM sessions WHERE NOT is_deleted AND updated_at <= ?"
                " AND (updated_at < ? OR rowid < (SELECT rowid FROM sessions WHERE id = ?))"
                " ORDER BY updated_at DESC, rowid DESC LIMIT ?",
                (at, at, session_id, most),
            ).fetchall()
        return tuple(_session(row) for row in rows)

    def search(self, words: str) -> tuple[Session, ...]:
        """Return sessions in which every word (or its beginning) was said or made, best first."""
        with self._database.read() as db:
            return tuple(_session(row) for row in search_texts(db, words))

    def rename(self, session_id: str, title: str) -> None:
        """Give a session another name; the app's files keep theirs."""
        with self._database.write() as db:
            db.execute("UPDATE sessions SET title = ? WHERE id = ?", (clean(title), session_id))
            rename_text(db, session_id, title)

    def set_deleted(self, session_id: str, is_deleted: bool) -> None:
        """Hide a session, or bring it back. What it holds stays until `erase`."""
        with self._database.write() as db:
            db.execute("UPDATE sessions SET is_deleted = ? WHERE id = ?", (int(is_deleted), session_id))

    def erase(self, session_id: str) -> None:
        """Remove a session and everything kept of it, for good."""
        with self._database.write() as db:
            forget_outputs(db, session_id, STAGES)
            db.execute("DELETE FROM sessions WHERE id = ?", (session_id,))

    def _learn(self, db: sqlite3.Connection, session_id: str, output: object) -> None:
        match output:
            case Understood(blueprint):
                self._update(db, session_id, title=clean(blueprint.title))
            case Validated(verdict):
                db.execute("DELETE FROM checks WHERE session_id = ?", (session_id,))
                db.executemany(
                    "INSERT INTO checks VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [
                        (
                            session_id,
                            i,
                            clean(o.check.clause),
                            clean(o.check.says),
                            o.held,
                            clean(o.reason),
                            o.seconds,
                        )
                        for i, o in enumerate(verdict.outcomes)
                    ],
                )
            case Delivered(folder):
                self._update(db, session_id, folder=str(folder), state="done", problem="")
            case _:
                self._update(db, session_id)

    def _update(self, db: sqlite3.Connection, session_id: str, **values: str) -> None:
        values["updated_at"] = self._time()
        columns = ", ".join(f"{name} = ?" for name in values)
        db.execute(f"UPDATE sessions SET {columns} WHERE id = ?", (*values.values(), session_id))

    def _time(self) -> str:
        return self._now().isoformat(timespec="microseconds")


def _replay(stage: StageName, row: sqlite3.Row, text: str) -> StageFinished:
    output: object = from_json(OUTPUTS[stage], text)
    tokens = Tokens(row["prompt_tokens"], row["generated_tokens"], row["cached_tokens"])
    return StageFinished(stage, output, Cost(row["seconds"], tokens), is_replayed=True)


def _session(row: sqlite3.Row) -> Session:
    return Session(
        id=row["id"],
        request=row["request"],
        audio=Path(row["audio"]) if row["audio"] else None,
        wanted_folder=Path(row["wanted_folder"]) if row["wanted_folder"] else None,
        state=row["state"],
        created_at=datetime.fromisoformat(row["created_at"]),
        updated_at=datetime.fromisoformat(row["updated_at"]),
        title=row["title"],
        folder=Path(row["folder"]) if row["folder"] else None,
        problem=row["problem"],
        model=row["model"],
        is_deleted=bool(row["is_deleted"]),
    )


def _text(path: Path | None) -> str | None:
    return str(path) if path else None
