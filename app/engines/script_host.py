"""The child process in which scripts are run: `python -m app.engines.script_host`, spoken to by JSON lines.

V8 has no files, network or processes to offer; this process exists so that a loop, a memory hog or a crash of V8 itself
takes nothing else down. Times and memory are limited here; who asks limits the whole.
"""

import contextlib
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from app.child_process import Message, decode, encode

CALL_LIMIT_S = 0.5
HEAP_LIMIT_BYTES = 64 * 1024 * 1024
ADDRESS_ROOM_BYTES = 512 * 1024 * 1024  # beyond what V8 has reserved when it is up: array buffers are not on its heap
MAX_TIMEOUTS = 3
MAX_ANSWER_CHARACTERS = 1_000_000

# Chance is the same for every candidate, so that they can be compared; what could wait for ever is taken away.
_PRELUDE = """
(() => {
  let seed = 1;
  globalThis.__reseed = () => { seed = 1; };
  Math.random = () => { seed = (seed * 48271) % 2147483647; return seed / 2147483647; };
  const waiting = ["SharedArrayBuffer", "Atomics", "WebAssembly", "setTimeout", "setInterval"];
  for (const name of waiting) delete globalThis[name];
  const quiet = () => {};
  globalThis.console = { log: quiet, info: quiet, warn: quiet, error: quiet, debug: quiet, table: quiet };
  // What would reach the network does not exist here; that it was looked for is told. A plain text, for a script may
  // change what arrays and sets do.
  let tried = "", count = 0;
  Object.defineProperty(globalThis, "__tried", { value: () => tried });
  for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "WebTransport", "importScripts"]) {
    const set = (value) => Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
    const get = () => { if (count++ < 50) tried += name + "\\n"; };
    Object.defineProperty(globalThis, name, { get, set, configurable: true });
  }
  const plain = (key, value) =>
    typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value)) ? String(value)
    : value instanceof Map || value instanceof Set ? [...value] : value;
  const stringify = JSON.stringify;
  globalThis.__call = (work, args) => {
    __reseed();
    try {
      const value = work(...args);
      if (value && typeof value.then === "function") return stringify({ error: "gave a promise, not a value" });
      return stringify({ ok: value === undefined ? null : value }, plain) || stringify({ ok: null });
    } catch (error) {
      return stringify({ error: String(error).slice(0, 500) });
    }
  };
})();
globalThis.module = { exports: {} };
globalThis.exports = module.exports;
"""


def main() -> None:
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    host = _Host(answers)
    for line in sys.stdin.buffer:
        host.answer(decode(line))
    os._exit(0)  # tearing V8 down after it ran out of memory can hang


class _Host:
    def __init__(self, answers: BinaryIO) -> None:
        from py_mini_racer import MiniRacer

        self._answers = answers
        self._make = MiniRacer
        MiniRacer().eval("1")
        self._say({"ready": True})

    def answer(self, request: Message) -> None:
        number, source = request["id"], str(request["source"])
        if request["do"] == "syntax":
            self._say({"id": number, "error": self._syntax_error(source)})
            return
        arguments = request["arguments"]
        calls = arguments if isinstance(arguments, list) else []
        answers, is_spent, tried = self._call_all(source, str(request["function"]), calls)
        self._say({"id": number, "answers": answers, "spent": is_spent, "tried": tried})
        if is_spent:
            os._exit(0)  # an isolate that ran out of memory is not used, or even closed, again

    def _call_all(self, source: str, function: str, calls: list[list[object]]) -> tuple[list[str], bool, list[str]]:
        """Return an answer for each call, whether this process is spent, and what of the network it looked for."""
        context = self._make()
        with _bounded_address_space():
            answers, is_spent = self._call_in(context, source, function, calls)
            return answers, is_spent, [] if is_spent else self._tried_in(context)

    def _tried_in(self, context: Any) -> list[str]:
        from py_mini_racer import JSEvalException

        try:
            lines = str(self._evaluate(context, "__tried()")).splitlines()
        except JSEvalException:  # it had run into a limit before the prelude had ended
            return []
        return list(dict.fromkeys(lines))

    def _call_in(self, context: Any, source: str, function: str, calls: list[list[object]]) -> tuple[list[str], bool]:
        from py_mini_racer import JSEvalException, JSOOMException, JSTimeoutException

        try:
            self._evaluate(context, _PRELUDE)
            self._evaluate(context, _as_script(source))
            self._evaluate(context, f"if (typeof {function} !== 'function') throw new Error('no function {function}')")
        except JSOOMException:
            return [_error("used too much memory")] * len(calls), True
        except JSTimeoutException:
            return [_error("took too long")] * len(calls), False
        except JSEvalException as error:  # also what does not parse
            return [_error(_plain(str(error)))] * len(calls), False
        answers: list[str] = []
        timeouts = 0
        for position, arguments in enumerate(calls):
            try:
                call = f"__call({function}, {json.dumps(arguments)})"
                answers.append(_checked(self._evaluate(context, call)))
            except JSTimeoutException:
                answers.append(_error("took too long"))
                timeouts += 1
            except JSOOMException:
                rest = [_error("used too much memory")] * (len(calls) - position)
                return answers + rest, True
            except JSEvalException as error:
                answers.append(_error(_plain(str(error))))
            if timeouts >= MAX_TIMEOUTS:
                return answers + [_error("took too long")] * (len(calls) - len(answers)), False
        return answers, False

    def _evaluate(self, context: Any, script: str) -> object:
        return context.eval(script, timeout_sec=CALL_LIMIT_S, max_memory=HEAP_LIMIT_BYTES)

    def _syntax_error(self, source: str) -> str | None:
        from py_mini_racer import JSEvalException, JSParseException

        try:
            self._evaluate(self._make(), f"throw 0; {_as_script(source)}")  # all is parsed before anything runs
        except JSParseException as error:
            return _plain(str(error))
        except JSEvalException:
            return None
        return None

    def _say(self, message: Message) -> None:
        self._answers.write(encode(message))
        self._answers.flush()


def _as_script(source: str) -> str:
    """Return a module's text as a script: what it exports is simply there."""
    return re.sub(
        r"^(\s*)export\s+(?:default\s+(?=(?:async\s+)?(?:function|class)\b))?(?=\w)", r"\1", source, flags=re.M
    )


def _plain(text: str) -> str:
    """Return V8's account of an error as one line with its place: "line 3: SyntaxError: Unexpected token '='"."""
    lines = text.strip().splitlines() or ["an error"]
    place = re.match(r"<anonymous>:(\d+): (.*)", lines[0])
    return f"line {place[1]}: {place[2]}" if place else lines[0][:500]


def _error(text: str) -> str:
    return json.dumps({"error": text})


def _checked(value: object) -> str:
    if not isinstance(value, str):
        return _error("gave something that is not data")
    return value if len(value) <= MAX_ANSWER_CHARACTERS else _error("gave too much")


@contextlib.contextmanager
def _bounded_address_space() -> Iterator[None]:
    """Bound what lies outside V8's heap while a script runs; new isolates need more room than that (Linux only)."""
    try:
        import resource

        reserved = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        before = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (reserved + ADDRESS_ROOM_BYTES, before[1]))
    except (ImportError, OSError, ValueError):
        yield
        return
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


if __name__ == "__main__":
    main()
