"""Builds every request by the real command and judges the app as a stranger would.

python -m tests.bench.bench_requests [--set SET|all] [--ids a,b] [--voice slt,rms,awb,typed]
    [--out DIR] [--json FILE]          build, judge, print a table
python -m tests.bench.bench_requests --judge DIR [--ids a,b]
    judge what an earlier run left in DIR (DIR/<voice>/<id>), or one app folder when --ids names one request
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.bench.building import VOICES, Build, build, make_home, new_folder
from tests.bench.tables import Row, line_of, summary_of
from tests.e2e.judge import Judge
from tests.e2e.requests import SETS, Behaviour, load_set


def main(arguments: list[str] | None = None) -> int:
    args = _parser().parse_args(arguments)
    chosen = _choose(args.set, args.ids)
    out = args.out or new_folder()
    with Judge() as judge:
        found = (
            _judge_built(judge, args.judge, chosen) if args.judge else _build_and_judge(judge, args.voice, chosen, out)
        )
        rows = []
        for row in found:
            rows.append(row)
            print(line_of(row), flush=True)
            if args.json:
                args.json.write_text(json.dumps([row.as_json() for row in rows], indent=1), encoding="utf-8")
    print()
    for voice in dict.fromkeys(row.voice for row in rows):
        print(f"{voice}: {summary_of([row for row in rows if row.voice == voice])}")
    if not args.judge:
        print(f"the apps are in {out}")
    return 0


def _build_and_judge(judge: Judge, voices: list[str], chosen: list[Behaviour], out: Path) -> Iterator[Row]:
    home = make_home(out)
    for voice in voices:
        for behaviour in chosen:
            folder = (out / voice / behaviour.id).absolute()
            folder.parent.mkdir(parents=True, exist_ok=True)
            built = build(behaviour.request, voice, folder, home)
            report = json.dumps(built.report, indent=1)
            folder.with_name(f"{behaviour.id}.json").write_text(report, encoding="utf-8")
            yield _row(judge, behaviour, voice, built)


def _row(judge: Judge, behaviour: Behaviour, voice: str, built: Build) -> Row:
    failure, behaves = built.message, False
    if not failure:
        judgement = judge.judge(built.folder, behaviour)
        failure, behaves = judgement.failure, judgement.behaves
    held, checks = built.checks
    transcript = built.report.get("transcript") or {}
    return Row(
        behaviour.id, voice, behaves, failure, built.work_s, built.seconds, built.stage_seconds, built.tokens, held,
        checks, built.exit_code, str(transcript.get("text", "")), str(built.report.get("blueprint", "")),
    )  # fmt: skip


def _judge_built(judge: Judge, folder: Path, chosen: list[Behaviour]) -> Iterator[Row]:
    if (folder / "index.html").is_file():
        if len(chosen) != 1:
            raise SystemExit("say which request this app is for: --ids ID")
        places: Iterable[tuple[str, Path]] = [("", folder)]
    else:
        places = [(voice, folder / voice) for voice in (*VOICES, "typed") if (folder / voice).is_dir()] or [
            ("", folder)
        ]
    for voice, place in places:
        for behaviour in chosen:
            app = place if (place / "index.html").is_file() else place / behaviour.id
            if (app / "index.html").is_file():
                judgement = judge.judge(app, behaviour)
                yield Row(behaviour.id, voice, judgement.behaves, judgement.failure, judgement.seconds)


def _choose(names: list[str], ids: list[str]) -> list[Behaviour]:
    """Return the behaviours of the sets; with ids only those, from whichever set they are in."""
    known = [one for name in (SETS if ids or "all" in names else names) for one in load_set(name)]
    unknown = set(ids) - {one.id for one in known}
    if unknown:
        raise SystemExit(f"there is no request {', '.join(sorted(unknown))}")
    return [one for one in known if not ids or one.id in ids]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", type=_words((*SETS, "all")), default=["samples"])
    parser.add_argument("--ids", type=lambda text: [word for word in text.split(",") if word], default=[])
    parser.add_argument("--voice", type=_words((*VOICES, "typed")), default=["typed"])
    parser.add_argument("--out", type=Path, help="where apps and reports are kept (else a new temporary folder)")
    parser.add_argument("--json", type=Path, help="write all rows there, after each request")
    parser.add_argument("--judge", type=Path, metavar="DIR", help="judge apps that are there already")
    return parser


def _words(allowed: tuple[str, ...]):  # type: ignore[no-untyped-def]
    def read(text: str) -> list[str]:
        words = text.split(",")
        if not set(words) <= set(allowed):
            raise argparse.ArgumentTypeError(f"{text}: one or more of {', '.join(allowed)}")
        return words

    return read


if __name__ == "__main__":
    raise SystemExit(main())
