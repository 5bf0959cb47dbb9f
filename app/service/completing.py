"""Continues code for the window's editor, and remembers what was offered and taken."""

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.child_process import Message
from app.domain.completion import Asked, CodePlace
from app.service.desk import Call, Handler

if TYPE_CHECKING:
    from app.bootstrap import House


class Completing:
    """The window cancels a request when its person types on; so one at a time is usual."""

    def __init__(self, house: "House") -> None:
        self._house = house

    def handlers(self) -> Mapping[str, Handler]:
        return {"complete": self.complete, "judge_completion": self.judge}

    async def complete(self, call: Call) -> Message:
        """Return the `text` that could stand between `before` and `after` in the file `path`, and its `number`."""
        place = CodePlace(call.text("path"), call.text("before"), call.text("after"))
        started_s = time.perf_counter()
        completer = await self._house.open_completer()
        with self._house.memory.limited():
            suggestion = await completer.complete(place)
        seconds = time.perf_counter() - started_s
        number = self._house.memory.completions.keep(_asked(call), place, suggestion, seconds)
        return {"text": suggestion.text, "number": number}

    async def judge(self, call: Call) -> Message:
        """Note whether the completion `number` was `taken`."""
        number = int(str(call.request.get("number", 0)))
        self._house.memory.completions.judge(_asked(call), number, bool(call.request.get("taken")))
        return {}


def _asked(call: Call) -> Asked:
    return Asked.AT_PAUSE if call.text("asked") == Asked.AT_PAUSE else Asked.BY_KEY
