"""The window as a program that ends by itself: `python -m tests.gui.closing_window close|quit`.

It is started as the product starts it, over a service that takes its time to end; then somebody types half a wish and
closes the window ("close"), or the system wants all programs to quit ("quit").
"""

import asyncio
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.gui.start import run_window
from app.gui.window import MainWindow
from app.paths import Paths
from app.service.client import ServiceClient
from tests.gui.conftest import FAKE_SERVICE

TAKES_S = 0.3


def main(how: str) -> None:
    end_service = ServiceClient.close

    async def close_slowly(client: ServiceClient) -> None:
        await asyncio.sleep(TAKES_S)
        await end_service(client)
        print("all has ended")

    ServiceClient.close = close_slowly  # type: ignore[method-assign]
    show = MainWindow.show

    def show_a_while(window: MainWindow) -> None:
        show(window)
        window.home.box.set_value("half a wish")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        QTimer.singleShot(0, window, window.close if how == "close" else application.quit)

    MainWindow.show = show_a_while  # type: ignore[method-assign]
    run_window(Paths.from_environment(), FAKE_SERVICE)


if __name__ == "__main__":
    main(sys.argv[1])
