"""The same request is answered once; nothing stale, nothing damaged is ever served."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.generation import Completion, Generation, GenerationRequest, Priority, Sampling
from app.domain.run import CacheLevel
from app.meta.caching import AnswerLevel, CachedModel, MemoryLevel, pack, unpack
from app.pipeline.ports import OnToken
from app.storage.answers import DAY_S, DiskLevel, TableLevel
from app.storage.database import Database

ASKED = GenerationRequest("head", "a list", (Sampling(0.7, 0.9, 11, 50, ("\n",), "root ::= x"), Sampling()))


class SlowModel:
    """Counts what it is asked, and answers when it is let."""

    name, digest, context_tokens = "slow", "d" * 64, 4096

    def __init__(self) -> None:
        self.asked = self.ended = 0
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.fault: Exception | None = None

    async def generate(self, request: GenerationRequest, on_token: OnToken | None = None) -> Generation:
        self.asked += 1
        try:
            if on_token is not None:
                on_token(0, "app ")
            await self.may_answer.wait()
            if self.fault is not None:
                raise self.fault
            if on_token is not None:
                on_token(0, f"List {self.asked}")
        finally:
            self.ended += 1
        completion = Completion(f"app List {self.asked}", (-0.5, -0.1), ("app ", f"List {self.asked}"), "stop")
        return Generation((completion,) * len(request.samplings), 100, 40, 2, 0.5, 1.0)

    def count_tokens(self, text: str) -> int:
        return len(text)


class Kept:
    """A cached model over all three levels, with what it told."""

    def __init__(self, folder: Path, model: SlowModel, version: str = "1") -> None:
        self.database = Database(folder / "a.db")
        self.disk = DiskLevel(folder / "answers")
        self.levels: list[AnswerLevel] = [MemoryLevel(), self.disk, TableLevel(self.database)]
        self.hits: list[CacheLevel] = []
        self.model = CachedModel(model, self.levels, version, lambda request, level, seconds: self.hits.append(level))

    def close(self) -> None:
        self.disk.close()
        self.database.close()


@pytest.fixture
def inner() -> SlowModel:
    return SlowModel()


@pytest.fixture
def kept(tmp_path: Path, inner: SlowModel) -> Iterator[Kept]:
    with closing(Kept(tmp_path, inner)) as made:
        yield made


async def test_the_second_time_the_model_is_not_asked_and_it_costs_nothing(kept: Kept, inner: SlowModel) -> None:
    shown: list[tuple[int, str]] = []
    first = await kept.model.generate(ASKED)
    second = await kept.model.generate(ASKED, lambda sequence, piece: shown.append((sequence, piece)))
    assert inner.asked == 1 and kept.hits == ["l1"]
    assert second.completions == first.completions
    assert (second.cached_tokens, second.generated_tokens, second.decode_s) == (100, 0, 0.0)
    assert shown == [(0, "app List 1"), (1, "app List 1")]


@pytest.mark.parametrize(("gone", "level"), [(1, "l2"), (2, "l3")])
async def test_what_a_faster_level_lost_a_slower_one_has_and_gives_back(
    kept: Kept, inner: SlowModel, gone: int, level: CacheLevel, tmp_path: Path
) -> None:
    await kept.model.generate(ASKED)
    levels = [MemoryLevel(), DiskLevel(tmp_path / "new") if gone == 2 else kept.disk, kept.levels[2]]
    model = CachedModel(inner, levels, "1", lambda request, hit, seconds: kept.hits.append(hit))
    await model.generate(ASKED)
    await model.generate(ASKED)
    assert inner.asked == 1 and kept.hits == [level, "l1"]
    for made in levels:
        if isinstance(made, DiskLevel):
            made.close()


@pytest.mark.parametrize(
    "other",
    [
        replace(ASKED, prefix="another head"),
        replace(ASKED, prompt="a lis"),
        replace(ASKED, prefix="heada", prompt=" list"),
        replace(ASKED, samplings=ASKED.samplings[:1]),
        *(
            replace(ASKED, samplings=(replace(ASKED.samplings[0], **change), ASKED.samplings[1]))
            for change in (
                {"temperature": 0.6}, {"top_p": 0.8}, {"seed": 12}, {"max_tokens": 51}, {"stop": ()}, {"grammar": None},
            )
        ),
    ],
)  # fmt: skip
async def test_whatever_changes_the_answer_is_another_key(
    kept: Kept, inner: SlowModel, other: GenerationRequest
) -> None:
    await kept.model.generate(ASKED)
    await kept.model.generate(other)
    assert inner.asked == 2 and kept.hits == []


async def test_another_model_file_or_engine_version_is_not_served_the_old_answer(tmp_path: Path) -> None:
    for digest, version in (("d" * 64, "1"), ("e" * 64, "1"), ("d" * 64, "2")):
        model = SlowModel()
        model.digest = digest
        with closing(Kept(tmp_path, model, version)) as kept:
            await kept.model.generate(ASKED)
        assert model.asked == 1


async def test_one_request_is_in_flight_for_one_key(kept: Kept, inner: SlowModel) -> None:
    inner.may_answer.clear()
    shown: list[str] = []
    first = asyncio.create_task(kept.model.generate(ASKED))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    second = asyncio.create_task(kept.model.generate(ASKED, lambda sequence, piece: shown.append(piece)))
    await asyncio.sleep(0)
    inner.may_answer.set()
    assert (await first).completions == (await second).completions
    assert inner.asked == 1 and shown == ["app ", "List 1"], "who came later sees what was shown before"


async def test_a_person_does_not_wait_behind_the_same_request_of_the_background(kept: Kept, inner: SlowModel) -> None:
    inner.may_answer.clear()
    slow = asyncio.create_task(kept.model.generate(replace(ASKED, priority=Priority.BACKGROUND)))
    await asyncio.sleep(0)
    quick = asyncio.create_task(kept.model.generate(ASKED))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert inner.asked == 2
    inner.may_answer.set()
    await asyncio.gather(slow, quick)


async def test_a_request_is_given_up_when_nobody_waits_any_more_and_not_before(kept: Kept, inner: SlowModel) -> None:
    inner.may_answer.clear()
    waiting = [asyncio.create_task(kept.model.generate(ASKED)) for _ in range(2)]
    for _ in range(3):
        await asyncio.sleep(0)
    waiting[0].cancel()
    await asyncio.wait([waiting[0]])
    assert inner.ended == 0
    waiting[1].cancel()
    await asyncio.wait([waiting[1]])
    assert inner.ended == 1, "the work had ended before the last one was let go"
    inner.may_answer.set()
    await kept.model.generate(ASKED)
    assert inner.asked == 2 and kept.hits == []


async def test_a_fault_is_told_and_not_kept(kept: Kept, inner: SlowModel) -> None:
    inner.fault = RuntimeError("broken")
    with pytest.raises(RuntimeError):
        await kept.model.generate(ASKED)
    inner.fault = None
    assert (await kept.model.generate(ASKED)).completions[0].text == "app List 2"


async def test_a_damaged_answer_is_noticed_dropped_and_made_anew(tmp_path: Path, inner: SlowModel) -> None:
    with closing(Kept(tmp_path, inner)) as kept:
        await kept.model.generate(ASKED)
    for file, table, column in (
        (tmp_path / "answers" / "cache.db", "Cache", "value"),
        (tmp_path / "a.db", "answers", "body"),
    ):
        with closing(sqlite3.connect(file)) as db, db:
            packed = bytearray(db.execute(f"SELECT {column} FROM {table}").fetchone()[0])
            packed[-5] ^= 1
            db.execute(f"UPDATE {table} SET {column} = ?", (bytes(packed),))
    with closing(Kept(tmp_path, inner)) as kept:
        assert (await kept.model.generate(ASKED)).completions[0].text == "app List 2"
        assert inner.asked == 2 and kept.hits == []
        await kept.model.generate(ASKED)
        assert inner.asked == 2


async def test_a_ruined_second_level_stops_nothing(tmp_path: Path, inner: SlowModel) -> None:
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "cache.db").write_bytes(b"This is no database. " * 300)
    with closing(Kept(tmp_path, inner)) as kept:
        await kept.model.generate(ASKED)
        await kept.model.generate(ASKED)
        assert inner.asked == 1
        kept.disk.put("k", pack(Generation((), 1, 0, 0, 0, 0)))
        assert kept.disk.get("k") is not None, "it has begun anew"


def test_the_third_level_forgets_what_is_old_or_too_much_and_survives_a_clock_that_jumps(tmp_path: Path) -> None:
    now = [1_000_000_000.0]
    with closing(Database(tmp_path / "a.db")) as database:
        level = TableLevel(database, most_answers=3, most_age_s=10 * DAY_S, now_s=lambda: now[0])
        for number in range(5):
            now[0] += 1
            level.put(str(number), b"x")
        assert [level.get(str(number)) for number in range(5)] == [None, None, b"x", b"x", b"x"]
        now[0] += 5 * DAY_S
        assert level.get("4") == b"x"
        now[0] += 6 * DAY_S
        assert level.get("4") is None
        level.put("5", b"x")
        now[0] -= 100 * DAY_S
        assert level.get("5") is None, "made in the future: its age cannot be known"


def test_memory_holds_no_more_than_its_limit() -> None:
    level = MemoryLevel(most_bytes=10)
    for key in "abc":
        level.put(key, b"1234")
    assert level.get("a") is None and level.get("b") == level.get("c") == b"1234"
    level.put("big", b"x" * 11)
    assert level.get("big") is None


def test_memory_holds_nothing_longer_than_its_limit_however_often_it_is_asked_for() -> None:
    now_s = [0.0]
    level = MemoryLevel(most_bytes=10, most_age_s=60.0, now_s=lambda: now_s[0])
    level.put("a", b"12345678")
    now_s[0] = 59.0
    assert level.get("a") == b"12345678"
    now_s[0] = 61.0
    assert level.get("a") is None
    level.put("b", b"1")
    level.put("c", b"12345678")
    assert level.get("b") == b"1", "what went takes no room any more"


def test_an_answer_comes_back_as_it_was() -> None:
    made = Generation((Completion("ü\ud800", (-0.25,), ("ü\ud800",), "length"),), 9, 3, 1, 0.0, 0.0)
    assert unpack(pack(made)) == made
    assert unpack(pack(made)[:-1]) is None and unpack(b"") is None
