"""The Python sandbox: right answers come back; wrong or hostile code harms nobody and ends."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from app.domain.errors import ResourceError
from app.engines import python_sandbox
from app.engines.python_sandbox import SandboxedPython

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def python() -> AsyncIterator[SandboxedPython]:
    async with SandboxedPython() as sandbox:
        yield sandbox


async def one(python: SandboxedPython, body: str, call: str = "()") -> dict[str, str]:
    source = "def f(*given):\n" + "".join(f"    {line}\n" for line in body.splitlines())
    [answer] = await python.run(source, "f", (call,))
    return answer


@pytest.mark.parametrize(
    ("body", "call", "text"),
    [
        ("return given[0] + given[1]", "(1, 2)", "3"),
        ("return given[0]", "({1: (2, 'a')},)", "{1: (2, 'a')}"),
        ("return {3, 1, 2}", "()", "{1, 2, 3}"),
        ("return (1,), set(), None, 1.5", "()", "((1,), set(), None, 1.5)"),
        ("return object()", "()", "<object>"),
        ("import math\nreturn math.gcd(*given)", "(12, 18)", "6"),
    ],
)
async def test_values_come_back_as_they_are(python: SandboxedPython, body: str, call: str, text: str) -> None:
    assert await one(python, body, call) == {"ok": text}


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("return 1 / 0", "ZeroDivisionError"),
        ("raise SystemExit", "SystemExit"),
        ("while True: pass", "took too long"),
        ("while True:\n    try:\n        while True: pass\n    except BaseException: pass", "too long"),
        ("return 10 ** 10 ** 10", "took too long"),
        ("while True: print('x' * 1000)", "took too long"),
        ("return [0] * 10 ** 10", "used too much memory"),
        ("return 'x' * 10 ** 7", "gave too much"),
        ("import os\nos._exit(0)", "ended the process"),
        ("return f()", "RecursionError"),
    ],
)
async def test_every_bad_end_is_told_and_the_next_call_goes_on(python: SandboxedPython, body: str, says: str) -> None:
    assert says in (await one(python, body))["error"]
    assert await one(python, "return 1") == {"ok": "1"}


@pytest.mark.parametrize(
    "body",
    [
        "import socket\nsocket.create_connection(('127.0.0.1', 80))",
        "import os\nos.fork()",
        "import os\nos.kill(os.getppid(), 9)",
        "import subprocess\nsubprocess.run(['ls'])",
        "import threading\nthreading.Thread(target=print).start()",
        "open('/home/../usr/x', 'w')",
        "open('/host.py', 'a')",
        "for n in range(100): open(str(n), 'w').write('x' * 900_000)",
    ],
)
async def test_nothing_outside_can_be_touched(python: SandboxedPython, body: str) -> None:
    assert "Error" in (await one(python, body))["error"]


async def test_the_users_files_and_surroundings_are_not_there(python: SandboxedPython) -> None:
    assert "FileNotFoundError" in (await one(python, f"open({str(Path(__file__))!r})"))["error"]
    assert await one(python, "import os\nreturn [n for n in os.environ if 'COGNOMEGA' in n or n == 'PATH']") == {
        "ok": "[]"
    }


async def test_what_one_candidate_leaves_the_next_does_not_find(python: SandboxedPython) -> None:
    assert await one(python, "open('left', 'w').write('x')\nreturn open('left').read()") == {"ok": "'x'"}
    assert await one(python, "import os\nreturn os.listdir('.')") == {"ok": "[]"}


async def test_one_bad_call_leaves_the_others_their_answers(python: SandboxedPython) -> None:
    answers = await python.run("def f(n):\n    while n == 2: pass\n    return n", "f", ("(1,)", "(2,)", "(3,)"))
    assert answers == ({"ok": "1"}, {"error": "took too long"}, {"ok": "3"})


async def test_many_endless_calls_are_not_all_waited_for(python: SandboxedPython) -> None:
    answers = await python.run("def f():\n    while True: pass", "f", ("()",) * 500)  # a second each would be too late
    assert answers == ({"error": "took too long"},) * 500


async def test_code_that_does_not_parse_or_lacks_the_function_says_so(python: SandboxedPython) -> None:
    assert "line 1: SyntaxError" in (await python.run("def f(x) return", "f", ("(1,)",)))[0]["error"]
    assert await python.run("def g(): pass", "f", ("()",)) == ({"error": "there is no function f"},)


async def test_a_cancelled_call_does_not_hold_up_the_next(python: SandboxedPython) -> None:
    waiting = asyncio.create_task(one(python, "import time\ntime.sleep(600)"))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await one(python, "return 2") == {"ok": "2"}


async def test_without_a_wall_nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(python_sandbox.shutil, "which", lambda *_args, **_more: None)
    async with SandboxedPython() as python:
        with pytest.raises(ResourceError, match="not run here"):
            await python.run("def f(): return 1", "f", ("()",))
