"""Getting ready on a new machine, over a small catalogue and scripted downloads."""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.bootstrap import open_settings
from app.domain.errors import NetworkError
from app.domain.models import Catalog, InstalledModel, ModelFile
from app.engines.catalog import load_catalog
from app.engines.model_fetch import ModelFetcher
from app.engines.model_store import ModelStore, OnBytes
from app.gui.look import Look
from app.gui.models.setting_up import SettingUpModel
from app.gui.setup.page import SetUpPage
from app.paths import Paths
from tests.gui.conftest import ROOT, Run, until

PIECE = 200


def content_of(model_id: str) -> bytes:
    """As much as a hundred-thousandth of the real model."""
    card = load_catalog(ROOT / "models/catalog.toml").find(model_id)
    return (model_id.encode() * 3000)[: card.bytes // 100_000]


def small_catalog() -> Catalog:
    """The real cards, each with one small file."""
    cards = []
    for card in load_catalog(ROOT / "models/catalog.toml").cards:
        data = content_of(card.id)
        file = ModelFile("model.bin", len(data), hashlib.sha256(data).hexdigest())
        cards.append(replace(card, files=(file,)))
    return Catalog(tuple(cards))


class ScriptedFetcher(ModelFetcher):
    """Writes a file piece by piece, going on from what is there; `gate` holds it before each piece."""

    gate = threading.Semaphore(10**6)
    fault: NetworkError | None = None

    def get(self, model_id: str, on_bytes: OnBytes | None = None, is_forced: bool = False) -> InstalledModel:
        card = self._store.catalog.find(model_id)
        file, data = card.files[0], content_of(model_id)
        part = self._store.partial_of(card, file)
        done = part.stat().st_size if part.exists() else 0
        with part.open("ab") as out:
            while done < len(data):
                self.gate.acquire()
                if self.fault:
                    raise self.fault
                out.write(data[done : done + PIECE])
                out.flush()
                done = min(done + PIECE, len(data))
                assert on_bytes
                on_bytes(file.name, done, len(data))
        self._store.place(card, file, part, on_bytes)
        return self._store.locate(model_id)


def scripted_fetcher(store: ModelStore) -> ScriptedFetcher:
    return ScriptedFetcher(store, lambda actor, what, where: None)


@pytest.fixture
def scene(qtbot: Any, look: Look, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> "tuple[SetUpPage, SettingUpModel]":
    monkeypatch.setattr(ScriptedFetcher, "gate", threading.Semaphore(10**6))
    monkeypatch.setattr(ScriptedFetcher, "fault", None)
    store = ModelStore(paths, small_catalog())

    async def prepare(tell: Callable[[int, int], None]) -> None:
        tell(1, 2)

    def on_bug(error: BaseException) -> None:
        raise error

    model = SettingUpModel(store, open_settings(paths), prepare, on_bug, scripted_fetcher, lambda: 22.0)
    page = SetUpPage(look, model)
    qtbot.addWidget(page)
    page.show()
    return page, model


def test_one_button_makes_everything_ready(scene: "tuple[SetUpPage, SettingUpModel]", run: Run, qtbot: Any) -> None:
    page, model = scene

    async def use() -> None:
        assert model.is_needed
        model.start()
        await until(lambda: page.main_button.text().startswith("Get ready ("))
        assert "processor cores" in page.machine.text()
        qtbot.mouseClick(page.main_button, Qt.MouseButton.LeftButton)
        await until(lambda: page.main_button.text() == "Start")
        assert not model.is_needed
        assert "Nothing more is needed" in page.note.text()
        with qtbot.waitSignal(page.done):
            qtbot.mouseClick(page.main_button, Qt.MouseButton.LeftButton)
        await model.close()

    run(use())


def test_paused_it_goes_on_where_it_stopped(scene: "tuple[SetUpPage, SettingUpModel]", run: Run, qtbot: Any) -> None:
    page, model = scene

    async def use() -> None:
        ScriptedFetcher.gate = threading.Semaphore(3)
        model.start()
        await until(lambda: model.state == "choosing")
        model.fetch()
        await until(lambda: model.done_bytes >= 3 * PIECE)
        await until(lambda: page.pause_button.isVisible())
        qtbot.mouseClick(page.pause_button, Qt.MouseButton.LeftButton)
        ScriptedFetcher.gate.release()
        await until(lambda: model.state == "paused")
        arrived = sum(part.stat().st_size for part in model._store._root.rglob("*.part"))
        assert arrived >= 3 * PIECE
        ScriptedFetcher.gate = threading.Semaphore(10**6)
        await until(lambda: page.main_button.text() == "Go on")
        qtbot.mouseClick(page.main_button, Qt.MouseButton.LeftButton)
        await until(lambda: model.state == "ready")
        await model.close()

    run(use())


def test_cancelled_nothing_half_fetched_is_left(scene: "tuple[SetUpPage, SettingUpModel]", run: Run) -> None:
    _, model = scene

    async def use() -> None:
        ScriptedFetcher.gate = threading.Semaphore(3)
        model.start()
        await until(lambda: model.state == "choosing")
        model.fetch()
        await until(lambda: model.done_bytes >= 3 * PIECE)
        model.cancel()
        ScriptedFetcher.gate.release()
        await until(lambda: model.state == "choosing")
        await until(lambda: not list(model._store._root.rglob("*part*")))
        await model.close()

    run(use())


def test_without_network_it_says_so_and_can_go_on(
    scene: "tuple[SetUpPage, SettingUpModel]", run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, model = scene

    async def use() -> None:
        monkeypatch.setattr(ScriptedFetcher, "fault", NetworkError("It cannot be reached.", "Try again."))
        model.start()
        await until(lambda: model.state == "choosing")
        model.fetch()
        await until(lambda: page.trouble.text() == "It cannot be reached. Try again.")
        monkeypatch.setattr(ScriptedFetcher, "fault", None)
        model.fetch()
        await until(lambda: model.state == "ready")
        assert page.trouble.text() == "" or await _gone(page)
        await model.close()

    run(use())


async def _gone(page: SetUpPage) -> bool:
    await until(lambda: page.trouble.text() == "")
    return True


def test_files_one_has_are_taken_and_others_refused(
    scene: "tuple[SetUpPage, SettingUpModel]", run: Run, tmp_path: Path
) -> None:
    page, model = scene

    async def use() -> None:
        model.start()
        await until(lambda: model.state == "choosing")
        wrong = tmp_path / "wrong.gguf"
        wrong.write_bytes(b"nonsense")
        model.import_file(wrong)
        await until(lambda: "not one of the models" in page.trouble.text())
        for card in model._store.catalog.cards:
            if card.is_default or card.id == "qwen2.5-coder-0.5b-instruct":
                file = tmp_path / card.id
                file.write_bytes(content_of(card.id))
                model.import_file(file)
                await until(lambda card=card: model._bytes_here(card) == card.bytes and not model.is_busy)  # type: ignore[misc]
        await until(lambda: model.state == "ready")
        await model.close()

    run(use())


def test_another_model_can_be_chosen_and_is_the_one_that_is_fetched(
    scene: "tuple[SetUpPage, SettingUpModel]", run: Run
) -> None:
    page, model = scene

    async def use() -> None:
        model.start()
        await until(lambda: model.state == "choosing" and len(page._rows) == 3)
        page._rows[0].click()
        assert model.chosen_id == "qwen2.5-coder-0.5b-instruct"
        model.fetch()
        await until(lambda: model.state == "ready")
        here = {folder.name for folder in model._store._root.iterdir()}
        assert here == {"whisper-base", "whisper-tiny.en", "qwen2.5-coder-0.5b-instruct"}
        await model.close()

    run(use())
