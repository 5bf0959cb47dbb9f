"""The engine over the real 1.5B model: the same answers, however they are batched, kept or interrupted."""

import asyncio
import os
import random
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace
from pathlib import Path

import platformdirs
import psutil
import pytest

from app.domain.errors import EngineError, InputError, ModelError, ResourceError
from app.domain.generation import Completion, Generation, GenerationRequest, Priority, Sampling
from app.engines.hardware import MemoryBudget
from app.engines.llama import LlamaEngine

pytestmark = pytest.mark.models

MODEL_ID = "qwen2.5-coder-1.5b-instruct"
MODEL = Path(platformdirs.user_data_dir("cognomega")) / "models" / MODEL_ID / f"{MODEL_ID}-q4_k_m.gguf"
ADAPTER = Path(__file__).resolve().parents[2] / "resources" / "adapters" / MODEL_ID / "blueprint.gguf"
DIGEST = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
PREFIX = (
    "<|im_start|>system\nYou answer questions about the world in one short and simple sentence, "
    "always in plain English, without any list or code, and never with more than twenty words.<|im_end|>\n"
)
QUESTION = "<|im_start|>user\nWhat is the capital of France?<|im_end|>\n<|im_start|>assistant\n"
COUNTING = "<|im_start|>user\nCount from one to one hundred.<|im_end|>\n<|im_start|>assistant\none, two, three,"
LONG_PROMPT = "<|im_start|>user\n" + " ".join(f"item{n}" for n in range(1000))

OpenEngine = Callable[..., LlamaEngine]


@pytest.fixture
async def open_engine(tmp_path: Path) -> AsyncIterator[OpenEngine]:
    """Open engines that keep their states in one folder, and close them all in the end."""
    opened: list[LlamaEngine] = []

    def open_one(
        context_tokens: int = 4096, model: Path = MODEL, adapters: Mapping[str, Path] | None = None
    ) -> LlamaEngine:
        engine = LlamaEngine(model, DIGEST, MODEL_ID, tmp_path / "states", context_tokens, adapters=adapters)
        opened.append(engine)
        return engine

    yield open_one
    for engine in opened:
        await asyncio.to_thread(engine.close)


def ask(prompt: str = QUESTION, *samplings: Sampling, prefix: str = PREFIX) -> GenerationRequest:
    return GenerationRequest(prefix, prompt, samplings or (Sampling(max_tokens=24),))


def first(generation: Generation) -> Completion:
    return generation.completions[0]


async def test_greedy_is_the_same_again_kept_or_fresh(open_engine: OpenEngine) -> None:
    engine = open_engine()
    fresh = await engine.generate(ask())
    again = await engine.generate(ask())
    assert "Paris" in first(fresh).text
    assert first(fresh).finish == "stop"
    assert first(again) == first(fresh)
    assert again.cached_tokens == again.prompt_tokens
    assert "".join(first(fresh).pieces) == first(fresh).text
    assert len(first(fresh).pieces) == len(first(fresh).logprobs)
    assert all(logprob <= 1e-4 for logprob in first(fresh).logprobs)


async def test_five_together_leave_the_greedy_one_as_it_is_alone(open_engine: OpenEngine) -> None:
    engine = open_engine()
    alone = await engine.generate(ask())
    warm = tuple(Sampling(temperature=0.9, seed=seed, max_tokens=24) for seed in range(4))
    five = await engine.generate(ask(QUESTION, Sampling(max_tokens=24), *warm))
    assert first(five).text == first(alone).text
    assert len(five.completions) == 5
    assert five.generated_tokens == sum(len(completion.logprobs) for completion in five.completions)


async def test_more_samplings_than_sequences_take_turns(open_engine: OpenEngine) -> None:
    samplings = tuple(Sampling(temperature=0.2, seed=seed, max_tokens=4) for seed in range(11))
    generation = await open_engine().generate(ask(COUNTING, *samplings))
    assert [len(completion.logprobs) for completion in generation.completions] == [4] * 11


