"""Logging to a file that a user can send us: one INFO line a stage; what the user said at DEBUG only."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from app.paths import Paths

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def start_logging(paths: Paths, is_verbose: bool = False) -> Path | None:
    """Send the log to a small rotating file and return its path; None where the folder cannot be written.

    A log that cannot be written never stops the product: a read-only home still builds apps.
    """
    file = paths.logs / "cognomega.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = _LogFile(file, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=False)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter(FORMAT))
    logger = logging.getLogger("app")
    for old in list(logger.handlers):
        logger.removeHandler(old)
        old.close()
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG if is_verbose else logging.INFO)
    return file


class _LogFile(RotatingFileHandler):
    """Keeps silent where the disk is full: Python would show the user a traceback for every line."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  (logging's name)
        pass
