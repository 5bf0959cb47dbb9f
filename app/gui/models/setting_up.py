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
from app.engines.model_store import ModelStore
from app.engines.speed import measure_tokens_per_s
from app.gui.models.observable import Observable
from app.storage.settings_file import SettingsFile

State = Literal["measuring", "choosing", "fetching", "paused", "preparing", "ready"]
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
        self.done_bytes = 0
        self.total_bytes = 0
        self.prepared = (0, 1)
        self._store, self._settings, self._prepare = store, settings, prepare
        self._on_bug, self._make_fetcher, self._measure = on_bug, make_fetcher, measure
        self._halt = threading.Event()
        self._began = (0.0, 0)
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def is_needed(self) -> bool:
        """Whether something a build needs is missing. By names and sizes: quick."""
        cards = [card for card in self._wanted() if card.role != Role.PARTIALS]
        return any(self._bytes_here(card) < card.bytes for card in cards)

    @property
    def missing_bytes(self) -> int:
        return sum(card.bytes - self._bytes_here(card) for card in self._wanted())

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
        if self.state in ("fetching", "preparing"):
            return
        self._do(self._look())

    def choose(self, model_id: str) -> None:
        """Take another language model than the one suggested."""
        self.chosen_id = model_id
        self._settings.write("models.language", "" if model_id == self._store.default_id("language") else model_id)
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
        here = {card.id: self._bytes_here(card) for card in self._store.catalog.cards}
        self.advice = advise(self._store.catalog.cards, self.facts, here)
        chosen = self._settings.read().text("models.language")
        suggested = next(one.card.id for one in self.advice if one.is_suggested)
        self.chosen_id = chosen or suggested
        if not chosen and suggested != usual.id and self._bytes_here(usual) < usual.bytes:
            self._settings.write("models.language", suggested)
        self.state = "choosing" if self.missing_bytes else "ready"
        self.tell()

    async def _fetch(self) -> None:
        self.trouble, self.state = None, "fetching"
        self._halt.clear()
        wanted = self._wanted()
        self.total_bytes = sum(card.bytes for card in wanted)
        self._began = (time.monotonic(), sum(self._bytes_here(card) for card in wanted))
        self.tell()
        try:
            for card in wanted:
                await self._fetch_one(card, sum(other.bytes for other in wanted[: wanted.index(card)]))
        except _Halted:
            self.state = "paused" if self.missing_bytes else "choosing"
            self.tell()
            return
        except AppError as error:
            self.trouble, self.state = error, "paused"
            self.tell()
            return
        await self._make_ready()

    async def _fetch_one(self, card: ModelCard, before: int) -> None:
        loop = asyncio.get_running_loop()

        def on_bytes(says: str, done: int, total: int) -> None:
            if self._halt.is_set():
                raise _Halted
            loop.call_soon_threadsafe(self._arrive, card.title, before, done if not says.startswith("checking") else 0)

        await asyncio.to_thread(lambda: self._make_fetcher(self._store).get(card.id, on_bytes, True))
        self._arrive(card.title, before, card.bytes)

    def _arrive(self, title: str, before: int, done: int) -> None:
        self.doing = title
        self.done_bytes = max(self.done_bytes, before + done)
        self.tell()

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
        while self.state == "fetching":  # noqa: ASYNC110  (the download's thread leaves at its next piece)
            await asyncio.sleep(0.05)

        def forget() -> None:
            for card in self._wanted():
                for part in self._store.folder_of(card).glob("*part*"):
                    part.unlink(missing_ok=True)

        await asyncio.to_thread(forget)
        self.done_bytes = 0
        self.state = "choosing" if self.missing_bytes else "ready"
        self.tell()

    async def _import(self, file: Path) -> None:
        self.trouble, self.doing = None, file.name
        self.tell()
        card = await asyncio.to_thread(self._store.import_file, file)
        if card.role == Role.LANGUAGE:
            self.choose(card.id)
        await self._look()

    def _wanted(self) -> tuple[ModelCard, ...]:
        """Return what a build and speaking need: the usual ones, with the chosen language model."""
        chosen = self._settings.read().text("models.language") or self._store.default_id("language")
        others = tuple(card for card in self._store.catalog.defaults() if card.role != Role.LANGUAGE)
        return (*others, self._store.catalog.find(chosen))

    def _bytes_here(self, card: ModelCard) -> int:
        folder = self._store.folder_of(card)
        return sum(file.bytes for file in card.files if _size(folder / file.name) == file.bytes)

    def _do(self, work: "Coroutine[Any, Any, None]") -> None:
        task = asyncio.create_task(self._safely(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

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
