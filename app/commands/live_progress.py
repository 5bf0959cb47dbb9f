"""Progress drawn anew several times a second on a terminal."""

import contextlib
import time
from collections.abc import Iterator, Mapping
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.spinner import Spinner
from rich.text import Text

from app.commands.progress import BuildView, Progress
from app.domain.build import StageName
from app.domain.events import Event
from app.domain.waiting import DOING, in_words

DRAWINGS_PER_S = 8


class LiveProgress(Progress):
    """Stages with their seconds, the text as it is written, the checks as they hold, and the time left."""

    def __init__(self, stream: TextIO, usual_seconds: Mapping[str, float], is_spoken: bool, hope: str = "") -> None:
        self._hope = hope
        self._view = BuildView(usual_seconds, is_spoken)
        self._console = Console(file=stream, highlight=False)
        self._spinner = Spinner("dots")
        self._live: Live | None = None
        self._start()

    def on_event(self, event: Event) -> None:
        self._view.take(event)

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        self.close()
        try:
            yield
        finally:
            self._start()

    def close(self) -> None:
        if self._live is not None:
            self._live.stop()
            self._live = None

    def _start(self) -> None:
        # Transient: the report that follows says it all again, and better.
        self._live = Live(
            get_renderable=self._draw, console=self._console, refresh_per_second=DRAWINGS_PER_S, transient=True
        )
        self._live.start()

    def _draw(self) -> RenderableType:
        view = self._view
        parts: list[RenderableType] = [Text(f"{self._hope}.", style="dim")] if self._hope else []
        for stage, seconds in view.finished.items():
            if stage not in view.hidden:
                parts.append(Text(f"✓ {DOING[stage]}  {seconds:.1f} s", style="green"))
            parts += self._results(stage)
        if view.stage is not None and view.stage not in view.hidden:
            parts += self._current(view.stage)
        return Group(*parts)

    def _current(self, stage: StageName) -> list[RenderableType]:
        view = self._view
        seconds = time.monotonic() - view.stage_started_s
        left = f"  about {in_words(view.seconds_left)} left" if view.seconds_left >= 1 else ""
        speed = f"  {view.token_count} tokens, {view.tokens_per_second:.0f} a second" if view.token_count else ""
        self._spinner.update(text=Text(f"{DOING[stage]}  {seconds:.1f} s{speed}{left}"))
        parts: list[RenderableType] = [self._spinner, *self._results(stage)]
        if view.writing:
            parts.append(Text(f"    {view.writing}", style="dim", no_wrap=True, overflow="ellipsis"))
        return parts

    def _results(self, stage: StageName) -> list[RenderableType]:
        view = self._view
        match stage:
            case "transcribe" if view.heard:
                return [Text(f"    “{view.heard}”", style="italic")]
            case "understand":
                return [Text(f"    {line}", no_wrap=True, overflow="ellipsis") for line in view.lines]
            case "validate" if view.check_count:
                held = Text(f"    {view.held_count} held, {view.tried_count} of {view.check_count} tried")
                return [held, *(Text(f"    ✗ {failure}", style="red") for failure in view.failed)]
        return []
