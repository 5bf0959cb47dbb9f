"""Starts the window: the application object, the one event loop, the service behind it; ends all of it again."""

import asyncio
import os
import sys
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.bootstrap import open_settings
from app.engines.hardware import usable_cores
from app.gui import memory
from app.gui.crash import FaultDesk
from app.gui.furnishing import dress, give_settings, give_suggestions, give_voice
from app.gui.garbage import GarbageOnThisThread
from app.gui.language import chosen_language, speak_language
from app.gui.look import Look
from app.gui.models.speaking import SpeakingModel
from app.gui.single import SingleInstance
from app.gui.studio import Studio
from app.gui.tidings import Tidings
from app.gui.window import MainWindow
from app.paths import Paths
from app.service.client import COMMAND, ServiceClient

PREPARE_AFTER_S = 2.0
"""The preview's engine starts this long after the window, when nobody waits for it."""
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
    GarbageOnThisThread(application)
    application.setQuitOnLastWindowClosed(False)  # once it is closed, there is still to save and to end
    application.setApplicationName("Cognomega")
    application.setDesktopFileName("cognomega")  # as the entry among the programs is named (installer/launcher.py)
    return application


def run_window(paths: Paths, command: tuple[str, ...] = COMMAND) -> int:
    """Show the window until it is closed; return the exit code. A second start shows the first one's window."""
    import qasync

    application = make_application()
    language = chosen_language(open_settings(paths), paths.resources)
    speak_language(language, paths.resources, application)
    single = SingleInstance(paths.data)
    if not single.claim():
        return 0
    loop = qasync.QEventLoop(application)
    with loop:
        living = loop.create_task(live(paths, command, single))
        living.add_done_callback(lambda _: loop.stop())
        while not living.done():  # the system's own wish to quit ends Qt's loop before all is saved
            loop.run_forever()
        living.result()
    if sys.stdout:  # none, where no console is open (Windows' pythonw)
        sys.stdout.flush()
    os._exit(0)  # all is saved and ended; Qt's own tear-down of a web engine takes long


async def live(paths: Paths, command: tuple[str, ...], single: SingleInstance) -> None:
    """Show the window as it was left, or getting ready where that is needed; until it is closed and all is kept."""
    look = Look(paths.resources)
    faults = FaultDesk(look, paths.logs / "cognomega.log", _version())
    _catch_faults(faults)
    window = open_window(paths, command, faults.take, look)
    faults.over = window
    single.on_called = window.come_to_front
    Tidings(window)
    place = paths.window_state
    memory.give(window, memory.load(place))
    keeper = memory.Keeper(window, place)
    faults.on_fault = keeper.keep
    closed = asyncio.Event()
    window.closed.connect(closed.set)
    window.show()
    window.studio.start()
    asyncio.get_running_loop().call_later(PREPARE_AFTER_S, window.workspace.prepare, "app")
    if window.setting_up and window.setting_up.is_needed:
        window.setting_up.start()
        window.go("setup")
    elif window.voice:
        window.voice.recover()
    await closed.wait()
    keeper.keep()
    if window.voice:
        await window.voice.model.close()
    if window.setting_up:
        await window.setting_up.close()
    await window.studio.close()


def _catch_faults(faults: FaultDesk) -> None:
    """Have whatever nobody else took shown, wherever it was raised."""

    def on_error(kind: type[BaseException], error: BaseException, trace: object) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.closeAllWindows()
        else:
            faults.take(error)

    def on_loop_error(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        error = context.get("exception")
        faults.take(error if isinstance(error, BaseException) else RuntimeError(str(context.get("message"))))

    sys.excepthook = on_error
    asyncio.get_running_loop().set_exception_handler(on_loop_error)


def _version() -> str:
    from importlib import metadata

    try:
        return metadata.version("cognomega")
    except metadata.PackageNotFoundError:
        return "from source"


def open_window(
    paths: Paths, command: tuple[str, ...], on_bug: Callable[[BaseException], None], look: Look | None = None
) -> MainWindow:
    """Return the window with its studio; nothing of it is shown or started yet."""
    settings = open_settings(paths)
    look = look or Look(paths.resources)
    look.start()
    dress(look, settings)
    studio = Studio(ServiceClient(command), paths.cache / "pictures", on_bug)
    window = MainWindow(look, studio, paths)
    QApplication.setWindowIcon(QIcon(str(paths.resources / "icons" / "cognomega.svg")))
    give_voice(window, SpeakingModel(studio.client, settings, paths.recordings, on_bug))
    give_settings(window, settings, on_bug)
    give_suggestions(window, settings, usable_cores())
    window.resize(1280, 820)
    return window
