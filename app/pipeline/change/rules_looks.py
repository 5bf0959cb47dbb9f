"""Wishes about how the app looks: its colours, light or dark, larger or smaller, rounder, closer."""

import re

from app.domain.words import LOOKS
from app.pipeline.change.draft import Draft, RefusedError

_COLOURS = (
    "red green blue orange yellow purple violet pink brown grey gray black white teal turquoise cyan navy gold lime olive "
    "magenta maroon indigo coral lavender mint beige silver peach rose crimson salmon burgundy charcoal emerald aqua "
    "khaki plum forest sky"
).split()
_SHADES = {"dark": "dark", "deep": "dark", "darker": "dark", "light": "light", "bright": "light", "pale": "light",
           "lighter": "light", "soft": "light", "navy": "", "forest": "dark", "sky": "light", "royal": "", "hot": "",
           "olive": "dark"}  # fmt: skip
_COLOUR = re.compile(
    rf"\b(?:(dark|deep|light|bright|pale|darker|lighter|soft|forest|sky|royal|hot|olive)[ -]?)?({'|'.join(_COLOURS)})(?:ish)?\b",
    re.IGNORECASE,
)
_ABOUT_LOOKS = re.compile(
    r"\b(colou?r|theme|style|look(?:s|ing)?|accent|design|background|mode|dark|light|bright|scheme|paint)\b|"
    r"^(?:make|turn|change|set|have|paint) (?:it|this|the app|everything|all|the whole (?:thing|app)|the page)\b|^use\b|"
    r"\b(?:in|to|into) (?:a )?(?:\w+ )?(?:shade of )?\w+$",
    re.IGNORECASE,
)
_SIZES: tuple[tuple[str, str], ...] = (
    (r"(?:bigger|larger|huge|big|large|taller) (?:\w+ )?(?:buttons?)|buttons? (?:a (?:bit|little) |much )?(?:bigger|larger|big|large|taller)|"
     r"buttons? (?:are|is) too (?:small|tiny)|enlarge the buttons?|easier to (?:press|hit|tap)", "large-buttons"),
    (r"(?:smaller|tiny|small) (?:\w+ )?buttons?|buttons? (?:a (?:bit|little) |much )?(?:smaller|small)|buttons? (?:are|is) too (?:big|large)", "small-buttons"),
    (r"(?:bigger|larger|large|big|huge) (?:\w+ )?(?:texts?|fonts?|letters?|writing|type|print|words)|"
     r"(?:texts?|fonts?|letters?|writing|words|everything|it|font size)(?: \w+){0,2} (?:bigger|larger|big|large|easier to read|more readable)|"
     r"(?:can't|cannot|hard to|difficult to|can hardly|can barely) read|(?:increase|enlarge) the (?:font|text)|(?:text|font|letters?) (?:is|are) too (?:small|tiny)", "large-text"),
    (r"(?:smaller|small|tiny) (?:\w+ )?(?:texts?|fonts?|letters?|writing|print)|(?:texts?|fonts?|letters?|everything|it)(?: \w+){0,2} smaller|"
     r"(?:decrease|reduce|shrink) the (?:font|text)|(?:text|font|letters?) (?:is|are) too (?:big|large)", "small-text"),
    (r"\bcompact\b|\bdenser?\b|less (?:white ?)?(?:space|room|padding)|closer together|tighter|narrower spacing|more on (?:the|one) screen", "compact"),
    (r"\bspacious\b|more (?:white ?)?(?:space|room|padding|air)|further apart|\bairy\b|roomier", "spacious"),
    (r"\bround(?:ed|er)?\b(?! (?:up|down|to|the (?!corners)))", "round"),
    (r"\bsquare\b|\bsharp(?:er)? (?:corners|edges)|no round(?:ed)? (?:corners|edges)|\bangular\b", "square"),
    (r"\bserif\b(?<!sans serif)|book[- ]like|newspaper", "serif"),
)  # fmt: skip
_OPPOSITES = {"large-text": "small-text", "large-buttons": "small-buttons", "compact": "spacious", "round": "square"}


