"""Changes the app that is shown, and goes from one of its versions to another: one at a time, each can be undone."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from app.domain.architecture import Architecture
from app.domain.change import Changed
from app.domain.errors import AppError
from app.domain.version import Version
from app.gui.errands import Errands
from app.gui.models.build import BuildModel
from app.gui.models.change import ChangeModel
from app.gui.models.notices import NoticesModel
from app.gui.models.versions import VersionsModel
from app.service.client import ServiceClient
from app.service.messages import unpack


class Changing:
    """`shown` says which app; `on_applied` is awaited after a change, `on_ended` called after each attempt."""

    def __init__(
        self,
        client: ServiceClient,
        errands: Errands,
        notices: NoticesModel,
        shown: Callable[[], BuildModel | None],
        on_applied: Callable[[], Awaitable[None]],
        on_ended: Callable[[], None],
    ) -> None:
        self.change = ChangeModel()
        self.versions = VersionsModel()
        self._client, self._errands, self._notices = client, errands, notices
        self._shown, self._on_applied, self._on_ended = shown, on_applied, on_ended
        self._task: asyncio.Task[None] | None = None

    @property
    def is_under_way(self) -> bool:
        return bool(self._task and not self._task.done())

    def begin(self, do: str, wish: str, **fields: object) -> None:
        """Ask the service to `do` it with the shown app, unless another change is under way."""
        build = self._shown()
        if build is None or build.known.folder is None or self.is_under_way:
            return
        self.change.start(wish)
        work = self._follow(build, do, {**fields, "session": build.session_id, "folder": str(build.known.folder)})
        self._task = self._errands.run_apart(f"change {build.session_id}", work)
        if self._task:
            self._task.add_done_callback(self._end)

    def travel(self, do: str, version: str = "") -> None:
        """Go to another version of the shown app: "undo", "redo", or "restore" a `version`."""
        self.begin(do, "", version=version)

    def stop(self) -> None:
        if self._task:
            self._task.cancel()

    def load_versions(self) -> None:
        build = self._shown()
        if build and build.known.folder:
            self._errands.run_apart(f"versions {build.session_id}", self._load_versions(build))

    def load_diff(self) -> None:
        build = self._shown()
        if build and build.known.folder:
            self._errands.run_apart(f"diff {self.versions.chosen_id}", self._load_diff(build))

    def forget(self) -> None:
        """Another app is shown."""
        self.change.rest()
        self.change.point(None)
        self.versions.show(())

    def _end(self, task: "asyncio.Task[None]") -> None:
        if task.cancelled() and task is self._task:
            self.change.rest()  # also where it was stopped before it began
        self._on_ended()

    async def _follow(self, build: BuildModel, do: str, fields: Mapping[str, object]) -> None:
        try:
            done = await self._client.ask(do, self.change.take, None, **fields)
        except AppError as error:
            self.change.fail(error.says, error.next_step)
            return
        except asyncio.CancelledError:
            self.change.rest()
            raise
        except BaseException:  # raised again, for the fault's own box: here it must not look as if work went on
            self.change.fail("Something went wrong, and it is our fault.", "The app is as it was.")
            raise
        changed = unpack(Changed, done["changed"])
        self.change.finish(changed)
        if not changed.applied:
            return
        build.take_change(changed, str(done["blueprint"]), unpack(Architecture, done["architecture"]))
        title = changed.version.title if changed.version else "Changed"
        if do == "undo":
            self._notices.show(f"Undone. Now: {title}", "Redo", lambda: self.travel("redo"))
        else:
            self._notices.show(f"{title}: done, and all that worked still works.", "Undo", lambda: self.travel("undo"))
        self.load_versions()
        await self._on_applied()

    async def _load_versions(self, build: BuildModel) -> None:
        done = await self._client.ask("versions", None, None, folder=str(build.known.folder))
        found = done["versions"]
        assert isinstance(found, list)
        if build is self._shown():
            self.versions.show(tuple(unpack(Version, version) for version in found))
            await self._load_diff(build)

    async def _load_diff(self, build: BuildModel) -> None:
        chosen, before = self.versions.chosen_id, self.versions.before
        if not before:
            self.versions.show_diff(chosen, "")
            return
        done = await self._client.ask("diff", None, None, folder=str(build.known.folder), old=before, new=chosen)
        if build is self._shown():
            self.versions.show_diff(chosen, str(done["diff"]))
