"""Runs written Python code apart from everything: no network, no files of the user, bounded time and memory.

The code runs in `python_host` behind bubblewrap (Linux); where the system offers no such wall it does not run at all.
"""

import asyncio
import logging
import os
import platform
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from app.child_process import ChildProcess, Message
from app.domain.errors import ResourceError
from app.engines.system_packages import Purpose, install_command, missing_parts

START_LIMIT_S = 30.0
CALL_LIMIT_S = 20.0
_HOST = Path(__file__).with_name("python_host.py")
_HOME_BYTES = 16_000_000
OnRefused = Callable[[str], None]
_log = logging.getLogger(__name__)


class SandboxedPython:
    """Runs Python functions. The child starts at the first use and stays; calls wait for each other."""

    language = "python"

    def __init__(self, on_refused: OnRefused = lambda address: None) -> None:
        """`on_refused` is told where code wanted to reach in the network; there is none where it runs."""
        self._on_refused = on_refused
        self._child: ChildProcess | None = None
        self._turn = asyncio.Lock()
        self._last_number = 0

    async def run(self, source: str, function: str, calls: tuple[str, ...]) -> tuple[dict[str, str], ...]:
        """Call `function` of `source` with each tuple of arguments, given as the text of a Python tuple.

        Returns `{"ok": text of the value}` or `{"error": why}` for each call. Never raises for what the code does;
        `ResourceError` where this machine has no sandbox.
        """
        async with self._turn:
            child = await self._running_child()
            self._last_number += 1
            request: Message = {"id": self._last_number, "source": source, "function": function, "calls": list(calls)}
            try:
                await child.send(request)
                answer = await child.receive(CALL_LIMIT_S + 0.2 * len(calls))
            except (EOFError, TimeoutError, ValueError) as error:
                _log.warning("python: %s: %s", type(error).__name__, child.last_words()[:500])
                await self._drop(child)
                return ({"error": "broke the sandbox or never ended"},) * len(calls)
            except asyncio.CancelledError:
                await self._drop(child)  # the code under way may never end
                raise
        tried = answer.get("tried")
        for address in tried if isinstance(tried, list) else ():
            self._on_refused(str(address))
        answers = answer.get("answers")
        return tuple(answers) if isinstance(answers, list) else ()

    async def close(self) -> None:
        child, self._child = self._child, None
        if child:
            await child.end()

    async def __aenter__(self) -> "SandboxedPython":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def _drop(self, child: ChildProcess) -> None:
        self._child = None
        await child.end(grace_s=0.0)

    async def _running_child(self) -> ChildProcess:
        if self._child and self._child.is_alive():
            return self._child
        await self.close()
        child = await ChildProcess.launch(sandbox_command())
        try:
            await child.receive(START_LIMIT_S)
        except BaseException as error:
            await child.end(grace_s=0.0)
            if isinstance(error, (EOFError, TimeoutError, ValueError)):
                _log.error("python: no sandbox: %s", child.last_words())
                raise _no_sandbox("The Python sandbox could not be started") from error
            raise
        self._child = child
        return child


def sandbox_command() -> tuple[str, ...]:
    """Return the command that starts the host behind a wall. Raises `ResourceError` where the system has none."""
    python = interpreter()
    if platform.system() == "Linux" and shutil.which("bwrap"):
        return _bubblewrap(python)
    if platform.system() == "Darwin" and shutil.which("sandbox-exec"):
        return _seatbelt(python)
    raise _no_sandbox("This machine has no sandbox for Python code")


def interpreter() -> Path:
    """Return a Python to run the code with: our own, or the system's where we are one packed program."""
    if not getattr(sys, "frozen", False):
        return Path(os.path.realpath(getattr(sys, "_base_executable", sys.executable)))
    found = shutil.which("python3")
    if not found:
        raise ResourceError("There is no Python to run Python code with, so it was not run.", "Install Python 3.")
    return Path(os.path.realpath(found))


def _bubblewrap(python: Path) -> tuple[str, ...]:
    root = ["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"]
    for name in ("/usr", "/bin", "/lib", "/lib64"):
        path = Path(name)
        if path.is_symlink():
            root += ["--symlink", str(path.readlink()), name]
        elif path.is_dir():
            root += ["--ro-bind", name, name]
    installed = python.parent.parent
    if not installed.is_relative_to("/usr"):
        root += ["--ro-bind", str(installed), str(installed)]
    root += [
        "--ro-bind-try",
        "/etc/ld.so.cache",
        "/etc/ld.so.cache",
        "--dev",
        "/dev",
        "--ro-bind",
        str(_HOST),
        "/host.py",
    ]
    root += ["--size", str(_HOME_BYTES), "--tmpfs", "/home", "--setenv", "HOME", "/home", "--setenv", "TMPDIR", "/home"]
    root += ["--remount-ro", "/", "--chdir", "/home"]
    return ("bwrap", *root, "--", str(python), "-I", "-S", "-u", "/host.py")


def _seatbelt(python: Path) -> tuple[str, ...]:
    """The same wall in macOS's own terms. Written from its manual and not tried yet: nobody here has a Mac."""
    rules = "(version 1)(deny default)(allow process-fork)(allow sysctl-read)(allow mach-lookup)"
    readable = ("/usr", "/System", "/Library", str(python.parent.parent), str(_HOST))
    reads = "".join(f'(allow file-read* (subpath "{path}"))' for path in readable)
    execute = f'(allow process-exec (literal "{python}"))(allow file-read* file-write-data (literal "/dev/null"))'
    home = ("/usr/bin/env", "-i", "HOME=/var/empty", "sandbox-exec", "-p", rules + reads + execute)
    return (*home, str(python), "-I", "-S", "-u", str(_HOST))


def _no_sandbox(says: str) -> ResourceError:
    parts = missing_parts(frozenset({Purpose.SANDBOX}))
    next_step = f"Install what makes one: {install_command(parts)}" if parts else "See `cognomega doctor`."
    return ResourceError(f"{says}, so Python code is not run here.", next_step)
