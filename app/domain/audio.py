"""Sound as the speech stages see it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class AudioClip:
    """A sound file on disk, not yet decoded; any format, rate and channel count the decoder knows."""

    path: Path
