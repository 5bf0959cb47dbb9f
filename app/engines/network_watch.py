"""Sees every attempt of this very process to reach beyond the machine, whichever library makes it.

Python tells its audit hooks of each connection, datagram and name asked for, before it happens
(https://docs.python.org/3/library/audit_events.html); nothing has to remember to report itself.
"""

import ipaddress
import sys
from collections.abc import Callable
from functools import cache
from pathlib import PurePath
from types import FrameType

OnAttempt = Callable[[str, str], None]
"""Called with the part that tried and the address, in the thread that tries."""
_LOCAL_NAMES = ("localhost", "localhost.localdomain", "ip6-localhost", "")


def watch_network(on_attempt: OnAttempt) -> Callable[[], None]:
    """Have each attempt told from now on; return what ends that."""
    listeners = _listeners()
    listeners.append(on_attempt)
    return lambda: listeners.remove(on_attempt) if on_attempt in listeners else None


@cache
def _listeners() -> list[OnAttempt]:
    listeners: list[OnAttempt] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if not listeners or event not in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "subprocess.Popen"):
            return
        if event == "subprocess.Popen":
            address = _download_of(arguments[1])
        else:
            address = _address(arguments[0] if event == "socket.getaddrinfo" else arguments[1])
        if address:
            for listener in tuple(listeners):
                listener(_part(), address)

    sys.addaudithook(hook)
    return listeners


def _address(told: object) -> str:
    """Return where it goes, "" where that is this machine."""
    host, *rest = told if isinstance(told, tuple) else (told,)
    if isinstance(host, bytes):
        host = host.decode("utf-8", "replace")
    if not isinstance(host, str) or host.lower() in _LOCAL_NAMES or (not isinstance(told, tuple) and "/" in host):
        return ""
    try:
        if ipaddress.ip_address(host.partition("%")[0]).is_loopback:
            return ""
    except ValueError:
        pass  # a name
    return f"{host}:{rest[0]}" if rest else host


def _download_of(arguments: object) -> str:
    """pip runs in a process of its own, which fetches model wheels."""
    words = [str(word) for word in arguments] if isinstance(arguments, list | tuple) else []
    is_pip = "pip" in words or any(PurePath(word).name.startswith("pip") for word in words[:1])
    return "the Python package index (pip)" if is_pip and {"download", "install"} & set(words) else ""


def _part() -> str:
    """Return the part of the product at work: the innermost of its modules on the stack."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if name.startswith("app.") and name != __name__:
            return name
        frame = frame.f_back
    return "unknown"
