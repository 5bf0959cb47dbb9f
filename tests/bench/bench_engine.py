"""Figures of the language-model engine on this machine: reading, writing alone and by five, first token, cancel.

Run by name: `pytest tests/bench/bench_engine.py -s`. CPU seconds beside wall seconds show how busy the machine was.
"""

import asyncio
import json
import os
import resource
import statistics
import subprocess
import time
from collections.abc import AsyncIterator
from pathlib import Path

import platformdirs
import pytest

from app.domain.generation import Generation, GenerationRequest, Sampling
from app.engines.llama import LlamaEngine
from app.engines.llama_native import BATCH_TOKENS, AbortFlag, LlamaContext

pytestmark = [pytest.mark.models, pytest.mark.bench]

MODEL_ID = "qwen2.5-coder-1.5b-instruct"
MODEL = Path(platformdirs.user_data_dir("cognomega")) / "models" / MODEL_ID / f"{MODEL_ID}-q4_k_m.gguf"
PARTS_FOR_1500_TOKENS = 270
PREFIX = "<|im_start|>system\n" + " ".join(f"part {n} and" for n in range(PARTS_FOR_1500_TOKENS)) + "<|im_end|>\n"
PROMPT = "<|im_start|>user\nWrite a JavaScript function that sums a list.<|im_end|>\n<|im_start|>assistant\n"


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[LlamaEngine]:
    engine = open_engine(tmp_path)
    yield engine
    engine.close()


def open_engine(state_dir: Path) -> LlamaEngine:
    return LlamaEngine(MODEL, "bench", MODEL_ID, state_dir)


def ask(count: int, tokens: int, prefix: str = PREFIX, prompt: str = PROMPT) -> GenerationRequest:
    samplings = tuple(Sampling(temperature=0.7, seed=seed, max_tokens=tokens) for seed in range(count))
    return GenerationRequest(prefix, prompt, samplings)


async def timed(name: str, engine: LlamaEngine, request: GenerationRequest) -> tuple[Generation, float]:
    """Run and print one request; return it with the seconds to its first token."""
    first_token: list[float] = []
    started, started_cpu = time.perf_counter(), time.process_time()
    generation = await engine.generate(request, lambda _i, _p: first_token.append(time.perf_counter() - started))
    wall, cpu = time.perf_counter() - started, time.process_time() - started_cpu
    read = generation.prompt_tokens - generation.cached_tokens
    print(
        f"{name:<34} first token {first_token[0]:6.2f} s, read {read:5} in {generation.prefill_s:6.2f} s, "
        f"wrote {generation.generated_tokens:4} in {generation.decode_s:6.2f} s "
        f"({generation.generated_tokens / generation.decode_s:5.1f}/s), wall {wall:6.2f} s, cpu {cpu:6.2f} s"
    )
    return generation, first_token[0]


async def test_bench_engine(engine: LlamaEngine, tmp_path: Path) -> None:
    started = time.perf_counter()
    await engine.load()
    print(f"\nload {time.perf_counter() - started:.2f} s, 1,500-token prefix: {engine.count_tokens(PREFIX)} tokens")
    await timed("prefix read for the first time", engine, ask(1, 16))
    for count in (1, 4, 5, 8):
        await timed(f"{count} together", engine, ask(count, 32))
    await timed("another prefix", engine, ask(1, 4, prefix=PREFIX.replace("part 1 ", "piece 1 ")))
    await timed("first prefix, parked in memory", engine, ask(1, 4, prompt=PROMPT.replace("sums", "sorts")))
    again = open_engine(tmp_path)
    await again.load()
    await timed("prefix from disk, new engine", again, ask(1, 4))
    again.close()
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB (two engines)")


async def test_bench_five_against_the_librarys_own_way(engine: LlamaEngine) -> None:
    """Five candidates in one batch against five runs one after another through `llama_cpp.Llama`, prompt known."""
    tokens = 48
    await engine.generate(ask(1, 1))
    together, _ = await timed("five together", engine, ask(5, tokens))
    ours = together.generated_tokens / together.decode_s
    theirs = await asyncio.to_thread(one_after_another, tokens)
    print(f"five together {ours:.1f} tokens/s, one after another {theirs:.1f}: {ours / theirs:.2f} × (wanted: 1.5)")


