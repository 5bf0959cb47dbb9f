"""The listener that keeps what a run measured. Where that fails the run goes on: an app is worth more than a figure."""

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from app.domain.ballot import Ballot
from app.domain.build import Built
from app.domain.errors import AppError, InputError
from app.domain.events import Event, ForecastChanged
from app.domain.run import ModelCall, RunState
from app.meta.monitoring import RunWatch
from app.storage.runs import RunStore

log = logging.getLogger(__name__)
ReadMachine = Callable[[], Mapping[str, float]]


class EventRecorder:
    """Watches one run and writes what it saw when the run ends."""

    def __init__(
        self,
        runs: RunStore,
        run_id: int,
        watch: RunWatch,
        read_machine: ReadMachine,
        read_knobs: Callable[[], Mapping[str, float]] = dict,
    ) -> None:
        """`read_machine` returns what the run has taken of the machine so far, `read_knobs` what it was made with."""
        self._runs = runs
        self._run_id = run_id
        self._watch = watch
        self._read_machine = read_machine
        self._read_knobs = read_knobs
        self._built: Built | None = None

    @property
    def watch(self) -> RunWatch:
        return self._watch

    @property
    def built(self) -> Built | None:
        """What came of the run, None before its end."""
        return self._built

    def on_event(self, event: Event) -> ForecastChanged | None:
        """Take an event; return what is to be expected, where it is better known now."""
        return self._watch.on_event(event)

    def on_call(self, call: ModelCall) -> None:
        self._watch.on_call(call)

    def on_ballot(self, ballot: Ballot) -> None:
        self._watch.on_ballot(ballot)

    def finish(self, built: Built) -> None:
        """Take the result of a run that came to its end."""
        self._built = built

    def end(self, state: RunState, problem: str = "") -> None:
        """Write all of it."""
        summary = self._watch.summary(state, problem, self._built, self._read_machine())
        try:
            self._runs.end(self._run_id, summary, self._read_knobs())
        except AppError as error:
            log.warning("what the run measured could not be kept: %s", error)

    @contextmanager
    def until_end(self) -> Iterator["EventRecorder"]:
        """Within the block the run goes on; however it ends, the record says so."""
        try:
            yield self
        except InputError as error:
            self.end("refused", str(error))
            raise
        except AppError as error:
            self.end("failed", str(error))
            raise
        except (KeyboardInterrupt, asyncio.CancelledError):
            self.end("stopped")
            raise
        except Exception as error:  # raised again: our bugs come from any stage, and the record must say so
            self.end("failed", f"our fault: {type(error).__name__}")
            raise
        if self._built is None:
            self.end("stopped")
        else:
            self.end("held" if self._built.is_held else "unmet")
