"""The models on this machine: found, checked, adopted, removed. No file is handed to an engine unchecked.

A digest of a gigabyte takes seconds, so a file is digested once after it arrives and the result is kept in a
small manifest beside it; from then on its size and times are compared, which costs microseconds. A file that
changed since is digested again; one that does not match is refused by name.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.domain.errors import ModelError, ResourceError
from app.domain.models import Catalog, InstalledModel, ModelCard, ModelFile
from app.paths import Paths

OnBytes = Callable[[str, int, int], None]
"""Called with what is being done (a file's name), bytes done, and bytes in all."""

MANIFEST = ".checked.json"
_CHUNK_BYTES = 4 * 1024 * 1024


class ModelStore:
    """Owns `<data>/models/<id>/<file>`; the only code that writes there."""

    def __init__(self, paths: Paths, catalog: Catalog) -> None:
        self._root = paths.models
        self.catalog = catalog

    def locate(self, model_id: str, on_bytes: OnBytes | None = None) -> InstalledModel:
        """Return a model whose files are all right, or raise `ModelError` naming the one that is not.

        The first use of files that somebody else put there digests them (a few seconds for a gigabyte).
        """
        card = self.catalog.find(model_id)
        for file in card.files:
            self._check(card, file, on_bytes)
        folder = self.folder_of(card)
        path = folder / card.files[0].name if len(card.files) == 1 else folder
        return InstalledModel(card, path, digest_of(card))

    def default_id(self, role: str) -> str:
        """Return the id of the usual model for "language", "speech" or "partials"."""
        return self.catalog.default_id(role)

    def folder_of(self, card: ModelCard) -> Path:
        return self._root / card.id

    def missing_files(self, card: ModelCard) -> tuple[ModelFile, ...]:
        """Return the files of a model that are not here at all."""
        return tuple(file for file in card.files if not (self.folder_of(card) / file.name).is_file())

    def verify(self, model_id: str, on_bytes: OnBytes | None = None) -> InstalledModel:
        """Digest every file of a model again, however fresh the manifest is."""
        (self.folder_of(self.catalog.find(model_id)) / MANIFEST).unlink(missing_ok=True)
        return self.locate(model_id, on_bytes)

    def remove(self, model_id: str) -> int:
        """Delete a model and whatever was left of its downloads; return the bytes freed."""
        folder = self.folder_of(self.catalog.find(model_id))
        if not folder.is_dir():
            return 0
        freed = sum(item.stat().st_size for item in folder.rglob("*") if item.is_file())
        shutil.rmtree(folder)
        return freed

    def place(self, card: ModelCard, file: ModelFile, fetched: Path, on_bytes: OnBytes | None = None) -> None:
        """Move a finished download into its place if its digest is right; else delete and refuse it."""
        try:
            digest = self._digest(card, file, fetched, on_bytes)
        except ModelError:
            fetched.unlink(missing_ok=True)
            raise
        _flush_to_disk(fetched)
        target = self.folder_of(card) / file.name
        fetched.replace(target)
        _flush_to_disk(target.parent)
        self._remember(card, file, digest)

    def import_file(self, source: Path, on_bytes: OnBytes | None = None) -> ModelCard:
        """Copy a model file that the user already has; its size and digest say which it is, not its name."""
        if not source.is_file():
            raise ModelError(f"There is no file {source}.", "Give the path of a model file.")
        size = source.stat().st_size
        same_size = [(card, file) for card in self.catalog.cards for file in card.files if file.bytes == size]
        digest = digest_file(source, on_bytes) if same_size else ""
        for card, file in same_size:
            if file.sha256 == digest:
                self._copy_in(card, file, source, on_bytes)
                return card
        raise ModelError(
            f"The file {source.name} is not one of the models that Cognomega knows, or it is damaged.",
            "Download it again, or see `cognomega models list` for the files it can use.",
        )

    def _copy_in(self, card: ModelCard, file: ModelFile, source: Path, on_bytes: OnBytes | None) -> None:
        copy = self.partial_of(card, file)
        try:
            _copy_file(source, copy, on_bytes)
            self.place(card, file, copy, on_bytes)
        except OSError as error:
            copy.unlink(missing_ok=True)
            raise ResourceError(
                f"{source.name} could not be copied to {copy.parent} ({error.strerror or error}).",
                "See that there is room on the disk and that the folder can be written.",
            ) from error

    def drop_if_wrong(self, card: ModelCard, file: ModelFile) -> None:
        """Delete a file that is here and is not the right one, to make room for the right one."""
        try:
            self._check(card, file, None)
        except ModelError:
            (self.folder_of(card) / file.name).unlink(missing_ok=True)

    def partial_of(self, card: ModelCard, file: ModelFile) -> Path:
        """Return where an unfinished download of a file lies; its folder is made."""
        folder = self.folder_of(card)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ResourceError(
                f"The folder {folder} cannot be made ({error.strerror or error}).",
                "See that it can be written, or set COGNOMEGA_HOME to another folder.",
            ) from error
        return folder / f"{file.name}.part"

    def _check(self, card: ModelCard, file: ModelFile, on_bytes: OnBytes | None) -> None:
        path = self.folder_of(card) / file.name
        if not path.is_file():
            raise ModelError(
                f"The model “{card.id}” is not on this machine ({file.name} is missing).", _how_to_get(card)
            )
        if self._read_manifest(card).get(file.name) != _fingerprint(path, file.sha256):
            self._remember(card, file, self._digest(card, file, path, on_bytes))

    def _digest(self, card: ModelCard, file: ModelFile, path: Path, on_bytes: OnBytes | None) -> str:
        """Return the digest of `path` where it is that of `file`; else raise, saying what is wrong."""
        size = path.stat().st_size
        if size != file.bytes:
            fault = "too short" if size < file.bytes else "too long"
            raise ModelError(
                f"{file.name} of the model “{card.id}” is {fault}: {size:,} bytes, not {file.bytes:,}.",
                _how_to_get(card),
            )
        digest = digest_file(path, on_bytes, file.name)
        if digest != file.sha256:
            raise ModelError(
                f"{file.name} of the model “{card.id}” is not the file its makers published: it was altered "
                "or damaged, and will not be used.",
                _how_to_get(card),
            )
        return digest

    def _read_manifest(self, card: ModelCard) -> dict[str, dict[str, object]]:
        try:
            found = json.loads((self.folder_of(card) / MANIFEST).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _remember(self, card: ModelCard, file: ModelFile, digest: str) -> None:
        folder = self.folder_of(card)
        manifest = self._read_manifest(card)
        manifest[file.name] = _fingerprint(folder / file.name, digest)
        written = folder / f"{MANIFEST}.{os.getpid()}"
        # A model folder shared read-only by several users is still usable, only digested at every start.
        with suppress(OSError):
            written.write_text(json.dumps(manifest, indent=1), "utf-8")
            written.replace(folder / MANIFEST)


def digest_of(card: ModelCard) -> str:
    """Return one digest for a whole model: its file's, or one over all its files' digests."""
    if len(card.files) == 1:
        return card.files[0].sha256
    return hashlib.sha256("".join(file.sha256 for file in card.files).encode()).hexdigest()


def digest_file(path: Path, on_bytes: OnBytes | None = None, says: str = "") -> str:
    """Return the SHA-256 of a file, telling `on_bytes` how far it is."""
    digest, done, total = hashlib.sha256(), 0, path.stat().st_size
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            digest.update(chunk)
            done += len(chunk)
            if on_bytes is not None:
                on_bytes(f"checking {says or path.name}", done, total)
    return digest.hexdigest()


def _copy_file(source: Path, target: Path, on_bytes: OnBytes | None) -> None:
    done, total = 0, source.stat().st_size
    with source.open("rb") as stream, target.open("wb") as out:
        while chunk := stream.read(_CHUNK_BYTES):
            out.write(chunk)
            done += len(chunk)
            if on_bytes is not None:
                on_bytes(f"copying {source.name}", done, total)


def _fingerprint(path: Path, digest: str) -> dict[str, object]:
    """What a checked file looked like. The change time is there as anyone can set a modification time."""
    status = path.stat()
    changed = 0 if os.name == "nt" else status.st_ctime_ns
    return {"bytes": status.st_size, "mtime_ns": status.st_mtime_ns, "ctime_ns": changed, "sha256": digest}


def _how_to_get(card: ModelCard) -> str:
    return f"Run `cognomega models get {card.id}`."


def _flush_to_disk(path: Path) -> None:
    """After a power cut a renamed file must be whole. Windows cannot flush a folder this way."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
