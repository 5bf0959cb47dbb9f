"""Starts the window: the application object, the one event loop, the service behind it; ends all of it again."""

import asyncio
import os
import sys
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.bootstrap import open_settings
from app.domain.settings import Value
from app.gui.look import Look, Scheme
from app.gui.models.speaking import SpeakingModel
from app.gui.studio import Studio
from app.gui.voice.heard_text import HeardText
from app.gui.voice.speak_bar import SpeakBar
from app.gui.window import MainWindow
from app.paths import Paths
from app.service.client import COMMAND, ServiceClient
from app.storage.settings_file import SettingsFile

CHROMIUM_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--dns-prefetch-disable",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=socks5://127.0.0.1:9",  # nobody listens there: a second wall behind the resolver's
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)


def make_application(flags: tuple[str, ...] = ()) -> QApplication:
    """Return the application object, ready for web pages that are made later. `flags` go to their engine, too."""
    from app.browser.page import register_scheme

    os.environ.pop("QTWEBENGINE_CHROMIUM_FLAGS", None)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses to sandbox for root
    register_scheme()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication(["cognomega", *CHROMIUM_FLAGS, *flags])
    application.setApplicationName("Cognomega")
    application.setDesktopFileName("cognomega")
    return application


def run_window(paths: Paths, command: tuple[str, ...] = COMMAND) -> int:
    """Show the window until it is closed; return the exit code."""
    import qasync

    application = make_application()
    loop = qasync.QEventLoop(application)
    with loop:
        loop.run_until_complete(_live(paths, command))
    return 0


async def _live(paths: Paths, command: tuple[str, ...]) -> None:
    window = open_window(paths, command, lambda error: sys.excepthook(type(error), error, error.__traceback__))
    closed = asyncio.Event()
    window.closed.connect(closed.set)
    window.show()
    window.studio.start()
    if window.voice:
        window.voice.recover()
    await closed.wait()
    if window.voice:
        await window.voice.model.close()
    await window.studio.close()


def open_window(paths: Paths, command: tuple[str, ...], on_bug: Callable[[BaseException], None]) -> MainWindow:
    """Return the window with its studio; nothing of it is shown or started yet."""
    settings = open_settings(paths)
    look = Look(paths.resources)
    look.start()
    dress(look, settings)
    studio = Studio(ServiceClient(command), paths.cache / "pictures", on_bug)
    window = MainWindow(look, studio, paths)
    give_voice(window, SpeakingModel(studio.client, settings, paths.data / "recordings", on_bug))
    window.resize(1280, 820)
    return window


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
    window.fields_for = speaking.fields_for
    window.voice = bar
