"""Shows an app as a person sees it whose system is dark.

The offscreen platform has no colour scheme to set (QStyleHints.setColorScheme does nothing there in Qt 6.11), so what
asks for it in the app's text is answered beforehand.
"""

import re

_ASKS_DARK = re.compile(r"\(\s*prefers-color-scheme\s*:\s*dark\s*\)")
_ASKS_LIGHT = re.compile(r"\(\s*prefers-color-scheme\s*:\s*light\s*\)")
_OFFERS_BOTH = re.compile(r"(color-scheme[\"']?\s*(?::|content=[\"']?)\s*)(?:light\s+dark|dark\s+light)")


def as_dark(text: str) -> str:
    """Return a style sheet, page or script in which the system's colour scheme is dark."""
    text = _ASKS_DARK.sub("(min-width: 0px)", text)
    text = _ASKS_LIGHT.sub("(max-width: 0px)", text)
    return _OFFERS_BOTH.sub(r"\1dark", text)
