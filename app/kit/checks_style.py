"""Checks that an app has the colour that was asked for, and is dark where dark was wanted: by what the page shows.

Hues are worked out from the word alone, apart from the palette the app is made with (`palette.py`).
"""

import colorsys
import re

from app.domain.blueprint import Blueprint
from app.domain.check import Check, Step

_HUES = {
    "red": (345, 15), "green": (80, 165), "blue": (200, 250), "orange": (10, 42), "yellow": (38, 68),
    "purple": (250, 305), "violet": (250, 305), "pink": (315, 352), "brown": (12, 42), "teal": (165, 195),
    "turquoise": (165, 200), "cyan": (170, 205), "navy": (210, 250), "gold": (30, 60), "lime": (65, 120),
    "olive": (50, 95), "magenta": (285, 330), "maroon": (325, 12), "indigo": (225, 265), "coral": (5, 32),
    "lavender": (235, 290), "mint": (135, 180), "beige": (25, 55), "peach": (8, 42), "rose": (325, 360),
}  # fmt: skip
"""Between which degrees of the colour circle people call it so; from 345 to 15 goes through 0."""
_GREYS = ("grey", "gray", "black", "white", "silver")
_COLOURED, _GREYISH = 0.16, 0.1
_NEAR_DEGREES = 15


def style_checks(blueprint: Blueprint) -> list[Check]:
    """Return the check of the colour and the scheme; it goes on where the opening of the app ended."""
    lines = tuple(n for n, line in enumerate(blueprint.lines) if re.match(r"style\b", line.text, re.I))
    marks = wanted_marks(blueprint.accent)
    # What is wanted light must be so where the system is dark; what is wanted dark is seen on a light system.
    setting = [Step("colours", value="dark")] if blueprint.scheme == "light" else []
    seen = [Step("colour", "page", blueprint.scheme)] if blueprint.scheme else []
    if marks:
        seen.append(Step("colour", "marks", marks if blueprint.scheme != "dark" else marks.removesuffix(" deep")))
    if not lines or not seen:
        return []
    says = " and ".join(word for word in (blueprint.accent if marks else "", blueprint.scheme) if word)
    return [Check(f"The app is {says}.", (*setting, *seen, Step("quiet")), lines, goes_on=True)]


def wanted_marks(accent: str) -> str:
    """Return what step "colour" wants of what is drawn in colour: "80 165", "80 165 deep", "grey", or "" for any."""
    word = accent.strip().lower()
    if re.fullmatch(r"#[0-9a-f]{6}", word):
        return _of_code(word)
    name = re.sub(r"^(dark|deep|light|pale|bright)[ -]?", "", word)
    if name in _GREYS:
        return "grey"
    if name not in _HUES:
        return ""
    low, high = _HUES[name]
    is_deep = word != name and word.startswith(("dark", "deep"))
    return f"{low} {high}{' deep' if is_deep or name in ('navy', 'maroon') else ''}"


def _of_code(code: str) -> str:
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    chroma = max(red, green, blue) - min(red, green, blue)
    if chroma < _GREYISH:
        return "grey"
    if chroma < _COLOURED:
        return ""
    degrees = round(colorsys.rgb_to_hls(red, green, blue)[0] * 360)
    return f"{(degrees - _NEAR_DEGREES) % 360} {(degrees + _NEAR_DEGREES) % 360}"
