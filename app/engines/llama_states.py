"""Keeps the evaluated state of prompt prefixes on disk, so that a prefix is read once and not at every start.

A file that does not match exactly (model, library, settings, tokens, its own checksum) is ignored: restoring
a wrong state would not fail, it would make the model talk nonsense.
"""

import contextlib
import hashlib
import logging
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

MAGIC = b"cognomega-prefix-1\n"
SUFFIX = ".prefix"
PART_SUFFIX = ".part"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PrefixStore:
    """A folder of prefix states; the least recently used go when there are too many or too large."""

    folder: Path
    state_key: str
    """Everything a state depends on besides its tokens: model digest, library version, context settings."""
    max_files: int = 8
    max_bytes: int = 1_000_000_000

    def read(self, tokens: tuple[int, ...], adapter: str = "") -> memoryview | None:
        """Return the state kept for exactly these tokens (in memory ctypes can write to), or None."""
        key = self._key(tokens, adapter)
        path = self._path(key)
        try:
            content = _read_all(path)
        except OSError:
            return None
        head = MAGIC + key.encode() + b"\n"
        body_at = len(head) + hashlib.sha256().digest_size
        body = memoryview(content)[body_at:]
        if not content.startswith(head) or content[len(head) : body_at] != hashlib.sha256(body).digest():
            log.warning("ignored a prompt state that does not match: %s", path.name)
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return body

    def write(self, tokens: tuple[int, ...], state: bytes | bytearray, adapter: str = "") -> None:
        """Keep `state`. A failure is only logged: without the file the prefix is just read again."""
        key = self._key(tokens, adapter)
        head = MAGIC + key.encode() + b"\n" + hashlib.sha256(state).digest()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _write_atomically(self._path(key), head, state)
            self._forget_oldest()
        except OSError as error:
            log.warning("could not keep a prompt state: %s", error)

    def _forget_oldest(self) -> None:
        for left in self.folder.glob(f"*{PART_SUFFIX}"):
            if time.time() - left.stat().st_mtime > 3600:  # its writer is long gone
                left.unlink(missing_ok=True)
        used = [(path.stat(), path) for path in self.folder.glob(f"*{SUFFIX}")]
        total_bytes = 0
        for count, (stat, path) in enumerate(sorted(used, key=lambda u: u[0].st_mtime_ns, reverse=True), 1):
            total_bytes += stat.st_size
            if count > self.max_files or total_bytes > self.max_bytes:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key[:32]}{SUFFIX}"

    def _key(self, tokens: tuple[int, ...], adapter: str) -> str:
        text = f"{self.state_key}\n{adapter}\n{','.join(map(str, tokens))}"
        return hashlib.sha256(text.encode()).hexdigest()


def _read_all(path: Path) -> bytearray:
    with path.open("rb") as file:
        content = bytearray(os.fstat(file.fileno()).st_size)
        file.readinto(content)
    return content


def _write_atomically(path: Path, *parts: bytes | bytearray) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=PART_SUFFIX)
    try:
        with os.fdopen(handle, "wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:  # raised again: however it ends, no half file stays behind
        Path(temporary).unlink(missing_ok=True)
        raise
