"""Whoever waits is told what happens: in lines for pipes, drawn for terminals, nothing where quiet is wanted."""

import io

import pytest
from rich.console import Console

from app.commands.live_progress import LiveProgress
from app.commands.progress import PlainProgress, Progress, open_progress
from app.domain.blueprint import Line
from app.domain.check import Check, Outcome
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
from app.domain.figure_words import hope_in_words
from app.domain.metrics import Cost
from app.domain.transcript import Transcript
from app.domain.waiting import in_words, seconds_left

HEARD = Transcript("a list", source="speech")
EVENTS: tuple[Event, ...] = (
    StageStarted("transcribe"),
    SpeechHeard(0.5, "a"),
    StageFinished("transcribe", HEARD, Cost(1.25)),
    StageStarted("confirm"),
    StageFinished("confirm", HEARD, Cost(9.0)),
    StageStarted("understand"),
    TokenWritten(0, "app Gro"),
    TokenWritten(1, "another"),
    TokenWritten(0, "ceries\ntick bou"),
    LineWritten(Line("app Groceries")),
    LineWritten(Line("sort name", assumed=True)),
    StageFinished("understand", None, Cost(2.5)),
    StageStarted("validate"),
    CheckTried(Outcome(Check("It adds", ()), True), 1, 2),
    CheckTried(Outcome(Check("It ticks", ()), False, "not seen"), 2, 2),
)
USUAL = {"transcribe": 2.0, "confirm": 60.0, "understand": 3.0, "validate": 4.0}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_a_line_for_each_thing_worth_knowing() -> None:
    stream = io.StringIO()
    progress = PlainProgress(stream, USUAL, is_spoken=True, hope=hope_in_words(0.84, 12))
    for event in (*EVENTS, RepairStarted(("not seen",))):
        progress.on_event(event)
    assert stream.getvalue().splitlines() == [
        "This takes about 9 s on this machine. All wishes hold in 8 of 10 builds.",
        "Listening …",
        "I heard: “a list”",
        "Writing the blueprint …",
        "    app Groceries",
        "    sort name (assumed)",
        "Writing the blueprint: 2.5 s",
        "Trying it as you would …",
        "    ✓ It adds (1 of 2)",
        "    ✗ It ticks (2 of 2)",
        "Mending: not seen",
    ]


def test_no_more_is_promised_than_was_seen() -> None:
    assert hope_in_words(0.5, 4) == "", "too few builds to say"
    assert hope_in_words(0.949, 40) == "All wishes hold in 9 of 10 builds"
    assert hope_in_words(0.99, 40) == "All wishes hold in more than 9 of 10 builds"


def test_typed_words_are_not_listened_to() -> None:
    stream = io.StringIO()
    progress = PlainProgress(stream, {}, is_spoken=False)
    for event in (StageStarted("transcribe"), StageFinished("transcribe", Transcript("a list"), Cost())):
        progress.on_event(event)
    assert stream.getvalue() == ""


def test_a_terminal_shows_stages_text_as_it_is_written_and_checks() -> None:
    progress = LiveProgress(Terminal(), USUAL, is_spoken=True, hope=hope_in_words(0.84, 12))
    try:
        for event in EVENTS[:11]:
            progress.on_event(event)
        writing = drawn(progress)
        assert "All wishes hold in 8 of 10 builds." in writing
        assert "✓ Listening  1.2 s" in writing and "“a list”" in writing
        assert "Writing the blueprint" in writing and "3 tokens" in writing and "about 7 s left" in writing
        assert "    tick bou\n" in writing and "another" not in writing
        for event in (*EVENTS[11:], ForecastChanged({"validate": 60.0})):
            progress.on_event(event)
        trying = drawn(progress)
        assert "1 held, 2 of 2 tried" in trying and "✗ It ticks: not seen" in trying and "sort name" in trying
        assert "about 60 s left" in trying, "it is known better now"
        with progress.paused():
            pass
    finally:
        progress.close()


def test_the_right_progress_is_chosen_for_the_place() -> None:
    assert type(open_progress(io.StringIO(), True, {}, False)) is Progress
    assert type(open_progress(io.StringIO(), False, {}, False)) is PlainProgress
    live = open_progress(Terminal(), False, {}, False)
    live.close()
    assert type(live) is LiveProgress


def test_nobody_reading_does_not_stop_the_build() -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    PlainProgress(Closed(), {}, is_spoken=True).on_event(StageStarted("design"))


def test_the_time_left_leaves_out_what_the_person_takes() -> None:
    assert seconds_left("transcribe", 0.0, USUAL) == 9.0
    assert seconds_left("confirm", 5.0, USUAL) == 7.0
    assert seconds_left("understand", 2.0, USUAL) == 5.0
    assert seconds_left("understand", 100.0, USUAL) == 34.0, "what is late is not promised to end at once"
    assert seconds_left("understand", 0.0, {}) == 0.0


@pytest.mark.parametrize(("seconds", "words"), [(0.2, "1 s"), (44.4, "44 s"), (89, "89 s"), (130, "2 minutes")])
def test_seconds_in_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


def drawn(progress: LiveProgress) -> str:
    console = Console(file=io.StringIO(), width=120)
    console.print(progress._draw())
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]
