"""What can be wished for in the window, without any widget: asks the service and keeps the models the panels show."""

import asyncio
import contextlib
import itertools
import logging
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from app.child_process import Message
from app.domain.ballot import Ballot
from app.domain.build import Built
from app.domain.errors import AppError, ModelError
from app.domain.figure_words import KNOBS
from app.domain.figures import Figures
from app.domain.session import Session
from app.domain.verdict import Verdict
from app.domain.wish_question import LEFT_OUT, WishQuestion
from app.gui.changing import Changing
from app.gui.completions import Completions
from app.gui.errands import Errands
from app.gui.models.build import BuildModel, Problem
from app.gui.models.notices import NoticesModel
from app.gui.models.observable import Observable
from app.gui.models.question import QuestionModel
from app.gui.models.sessions import SessionsModel
from app.gui.thumbnails import Thumbnails
from app.service.client import ServiceClient
from app.service.messages import BugError, unpack, unpack_event

log = logging.getLogger(__name__)


class Studio(Observable):
    """Tells its listeners when another session is shown. `on_bug` gets faults of ours."""

    def __init__(self, client: ServiceClient, pictures: Path, on_bug: Callable[[BaseException], None]) -> None:
        super().__init__()
        self.client = client
        self.sessions = SessionsModel()
        self.notices = NoticesModel()
        self.errands = Errands(self.notices, on_bug)
        self._changing = Changing(
            client, self.errands, self.notices, lambda: self.build, self.refresh, self._picture_when_idle
        )
        self.change, self.versions = self._changing.change, self._changing.versions
        self.question = QuestionModel()
        self.build: BuildModel | None = None
        self.on_finished: Callable[[BuildModel], None] = lambda build: None
        self.completions = Completions(self.ask, self.errands.run_apart)
        self._thumbnails = Thumbnails(pictures)
        self._on_bug = on_bug
        self._running: dict[str, tuple[BuildModel, asyncio.Task[None]]] = {}
        self._saves = itertools.count()
        self._is_list_old = False
        self._is_closed = False

    # Wishes: each returns at once; what comes of it is seen in the models

    def start(self) -> None:
        """Fill the list, and have the models loaded while the person thinks."""
        self.errands.run_apart("list sessions", self.refresh())
        self.errands.run_apart("warm up", self._warm())

    def new(self) -> None:
        """Show the place where a request is typed or said."""
        self._show(None)

    def build_app(self, text: str, **fields: object) -> BuildModel:
        """Begin to build; further `fields` (audio, transcript, folder) go to the service as they are."""
        build = BuildModel(text)
        self._run(build, "build", text=text, **fields)
        return build

    def resume(self, session_id: str, **fields: object) -> None:
        """Go on with a session; `stage` or `text` as the service takes them."""
        request = self.build.request if self.build and self.build.session_id == session_id else ""
        build = BuildModel(request)
        build.session_id = session_id
        self._run(build, "resume", session=session_id, **fields)

    def cancel(self) -> None:
        """Stop the build that is shown."""
        for build, task in self._running.values():
            if build is self.build:
                task.cancel()

    @property
    def is_at_work(self) -> bool:
        """Whether the app that is shown is being built or changed."""
        return self.change.state == "running" or bool(self.build and self.build.state == "running")

    def stop(self) -> None:
        """Stop what is done with the app that is shown."""
        self.cancel()
        self.stop_change()

    def open(self, session_id: str) -> None:
        """Show a session: as it runs, or from the record."""
        for build, _ in self._running.values():
            if build.session_id == session_id:
                self._show(build)
                return
        self.errands.run_apart(f"open {session_id}", self._open(session_id))

    def search(self, words: str) -> None:
        self.sessions.words = words
        self.errands.run_apart("search", self.refresh())

    def list_more(self) -> None:
        """Fetch the next piece of the list; somebody is about to scroll there."""
        if self.sessions.is_more:
            self.errands.run_apart("list more", self._list_more())

    def want_pictures(self, session_ids: Iterable[str], is_dark: bool) -> None:
        """Show what these apps look like: those that are seen. What is missing is made when nothing else is."""
        found = (self.sessions.find(session_id) for session_id in session_ids)
        there = self._thumbnails.want([session for session in found if session], is_dark)
        self.sessions.put_pictures({one: file for one, file in there.items() if self.sessions.picture(one) != file})
        self._picture_when_idle()

    def save_file(self, session_id: str, path: str, text: str) -> None:
        """Write a file of the shown app and try its promises again."""
        if self.build and self.build.session_id == session_id:
            self.errands.run_apart(f"save {path} {next(self._saves)}", self._save(self.build, path, text))

    def recheck(self) -> None:
        """Try the promises of the shown app again."""
        if self.build and self.build.known.folder:
            self.errands.run_apart("check", self._recheck(self.build))

    def change_app(self, wish: str, **fields: object) -> None:
        """Change the shown app as was said; further `fields` (audio, transcript) go to the service as they are."""
        self._changing.begin("change", wish, text=wish, **fields)

    def rewrite(self, blueprint: str) -> None:
        """Change the shown app to an edited blueprint."""
        self._changing.begin("rewrite", "Edit the blueprint", blueprint=blueprint)

    def travel(self, do: str, version: str = "") -> None:
        """Go to another version of the shown app: "undo", "redo", or "restore" a `version`."""
        self._changing.travel(do, version)

    def stop_change(self) -> None:
        self._changing.stop()

    def load_figures(self, days: int, known: str, on_figures: Callable[[Figures, str], None]) -> None:
        """Fetch the figures of the last `days` (0: all) for the dashboard, and their mark.

        Nothing is told where they are those of the mark `known`.
        """
        self.errands.run_apart(f"figures {days}", self._load_figures(days, known, on_figures))

    def undo_tuning(self, on_done: Callable[[], None]) -> None:
        """Take back what the optimiser changed last."""
        self.errands.run_apart("undo tuning", self._undo_tuning(on_done))

    def load_versions(self) -> None:
        self._changing.load_versions()

    def load_diff(self) -> None:
        self._changing.load_diff()

    def rename(self, session_id: str, title: str) -> None:
        self.errands.run_apart("rename", self._change("rename", session=session_id, title=title))

    def export(self, session_id: str, target: Path, on_packed: Callable[[Path], None]) -> None:
        """Pack the app into a zip in `target`."""
        session = self.sessions.find(session_id)
        if session and session.folder:
            self.errands.run_apart(f"export {session_id}", self._export(session.folder, target, on_packed))

    def duplicate(self, session_id: str) -> None:
        """Copy a session with its app, and show the copy."""
        self.errands.run_apart(f"duplicate {session_id}", self._duplicate(session_id))

    def delete(self, session_id: str) -> None:
        """Hide a session, and offer to bring it back."""
        self.errands.run_apart(f"delete {session_id}", self._delete(session_id))

    async def close(self) -> None:
        """Stop everything and end the service. Builds under way can be gone on with."""
        self._is_closed = True
        tasks = [*self.errands.tasks, *(task for _, task in self._running.values())]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        await self.client.close()

    # How

    @property
    def running(self) -> tuple[BuildModel, ...]:
        return tuple(build for build, _ in self._running.values())

    async def ask(self, do: str, **fields: object) -> Message:
        """Ask the service; raises what it raises."""
        return await self.client.ask(do, None, None, **fields)

    async def refresh(self) -> None:
        """Have the list say what is on record."""
        while True:
            words, self._is_list_old = self.sessions.words, False
            done = await (self.ask("search", words=words) if words.strip() else self.ask("list"))
            found = await asyncio.to_thread(_sessions, done)
            if words == self.sessions.words and not self._is_list_old:
                break  # else more was typed meanwhile, or a build has ended
        self.sessions.show(found, words, bool(done.get("is_more")))

    async def _list_more(self) -> None:
        last = self.sessions.last
        if last is None:
            return
        done = await self.ask("list", after=last.id, at=last.updated_at.isoformat())
        found = await asyncio.to_thread(_sessions, done)
        self.sessions.add(last, found, bool(done.get("is_more")))

    async def _refresh_calmly(self) -> None:
        with contextlib.suppress(AppError, BugError):  # asked for again when the build is let go
            await self.refresh()

    def _run(self, build: BuildModel, do: str, **fields: object) -> None:
        key = f"{do} {id(build)}"
        task = asyncio.create_task(self._follow(build, do, fields), name=key)
        self._running[key] = (build, task)
        task.add_done_callback(lambda _: self._forget(key))
        self._show(build)

    def _forget(self, key: str) -> None:
        self._running.pop(key, None)
        self._mark_running()
        self._picture_when_idle()

    async def _follow(self, build: BuildModel, do: str, fields: Mapping[str, object]) -> None:
        build.start()

        def on_told(told: Message) -> None:
            if "session" in told:
                usual = told.get("usual_seconds")
                usual = usual if isinstance(usual, dict) else {}
                build.be_told(str(told["session"]), usual, str(told.get("hope", "")))
                self._mark_running()
                self.sessions.choose(build.session_id if build is self.build else self.sessions.chosen_id)
                self._is_list_old = True
                self.errands.run_apart("list sessions", self.refresh())
            if "ballot" in told:
                build.take_ballot(unpack(Ballot, told["ballot"]))
            if "question" in told:
                self._take_question(build, told["question"])
            if told.get("waiting"):
                build.wait_turn()

        try:
            done = await self.client.ask(do, build.take, on_told, **fields)
            build.finish(unpack(Built, done["built"]))
            await self._refresh_calmly()  # the list says “Building…” until it knows better
        except asyncio.CancelledError:
            build.stop()
            raise
        except AppError as error:
            # the next step of these is a command; a person at a window gets a button
            is_of_models = isinstance(error, ModelError)
            build.fail(Problem(error.says, "" if is_of_models else error.next_step, needs_models=is_of_models))
        except BugError as error:
            build.fail(Problem("Something went wrong, and it is our fault.", "Your words are kept.", error.trace))
            self._on_bug(error)
        finally:
            if build.state in ("done", "failed"):
                self.on_finished(build)
            self._take_question(build, None)
            self._is_list_old = True
            self.errands.run_apart("list sessions", self.refresh())

    def _take_question(self, build: BuildModel, told: object) -> None:
        """Show what a build asks; None: it asks no more."""
        build.wait_answer(told is not None)
        if told is None:
            self.question.close(build)
            return

        def answer(chosen: int) -> None:
            self.errands.run_apart(f"answer {build.session_id}", self._answer(build.session_id, chosen))

        self.question.ask(build, unpack(WishQuestion, told), answer)

    async def _answer(self, session_id: str, chosen: int) -> None:
        done = await self.ask("answer", session=session_id, chosen=chosen)
        if not done["in_time"] and chosen != LEFT_OUT:
            self.notices.show("Your answer came too late: the build had gone on without it.")

    async def _open(self, session_id: str) -> None:
        done = await self.ask("show", session=session_id)
        session = unpack(Session, done["session"])
        self.sessions.note(session)
        events, ballots = done["events"], done["ballots"]
        assert isinstance(events, list)
        assert isinstance(ballots, list)
        build = recall(session, await asyncio.to_thread(lambda: [unpack_event(event) for event in events]))
        build.ballots = [unpack(Ballot, ballot) for ballot in ballots]
        self._show(build)

    async def _save(self, build: BuildModel, path: str, text: str) -> None:
        await self.ask("save", folder=str(build.known.folder), path=path, text=text)
        build.note_saved(path, text)
        await self._recheck(build)

    async def _recheck(self, build: BuildModel) -> None:
        """Try its promises, and once more where it was saved meanwhile."""
        if build.is_checking:
            return
        tried = None
        while tried != build.saves:
            tried = build.saves
            await self._check(build)

    async def _check(self, build: BuildModel) -> None:
        build.begin_check()
        try:
            done = await self.client.ask("check", build.take, folder=str(build.known.folder))
            build.end_check(unpack(Verdict, done["verdict"]))
        except BaseException:  # raised again: stopped or failed, the check is no longer shown as going on
            build.end_check(None)
            raise

    async def _load_figures(self, days: int, known: str, on_figures: Callable[[Figures, str], None]) -> None:
        done = await self.ask("figures", days=days or None, known=known)
        if "figures" in done:
            on_figures(await asyncio.to_thread(unpack, Figures, done["figures"]), str(done["mark"]))

    async def _undo_tuning(self, on_done: Callable[[], None]) -> None:
        done = await self.ask("undo tuning")
        knob = str(done["knob"])
        if knob:
            what, value = KNOBS.get(knob, knob), done["value"]
            if knob == "threads":
                self.notices.show(f"{what}: {value} again, from the next start of the model.")
            else:
                self.notices.show(f"{what}: {value} again, from the next build.")
        on_done()

    async def _delete(self, session_id: str) -> None:
        session = self.sessions.find(session_id)
        for build, task in tuple(self._running.values()):  # also one that is not shown
            if build.session_id == session_id:
                task.cancel()
        if self.build and self.build.session_id == session_id:
            self.stop_change()
            self._show(None)
        await self._change("delete", session=session_id)
        name = session.name if session else "The app"
        self.notices.show(
            f"“{name}” is deleted.",
            "Undo",
            lambda: self.errands.run_apart("undo", self._change("undelete", session=session_id)),
        )

    async def _export(self, folder: Path, target: Path, on_packed: Callable[[Path], None]) -> None:
        done = await self.ask("export", folder=str(folder), target=str(target))
        on_packed(Path(str(done["file"])))

    async def _duplicate(self, session_id: str) -> None:
        done = await self.ask("duplicate", session=session_id)
        await self.refresh()
        await self._open(str(done["session"]))

    async def _change(self, do: str, **fields: object) -> None:
        done = await self.ask(do, **fields)
        if "session" in done:
            self.sessions.put(unpack(Session, done["session"]))
        elif do == "delete":
            self.sessions.drop(str(fields["session"]))
        await self.refresh()

    async def _warm(self) -> None:
        try:
            await self.ask("warm")
        except AppError as error:
            log.info("not warmed up: %s", error.says)  # the first build tells it again, with what to do

    def _is_busy(self) -> bool:
        return bool(self._running) or self._changing.is_under_way

    def _picture_when_idle(self) -> None:
        if self._thumbnails.is_wanting and not self._is_busy() and not self._is_closed:
            self.errands.run_apart(
                "pictures", self._thumbnails.make(self.ask, self._is_busy, self.sessions.put_pictures)
            )

    def _show(self, build: BuildModel | None) -> None:
        if build is not self.build:
            self._changing.forget()
        self.build = build
        self.sessions.choose(build.session_id if build else "")
        self.tell()

    def _mark_running(self) -> None:
        self.sessions.mark_running(frozenset(build.session_id for build, _ in self._running.values()))


def _sessions(done: Message) -> tuple[Session, ...]:
    found = done["sessions"]
    assert isinstance(found, list)
    return tuple(unpack(Session, session) for session in found)


def recall(session: Session, events: "list[Any]") -> BuildModel:
    """Return a build from the record, as it was when it ended."""
    build = BuildModel(session.request, is_spoken=session.audio is not None)
    build.session_id = session.id
    for event in events:
        if event is not None:
            build.take(event)
    if session.folder is not None:
        build.known.folder = session.folder
    if session.state == "done":
        build.finish()
    elif session.problem and session.problem != "stopped":
        build.fail(Problem(session.problem))
    else:
        build.stop()
    return build
