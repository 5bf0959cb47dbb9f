"""Speech to text; text that was typed passes. Either way it is checked to be something one can work with."""

from dataclasses import replace

from app.domain.audio import AudioClip
from app.domain.events import OnEvent, SpeechHeard
from app.domain.request import read_request
from app.domain.transcript import Transcript
from app.pipeline.ports import Transcriber


async def transcribe(source: AudioClip | Transcript, transcriber: Transcriber | None, on_event: OnEvent) -> Transcript:
    """Return what was said. Raises `InputError` where nothing was."""
    if isinstance(source, Transcript):
        return replace(source, text=read_request(source.text))

    if transcriber is None:
        raise ValueError("a sound needs a transcriber")

    def show(fraction: float, text: str) -> None:
        on_event(SpeechHeard(fraction, text))

    heard = await transcriber.transcribe(source, show)
    return replace(heard, text=heard.text.strip())
