"""Getting the models here, without any widget: what this machine is, what suits it, what comes, how far it is."""

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Literal

from app.domain.advice import MachineFacts, ModelAdvice, advise
from app.domain.errors import AppError
from app.domain.models import ModelCard, Role
from app.engines.hardware import DISK_RESERVE_BYTES, Machine, free_disk_bytes
from app.engines.model_fetch import ModelFetcher
from app.engines.model_store import ModelStore, OnBytes
from app.engines.speed import measure_tokens_per_s
from app.gui.models.observable import Observable
from app.storage.settings_file import SettingsFile

State = Literal["measuring", "choosing", "fetching", "importing", "paused", "preparing", "ready"]
Step = Literal["", "checking", "copying"]
MakeFetcher = Callable[[ModelStore], ModelFetcher]


class _Halted(Exception):  # noqa: N818  (not an error: how a download is left at its next piece)
    """Leaves a download that was paused or cancelled."""


class SettingUpModel(Observable):
    """Belongs to the window's event loop; files and network are touched in threads."""

    def __init__(
        self,
        store: ModelStore,
        settings: SettingsFile,
        prepare: Callable[[Callable[[int, int], None]], Coroutine[Any, Any, None]],
        on_bug: Callable[[BaseException], None],
        make_fetcher: MakeFetcher,
        measure: Callable[[], float] = measure_tokens_per_s,
    ) -> None:
        """`prepare` has the model read its instructions once, telling (done, total)."""
        super().__init__()
        self.state: State = "measuring"
        self.facts: MachineFacts | None = None
        self.advice: tuple[ModelAdvice, ...] = ()
        self.chosen_id = ""
        self.trouble: AppError | None = None
        self.doing = ""
        self.step: Step = ""
        """What is done with it; nothing where it comes over the network."""
        self.done_bytes = 0
        self.total_bytes = 0
        self.prepared = (0, 1)
        self._store, self._settings, self._prepare = store, settings, prepare
        self._on_bug, self._make_fetcher, self._measure = on_bug, make_fetcher, measure
        self._halt = threading.Event()
        self._began = (0.0, 0)
        self._arrived: dict[str, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def is_needed(self) -> bool:
        """Whether something a build needs is missing. By names and sizes: quick."""
        return any(self._bytes_here(card) < card.bytes for card in self._wanted() if card.role != Role.PARTIALS)

    @property
    def is_busy(self) -> bool:
        """Whether something is coming or being read."""
        return self.state in ("fetching", "importing", "preparing")

    @property
    def missing_bytes(self) -> int:
        """How much is still to come; what has come of unfinished files need not come again."""
        return sum(card.bytes - self._bytes_arrived(card) for card in self._wanted())

    @property
    def seconds_left(self) -> float:
        """About how long the rest takes to come; 0 where it cannot be told yet."""
        began_s, began_bytes = self._began
        arrived, took_s = self.done_bytes - began_bytes, time.monotonic() - began_s
        if self.state != "fetching" or took_s < 2 or arrived <= 0:
            return 0.0
        return (self.total_bytes - self.done_bytes) * took_s / arrived

    def start(self) -> None:
        """Look at the machine, unless something is coming."""
        if not self.is_busy:
            self._do(self._look())

    def choose(self, model_id: str) -> None:
        """Take another language model than the one suggested."""
        usual = self._store.default_id("language")
        try:
            self._settings.write("models.language", "" if model_id == usual else model_id)
        except AppError as error:  # a full disk: what is shown stays what is fetched
            self.trouble = error
        else:
            self.chosen_id = model_id
        self.tell()

    def fetch(self) -> None:
        """Bring what is missing; goes on where it stopped."""
        if self.state in ("choosing", "paused", "ready"):
            self._do(self._fetch())

    def pause(self) -> None:
        self._halt.set()

    def cancel(self) -> None:
        """Stop, and delete what has come of unfinished files."""
        self._halt.set()
        self._do(self._forget_parts())

    def import_file(self, file: Path) -> None:
        """Take a model file that is already on this machine."""
        if not self.is_busy:
            self._do(self._import(file))

    async def close(self) -> None:
        self._halt.set()
        for task in tuple(self._tasks):
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def _look(self) -> None:
        self.state = "measuring"
        self.tell()
        machine = Machine.here()
        speed = await asyncio.to_thread(self._measure)
        usual = self._store.catalog.find(self._store.default_id("language"))
        free = max(0, free_disk_bytes(self._store.folder_of(usual)) - DISK_RESERVE_BYTES)
        self.facts = MachineFacts(machine.cores, machine.ram_bytes, free, speed, usual.bytes)
        here = {card.id: self._bytes_arrived(card) for card in self._store.catalog.cards}
        self.advice = advise(self._store.catalog.cards, self.facts, here)
        chosen = self._settings.read().text("models.language")
        suggested = next(one.card.id for one in self.advice if one.is_suggested)
        self.chosen_id = chosen or suggested
        if not chosen and suggested != usual.id and self._bytes_here(usual) < usual.bytes:
            self._settings.write("models.language", suggested)
        self._rest()

    async def _fetch(self) -> None:
        self.trouble, self.state = None, "fetching"
        self._halt.clear()
        wanted = self._wanted()
        self.total_bytes = sum(card.bytes for card in wanted)
        self._arrived = {card.id: self._bytes_arrived(card) for card in wanted}
        self.done_bytes = sum(self._arrived.values())
        self._began = (time.monotonic(), self.done_bytes)
        self.tell()
        try:
            for card in wanted:
                await self._fetch_one(card)
        except _Halted:
            self.state = "paused" if self._is_missing else "choosing"
            self.tell()
            return
        except AppError as error:
            self.trouble, self.state = error, "paused"
            self.tell()
            return
        await self._make_ready()

    async def _fetch_one(self, card: ModelCard) -> None:
        def on_bytes(step: Step, done: int, total: int) -> None:
            self.doing, self.step = card.title, step
            if not step:
                self._arrived[card.id] = max(self._arrived[card.id], done)
            self.done_bytes = sum(self._arrived.values())
            self.tell()

        tell = self._telling(on_bytes)
        await asyncio.to_thread(lambda: self._make_fetcher(self._store).get(card.id, tell, True))
        self._arrived[card.id] = card.bytes
        on_bytes("", card.bytes, card.bytes)

    def _telling(self, on_bytes: Callable[[Step, int, int], None]) -> OnBytes:
        """Return what a thread may tell how far it is; it is left there when somebody wants to halt."""
        loop = asyncio.get_running_loop()

        def tell(says: str, done: int, total: int) -> None:
            if self._halt.is_set():
                raise _Halted
            first = says.partition(" ")[0]
            step: Step = "checking" if first == "checking" else "copying" if first == "copying" else ""
            loop.call_soon_threadsafe(on_bytes, step, done, total)

        return tell

    async def _make_ready(self) -> None:
        self.state = "preparing"
        self.tell()

        def on_progress(done: int, total: int) -> None:
            self.prepared = (done, total)
            self.tell()

        try:
            await self._prepare(on_progress)
        except AppError as error:
            self.trouble = error  # the first build reads them, only slower
        self.state = "ready"
        self.tell()

    async def _forget_parts(self) -> None:
        while self.state in ("fetching", "importing"):  # noqa: ASYNC110  (the download's thread leaves at its next piece)
            await asyncio.sleep(0.05)

        def forget() -> None:
            for card in self._wanted():
                for part in self._store.folder_of(card).glob("*part*"):
                    part.unlink(missing_ok=True)

        await asyncio.to_thread(forget)
        self.done_bytes = 0
        self._rest()

    async def _import(self, file: Path) -> None:
        def on_bytes(step: Step, done: int, total: int) -> None:
            self.step, self.done_bytes, self.total_bytes = step, done, total
            self.tell()

        self.trouble, self.doing, self.state = None, file.name, "importing"
        self._halt.clear()
        on_bytes("checking", 0, 1)
        try:
            card = await asyncio.to_thread(self._store.import_file, file, self._telling(on_bytes))
        except _Halted:
            self._rest()
            return
        except Exception:  # raised again: whatever it was, nothing is shown as going on
            self._rest()
            raise
        if card.role == Role.LANGUAGE:
            self.choose(card.id)
        await self._look()

    def _rest(self) -> None:
        self.step = ""
        self.state = "choosing" if self._is_missing else "ready"
        self.tell()

    def _wanted(self) -> tuple[ModelCard, ...]:
        """Return what a build and speaking need: the usual ones, with the chosen language model."""
        chosen = self._settings.read().text("models.language") or self._store.default_id("language")
        others = tuple(card for card in self._store.catalog.defaults() if card.role != Role.LANGUAGE)
        return (*others, self._store.catalog.find(chosen))

    def _bytes_here(self, card: ModelCard) -> int:
        folder = self._store.folder_of(card)
        return sum(file.bytes for file in card.files if _size(folder / file.name) == file.bytes)

    def _bytes_arrived(self, card: ModelCard) -> int:
        """Like `_bytes_here`, with the beginnings of files: as downloads leave them."""
        folder = self._store.folder_of(card)
        whole = {file: _size(folder / file.name) == file.bytes for file in card.files}
        parts = {file: max(map(_size, folder.glob(file.name + ".*part")), default=0) for file in card.files}
        return sum(file.bytes if whole[file] else min(parts[file], file.bytes) for file in card.files)

    @property
    def _is_missing(self) -> bool:
        return any(self._bytes_here(card) < card.bytes for card in self._wanted())

    def _do(self, work: "Coroutine[Any, Any, None]") -> None:
        task = asyncio.create_task(self._safely(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: work.close())  # one that was stopped before it began is never awaited

    async def _safely(self, work: "Coroutine[Any, Any, None]") -> None:
        try:
            await work
        except AppError as error:
            self.trouble = error
            self.tell()
        except Exception as error:
            self._on_bug(error)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else -1
