"""Requests beyond the kit: the page asked once, the best of five pages and the product's build, side by side.

python -m tests.bench.bench_beyond [--seconds N] [--parts build,once,five] [--ids a,b] [--out DIR]
    does what is not done yet, judges it, and prints the table; with --seconds no new piece is begun after N seconds
python -m tests.bench.bench_beyond --judge [--parts …] [--ids …]    judges again what was made before
python -m tests.bench.bench_beyond --table                          only prints the table

Everything is written down at once in DIR/results.jsonl (DIR is bench/beyond in the user's cache) and never done twice.
Seconds: of a page reading the prompt and writing, with the model in memory (which flatters it); of the build all its
stages. Five pages are written in one batch; one of them behaving is enough, which no chooser can beat. What plays but
is too wide for a phone is counted apart: `behaves` means that it fits, too.
"""

import argparse
import asyncio
import json
import statistics
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.paths import Paths
from tests.bench.bench_asked_once import _open_engine, extract_page
from tests.bench.building import build, make_home
from tests.bench.judging_apart import judge_apart
from tests.e2e.requests import Behaviour, load_set

if TYPE_CHECKING:
    from app.domain.generation import Generation
    from app.engines.llama import LlamaEngine

PARTS = ("build", "once", "five")
MOST_TOKENS, HEAT, PAGES = 1600, 0.8, 5
SYSTEM = (
    "You are an expert web developer. Answer with one complete, working web page in a single HTML file, with CSS and "
    "JavaScript inline and nothing from outside: no libraries, pictures or sound files. It fits on a phone 360 pixels "
    "wide. Keep the code short and write nothing else."
)
_WIDE = "scrolls sideways"  # said only after everything else was met


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge said of one page."""

    behaves: bool
    failure: str

    @property
    def plays(self) -> bool:
        return self.behaves or self.failure.startswith(_WIDE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One way of doing one request, done. `made_of` is the blueprint of a build, `wall_s` its time with the start."""

    part: str
    id: str
    seconds: float
    tokens: int
    verdicts: list[Verdict]
    wall_s: float = 0.0
    exit_code: int = 0
    made_of: str = ""
    stages: dict[str, float] = field(default_factory=dict)

    @property
    def behaves(self) -> bool:
        return any(one.behaves for one in self.verdicts)

    @property
    def plays(self) -> bool:
        return any(one.plays for one in self.verdicts)


