"""The baseline: the same model asked once for the whole page, judged by the same behaviours.

python -m tests.bench.bench_asked_once [--set SET|all] [--ids a,b] [--out DIR] [--json FILE]
    [--against FILE]   rows of bench_requests (--json): prints the ratio of seconds for the requests in both

One HTML file, ChatML, greedy, at most 2,000 tokens. Seconds are prompt reading and writing with the model already in
memory, which flatters the baseline: loading is not counted.
"""

import argparse
import asyncio
import json
import os
import re
import statistics
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.bench_requests import _choose, _words
from tests.bench.building import new_folder
from tests.bench.tables import Row, line_of, summary_of
from tests.e2e.judge import Judge
from tests.e2e.requests import SETS, Behaviour

if TYPE_CHECKING:
    from app.engines.llama import LlamaEngine

MOST_TOKENS = 2000
_SYSTEM = (
    "You are an expert web developer. Answer with one complete, working single-page app in a single HTML file, with "
    "CSS and JavaScript inline and no external resources. Keep what the user enters in localStorage."
)


def main(arguments: list[str] | None = None) -> int:
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    args = _parser().parse_args(arguments)
    out = args.out or new_folder()
    pages = asyncio.run(_ask_all(_choose(args.set, args.ids), out))
    rows = []
    with Judge() as judge:
        for behaviour, seconds, tokens in pages:
            judgement = judge.judge(out / behaviour.id, behaviour)
            rows.append(
                Row(behaviour.id, "once", judgement.behaves, judgement.failure, seconds, seconds, tokens=tokens)
            )
            print(line_of(rows[-1]), flush=True)
    print(f"\nasked once: {summary_of(rows)}")
    if args.json:
        args.json.write_text(json.dumps([row.as_json() for row in rows], indent=1), encoding="utf-8")
    if args.against:
        print(_ratio(rows, json.loads(args.against.read_text(encoding="utf-8"))))
    return 0


async def _ask_all(chosen: list[Behaviour], out: Path) -> list[tuple[Behaviour, float, int]]:
    engine = _open_engine()
    try:
        await engine.load()
        done = []
        for behaviour in chosen:
            seconds, tokens, text = await _ask(engine, behaviour.request)
            (out / behaviour.id).mkdir(parents=True, exist_ok=True)
            (out / behaviour.id / "index.html").write_text(extract_page(text), encoding="utf-8")
            print(f"{behaviour.id:<16}{seconds:6.1f} s  {tokens:4} tok  written", flush=True)
            done.append((behaviour, seconds, tokens))
        return done
    finally:
        engine.close()


async def _ask(engine: "LlamaEngine", request: str) -> tuple[float, int, str]:
    from app.domain.generation import GenerationRequest, Sampling

    prompt = f"<|im_start|>user\n{request}<|im_end|>\n<|im_start|>assistant\n"
    sampling = Sampling(temperature=0.0, max_tokens=MOST_TOKENS, stop=("<|im_end|>",))
    prefix = f"<|im_start|>system\n{_SYSTEM}<|im_end|>\n"
    made = await engine.generate(GenerationRequest(prefix, prompt, (sampling,)))
    return made.prefill_s + made.decode_s, made.generated_tokens, made.completions[0].text


def extract_page(text: str) -> str:
    """Return the page in the answer: the fenced block if there is one, else from the first tag on."""
    fence = re.search(r"```(?:html)?\s*\n(.*?)(?:```|\Z)", text, re.S)
    page = fence[1] if fence else text
    start = re.search(r"<!doctype|<html", page, re.I)
    return page[start.start() :] if start else page


def _open_engine() -> "LlamaEngine":
    from app.engines.catalog import load_catalog
    from app.engines.llama import LlamaEngine
    from app.engines.model_store import ModelStore
    from app.paths import Paths

    paths = Paths.from_environment()
    store = ModelStore(paths, load_catalog(paths.model_catalog))
    model = store.locate(store.default_id("language"))
    return LlamaEngine(model.path, model.digest, model.id, paths.cache / "prefixes", model.card.context_tokens)


def _ratio(rows: list[Row], product: list[dict[str, object]]) -> str:
    """Return how long the product takes for each second of the baseline, over the requests in both."""
    ours: dict[str, list[float]] = {}
    for other in product:
        ours.setdefault(str(other["id"]), []).append(float(str(other["seconds"])))
    both = [(statistics.median(ours[row.id]), row.seconds) for row in rows if row.id in ours]
    if not both:
        return "no request is in both files"
    ratio = statistics.median([a for a, _ in both]) / statistics.median([b for _, b in both])
    each = statistics.median([a / b for a, b in both])
    return f"product ÷ asked once over {len(both)} requests: {ratio:.2f} of medians, {each:.2f} median of each"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", type=_words((*SETS, "all")), default=["samples"])
    parser.add_argument("--ids", type=lambda text: [word for word in text.split(",") if word], default=[])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--against", type=Path, metavar="FILE")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
