"""“Undo that”, “go back”, “redo”: wishes about the history and not about the app."""

import re

from app.pipeline.change.wording import plain_wish

_UNDO = re.compile(
    r"^(?:undo|revert|roll ?back|go back|take (?:it|that|this|the last (?:one|change|thing)) back|take back (?:that|this|the last \w+)|"
    r"back|change (?:it|that) back|put it back|as it was(?: before)?|like before|never ?mind)"
    r"(?: (?:it|that|this|please|again|one step|a step|to (?:how|what|the way) it was(?: before)?|(?:the|my) (?:last|latest|previous) (?:change|one|thing|step|edit)|"
    r"what (?:you|i|we) (?:just )?(?:did|changed)|to the (?:previous|last) (?:version|one)))?$",
    re.IGNORECASE,
)
_REDO = re.compile(
    r"^(?:redo|do (?:it|that) again|bring (?:it|that) back|un-?undo|again|restore (?:it|that))(?: (?:it|that|this|the (?:last|undone) \w+))?$",
    re.IGNORECASE,
)


def travel_meant(wish: str) -> str:
    """Return "undo" or "redo" where the wish is just that, else ""."""
    words = plain_wish(wish)
    bare = re.sub(r"^(?:no|oh no|oops)[, ]+", "", words or wish, flags=re.I).strip(" .!")
    if _UNDO.match(bare):
        return "undo"
    return "redo" if _REDO.match(bare) else ""
