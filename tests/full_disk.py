"""The disk fills up while a build is running, and is freed again: `python -m tests.full_disk HOME OUT`.

A program of its own, because the small disk is seen only by the process that was given it (see `tests/cut_off.py`).
Prints as JSON what happened at each step.
"""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from app.paths import HOME_VARIABLE, Paths
from app.storage.database import Database
from app.storage.safekeeping import Safekeeping
from app.storage.sessions import SessionStore

FAKES = (sys.executable, "-m", "tests.fakes")
FILLED_WHEN = "Writing the blueprint"


def main() -> None:
    home, out = Path(sys.argv[1]), sys.argv[2]
    environment = {**os.environ, HOME_VARIABLE: str(home), "FAKE_PAUSE_S": "0.7"}
    command = [*FAKES, "build", "a grocery list", "--json", "--out", out]
    build = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert build.stderr is not None
    for line in build.stderr:
        if FILLED_WHEN in line:
            break
    filler = home / "filler"
    fill(filler)
    told, err = build.communicate(timeout=120)
    full = {"code": build.returncode, "out": told, "err": err, **look(home)}
    filler.unlink()
    environment["FAKE_PAUSE_S"] = "0"
    again = subprocess.run([*FAKES, "resume", "--json"], env=environment, capture_output=True, text=True, timeout=120)
    print(json.dumps([full, {"code": again.returncode, "out": again.stdout, "err": again.stderr, **look(home)}]))


def fill(file: Path) -> None:
    """Leave no byte free."""
    with file.open("wb", buffering=0) as opened:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while opened.write(b"x" * size):
                    pass
            except OSError:
                continue


def look(home: Path) -> dict[str, object]:
    """Return what is kept."""
    paths = Paths.from_environment({HOME_VARIABLE: str(home)})
    with closing(Database(paths.database)) as database:
        store = SessionStore(database)
        stages = [event.stage for event in store.finished(store.list()[0].id)]
        faults = Safekeeping(database, paths.backups).check().faults
    return {"stages": stages, "faults": faults, "projects": [p.name for p in paths.projects.glob("*")]}


if __name__ == "__main__":
    main()
