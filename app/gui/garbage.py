"""Collects garbage on the window's thread only.

Python collects in whatever thread happens to allocate. Where that is a worker, a widget in a cycle is destroyed there,
and Qt warns ("Timers cannot be stopped from another thread") or crashes. Anki does the same:
https://github.com/ankitects/anki/blob/main/qt/aqt/main.py (garbage_collect_on_dialog_finish, garbageCollectNow).
"""

import gc

from PySide6.QtCore import QObject, QTimer

_YOUNG_MS = 2_000
_ALL_AFTER = 60
"""Every two minutes the old objects are looked at, too."""


class GarbageOnThisThread(QObject):
    """Takes over from Python's own collecting for as long as it lives."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        gc.collect()
        gc.freeze()  # what the start made stays, and need not be looked at each time
        gc.disable()
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_YOUNG_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        self._rounds += 1
        gc.collect(2 if self._rounds % _ALL_AFTER == 0 else 1)
