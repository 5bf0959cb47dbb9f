"""Checks of the other views of records: board, ticks, flash cards, calendar."""

from app.domain.blueprint import Blueprint, Field, Record
from app.domain.check import Check, Step
from app.kit.check_samples import TODAY, Sample, Scene
from app.kit.check_steps import add_steps, known_line, lines_below, list_name, on_a_known_day, setting_up
from app.kit.sections.frame import in_sentence, plural
from app.kit.sections.records import recurring_heads
from app.kit.sections.records_views import can_type, known_field


def board_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """A card moves to the next stage by its button and to any by its choice, and stays there."""
    stage = record.field(record.stage.field) if record.stage else None
    if not record.stage or not stage or len(stage.options) < 2:
        return []
    scene = Scene(blueprint)
    first, second, last = stage.options[0], stage.options[1], stage.options[-1]
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, count=0)]
    sample = scene.add(record, 0, {stage.name: first})
    title = scene.title(record.name, sample.row)
    steps += [
        *add_steps(sample),
        Step("see", value=title, within=first),
        Step("press", f"Move to {second}", within=list_name(record), row=title),
        Step("see", value=title, within=second),
        Step("see_not", value=title, within=first),
        Step("fill", f"Stage of {title}", last, within=list_name(record)),
        Step("see", value=title, within=last),
        Step("reload"),
        Step("see", value=title, within=last),
        Step("quiet"),
    ]
    says = f"{plural(record.label)} move from {' to '.join(stage.options)} on a board and stay there."
    lines = [*known_line(record.stage.line), *known_line(record.group.line if record.group else -1)]
    return [Check(says, tuple(steps), tuple(lines))]


def tick_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """A tick stays after a reload; a daily one counts days in a row and days of the month."""
    if not record.tick:
        return []
    scene = Scene(blueprint)
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record)]
    sample = next(s for s in scene.samples if s.record.name == record.name)
    one, every = in_sentence(record.label), record.tick.every
    steps += _once(scene, record, sample) if every == "once" else _again(scene, record, sample)
    says = {
        "once": f"Each {one} can be ticked off.",
        "daily": f"Each {one} can be ticked once a day, with streak and count of the month.",
        "weekly": f"Each {one} can be ticked once a week and is open again on Monday, with streak and count.",
        "monthly": f"Each {one} can be ticked once a month and is open again on the first, with streak and count.",
    }[every]
    lines = (*known_line(record.tick.line), *lines_below(blueprint, record, "streak"))
    return [Check(says, (*steps, Step("quiet")), lines)]


def _once(scene: Scene, record: Record, sample: Sample) -> list[Step]:
    field = record.field(record.tick.field) if record.tick else None
    label, place, within = field.label if field else "", scene.locator(record, sample.row), list_name(record)
    return [
        Step("fill", label, "yes", within, place),
        Step("value", label, "yes", within, place),
        Step("focused", label, "", within, place),
        Step("reload"),
        Step("value", label, "yes", within, place),
        Step("fill", label, "no", within, place),
        Step("value", label, "no", within, place),
    ]


_TURNS = {
    "daily": ("day", "2026-03-11", "2026-03-12", "Tuesday 2026-03-10"),
    "weekly": ("week", "2026-03-15", "2026-03-16", "Week of 2026-03-02"),
    "monthly": ("month", "2026-03-31", "2026-04-01", "Feb 2026"),
}
"""What is counted, the last day on which it is done, the first on which it is open, and one that was forgotten."""


def _again(scene: Scene, record: Record, sample: Sample) -> list[Step]:
    """Ticked to the end of the day, week or month, open again in the next; one that was forgotten counts as well."""
    place, within = scene.locator(record, sample.row), list_name(record)
    counted, last, first, forgotten = _TURNS[record.tick.every if record.tick else "daily"]
    box = recurring_heads(record)[0]
    return [
        Step("fill", box, "yes", within, place),
        Step("value", box, "yes", within, place),
        Step("see", value=f"1 {counted}", within=within, row=place),
        Step("today", value=f"{last}T23:00"),
        Step("reload"),
        Step("value", box, "yes", within, place),
        Step("today", value=f"{first}T09:00"),
        Step("reload"),
        Step("value", box, "no", within, place),
        Step("fill", box, "yes", within, place),
        Step("see", value=f"2 {counted}s 2 {counted}s", within=within, row=place),
        Step("press", forgotten, within=within, row=place),
        Step("see", value=f"3 {counted}s 3 {counted}s", within=within, row=place),
    ]


