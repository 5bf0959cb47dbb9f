"""Tells the person who waits what happens, on standard error: live on a terminal, in plain lines elsewhere."""

import contextlib
import time
from collections.abc import Iterator, Mapping
from typing import TextIO

from app.domain.build import StageName
from app.domain.events import (
    CheckTried,
    Event,
    ForecastChanged,
    LineWritten,
    RepairStarted,
    SpeechHeard,
    StageFinished,
    StageStarted,
    TokenWritten,
)
from app.domain.intent import Intent
from app.domain.transcript import Transcript
from app.domain.waiting import DOING, HIDDEN, in_words, seconds_left

LEAST_ESTIMATE_S = 2.0


class Progress:
    """Says nothing: what `--quiet` wants, and the base of those that speak."""

    def on_event(self, event: Event) -> None:
        """Show what happened. Called on the event loop; returns at once."""

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """Leave the terminal to a question within the block."""
        yield

    def close(self) -> None:
        """Leave the terminal as it was."""


class PlainProgress(Progress):
    """A line for each thing worth knowing, for logs and pipes."""

    def __init__(self, stream: TextIO, usual_seconds: Mapping[str, float], is_spoken: bool, hope: str = "") -> None:
        self._stream = stream
        self._hope = hope
        self._usual_seconds = usual_seconds
        self._hidden = HIDDEN if is_spoken else HIDDEN | {"transcribe"}
        self._has_estimate = False

    def on_event(self, event: Event) -> None:
        match event:
            case StageStarted(stage):
                self._estimate(stage)
                if stage not in self._hidden:
                    self._say(f"{DOING[stage]} …")
            case StageFinished("transcribe", Transcript(source="speech", text=text)):
                self._say(f"I heard: “{text}”")
            case StageFinished("intent", Intent(mended=mended)) if mended:
                self._say(f"Read as meant: {', '.join(f'“{heard}” as “{meant}”' for heard, meant in mended)}")
            case StageFinished(stage, is_replayed=True) if stage not in self._hidden:
                self._say(f"{DOING[stage]}: done before")
            case StageFinished("understand" | "validate" as stage, _, cost):
                self._say(f"{DOING[stage]}: {cost.seconds:.1f} s")
            case LineWritten(line):
                self._say(f"    {line.text}{' (assumed)' if line.assumed else ''}")
            case CheckTried(outcome, done, total):
                self._say(f"    {'✓' if outcome.held else '✗'} {outcome.check.says} ({done} of {total})")
            case RepairStarted(reasons):
                self._say(f"Mending: {'; '.join(reasons)}")

    def _estimate(self, first: StageName) -> None:
        if self._has_estimate:
            return
        self._has_estimate = True
        seconds = seconds_left(first, 0.0, self._usual_seconds)
        if seconds >= LEAST_ESTIMATE_S:
            hope = f" {self._hope}." if self._hope else ""
            self._say(f"This takes about {in_words(seconds)} on this machine.{hope}")

    def _say(self, text: str) -> None:
        with contextlib.suppress(OSError):  # nobody reads any more; the build goes on
            print(text, file=self._stream, flush=True)


class BuildView:
    """What is known of a running build, gathered from its events, for those who draw it again and again."""

    def __init__(self, usual_seconds: Mapping[str, float], is_spoken: bool) -> None:
        self.usual_seconds = usual_seconds
        self.hidden = HIDDEN if is_spoken else HIDDEN | {"transcribe"}
        self.stage: StageName | None = None
        self.stage_started_s = 0.0
        self.finished: dict[StageName, float] = {}
        self.heard = ""
        self.lines: list[str] = []
        self.writing = ""
        self.token_count = 0
        self.first_token_s = 0.0
        self.held_count = self.tried_count = self.check_count = 0
        self.failed: list[str] = []

    def take(self, event: Event) -> None:
        match event:
            case StageStarted(stage):
                self.stage, self.stage_started_s = stage, time.monotonic()
                self.writing, self.token_count = "", 0
            case StageFinished(stage, output, cost):
                self.stage = None
                self.finished[stage] = cost.seconds
                self.heard = output.text if isinstance(output, Transcript) else self.heard
            case SpeechHeard(_, text):
                self.heard = text
            case TokenWritten(sequence, piece):
                self._take_token(sequence, piece)
            case ForecastChanged(stage_seconds):
                self.usual_seconds = stage_seconds
            case LineWritten(line):
                self.lines.append(f"{line.text}{'  (assumed)' if line.assumed else ''}")
            case CheckTried(outcome, done, total):
                self.tried_count, self.check_count = done, total
                self.held_count += bool(outcome.held)
                if not outcome.held:
                    self.failed.append(f"{outcome.check.says}: {outcome.reason}")
            case RepairStarted():
                self.held_count, self.failed = 0, []

    @property
    def seconds_left(self) -> float:
        if self.stage is None:
            return 0.0
        return seconds_left(self.stage, time.monotonic() - self.stage_started_s, self.usual_seconds)

    @property
    def tokens_per_second(self) -> float:
        return self.token_count / max(time.monotonic() - self.first_token_s, 0.2)

    def _take_token(self, sequence: int, piece: str) -> None:
        if not self.token_count:
            self.first_token_s = time.monotonic()
        self.token_count += 1
        if sequence == 0:
            self.writing = (self.writing + piece).rsplit("\n", 1)[-1][-200:]


def open_progress(
    stream: TextIO, is_quiet: bool, usual_seconds: Mapping[str, float], is_spoken: bool, hope: str = ""
) -> Progress:
    """Return the progress that suits where it is shown. `hope` says how often a build does all that was asked."""
    if is_quiet:
        return Progress()
    if stream.isatty():
        from app.commands.live_progress import LiveProgress

        return LiveProgress(stream, usual_seconds, is_spoken, hope)
    return PlainProgress(stream, usual_seconds, is_spoken, hope)
