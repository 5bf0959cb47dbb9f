"""A child process spoken to by JSON lines: how generated code is kept at arm's length, in a process that can be killed.

The child must end when its stdin closes; then it also dies with this process, however that ends.
"""

import asyncio
import contextlib
import json
from collections import deque

Message = dict[str, object]
MAX_LINE_BYTES = 64 * 1024 * 1024
_GRACE_S = 2.0


def encode(message: Message) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def decode(line: bytes) -> Message:
    message = json.loads(line)
    if not isinstance(message, dict):
        raise ValueError("a message is an object")
    return message


class ChildProcess:
    """A running child. Belongs to the event loop that launched it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._complaints: deque[str] = deque(maxlen=20)
        self._listening = asyncio.create_task(self._listen(), name="child stderr")

    @classmethod
    async def launch(cls, command: tuple[str, ...], environment: dict[str, str] | None = None) -> "ChildProcess":
        """Start the child. Raises `OSError`."""
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *command, stdin=pipe, stdout=pipe, stderr=pipe, limit=MAX_LINE_BYTES, env=environment
        )
        return cls(process)

    @property
    def pid(self) -> int:
        return self._process.pid

    def is_alive(self) -> bool:
        return self._process.returncode is None

    def last_words(self) -> str:
        """Return the end of what the child wrote to stderr, for the log."""
        return " | ".join(self._complaints)

    async def send(self, message: Message) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(ConnectionError, RuntimeError):  # a dead child is noticed at the next receive
            self._process.stdin.write(encode(message))
            await self._process.stdin.drain()

    async def receive(self, limit_s: float) -> Message:
        """Return the next message. Raises `EOFError` when the child has died, `TimeoutError` when it is silent."""
        return decode(await asyncio.wait_for(self.receive_line(), limit_s))

    async def receive_line(self) -> bytes:
        """Return the next message as it came, however long that takes. Raises `EOFError` when the child has died."""
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        if not line.endswith(b"\n"):
            raise EOFError("the child has died")
        return line

    def kill(self) -> None:
        """End the child at once; whoever receives is told by `EOFError`."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def end(self, grace_s: float = _GRACE_S) -> None:
        """Close the child's stdin, at which it ends; kill it if it does not in time."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), grace_s)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        finally:
            self._listening.cancel()
            await asyncio.wait([self._listening])

    async def _listen(self) -> None:
        assert self._process.stderr is not None
        while line := await self._process.stderr.readline():
            self._complaints.append(line.decode(errors="replace").strip())
