"""Checks of the order of a list: the record that must stand first is the one that the first “Delete” removes."""

from itertools import permutations

from app.domain.blueprint import Blueprint, Calc, Field, Record
from app.domain.check import Check, Step
from app.kit.check_samples import Sample, Scene
from app.kit.check_steps import (
    add_steps,
    is_by_chance,
    is_hidden,
    known_line,
    list_name,
    on_a_known_day,
    setting_up,
)
from app.kit.evaluate import Value, member_value
from app.kit.javascript import members_of
from app.kit.sections.frame import in_sentence, plural
from app.kit.sections.records import own_order, sort_words, tools_name

Key = tuple[int, float | str]


def sort_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """Return a check for each order asked for; a second one decides where the first leaves two records level."""
    return [check for place in range(len(record.sorts)) for check in _sort(blueprint, record, place)]


def hand_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """Records are moved by button, key and mouse; that is taken back, and there after a reload; new ones come last."""
    if not record.by_hand:
        return []
    scene = Scene(blueprint)
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, count=0)]
    mine = [scene.add(record, number, _beside_each_other(scene, record)) for number in _ALIKE]
    names = [scene.locator(record, sample.row) for sample in mine]
    steps += [step for sample in mine[:3] for step in add_steps(sample)]
    within = list_name(record)
    if _can_be_moved(scene, record, mine, names):
        first, second, third, last = names
        steps += [
            Step("press", "Move up", within=within, row=third),
            _stand(within, first, third, second),
            Step("press", "Undo"),
            _stand(within, first, second, third),
            Step("key", "Move down", "ArrowDown", within=within, row=first),
            _stand(within, second, first, third),
            Step("drag", value=second, within=within, row=third),
            _stand(within, third, second, first),
            Step("reload"),
            _stand(within, third, second, first),
            *add_steps(mine[3]),
            _stand(within, third, second, first, last),
        ]
    else:  # what cannot be told apart, or never stands side by side: then what the list says of itself
        steps.append(Step("value", "Sort by", own_order(record), within=tools_name(record)))
    says = f"{plural(record.label)} stand in the order you give them, by buttons, keys or dragging, and stay there."
    return [Check(says, (*steps, Step("quiet")), known_line(record.by_hand.line))]


_ALIKE = (0, 2, 4, 6)
"""Samples that refer to the same record."""


def _stand(within: str, *names: str) -> Step:
    return Step("in_order", value="\n".join(names), within=within)


def _beside_each_other(scene: Scene, record: Record) -> dict[str, str]:
    """Return what is typed so that a record stands in the same group or stage as every other."""
    typed = scene.made(record, 0, {})[0]
    by = [part.field for part in (record.stage, record.group) if part]
    return {name: typed[name] for name in by if typed.get(name)}


def _can_be_moved(scene: Scene, record: Record, mine: list[Sample], names: list[str]) -> bool:
    by = [part.field for part in (record.stage, record.group) if part]
    for name in by:
        if any(_key(scene, sample, name) != _key(scene, mine[0], name) for sample in mine[1:]):
            return False
    return not any(a.casefold() in b.casefold() for a, b in permutations(names, 2))


def _sort(blueprint: Blueprint, record: Record, place: int) -> list[Check]:
    sort = record.sorts[place]
    member = next((m for m in members_of(record) if m.name == sort.field), None)
    if member is None:
        return []
    found = next((f for f in _arrangements(blueprint, record) if _tells(*f, place)), None)
    if found:
        scene, mine, steps = found
        first, other = _places(scene, record, mine)
        steps = [
            *steps,
            *(_told(record, member) if place == 0 and not record.by_hand else []),
            Step("press", "Delete", within=list_name(record)),
            Step("see_not", value=first, within=list_name(record)),
            Step("see", value=other, within=list_name(record)),
        ]
    else:  # nothing that can be typed tells the order by its first record: then what the list says of itself
        shown = record.sorts[0]
        named = next(m for m in members_of(record) if m.name == shown.field)
        words = f"{named.label}, {sort_words(named)[shown.is_descending]}"
        steps = [*setting_up(Scene(blueprint), record), Step("value", "Sort by", words, within=tools_name(record))]
    order = "from high to low" if sort.is_descending else "from low to high"
    if member.type == "yesno":
        order = sort_words(member)[sort.is_descending]
    says = f"{plural(record.label)} stand in order of {in_sentence(member.label)}, {order}."
    steps = [*on_a_known_day(blueprint), *steps, Step("quiet")]
    return [Check(says, tuple(steps), known_line(sort.line))]


def _told(record: Record, member: Field | Calc) -> list[Step]:
    """The list says how it is sorted, by its choice and at the heading; pressed, that one turns the order round."""
    within, where, words = list_name(record), tools_name(record), sort_words(member)
    now = record.sorts[0].is_descending
    ways = ("ascending", "descending")
    chosen = [Step("value", "Sort by", f"{member.label}, {words[way]}", where) for way in (now, not now)]
    is_ticked = record.tick is not None and record.tick.field == member.name
    if record.stage or is_ticked or (isinstance(member, Field) and is_hidden(record, member)):
        return chosen[:1]
    heading = Step("press", member.label, within=within)
    sorted_ = [Step("sorted", member.label, ways[way], within) for way in (now, not now)]
    return [chosen[0], sorted_[0], heading, sorted_[1], chosen[1], heading, sorted_[0]]


def _arrangements(blueprint: Blueprint, record: Record) -> list[tuple[Scene, list[Sample], list[Step]]]:
    """Return two records added in every order, with the steps; records that are there from the start tell no order."""
    if record.start:
        return []
    formulas = tuple(c.formula for c in record.calcs)
    found = []
    for numbers in permutations(range(3), 2):
        scene = Scene(blueprint)
        steps = setting_up(scene, record, formulas, count=0)
        mine = [scene.add(record, number) for number in numbers]
        found.append((scene, mine, [*steps, *(s for sample in mine for s in add_steps(sample))]))
    return found


def _tells(scene: Scene, mine: list[Sample], steps: list[Step], place: int) -> bool:
    """Say whether the second of two records must stand first, and would not without this order."""
    record = mine[0].record
    for part in (record.stage, record.group):
        if part and _key(scene, mine[0], part.field) != _key(scene, mine[1], part.field):
            return False
    if any(_key(scene, mine[0], s.field) != _key(scene, mine[1], s.field) for s in record.sorts[:place]):
        return False
    first, second = (_key(scene, sample, record.sorts[place].field) for sample in mine)
    if first is None or second is None or first[0] != second[0] or first == second:
        return False
    is_second_first = (second > first) == record.sorts[place].is_descending
    names = _places(scene, record, mine)
    return is_second_first and not any(a in b for a, b in permutations(names, 2))


def _places(scene: Scene, record: Record, mine: list[Sample]) -> tuple[str, str]:
    """Return by what a person finds the record that stands first, and the other one."""
    return scene.locator(record, mine[1].row), scene.locator(record, mine[0].row)


def _key(scene: Scene, sample: Sample, name: str) -> Key | None:
    """Return what the page sorts by, with the kind of value; None for what is empty or cannot be known."""
    record = sample.record
    member = next((m for m in members_of(record) if m.name == name), None)
    if member is None or member.type == "image" or (isinstance(member, Calc) and is_by_chance(member.formula, record)):
        return None
    value: Value = member_value(name, scene.world, record, sample.row)
    if not isinstance(member, Calc) and member.type == "ref":
        value = scene.shown(record, member, sample.row)
    if value is None or value == "" or value != value:
        return None
    return (1, value.casefold()) if isinstance(value, str) else (0, float(value))
