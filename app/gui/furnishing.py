"""Gives the window its other places and ways: settings, getting ready, speaking; and dresses it as it is set."""

import asyncio
import contextlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.bootstrap import expect_may_leave
from app.child_process import Message
from app.domain.errors import AppError
from app.domain.network import count_attempts
from app.domain.settings import Value
from app.engines.catalog import load_catalog
from app.engines.model_fetch import ModelFetcher
from app.engines.model_store import ModelStore
from app.gui.look import Look, Scheme
from app.gui.models.setting_up import SettingUpModel
from app.gui.models.speaking import SpeakingModel
from app.gui.setup.meanwhile import Meanwhile
from app.gui.voice.heard_line import HeardLine
from app.gui.voice.heard_text import HeardText
from app.gui.voice.speak_bar import SpeakBar
from app.gui.window import MainWindow
from app.storage.network_ledger import NetworkLedger
from app.storage.settings_file import SettingsFile

if TYPE_CHECKING:
    from app.gui.settings.page import SettingsPage


def dress(look: Look, settings: SettingsFile) -> None:
    """Have the look be as it is set, now and after each change."""

    def apply(key: str = "", value: Value = "") -> None:
        now = settings.read()
        look.set_scale(now.number("appearance.text_scale") / 100)
        look.set_scheme(cast(Scheme, now.text("appearance.theme")))

    settings.listen(apply)
    apply()


def give_voice(window: MainWindow, speaking: SpeakingModel) -> None:
    """Let one speak where one types."""
    bar = SpeakBar(window.look, speaking, HeardText(window.look, window.home.box.text))
    window.home.voice_place.addWidget(bar)
    changes = window.workspace.change_bar
    changes.voice_place.addWidget(SpeakBar(window.look, speaking, HeardLine(window.look, changes.line)))
    window.fields_for = speaking.fields_for
    window.voice = bar


def give_settings(window: MainWindow, settings: SettingsFile, on_bug: Callable[[BaseException], None]) -> None:
    """Add the places for settings and for getting ready."""
    paths, studio = window.paths, window.studio
    store = ModelStore(paths, load_catalog(paths.model_catalog))

    def wear(scheme: Scheme) -> None:
        try:
            settings.write("appearance.theme", scheme)
        except AppError as error:
            studio.notices.complain(error.says, error.next_step)

    window.wear = wear

    async def prepare(on_progress: Callable[[int, int], None]) -> None:
        def on_told(told: Message) -> None:
            on_progress(int(str(told.get("done", 0))), int(str(told.get("total", 1))))

        await studio.client.ask("prepare", None, on_told)

    def make_fetcher(store: ModelStore) -> ModelFetcher:
        return ModelFetcher(store, partial(expect_may_leave, paths))

    model = window.setting_up = SettingUpModel(store, settings, prepare, on_bug, make_fetcher)

    def get_models() -> None:
        window.go("setup")
        model.start()

    window.workspace.build_page.wants_models.connect(get_models)
    for bar in window.findChildren(SpeakBar):
        bar.wants_models.connect(get_models)
    Meanwhile(window, model)

    def make_setup() -> QWidget:
        from app.gui.setup.page import SetUpPage

        setup = SetUpPage(window.look, model)
        setup.done.connect(lambda: window.go("home"))
        return setup

    def make_settings() -> QWidget:
        from app.gui.settings.page import SettingsPage

        page = SettingsPage(window.look, settings, store.catalog, paths.projects)
        page.complained.connect(studio.notices.complain)
        page.wants_models.connect(get_models)
        if window.voice:
            fill_microphones(page, window.voice.model)
            show_network(page, window.voice.model, NetworkLedger(paths.network_ledger))
        return page

    window.add_later("setup", "", "", make_setup)
    words = QCoreApplication.translate("window", "Settings")
    window.add_later("settings", words, "settings", make_settings, "Ctrl+,")


def give_suggestions(window: MainWindow, settings: SettingsFile, cores: int) -> None:
    """Have the code editor suggest by itself as it is set; left to the computer, where more than two cores are free."""

    def apply(key: str = "", value: Value = "") -> None:
        wanted = settings.read().text("editor.suggestions")
        window.set_suggesting(wanted == "on" or (wanted == "auto" and cores > 2))

    settings.listen(apply)
    apply()


def fill_microphones(page: "SettingsPage", speaking: SpeakingModel) -> None:
    """Look for microphones each time the settings are opened."""

    async def fill() -> None:
        with contextlib.suppress(AppError):  # told where one speaks
            found = await speaking.list_microphones()
            page.show_microphones([one.name for one in found if not one.is_usual])

    page.opened.connect(lambda: speaking.do(fill()))


def show_network(page: "SettingsPage", speaking: SpeakingModel, ledger: NetworkLedger) -> None:
    """Read what left this machine each time the settings are opened."""

    async def fill() -> None:
        page.network.show_counts(await asyncio.to_thread(lambda: count_attempts(ledger.attempts())))

    page.opened.connect(lambda: speaking.do(fill()))
