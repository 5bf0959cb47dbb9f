"""Checks of what a list leaves out until it is asked for; the other checks ask for it whenever something is hidden."""

from dataclasses import replace

from app.domain.blueprint import Blueprint, Record
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
    """Return a check for each condition: it hides those it holds for and no other, and a button shows them."""
    return [_hidden(blueprint, record, hide.condition, hide.line) for hide in record.hides]


def with_hidden_shown(check: Check, blueprint: Blueprint) -> Check:
    """Return the check for a person who has what is hidden shown wherever a list leaves something out."""
    regions = [section_name(r) for r in blueprint.records if r.hides]
    lists = {name for r in blueprint.records if r.hides for name in (list_name(r), tools_name(r))}
    steps = [Step("unhide", within=region) for region in regions if check.layer == "behaviour"]
    for step in check.steps:
        steps.append(step)
        if step.do in _CHANGES or (step.do == "fill" and step.within in lists):
            wait = "waiting" if step.do == "many" else ""
            steps += [Step("unhide", value=wait, within=region) for region in regions]
    return replace(check, steps=tuple(steps)) if regions else check


def _hidden(blueprint: Blueprint, record: Record, condition: Formula, line: int) -> Check:
    scene = Scene(blueprint)
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, (condition,), count=0)]
    mine, added = _cases(scene, record, condition)
    steps += added
    ticked = record.field(record.tick.field) if record.tick and record.tick.field else None
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
    says = f"{plural(record.label)} are hidden where {formula_in_words(condition)}, and no other; a button shows them."
    return Check(says, (*steps, Step("quiet")), known_line(line))


def _cases(scene: Scene, record: Record, condition: Formula) -> tuple[list[Sample], list[Step]]:
    """Add records for which the condition holds and such for which it just does not, as far as they can be typed."""
    mine, steps = [], []
    for number, (case, _) in enumerate(telling_cases(condition)):
        chosen = values_for(case, scene, record, number)
        if chosen is not None:
            mine.append(scene.add(record, number, chosen))
            steps += add_steps(mine[-1])
    condition = record.hidden_when or condition
    for number in range(8, 10):  # one of them may be ticked, and a list without any other would be gone itself
        if sum(not _is_hidden(scene, record, s.row) for s in mine) < 2:
            chosen = values_for(Unary("not", condition), scene, record, number)
            mine.append(scene.add(record, number, chosen or {}))
            steps += add_steps(mine[-1])
    return mine, steps


def _looks(scene: Scene, record: Record, sample: Sample, place: str) -> Step:
    action = "see_not" if _is_hidden(scene, record, sample.row) else "see"
    return Step(action, value=place, within=list_name(record))  # type: ignore[arg-type]


def _is_hidden(scene: Scene, record: Record, row: Row) -> bool:
    condition = record.hidden_when
    return condition is not None and is_truth(evaluate_row(condition, scene.world, record, row))
