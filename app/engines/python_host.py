"""Runs written Python code inside the sandbox that `python_sandbox` puts round this very file; spoken to by JSON lines.

Standard library only: nothing else is there. The process is warm and forks for every candidate, so that a call takes
milliseconds; what a fork does (loops, memory, files, a crash) ends with the fork. Arguments come and results go as the
text of Python values, for JSON has no tuples, sets, or keys that are numbers.
"""

import ast
import contextlib
import ctypes
import json
import os
import platform
import resource
import select
import shutil
import signal
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

CALL_CPU_S = 1.0
CALL_WALL_S = 6.0
MEMORY_BYTES = 512 * 1024 * 1024
FILE_BYTES = 1_000_000
MAX_DEATHS = 2
MAX_DEPTH = 60
MAX_RESULT_CHARACTERS = 100_000
TOO_LONG = "took too long"
ENDED = "took too long or ended the process"
_WARM = "math re collections itertools functools heapq string typing datetime random bisect decimal fractions copy"
_WARM += " operator statistics hashlib json dataclasses enum textwrap cmath numbers abc array time calendar"
_OUTPUT_FD = 3
_TRIED = b"tried "
MAX_TRIED = 50
MAX_ADDRESS = 300

_REFUSED_CALLS = {
    "x86_64": (
        0xC000003E,
        (41, 56, 57, 58, 59, 62, 101, 129, 155, 165, 200, 234, 272, 297, 308, 311, 322, 424, 425, 435),
    ),
    "aarch64": (0xC00000B7, (40, 41, 97, 117, 129, 130, 131, 138, 198, 220, 221, 240, 268, 271, 281, 424, 425, 435)),
}
"""Kernel calls a pure function has no use for (socket, clone, exec, kill, ptrace, mount, unshare, …), by machine."""


class TimeUpError(BaseException):
    """A call has used its processor time. No `Exception`: a bare `except Exception` does not swallow it."""


def main() -> None:
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    for name in _WARM.split():
        __import__(name)
    sys.set_int_max_str_digits(MAX_RESULT_CHARACTERS)
    _say(answers, {"ready": True})
    for line in sys.stdin.buffer:
        request = json.loads(line)
        tried: dict[str, None] = {}
        results = run_calls(str(request["source"]), str(request["function"]), request["calls"], tried)
        _say(answers, {"id": request["id"], "answers": results, "tried": list(tried)})


def run_calls(source: str, function: str, calls: list[str], tried: dict[str, None]) -> list[dict[str, str]]:
    """Return for each call `{"ok": text of the value}` or `{"error": why}`; fill `tried` with where it wanted to."""
    results: list[dict[str, str]] = []
    deaths = 0
    while len(results) < len(calls) and deaths < MAX_DEATHS:
        results += _run_in_fork(source, function, calls[len(results) :], tried)
        if len(results) < len(calls):
            results.append({"error": ENDED})
            deaths += 1
    return results + [{"error": ENDED}] * (len(calls) - len(results))


