"""Listening over a scripted ear: what is read when, and that nothing runs at the same time."""

import asyncio

import pytest

from app.domain.errors import EngineError, InputError
from app.domain.listening import HeardWords, Pauses
from app.domain.transcript import Word
from app.pipeline.listen import Listener
from app.pipeline.live import FRAME_S

SAMPLES = 512


class ScriptedEar:
    """Hears a word in each half second of loud sound. Fails where two things are asked at a time."""

    def __init__(self, language: str = "en") -> None:
        self.language, self.is_busy = language, False
        self.did: list[tuple[str, float]] = []
        self.fault: Exception | None = None

    def judge(self, sound: bytes) -> tuple[float, ...]:
        return tuple(0.95 if sound[at] else 0.01 for at in range(0, len(sound), 2 * SAMPLES))

    async def notice_language(self, sound: bytes) -> tuple[str, float]:
        return self.language, 0.8

    async def guess(self, sound: bytes, language: str) -> tuple[Word, ...]:
        return await self._hear("guess", sound, language)

    async def read(self, sound: bytes, language: str) -> tuple[Word, ...]:
        return await self._hear("read", sound, language)

    async def _hear(self, what: str, sound: bytes, language: str) -> tuple[Word, ...]:
        assert not self.is_busy
        self.is_busy = True
        await asyncio.sleep(0)
        self.is_busy = False
        if self.fault:
            raise self.fault
        self.did.append((what, len(sound) / 32_000))
        half = 16_000
        return tuple(
            Word(f"{language}{sound[at]}", at / 32_000, at / 32_000 + 0.5, 0.9)
            for at in range(0, len(sound) - half // 2, half)
            if sound[at]
        )


async def speak(listener: Listener, *stretches: tuple[int, float]) -> None:
    """Let (loudness, seconds) be heard frame by frame."""
    for loudness, seconds in stretches:
        for _ in range(round(seconds / FRAME_S)):
            listener.take(bytes([loudness, 0] * SAMPLES))
            await asyncio.sleep(0)


def listener_of(ear: ScriptedEar, heard: list[HeardWords] | None = None, wants_guesses: bool = True) -> Listener:
    return Listener(ear, Pauses(), wants_guesses, (heard if heard is not None else []).append)


async def test_words_come_while_somebody_speaks_and_the_transcript_at_the_end() -> None:
    ear, heard = ScriptedEar(), list[HeardWords]()
    listener = listener_of(ear, heard)
    await speak(listener, (0, 0.6), (7, 3))
    assert heard and heard[-1].settled and not any(what == "read" for what, _ in ear.did)
    transcript = await listener.finish()

    assert set(transcript.text.split()) == {"en7"}
    assert (transcript.source, transcript.language) == ("speech", "en")
    assert transcript.segments[0].start_s > 0.2


async def test_what_was_read_in_the_last_pause_is_not_read_again() -> None:
    ear = ScriptedEar()
    listener = listener_of(ear, wants_guesses=False)
    await speak(listener, (7, 2), (0, 0.8))
    assert listener.is_over
    reads = [did for did in ear.did if did[0] == "read"]
    await listener.finish()

    assert [did for did in ear.did if did[0] == "read"] == reads
    assert len(reads) == 1


async def test_going_on_after_a_pause_reads_anew_from_the_start_of_the_part() -> None:
    ear = ScriptedEar()
    listener = listener_of(ear, wants_guesses=False)
    await speak(listener, (7, 2), (0, 0.45), (7, 1))
    transcript = await listener.finish()

    assert [what for what, _ in ear.did] == ["read", "read"]
    assert ear.did[1][1] > 3
    assert len(transcript.text.split()) >= 5


async def test_long_talk_is_read_part_by_part_while_it_goes_on() -> None:
    ear = ScriptedEar()
    listener = listener_of(ear)
    await speak(listener, (7, 8), (0, 0.7), (8, 8), (0, 0.7), (9, 3))
    before = sum(seconds for what, seconds in ear.did if what == "read")
    ear.did.clear()
    transcript = await listener.finish()

    assert before > 15, "what was said before the last pause is read by now"
    assert sum(seconds for what, seconds in ear.did if what == "read") < 5
    words = transcript.text.split()
    assert words == sorted(words)
    assert {"en7", "en8", "en9"} <= set(words)


async def test_another_language_is_noticed_and_used() -> None:
    listener = listener_of(ScriptedEar("de"))
    await speak(listener, (7, 3))

    assert (await listener.finish()).language == "de"


async def test_silence_is_told_as_nothing_heard() -> None:
    ear = ScriptedEar()
    listener = listener_of(ear)
    await speak(listener, (0, 5))
    with pytest.raises(InputError, match="I heard nothing"):
        await listener.finish()
    assert ear.did == []


async def test_a_fault_of_the_engine_reaches_whoever_listens() -> None:
    ear = ScriptedEar()
    ear.fault = EngineError("It stopped.")
    listener = listener_of(ear)
    with pytest.raises(EngineError):
        await speak(listener, (7, 3))
        await listener.finish()


async def test_stopping_ends_what_runs() -> None:
    ear = ScriptedEar()
    listener = listener_of(ear)
    await speak(listener, (7, 1))
    await listener.stop()
    did = list(ear.did)
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    assert ear.did == did
