"""Speech comes first: while it is being read, the language model waits between two steps.

Both use every core. At the same time each would take several times as long, and the words would lag behind the speaker.
"""

import contextlib
import threading
from collections.abc import Iterator

LONGEST_WAIT_S = 5.0
"""A reading takes 0.2 to 2 s. Whatever holds the turn longer is not waited for: a build must not stand still."""


class ProcessorTurn:
    """Shared by the engines of one process; for any thread."""

    def __init__(self) -> None:
        self._free = threading.Condition()
        self._readers = 0

    @contextlib.contextmanager
    def speech(self) -> Iterator[None]:
        """Have the processor for speech within the block."""
        with self._free:
            self._readers += 1
        try:
            yield
        finally:
            with self._free:
                self._readers -= 1
                self._free.notify_all()

    def wait(self, limit_s: float = LONGEST_WAIT_S) -> bool:
        """Wait until no speech is being read; say whether that came about within `limit_s`."""
        with self._free:
            return self._free.wait_for(lambda: self._readers == 0, limit_s)
