"""Names and labels: what people say turned into identifiers, and the types their words imply."""

import re

from app.domain.blueprint import FieldType

TYPE_WORDS: dict[str, FieldType] = {
    "text": "text", "string": "text", "str": "text", "name": "text", "word": "text", "title": "text",
    "longtext": "longtext", "long_text": "longtext", "textarea": "longtext", "notes": "longtext",
    "number": "number", "int": "number", "integer": "number", "float": "number", "decimal": "number", "count": "number",
    "duration": "number", "quantity": "number", "minutes": "number", "hours": "number",
    "money": "money", "price": "money", "currency": "money", "amount": "money", "cost": "money",
    "percent": "percent", "percentage": "percent", "date": "date", "day": "date", "datetime": "date",
    "time": "time", "choice": "choice", "select": "choice", "enum": "choice", "option": "choice", "options": "choice",
    "stars": "stars", "rating": "stars", "yesno": "yesno", "yes_no": "yesno", "bool": "yesno", "boolean": "yesno",
    "checkbox": "yesno", "color": "color", "colour": "color", "image": "image", "photo": "image", "picture": "image",
    "link": "link", "url": "link", "email": "email", "mail": "email", "phone": "phone", "tel": "phone", "ref": "ref",
}  # fmt: skip

LOOKS = (
    "large-text",
    "small-text",
    "large-buttons",
    "small-buttons",
    "compact",
    "spacious",
    "round",
    "square",
    "serif",
)
"""Words of a style line that are no colour: how large, close and round things are."""

# what a field's own name says of its type, tried in this order on its words
_IMPLIED: tuple[tuple[FieldType, str], ...] = (
    ("email", r"e?mail"),
    ("phone", r"phone|telephone|mobile|tel"),
    ("link", r"link|url|website"),
    ("image", r"photo|picture|image"),
    ("color", r"colou?r"),
    ("date", r"date|day|birthday|deadline|due|when"),
    ("time", r"time"),
    ("stars", r"rating|stars"),
    ("money", r"price|cost|amount|value|salary|budget|fee|rent|wage|paid|money|spent|income|total"),
    ("percent", r"percent|percentage"),
    ("number", r"number|count|quantity|qty|pages|minutes|hours|weight|distance|age|score|reps|sets|calories|people"),
    ("number", r"liters|litres|kilometers|kilometres|km|miles|copies|points|grade|mark|level|size|height|width|length"),
    ("longtext", r"notes?|description|instructions|ingredients|comment|details|diary|entry"),
)  # fmt: skip


_OVER = frozenset(
    """done paid complete completed finished returned bought renewed closed read watched seen played visited sent
    delivered shipped packed solved resolved cancelled canceled archived settled collected received learned learnt
    known mastered submitted handed checked ticked cleaned washed answered sold used eaten expired tried heard
    fixed repaid""".split()
)


def says_over(name: str) -> bool:
    """Say whether a yes/no field of this name tells that something is over and done with."""
    words = name.split("_")
    return bool(_OVER.intersection(words)) and not {"not", "to", "never"}.intersection(words)


def identifier(text: str) -> str:
    """Return `text` as a name: lower case words joined by `_`, a letter first; "" where nothing is left."""
    name = re.sub(r"[^a-z0-9]+", "_", text.lower().replace("'", "")).strip("_")
    return f"n_{name}" if name[:1].isdigit() else name


def implied_type(name: str) -> FieldType:
    """Return the type that a field's name suggests; "text" where it suggests none."""
    words = name.split("_")
    for kind, pattern in _IMPLIED:
        if any(re.fullmatch(pattern, word) for word in words):
            return kind
    return "text"


def split_outside(text: str, separators: str) -> list[str]:
    """Split at any of the separator characters that is not inside brackets or quotes; parts are stripped."""
    parts, depth, quote, start = [], 0, "", 0
    for at, char in enumerate(text):
        if quote:
            quote = "" if char == quote else quote
        elif char == '"':
            quote = char
        elif char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
        elif depth == 0 and char in separators:
            parts.append(text[start:at].strip())
            start = at + 1
    parts.append(text[start:].strip())
    return parts


def find_outside(text: str, word: str) -> int:
    """Return where ` word ` last stands outside brackets and quotes, or -1. The match is on white space borders."""
    found = -1
    depth, quote = 0, ""
    for at, char in enumerate(text):
        if quote:
            quote = "" if char == quote else quote
        elif char == '"':
            quote = char
        elif char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and char.isspace() and re.match(rf"\s+{word}\s", text[at:]):
            found = at
    return found


def singular(word: str) -> str:
    """Return the likely singular of an English noun."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if re.search(r"(ss|us|is)$", word):
        return word
    if re.search(r"(x|ch|sh|ss)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
