"""`checks.json`: the promises of an app, kept beside its code so that every later edit can be judged by them."""

import json
from collections.abc import Mapping
from typing import get_args

from app.domain.check import Action, Check, Layer, Step
from app.domain.errors import InputError

CHECK_FILE = "checks.json"
VERSION = 1


def write_checks(checks: tuple[Check, ...]) -> str:
    """Return text a person can read and edit: what a step does not need is left out."""
    return json.dumps({"version": VERSION, "checks": [_check(c) for c in checks]}, indent=2, ensure_ascii=False) + "\n"


def read_checks(text: str) -> tuple[Check, ...]:
    """Return the checks. Raises `InputError` with the place of the first mistake."""
    try:
        data = json.loads(text)
        if data["version"] != VERSION:
            raise InputError(f"{CHECK_FILE} has version {data['version']}.", "A newer Cognomega may read it.")
        return tuple(_read_check(i, c) for i, c in enumerate(data["checks"], 1))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{CHECK_FILE} cannot be read ({error}).", "Undo your last change to it, or build the app again."
        ) from error


def _check(check: Check) -> dict[str, object]:
    row: dict[str, object] = {"says": check.says}
    if check.clause:
        row["clause"] = check.clause
    if check.assumed:
        row["assumed"] = True
    if check.lines:
        row["lines"] = list(check.lines)
    if check.layer != "behaviour":
        row["layer"] = check.layer
    if check.goes_on:
        row["goes_on"] = True
    row["steps"] = [_step(step) for step in check.steps]
    return row


def _step(step: Step) -> dict[str, str]:
    named = {"target": step.target, "value": step.value, "within": step.within, "row": step.row}
    return {"do": step.do, **{name: text for name, text in named.items() if text}}


def _read_check(number: int, row: Mapping[str, object]) -> Check:
    steps = row.get("steps", [])
    if not isinstance(steps, list):
        raise ValueError(f"check {number}: its steps are no list")
    lines = row.get("lines", [])
    return Check(
        says=str(row["says"]),
        steps=tuple(_read_step(number, step) for step in steps),
        lines=tuple(int(i) for i in lines) if isinstance(lines, list) else (),
        clause=str(row.get("clause", "")),
        assumed=row.get("assumed") is True,
        layer=next((layer for layer in get_args(Layer) if layer == row.get("layer")), "behaviour"),
        goes_on=row.get("goes_on") is True,
    )


def _read_step(number: int, row: Mapping[str, object]) -> Step:
    texts = {name: str(row.get(name, "")) for name in ("target", "value", "within", "row")}
    action = next((a for a in get_args(Action) if a == row.get("do")), None)
    if action is None:
        raise ValueError(f"check {number}: there is no step “{row.get('do')}”")
    if unknown := set(row) - {"do", *texts}:
        raise ValueError(f"check {number}: a step has no “{min(unknown)}”")
    return Step(action, **texts)
