"""Runs one session: the pipeline with its listeners (record, log, progress), and the report at the end."""

import argparse
import asyncio
import json
import logging
import sys
from typing import TYPE_CHECKING

from app.commands.asking import ask_wish, confirm_heard
from app.commands.progress import Progress, open_progress
from app.commands.report import report_to_people, report_to_programs
from app.domain.audio import AudioClip
from app.domain.build import Built
from app.domain.errors import AppError, InputError
from app.domain.events import Event, StageFinished, StageStarted
from app.domain.figure_words import hope_in_words
from app.domain.request import read_request
from app.domain.transcript import Transcript
from app.pipeline.orchestrator import build_app

if TYPE_CHECKING:
    from app.bootstrap import House
    from app.domain.session import Session, SessionState
    from app.storage.recorder import EventRecorder

log = logging.getLogger(__name__)
UNMET = 3


def run_session(session: "Session", args: argparse.Namespace, house: "House") -> int:
    """Build or go on, report, and return the exit code. However it ends, the record says so."""
    args.session_id = session.id
    with house.hold(session.id):
        frame: list[StageStarted | StageFinished] = []
        try:
            built = asyncio.run(_build(session, args, house, frame))
        except InputError as error:
            house.sessions.end_failed(session.id, _state_after(frame), str(error))
            raise
        except AppError as error:
            house.sessions.end_failed(session.id, "open", str(error))
            raise
        except KeyboardInterrupt:
            house.sessions.end_failed(session.id, "open", "stopped")
            raise
        except Exception as error:  # raised again: a bug of any stage; the session stays open to be gone on with
            house.sessions.end_failed(session.id, "open", f"our fault: {type(error).__name__}")
            raise
    finished = [event for event in frame if isinstance(event, StageFinished)]
    if args.json:
        print(json.dumps(report_to_programs(session, built, finished, house.model_name), indent=1))
    elif args.quiet:
        print(built.delivered.folder)
    else:
        print(report_to_people(session, built, finished))
    return 0 if built.is_held else UNMET


async def _build(
    session: "Session", args: argparse.Namespace, house: "House", frame: list[StageStarted | StageFinished]
) -> Built:
    source = _source(session, args)
    is_spoken = isinstance(source, AudioClip)
    with house.memory.recording(session.id, source) as recorder:
        forecast = recorder.watch.forecast
        hope = hope_in_words(forecast.sure, forecast.runs)
        progress = open_progress(sys.stderr, args.quiet, forecast.stage_seconds, is_spoken, hope)
        built = await _pipeline(session, source, args, house, frame, progress, recorder)
        recorder.finish(built)
        return built


async def _pipeline(
    session: "Session",
    source: AudioClip | Transcript,
    args: argparse.Namespace,
    house: "House",
    frame: list[StageStarted | StageFinished],
    progress: Progress,
    recorder: "EventRecorder",
) -> Built:
    def on_event(event: Event) -> None:
        if isinstance(event, StageStarted | StageFinished):
            frame.append(event)
        if isinstance(event, StageFinished):
            house.sessions.record(session.id, event)
            _log(session, event, house.model_name)
        expected = recorder.on_event(event)
        progress.on_event(event)
        if expected is not None:
            progress.on_event(expected)

    async def confirm(heard: Transcript) -> Transcript:
        if _can_ask(args) and heard.source == "speech":
            return await confirm_heard(heard, progress)
        read_request(heard.text)
        return heard

    house.ask_person = (lambda question: ask_wish(question, progress)) if _can_ask(args) else None
    try:
        house.workspace.expect_writable(session.wanted_folder)
        finished = house.sessions.finished(session.id)
        names = frozenset(event.stage for event in finished)
        is_spoken = isinstance(source, AudioClip)
        stages = await house.open_stages(confirm, session.wanted_folder, is_spoken, names)
        return await build_app(source, stages, on_event, finished)
    finally:
        progress.close()
        await house.stop()


def _source(session: "Session", args: argparse.Namespace) -> AudioClip | Transcript:
    if args.transcript is not None:
        return Transcript(read_request(args.transcript))
    return AudioClip(session.audio) if session.audio else Transcript(session.request)


def _can_ask(args: argparse.Namespace) -> bool:
    return not (args.yes or args.json or args.quiet) and sys.stdin.isatty() and sys.stderr.isatty()


def _state_after(frame: list[StageStarted | StageFinished]) -> "SessionState":
    """Return "refused" where what was said is the trouble: no words in it, or no app. A folder can be changed."""
    match frame[-1:]:
        case [StageStarted("transcribe")] | [StageFinished("intent")]:
            return "refused"
    return "open"


def _log(session: "Session", event: StageFinished, model: str) -> None:
    tokens = event.cost.tokens
    log.info(
        "session %s stage %s%s model %s %.2f s tokens %d read %d cached %d written",
        *(session.id, event.stage, " (replayed)" if event.is_replayed else "", model, event.cost.seconds),
        *(tokens.prompt, tokens.cached, tokens.generated),
    )