def change_look(wish: str, draft: Draft) -> bool:
    """Do what a wish about looks says. False where it is about something else."""
    if re.match(
        r"(?:add|remove|delete|sort|rename|call|count|group|filter|put|note|track)\b", wish, re.I
    ) and not re.search(r"\b(theme|mode|style|round|colou?r scheme)\b", wish, re.I):
        return False
    if re.search(r"\b(?:badge|warning|warn|chart|row|rows|field|column|overdue|when|if|sound)\b", wish, re.I):
        return False
    words = _words_of(draft)
    before = list(words)
    said = [look for pattern, look in _SIZES if re.search(pattern, wish, re.I)]
    for look in said:
        words = [w for w in words if w != _OPPOSITES.get(look) and _OPPOSITES.get(w) != look and w != look] + [look]
    rest = wish
    if not said and not _ABOUT_LOOKS.search(wish) and not _COLOUR.fullmatch(wish.strip()):
        return False
    if _is_taken_back(wish):
        return _take_back(wish, draft, words)
    colour = _COLOUR.search(rest)
    is_named = colour is not None and not (said and colour[2] in ("large", "small"))
    if colour is not None and is_named:
        shade = _SHADES.get((colour[1] or "").lower(), "")
        base = colour[2].lower()
        words = [w for w in words if w in ("dark", "light") or w in LOOKS]
        words.insert(0, f"{shade}{base}" if shade else base)
        rest = rest.replace(colour[0], " ")
    if code := re.search(r"#[0-9a-f]{6}\b", rest, re.I):
        words = [code[0].lower(), *(w for w in words if w in ("dark", "light") or w in LOOKS)]
        is_named = True
    scheme = _scheme(rest)
    if scheme:
        words = [w for w in words if w not in ("dark", "light")]
        words.insert(1 if words and words[0] not in LOOKS else 0, scheme)
    if not (said or is_named or scheme):
        return False
    return _write(draft, before, words)


def _words_of(draft: Draft) -> list[str]:
    return [w for text in draft.lines if text.startswith("style ") for w in text.split()[1:]]


def _write(draft: Draft, before: list[str], words: list[str]) -> bool:
    draft.edits += 1
    if words == before:
        raise RefusedError("It looks like that already.", is_so=True)
    draft.lines[:] = [t for t in draft.lines if not t.startswith("style ")]
    if words:
        draft.add_line(f"style {' '.join(words)}")
    return True


def _scheme(wish: str) -> str:
    """Return dark or light; both at once contradict each other."""
    is_dark = bool(re.search(r"\b(?:dark(?:er)?|night|black)\b(?! (?:green|blue))", wish, re.I))
    is_both = bool(
        re.search(r"\bdark and light\b|\blight and dark\b|\b(?:dark|black) and (?:white|bright)\b", wish, re.I)
    )
    is_light = is_both or bool(re.search(r"\b(?:light(?:er)?|bright(?:er)?|white|day) (?:mode|theme|background|scheme|colou?rs)|\b(?:light|bright)\b$|^(?:make|turn) (?:it|the app|everything) (?:light|bright)", wish, re.I))  # fmt: skip
    if is_dark and is_light and not re.search(r"\b(?:instead of|not|rather than|from)\b", wish, re.I):
        raise RefusedError("It cannot be dark and light at once.", "Say which of the two.")
    if is_dark and is_light:
        turned = re.search(r"\b(?:instead of|not|rather than|from)\b(.*)$", wish, re.I)
        return "light" if turned and re.search(r"\b(?:dark|black|night)", turned[1], re.I) else "dark"
    return "dark" if is_dark else "light" if is_light else ""


def _is_taken_back(wish: str) -> bool:
    return bool(
        re.search(r"\b(?:no|without|remove|drop|turn off|not|don't want|stop)\b.*\b(?:dark|colou?r|theme|style)|"
                  r"\b(?:normal|default|original|standard|usual) (?:size|colou?rs?|look|theme|style|buttons?|text|font)", wish, re.I)
    )  # fmt: skip


def _take_back(wish: str, draft: Draft, words: list[str]) -> bool:
    about_size = re.search(r"\b(?:size|buttons?|text|font)\b", wish, re.I)
    about_dark = re.search(r"\bdark|\bmode\b", wish, re.I)
    if about_dark:
        kept = [w for w in words if w not in ("dark", "light")]
    elif about_size:
        kept = [w for w in words if w not in LOOKS]
    else:
        kept = [w for w in words if w in LOOKS or w in ("dark", "light")]
    return _write(draft, words, kept)
