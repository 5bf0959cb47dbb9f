"""The network ledger on disk: one JSON line an attempt, so that every process of the product can add to it."""

import json
import logging
import os
from datetime import UTC, datetime
from pathlib import Path

from app.domain.network import NetworkAttempt, Outcome

LONGEST_BYTES = 4_000_000
MAX_ADDRESS = 500
_log = logging.getLogger(__name__)


class NetworkLedger:
    """Adds attempts to a file and reads them back. A full disk or a lost line never stops what is being done."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def record(self, part: str, address: str, outcome: Outcome) -> None:
        """Write an attempt down. A line is one write to a file opened for appending: processes do not mix."""
        row = {"at": datetime.now(UTC).isoformat(), "part": part, "address": address[:MAX_ADDRESS], "outcome": outcome}
        line = (json.dumps(row) + "\n").encode()
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._make_room()
            file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(file, line)
            finally:
                os.close(file)
        except OSError as error:
            _log.warning("network ledger: %s: %s", address, error)

    def attempts(self) -> tuple[NetworkAttempt, ...]:
        """Return what was written down, oldest first. What cannot be read is left out."""
        found = []
        for path in (self._older, self._path):
            try:
                lines = path.read_text("utf-8", "replace").splitlines()
            except OSError:
                continue
            found += [attempt for line in lines if (attempt := _read(line)) is not None]
        return tuple(found)

    @property
    def _older(self) -> Path:
        return self._path.with_suffix(".old.jsonl")

    def _make_room(self) -> None:
        if self._path.exists() and self._path.stat().st_size > LONGEST_BYTES:
            self._path.replace(self._older)


def _read(line: str) -> NetworkAttempt | None:
    try:
        row = json.loads(line)
        outcome: Outcome = "refused" if row["outcome"] == "refused" else "left"
        return NetworkAttempt(datetime.fromisoformat(row["at"]), str(row["part"]), str(row["address"]), outcome)
    except (ValueError, KeyError, TypeError):
        return None
