"""Listens while somebody speaks: guesses at once, reads well as soon as it can, and knows when all was said.

One thing runs at a time, so the speech models never compete: what is final comes before a guess, and a guess that
would come too late is not begun.
"""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Protocol

from app.domain.errors import InputError
from app.domain.listening import HeardWords, Pauses
from app.domain.recording import BYTES_PER_SAMPLE, SOUND_RATE_HZ
from app.domain.transcript import Transcript, Word, part_into_segments, spoken_transcript
from app.pipeline.live import Part, SettlingWords, SpeechPacer

_BYTES_PER_S = SOUND_RATE_HZ * BYTES_PER_SAMPLE
_NEW_SOUND_S = 0.2
_LANGUAGE_AFTER_S = 1.5


class Ear(Protocol):
    """What hears. Sound is int16 bytes at 16 kHz; word times are from its start."""

    def judge(self, sound: bytes) -> tuple[float, ...]:
        """Return the voice's probability in each next 32 ms of the stream."""
        ...

    async def notice_language(self, sound: bytes) -> tuple[str, float]: ...

    async def guess(self, sound: bytes, language: str) -> tuple[Word, ...]: ...

    async def read(self, sound: bytes, language: str) -> tuple[Word, ...]: ...


class Listener:
    """One stretch of listening. Belongs to one event loop; `finish` or `stop` ends it."""

    def __init__(self, ear: Ear, pauses: Pauses, wants_guesses: bool, on_heard: Callable[[HeardWords], None]) -> None:
        self._ear = ear
        self._wants_guesses = wants_guesses
        self._on_heard = on_heard
        self._pacer = SpeechPacer(pauses)
        self._settling = SettlingWords()
        self._sound = bytearray()
        self._pending: list[Part] = []
        self._read: list[Word] = []
        self._tried: tuple[Part, tuple[Word, ...]] | None = None
        self._guessed_until_s = 0.0
        self._language: tuple[str, float] | None = None
        self._work: asyncio.Task[None] | None = None

    @property
    def is_over(self) -> bool:
        """Whether somebody spoke and has paused long enough to be done."""
        return self._pacer.is_over

    @property
    def duration_s(self) -> float:
        return len(self._sound) / _BYTES_PER_S

    def take(self, sound: bytes) -> None:
        """Take the next sound. Raises what went wrong in reading earlier sound."""
        self._sound += sound
        self._pacer.follow(self._ear.judge(sound))
        if part := self._pacer.next_part():
            # A newer part holds what an older tentative one held.
            self._pending = [waiting for waiting in self._pending if waiting.is_whole] + [part]
        self._go_on()

    async def finish(self) -> Transcript:
        """Return all that was said. Raises `InputError` where that is nothing."""
        parts = [part for part in self._pending if part.is_whole]
        last = self._pacer.last_part()
        self._pending, self._wants_guesses = [], False
        if self._work:
            await asyncio.wait([self._work])  # a guess takes a moment; a reading is needed, or soon superseded
            self._work.result()
        for part in (*parts, *([last] if last else [])):
            await self._read_part(part)
        if not self._read:
            raise InputError("I heard nothing.", "See that the microphone is on and say it again, or type it.")
        language, sureness = self._language or ("en", 1.0)
        return spoken_transcript(tuple(part_into_segments(self._read)), language, sureness, self.duration_s)

    async def stop(self) -> None:
        """Give up at once; what runs ends."""
        self._pending, self._wants_guesses = [], False
        if self._work:
            self._work.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await self._work

    def _go_on(self) -> None:
        """Begin what is to be done next, if nothing is under way."""
        if self._work:
            if not self._work.done():
                return
            self._work.result()
        if self._pending:
            self._work = asyncio.create_task(self._read_part(self._pending.pop(0)), name="read speech")
        elif (
            self._wants_guesses
            and self._pacer.has_spoken
            and self._pacer.now_s - self._guessed_until_s >= _NEW_SOUND_S
            and self._pacer.speech_end_s > self._guessed_until_s - _NEW_SOUND_S
        ):
            self._work = asyncio.create_task(self._guess(), name="guess speech")
        else:
            self._work = None

    async def _guess(self) -> None:
        start_s, end_s = self._pacer.part_start_s, self._pacer.now_s
        self._guessed_until_s = end_s
        sound = self._between(start_s, end_s)
        words = await self._ear.guess(sound, await self._language_of(sound))
        self._settling.guess(_shifted(words, start_s))
        self._on_heard(self._settling.heard)

    async def _read_part(self, part: Part) -> None:
        words = self._already_read(part)
        if words is None:
            sound = self._between(part.start_s, part.end_s)
            words = _shifted(await self._ear.read(sound, await self._language_of(sound)), part.start_s)
        if part.is_whole:
            self._read += words
            self._settling.confirm(words, part.end_s)
            self._tried = None
        else:
            self._tried = (part, words)
            self._settling.guess(words)
        self._on_heard(self._settling.heard)

    def _already_read(self, part: Part) -> tuple[Word, ...] | None:
        if self._tried is None:
            return None
        tried, words = self._tried
        is_same = (tried.start_s, tried.speech_end_s) == (part.start_s, part.speech_end_s)
        return words if is_same else None

    async def _language_of(self, sound: bytes) -> str:
        if self._language is None and len(sound) >= _LANGUAGE_AFTER_S * _BYTES_PER_S:
            self._language = await self._ear.notice_language(sound)
        return self._language[0] if self._language else "en"

    def _between(self, start_s: float, end_s: float) -> bytes:
        first, last = (int(time_s * SOUND_RATE_HZ) * BYTES_PER_SAMPLE for time_s in (start_s, end_s))
        return bytes(self._sound[first:last])


def _shifted(words: tuple[Word, ...], by_s: float) -> tuple[Word, ...]:
    return tuple(Word(word.text, word.start_s + by_s, word.end_s + by_s, word.confidence) for word in words)
