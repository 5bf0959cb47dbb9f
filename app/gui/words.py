"""The words of the window's small parts in its language. `installer/translations.py` finds them in the code."""

from PySide6.QtCore import QCoreApplication


def in_language(text: str) -> str:
    """Return `text` in the window's language; as it is where nobody translated it."""
    return QCoreApplication.translate("window", text) if text else text
