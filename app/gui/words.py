"""The words of the window in its language. `installer/translations.py` finds them in the code."""

import functools
import re
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

CONTEXT = "window"
_PROPERTY = "sentences"
_PLACE = re.compile(r"\{\d\}")
_ENDS = re.compile(r"(?<=[.!?…:;,·]) ")
_NEXT = re.compile(r"[.!?…] [A-Z“]| · ")
"""Where a sentence ends and another begins: a value hardly ever holds that."""
_KEPT = 4096


def in_language(text: str) -> str:
    """Return `text` in the window's language; as it is where nobody translated it."""
    said = _exact(text)
    if said or not text:
        return said or text
    application = QCoreApplication.instance()
    sentences = application.property(_PROPERTY) if application else None
    return sentences.say(text) if isinstance(sentences, Sentences) else text


class Sentences:
    """Translates sentences with values in them, wherever they were put together.

    The service and the window say “About 4 s left” or “There is no folder X.”; what a translator has translated is
    “About {0} left” and “There is no folder {0}.”. Values are translated where they are words themselves, but not what
    stands in quotes: that is what a person said or made.
    """

    def __init__(self, templates: Iterable[str]) -> None:
        """Those with the most words are tried first."""
        texts = sorted(templates, key=lambda text: -len(_PLACE.sub("", text)))
        self._templates = [(_pattern(text), text) for text in texts]
        self._known = functools.lru_cache(maxsize=_KEPT)(self._find)

    def serve(self, application: QCoreApplication) -> None:
        """From now on `in_language` asks here for what has no translation word for word."""
        application.setProperty(_PROPERTY, self)

    def say(self, text: str) -> str:
        """Return the translation, or the text where there is none."""
        return self._known(text) or text

    def _find(self, text: str) -> str:
        """Return the translation of a text, of a sentence with values, or of two; "" where there is none."""
        return _exact(text) or self._fill(text, True) or self._part(text) or self._fill(text, False)

    def _fill(self, text: str, is_one_sentence: bool) -> str:
        for pattern, template in self._templates:
            match = pattern.fullmatch(text)
            if match is None or (is_one_sentence and any(_NEXT.search(value) for value in match.groups())):
                continue
            if said := _exact(template):
                return _filled(said, [self._value(text, match, n) for n in range(1, len(match.groups()) + 1)])
        return ""

    def _part(self, text: str) -> str:
        for gap in _ENDS.finditer(text):
            head = text[: gap.start()]
            if first := self._find(head) or _exact(f"{head} ").rstrip():
                rest = text[gap.end() :]
                return f"{first} {self._find(rest) or rest}"
        return ""

    def _value(self, text: str, match: "re.Match[str]", number: int) -> str:
        value = match[number]
        is_quoted = match.start(number) > 0 and text[match.start(number) - 1] in "“\"'"
        return value if is_quoted else self._find(value) or value


def _exact(text: str) -> str:
    """Return the translation of a text as it stands; "" where there is none."""
    said = QCoreApplication.translate(CONTEXT, text) if text else ""
    return said if said != text else ""


def _filled(template: str, values: list[str]) -> str:
    return _PLACE.sub(lambda place: values[int(place[0][1])], template)


def _pattern(template: str) -> re.Pattern[str]:
    parts = _PLACE.split(template)
    return re.compile("(.+?)".join(re.escape(part) for part in parts), re.DOTALL)
