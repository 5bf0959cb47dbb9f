"""What the window and the service say to each other: one JSON object a line, over the child's stdin and stdout.

Window to service: `{"id", "do": …, …}`; `{"do": "cancel", "id"}` stops that request at once.
Service to window: `{"ready": true}` once, then for each request any number of `{"id", "event": {…}}` (what a build
tells) or `{"id", "told": {…}}` (anything else), and exactly one end: `{"id", "done": {…}}`, `{"id", "failed": {…}}` or
`{"id", "stopped": true}`.
"""

import json
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from app.child_process import Message
from app.domain.build import OUTPUTS
from app.domain.codec import CodecError, from_json, to_json
from app.domain.errors import AppError, EngineError, InputError, ModelError, NetworkError, PolicyError, ResourceError
from app.domain.events import (
    ChangeStepStarted,
    CheckTried,
    Event,
    ForecastChanged,
    LinesChanged,
    LineWritten,
    PartBegun,
    RepairStarted,
    SpeechHeard,
    StageFinished,
    StageStarted,
    TokenWritten,
)
from app.domain.metrics import Cost

T = TypeVar("T")
EVENTS: Mapping[str, type] = {
    kind.__name__: kind
    for kind in (
        StageStarted,
        SpeechHeard,
        TokenWritten,
        LineWritten,
        PartBegun,
        ForecastChanged,
        CheckTried,
        RepairStarted,
        ChangeStepStarted,
        LinesChanged,
    )
}
"""Those that the codec reads back alone; a finished stage carries a value whose type depends on the stage."""
ERRORS: Mapping[str, type[AppError]] = {
    kind.__name__: kind for kind in (InputError, ModelError, ResourceError, NetworkError, EngineError, PolicyError)
}


class BugError(Exception):
    """The service met a fault of ours. `trace` is where, for the report a person can copy."""

    def __init__(self, says: str, trace: str = "") -> None:
        super().__init__(says)
        self.trace = trace


def pack(value: object) -> Any:
    """Return a value of the domain as plain JSON data."""
    return json.loads(to_json(value))


def unpack(wanted: type[T], data: object) -> T:
    """Return the value of type `wanted` that `pack` wrote. Raises `CodecError`."""
    return from_json(wanted, json.dumps(data))


def pack_event(event: Event) -> Message:
    return cast(Message, pack(event))


def unpack_event(data: object) -> Event | None:
    """Return the event, or None where it is of a kind this version does not know."""
    if not isinstance(data, dict):
        return None
    try:
        if data.get("is") == StageFinished.__name__:
            stage = data["stage"]
            output: object = unpack(OUTPUTS[stage], data["output"])
            return StageFinished(stage, output, unpack(Cost, data["cost"]), bool(data["is_replayed"]))
        kind = EVENTS.get(str(data.get("is")))
        return cast(Event, unpack(kind, data)) if kind else None
    except (CodecError, KeyError):
        return None


def pack_error(error: BaseException, trace: str = "") -> Message:
    if isinstance(error, AppError):
        return {"kind": type(error).__name__, "says": error.says, "next_step": error.next_step}
    return {"kind": "Bug", "says": f"{type(error).__name__}: {error}", "next_step": "", "trace": trace}


def unpack_error(data: object) -> Exception:
    """Return what the service raised: an `AppError` of the same kind, or a `BugError`."""
    told = data if isinstance(data, dict) else {"says": str(data)}
    kind = ERRORS.get(str(told.get("kind")))
    if kind is None:
        return BugError(str(told.get("says", "")), str(told.get("trace", "")))
    return kind(str(told.get("says", "")), str(told.get("next_step", "")))
