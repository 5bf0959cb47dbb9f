"""One of several processes that work on one database at once: `python -m tests.work_beside DATABASE COUNT SEED`.

Says "ready", waits for a line, opens the database (and makes it, where it comes first), and tells each thing once it
is kept. It makes COUNT runs and says "enough", then goes on until a file `stop` lies beside the database: however late
another one began, the two are at work together.
"""

import itertools
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
        for number in itertools.count(1):
            worker.make_one()
            if number == count:
                print("enough", flush=True)
            if number >= count and path.with_name("stop").exists():
                break


if __name__ == "__main__":
    main()
