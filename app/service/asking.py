"""Puts a build's question to the person at the window, and takes their answer."""

import asyncio
from collections.abc import Mapping

from app.child_process import Message
from app.domain.wish_question import LEFT_OUT, WishQuestion
from app.service.desk import Call, Handler
from app.service.messages import pack


class Asking:
    """The questions that are open, by session. Belongs to one event loop."""

    def __init__(self) -> None:
        self._open: dict[str, asyncio.Future[int]] = {}

    def handlers(self) -> Mapping[str, Handler]:
        return {"answer": self.answer}

    async def ask(self, call: Call, session_id: str, question: WishQuestion) -> int:
        """Tell the window the `question`; return the answer. However it ends, the window is told that it is over."""
        answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._open[session_id] = answer
        call.tell(question=pack(question))
        try:
            return await answer
        finally:
            del self._open[session_id]
            call.tell(question=None)

    async def answer(self, call: Call) -> Message:
        """Take the number of the offer that was `chosen` in `session`; tell whether it still was in time."""
        answer = self._open.get(call.text("session"))
        in_time = answer is not None and not answer.done()
        if answer is not None and in_time:
            chosen = call.request.get("chosen")
            answer.set_result(chosen if isinstance(chosen, int) else LEFT_OUT)
        return {"in_time": in_time}