class Results:
    """What is done, kept in a file with a line for each piece; the last line about a piece counts."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.pieces: dict[tuple[str, str], Piece] = {}
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        for line in lines:
            piece = _read(line)
            if piece is not None:
                self.pieces[piece.part, piece.id] = piece

    def add(self, piece: Piece) -> None:
        self.pieces[piece.part, piece.id] = piece
        self.file.parent.mkdir(parents=True, exist_ok=True)
        known = self.file.read_bytes() if self.file.exists() else b""
        start = "\n" if known and not known.endswith(b"\n") else ""  # after a line that was cut off
        with self.file.open("a", encoding="utf-8") as out:
            out.write(f"{start}{json.dumps(asdict(piece))}\n")


def main(arguments: list[str] | None = None) -> int:
    args = _parser().parse_args(arguments)
    out = (args.out or Paths.from_environment().cache / "bench" / "beyond").absolute()
    requests = [one for one in load_set("beyond") if not args.ids or one.id in args.ids]
    results = Results(out / "results.jsonl")
    if args.judge:
        _judge_again(results, out, requests, args.parts)
    elif not args.table:
        asyncio.run(_do_rest(results, out, requests, args.parts, args.seconds))
    print(table(results, requests))
    return 0


async def _do_rest(
    results: Results, out: Path, requests: list[Behaviour], parts: list[str], most_s: float | None
) -> None:
    """Do what is missing, the builds first: the model is then loaded once for all pages."""
    started = time.monotonic()
    engine: LlamaEngine | None = None
    try:
        for part in PARTS:
            for one in requests:
                if part not in parts or (part, one.id) in results.pieces:
                    continue
                if most_s is not None and time.monotonic() - started > most_s:
                    return
                if part == "build":
                    piece = _built(one, out)
                else:
                    if engine is None:
                        engine = _open_engine()
                        await engine.load()
                    piece = await _written(engine, one, part, out)
                results.add(piece)
                print(_line(piece), flush=True)
    finally:
        if engine is not None:
            engine.close()


def _built(one: Behaviour, out: Path) -> Piece:
    folder = out / "build" / one.id
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = build(one.request, "typed", _unused(folder), make_home(out))
    folder.with_suffix(".json").write_text(json.dumps(made.report, indent=1), encoding="utf-8")
    verdict = Verdict(False, made.message) if made.message else _judged(one.id, made.folder)
    return Piece("build", one.id, made.work_s, made.tokens, [verdict], made.seconds, made.exit_code,
                 str(made.report.get("blueprint", "")), made.stage_seconds)  # fmt: skip


def _unused(folder: Path) -> Path:
    """Return a folder that is not there yet: a build that was cut off may have left one."""
    ways = (folder, *(folder.with_name(f"{folder.name}-{n}") for n in range(2, 99)))
    return next(one for one in ways if not one.exists())


async def _written(engine: "LlamaEngine", one: Behaviour, part: str, out: Path) -> Piece:
    made = await _ask(engine, one.request, 1 if part == "once" else PAGES)
    verdicts = []
    for number, completion in enumerate(made.completions):
        folder = out / part / one.id / str(number)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(extract_page(completion.text), encoding="utf-8")
        verdicts.append(_judged(one.id, folder))
    return Piece(part, one.id, made.prefill_s + made.decode_s, made.generated_tokens, verdicts)


async def _ask(engine: "LlamaEngine", request: str, pages: int) -> "Generation":
    """Write the page once, always the likeliest word; or several at once, each by chance of its own."""
    from app.domain.generation import GenerationRequest, Sampling

    prefix = f"<|im_start|>system\n{SYSTEM}<|im_end|>\n"
    prompt = f"<|im_start|>user\n{request}<|im_end|>\n<|im_start|>assistant\n"
    stop = ("<|im_end|>",)
    if pages == 1:
        samplings = [Sampling(temperature=0.0, max_tokens=MOST_TOKENS, stop=stop)]
    else:
        samplings = [Sampling(HEAT, seed=n + 1, max_tokens=MOST_TOKENS, stop=stop) for n in range(pages)]
    return await engine.generate(GenerationRequest(prefix, prompt, tuple(samplings)))


def _judged(request_id: str, page: Path) -> Verdict:
    judgement = judge_apart(request_id, page)
    return Verdict(judgement.behaves, judgement.failure)


def _judge_again(results: Results, out: Path, requests: list[Behaviour], parts: list[str]) -> None:
    for one in requests:
        for part in parts:
            old = results.pieces.get((part, one.id))
            pages = sorted(_pages_of(out, part, one.id))
            if old is None or not pages:
                continue
            verdicts = [_judged(one.id, page) for page in pages]
            results.add(Piece(**{**_fields(old), "verdicts": verdicts}))
            print(_line(results.pieces[part, one.id]), flush=True)


def _pages_of(out: Path, part: str, request_id: str) -> Iterator[Path]:
    if part == "build":
        folders = [one for one in (out / part).glob(f"{request_id}*") if (one / "index.html").is_file()]
        own = [one for one in folders if one.name.removeprefix(request_id).lstrip("-").isdigit() or
               one.name == request_id]  # fmt: skip
        yield from sorted(own, key=lambda one: one.stat().st_mtime)[-1:]
    else:
        yield from (one.parent for one in (out / part / request_id).glob("*/index.html"))


# --- the table -----------------------------------------------------------------------------------------------------


def table(results: Results, requests: list[Behaviour]) -> str:
    """Return what was found, a line for each request and the sums."""
    lines = [f"{'':<18}{'asked once':>14}{'best of five':>20}{'the product':>16}  what is wrong with the product's"]
    for one in requests:
        cells = [results.pieces.get((part, one.id)) for part in ("once", "five", "build")]
        if any(cells):
            build_piece = cells[2]
            why = build_piece.verdicts[0].failure if build_piece else ""
            once, five, built = (_cell(piece) for piece in cells)
            lines.append(f"{one.id:<18}{once:>14}{five:>20}{built:>16}  {why[:110]}")
    lines.append("")
    for name, part in (("asked once", "once"), ("best of five", "five"), ("the product", "build")):
        lines.append(f"{name}: {_sums([p for p in results.pieces.values() if p.part == part], requests)}")
    for part in ("build", "five"):
        ratio = _ratio(results, requests, part)
        if ratio:
            lines.append(ratio)
    return "\n".join(lines)


def _cell(piece: Piece | None) -> str:
    if piece is None:
        return "–"
    mark = "yes" if piece.behaves else "wide" if piece.plays else "no"
    count = f"{sum(one.behaves for one in piece.verdicts)}/{len(piece.verdicts)} " if len(piece.verdicts) > 1 else ""
    return f"{piece.seconds:.0f} s {count}{mark}"


def _sums(pieces: list[Piece], requests: list[Behaviour]) -> str:
    known = {one.id for one in requests}
    pieces = [one for one in pieces if one.id in known]
    if not pieces:
        return "not tried"
    good, play = sum(one.behaves for one in pieces), sum(one.plays for one in pieces)
    seconds = [one.seconds for one in pieces]
    return (
        f"{good} of {len(pieces)} behave ({100 * good / len(pieces):.0f} %), {play} play; "
        f"seconds: median {statistics.median(seconds):.1f}, worst {max(seconds):.1f}"
    )


def _ratio(results: Results, requests: list[Behaviour], part: str) -> str:
    both = [
        (results.pieces[part, one.id].seconds, results.pieces["once", one.id].seconds)
        for one in requests
        if (part, one.id) in results.pieces and ("once", one.id) in results.pieces
    ]
    if not both:
        return ""
    medians = statistics.median(a for a, _ in both) / statistics.median(b for _, b in both)
    each = statistics.median(a / b for a, b in both)
    name = "the product" if part == "build" else "five pages"
    return (
        f"seconds, {name} ÷ asked once, over {len(both)} requests: {medians:.2f} of medians, {each:.2f} median of each"
    )


def _line(piece: Piece) -> str:
    said = "; ".join(one.failure for one in piece.verdicts if one.failure)
    return f"{piece.part:<6}{piece.id:<18}{_cell(piece):>18}  {piece.tokens:5} tok  {said[:200]}"


def _read(line: str) -> Piece | None:
    """Return the piece of a line; a line that was cut off in the middle is none."""
    try:
        found = json.loads(line)
        return Piece(**{**found, "verdicts": [Verdict(**one) for one in found["verdicts"]]})
    except (ValueError, TypeError, KeyError):
        return None


def _fields(piece: Piece) -> dict[str, object]:
    return {name: getattr(piece, name) for name in Piece.__dataclass_fields__}


def _parser() -> argparse.ArgumentParser:
    words = lambda text: [word for word in text.split(",") if word]  # noqa: E731
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", type=words, default=list(PARTS))
    parser.add_argument("--ids", type=words, default=[])
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--judge", action="store_true", help="judge again what was made before")
    parser.add_argument("--table", action="store_true", help="only print what is known")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
