"""Starts the window: the application object, the one event loop, the service behind it; ends all of it again."""

import asyncio
import os
import sys
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.gui.look import Look
from app.gui.studio import Studio
from app.gui.window import MainWindow
from app.paths import Paths
from app.service.client import COMMAND, ServiceClient

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
    await closed.wait()
    await window.studio.close()


def open_window(paths: Paths, command: tuple[str, ...], on_bug: Callable[[BaseException], None]) -> MainWindow:
    """Return the window with its studio; nothing of it is shown or started yet."""
    look = Look(paths.resources)
    look.start()
    studio = Studio(ServiceClient(command), paths.cache / "pictures", on_bug)
    window = MainWindow(look, studio, paths)
    window.resize(1280, 820)
    return window
