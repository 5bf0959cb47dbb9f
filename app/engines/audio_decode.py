"""Any sound file to the one form the speech models read, without trusting the file.

The file is opened here and handed over as bytes: FFmpeg would otherwise read a name as an address, and some
formats (playlists) as an instruction to open other files or the network. So the formats are a fixed list.
"""

import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from app.domain.audio import LONGEST_CLIP_S
from app.domain.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

SAMPLE_RATE = 16_000

_FORMATS = "wav,w64,flac,mp3,ogg,mov,mp4,m4a,3gp,matroska,webm,aac,aiff,caf,au,amr,asf,avi,mpegts,wv"
_ASK_FOR_SOUND = "Give it a wav, flac, mp3, ogg or m4a recording of what you want."


def read_audio(path: Path, check_stopped: Callable[[], None] = lambda: None) -> "Samples":
    """Return the sound as float32 [n], -1…1, mono, 16,000 samples a second.

    What can be read of a truncated or partly damaged file is returned. `check_stopped` is called for each
    frame (some 25 ms of sound) and may raise to give up. Raises `InputError` for anything that is not sound.
    """
    name = path.name
    if path.is_dir():
        raise InputError(f"{name} is a folder, not a recording.", _ASK_FOR_SOUND)
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"{name} is not an ordinary file.", _ASK_FOR_SOUND)
        if path.stat().st_size == 0:
            raise InputError(f"{name} is empty.", "Record it again, or choose another file.")
        with path.open("rb") as file:
            return _decode(file, name, check_stopped)
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.", "Check the name and the folder.") from None
    except PermissionError:
        raise InputError(f"You may not read {path}.", "Change its permissions, or copy it elsewhere.") from None


def _decode(file: BinaryIO, name: str, check_stopped: Callable[[], None]) -> "Samples":
    import av

    try:
        container = av.open(file, mode="r", metadata_errors="ignore", container_options={"format_whitelist": _FORMATS})
    except (av.error.FFmpegError, ValueError):
        raise _not_sound(file, name) from None
    with container:
        if not container.streams.audio:
            raise InputError(f"{name} has no sound in it.", _ASK_FOR_SOUND)
        _refuse_longer_than_limit(name, (container.duration or 0) / av.time_base)
        return _join(container, name, check_stopped)


def _join(container: Any, name: str, check_stopped: Callable[[], None]) -> "Samples":
    """Decode, mix to one channel and count: headers of damaged files lie about their length."""
    import numpy as np

    blocks: list[Samples] = []
    total = 0
    for block in _resampled(container, check_stopped):
        blocks.append(_mix_to_mono(block))
        total += block.shape[1]
        _refuse_longer_than_limit(name, total / SAMPLE_RATE)
    if total == 0:
        raise InputError(f"No sound can be read from {name}: it is damaged or cut short.", _ASK_FOR_SOUND)
    samples: Samples = np.nan_to_num(np.concatenate(blocks), nan=0.0, posinf=0.0, neginf=0.0)
    return samples


def _resampled(container: Any, check_stopped: Callable[[], None]) -> "Iterator[Samples]":
    """Yield float32 [channels, n] at 16 kHz. Rate and channels may change within a file (joined mp3)."""
    import av

    resampler = None
    setup: tuple[object, ...] = ()
    for frame in _frames(container):
        check_stopped()
        frame.pts = None
        seen = (frame.format.name, frame.layout.name, frame.sample_rate)
        if resampler is None or seen != setup:
            if resampler is not None:
                yield from (part.to_ndarray() for part in resampler.resample(None))
            resampler = av.AudioResampler(format="fltp", layout=frame.layout, rate=SAMPLE_RATE)
            setup = seen
        yield from (part.to_ndarray() for part in resampler.resample(frame))
    if resampler is not None:
        yield from (part.to_ndarray() for part in resampler.resample(None))


def _frames(container: Any) -> Iterator[Any]:
    """Yield the frames that can be decoded, passing over damaged ones and ending where the bytes do."""
    import av

    packets = container.demux(container.streams.audio[0])
    while True:
        try:
            packet = next(packets)
        except (StopIteration, av.error.FFmpegError):
            return
        try:
            yield from packet.decode()
        except av.error.FFmpegError:
            continue


def _mix_to_mono(block: "Samples") -> "Samples":
    """Average the channels, unless they cancel out (one wired the wrong way round): then the loudest."""
    import numpy as np

    mixed: Samples = block.mean(axis=0, dtype=np.float32)
    if block.shape[0] == 1:
        return mixed
    power = np.square(block).mean(axis=1)
    if np.square(mixed).mean() < 0.05 * power.max():
        return np.asarray(block[int(power.argmax())], dtype=np.float32)
    return mixed


def _refuse_longer_than_limit(name: str, duration_s: float) -> None:
    if duration_s <= LONGEST_CLIP_S:
        return
    minutes = math.ceil(duration_s / 60)
    length = f"about {minutes} minutes" if minutes < 90 else f"about {round(minutes / 60)} hours"
    limit = int(LONGEST_CLIP_S / 60)
    raise InputError(
        f"{name} is {length} long; a spoken request may last {limit} minutes.",
        "Cut out the part that says what you want, or say it again in a minute or two.",
    )


def _not_sound(file: BinaryIO, name: str) -> InputError:
    """Tell a recording without its end from what never was one: mp4 and m4a keep their index last."""
    file.seek(0)
    head = file.read(12)
    if head[4:8] == b"ftyp" or head[:4] in (b"RIFF", b"fLaC", b"OggS"):
        return InputError(f"{name} is cut short or damaged: nothing can be read from it.", "Copy or record it again.")
    return InputError(f"{name} is not a sound file.", _ASK_FOR_SOUND)
