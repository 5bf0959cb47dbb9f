"""Listens for the window: words while somebody speaks, and the transcript when they are done.

The window's recorder writes what it hears into a wav file at once, and the service reads that file as it grows. So no
sound goes through the pipe, and a service that died is replaced by another that reads the file from its beginning.
"""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from app.child_process import Message
from app.domain.audio import LONGEST_CLIP_S, AudioClip
from app.domain.errors import InputError
from app.domain.listening import Pauses
from app.domain.transcript import Transcript
from app.pipeline.listen import Ear, Listener
from app.service.desk import Call, Handler
from app.service.messages import pack

if TYPE_CHECKING:
    from app.bootstrap import House

_WAV_HEADER_BYTES = 44
"""Our recorder's files: a plain header, then the samples."""
_LOOK_EVERY_S = 0.05
_MOST_AT_ONCE_BYTES = 32_000
"""A second. A listener that begins late catches up in steps, and other requests are answered between."""


class Listening:
    """One microphone, so one at a time is usual; several do no harm."""

    def __init__(self, house: "House") -> None:
        self._house = house
        self._ended: dict[str, asyncio.Event] = {}

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "listen": self.listen,
            "end_listening": self.end_listening,
            "hear": self.hear,
            "warm_speech": self.warm_speech,
        }

    async def listen(self, call: Call) -> Message:
        """Follow the recording `audio` until `end_listening`, or until a pause where `hands_free`.

        Tells `heard` (words so far) and, at a pause that ends it, `over`; returns the transcript.
        """
        path = Path(call.text("audio"))
        settings = self._house.settings.read()
        ended = self._ended[str(path)] = asyncio.Event()
        try:
            ear = await self._open_ear()
            listener = Listener(
                ear,
                Pauses(ends_s=settings.number("audio.pause") / 1000),
                settings.is_on("audio.live_words"),
                lambda heard: call.tell(heard=pack(heard)),
            )
            transcript = await _follow(path, listener, ended, bool(call.request.get("hands_free")), call)
        finally:
            del self._ended[str(path)]
        return {"transcript": pack(transcript)}

    async def end_listening(self, call: Call) -> Message:
        """Say that the recording `audio` is complete."""
        if ended := self._ended.get(call.text("audio")):
            ended.set()
        return {}

    async def hear(self, call: Call) -> Message:
        """Return the transcript of any sound file `audio`, telling how far it is."""
        transcriber = await self._house.start_transcriber()
        clip = AudioClip(Path(call.text("audio")))
        transcript = await transcriber.transcribe(
            clip, lambda fraction, text: call.tell(fraction=fraction, text=text)
        )  # fmt: skip
        return {"transcript": pack(transcript)}

    async def warm_speech(self, call: Call) -> Message:
        """Load what listening needs, so that the first words do not wait for it."""
        transcriber = await self._house.start_transcriber()
        await transcriber.load()
        await transcriber.load_guesser()
        return {}

    async def _open_ear(self) -> Ear:
        from app.engines.voice import LiveEar

        return LiveEar(await self._house.start_transcriber())


async def _follow(path: Path, listener: Listener, ended: asyncio.Event, is_hands_free: bool, call: Call) -> Transcript:
    try:
        with path.open("rb") as file:
            file.seek(_WAV_HEADER_BYTES)
            while True:
                # Asked before reading: what was written before the end is read after it.
                is_ended = ended.is_set()
                sound = file.read(_MOST_AT_ONCE_BYTES)
                if sound:
                    _take(listener, sound, file)
                if listener.duration_s > LONGEST_CLIP_S or (is_hands_free and listener.is_over):
                    call.tell(over=True)
                    return await listener.finish()
                if is_ended and not sound:
                    return await listener.finish()
                await asyncio.sleep(0 if sound else _LOOK_EVERY_S)
    except FileNotFoundError:
        raise InputError("The recording is gone.", "Say it again.") from None
    except asyncio.CancelledError:
        await listener.stop()
        raise


def _take(listener: Listener, sound: bytes, file: BinaryIO) -> None:
    """Hand on whole samples; half a one stays for the next time."""
    if len(sound) % 2:
        file.seek(-1, 1)
        sound = sound[:-1]
    if sound:
        listener.take(sound)
