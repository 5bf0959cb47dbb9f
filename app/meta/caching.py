"""Answers of a language model kept for a second asking: a decorator over the port, with levels from fast to lasting.

A key covers everything an answer depends on: the model file's digest, the engine's version, the whole prompt, how it is
sampled, the grammar. Sampled answers are kept, too: their seed is part of the request, so the same request has the same
answer by contract; who wants another one asks with another seed, as every retry here does.
"""

import asyncio
import contextlib
import hashlib
import json
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from app.domain.generation import Completion, Generation, GenerationRequest
from app.domain.run import CacheLevel
from app.pipeline.ports import LanguageModel, OnToken

SHAPE = "1"
"""Part of every key: raised when answers are packed in another way."""
OnHit = Callable[[GenerationRequest, CacheLevel, float], None]


class AnswerLevel(Protocol):
    """A place where packed answers are kept. It never raises: what it cannot give is not there."""

    name: CacheLevel

    def get(self, key: str) -> bytes | None: ...
    def put(self, key: str, packed: bytes) -> None: ...
    def drop(self, key: str) -> None: ...


class MemoryLevel:
    """The first level: this process's memory, the least lately used going first; nothing stays longer than a day.

    The window's service may run for weeks. What is older comes from the next level, which knows its age too.
    """

    name: CacheLevel = "l1"

    def __init__(
        self, most_bytes: int = 16_000_000, most_age_s: float = 86_400.0, now_s: Callable[[], float] = time.monotonic
    ) -> None:
        self._kept: OrderedDict[str, tuple[float, bytes]] = OrderedDict()
        self._most_bytes = most_bytes
        self._most_age_s = most_age_s
        self._now_s = now_s
        self._bytes = 0

    def get(self, key: str) -> bytes | None:
        if key not in self._kept:
            return None
        kept_s, packed = self._kept[key]
        if self._now_s() - kept_s > self._most_age_s:
            self.drop(key)
            return None
        self._kept.move_to_end(key)
        return packed

    def put(self, key: str, packed: bytes) -> None:
        self.drop(key)
        self._kept[key] = (self._now_s(), packed)
        self._bytes += len(packed)
        while self._bytes > self._most_bytes:
            _, (_, oldest) = self._kept.popitem(last=False)
            self._bytes -= len(oldest)

    def drop(self, key: str) -> None:
        self._bytes -= len(self._kept.pop(key, (0.0, b""))[1])


class CachedModel:
    """A `LanguageModel` that answers a request it has answered before. One request in flight for one key."""

    def __init__(self, model: LanguageModel, levels: Sequence[AnswerLevel], version: str, on_hit: OnHit) -> None:
        """`version` is that of everything that turns a request into an answer, besides the model file."""
        self._model = model
        self._levels = tuple(levels)
        self._version = version
        self._on_hit = on_hit
        self._flights: dict[str, _Flight] = {}
        self.name = model.name
        self.digest = model.digest
        self.context_tokens = model.context_tokens

    async def generate(self, request: GenerationRequest, on_token: OnToken | None = None) -> Generation:
        """Continue the prompt; see the port. A kept answer is shown at once."""
        started_s = time.perf_counter()
        key = answer_key(request, self.digest, self._version, self.context_tokens)
        found = self._find(key)
        if found is not None:
            generation, level = found
            self._on_hit(request, level, time.perf_counter() - started_s)
            _replay(generation, on_token)
            return _as_kept(generation)
        flight = self._flights.get(key)
        if flight is None or flight.priority > request.priority:
            flight = self._start(key, request)
        return await self._wait(key, flight, on_token)

    def count_tokens(self, text: str) -> int:
        return self._model.count_tokens(text)

    async def _wait(self, key: str, flight: "_Flight", on_token: OnToken | None) -> Generation:
        assert flight.task is not None
        flight.waiting += 1
        if on_token is not None:
            for sequence, piece in flight.shown:
                on_token(sequence, piece)
            flight.watchers.append(on_token)
        try:
            return await asyncio.shield(flight.task)
        except asyncio.CancelledError:
            if flight.waiting == 1 and not flight.task.done():
                self._land(key, flight)  # who asks now must not board what is being given up
                flight.task.cancel()
                # The native call has to end before the caller may go on.
                with contextlib.suppress(asyncio.CancelledError, Exception):
                    await flight.task
            raise
        finally:
            flight.waiting -= 1
            if on_token is not None:
                flight.watchers.remove(on_token)

    def _land(self, key: str, flight: "_Flight") -> None:
        if self._flights.get(key) is flight:
            del self._flights[key]

    def _find(self, key: str) -> tuple[Generation, CacheLevel] | None:
        for number, level in enumerate(self._levels):
            packed = level.get(key)
            if packed is None:
                continue
            generation = unpack(packed)
            if generation is None:  # damaged: it is made anew
                level.drop(key)
                continue
            for faster in self._levels[:number]:
                faster.put(key, packed)
            return generation, level.name
        return None

    def _start(self, key: str, request: GenerationRequest) -> "_Flight":
        flight = _Flight(int(request.priority))

        async def fly() -> Generation:
            try:
                generation = await self._model.generate(request, flight.show)
                packed = pack(generation)
                for level in self._levels:
                    level.put(key, packed)
                return generation
            finally:
                self._land(key, flight)

        flight.task = asyncio.create_task(fly(), name=f"answer-{key[:8]}")
        self._flights[key] = flight
        return flight


