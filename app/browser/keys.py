"""Real key events from the names a check uses: "Enter", "Tab", "a", "Ctrl+z", "Shift+Tab"."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_NAMED = {
    "enter": (Qt.Key.Key_Return, "\r"),
    "return": (Qt.Key.Key_Return, "\r"),
    "escape": (Qt.Key.Key_Escape, ""),
    "esc": (Qt.Key.Key_Escape, ""),
    "tab": (Qt.Key.Key_Tab, "\t"),
    "space": (Qt.Key.Key_Space, " "),
    " ": (Qt.Key.Key_Space, " "),
    "backspace": (Qt.Key.Key_Backspace, "\b"),
    "delete": (Qt.Key.Key_Delete, ""),
    "home": (Qt.Key.Key_Home, ""),
    "end": (Qt.Key.Key_End, ""),
    "pageup": (Qt.Key.Key_PageUp, ""),
    "pagedown": (Qt.Key.Key_PageDown, ""),
    "arrowup": (Qt.Key.Key_Up, ""),
    "arrowdown": (Qt.Key.Key_Down, ""),
    "arrowleft": (Qt.Key.Key_Left, ""),
    "arrowright": (Qt.Key.Key_Right, ""),
}
_MODIFIERS = {
    "ctrl": Qt.KeyboardModifier.ControlModifier,
    "control": Qt.KeyboardModifier.ControlModifier,
    "shift": Qt.KeyboardModifier.ShiftModifier,
    "alt": Qt.KeyboardModifier.AltModifier,
    "meta": Qt.KeyboardModifier.MetaModifier,
}


def key_events(name: str) -> tuple[QKeyEvent, ...]:
    """Return the press and the release of a key. Raises `ValueError` for a key nobody has."""
    *held, last = name.split("+") if len(name) > 1 else [name]
    modifiers = Qt.KeyboardModifier.NoModifier
    for word in held:
        if word.strip().lower() not in _MODIFIERS:
            raise ValueError(f'there is no key called "{name}"')
        modifiers |= _MODIFIERS[word.strip().lower()]
    key, text = _key(last if last == " " else last.strip())
    if not text and not key:
        raise ValueError(f'there is no key called "{name}"')
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        text = ""
    if key == Qt.Key.Key_Tab and modifiers & Qt.KeyboardModifier.ShiftModifier:
        key = Qt.Key.Key_Backtab
    return (
        QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text),
        QKeyEvent(QEvent.Type.KeyRelease, key, modifiers, text),
    )


def _key(name: str) -> tuple[int, str]:
    if name.lower() in _NAMED:
        return _NAMED[name.lower()]
    if len(name) == 1:
        return ord(name.upper()), name
    if name[:1] in "Ff" and name[1:].isdigit() and 1 <= int(name[1:]) <= 12:
        return Qt.Key.Key_F1 + int(name[1:]) - 1, ""
    return 0, ""
