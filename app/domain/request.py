"""What can be taken as a request at all, before any model reads it."""

from app.domain.errors import InputError

LONGEST_REQUEST = 2000
"""Characters: about 350 words or two minutes of speech, and what the default model reads in six seconds."""

EXAMPLE = "For example: “A grocery list where I tick things off”."


def read_request(text: str) -> str:
    """Return the request with white space mended. Raises `InputError` where it cannot be one."""
    # Half characters come from badly encoded arguments; control characters from pasted terminal output.
    clean = text.encode("utf-8", "replace").decode("utf-8")
    clean = "".join(c if c.isprintable() else " " for c in clean)
    clean = " ".join(clean.split())
    if not clean:
        raise InputError("You have not said what to build.", EXAMPLE)
    if not any(c.isalpha() for c in clean):
        raise InputError(f"“{_short(clean)}” holds no words.", f"Say in a sentence what the app should do. {EXAMPLE}")
    if len(clean) > LONGEST_REQUEST:
        raise InputError(
            f"That is {len(clean.split()):,} words ({len(clean):,} characters). "
            f"I can take in {LONGEST_REQUEST:,} characters, about 350 words.",
            "Say the most important things first; you can add to the finished app afterwards.",
        )
    return clean


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