@dataclass(eq=False)
class _Flight:
    """A request on its way, and those who wait for it. It is given up when nobody waits any more."""

    priority: int
    task: "asyncio.Task[Generation] | None" = None
    waiting: int = 0
    shown: list[tuple[int, str]] = field(default_factory=list)
    watchers: list[OnToken] = field(default_factory=list)

    def show(self, sequence: int, piece: str) -> None:
        self.shown.append((sequence, piece))
        for watcher in tuple(self.watchers):
            watcher(sequence, piece)


def answer_key(request: GenerationRequest, digest: str, version: str, context_tokens: int) -> str:
    """Return the name of a request's answer: SHA-256 over everything the answer depends on."""
    hasher = hashlib.sha256()
    samplings = [[s.temperature, s.top_p, s.seed, s.max_tokens, s.stop, s.grammar] for s in request.samplings]
    parts = [SHAPE, digest, version, str(context_tokens), json.dumps(samplings)]
    parts += [request.adapter, request.prefix, request.prompt]
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hasher.update(len(data).to_bytes(8, "little") + data)
    return hasher.hexdigest()


def pack(generation: Generation) -> bytes:
    """Return the answer as bytes that notice damage."""
    rows = [[c.text, c.pieces, c.logprobs, c.finish] for c in generation.completions]
    counts = [generation.prompt_tokens, generation.cached_tokens, generation.generated_tokens]
    body = zlib.compress(json.dumps([rows, counts]).encode(), 1)
    return hashlib.sha256(body).digest() + body


def unpack(packed: bytes) -> Generation | None:
    """Return the answer, None where the bytes are not what was packed."""
    digest, body = packed[:32], packed[32:]
    if hashlib.sha256(body).digest() != digest:
        return None
    rows, (prompt, cached, generated) = json.loads(zlib.decompress(body))
    completions = tuple(
        Completion(text, tuple(logprobs), tuple(pieces), finish) for text, pieces, logprobs, finish in rows
    )
    return Generation(completions, prompt, cached, generated, 0.0, 0.0)


def _as_kept(generation: Generation) -> Generation:
    """What is kept costs nothing: all of the prompt was known, nothing was written."""
    return replace(generation, cached_tokens=generation.prompt_tokens, generated_tokens=0)


def _replay(generation: Generation, on_token: OnToken | None) -> None:
    if on_token is None:
        return
    for sequence, completion in enumerate(generation.completions):
        on_token(sequence, completion.text)