async def test_the_same_seed_gives_the_same_text(open_engine: OpenEngine) -> None:
    engine = open_engine()
    warm = Sampling(temperature=0.7, seed=11, max_tokens=16)
    generation = await engine.generate(ask(QUESTION, warm, warm))
    one, other = generation.completions
    assert one.text == other.text


async def test_a_repair_that_is_guessed_ahead_says_the_same(open_engine: OpenEngine) -> None:
    code = (
        "function total(prices, discount) {\n  let sum = 0;\n  for (const price of prices) {\n    sum -= price;\n  }\n"
        "  return sum * (1 - discount / 100);\n}"
    )
    said = f"{code}\nThe sum is negative. Write the whole function again, corrected."
    prompt = f"<|im_start|>user\n{said}<|im_end|>\n<|im_start|>assistant\n```javascript\n"
    engine = open_engine()
    plain = first(await engine.generate(ask(prompt, Sampling(max_tokens=56))))
    guessed = first(await engine.generate(replace(ask(prompt, Sampling(max_tokens=56)), likely=code)))
    assert "sum += price" in plain.text
    places = zip(plain.pieces, guessed.pieces, plain.logprobs, guessed.logprobs, strict=True)
    for one, other, logprob, other_logprob in places:
        assert abs(logprob - other_logprob) < 0.3  # evaluated in larger batches the last bits of a score differ
        if one != other:  # they turned a word that was next to as likely as the other; from here on nothing is alike
            assert max(logprob, other_logprob) < -0.4
            break


async def test_a_grammar_holds(open_engine: OpenEngine) -> None:
    grammar = 'root ::= line line\nline ::= ("yes" | "no") " " [0-9] [0-9]? "\\n"'
    cold = Sampling(grammar=grammar, max_tokens=30)
    warm = Sampling(grammar=grammar, max_tokens=30, temperature=1.0, seed=4)
    for completion in (await open_engine().generate(ask(QUESTION, cold, warm))).completions:
        assert completion.finish == "stop"
        lines = completion.text.splitlines()
        assert len(lines) == 2
        for line in lines:
            word, number = line.split(" ")
            assert word in ("yes", "no")
            assert number.isdigit()


async def test_a_grammar_nobody_can_read_is_our_mistake_and_harms_nothing(open_engine: OpenEngine) -> None:
    engine = open_engine()
    with pytest.raises(ValueError, match="grammar"):
        await engine.generate(ask(QUESTION, Sampling(grammar="root ::= (")))
    assert "Paris" in first(await engine.generate(ask())).text


@pytest.mark.parametrize("grammar", ['root ::= "\\x00"', 'root ::= "a" root'])
async def test_a_grammar_that_cannot_be_met_or_never_ends_ends(open_engine: OpenEngine, grammar: str) -> None:
    engine = open_engine()
    completion = first(await engine.generate(ask(QUESTION, Sampling(grammar=grammar, max_tokens=20))))
    assert completion.finish == "length"
    assert len(completion.logprobs) <= 20
    assert "Paris" in first(await engine.generate(ask())).text


async def test_a_model_too_large_for_the_memory_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    budget = MemoryBudget(lambda: 1_000_000_000)
    engine = LlamaEngine(MODEL, DIGEST, MODEL_ID, tmp_path, budget=budget)
    with pytest.raises(ResourceError, match=r"needs 1\.\d GB of memory, and 1\.0 GB is free"):
        await engine.load()
    engine.close()


async def test_a_stop_string_cuts_the_text(open_engine: OpenEngine) -> None:
    shown: list[str] = []
    request = ask(COUNTING, Sampling(max_tokens=60, stop=(" six,",)))
    completion = first(await open_engine().generate(request, lambda _index, piece: shown.append(piece)))
    assert completion.finish == "stop"
    assert completion.text.endswith("five,")
    assert "".join(shown) == completion.text


async def test_streamed_pieces_are_whole_characters_in_order(open_engine: OpenEngine) -> None:
    shown: dict[int, list[str]] = {0: [], 1: []}
    request = ask(
        "<|im_start|>user\nWrite some words and signs.<|im_end|>\n<|im_start|>assistant\n",
        Sampling(max_tokens=60, grammar='root ::= "🦄 → 你好 🪐 ñandú"'),
        Sampling(max_tokens=40, temperature=0.8, seed=2),
    )
    generation = await open_engine().generate(request, lambda index, piece: shown[index].append(piece))
    assert first(generation).text == "🦄 → 你好 🪐 ñandú"
    for index, completion in enumerate(generation.completions):
        assert "".join(shown[index]) == completion.text
        assert "�" not in "".join(shown[index])


