"""Pictures of every screen, light and dark, for people to look at.

`python -m tests.bench.screens [folder [language [scale]]]`: in “de” and at a text scale of “150”, too.

Needs a display (`xvfb-run -a`). The language model is scripted (`tests.demo_service`); all else is real.
"""

import asyncio
import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

import qasync

from app.bootstrap import open_settings
from app.gui.crash import FaultDesk
from app.gui.language import speak_language
from app.gui.start import make_application, open_window
from app.gui.window import MainWindow
from app.paths import HOME_VARIABLE, Paths
from tests.demo_service import BOOKS, RUNS, SPENDING

COMMAND = (sys.executable, "-m", "tests.demo_service")
LIMIT_S = 120.0


class Photographer:
    """Takes a picture of the window under a number and a name, in both schemes."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window = window
        self._folder = folder
        self._number = 0

    async def take(self, name: str, both: bool = True, wait_s: float = 0.6) -> None:
        self._number += 1
        for scheme in ("light", "dark") if both else ("light",):
            self._window.look.set_scheme(scheme)  # type: ignore[arg-type]
            await asyncio.sleep(wait_s)
            if not self._window.studio.running:  # the list is pictured anew in the other look when nothing is built
                await until(self._is_pictured)
            screen = self._window.screen()
            place = self._window.geometry()
            picture = screen.grabWindow(0, place.x(), place.y(), place.width(), place.height())
            picture.save(str(self._folder / f"{self._number:02}-{name}-{scheme}.png"))

    def _is_pictured(self) -> bool:
        pictures = [row.picture for row in self._window.studio.sessions.rows if row.picture]
        return all(picture.stem.endswith("-dark") == self._window.look.is_dark for picture in pictures)


async def tour(window: MainWindow, folder: Path) -> None:
    """Use the window as a person would and take a picture at every stop."""
    camera = Photographer(window, folder)
    studio = window.studio
    studio.start()
    await asyncio.sleep(1.0)
    await camera.take("first-start")
    window.go("settings")
    await asyncio.sleep(0.5)
    await camera.take("settings")
    window.go("setup")
    assert window.setting_up
    window.setting_up.start()
    await until(lambda: window.setting_up.state != "measuring")  # type: ignore[union-attr]
    await camera.take("setup")
    window.go("home")
    for request in (BOOKS, RUNS):
        build = studio.build_app(request)
        await until(lambda build=build: build.state in ("done", "failed"))  # type: ignore[misc]
    window.go("home")
    window.home.box.set_value(SPENDING)
    await until(lambda: all(row.picture for row in studio.sessions.rows))
    await camera.take("home")
    build = studio.build_app(SPENDING)
    await until(lambda: len(build.lines) >= 4)
    await camera.take("blueprint-appears", both=False)
    await until(lambda: len(build.lanes) > 1)
    await camera.take("agents-write", both=False, wait_s=0.1)
    await until(lambda: any(check.state == "held" for check in build.checks))
    await camera.take("checks-turn", both=False)
    await until(lambda: build.state == "done")
    studio.change_app("add a note to each expense")
    await until(lambda: studio.change.state in ("applied", "refused", "failed"))
    for tab in ("app", "build", "code", "design", "versions"):
        window.workspace.show_tab(tab)
        await asyncio.sleep(2.0)
        await camera.take(tab)
    await more(window, camera)


async def more(window: MainWindow, camera: Photographer) -> None:
    window.workspace.show_tab("app")
    preview = window.workspace.pages["app"].preview  # type: ignore[attr-defined]
    preview.set_phone(True)
    await asyncio.sleep(1.0)
    await camera.take("phone")
    preview.set_phone(False)
    window.workspace.change_bar.point_button.click()
    await asyncio.sleep(0.5)
    preview.page.runJavaScript("document.querySelector('button[type=submit], form button').click()", 78)
    await until(lambda: window.studio.change.pointed)
    window.workspace.change_bar.line.setText("make it red")
    await camera.take("pointed-at", both=False)
    window.workspace.change_bar.line.clear()
    window.studio.change.point(None)
    window.palette_box.open()
    await camera.take("palette")
    window.palette_box.hide()
    preview.console_button.click()
    await camera.take("console", both=False)
    window.edit_blueprint()
    await camera.take("blueprint-as-text", both=False)
    window.workspace.build_page.editor.show_form(True)
    await camera.take("blueprint-as-form")
    window.workspace.build_page.editor.left.emit()
    window.studio.change_app("make it fly to the moon on purple wings")
    await until(lambda: window.studio.change.state in ("refused", "failed", "applied"))
    await camera.take("change-refused", both=False)
    window.go("dashboard")
    await asyncio.sleep(1.5)
    await camera.take("figures")
    window.go("session")
    window.do("rename", window.studio.sessions.chosen_id)
    await camera.take("rename", both=False)
    window.do("delete", window.studio.sessions.chosen_id)
    await until(lambda: window.studio.notices.notice)
    await camera.take("deleted-with-undo", both=False)
    window.sidebar.search.setText("running")
    await until(lambda: len(window.studio.sessions.rows) == 1)
    await camera.take("search", both=False)
    faults = FaultDesk(window.look, Path("/home/you/.local/state/cognomega/logs/cognomega.log"), "0.1.0")
    faults.over = window
    try:
        raise ZeroDivisionError("an example of a fault")
    except ZeroDivisionError as error:
        faults.take(error)
    await camera.take("crash")


async def until(is_so: Callable[[], object]) -> None:
    async with asyncio.timeout(LIMIT_S):
        while not is_so():  # noqa: ASYNC110  (for a person's tool this is good enough)
            await asyncio.sleep(0.02)


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "screens").absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        os.environ.setdefault("DEMO_TOKEN_S", "0.05")
        application = make_application()
        language, scale = (*sys.argv[2:], *("en", "100")[len(sys.argv[2:]) :])
        paths = Paths.from_environment()
        open_settings(paths).write("appearance.text_scale", int(scale))
        speak_language(language, paths.resources, application)
        loop = qasync.QEventLoop(application)

        async def work() -> None:
            window = open_window(paths, COMMAND, traceback.print_exception)
            window.show()
            try:
                await tour(window, folder)
            finally:
                await window.studio.close()

        with loop:
            loop.run_until_complete(work())
        print(f"The pictures are in {folder}.")
        sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
