"""What a power cut may leave of files that were being written: everything synced, and of the rest anything.

Of what was not synced each write is there, lost, torn between sectors or garbled, whatever was written before or
after it. As SQLite assumes of disks, bytes beside those written stay (https://sqlite.org/psow.html).
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.recorded_disk import Delete, Entry, Said, Sync, Truncate, Write

SECTOR = 512


@dataclass
class _File:
    """`synced` is on the disk; `waiting` is what was done since."""

    synced: bytearray = field(default_factory=bytearray)
    waiting: list[Write | Truncate] = field(default_factory=list)
    is_name_synced: bool = False

    def sync(self) -> None:
        for done in self.waiting:
            _apply(self.synced, done)
        self.waiting.clear()

    def after_cut(self, chance: random.Random) -> bytes:
        data = bytearray(self.synced)
        kept = chance.choice((0.0, 1.0, chance.random(), chance.random()))
        for done in _reordered(self.waiting, chance):
            if isinstance(done, Truncate):
                if chance.random() < kept:
                    _apply(data, done)
            else:
                for part in _torn(done, kept, chance):
                    _apply(data, part)
        return bytes(data)


class Disk:
    """Follows the recording entry by entry; at any time it can say what a cut would leave."""

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}
        self._deleted: dict[str, _File] = {}
        """Those whose deletion is not synced: they may come back."""
        self.said: list[str] = []

    def follow(self, entry: Entry) -> None:
        match entry:
            case Write(file) | Truncate(file):
                self._files.setdefault(file, _File()).waiting.append(entry)
            case Sync(file):
                self._sync(self._files.setdefault(file, _File()))
            case Delete(file, is_synced):
                gone = self._files.pop(file, None)
                if is_synced:
                    self._deleted.clear()
                elif gone is not None and gone.is_name_synced:
                    self._deleted[file] = gone
            case Said(text):
                self.said.append(text)

    def waits_in(self, file: str) -> bool:
        """Whether something was written to the file that is not synced."""
        return file in self._files and bool(self._files[file].waiting)

    def cut(self, folder: Path, chance: random.Random) -> None:
        """Write into the folder what a power cut at this moment might leave."""
        for name, file in self._deleted.items():
            if chance.random() < 0.5:
                (folder / name).write_bytes(file.after_cut(chance))
        for name, file in self._files.items():
            if file.is_name_synced or chance.random() < 0.5:
                (folder / name).write_bytes(file.after_cut(chance))

    def _sync(self, file: _File) -> None:
        file.sync()
        if not file.is_name_synced:
            # SQLite syncs the folder with a new log or journal: then all names in it are as they are now.
            self._deleted.clear()
            file.is_name_synced = True


def moments(entries: Sequence[Entry], count: int, chance: random.Random, database: str) -> Iterator[Disk]:
    """Yield the disk at so many random moments in order, every other one of them within a checkpoint."""
    follower, checkpoints = Disk(), []
    for number, entry in enumerate(entries):
        follower.follow(entry)
        if follower.waits_in(database):
            checkpoints.append(number)
    # Again and again the same moment is no waste: each cut leaves something else.
    chosen = [chance.randrange(len(entries)) for _ in range(count - count // 2)]
    chosen += [chance.choice(checkpoints) for _ in range(count // 2)]
    disk, done = Disk(), 0
    for number in sorted(chosen):
        for entry in entries[done : number + 1]:
            disk.follow(entry)
        done = number + 1
        yield disk


def _apply(data: bytearray, done: Write | Truncate) -> None:
    size = done.size if isinstance(done, Truncate) else done.offset + len(done.data)
    data.extend(bytes(max(0, size - len(data))))
    if isinstance(done, Truncate):
        del data[size:]
    else:
        data[done.offset : size] = done.data


def _reordered(waiting: Sequence[Write | Truncate], chance: random.Random) -> Iterator[Write | Truncate]:
    """Yield the writes in any order, but none across a change of the file's length."""
    writes: list[Write] = []
    for done in (*waiting, None):
        if isinstance(done, Write):
            writes.append(done)
            continue
        chance.shuffle(writes)
        yield from writes
        writes.clear()
        if done is not None:
            yield done


def _torn(write: Write, kept: float, chance: random.Random) -> Iterator[Write]:
    """Yield what reached the disk of one write."""
    if chance.random() >= kept:
        return
    if chance.random() < 0.6:
        yield write
        return
    is_garbled = chance.random() < 0.4
    start = write.offset
    while start < (end := write.offset + len(write.data)):
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        piece = write.data[start - write.offset : stop - write.offset]
        if chance.random() < 0.5:
            yield Write(write.file, start, piece)
        elif is_garbled:
            yield Write(write.file, start, chance.randbytes(len(piece)))
        start = stop
