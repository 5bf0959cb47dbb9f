"""What an app promises, line by line of its blueprint, as checks that would fail if the promise were not kept."""

from dataclasses import replace
from functools import partial

from app.domain.blueprint import Blueprint, Field, Text
from app.domain.check import Check, Step
from app.kit.check_steps import with_room
from app.kit.checks_hidden import hidden_checks, with_hidden_shown
from app.kit.checks_records import record_checks
from app.kit.checks_style import style_checks
from app.kit.checks_tools import tool_checks
from app.kit.layers import layer_checks, static_checks
from app.kit.tidy import tidied


def derive_checks(blueprint: Blueprint) -> tuple[Check, ...]:
    """Return the checks of an app, cheapest first; those of its own behaviour carry the lines they prove and the clause
    of the request behind them, the others are every app's due."""
    blueprint = tidied(blueprint)
    # The first goes on where the opening ends.
    checks = [*style_checks(blueprint), *_settings(blueprint), *tool_checks(blueprint)]
    for record in blueprint.records:
        checks += record_checks(blueprint, record)
    checks = [with_hidden_shown(check, blueprint) for check in checks]
    checks += [check for record in blueprint.records for check in with_room(partial(hidden_checks, blueprint, record))]
    covered = {line for check in checks for line in check.lines}
    texts = [t for t in blueprint.texts if t.line not in covered]
    opening = _opening(blueprint, tuple(n for n in range(len(blueprint.lines)) if n not in covered), texts)
    own = tuple(_with_clause(check, blueprint) for check in [opening, _parts(blueprint), *checks])
    later = (with_hidden_shown(check, blueprint) for check in layer_checks(blueprint))
    return (*static_checks(), *own, *later)


def _opening(blueprint: Blueprint, lines: tuple[int, ...], texts: list[Text]) -> Check:
    """The app opens; this also stands for lines that say only how it is called or looks."""
    steps = [Step("see", value=blueprint.title)] if blueprint.title else []
    steps += [Step("see", value=text.text) for text in texts]
    if blueprint.scheme:
        steps.append(Step("enabled", f"Theme: {blueprint.scheme}"))
    return Check(
        f"{blueprint.title or 'The app'} opens and shows what it should.", (*steps, Step("quiet")), lines, layer="loads"
    )


def _parts(blueprint: Blueprint) -> Check:
    """The functions that all lines of the blueprint build on; on the page where the opening ended."""
    says = "Dates, times, figures, orders and tables are worked out right."
    title = Step("see", value=blueprint.title or "My app")  # a page without any part has nothing to be right about
    return Check(says, (title, Step("parts"), Step("quiet")), layer="loads", goes_on=True)


def _settings(blueprint: Blueprint) -> list[Check]:
    return [_setting(field) for field in blueprint.settings if field.type != "image"]


def _setting(field: Field) -> Check:
    value = {"date": "2026-04-05", "time": "07:45", "yesno": "yes", "color": "#123456"}.get(field.type, "777")
    if field.type == "choice":
        value = field.options[-1] if field.options else ""
    if field.type == "stars":
        value = "2"
    if field.type in ("text", "longtext", "link", "email", "phone"):
        value = "Zephyr"
    steps = (
        Step("fill", field.label, value, within="Settings"),
        Step("reload"),
        Step("value", field.label, "2 ★★" if field.type == "stars" else value, within="Settings"),
        Step("quiet"),
    )
    return Check(f"{field.label} can be set and is remembered.", steps, (field.line,) if field.line >= 0 else ())


def _with_clause(check: Check, blueprint: Blueprint) -> Check:
    """Return the check with the clause of its first line that has one; assumed where all its lines are."""
    lines = [blueprint.lines[n] for n in check.lines if 0 <= n < len(blueprint.lines)]
    clause = next((line.clause for line in lines if line.clause), "")
    return replace(check, clause=clause, assumed=bool(lines) and all(line.assumed for line in lines))
