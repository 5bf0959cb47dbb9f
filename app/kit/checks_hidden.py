"""Checks of what a list leaves out until it is asked for; the other checks ask for it whenever something is hidden."""

from dataclasses import replace

from app.domain.blueprint import Blueprint, Field, Record
from app.domain.blueprint_listing import Hide
from app.domain.check import Check, Step
from app.domain.formula import Formula, Unary
from app.domain.line_words import formula_in_words
from app.kit.check_samples import Sample, Scene, telling_cases, values_for
from app.kit.check_steps import add_steps, known_line, list_name, on_a_known_day, section_name, setting_up
from app.kit.evaluate import Row, evaluate_row, is_truth
from app.kit.sections.frame import in_sentence, plural
from app.kit.sections.records import tools_name

_CHANGES = ("press", "key", "reload", "many", "elsewhere", "colours", "drag")


def hidden_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """Return a check for each condition: those it holds for are hidden and no other, and a button shows them; or they
    are there until a button hides them."""
    return [(_if_asked if hide.is_if_asked else _hidden)(blueprint, record, hide) for hide in record.hides]


def with_hidden_shown(check: Check, blueprint: Blueprint) -> Check:
    """Return the check for a person who has what is hidden shown wherever a list leaves something out."""
    hiding = [r for r in blueprint.records if r.hidden_when is not None]
    regions = [section_name(r) for r in hiding]
    lists = {name for r in hiding for name in (list_name(r), tools_name(r))}
    steps = [Step("unhide", within=region) for region in regions if check.layer == "behaviour"]
    for step in check.steps:
        steps.append(step)
        if step.do in _CHANGES or (step.do == "fill" and step.within in lists):
            wait = "waiting" if step.do == "many" else ""
            steps += [Step("unhide", value=wait, within=region) for region in regions]
    return replace(check, steps=tuple(steps)) if regions else check


def _hidden(blueprint: Blueprint, record: Record, hide: Hide) -> Check:
    scene = Scene(blueprint)
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, (hide.condition,), count=0)]
    mine, added = _cases(scene, record, hide.condition, record.hidden_when or hide.condition)
    steps += added
    ticked = _ticked(record)
    within, where = list_name(record), section_name(record)
    places = {id(s): scene.locator(record, s.row) for s in mine}
    seen = [s for s in mine if not _is_hidden(scene, record, s.row)]
    steps += [_looks(scene, record, s, places[id(s)]) for s in mine]
    if ticked and seen and _is_hidden(scene, record, seen[-1].row | {ticked.name: True}):
        place = places[id(seen[-1])]
        steps += [
            Step("fill", ticked.label, "yes", within, place), Step("see_not", value=place, within=within),
            Step("press", "Undo"), Step("see", value=place, within=within),
            Step("fill", ticked.label, "yes", within, place),
        ]  # fmt: skip
        seen[-1].row[ticked.name] = True
    everything = scene.rows[record.name]
    count = sum(_is_hidden(scene, record, row) for row in everything)
    gone = [places[id(s)] for s in mine if _is_hidden(scene, record, s.row)]
    if count and gone:
        words = in_sentence(record.label if len(everything) == 1 else plural(record.label))
        steps += [
            Step("see", value=f"Showing {len(everything) - count} of {len(everything)} {words}", within=where),
            Step("press", f"Show {count} hidden", within=where),
            *(Step("see", value=place, within=within) for place in gone),
            Step("press", f"Hide {count} again", within=where),
            *(Step("see_not", value=place, within=within) for place in gone),
            Step("reload"),
            *(_looks(scene, record, s, places[id(s)]) for s in mine),
            Step("see", value=f"Show {count} hidden", within=where),
        ]
    words = formula_in_words(hide.condition)
    says = f"{plural(record.label)} are hidden where {words}, and no other; a button shows them."
    return Check(says, (*steps, Step("quiet")), known_line(hide.line))


