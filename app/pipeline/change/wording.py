"""The words of a wish: without courtesies, and taken apart into single wishes."""

import re

_COURTESY = re.compile(
    r"^(?:(?:hi|hello|hey|ok|okay|so|well|oh|um+|uh+|er|hmm|right|alright|great|nice|thanks|thank you|now|also|and|then|"
    r"next|actually|please|just|maybe|one more thing|cognomega|finally|oops|sorry|no(?=,)|wait|good|cool|"
    r"(?:can|could|would|will) (?:you|we|i|it)(?: please| just| also| maybe)*|"
    r"(?:i(?:'d| would) (?:like|love|prefer|want)|i (?:want|need|wish))"
    r"(?: you)?(?: to)?(?! (?:see|have|note|track|record|know|keep|enter|type|be|sort|tick))|"
    r"(?:i(?:'d| would) (?:like|love)|i (?:want|need)) (?:to have|to see|to be able to see)(?= (?:a|an|the|some|another)\b)|"
    r"it would be (?:nice|great|good) (?:if|to)(?: you| we)?(?: could)?|let's|lets|we should|you should|"
    r"(?:why|how) (?:don't|about)(?: you| we)?|go ahead and|go and|make sure(?: that| to)?|"
    r"do me a favou?r and)[\s,.!:]+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,]+(?:please|thanks|thank you|for me|too|as well|instead|now|ok|okay|if (?:you|that's) (?:can|possible|okay)|"
    r"if possible|will you|would you|again))+[\s.!?]*$",
    re.IGNORECASE,
)
_VERBS = (
    r"add|remove|delete|drop|rename|call|make|sort|order|change|put|move|show|hide|swap|replace|use|turn|set|"
    r"get rid|include|insert|group|filter|warn|remind|let me|count only|only count|mark|highlight|have it|give|"
    r"take (?:away|out|off)|switch|increase|raise|lower|reduce|rather|draw|plot|track|note|start|also|don't|do not|"
    r"remember|require|limit|cap|split|divide|round|bring back|drop"
)
_BORDER = re.compile(
    rf"\s*[;\n]\s*|(?<=\w\w)[.!]\s+|,?\s+(?:and|then|and then|but)\s+(?:then\s+|also\s+|please\s+)?(?=(?:{_VERBS})\b)|"
    rf",\s*(?:then\s+|also\s+)?(?=(?:{_VERBS})\b)",
    re.IGNORECASE,
)
_MISHEARD_ADD = re.compile(r"^(?:had|ad|at)(?= an? \w)", re.IGNORECASE)
"""“Add a date” is a short word before a shorter one, and speech recognition makes others of it."""
QUOTES = "\"'“”‘’«»"


def plain_wish(wish: str) -> str:
    """Return the wish without what is only polite."""
    text = " ".join(wish.replace("’", "'").split()).strip()
    text = re.sub(r"\b(?:um+|uh+|erm?|you know|i mean|kind of|sort of(?! by)|basically)\b[,\s]*", "", text, flags=re.I)
    text = re.sub(r"[,.]\s*(?:so |please |just )*add (?:it|that|them)(?: please)?[.!]*$", "", text, flags=re.I)
    before = ""
    while text != before:
        before = text
        text = _COURTESY.sub("", text).strip()
        text = _TAIL.sub("", text).strip(" ,.!?")
    return _MISHEARD_ADD.sub("add", text)


def split_wish(wish: str) -> tuple[str, ...]:
    """Return the single wishes, in order."""
    parts = [plain_wish(part) for part in _BORDER.split(plain_wish(wish)) if part]
    return tuple(part for part in parts if part)


def label(text: str) -> str:
    """Return what a thing is to be called: the words without quotes, as they were said."""
    return " ".join(text.strip(" .,!:;" + QUOTES).split())


def titled(text: str) -> str:
    """Return a title: words said all in small letters get capitals."""
    words = label(text)
    small = {"a", "an", "the", "of", "and", "or", "for", "to", "in", "on", "my", "with"}
    if words != words.lower():
        return words
    split = words.split()
    return " ".join(w if i and w in small - {"my"} else w[:1].upper() + w[1:] for i, w in enumerate(split))


def listed(text: str) -> list[str]:
    """Return the things of a list such as “a, b or c”."""
    parts = re.split(r"\s*[,/]\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+", text)
    return [p for p in (label(part) for part in parts) if p]
