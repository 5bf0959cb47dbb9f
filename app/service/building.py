"""Builds and goes on with builds for the window: the pipeline with its record, its log and its listener."""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from app.child_process import Message
from app.domain.audio import AudioClip
from app.domain.build import Built
from app.domain.check import Outcome
from app.domain.errors import AppError, EngineError, InputError, ModelError
from app.domain.events import CheckTried, Event, StageFinished, StageStarted
from app.domain.figure_words import hope_in_words
from app.domain.request import read_request
from app.domain.transcript import Transcript
from app.pipeline.orchestrator import build_app
from app.service.asking import Asking
from app.service.desk import Call, Handler
from app.service.messages import pack, unpack

if TYPE_CHECKING:
    from app.bootstrap import House
    from app.domain.session import Session, SessionState

log = logging.getLogger(__name__)


class Building:
    """One build at a time: the models are one. A second request waits its turn and is told so."""

    def __init__(self, house: "House") -> None:
        self._house = house
        self._turn = asyncio.Lock()
        self._asking = Asking()

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "build": self.build,
            "resume": self.resume,
            "check": self.check,
            "prepare": self.prepare,
            "warm": self.warm,
            **self._asking.handlers(),
        }

    async def build(self, call: Call) -> Message:
        """Build from `text`, or from the sound file `audio`; `transcript` is what was heard of it, maybe corrected.

        Tells `session` first; then the build's events. `folder` is where the app is wanted.
        """
        text, audio, folder = call.text("text"), call.text("audio"), call.text("folder")
        heard = unpack(Transcript, call.request["transcript"]) if call.request.get("transcript") else None
        request = read_request(text or (heard.text if heard else "")) if text or heard or not audio else ""
        session = self._house.sessions.create(
            request, Path(audio) if audio else None, Path(folder) if folder else None, self._house.model_name
        )
        return await self._run(call, session, heard or (Transcript(request) if request else None))

    async def resume(self, call: Call) -> Message:
        """Go on with `session` from its last finished stage; from `stage` on anew where it is given.

        `text` begins anew from other words.
        """
        session = self._house.sessions.find(call.text("session"))
        if text := call.text("text"):
            self._house.sessions.forget_from(session.id, "transcribe")
            return await self._run(call, session, Transcript(read_request(text)))
        if stage := call.text("stage"):
            self._house.sessions.forget_from(session.id, stage)  # type: ignore[arg-type]
        elif session.folder is not None and not (session.folder / "index.html").is_file():
            self._house.sessions.forget_from(session.id, "deliver")  # it was deleted: it can be written again
        return await self._run(call, self._house.sessions.find(session.id), None)

    async def check(self, call: Call) -> Message:
        """Try every promise of the app in `folder` again, telling each outcome as an event."""
        from app.domain.check_file import CHECK_FILE, read_checks

        codebase = self._house.workspace.read(Path(call.text("folder")))
        file = next((f for f in codebase.files if f.path == CHECK_FILE), None)
        checks = read_checks(file.text) if file else ()
        if not checks:
            raise InputError(f"This app has no {CHECK_FILE}.", "Build it again to have its checks back.")
        tried: list[Outcome] = []

        def on_outcome(outcome: Outcome) -> None:
            tried.append(outcome)
            call.on_event(CheckTried(outcome, len(tried), len(checks)))

        verdict = await self._house.start_browser().run_checks(codebase, checks, on_outcome)
        return {"verdict": pack(verdict)}

    async def prepare(self, call: Call) -> Message:
        """Have the model read each prompt's fixed head, once for good on this machine."""
        async with self._turn:
            await self._house.prepare(lambda done, total: call.tell(done=done, total=total))
        return {}

    async def warm(self, call: Call) -> Message:
        """Begin to load what a build needs, so that the first one does not wait."""
        await self._house.warm_up()
        return {"model": self._house.model_name}

    async def _run(self, call: Call, session: "Session", source: Transcript | None) -> Message:
        words = len((source.text if source else session.request).split()) or None
        forecast = self._house.memory.foresee(words, source is None and session.audio is not None)
        hope = hope_in_words(forecast.sure, forecast.runs)
        call.tell(session=session.id, usual_seconds=dict(forecast.stage_seconds), hope=hope)
        if self._turn.locked():
            call.tell(waiting=True)
        async with AsyncExitStack() as held:
            await held.enter_async_context(self._turn)
            held.enter_context(self._house.hold(session.id))
            built = await self._recorded(call, session, source)
        return {"session": session.id, "built": pack(built)}

    async def _recorded(self, call: Call, session: "Session", source: Transcript | None) -> Built:
        """Build; however it ends, the record says so."""
        frame: list[StageStarted | StageFinished] = []
        end = self._house.sessions.end_failed
        try:
            return await self._pipeline(call, session, source, frame)
        except InputError as error:
            end(session.id, _state_after(frame), str(error))
            raise
        except (ModelError, EngineError) as error:
            end(session.id, "open", str(error))
            await self._house.stop()  # the next build starts the engines anew
            raise
        except AppError as error:
            end(session.id, "open", str(error))
            raise
        except asyncio.CancelledError:
            end(session.id, "open", "stopped")
            raise
        except Exception as error:
            end(session.id, "open", f"our fault: {type(error).__name__}")
            raise

    async def _pipeline(
        self, call: Call, session: "Session", source: Transcript | None, frame: list[StageStarted | StageFinished]
    ) -> Built:
        house = self._house
        given: AudioClip | Transcript = source or (
            AudioClip(session.audio) if session.audio else Transcript(session.request)
        )

        house.ask_person = lambda question: self._asking.ask(call, session.id, question)
        house.memory.show_ballot = lambda ballot: call.tell(ballot=pack(ballot))
        with house.memory.recording(session.id, given) as recorder:

            def on_event(event: Event) -> None:
                if isinstance(event, StageStarted | StageFinished):
                    frame.append(event)
                if isinstance(event, StageFinished):
                    house.sessions.record(session.id, event)
                    _log(session, event, house.model_name)
                expected = recorder.on_event(event)
                call.on_event(event)
                if expected is not None:
                    call.on_event(expected)

            house.workspace.expect_writable(session.wanted_folder)
            finished = house.sessions.finished(session.id)
            names = frozenset(event.stage for event in finished)
            is_spoken = isinstance(given, AudioClip)
            stages = await house.open_stages(_believe, session.wanted_folder, is_spoken, names)
            built = await build_app(given, stages, on_event, finished)
            recorder.finish(built)
            return built


async def _believe(heard: Transcript) -> Transcript:
    """The window has shown the words and had them corrected before it asked for a build."""
    read_request(heard.text)
    return heard


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
