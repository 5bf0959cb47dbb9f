"""What the description of a function says besides what is worked out: how a list is joined, the words for yes and no.

Every word has to be accounted for before a known function is taken: "the lines sorted" is one, "the lines sorted by
length" is not. So that few words are left over, those that are about the form of the answer are taken out here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.blueprint import Field


@dataclass(frozen=True, slots=True)
class Wording:
    """`text` is the description in plain small words, `joiner` what stands between the parts of the answer and
    `verdicts` the two words of an answer that is one of two; None where nothing is said about it."""

    text: str
    joiner: str | None = None
    verdicts: tuple[str, str] | None = None


def read_wording(description: str, inputs: Sequence[Field]) -> Wording:
    """Take apart what a description says about the form of the answer."""
    text, verdicts = _take_verdicts(" ".join(description.split()))
    text = _INPUT_FORM.sub(" ", text.lower())
    text, joiner = _take_joiner(text)
    text = re.sub(r"[‘’']", "", text)
    text = re.sub(r"[,;:.?!()\[\]\"“”„/-]+", " ", text)
    many = [field.name for field in inputs if field.type in ("text", "longtext") and _is_many(field.name)]
    if len(many) == 1 and many[0] != "lines":  # several things in one input are its entries, whatever they are called
        text = re.sub(rf"\b{re.escape(many[0]).replace('_', '[_ ]')}\b", "entries", text)
    return Wording(" ".join(text.split()), joiner, verdicts)


def words_left(text: str, inputs: Sequence[Field]) -> list[str]:
    """Return the words of `text` that say something of their own: no little words, no names of what goes in."""
    for field in inputs:
        if field.name not in _TELLING:
            text = re.sub(rf"\b{re.escape(field.name).replace('_', '[_ ]')}\b", " ", text)
    return [word for word in text.split() if word not in _FILLERS]


def number_of(word: str) -> int | None:
    """Return the number that a word or digits stand for."""
    if word.isascii() and word.isdigit():
        return int(word)
    return _NUMBERS.get(word)


def sign_of(word: str) -> str | None:
    """Return the character that a word such as "commas" names."""
    name = re.sub(r"^(?:an?|the|every|each) ", "", word)
    return _SIGNS.get(name.removesuffix("s")) or _SIGNS.get(name.removesuffix("es"))


def _take_verdicts(text: str) -> tuple[str, tuple[str, str] | None]:
    """`"valid" if it is so, otherwise "not valid"`: the words come out, what is asked stays."""
    for pattern in _VERDICTS:
        if found := pattern.search(text):
            rest = f"{text[: found.start()]} whether {found['asked']} {text[found.end() :]}"
            return rest, (found["yes"].strip('"“”'), found["no"].strip('"“”'))
    return text, None


def _take_joiner(text: str) -> tuple[str, str | None]:
    if found := _BY_LINES.search(text):
        return text[: found.start()] + " " + text[found.end() :], "\n"
    if found := _BY_SIGNS.search(text):
        return text[: found.start()] + " " + text[found.end() :], _JOINERS[found["sign"].removesuffix("s")]
    return text, None


def _is_many(name: str) -> bool:
    last = name.split("_")[-1]
    is_plural = (last.endswith("s") and not last.endswith("ss")) or last in _PLURALS or "list" in last
    return is_plural and last not in _COUNTED


_ANSWER = r"(?:\"[^\"]{1,40}\"|“[^”]{1,40}”|yes|no|true|false|[a-z]+|not [a-z]+)"
_VERDICTS = (
    re.compile(
        rf"^(?P<yes>{_ANSWER}) if (?P<asked>.+?),? (?:otherwise|else|or else|if not),? (?P<no>{_ANSWER})$", re.I
    ),
    re.compile(rf"^(?P<yes>{_ANSWER}) if (?P<asked>.+?),? (?:otherwise|else),? (?P<no>{_ANSWER})(?=;)", re.I),
    re.compile(rf"^(?P<yes>{_ANSWER}) if (?P<asked>.+?),? (?:and )?(?P<no>{_ANSWER}) (?:if not|otherwise)$", re.I),
    re.compile(r"^(?P<yes>yes) or (?P<no>no),? (?:if|whether|for|depending on whether) (?P<asked>.+)$", re.I),
)
_SEPARATED = r"(?:separated|divided|split)(?: from each other)? (?:by|with|at) (?:a |single )?"
_KINDS = r"(?:commas?|spaces?|semicolons?|new ?lines?|lines?|line breaks?|tabs?)"
_INPUT_FORM = re.compile(
    rf",? ?(?:which|that) (?:are|is|come|stand) {_SEPARATED}{_KINDS}(?:(?:, | or | and |, or |, and )(?:by )?{_KINDS})*"
    r"|,? ?(?:pasted|entered|typed|given|written)(?: in)?,? (?:one|each)(?: \w+)? (?:per|a|on a|to a|on each) line"
)
_BY_LINES = re.compile(
    r",? ?(?:(?:with )?(?:each|every|one)(?: (?!each|every)\w+)? "
    r"(?:per|a|on each|on every|to a|on a|on its own|on a new|in a|in each)"
    r"(?: own| new| separate)? (?:line|row)|(?:each )?on (?:its own|a new|separate|their own) lines?"
    r"|(?:one |each )?(?:below|underneath|under) (?:the|each) other"
    r"|separated by (?:new ?lines|line breaks|lines))(?!\w)"
)
_BY_SIGNS = re.compile(
    r",? ?(?:all )?(?:separated|joined|divided|put together)(?: by| with) (?:an? |single )?"
    r"(?P<sign>commas? and spaces?|commas?|spaces?|semicolons?|dashes|dash|hyphens?"
    r"|slashes|slash|×|\+|plus signs?)(?!\w)"
)
_JOINERS = {
    "comma": ", ", "comma and space": ", ", "commas and space": ", ", "space": " ", "semicolon": "; ", "dashe": "-",
    "dash": "-", "hyphen": "-", "slashe": "/", "slash": "/", "×": " × ", "+": " + ", "plus sign": " + ",
}  # fmt: skip
_SIGNS = {
    "comma": ",", "full stop": ".", "period": ".", "dot": ".", "space": " ", "underscore": "_", "dash": "-",
    "hyphen": "-", "semicolon": ";", "colon": ":", "question mark": "?", "exclamation mark": "!", "tab": "\t",
    "star": "*", "asterisk": "*", "slash": "/", "apostrophe": "'", "line break": "\n",
}  # fmt: skip
_NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty".split()
    )
} | {"pairs": 2, "threes": 3, "fours": 4, "fives": 5, "sixes": 6}  # fmt: skip
_PLURALS = frozenset(["people", "children", "men", "women", "mice", "geese"])
_COUNTED = frozenset("words numbers letters digits sentences characters initials spaces is as us this pass".split())
_TELLING = frozenset("first last longest shortest each every only other next words letters lines numbers".split())
_FILLERS = frozenset(
    "a an the of in on at is are be been being it its this that these those which who whose to for from as with by"
    " into i you we he she they me my your our their them there and or then all any has have had can could text"
    " string phrase message sentence paragraph word given entered typed pasted input output result value answer shows"
    " show tell tells give gives calculate calculates compute computes find finds return returns make makes print turn"
    " turns turned convert converts converted change changed just simply please what whether if check checks checked"
    " test tests says say whole does do written write used using when was were so".split()
)
