"""Judges a page in a process of its own: a page that loops without end takes its judge with it, not the benchmark.

python -m tests.bench.judging_apart ID PATH    prints the judgement as JSON
"""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from tests.bench.building import ROOT
from tests.e2e.judge import Judge, Judgement
from tests.e2e.requests import find

MOST_SECONDS = 400


def judge_apart(request_id: str, page: Path, most_s: float = MOST_SECONDS) -> Judgement:
    """Return the judgement; what takes longer than `most_s` does not behave."""
    command = [sys.executable, "-m", "tests.bench.judging_apart", request_id, str(page.absolute())]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=most_s)
    except subprocess.TimeoutExpired:
        return Judgement(False, f"the page hangs, or cannot be judged within {most_s:.0f} s", most_s)
    if done.returncode:
        return Judgement(False, f"cannot be judged: {(done.stderr.strip().splitlines() or ['?'])[-1][:160]}", 0.0)
    return Judgement(**json.loads(done.stdout.splitlines()[-1]))


def main(arguments: list[str]) -> int:
    request_id, page = arguments
    with Judge() as judge:
        print(json.dumps(asdict(judge.judge(Path(page), find(request_id)))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
