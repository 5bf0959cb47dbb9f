"""Names of folders, made from titles: safe on every system people carry a folder to."""

import re
import unicodedata

LONGEST = 60
NAMELESS = "app"
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$")


def folder_name(title: str) -> str:
    """Return a name of lower-case words joined by `-`: no spaces, nothing a shell or Windows takes amiss.

    Letters of every script stay, since a title in Greek should be found again; accents are kept composed.
    """
    text = unicodedata.normalize("NFKC", title).lower().replace("'", "").replace("’", "")
    words = re.findall(r"[^\W_]+", text)
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word
        if len(longer.encode()) > LONGEST:
            break
        name = longer
    name = name or _cut("".join(words[:1]))
    if not name:
        return NAMELESS
    return f"{name}-{NAMELESS}" if _RESERVED.match(name) else name


def _cut(word: str) -> str:
    return word.encode()[:LONGEST].decode("utf-8", "ignore")