def _run_in_fork(source: str, function: str, calls: list[str], tried: dict[str, None]) -> list[dict[str, str]]:
    """Return the answers of the calls that came to an end before the fork did."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            _be_candidate(writing, source, function, calls)
        finally:
            os._exit(0)
    os.close(writing)
    try:
        return [json.loads(line) for line in _lines_of(reading, len(calls), tried)]
    finally:
        os.close(reading)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        _empty_home()


def _lines_of(pipe: int, count: int, tried: dict[str, None]) -> Iterator[bytes]:
    """Yield whole lines from the pipe until it closes, is silent for too long, or has had its say."""
    rest, seen = b"", 0
    while seen < count:
        ready, _, _ = select.select([pipe], [], [], CALL_WALL_S)
        data = os.read(pipe, 65536) if ready else b""
        if not data or len(rest) > 8 * MAX_RESULT_CHARACTERS:
            return
        *lines, rest = (rest + data).split(b"\n")
        attempts = [line for line in lines if line.startswith(_TRIED)]
        for line in attempts[: MAX_TRIED - len(tried)]:
            tried[line.removeprefix(_TRIED).decode("utf-8", "replace")[:MAX_ADDRESS]] = None
        answers = [line for line in lines if not line.startswith(_TRIED)]
        yield from answers[: count - seen]
        seen += len(answers)


# In the fork from here on


def _be_candidate(pipe: int, source: str, function: str, calls: list[str]) -> None:
    _close_everything_but(pipe)
    _limit()
    sys.addaudithook(_tell_attempt)
    work: Any = None
    fault = ""
    try:
        with _processor_time():
            space: dict[str, Any] = {"__name__": "candidate", "__builtins__": __builtins__}
            exec(compile(source, "candidate", "exec"), space)
            work = space.get(function)
    except BaseException as error:
        fault = _tell(error)
    if not fault and not callable(work):
        fault = f"there is no function {function}"
    timeouts = 0
    for call in calls:
        answer = {"error": fault} if fault else _call(work, call)
        timeouts += answer.get("error") == TOO_LONG
        if timeouts >= MAX_DEATHS:  # whoever asks waits for all calls together
            fault = TOO_LONG
        os.write(_OUTPUT_FD, json.dumps(answer).encode() + b"\n")


def _tell_attempt(event: str, arguments: tuple[Any, ...]) -> None:
    """Tell of each attempt to reach the network, before it fails: there is none here, and the kernel refuses to ask."""
    match event:
        case "socket.getaddrinfo":
            address = f"{arguments[0]}:{arguments[1]}"
        case "socket.connect" | "socket.sendto" | "socket.bind":
            address = str(arguments[1])
        case "socket.__new__" | "socket.gethostbyname" | "urllib.Request":
            address = "a socket" if event == "socket.__new__" else str(arguments[0])
        case "ctypes.dlsym" if arguments[1] in ("socket", "connect", "sendto", "getaddrinfo", "syscall"):
            address = f"a socket by the C library's {arguments[1]}"
        case _:
            return
    os.write(_OUTPUT_FD, _TRIED + " ".join(address.split()).encode("utf-8", "replace")[:MAX_ADDRESS] + b"\n")


def _call(work: Any, call: str) -> dict[str, str]:
    import random

    arguments = ast.literal_eval(call)
    random.seed(1)
    try:
        with _processor_time():
            text = write_value(work(*arguments))
    except MemoryError:
        return {"error": "used too much memory"}
    except BaseException as error:
        return {"error": _tell(error)}
    return {"ok": text} if len(text) <= MAX_RESULT_CHARACTERS else {"error": "gave too much"}


def write_value(value: object, depth: int = 0) -> str:
    """Return the text of a value, the same for values that are equal; sets in order, what is no data by its type."""
    if depth > MAX_DEPTH:
        raise RecursionError("nested too deep")
    kind, deeper = type(value), depth + 1
    if isinstance(value, dict):
        return "{" + ", ".join(f"{write_value(k, deeper)}: {write_value(v, deeper)}" for k, v in value.items()) + "}"
    if kind is list:
        return "[" + ", ".join(write_value(item, deeper) for item in _items(value)) + "]"
    if isinstance(value, tuple):
        inner = ", ".join(write_value(item, deeper) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, (set, frozenset)):
        return "{" + ", ".join(sorted(write_value(item, deeper) for item in value)) + "}" if value else "set()"
    if value is None or kind in (bool, int, float, str, bytes, complex, range):
        return repr(value)
    return f"<{kind.__name__}>"


def _items(value: Any) -> list[Any]:
    if len(value) > MAX_RESULT_CHARACTERS:
        raise MemoryError
    return list(value)


def _tell(error: BaseException) -> str:
    if isinstance(error, TimeUpError):
        return TOO_LONG
    if isinstance(error, SyntaxError):
        return f"line {error.lineno}: SyntaxError: {error.msg}"
    with contextlib.suppress(BaseException):  # an exception may be of the candidate's own making
        return f"{type(error).__name__}: {error}"[:300]
    return "an error that cannot be shown"


@contextlib.contextmanager
def _processor_time() -> Iterator[None]:
    def stop(_signal: int, _frame: object) -> None:
        raise TimeUpError

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, CALL_CPU_S, 0.1)  # again and again, for one may be swallowed
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _close_everything_but(pipe: int) -> None:
    """The candidate keeps a way to answer, and nowhere to read from or print to."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(pipe, _OUTPUT_FD) if pipe != _OUTPUT_FD else None
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.closerange(_OUTPUT_FD + 1, 256)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115 - an open file, not a path
    sys.stdout = sys.stderr = open(1, "w", closefd=False)  # noqa: SIM115


def _limit() -> None:
    limits = {
        resource.RLIMIT_AS: MEMORY_BYTES,
        resource.RLIMIT_CPU: 20,
        resource.RLIMIT_FSIZE: FILE_BYTES,
        resource.RLIMIT_NOFILE: 32,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_CORE: 0,
    }
    for which, amount in limits.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (amount, amount))
    if sys.platform == "linux":
        _refuse_kernel_calls()


def _refuse_kernel_calls() -> None:
    """Have the kernel answer "not permitted" to calls that start processes, talk, or trace (seccomp; also as root)."""
    machine, refused = _REFUSED_CALLS.get(platform.machine(), (0, ()))
    if not refused:
        return
    load_arch, load_call = (0x20, 0, 0, 4), (0x20, 0, 0, 0)
    allow, deny = (0x06, 0, 0, 0x7FFF0000), (0x06, 0, 0, 0x00050001)
    tests = [(0x35, 0x40000000), *((0x15, number) for number in refused)]  # the first: x86's second numbering
    jumps = [(code, len(tests) - i, 0, number) for i, (code, number) in enumerate(tests)]
    program = [load_arch, (0x15, 0, len(tests) + 2, machine), load_call, *jumps, allow, deny]
    packed = b"".join(struct.pack("HBBI", *instruction) for instruction in program)
    buffer = ctypes.create_string_buffer(packed, len(packed))
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program), ctypes.addressof(buffer)))
    library = ctypes.CDLL(None, use_errno=True)
    library.prctl(38, 1, 0, 0, 0)  # no new privileges, without which the filter is not taken
    if library.prctl(22, 2, header, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "the kernel takes no filter")


def _empty_home() -> None:
    for path in Path.home().iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _say(answers: BinaryIO, message: dict[str, object]) -> None:
    answers.write(json.dumps(message).encode() + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