async def test_cancelling_while_the_prompt_is_read_is_quick_and_harmless(open_engine: OpenEngine) -> None:
    engine = open_engine()
    await engine.load()
    assert engine.count_tokens(LONG_PROMPT) > 3000
    task = asyncio.create_task(engine.generate(ask(LONG_PROMPT, prefix="")))
    await asyncio.sleep(1.0)  # into the first batch; nothing tells from outside when it starts
    assert await seconds_to_cancel(task) < 2.0
    assert "Paris" in first(await engine.generate(ask())).text


async def test_cancelling_while_tokens_are_written_is_quick_and_harmless(open_engine: OpenEngine) -> None:
    engine = open_engine()
    running = asyncio.Event()
    shown: list[str] = []

    def on_token(_index: int, piece: str) -> None:
        shown.append(piece)
        running.set()

    samplings = tuple(Sampling(temperature=0.5, seed=seed, max_tokens=200) for seed in range(3))
    task = asyncio.create_task(engine.generate(ask(COUNTING, *samplings), on_token))
    await running.wait()
    assert await seconds_to_cancel(task) < 2.0
    count = len(shown)
    assert "Paris" in first(await engine.generate(ask())).text
    assert len(shown) == count  # nothing of the cancelled request is shown after its end


async def test_a_cancelled_request_in_the_queue_does_not_stop_the_running_one(open_engine: OpenEngine) -> None:
    engine = open_engine()
    running = asyncio.create_task(engine.generate(ask()))
    waiting = asyncio.create_task(engine.generate(ask(COUNTING)))
    await asyncio.sleep(0)
    waiting.cancel()
    assert "Paris" in first(await running).text
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_a_second_start_reads_the_prefix_from_disk(open_engine: OpenEngine, tmp_path: Path) -> None:
    one = await open_engine().generate(ask())
    second = open_engine()
    two = await second.generate(ask())
    assert one.cached_tokens == 0
    assert two.cached_tokens == second.count_tokens(PREFIX)
    assert first(two).text == first(one).text


