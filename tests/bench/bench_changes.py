"""Chains of changes: thirty apps, five wishes each, judged by rules that know nothing of how a change is made.

    python -m tests.bench.bench_changes [--chains 1-10] [--no-model] [--json FILE]

Besides what each wish asks for: every check of the app holds at the end, in the real engine; an edit made by hand
after the first change is there after the last; what was typed into the app before the first change is there after the
last (Chromium, real storage). Starting apps are compiled from their blueprints; changes go through the joined product.
"""

import argparse
import asyncio
import json
import re
import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.bootstrap import House, read_parts
from app.domain.audio import AudioClip
from app.domain.blueprint_parser import parse_blueprint
from app.domain.build import Generated
from app.domain.change import Changed
from app.domain.check_file import read_checks
from app.domain.errors import AppError
from app.domain.events import ignore
from app.domain.transcript import Transcript
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from app.kit.conversions import find_conversion
from app.paths import Paths
from app.pipeline.change.draft import RefusedError
from app.pipeline.change.rewrite import rewrite
from app.pipeline.change.travel import travel_meant
from app.pipeline.stages.deliver import complete
from tests.bench.building import speak
from tests.bench.typed_data import TypedData

CHAINS = Path(__file__).parent / "changes" / "chains.txt"
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
EDIT = "/* my own edit: do not lose it */\n"


@dataclass(frozen=True, slots=True)
class Wish:
    words: str
    rules: tuple[tuple[str, str], ...]
    is_spoken: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    lines: str
    wishes: tuple[Wish, ...]

    @property
    def title(self) -> str:
        return self.lines.split("\n", 1)[0].removeprefix("app ")


@dataclass(slots=True)
class Row:
    chain: str
    wish: str
    good: bool
    why: str
    applied: bool
    by_rule: bool
    seconds: float
    tokens: int


@dataclass(slots=True)
class Kept:
    """What a chain must not lose."""

    broken_checks: list[str] = field(default_factory=list)
    is_edit_lost: bool = False
    lost_data: list[str] = field(default_factory=list)


def read_chains(text: str) -> tuple[Chain, ...]:
    """Return the chains of the file."""
    body = "\n".join(line for line in text.split("\n") if not line.startswith("# "))
    return tuple(_chain(block) for block in re.split(r"\n\s*\n", body.strip()) if block.strip())


def _chain(block: str) -> Chain:
    lines, wishes = [], []
    for line in block.split("\n"):
        if line.startswith(">"):
            wishes.append(Wish(line.lstrip("> "), (), line.startswith(">>")))
        elif wishes and line.strip():
            sign, _, pattern = line.partition(" ")
            last = wishes[-1]
            wishes[-1] = Wish(last.words, (*last.rules, (sign, pattern)), last.is_spoken)
        elif line.strip():
            lines.append(line)
    return Chain("\n".join(lines), tuple(wishes))


def judge(wish: Wish, before: str, after: str, earlier: str) -> str:
    """Return what is wrong, "" where the wish came true. `earlier` is the blueprint before the last change."""
    lines = after.splitlines()
    for sign, pattern in wish.rules:
        if sign == "+" and not any(re.search(pattern, line, re.I) for line in lines):
            return f"no line is like {pattern}"
        if sign == "-" and any(re.search(pattern, line, re.I) for line in lines):
            return f"a line is still like {pattern}"
        if sign == "=" and after != before:
            return "something changed"
        if sign == "undo" and after != earlier:
            return "it is not as before"
    expected = sum(1 for s, _ in wish.rules if s in "+-")
    gone = [t for t in before.splitlines() if t not in lines]
    if expected and len(gone) > 3 + expected and "rename" not in wish.words and "call" not in wish.words:
        return f"too much changed: {gone}"
    return ""


def make_app(lines: str, folder: Path, house: House) -> None:
    """Put the app of a blueprint into a folder, as a build would."""
    blueprint = parse_blueprint(lines, find_conversion).blueprint
    parts = read_parts(RESOURCES / "kit")
    generated = Generated(compile_app(blueprint, parts), derive_checks(blueprint))
    house.workspace.write(complete(blueprint, generated), blueprint.title, folder)


async def run_chain(chain: Chain, folder: Path, house: House, with_model: bool) -> tuple[list[Row], Kept]:
    """Make all changes of a chain, and look at what must not be lost."""
    make_app(chain.lines, folder, house)
    kept, rows, earlier = Kept(), [], ""
    data = await asyncio.to_thread(TypedData.type_into, folder)
    for number, wish in enumerate(chain.wishes):
        before = (folder / "blueprint.txt").read_text("utf-8")
        row = await _change(chain, wish, folder, house, with_model)
        after = (folder / "blueprint.txt").read_text("utf-8")
        row.why = judge(wish, before, after, earlier) or ""
        row.good = not row.why
        if not row.good:
            new = [t for t in after.splitlines() if t not in before.splitlines()]
            row.why += f" | {row_reason(row)} | {' / '.join(new)}"
        if after != before:
            earlier = before
        rows.append(row)
        if number == 0:
            style = folder / "styles.css"
            style.write_text(style.read_text("utf-8") + EDIT, "utf-8")
    codebase = house.workspace.read(folder)
    verdict = await house.start_browser().run_checks(codebase, read_checks(codebase.text("checks.json")))
    kept.broken_checks = [f"{o.check.says} {o.reason}" for o in verdict.failures] + list(verdict.errors)
    kept.is_edit_lost = EDIT.strip() not in codebase.text("styles.css")
    kept.lost_data = await asyncio.to_thread(data.lost)
    return rows, kept


