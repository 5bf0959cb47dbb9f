"""Runs one long command and reads it line by line, so that its progress can be shown and its failure explained."""

import os
import subprocess
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from installer.progress import SetupError


def run_command(
    command: Sequence[str | os.PathLike[str]],
    log: Path,
    on_line: Callable[[str], None] | None = None,
    extra_environment: Mapping[str, str] | None = None,
    failed: str = "",
) -> None:
    """Run `command`, keep all it says in `log`, and raise `SetupError` with its last words where it fails."""
    log.parent.mkdir(parents=True, exist_ok=True)
    last: deque[str] = deque(maxlen=12)
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", **(extra_environment or {})}
    with (
        log.open("w", encoding="utf-8") as record,
        subprocess.Popen(
            [os.fspath(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env=environment,
        ) as process,
    ):
        assert process.stdout is not None
        for line in process.stdout:
            record.write(line)
            last.append(line.rstrip())
            if on_line is not None:
                on_line(line)
    if process.returncode != 0:
        words = "\n".join(f"    {line[:300]}" for line in last)
        raise SetupError(f"{failed or 'A step of the set-up failed.'}\n{words}\nAll it said is in {log}.")