def card_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """The answer is hidden until asked for, and what is known is counted."""
    cards = record.cards
    front, back = (record.field(cards.front), record.field(cards.back)) if cards else (None, None)
    if not cards or not front or not back:
        return []
    scene = Scene(blueprint)
    steps = [*on_a_known_day(blueprint)]
    known = known_field(record)
    for number in range(2):
        steps += add_steps(scene.add(record, number, {known: "no"} if known else {}))
    row = scene.rows[record.name][0]
    if known and row.get(known):
        return []
    total = len(scene.rows[record.name])
    answer = scene.shown(record, back, row)
    steps += _by_typing(record, is_wanted=False)
    steps += [
        Step("see", value=scene.shown(record, front, row), within="Practise"),
        Step("see_not", value=answer, within="Practise"),
        Step("press", "Show answer", within="Practise"),
        Step("see", value=answer, within="Practise"),
    ]
    if not known:
        steps += [Step("press", "I know it", within="Practise"), Step("see", value=f"1 of {total}", within="Practise")]
        steps += [Step("reload"), Step("see", value=f"1 of {total}", within="Practise")]
        box = ("Known", list_name(record), scene.locator(record, row))
        steps += [
            Step("value", box[0], "yes", *box[1:]),
            Step("fill", box[0], "no", *box[1:]),
            Step("see", value=f"0 of {total}", within="Practise"),
            Step("fill", box[0], "yes", *box[1:]),
            Step("see", value=f"1 of {total}", within="Practise"),
        ]
    says = f"The {in_sentence(back.label)} is hidden until you ask for it, and the known ones are counted."
    flipped = Check(says, (*steps, Step("quiet")), known_line(cards.line))
    return [flipped, *_typed_cards(blueprint, record, front, back)]


def _typed_cards(blueprint: Blueprint, record: Record, front: Field, back: Field) -> list[Check]:
    """Answers are typed: right and wrong ones are told apart and counted, the other way round too."""
    scene = Scene(blueprint)
    steps, known = [*on_a_known_day(blueprint)], known_field(record)
    for number in range(3):
        steps += add_steps(scene.add(record, number, {known: "no"} if known else {}))
    rows = scene.rows[record.name]
    fronts, backs = ([scene.shown(record, side, row) for row in rows] for side in (front, back))
    if not can_type(record) or {"", "–"} & {*fronts, *backs} or any(known and row.get(known) for row in rows):
        return []
    asks = f"Type the {back.label.lower()}"
    steps += _by_typing(record, is_wanted=True)
    steps += [
        Step("see", value=fronts[0], within="Practise"),
        Step("fill", asks, f" {backs[0].swapcase()} ", within="Practise"),
        Step("key", asks, "Enter", within="Practise"),
        Step("see", value="Correct!", within="Practise"),
        Step("see", value="Right: 1, wrong: 0", within="Practise"),
        Step("see", value=f"1 of {len(rows)}", within="Practise"),
        Step("reload"),
        Step("see", value=fronts[1], within="Practise"),
        Step("fill", asks, f"not {backs[1]}", within="Practise"),
        Step("press", "Check", within="Practise"),
        Step("see", value=f"The right answer is: {backs[1]}", within="Practise"),
        Step("see", value="Right: 1, wrong: 1", within="Practise"),
        Step("see", value=f"1 of {len(rows)}", within="Practise"),
        Step("key", asks, "Enter", within="Practise"),
    ]
    if can_type(record, is_turned=True):
        after = 3 if len(rows) > 3 else 1  # after the last comes the first that is not known
        steps += [
            Step("see", value=fronts[2], within="Practise"),
            Step("press", f"Ask for the {front.label.lower()} instead", within="Practise"),
            Step("see", value=backs[after], within="Practise"),
            Step("fill", f"Type the {front.label.lower()}", fronts[after], within="Practise"),
            Step("press", "Check", within="Practise"),
            Step("see", value="Right: 2, wrong: 1", within="Practise"),
        ]
    says = f"You can practise by typing the {in_sentence(back.label)}: right and wrong answers are told and counted."
    return [Check(says, (*steps, Step("quiet")), known_line(record.cards.line if record.cards else -1))]


def _by_typing(record: Record, *, is_wanted: bool) -> list[Step]:
    """Return the press that goes over to typing, or away from it, where one does not begin that way."""
    is_typed = can_type(record) and bool(record.cards and record.cards.is_typed)
    way = "typing" if is_wanted else "flipping"
    return [] if is_typed == is_wanted else [Step("press", f"Practise by {way}", within="Practise")]


def calendar_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """A record stands in the month of its date, and in no other."""
    if not record.calendar:
        return []
    scene = Scene(blueprint)
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, count=0)]
    sample = scene.add(record, 0, {record.calendar.field: TODAY})
    title = scene.title(record.name, sample.row)
    steps += [
        *add_steps(sample),
        Step("see", value=title, within="Calendar"),
        Step("press", "Month after", within="Calendar"),
        Step("see_not", value=title, within="Calendar"),
        Step("quiet"),
    ]
    says = f"A month view shows each {in_sentence(record.label)} on its day."
    return [Check(says, tuple(steps), known_line(record.calendar.line))]
