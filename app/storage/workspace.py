"""Where finished apps are put: a whole folder appears at once, or nothing does, and nothing of the user's is lost."""

import contextlib
import errno
import itertools
import os
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from app.domain.codebase import Codebase, SourceFile
from app.domain.errors import InputError, ResourceError
from app.domain.folder_name import folder_name
from app.storage.lasting import sync_folder
from app.storage.versions import make_first_version

LARGEST_FILE_BYTES = 5_000_000
MOST_FILES = 500
STALE_S = 3600
_PART = ".cognomega-part-"


class Workspace:
    """The projects folder, and any other folder the user names."""

    def __init__(self, projects: Path) -> None:
        self._projects = projects

    def expect_writable(self, wanted: Path | None) -> None:
        """Raise `InputError` now where an app could not be put into `wanted` later."""
        place = (wanted or self._projects).absolute()
        with _plain_faults(place):
            if place.exists() and not place.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, "is a file", str(place))
            # A try says more than permission bits: root, network drives and read-only mounts all differ from them.
            nearest = next(p for p in (place, *place.parents) if p.exists())
            with tempfile.TemporaryDirectory(prefix=_PART, dir=nearest):
                pass

    def write(self, codebase: Codebase, title: str, wanted: Path | None = None) -> Path:
        """Put the app into a folder of its own and return it. Raises `InputError` where that cannot be done.

        `wanted` becomes the app's folder where it is new or empty; where it holds something the app goes into a new
        folder inside. A folder that already holds exactly this app is taken as written, so trying again is harmless.
        """
        place = (wanted or self._projects).absolute()
        with _plain_faults(place):
            if wanted is not None and (not place.exists() or (place.is_dir() and not any(place.iterdir()))):
                return self._put(codebase, title, place)
            if wanted is not None and _holds(place, codebase):
                return place
            name = folder_name(title)
            number = 1
            while (folder := place / (name if number == 1 else f"{name}-{number}")).exists():
                if _holds(folder, codebase):
                    return folder
                number += 1
            return self._put(codebase, title, folder)

    def read(self, folder: Path) -> Codebase:
        """Return the text files of an app's folder. Raises `InputError` where it is none."""
        if not folder.is_dir():
            raise InputError(f"There is no folder {folder}.", "Give the folder that holds the app's index.html.")
        if not (folder / "index.html").is_file():
            raise InputError(f"{folder} holds no app: index.html is missing.", "Give the folder of an app.")
        return Codebase(tuple(_read_files(folder)))

    def write_file(self, folder: Path, file: SourceFile) -> str:
        """Replace one file of an app; return what stood in it, "" where it is new.

        Raises `InputError` where it is no app or may not be written.
        """
        if not (folder / "index.html").is_file():
            raise InputError(f"There is no app in {folder} any more.", "Build it again, or bring its folder back.")
        place = folder / file.path
        with _plain_faults(place):
            before = place.read_text("utf-8", "ignore") if place.is_file() else ""
            part = place.with_name(f"{_PART}{place.name}")
            _write_safely(part, file.text)
            part.replace(place)
        return before

    def export(self, folder: Path, target: Path) -> Path:
        """Pack an app, without its history, into a zip in `target`; what is there already is not replaced."""
        self.read(folder)
        with _plain_faults(target):
            target.mkdir(parents=True, exist_ok=True)
            file = next(f for f in (target / f"{folder.name}{n}.zip" for n in _numbers()) if not f.exists())
            part = file.with_suffix(".part")
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as packed:
                for path in sorted(folder.rglob("*")):
                    inside = path.relative_to(folder)
                    if path.is_file() and not path.is_symlink() and not any(p.startswith(".") for p in inside.parts):
                        packed.write(path, (Path(folder.name) / inside).as_posix())
            part.replace(file)
            return file

    def copy(self, folder: Path) -> Path:
        """Copy an app with its versions into a folder beside it and return that."""
        self.read(folder)
        with _plain_faults(folder):
            place = next(
                p for p in (folder.with_name(f"{folder.name}{n}") for n in _numbers("-copy")) if not p.exists()
            )
            part = Path(tempfile.mkdtemp(prefix=_PART, dir=folder.parent))
            shutil.copytree(folder, part, symlinks=True, dirs_exist_ok=True)
            part.chmod(0o755)
            part.rename(place)
            return place

    def _put(self, codebase: Codebase, title: str, folder: Path) -> Path:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder.parent)
        part = Path(tempfile.mkdtemp(prefix=_PART, dir=folder.parent))
        try:
            for file in codebase.files:
                _write_safely(part / file.path, file.text)
            part.chmod(0o755)
            make_first_version(part, title, "")
            if folder.exists():
                folder.rmdir()  # empty; Windows cannot rename onto a folder
            part.rename(folder)
            sync_folder(folder.parent)
        except BaseException:  # raised again: Ctrl-C, too, leaves no half-written app
            shutil.rmtree(part, ignore_errors=True)
            raise
        return folder


def _numbers(first: str = "") -> Iterator[str]:
    """Return what is put behind a name until it is free."""
    yield first
    for number in itertools.count(2):
        yield f"{first}-{number}"


def _read_files(folder: Path) -> Iterator[SourceFile]:
    count = 0
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_symlink() or not path.is_file() or any(part.startswith(".") for part in relative.parts):
            continue
        count += 1
        if count > MOST_FILES:
            raise InputError(f"{folder} holds more than {MOST_FILES} files.", "Give the folder of one app only.")
        if path.stat().st_size > LARGEST_FILE_BYTES:
            continue
        # Pictures and other bytes an owner added cannot be shown to the browser as text; the rest of the app can.
        with contextlib.suppress(UnicodeDecodeError, ValueError):
            yield SourceFile(relative.as_posix(), path.read_text("utf-8"))


def _holds(folder: Path, codebase: Codebase) -> bool:
    try:
        return all((folder / f.path).read_bytes() == f.text.encode("utf-8", "replace") for f in codebase.files)
    except OSError:
        return False


def _write_safely(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(text.encode("utf-8", "replace"))
        file.flush()
        os.fsync(file.fileno())


def _sweep(folder: Path) -> None:
    """Remove what a killed run left half written, once it is surely no longer being written."""
    for part in folder.glob(f"{_PART}*"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime > STALE_S:
                shutil.rmtree(part, ignore_errors=True)


@contextlib.contextmanager
def _plain_faults(place: Path) -> Iterator[None]:
    """Say in plain words what the system refused. The session is kept, so another folder can still be chosen."""
    try:
        yield
    except OSError as error:
        other = "Choose another folder with `--out`. Nothing is lost: `cognomega resume --out FOLDER` goes on."
        match error.errno:
            case errno.ENOSPC | errno.EDQUOT:
                room = "Free some room, then `cognomega resume`, or choose another folder with `--out`."
                raise ResourceError(f"There is no room left on the disk of {place}.", room) from error
            case errno.ENOTDIR | errno.EEXIST:
                raise InputError(f"{place} is not a folder: a file is in the way.", other) from error
            case errno.ENAMETOOLONG:
                raise InputError(f"The name of the folder {place} is too long.", other) from error
            case errno.EACCES | errno.EPERM | errno.EROFS:
                raise InputError(f"{place} may not be written to.", other) from error
            case _:
                raise ResourceError(f"{place} cannot be written to ({error.strerror}).", other) from error
