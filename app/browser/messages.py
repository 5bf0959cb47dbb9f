"""What client and host say to each other: one JSON object a line, over the child's stdin and stdout.

Client to host: `{"id", "do": "checks" | "load" | "screenshot" | "stop", …}`. Host to client: `{"ready": true}` once,
then `{"id", "outcome": {…}}` for each check as it ends and `{"id", "done": {…}}` or `{"id", "failed": "…"}` at the end.
"""

from dataclasses import asdict, dataclass

from app.child_process import Message
from app.domain.check import Check, Step
from app.domain.codebase import Codebase, SourceFile


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What happened while an app was loaded or used: in the browser's words, each thing once, in order.

    `requests` are addresses outside the app it tried to reach (all refused), `dialogs` the texts of its alerts and
    questions, `downloads` the texts it offered as files (name, newline, content), `text` what the page
    shows at the end.
    """

    errors: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    dialogs: tuple[str, ...] = ()
    downloads: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    text: str = ""
    is_loaded: bool = False


_LISTS = ("errors", "requests", "dialogs", "downloads", "notes")


def pack_codebase(codebase: Codebase) -> dict[str, str]:
    return {file.path: file.text for file in codebase.files}


def unpack_codebase(packed: object) -> Codebase:
    if not isinstance(packed, dict):
        raise ValueError("a codebase is an object of texts")
    return Codebase(tuple(SourceFile(str(path), str(text)) for path, text in packed.items()))


@dataclass(frozen=True, slots=True)
class Trial:
    """What the host must know of a check: its steps, and whether it begins where the one before it ended."""

    steps: tuple[Step, ...]
    goes_on: bool = False


def pack_checks(checks: tuple[Check, ...]) -> list[Message]:
    """Only the steps travel; the client keeps the checks and joins them with the outcomes by position."""
    return [{"steps": [asdict(step) for step in check.steps], "goes_on": check.goes_on} for check in checks]


def unpack_checks(packed: object) -> tuple[Trial, ...]:
    if not isinstance(packed, list):
        raise ValueError("checks are a list")
    return tuple(Trial(tuple(Step(**step) for step in each["steps"]), bool(each["goes_on"])) for each in packed)


def pack_report(report: LoadReport) -> Message:
    return asdict(report)


def unpack_report(packed: object) -> LoadReport:
    if not isinstance(packed, dict):
        raise ValueError("a report is an object")
    texts = {name: tuple(str(text) for text in packed[name]) for name in _LISTS}
    return LoadReport(**texts, text=str(packed["text"]), is_loaded=bool(packed["is_loaded"]))
