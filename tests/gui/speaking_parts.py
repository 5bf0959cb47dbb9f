"""Scripted parts for speaking: a device whose sound a test sends, and a service that hears what a test says."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from app.bootstrap import open_settings
from app.domain.errors import AppError
from app.domain.listening import HeardWords
from app.domain.recording import MicrophoneError
from app.domain.transcript import Transcript, Word, part_into_segments, spoken_transcript
from app.engines.recorder import Recorder
from app.gui.models.speaking import SpeakingModel
from app.paths import Paths
from app.service.messages import pack


class ScriptedDevice:
    """A microphone. `fault` refuses to open; while `may_open` is not set, opening takes its time."""

    def __init__(self) -> None:
        self.rate_hz, self.channels, self.is_other, self.is_open = 16_000, 1, False, False
        self.fault: MicrophoneError | None = None
        self.is_asked = False
        self.may_open = threading.Event()
        self.may_open.set()

    def open(self, name: str, on_block: Callable[[bytes], None], on_end: Callable[[], None]) -> "ScriptedDevice":
        self.is_asked = True
        assert self.may_open.wait(60)
        if self.fault:
            raise self.fault
        self._on_block, self._on_end, self.is_open = on_block, on_end, True
        return self

    def send(self, loudness: float = 0.5, seconds: float = 0.1) -> None:
        self._on_block(np.full(int(seconds * 16_000), int(loudness * 32_767), np.int16).tobytes())

    def pull_out(self) -> None:
        self._on_end()

    def close(self) -> None:
        self.is_open = False


class ScriptedService:
    """Answers as the service does; a test says what is heard and when it ends."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.fault: AppError | None = None
        self._tell: Callable[[dict[str, object]], None] | None = None
        self._end: asyncio.Future[dict[str, object]] | None = None

    async def ask(self, do: str, on_event: object = None, on_told: Any = None, **fields: object) -> dict[str, object]:
        self.asked.append((do, fields))
        if do not in ("listen", "hear"):
            return {}
        if self.fault:
            raise self.fault
        self._tell, self._end = on_told, asyncio.get_running_loop().create_future()
        return await self._end

    @property
    def did(self) -> list[str]:
        return [do for do, _ in self.asked]

    def hear(self, settled: str, unsettled: str = "") -> None:
        assert self._tell
        self._tell({"heard": pack(HeardWords(words_of(settled), words_of(unsettled)))})

    def tell(self, **told: object) -> None:
        assert self._tell
        self._tell(told)

    def finish(self, transcript: Transcript) -> None:
        assert self._end
        self._end.set_result({"transcript": pack(transcript)})

    def fail(self, error: Exception) -> None:
        assert self._end
        self._end.set_exception(error)


def words_of(text: str, doubtful: tuple[str, ...] = ()) -> tuple[Word, ...]:
    return tuple(
        Word(word, number / 2, number / 2 + 0.4, 0.3 if word in doubtful else 0.95)
        for number, word in enumerate(text.split())
    )


def said(text: str, doubtful: tuple[str, ...] = ()) -> Transcript:
    return spoken_transcript(tuple(part_into_segments(words_of(text, doubtful))), "en", 0.9, 3.0)


def make_model(
    paths: Paths, device: ScriptedDevice, service: ScriptedService, faults: list[BaseException]
) -> SpeakingModel:
    def make_recorder(on_sound: Any, on_trouble: Any) -> Recorder:
        return Recorder(on_sound, on_trouble, device.open)  # type: ignore[arg-type]

    folder: Path = paths.data / "recordings"
    return SpeakingModel(service, open_settings(paths), folder, faults.append, make_recorder)  # type: ignore[arg-type]