@pytest.mark.skipif("BATCHED_BENCH" not in os.environ, reason="BATCHED_BENCH is not set: see batched_bench/build.sh")
async def test_bench_five_against_llama_cpps_batched_benchmark(engine: LlamaEngine) -> None:
    """Five sequences behind one prompt, in turns with the program `BATCHED_BENCH`, `BENCH_ROUNDS` times.

    The program chooses no tokens and makes no text of them. It runs with our settings, and as it is by itself.
    """
    tokens, rounds = int(os.environ.get("BENCH_TOKENS", "128")), int(os.environ.get("BENCH_ROUNDS", "3"))
    prompt = "<|im_start|>user\nCount from one to one thousand, in words.<|im_end|>\n<|im_start|>assistant\none, two,"
    request = ask(5, tokens, prefix="", prompt=prompt)
    length = (await engine.generate(ask(1, 1, prefix="", prompt=prompt))).prompt_tokens
    speeds: dict[str, list[float]] = {"ours": [], "with our settings": [], "by itself": []}
    for number in range(rounds):
        made, _ = await timed(f"ours, round {number}", engine, request)
        assert made.generated_tokens == 5 * tokens, "an answer ended early: fewer than five were written together"
        speeds["ours"].append(made.generated_tokens / made.decode_s)
        passive = {**os.environ, "OMP_WAIT_POLICY": "PASSIVE"}
        same = await asyncio.to_thread(batched_bench, length, tokens, ("-fa", "off"), passive)
        speeds["with our settings"].append(same)
        bare = {name: value for name, value in os.environ.items() if name != "OMP_WAIT_POLICY"}
        speeds["by itself"].append(await asyncio.to_thread(batched_bench, length, tokens, (), bare))
    for name, seen in speeds.items():
        ratio = statistics.median(ours / theirs for ours, theirs in zip(speeds["ours"], seen, strict=True))
        each = ", ".join(f"{speed:.1f}" for speed in seen)
        print(f"{name}: {statistics.median(seen):.1f} tokens/s ({each}); ours / this: {ratio:.2f} (wanted: 0.95)")
    print(f"load {os.getloadavg()[0]:.1f}")


def batched_bench(prompt_tokens: int, tokens: int, settings: tuple[str, ...], environment: dict[str, str]) -> float:
    """Return the tokens a second llama.cpp's own batched benchmark writes in five sequences over a shared prompt."""
    command = [os.environ["BATCHED_BENCH"], "-m", str(MODEL), "-c", "8192", "-t", str(os.cpu_count()), "-pps", "-kvu"]
    command += ["-npp", str(prompt_tokens), "-ntg", str(tokens), "-npl", "5", "--output-format", "jsonl", *settings]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    line = next(line for line in done.stdout.splitlines() if line.startswith("{"))
    return float(json.loads(line)["speed_tg"])


def one_after_another(tokens: int) -> float:
    """Return tokens a second of five runs through the high-level API, which keeps the prompt between them."""
    from llama_cpp import Llama

    llama = Llama(str(MODEL), n_ctx=4096, n_threads=os.cpu_count(), n_threads_batch=os.cpu_count(), verbose=False)
    ids = llama.tokenize((PREFIX + PROMPT).encode(), special=True)
    llama.create_completion(ids, max_tokens=1)
    written, started = 0, time.perf_counter()
    for seed in range(5):
        done = llama.create_completion(ids, max_tokens=tokens, temperature=0.7, top_p=0.95, seed=seed)
        written += done["usage"]["completion_tokens"]
    seconds = time.perf_counter() - started
    llama.close()
    return written / seconds


async def test_bench_first_token_behind_a_kept_prefix(engine: LlamaEngine, tmp_path: Path) -> None:
    prefix = "<|im_start|>system\n" + " ".join(f"part {n} and" for n in range(180)) + "<|im_end|>\n"
    await engine.generate(ask(1, 1, prefix=prefix))
    count = engine.count_tokens(prefix)
    await asyncio.to_thread(engine.close)
    again = open_engine(tmp_path)
    await again.load()
    waits = []
    for number in range(5):
        prompt = PROMPT.replace("a list", f"list {number}")
        waits.append((await timed(f"{count} tokens kept, {number}", again, ask(1, 4, prefix=prefix, prompt=prompt)))[1])
    again.close()
    print(f"time to first token behind {count} kept tokens: median {statistics.median(waits):.2f} s (wanted: 0.4)")


def test_bench_what_a_batch_costs() -> None:
    """Steps of one sequence behind 600 tokens, by how many tokens are evaluated in one; all sizes in turns."""
    context = LlamaContext(MODEL, 2048, os.cpu_count() or 1, 2, flag := AbortFlag())
    context.use_flag(flag)
    tokens = context.tokenize(PREFIX)[:600]
    for start in range(0, len(tokens), BATCH_TOKENS):
        block = tokens[start : start + BATCH_TOKENS]
        context.decode(block, range(start, start + len(block)), [0] * len(block), ())
    seconds: dict[int, list[float]] = {size: [] for size in (1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 18, 20, 24, 28, 32)}
    for _ in range(8):
        for size, seen in seconds.items():
            started = time.perf_counter()
            context.decode(tokens[:size], range(600, 600 + size), [0] * size, range(size))
            seen.append(time.perf_counter() - started)
            context.cut_sequence(0, 600)
    context.close()
    single = statistics.median(seconds[1])
    for size, seen in seconds.items():
        middle = statistics.median(seen)
        print(f"{size:3} tokens {middle * 1000:5.0f} ms, {middle / single:5.2f} times one token")
    print(f"load {os.getloadavg()[0]:.1f}")


@pytest.mark.parametrize("running_s", [0.3, 1.0, 3.0])
async def test_bench_cancel(engine: LlamaEngine, running_s: float) -> None:
    await engine.load()
    waits = []
    for number in range(3):
        task = asyncio.create_task(engine.generate(ask(5, 200, prefix="", prompt=f"{number} {PREFIX}")))
        await asyncio.sleep(running_s)
        started = time.perf_counter()
        task.cancel()
        await asyncio.wait([task])
        waits.append(time.perf_counter() - started)
    middle, worst = statistics.median(waits) * 1000, max(waits) * 1000
    print(f"\ncancel after {running_s} s: median {middle:.0f} ms, worst {worst:.0f} ms")
