"""Runs what models write as pure functions, in V8 in a child process: the product's side of `script_host`."""

import asyncio
import json
import logging
import re
import sys
from collections.abc import Callable

from app.child_process import ChildProcess, Message
from app.domain.errors import EngineError

START_LIMIT_S = 30.0
BASE_LIMIT_S = 4.0  # beyond the time the calls themselves may take; a busy machine needs some
CALL_LIMIT_S = 0.5
MAX_TIMEOUTS = 3
_COMMAND = (sys.executable, "-m", "app.engines.script_host")
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*")
_log = logging.getLogger(__name__)


class SandboxedScripts:
    """A `ScriptRunner`. The child starts at the first use and stays; calls wait for each other."""

    def __init__(self, on_refused: Callable[[str], None] = lambda address: None) -> None:
        """`on_refused` is told what of the network a script looked for (“fetch”); V8 has none of it."""
        self._on_refused = on_refused
        self._child: ChildProcess | None = None
        self._turn = asyncio.Lock()
        self._last_number = 0

    async def call(self, source: str, function: str, arguments: tuple[tuple[object, ...], ...]) -> tuple[str, ...]:
        """Call `function` of `source` with each tuple of JSON-like arguments.

        Returns one JSON text a call: `{"ok": value}` or `{"error": "message"}`. Infinite and missing numbers come
        as the texts "Infinity" and "NaN"; chance is seeded alike for every call. Never raises for what the code does;
        `EngineError` where V8 itself cannot be started.
        """
        if not _IDENTIFIER.fullmatch(function):
            return (_error(f"no function {function}"),) * len(arguments)
        limit_s = BASE_LIMIT_S + CALL_LIMIT_S * (min(len(arguments), MAX_TIMEOUTS) + 2)
        request: Message = {"do": "call", "source": source, "function": function, "arguments": arguments}
        answer = await self._ask(request, limit_s + 0.05 * len(arguments))
        if answer is None:
            return (_error("broke the engine or never ended"),) * len(arguments)
        tried = answer.get("tried")
        for address in tried if isinstance(tried, list) else ():
            self._on_refused(str(address))
        answers = answer["answers"]
        return tuple(str(each) for each in answers) if isinstance(answers, list) else ()

    async def syntax_error(self, source: str) -> str | None:
        """Return where and why `source` does not parse as JavaScript ("line 3: …"), or None."""
        answer = await self._ask({"do": "syntax", "source": source}, BASE_LIMIT_S)
        if answer is None:
            return "the script is too large to be read"
        return None if answer["error"] is None else str(answer["error"])

    async def close(self) -> None:
        child, self._child = self._child, None
        if child:
            await child.end()

    async def __aenter__(self) -> "SandboxedScripts":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def _ask(self, request: Message, limit_s: float) -> Message | None:
        """Return the answer; None where the child died of the question or did not answer in time."""
        async with self._turn:
            child = await self._running_child()
            self._last_number += 1
            try:
                await child.send({**request, "id": self._last_number})
                async with asyncio.timeout(limit_s):
                    while (answer := await child.receive(limit_s)).get("id") != self._last_number:
                        pass
                if answer.get("spent"):  # it ends itself, but not at once: the next call must not find it alive
                    await self._drop(child)
                return answer
            except (EOFError, TimeoutError) as error:
                _log.warning("scripts: %s: %s", type(error).__name__, child.last_words()[:500])
                await self._drop(child)
                return None
            except asyncio.CancelledError:
                await self._drop(child)  # the code under way may never end
                raise

    async def _drop(self, child: ChildProcess) -> None:
        self._child = None
        await child.end(grace_s=0.0)

    async def _running_child(self) -> ChildProcess:
        if self._child and self._child.is_alive():
            return self._child
        await self.close()
        try:
            child = await ChildProcess.launch(_COMMAND)
        except OSError as error:
            raise EngineError("The script engine could not be started.", "Run `cognomega doctor`.") from error
        try:
            await child.receive(START_LIMIT_S)
        except BaseException as error:
            await child.end(grace_s=0.0)
            if isinstance(error, (EOFError, TimeoutError)):
                _log.error("scripts: could not start: %s", child.last_words())
                raise EngineError("The script engine could not be started.", "Run `cognomega doctor`.") from error
            raise
        self._child = child
        return child


def _error(text: str) -> str:
    return json.dumps({"error": text})