async def test_a_tampered_state_is_ignored(open_engine: OpenEngine, tmp_path: Path) -> None:
    one = await open_engine().generate(ask())
    (kept,) = (tmp_path / "states").iterdir()
    content = bytearray(kept.read_bytes())
    content[len(content) // 2] ^= 0xFF
    kept.write_bytes(content)
    two = await open_engine().generate(ask())
    assert two.cached_tokens == 0
    assert first(two).text == first(one).text


async def test_prompts_that_take_turns_are_each_read_once(open_engine: OpenEngine) -> None:
    engine = open_engine()
    other = PREFIX.replace("questions about the world", "riddles")
    one = ask()
    two = ask(COUNTING, Sampling(max_tokens=4), prefix=other)
    answers = [first(await engine.generate(one)).text, first(await engine.generate(two)).text]
    again = [await engine.generate(one), await engine.generate(two)]
    assert [first(generation).text for generation in again] == answers
    assert [g.prompt_tokens - g.cached_tokens for g in again] == [0, 0]


async def test_what_two_prompts_begin_with_is_read_once_and_changes_nothing(open_engine: OpenEngine) -> None:
    story = "<|im_start|>user\nOnce there was a cat. " + "It sat on the mat and looked at the rain. " * 20
    end = "<|im_end|>\n<|im_start|>assistant\n"
    about_cat = ask(story + "What animal was it?" + end)
    about_weather = ask(story + "How was the weather?" + end)
    engine = open_engine()
    await engine.generate(about_cat)
    kept = await engine.generate(about_weather)
    fresh = await open_engine().generate(about_weather)
    assert kept.prompt_tokens - kept.cached_tokens < 64 + 32
    assert first(kept) == first(fresh)


async def test_more_samples_of_a_prompt_do_not_read_it_again(open_engine: OpenEngine) -> None:
    engine = open_engine()
    await engine.generate(ask())
    more = await engine.generate(ask(QUESTION, Sampling(temperature=0.8, seed=1, max_tokens=8)))
    assert more.cached_tokens == more.prompt_tokens


async def test_a_full_context_forgets_old_prompts_instead_of_failing(open_engine: OpenEngine) -> None:
    engine = open_engine(context_tokens=512)
    for name in ("a", "b", "c"):
        prompt = f"{name}: " + "word " * 180 + COUNTING
        generation = await engine.generate(ask(prompt, Sampling(max_tokens=8), Sampling(max_tokens=8)))
        assert generation.generated_tokens > 0


async def test_a_prompt_longer_than_the_context_is_refused_in_plain_words(open_engine: OpenEngine) -> None:
    engine = open_engine(context_tokens=512)
    with pytest.raises(InputError, match="too long"):
        await engine.generate(ask(LONG_PROMPT))
    assert "Paris" in first(await engine.generate(ask())).text


async def test_a_missing_foreign_or_short_model_is_refused_by_name(open_engine: OpenEngine, tmp_path: Path) -> None:
    foreign, short = tmp_path / "foreign.gguf", tmp_path / "short.gguf"
    foreign.write_bytes(b"<html>" * 1_000_000)
    with MODEL.open("rb") as whole:
        short.write_bytes(whole.read(20_000_000))
    for path in (tmp_path / "missing.gguf", foreign, short):
        with pytest.raises(ModelError, match=path.name):
            await open_engine(model=path).load()


async def test_closing_stops_a_running_request(open_engine: OpenEngine) -> None:
    engine = open_engine()
    running = asyncio.Event()
    request = ask(COUNTING, Sampling(max_tokens=400))
    task = asyncio.create_task(engine.generate(request, lambda _index, _piece: running.set()))
    await running.wait()
    await asyncio.to_thread(engine.close)
    with pytest.raises(EngineError, match="stopped"):
        await task
    with pytest.raises(EngineError, match="closed"):
        await engine.generate(ask())


async def seconds_to_cancel(task: "asyncio.Task[Generation]") -> float:
    started = time.perf_counter()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    return time.perf_counter() - started


async def test_a_request_in_front_of_the_screen_overtakes_one_that_nobody_waits_for(open_engine: OpenEngine) -> None:
    engine = open_engine()
    ended: list[str] = []
    running = asyncio.Event()
    samplings = (Sampling(max_tokens=60), Sampling(temperature=0.7, seed=3, max_tokens=60))
    slow = GenerationRequest("", COUNTING, samplings, Priority.BACKGROUND)
    alone = await engine.generate(slow)

    async def behind() -> Generation:
        try:
            return await engine.generate(slow, lambda _index, _piece: running.set())
        finally:
            ended.append("background")

    background = asyncio.create_task(behind())
    await running.wait()
    front = await engine.generate(ask())
    ended.append("foreground")
    assert "Paris" in first(front).text
    assert first(await background).text == first(alone).text  # what it had written is not lost, and it goes on
    assert ended == ["foreground", "background"]


async def test_a_suspended_request_can_be_cancelled_while_the_other_runs(open_engine: OpenEngine) -> None:
    engine = open_engine()
    running, overtaken = asyncio.Event(), asyncio.Event()
    slow = GenerationRequest("", COUNTING, (Sampling(max_tokens=200),), Priority.BACKGROUND)
    background = asyncio.create_task(engine.generate(slow, lambda _index, _piece: running.set()))
    await running.wait()
    front = asyncio.create_task(engine.generate(ask(COUNTING, Sampling(max_tokens=40)), lambda *_: overtaken.set()))
    await overtaken.wait()
    background.cancel()
    with pytest.raises(asyncio.CancelledError):
        await background
    assert not front.done()
    assert len(first(await front).logprobs) == 40
    assert "Paris" in first(await engine.generate(ask())).text


@pytest.mark.slow
@pytest.mark.timeout(7200)
async def test_a_soak_with_random_cancels_leaks_nothing_and_sticks_nowhere(open_engine: OpenEngine) -> None:
    """`SOAK_TASKS` requests by six people at once, three of four told to stop: at once, after one token or five."""
    tasks = int(os.environ.get("SOAK_TASKS", "1000"))
    engine, chance = open_engine(), random.Random(5)
    alone = {n: first(await engine.generate(counting(n, Priority.FOREGROUND))).text for n in range(5)}
    before_bytes = psutil.Process().memory_info().rss
    left, ended = list(range(tasks)), []

    async def person() -> None:
        while left:
            ended.append(await one_of_many(engine, left.pop() % 5, chance, alone))

    await asyncio.gather(*(person() for _ in range(6)))
    grown_mb = (psutil.Process().memory_info().rss - before_bytes) / 1e6
    print(f"{tasks} tasks, {sum(ended)} to their end, memory grown by {grown_mb:.0f} MB")
    assert len(ended) == tasks
    assert engine.waiting == 0
    assert grown_mb < 50


async def one_of_many(engine: LlamaEngine, number: int, chance: random.Random, alone: dict[int, str]) -> bool:
    """Return whether the request came to its end; fails where it did not say, and show, what it says alone."""
    cancel_after = chance.choice((None, 0, 1, 5))
    heard: list[str] = []
    running = asyncio.Event()

    def hear(_index: int, piece: str) -> None:
        heard.append(piece)
        if len(heard) == cancel_after:
            running.set()

    priority = chance.choice((Priority.FOREGROUND, Priority.BACKGROUND))
    asking = asyncio.create_task(engine.generate(counting(number, priority), hear))
    if cancel_after is not None:
        waiting = asyncio.create_task(running.wait())
        if cancel_after:
            await asyncio.wait([asking, waiting], return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        asking.cancel()
    try:
        answer = first(await asking).text
    except asyncio.CancelledError:
        return False
    assert "".join(heard) == answer
    if priority == Priority.FOREGROUND:
        assert answer == alone[number]
    else:  # what it had written before it was overtaken is read again in one batch, which may turn a later word
        assert answer.split()[0] == alone[number].split()[0]
    return True


def counting(start: int, priority: Priority) -> GenerationRequest:
    prompt = f"<|im_start|>user\nCount on from {start}00.<|im_end|>\n<|im_start|>assistant\n{start}00,"
    return GenerationRequest("", prompt, (Sampling(max_tokens=10),), priority)


def damaged_adapters(folder: Path) -> dict[str, Path]:
    """Write adapter files that cannot be used, by what is the matter with them."""
    whole = ADAPTER.read_bytes()
    contents = {
        "cut short in its tensors": whole[: len(whole) // 2],
        "cut short in its head": whole[:300],
        "empty": b"",
        "of another size": whole.replace(b"attn_q", b"attn_?")
        .replace(b"attn_k", b"attn_q")
        .replace(b"attn_?", b"attn_k"),
        "of another family": whole.replace(b"qwen2", b"llama", 1),
        "no adapter": whole.replace(b"adapter", b"mapping", 1),  # the value of general.type
        "a text": b"not found",
    }
    files = {what: folder / f"{what.replace(' ', '-')}.gguf" for what in contents}
    for what, content in contents.items():
        files[what].write_bytes(content)
    return {**files, "gone": folder / "gone.gguf"}


async def test_an_adapter_that_cannot_be_used_is_told_by_name_and_harms_nothing(
    open_engine: OpenEngine, tmp_path: Path
) -> None:
    damaged = damaged_adapters(tmp_path)
    engine = open_engine(1024, adapters={**damaged, "whole": ADAPTER})
    short = ask(QUESTION, Sampling(max_tokens=4))
    bare = await engine.generate(short)
    for what, file in damaged.items():
        with pytest.raises(ModelError) as told:
            await engine.generate(replace(short, adapter=what))
        assert told.value.says == f"{file.name} is damaged, or was made for another model.", what
        assert told.value.next_step == "Install the program again.", what
    assert first(await engine.generate(short)).text == first(bare).text
    learnt = await engine.generate(replace(short, adapter="whole"))
    assert first(learnt).logprobs != first(bare).logprobs, "the one that is whole is used"
