"""Recording as nouns: microphones, how loud it is, and what a recording left behind."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.errors import AppError

SOUND_RATE_HZ = 16_000
"""Samples a second of all sound between the microphone and the speech models; 16 bit, one channel."""

BYTES_PER_SAMPLE = 2


@dataclass(frozen=True, slots=True)
class Microphone:
    """A device one can speak into. `is_usual`: the one this computer uses where nobody chose."""

    name: str
    is_usual: bool


@dataclass(frozen=True, slots=True)
class Level:
    """How loud a short stretch of sound is: root mean square and highest point, 0…1."""

    rms: float
    peak: float


class MicrophoneFault(StrEnum):
    """Why nothing can be recorded; the window shows other help for each."""

    NO_SOUND_SYSTEM = "no sound system"
    NONE = "none"
    BUSY = "busy"
    REFUSED = "refused"
    GONE = "gone"
    SILENT = "silent"
    DISK = "disk"


class MicrophoneError(AppError):
    """A microphone that cannot be used."""

    def __init__(self, fault: MicrophoneFault, says: str, next_step: str) -> None:
        super().__init__(says, next_step)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Recording:
    """What was recorded, on disk. `trouble` says why it ended early; what was said until then is there."""

    path: Path
    duration_s: float
    trouble: MicrophoneError | None = None
