"""The steps that gave the database its memory: people, agents, measurements, audit, texts.

Tables named in the architecture (users … performance_metrics) keep its names and columns; what Cognomega needs
besides stands after them. Times are ISO 8601 in UTC, ids are TEXT where people or other machines see them.
"""

from typing import TYPE_CHECKING

from app.storage.migrations import run

if TYPE_CHECKING:
    from sqlite_utils import Database


def m003_people(db: "Database") -> None:
    """Who uses this machine: one local user until somebody logs in. Tokens and codes are kept as digests only."""
    run(
        db,
        """
        CREATE TABLE users (
            id TEXT PRIMARY KEY,
            email TEXT UNIQUE,
            phone TEXT UNIQUE,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE user_sessions (
            id TEXT PRIMARY KEY,
            user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
            token TEXT NOT NULL UNIQUE,
            expires_at TEXT NOT NULL,
            created_at TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE user_2fa (
            id TEXT PRIMARY KEY,
            user_id TEXT NOT NULL UNIQUE REFERENCES users(id) ON DELETE CASCADE,
            secret TEXT NOT NULL,
            backup_codes TEXT NOT NULL,
            created_at TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX user_sessions_by_user ON user_sessions (user_id)",
        "INSERT INTO users (id, created_at, updated_at)"
        " VALUES ('local', strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'), strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))",
    )


def m004_work(db: "Database") -> None:
    """Each run of the pipeline, and what the AI systems did in it."""
    run(
        db,
        """
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY,
            session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
            doing TEXT NOT NULL,
            kind TEXT NOT NULL,
            model TEXT NOT NULL,
            is_spoken INTEGER NOT NULL,
            words INTEGER NOT NULL,
            clauses INTEGER NOT NULL,
            started_at TEXT NOT NULL,
            ended_at TEXT,
            state TEXT NOT NULL CHECK (state IN ('running', 'held', 'unmet', 'stopped', 'refused', 'failed')),
            problem TEXT NOT NULL DEFAULT '',
            seconds REAL NOT NULL DEFAULT 0,
            checks_held INTEGER NOT NULL DEFAULT 0,
            checks_total INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0,
            estimate_s REAL,
            estimate_sure REAL,
            knobs TEXT NOT NULL DEFAULT '{}'
        ) STRICT
        """,
        """
        CREATE TABLE ai_agents (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            status TEXT NOT NULL,
            capabilities TEXT NOT NULL,
            created_at TEXT NOT NULL,
            model TEXT NOT NULL,
            used_at TEXT NOT NULL,
            UNIQUE (name, model)
        ) STRICT
        """,
        """
        CREATE TABLE swarm_sessions (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            status TEXT NOT NULL,
            agents TEXT NOT NULL,
            created_at TEXT NOT NULL,
            run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
            seconds REAL NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE ballots (
            id INTEGER PRIMARY KEY,
            swarm_session_id INTEGER NOT NULL REFERENCES swarm_sessions(id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            task TEXT NOT NULL,
            candidates INTEGER NOT NULL,
            agreement REAL NOT NULL,
            is_verified INTEGER NOT NULL,
            rule TEXT NOT NULL,
            detail TEXT NOT NULL,
            created_at TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE architectures (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            components TEXT NOT NULL,
            created_at TEXT NOT NULL,
            run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE
        ) STRICT
        """,
        """
        CREATE TABLE agent_mode_sessions (
            id INTEGER PRIMARY KEY,
            description TEXT NOT NULL,
            status TEXT NOT NULL,
            files_modified TEXT NOT NULL,
            created_at TEXT NOT NULL,
            run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE
        ) STRICT
        """,
        """
        CREATE TABLE versions (
            id INTEGER PRIMARY KEY,
            session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
            reference TEXT NOT NULL,
            kind TEXT NOT NULL,
            description TEXT NOT NULL,
            files INTEGER NOT NULL,
            checks_held INTEGER NOT NULL,
            checks_total INTEGER NOT NULL,
            created_at TEXT NOT NULL,
            UNIQUE (session_id, reference)
        ) STRICT
        """,
        "CREATE INDEX runs_by_session ON runs (session_id)",
        "CREATE INDEX runs_by_time ON runs (started_at)",
        "CREATE INDEX swarm_sessions_by_run ON swarm_sessions (run_id)",
        "CREATE INDEX ballots_by_swarm ON ballots (swarm_session_id)",
        "CREATE INDEX architectures_by_run ON architectures (run_id)",
        "CREATE INDEX agent_mode_by_run ON agent_mode_sessions (run_id)",
    )


def m005_measures(db: "Database") -> None:
    """What was measured, how far the parts agreed, and what was changed because of it."""
    run(
        db,
        """
        CREATE TABLE ai_performance_metrics (
            id INTEGER PRIMARY KEY,
            system TEXT NOT NULL,
            metric_name TEXT NOT NULL,
            value REAL NOT NULL,
            timestamp TEXT NOT NULL,
            run_id INTEGER REFERENCES runs(id) ON DELETE CASCADE,
            model TEXT NOT NULL DEFAULT ''
        ) STRICT
        """,
        """
        CREATE TABLE harmony_scores (
            id INTEGER PRIMARY KEY,
            component TEXT NOT NULL,
            score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
            timestamp TEXT NOT NULL,
            run_id INTEGER REFERENCES runs(id) ON DELETE CASCADE
        ) STRICT
        """,
        """
        CREATE TABLE performance_metrics (
            id INTEGER PRIMARY KEY,
            response_time REAL NOT NULL,
            accuracy REAL NOT NULL,
            cache_hit_rate REAL NOT NULL,
            timestamp TEXT NOT NULL,
            run_id INTEGER REFERENCES runs(id) ON DELETE CASCADE
        ) STRICT
        """,
        """
        CREATE TABLE optimization_history (
            id INTEGER PRIMARY KEY,
            system TEXT NOT NULL,
            optimization_type TEXT NOT NULL,
            results TEXT NOT NULL,
            created_at TEXT NOT NULL,
            knob TEXT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            ended_at TEXT
        ) STRICT
        """,
        "CREATE INDEX metrics_by_name ON ai_performance_metrics (system, metric_name, timestamp)",
        "CREATE INDEX metrics_by_run ON ai_performance_metrics (run_id)",
        "CREATE INDEX harmony_by_time ON harmony_scores (component, timestamp)",
        "CREATE INDEX harmony_by_run ON harmony_scores (run_id)",
        "CREATE INDEX performance_by_time ON performance_metrics (timestamp)",
        "CREATE INDEX performance_by_run ON performance_metrics (run_id)",
    )


def m006_editor(db: "Database") -> None:
    """What the editor offered, and whether it was taken."""
    run(
        db,
        """
        CREATE TABLE code_completions (
            id INTEGER PRIMARY KEY,
            user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
            code TEXT NOT NULL,
            language TEXT NOT NULL,
            completion TEXT NOT NULL,
            confidence REAL NOT NULL,
            created_at TEXT NOT NULL,
            is_taken INTEGER,
            seconds REAL NOT NULL DEFAULT 0
        ) STRICT
        """,
        """
        CREATE TABLE inline_suggestions (
            id INTEGER PRIMARY KEY,
            user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
            code TEXT NOT NULL,
            suggestions TEXT NOT NULL,
            created_at TEXT NOT NULL,
            taken INTEGER
        ) STRICT
        """,
        "CREATE INDEX completions_by_time ON code_completions (created_at)",
        "CREATE INDEX suggestions_by_time ON inline_suggestions (created_at)",
    )


def m007_keeping(db: "Database") -> None:
    """What the machine learnt to set, who was refused what, what waits to be sent, and answers worth keeping.

    The outbox is filled by triggers, in the transaction of the change itself, and only while sync is switched on.
    """
    run(
        db,
        """
        CREATE TABLE settings (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL,
            updated_at TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            is_allowed INTEGER NOT NULL,
            policy TEXT NOT NULL,
            reason TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            created_at TEXT NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            problem TEXT NOT NULL DEFAULT '',
            sent_at TEXT
        ) STRICT
        """,
        """
        CREATE TABLE answers (
            key TEXT PRIMARY KEY,
            body BLOB NOT NULL,
            digest TEXT NOT NULL,
            created_s REAL NOT NULL,
            used_s REAL NOT NULL
        ) STRICT
        """,
        "CREATE INDEX audit_by_time ON audit (at)",
        "CREATE INDEX outbox_waiting ON outbox (id) WHERE sent_at IS NULL",
        "CREATE UNIQUE INDEX outbox_once ON outbox (kind, subject) WHERE sent_at IS NULL",
        "CREATE INDEX answers_by_use ON answers (used_s)",
        *(_to_outbox(event) for event in ("INSERT", "UPDATE", "DELETE")),
    )


def m008_texts(db: "Database") -> None:
    """Long texts of stages (the kit's files, above all) are kept once, by digest: 15 KB a session instead of 100."""
    run(
        db,
        "CREATE TABLE texts (digest TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT",
        """
        CREATE TABLE stage_texts (
            session_id TEXT NOT NULL,
            stage TEXT NOT NULL,
            digest TEXT NOT NULL REFERENCES texts(digest),
            PRIMARY KEY (session_id, stage, digest),
            FOREIGN KEY (session_id, stage) REFERENCES stages(session_id, name) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX stage_texts_by_digest ON stage_texts (digest)",
    )


def m009_search_everything(db: "Database") -> None:
    """Full text over everything said and made. The texts stand in a table of their own, by number: finding a
    session's line does not read the whole index, and a copied database keeps the two together."""
    run(
        db,
        """
        CREATE TABLE session_texts (
            number INTEGER PRIMARY KEY,
            session_id TEXT NOT NULL UNIQUE REFERENCES sessions(id) ON DELETE CASCADE,
            title TEXT NOT NULL,
            request TEXT NOT NULL,
            transcript TEXT NOT NULL,
            blueprint TEXT NOT NULL,
            made TEXT NOT NULL
        ) STRICT
        """,
        """
        INSERT INTO session_texts (session_id, title, request, transcript, blueprint, made)
        SELECT session_id, title, request, transcript, blueprint,
            coalesce((SELECT group_concat(says || ' ' || reason, char(10)) FROM checks
                WHERE checks.session_id = session_search.session_id), '')
        FROM session_search WHERE session_id IN (SELECT id FROM sessions) GROUP BY session_id
        """,
        "DROP TABLE session_search",
        """
        CREATE VIRTUAL TABLE session_search USING fts5 (
            title, request, transcript, blueprint, made, content = 'session_texts', content_rowid = 'number',
            tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
        )
        """,
        "INSERT INTO session_search (session_search) VALUES ('rebuild')",
        f"CREATE TRIGGER session_texts_insert AFTER INSERT ON session_texts BEGIN {_FIND} END",
        f"CREATE TRIGGER session_texts_delete AFTER DELETE ON session_texts BEGIN {_LOSE} END",
        f"CREATE TRIGGER session_texts_update AFTER UPDATE ON session_texts BEGIN {_LOSE} {_FIND} END",
    )


def m010_runs_of_before(db: "Database") -> None:
    """Builds from before runs were recorded become runs, so that estimates rest on them."""
    run(
        db,
        """
        INSERT INTO runs (session_id, doing, kind, model, is_spoken, words, clauses, started_at, ended_at, state,
            seconds, checks_held, checks_total, attempts)
        SELECT id, 'build', 'unknown', model, audio IS NOT NULL,
            length(trim(request)) - length(replace(trim(request), ' ', '')) + 1, 0, created_at, updated_at,
            CASE WHEN (SELECT min(coalesce(held, 0)) FROM checks WHERE session_id = id) = 1
                THEN 'held' ELSE 'unmet' END,
            (SELECT sum(seconds) FROM stages WHERE session_id = id AND name != 'confirm'),
            (SELECT coalesce(sum(held), 0) FROM checks WHERE session_id = id),
            (SELECT count(*) FROM checks WHERE session_id = id), 1
        FROM sessions WHERE state = 'done' AND id IN (SELECT session_id FROM stages WHERE name = 'validate')
        ORDER BY created_at
        """,
        """
        INSERT INTO ai_performance_metrics (system, metric_name, value, timestamp, run_id, model)
        SELECT 'stage:' || name, 'seconds', stages.seconds, finished_at, runs.id, runs.model
        FROM stages JOIN runs ON runs.session_id = stages.session_id
        """,
    )


def m011_long_lists(db: "Database") -> None:
    """A list of 100,000 sessions scrolls: what is skipped is skipped in the index."""
    run(db, "CREATE INDEX sessions_listed ON sessions (updated_at) WHERE NOT is_deleted")


def m012_what_the_editor_offers(db: "Database") -> None:
    """Where it was offered and how long it took; `code` of both tables is the digest of the text before the cursor."""
    run(
        db,
        "ALTER TABLE code_completions ADD COLUMN path TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE inline_suggestions ADD COLUMN path TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE inline_suggestions ADD COLUMN language TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE inline_suggestions ADD COLUMN seconds REAL NOT NULL DEFAULT 0",
    )


def m013_whose(db: "Database") -> None:
    """Sessions, settings and the audit log belong to a user: the local one, until somebody logs in. And each start of
    the window or of a command that works on something is on record beside the logins."""
    run(
        db,
        "ALTER TABLE sessions ADD COLUMN user_id TEXT REFERENCES users(id) ON DELETE CASCADE",
        "ALTER TABLE settings ADD COLUMN user_id TEXT REFERENCES users(id) ON DELETE CASCADE",
        "ALTER TABLE audit ADD COLUMN user_id TEXT REFERENCES users(id) ON DELETE SET NULL",
        *(f"UPDATE {table} SET user_id = 'local' WHERE user_id IS NULL" for table in ("sessions", "settings", "audit")),
        *(_to_local(table) for table in ("sessions", "settings", "audit")),
        "ALTER TABLE user_sessions ADD COLUMN ended_at TEXT",
        "ALTER TABLE user_sessions ADD COLUMN version TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE user_sessions ADD COLUMN host TEXT NOT NULL DEFAULT 'login'",
        "CREATE INDEX sessions_by_user ON sessions (user_id)",
        "CREATE INDEX settings_by_user ON settings (user_id)",
        "CREATE INDEX audit_by_user ON audit (user_id)",
        "CREATE INDEX user_sessions_by_host ON user_sessions (host, created_at)",
    )


_FIND = """
    INSERT INTO session_search (rowid, title, request, transcript, blueprint, made)
    VALUES (new.number, new.title, new.request, new.transcript, new.blueprint, new.made);
"""
_LOSE = """
    INSERT INTO session_search (session_search, rowid, title, request, transcript, blueprint, made)
    VALUES ('delete', old.number, old.title, old.request, old.transcript, old.blueprint, old.made);
"""


def _to_local(table: str) -> str:
    """Return the trigger that gives a new line to the local user where nobody else is named. (A column added later
    that refers to another table cannot have a default: https://sqlite.org/lang_altertable.html#altertabaddcol.)"""
    return f"""
        CREATE TRIGGER {table}_to_local AFTER INSERT ON {table} WHEN new.user_id IS NULL
        BEGIN UPDATE {table} SET user_id = 'local' WHERE rowid = new.rowid; END
    """


def _to_outbox(event: str) -> str:
    """Return the trigger that notes a changed session for sync, once until it is sent."""
    row, kind = ("old", "session erased") if event == "DELETE" else ("new", "session")
    return f"""
        CREATE TRIGGER sessions_{event.lower()}_to_outbox AFTER {event} ON sessions
        WHEN (SELECT value FROM settings WHERE name = 'sync') = 'true'
        BEGIN
            INSERT OR IGNORE INTO outbox (kind, subject, created_at)
            VALUES ('{kind}', {row}.id, strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'));
        END
    """