def _if_asked(blueprint: Blueprint, record: Record, hide: Hide) -> Check:
    """All are there until the button is pressed; how it was left is remembered, either way."""
    scene = Scene(blueprint)
    condition = record.hidden_if_asked or hide.condition
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, (hide.condition,), count=0)]
    mine, added = _cases(scene, record, hide.condition, condition)
    within, where = list_name(record), section_name(record)
    places = {id(s): scene.locator(record, s.row) for s in mine}
    is_there = [s for s in mine if not _is_hidden(scene, record, s.row)]
    seen = [Step("see", value=places[id(s)], within=within) for s in is_there]
    steps += [*added, *seen]
    first, ticked = next(iter(is_there), None), _ticked(record)
    if first and ticked and _holds(condition, scene, record, first.row | {ticked.name: True}):
        steps.append(Step("fill", ticked.label, "yes", within, places[id(first)]))
        first.row[ticked.name] = True
        steps += seen
    meant = [s for s in is_there if _holds(condition, scene, record, s.row)]
    everything = [row for row in scene.rows[record.name] if not _is_hidden(scene, record, row)]
    count = sum(_holds(condition, scene, record, row) for row in everything)
    if meant:
        hides, shows = hiding_words(record, count)
        left = [Step("see_not" if s in meant else "see", value=places[id(s)], within=within) for s in is_there]
        steps += [
            Step("press", hides, within=where), *left, Step("see", value=shows, within=where), Step("reload"), *left,
            *_ticked_away(scene, record, is_there, condition, places),
            Step("press", shows, within=where), *seen, Step("reload"), *seen, Step("see", value=hides, within=where),
        ]  # fmt: skip
    words = formula_in_words(hide.condition)
    says = f"A button hides {in_sentence(plural(record.label))} where {words}, and no other, and shows them again."
    return Check(says, (*steps, Step("quiet")), known_line(hide.line))


def hiding_words(record: Record, count: int) -> tuple[str, str]:
    """Return what the button says that hides so many, and then what it says to show them again."""
    if record.hidden_when is not None:
        return f"Hide {count} more", f"Show these {count} again"
    return f"Hide {count}", f"Show {count} hidden"


def _ticked_away(
    scene: Scene, record: Record, there: list[Sample], condition: Formula, places: dict[int, str]
) -> list[Step]:
    """Tick one while they are hidden: it goes out of sight, and is there again when that is taken back."""
    ticked = _ticked(record)
    staying = [s for s in there if not _holds(condition, scene, record, s.row)]
    if not ticked or not staying or not _holds(condition, scene, record, staying[-1].row | {ticked.name: True}):
        return []
    place, within = places[id(staying[-1])], list_name(record)
    if _is_hidden(scene, record, staying[-1].row | {ticked.name: True}):
        return []
    return [
        Step("fill", ticked.label, "yes", within, place), Step("see_not", value=place, within=within),
        Step("press", "Undo"), Step("see", value=place, within=within),
    ]  # fmt: skip


def _ticked(record: Record) -> Field | None:
    return record.field(record.tick.field) if record.tick and record.tick.field else None


def _cases(scene: Scene, record: Record, condition: Formula, hides: Formula) -> tuple[list[Sample], list[Step]]:
    """Add records for which the condition holds and such for which it just does not, as far as they can be typed."""
    mine, steps = [], []
    for number, (case, _) in enumerate(telling_cases(condition)):
        chosen = values_for(case, scene, record, number)
        if chosen is not None:
            mine.append(scene.add(record, number, chosen))
            steps += add_steps(mine[-1])
    for number in range(8, 11):  # two of them may be ticked, and a list without any other would be gone itself
        if sum(not _holds(hides, scene, record, s.row) for s in mine) < 3:
            chosen = values_for(Unary("not", hides), scene, record, number)
            mine.append(scene.add(record, number, chosen or {}))
            steps += add_steps(mine[-1])
    return mine, steps


def _looks(scene: Scene, record: Record, sample: Sample, place: str) -> Step:
    action = "see_not" if _is_hidden(scene, record, sample.row) else "see"
    return Step(action, value=place, within=list_name(record))  # type: ignore[arg-type]


def _is_hidden(scene: Scene, record: Record, row: Row) -> bool:
    """Whether the list leaves it out at first."""
    return record.hidden_when is not None and _holds(record.hidden_when, scene, record, row)


def _holds(condition: Formula, scene: Scene, record: Record, row: Row) -> bool:
    return is_truth(evaluate_row(condition, scene.world, record, row))
