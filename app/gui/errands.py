"""Work that the window starts and nobody awaits: the same once at a time, and its faults told."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from app.domain.errors import AppError
from app.gui.models.notices import NoticesModel


class Errands:
    """Faults of the world become a notice; `on_bug` gets faults of ours. `tasks` are those under way."""

    def __init__(self, notices: NoticesModel, on_bug: Callable[[BaseException], None]) -> None:
        self.tasks: set[asyncio.Task[None]] = set()
        self._notices, self._on_bug = notices, on_bug

    def run_apart(self, name: str, work: "Coroutine[Any, Any, None]") -> "asyncio.Task[None] | None":
        """Start `work` unless the same is under way; its faults become a notice or a crash report."""
        if any(task.get_name() == name and not task.done() for task in self.tasks):
            work.close()
            return None
        task = asyncio.create_task(self._safely(work), name=name)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        task.add_done_callback(lambda _: work.close())  # one that was stopped before it began is never awaited
        return task

    async def _safely(self, work: "Coroutine[Any, Any, None]") -> None:
        try:
            await work
        except AppError as error:
            self._notices.complain(error.says, error.next_step)
        except Exception as error:
            self._on_bug(error)
