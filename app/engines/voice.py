"""Whether somebody speaks, frame by frame while the sound comes in: Silero with its memory kept between calls.

faster-whisper's own call forgets after each array, and only suits whole files.
"""

from typing import TYPE_CHECKING, Any

from app.domain.transcript import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.engines.whisper import WhisperTranscriber

_FRAME = 512
_CONTEXT = 64
_LOUDEST = 0.5
_MOST_GAIN = 30.0
"""As `vad.level`, but what comes next is not known yet, so faint noise is raised less."""


class VoiceJudge:
    """Belongs to one stream of sound."""

    def __init__(self) -> None:
        self._session: Any = None
        self._rest = b""
        self._peak = _LOUDEST / _MOST_GAIN
        self._state: tuple[Any, Any] | None = None
        self._context: NDArray[np.float32] | None = None

    def judge(self, sound: bytes) -> tuple[float, ...]:
        """Take int16 bytes at 16 kHz; return the voice's probability in each full frame of 32 ms."""
        import numpy as np

        data = self._rest + sound
        whole = len(data) // (2 * _FRAME) * 2 * _FRAME
        self._rest = data[whole:]
        if not whole:
            return ()
        samples = np.frombuffer(data[:whole], np.int16).astype(np.float32) / 32768
        self._peak = max(self._peak, float(np.percentile(np.abs(samples), 99.5)))
        frames = np.clip(samples * (_LOUDEST / self._peak), -1, 1).astype(np.float32).reshape(-1, _FRAME)
        return self._run(frames)

    def _run(self, frames: "NDArray[np.float32]") -> tuple[float, ...]:
        import numpy as np

        if self._session is None:
            from faster_whisper.vad import get_vad_model

            self._session = get_vad_model().session
            self._state = (np.zeros((1, 1, 128), np.float32), np.zeros((1, 1, 128), np.float32))
            self._context = np.zeros((1, _CONTEXT), np.float32)
        assert self._state is not None and self._context is not None
        before = np.concatenate([self._context, frames[:-1, -_CONTEXT:]])
        self._context = frames[-1:, -_CONTEXT:].copy()
        given = {"input": np.concatenate([before, frames], axis=1), "h": self._state[0], "c": self._state[1]}
        found, hidden, cell = self._session.run(None, given)
        self._state = (hidden, cell)
        return tuple(float(value) for value in np.asarray(found).reshape(-1))


class LiveEar:
    """The `app.pipeline.listen.Ear` over the speech models of this machine, for one stretch of listening."""

    def __init__(self, transcriber: "WhisperTranscriber") -> None:
        self._transcriber = transcriber
        self._judge = VoiceJudge()

    def judge(self, sound: bytes) -> tuple[float, ...]:
        return self._judge.judge(sound)

    async def notice_language(self, sound: bytes) -> tuple[str, float]:
        return await self._transcriber.notice_language(sound)

    async def guess(self, sound: bytes, language: str) -> tuple[Word, ...]:
        return await self._transcriber.guess(sound, language)

    async def read(self, sound: bytes, language: str) -> tuple[Word, ...]:
        return await self._transcriber.read(sound, language)
