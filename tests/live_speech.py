"""Feeds speech into a recording in real time, as the recorder does, and notes when which words are heard."""

import asyncio
import time
import wave
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from app.bootstrap import House
from app.domain.listening import HeardWords
from app.domain.transcript import Transcript
from app.service.desk import Call
from app.service.listening import Listening
from app.service.messages import unpack
from tests.speech_fixtures import RATE, Samples

BLOCK = 480


@dataclass
class Heard:
    """What came of one stretch of speech. Times in seconds from the first sample."""

    transcript: Transcript | None = None
    done_s: float = 0.0
    over_s: float = 0.0
    words: list[tuple[float, HeardWords]] = field(default_factory=list)

    def seconds_behind(self, final: Transcript) -> list[float]:
        """Return, for each word of the end, how long after it was said a word in its place was first shown."""
        lags = []
        said = [word for segment in final.segments for word in segment.words]
        for number, word in enumerate(said, 1):
            shown = [at for at, heard in self.words if len(heard.settled) + len(heard.unsettled) >= number]
            if shown:
                lags.append(max(0.0, shown[0] - word.end_s))
        return lags


async def listen_to(house: House, sound: Samples, path: Path, hands_free: bool, speed: float = 1.0) -> Heard:
    """Play `sound` into the recording `path` at `speed` times real time while the service listens to it."""
    heard = Heard()
    listening = Listening(house)
    started_s = 0.0

    def say(message: dict[str, object]) -> None:
        told = message["told"]
        assert isinstance(told, dict)
        now_s = time.perf_counter() - started_s
        if "heard" in told:
            heard.words.append((now_s, unpack(HeardWords, told["heard"])))
        if "over" in told:
            heard.over_s = now_s

    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(b"")
        request: dict[str, object] = {"id": 1, "do": "listen", "audio": str(path), "hands_free": hands_free}
        task = asyncio.create_task(listening.listen(Call(1, request, say)))
        await asyncio.sleep(0)
        started_s = time.perf_counter()
        samples = (np.clip(sound, -1, 1) * 32767).astype("<i2")
        for at in range(0, len(samples), BLOCK):
            if task.done():
                break
            wait_s = (at + BLOCK) / RATE / speed - (time.perf_counter() - started_s)
            await asyncio.sleep(max(0.0, wait_s))
            file.writeframes(samples[at : at + BLOCK].tobytes())
    await listening.end_listening(Call(2, {"audio": str(path)}, say))
    done = await task
    heard.done_s = time.perf_counter() - started_s
    heard.transcript = unpack(Transcript, done["transcript"])
    return heard
