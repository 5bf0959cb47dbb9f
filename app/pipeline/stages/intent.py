"""Decides whether what was said can be built, and says kindly why where it cannot."""

from app.domain.errors import InputError
from app.domain.intent import Intent
from app.domain.request import EXAMPLE

_ANSWERS = {
    "none": "I did not hear an app in that.",
    "question": "That sounds like a question. I build apps; I cannot answer questions yet.",
    "command": "That sounds like a command to the computer. I build apps.",
    "change": "That sounds like a change to an app you have. I can only build new ones so far.",
}


def expect_app(intent: Intent) -> None:
    """Raise `InputError` where a new app is not what is wanted."""
    if intent.kind == "new app":
        return
    hint = "Say the whole app again with the change in it." if intent.kind == "change" else EXAMPLE
    raise InputError(_ANSWERS[intent.kind], f"Say what the app should do. {hint}")
