"""An app's colours from one word, such that text stays readable (WCAG AA) in light and dark."""

import colorsys
import re

_WORDS = {
    "red": "#c62828", "green": "#2e7d32", "blue": "#2563eb", "orange": "#d9480f", "yellow": "#8a6d00",
    "purple": "#7c3aed", "violet": "#7c3aed", "pink": "#c2255c", "brown": "#7c4a21", "grey": "#52606d",
    "gray": "#52606d", "black": "#27272a", "white": "#52606d", "teal": "#0f766e", "turquoise": "#0e7490",
    "cyan": "#0e7490", "navy": "#1e3a8a", "gold": "#a16207", "lime": "#4d7c0f", "olive": "#5f6f19",
    "magenta": "#a21caf", "maroon": "#881337", "indigo": "#4338ca", "coral": "#c2410c", "lavender": "#6d4fc2",
    "mint": "#0f7a5a", "beige": "#8a6a3b", "silver": "#52606d", "peach": "#c2500f", "rose": "#be123c",
    "crimson": "#b91c3c", "scarlet": "#c81e1e", "burgundy": "#7f1d3a", "salmon": "#c4513f", "amber": "#a15c07",
    "mustard": "#8a6a00", "rust": "#a53f12", "copper": "#9a4a1c", "bronze": "#8a5a1f", "chocolate": "#6b3e1e",
    "khaki": "#6e6a2a", "emerald": "#047857", "jade": "#0b7a53", "aqua": "#0e7490", "azure": "#1d6fb8",
    "sapphire": "#1d4ed8", "plum": "#86348f", "lilac": "#7d57c1", "mauve": "#8b5a9e", "aubergine": "#5b2a57",
    "fuchsia": "#b0128f", "charcoal": "#33393f", "cream": "#8a7340", "ivory": "#7d7350",
}  # fmt: skip
_SHADES = "dark|light|deep|pale|bright|hot|baby|sky|sea|ice|royal|navy|steel|forest|grass|lime|olive|brick|blood|wine"
_DEFAULT = "#3454d1"
_LEAST_CONTRAST = 4.9  # AA asks for 4.5 on the card; the page behind it is a little darker
_LIGHT_CARD, _DARK_CARD = (1.0, 1.0, 1.0), (0.115, 0.127, 0.15)

_DEEP = 0.6

Rgb = tuple[float, float, float]


def is_colour(word: str) -> bool:
    """Say whether a word names a colour that is known here: “darkgreen”, “#1e4d2b”."""
    return (
        re.fullmatch(rf"#[0-9a-f]{{6}}|(?:{_SHADES})?-?(?:{'|'.join(_WORDS)})(?:ish)?", word.strip().lower())
        is not None
    )


def colour_tokens(accent: str) -> str:
    """Return the CSS that names the app's colours, to stand before the kit's style sheet."""
    base = _rgb(accent)
    light = _until_readable(base, _LIGHT_CARD, lighter=False)
    dark = _until_readable(base, _DARK_CARD, lighter=True)
    return (
        "/* The colours of this app: change the first two to change its look. */\n"
        ":root {\n"
        f"  --accent-light: {_hex(light)};\n"
        f"  --accent-dark: {_hex(dark)};\n"
        f"  --accent-light-soft: {_hex(_mixed(light, (1, 1, 1), 0.09))};\n"
        f"  --accent-dark-soft: {_hex(_mixed(dark, _DARK_CARD, 0.14))};\n"
        "}\n\n"
    )


def contrast(a: Rgb, b: Rgb) -> float:
    """Return the contrast ratio of WCAG 2.2, 1…21."""
    lighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _rgb(accent: str) -> Rgb:
    word = accent.strip().lower()
    code = word if re.fullmatch(r"#[0-9a-f]{6}", word) else next((h for w, h in _WORDS.items() if w in word), _DEFAULT)
    colour = (int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255)
    return _mixed(colour, (0, 0, 0), _DEEP) if word.startswith(("dark", "deep")) else colour


def _until_readable(colour: Rgb, behind: Rgb, *, lighter: bool) -> Rgb:
    hue, lightness, saturation = colorsys.rgb_to_hls(*colour)
    if lighter:
        saturation = min(saturation, 0.85)
    for _ in range(60):
        if contrast(colour, behind) >= _LEAST_CONTRAST:
            break
        lightness = min(1.0, lightness + 0.02) if lighter else max(0.0, lightness - 0.02)
        colour = colorsys.hls_to_rgb(hue, lightness, saturation)
    return colour


def _luminance(colour: Rgb) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(colour: Rgb, behind: Rgb, share: float) -> Rgb:
    red, green, blue = (c * share + b * (1 - share) for c, b in zip(colour, behind, strict=True))
    return (red, green, blue)


def _hex(colour: Rgb) -> str:
    return "#" + "".join(f"{round(max(0.0, min(1.0, c)) * 255):02x}" for c in colour)
