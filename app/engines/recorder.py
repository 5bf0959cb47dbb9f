"""Records speech: one second from before it was asked for, level as it comes, and every word on disk at once.

PortAudio's thread only copies; one thread of our own resamples, measures, keeps and hands on. What is recorded lies
in a wav file whose header is right after every block, so that a killed program has lost nothing that was said.
"""

import queue
import threading
import wave
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.recording import (
    BYTES_PER_SAMPLE,
    SOUND_RATE_HZ,
    Level,
    MicrophoneError,
    MicrophoneFault,
    Recording,
)
from app.engines.microphones import OpenMicrophone, gone, silent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Sound = NDArray[np.int16]

PRE_ROLL_S = 1.0
_GONE_AFTER_S = 1.5
"""Blocks come every 30 ms; a device that was pulled out sends no more, and PortAudio does not always say so."""
_FIRST_BLOCK_S = 6.0
"""A sound server may take seconds to wake the device."""
_SILENT_AFTER_S = 2.0
OnSound = Callable[[bytes, Level, bool], None]
"""Called on the recorder's thread with int16 bytes at 16 kHz, how loud they are, and whether they are recorded."""
OnTrouble = Callable[[MicrophoneError], None]
OpenDevice = Callable[[str, Callable[[bytes], None], Callable[[], None]], OpenMicrophone]


@dataclass(slots=True)
class _Kept:
    """The recording that is being made."""

    path: Path
    file: wave.Wave_write
    samples: int = 0
    has_begun: bool = False
    heard: bool = False
    """Whether anything but perfect silence came."""
    trouble: MicrophoneError | None = None


@dataclass(slots=True)
class _Open:
    device: OpenMicrophone
    name: str
    blocks: "queue.SimpleQueue[bytes | None]"
    thread: threading.Thread | None = None
    pre_roll: "deque[bytes]" = field(default_factory=deque)
    is_closing: bool = False


class Recorder:
    """One microphone at a time. Methods are for one thread (the window's); they take milliseconds, opening up to 0.5 s.

    `open` makes it ready (the last second is held in memory only), `start` begins to keep, `stop` ends that,
    `close` gives the microphone back.
    """

    def __init__(self, on_sound: OnSound, on_trouble: OnTrouble, open_device: OpenDevice = OpenMicrophone) -> None:
        """`on_trouble` is called on the recorder's thread, once for an open microphone; it is closed by `close`."""
        self._on_sound = on_sound
        self._on_trouble = on_trouble
        self._open_device = open_device
        self._lock = threading.Lock()
        self._open: _Open | None = None
        self._kept: _Kept | None = None

    @property
    def is_open(self) -> bool:
        return self._open is not None

    @property
    def is_recording(self) -> bool:
        return self._kept is not None

    def open(self, name: str = "") -> bool:
        """Open the microphone called `name`, or the usual one; say whether it is the one. Raises `MicrophoneError`."""
        self.close()
        blocks: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        device = self._open_device(name, blocks.put, lambda: blocks.put(None))
        opened = self._open = _Open(device, name, blocks)
        opened.thread = threading.Thread(target=self._run, args=(opened,), name="recorder", daemon=True)
        opened.thread.start()
        return not device.is_other

    def start(self, path: Path) -> None:
        """Keep from now on in the wav file `path`, the last second included. Raises `MicrophoneError`."""
        assert self._open is not None, "open a microphone first"
        kept = _Kept(path, _begin_file(path))
        with self._lock:
            self._kept = kept

    def stop(self) -> Recording:
        """End the recording and return it. The microphone stays open."""
        with self._lock:
            kept, self._kept = self._kept, None
        assert kept is not None, "start a recording first"
        kept.file.close()
        seconds = kept.samples / SOUND_RATE_HZ
        trouble = kept.trouble
        if trouble is None and not kept.heard and seconds > _SILENT_AFTER_S:
            trouble = silent(self._open.name if self._open else "")
        return Recording(kept.path, seconds, trouble)

    def close(self) -> None:
        """Give the microphone back and forget the last second. A running recording stays until `stop`."""
        closing, self._open = self._open, None
        if closing is None:
            return
        closing.is_closing = True
        closing.blocks.put(None)
        if closing.thread is not None and closing.thread is not threading.current_thread():
            closing.thread.join(timeout=5)
        closing.device.close()

    def _run(self, opened: _Open) -> None:
        """The recorder's thread: until the microphone is closed or gone."""
        resampler = _Resampler(opened.device.rate_hz, opened.device.channels)
        patience_s = _FIRST_BLOCK_S
        while True:
            try:
                block = opened.blocks.get(timeout=patience_s)
            except queue.Empty:
                block = None
            if opened.is_closing:
                return
            if block is None:
                self._end_in_trouble(gone(opened.name))
                return
            patience_s = _GONE_AFTER_S
            try:
                self._take(opened, resampler.convert(block))
            except OSError as error:
                self._end_in_trouble(_disk_fault(error))
                return

    def _take(self, opened: _Open, sound: "Sound") -> None:
        if not sound.size:
            return
        data = block = sound.tobytes()
        with self._lock:
            kept = self._kept
            if kept is not None:
                # The second before comes with the first block, so that whoever listens gets all in order.
                data = data if kept.has_begun else b"".join([*opened.pre_roll, data])
                self._keep(kept, data)
            opened.pre_roll.append(block)
            held = sum(len(part) for part in opened.pre_roll)
            while held - len(opened.pre_roll[0]) >= PRE_ROLL_S * SOUND_RATE_HZ * BYTES_PER_SAMPLE:
                held -= len(opened.pre_roll.popleft())
        self._on_sound(data, level_of(sound), kept is not None)

    def _keep(self, kept: _Kept, data: bytes) -> None:
        kept.file.writeframes(data)  # mends the header each time
        kept.has_begun = True
        kept.samples += len(data) // BYTES_PER_SAMPLE
        kept.heard = kept.heard or any(data)

    def _end_in_trouble(self, trouble: MicrophoneError) -> None:
        with self._lock:
            if self._kept is not None:
                self._kept.trouble = trouble
        self._on_trouble(trouble)


def level_of(sound: "Sound") -> Level:
    """Return how loud int16 samples are."""
    import numpy as np

    scaled = sound.astype(np.float32) / 32768
    return Level(float(np.sqrt(np.mean(np.square(scaled)))), float(np.abs(scaled).max()))


class _Resampler:
    """FFmpeg's resampler over a stream: any rate and channel count to 16 kHz mono."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        import av

        self._rate_hz = rate_hz
        self._channels = channels
        self._resampler: Any = av.AudioResampler(format="s16", layout="mono", rate=SOUND_RATE_HZ)

    def convert(self, block: bytes) -> "Sound":
        import av
        import numpy as np

        samples = np.frombuffer(block, np.int16).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono" if self._channels == 1 else "stereo")
        frame.sample_rate = self._rate_hz
        parts = [part.to_ndarray().reshape(-1) for part in self._resampler.resample(frame)]
        return np.concatenate(parts) if parts else np.empty(0, np.int16)


def _begin_file(path: Path) -> wave.Wave_write:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = wave.open(str(path), "wb")  # noqa: SIM115  (closed by `stop`)
    except OSError as error:
        raise _disk_fault(error) from error
    file.setparams((1, BYTES_PER_SAMPLE, SOUND_RATE_HZ, 0, "NONE", ""))
    return file


def _disk_fault(error: OSError) -> MicrophoneError:
    return MicrophoneError(
        MicrophoneFault.DISK,
        f"The recording cannot be written ({error.strerror or error}).",
        "What was said until then is kept. Free some space on the disk and speak again.",
    )
