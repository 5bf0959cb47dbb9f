"""The V8 runner: right answers come back, wrong code hurts nobody."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from app.engines.script_runner import SandboxedScripts

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def scripts() -> AsyncIterator[SandboxedScripts]:
    async with SandboxedScripts() as runner:
        yield runner


async def _call(scripts: SandboxedScripts, source: str, *arguments: tuple[object, ...]) -> list[dict[str, object]]:
    return [json.loads(answer) for answer in await scripts.call(source, "f", arguments)]


async def test_each_call_gives_its_value(scripts: SandboxedScripts) -> None:
    assert await _call(scripts, "function f(a, b) { return a + b }", (1, 2), ("a", "b")) == [{"ok": 3}, {"ok": "ab"}]


async def test_data_goes_in_and_out_unchanged(scripts: SandboxedScripts) -> None:
    data = {"name": "O'Brien </script> \u2028 ü", "list": [1, 2.5, None, True]}
    assert await _call(scripts, "const f = x => x", (data,)) == [{"ok": data}]


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("return undefined", {"ok": None}),
        ("return 0/0", {"ok": "NaN"}),
        ("return new Set([1])", {"ok": [1]}),
        ("throw new TypeError('no')", {"error": "TypeError: no"}),
        ("return missing.name", {"error": "ReferenceError: missing is not defined"}),
        ("return Promise.resolve(1)", {"error": "gave a promise, not a value"}),
        ("const a = {}; a.a = a; return a", None),
    ],
)
async def test_every_end_of_a_call_is_told(
    scripts: SandboxedScripts, body: str, answer: dict[str, object] | None
) -> None:
    [got] = await _call(scripts, f"function f() {{ {body} }}", ())
    assert got == answer if answer else "error" in got


async def test_chance_is_the_same_for_every_candidate(scripts: SandboxedScripts) -> None:
    first, second = await _call(scripts, "function f() { return Math.random() }", (), ())
    assert first == second


async def test_exported_functions_can_be_called(scripts: SandboxedScripts) -> None:
    assert await _call(scripts, "export function f() { return 1 }", ()) == [{"ok": 1}]
    assert await _call(scripts, "export default function f() { return 1 }", ()) == [{"ok": 1}]


async def test_a_missing_function_is_an_error_of_each_call(scripts: SandboxedScripts) -> None:
    assert "no function f" in str(await _call(scripts, "const g = 1", ()))


async def test_a_function_name_cannot_be_code(scripts: SandboxedScripts) -> None:
    assert json.loads((await scripts.call("", "f;1", ((),)))[0]) == {"error": "no function f;1"}


async def test_an_endless_loop_ends_and_the_next_call_goes_on(scripts: SandboxedScripts) -> None:
    answers = await _call(scripts, "function f(n) { while (n); return n }", (1,), (0,))
    assert answers == [{"error": "took too long"}, {"ok": 0}]


async def test_many_endless_loops_are_not_all_waited_for(scripts: SandboxedScripts) -> None:
    started = asyncio.get_running_loop().time()
    answers = await _call(scripts, "function f() { while (true); }", *[()] * 50)
    assert answers == [{"error": "took too long"}] * 50
    assert asyncio.get_running_loop().time() - started < 8


@pytest.mark.parametrize(
    "hog",
    ["const a = []; while (true) a.push(new Array(1000).fill(1))", "let a = 'x'; while (true) a += a + a"],
)
async def test_a_memory_hog_is_stopped_and_the_runner_lives(scripts: SandboxedScripts, hog: str) -> None:
    [got] = await _call(scripts, f"function f() {{ {hog} }}", ())
    assert "error" in got
    assert await _call(scripts, "const f = () => 1", ()) == [{"ok": 1}]


async def test_memory_outside_the_heap_is_bounded_too(scripts: SandboxedScripts) -> None:
    hog = "function f() { const a = []; for (;;) a.push(new Uint8Array(50e6).fill(1)) }"
    [got] = await _call(scripts, hog, ())
    assert "error" in got
    assert await _call(scripts, "const f = () => 1", ()) == [{"ok": 1}]


async def test_endless_recursion_is_an_error(scripts: SandboxedScripts) -> None:
    assert "RangeError" in str(await _call(scripts, "const f = () => f()", ()))


@pytest.mark.parametrize(
    "door", ["require", "process", "fetch", "XMLHttpRequest", "Deno", "importScripts", "WebAssembly", "Atomics", "os"]
)
async def test_there_is_no_door_out(scripts: SandboxedScripts, door: str) -> None:
    assert await _call(scripts, f"const f = () => typeof {door}", ()) == [{"ok": "undefined"}]


async def test_what_one_candidate_leaves_behind_the_next_does_not_see(scripts: SandboxedScripts) -> None:
    await _call(scripts, "globalThis.left = 1; Array.prototype.map = null; const f = () => 1", ())
    assert await _call(scripts, "const f = () => [typeof left, [1].map(x => x + 1)]", ()) == [
        {"ok": ["undefined", [2]]}
    ]


async def test_syntax_errors_are_placed(scripts: SandboxedScripts) -> None:
    assert await scripts.syntax_error("const a = 1;\nconst b = = 2;") == "line 2: SyntaxError: Unexpected token '='"
    assert "already been declared" in str(await scripts.syntax_error("let a; let a;"))


@pytest.mark.parametrize("source", ["", "const a = 1", "export const a = 1", "while (true);", "document.title = 'x'"])
async def test_code_that_parses_has_no_syntax_error_and_is_not_run(scripts: SandboxedScripts, source: str) -> None:
    assert await scripts.syntax_error(source) is None


async def test_cancelling_a_call_stops_it(scripts: SandboxedScripts) -> None:
    task = asyncio.create_task(scripts.call("function f() { while (true); }", "f", ((),) * 3))
    await asyncio.wait([task], timeout=0.1)
    task.cancel()
    await asyncio.wait([task], timeout=5)
    assert task.cancelled()
    assert await _call(scripts, "const f = () => 1", ()) == [{"ok": 1}]