_REASONS: dict[int, str] = {}


def row_reason(row: Row) -> str:
    return _REASONS.get(id(row), "")


async def _change(chain: Chain, wish: Wish, folder: Path, house: House, with_model: bool) -> Row:
    source: AudioClip | Transcript = Transcript(wish.words)
    if wish.is_spoken:
        name = re.sub(r"\W+", "-", wish.words)
        source = AudioClip(speak(wish.words, "slt", folder.parent / "sounds" / f"{name}.wav"))
    if wish.is_spoken and not with_model:
        source = Transcript(wish.words)
    try:
        changed: Changed | None = await house.changes.change(folder, source, ignore)
        reason = changed.reason if changed else ""
    except AppError as error:
        changed, reason = None, str(error)
    row = Row(
        chain.title, wish.words, False, "", bool(changed and changed.applied), changed.by_rule if changed else True,
        changed.seconds if changed else 0.0, changed.tokens.generated if changed else 0,
    )  # fmt: skip
    _REASONS[id(row)] = reason
    return row


def chosen(words: str, chains: tuple[Chain, ...]) -> Iterator[Chain]:
    first, _, last = words.partition("-")
    return iter(chains[int(first) - 1 : int(last or first)])


async def run_dry(chain: Chain) -> list[Row]:
    """Change blueprints only, by rule, without an app: seconds instead of minutes, for work on the rules."""
    lines, earlier, rows = tuple(chain.lines.split("\n")), "", []
    for wish in chain.wishes:
        before, why = "".join(f"{t}\n" for t in lines), ""
        if travel_meant(wish.words):
            lines = tuple(earlier.splitlines())
        else:
            try:
                lines = (await rewrite(wish.words, lines, None, find_conversion)).lines
            except (RefusedError, AppError) as error:
                why = str(error)
        after = "".join(f"{t}\n" for t in lines)
        wrong = judge(wish, before, after, earlier)
        new = " / ".join(t for t in after.splitlines() if t not in before.splitlines())
        rows.append(Row(chain.title, wish.words, not wrong, wrong and f"{wrong} | {why} | {new}", True, True, 0.0, 0))
        earlier = before if after != before else earlier
    return rows


class NoModelHouse(House):
    """The product without a language model: rules only."""

    async def _start_model(self):  # type: ignore[no-untyped-def]
        raise AppError("No model in this run.")


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chains", default="1-30")
    parser.add_argument("--no-model", action="store_true")
    parser.add_argument("--dry", action="store_true", help="rules over blueprints only: no app, no browser")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    if args.dry:
        some = chosen(args.chains, read_chains(CHAINS.read_text("utf-8")))
        tried = [row for chain in some for row in await run_dry(chain)]
        print(*(f"{row.chain}: {row.wish}  {row.why}" for row in tried if not row.good), sep="\n")
        print(f"{sum(row.good for row in tried)} of {len(tried)} by rule")
        return 0
    rows: list[Row] = []
    losses: list[str] = []
    own = Paths.from_environment()
    with tempfile.TemporaryDirectory() as place:
        house = (NoModelHouse if args.no_model else House)(own)
        for number, chain in enumerate(chosen(args.chains, read_chains(CHAINS.read_text("utf-8")))):
            done, kept = await run_chain(chain, Path(place) / f"app{number}", house, not args.no_model)
            rows += done
            for row in done:
                good, way = "ok " if row.good else "NO ", "rule " if row.by_rule else "model"
                print(f"{good} {row.seconds:5.1f} s {way} {row.chain}: {row.wish}  {row.why}", flush=True)
            losses += [f"{chain.title}: broken check: {c}" for c in kept.broken_checks]
            losses += [f"{chain.title}: hand edit lost"] if kept.is_edit_lost else []
            losses += [f"{chain.title}: data lost: {d}" for d in kept.lost_data]
        await house.stop()
        house.close()
    good_count = sum(r.good for r in rows)
    print(*losses, sep="\n")
    times = [r.seconds for r in rows if r.applied]
    print(f"{good_count} of {len(rows)} as asked; median {statistics.median(times):.1f} s, worst {max(times):.1f} s")
    print(f"{sum(not r.by_rule for r in rows)} by the model; {len(losses)} losses")
    if args.json:
        args.json.write_text(json.dumps([{n: getattr(r, n) for n in Row.__slots__} for r in rows], indent=1), "utf-8")
    return 0 if not losses else 1


if __name__ == "__main__":
    raise SystemExit(asyncio.run(main()))
