"""One of several processes that work on one database at once: `python -m tests.work_beside DATABASE COUNT SEED`.

Says "ready", waits for a line, opens the database (and makes it, where it comes first), works, and tells each thing
once it is kept.
"""

import sys
from contextlib import closing
from pathlib import Path

from app.storage.database import Database
from tests.crash_worker import Worker


def main() -> None:
    path, count, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    print("ready", flush=True)
    sys.stdin.readline()
    with closing(Database(path)) as database:
        worker = Worker(database, path.parent / f"of-{seed}", lambda text: print(text, flush=True), seed)
        for _ in range(count):
            worker.make_one()


if __name__ == "__main__":
    main()
