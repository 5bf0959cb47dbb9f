"""Key names become the presses a keyboard would send."""

import pytest
from PySide6.QtCore import Qt

from app.browser.keys import key_events


@pytest.mark.parametrize(
    ("name", "key", "text"),
    [
        ("Enter", Qt.Key.Key_Return, "\r"),
        ("ArrowDown", Qt.Key.Key_Down, ""),
        ("a", Qt.Key.Key_A, "a"),
        ("+", Qt.Key.Key_Plus, "+"),
        ("Ctrl+z", Qt.Key.Key_Z, ""),
        ("Shift+Tab", Qt.Key.Key_Backtab, "\t"),
        ("F5", Qt.Key.Key_F5, ""),
    ],
)
def test_names_become_keys(name: str, key: Qt.Key, text: str) -> None:
    press, release = key_events(name)
    assert (press.key(), press.text()) == (key, text)
    assert release.key() == key


@pytest.mark.parametrize("name", ["", "Hyper", "Foo+a", "F13", "Enter+Shift"])
def test_a_key_nobody_has_is_an_error(name: str) -> None:
    with pytest.raises(ValueError, match="no key called"):
        key_events(name)
