"""What must not overlap and what there is only so much room for: read, settled, and kept by made-up records."""

import pytest

from app.domain.blueprint import Record
from app.domain.blueprint_parser import parse_blueprint
from app.domain.blueprint_rules import Apart
from app.domain.formula import format_formula
from app.domain.line_words import doing_in_words
from app.kit.check_samples import NoRoomError, Scene
from app.kit.checks import derive_checks
from app.pipeline.change.draft import Draft

STAY = "record stay: guest text, cabin choice(Fjord/Fell), from date, to date, size choice(s/l), notes longtext"
BAND = "record rehearsal: band text, day date, start time, end time, room choice(A/B)"
COURSES = "setting room_a_day number 6\nrecord course: name text, places number\n"
BOOKING = f"{COURSES}record booking: who text, course ref(course), date date, persons number, paid yesno"


def read(record: str, line: str) -> Record:
    parsed = parse_blueprint(f"{record}\n{line}")
    assert parsed.problems == ()
    return parsed.blueprint.records[-1]


@pytest.mark.parametrize(
    ("record", "line", "start", "end", "by"),
    [
        (STAY, "apart from to to by cabin", "from", "to", ("cabin",)),
        (STAY, "apart from to to", "from", "to", ()),
        (STAY, "apart from until to by cabin + size", "from", "to", ("cabin", "size")),
        (BAND, "apart start to end by day + room", "start", "end", ("day", "room")),
        (BAND, "apart start to end by room", "start", "end", ("day", "room")),
        ("record walk: km_from number, km_to number", "apart km_from to km_to", "km_from", "km_to", ()),
    ],
)
def test_records_are_kept_apart(record: str, line: str, start: str, end: str, by: tuple[str, ...]) -> None:
    (apart,) = read(record, line).aparts
    assert (apart.start, apart.end, apart.by) == (start, end, by)


@pytest.mark.parametrize(
    "line",
    [
        "apart from", "apart from to size", "apart from to from", "apart from to to by notes", "apart guest to cabin",
        "apart from to to by boat",
    ],
)  # fmt: skip
def test_what_cannot_be_kept_apart_is_a_problem(line: str) -> None:
    parsed = parse_blueprint(f"{STAY}\n{line}")
    assert [problem.line for problem in parsed.problems] == [1]
    assert parsed.blueprint.records[0].aparts == ()


@pytest.mark.parametrize(
    ("line", "most", "per", "summed"),
    [
        ("limit 12 per course", "12", ("course",), ""),
        ("limit 12 people per course + date", "12", ("course", "date"), ""),
        ("limit at most 12 for each course", "12", ("course",), ""),
        ("limit 20", "20", (), ""),
        ("limit 8 per day", "8", ("date",), ""),
        ("limit room_a_day per date", "room_a_day", ("date",), ""),
        ("limit course.places per course", "course.places", ("course",), ""),
        ("limit places per course", "course.places", ("course",), ""),
        ("limit course.places", "course.places", ("course",), ""),
        ("limit sum(persons) of 40 per date", "40", ("date",), "persons"),
        ("limit sum(persons) of course.places per course", "course.places", ("course",), "persons"),
        ("limit count() of 5 per course", "5", ("course",), ""),
    ],
)
def test_there_is_a_limit(line: str, most: str, per: tuple[str, ...], summed: str) -> None:
    (limit,) = read(BOOKING, line).limits
    assert (format_formula(limit.most), limit.per, limit.summed) == (most, per, summed)


@pytest.mark.parametrize(
    "line",
    [
        "limit per course", "limit 0 per course", "limit persons per course", "limit course.places per date",
        "limit 3 per paid", "limit sum(who) of 3", "limit guests per course",
    ],
)  # fmt: skip
def test_what_is_no_limit_is_a_problem(line: str) -> None:
    parsed = parse_blueprint(f"{BOOKING}\n{line}")
    assert [problem.line for problem in parsed.problems] == [3]
    assert parsed.blueprint.records[-1].limits == ()


def test_the_lines_are_said_in_words() -> None:
    said = parse_blueprint(f"{STAY}\napart from to to by cabin\nlimit 9 per cabin").blueprint
    assert doing_in_words(said, 1) == "Keep no two that overlap from “from” to “to”, by “cabin”"
    assert doing_in_words(said, 2) == "Keep no more than “9” for each “cabin”"


def test_a_renamed_field_is_renamed_where_it_is_called_as_the_word_between() -> None:
    assert Apart("from", "to", ("cabin",)).renamed("to", "until") == Apart("from", "until", ("cabin",))
    draft = Draft([*STAY.splitlines(), "apart from to to by cabin", "limit 9 per cabin"])
    draft.rename_field(draft.blueprint.records[0], "to", "departure")
    draft.rename_field(draft.blueprint.records[0], "cabin", "hut")
    assert "apart from to departure by hut" in draft.lines
    assert "limit 9 per hut" in draft.lines
    assert len(draft.blueprint.records[0].aparts) == 1


@pytest.mark.parametrize(
    ("record", "line"),
    [(STAY, "apart from to to by cabin"), (STAY, "apart from to to"), (BAND, "apart start to end by day + room")],
)
def test_made_up_records_do_not_overlap(record: str, line: str) -> None:
    blueprint = parse_blueprint(f"{record}\n{line}").blueprint
    scene = Scene(blueprint)
    same = {"from": "2026-03-11", "cabin": "Fjord", "day": "2026-03-11", "start": "09:00", "room": "A"}
    for number in range(6):
        scene.add(blueprint.records[0], number, same)  # raises where it overlaps or ends before it begins
    assert len(scene.samples) == 6


def test_made_up_records_go_where_there_is_room_and_no_further() -> None:
    blueprint = parse_blueprint(f"{STAY}\nlimit 2 per cabin").blueprint
    scene, (record,) = Scene(blueprint), blueprint.records
    rows = [scene.add(record, number, {"cabin": "Fjord"}).row for number in range(4)]
    assert sorted(str(row["cabin"]) for row in rows) == ["Fell", "Fell", "Fjord", "Fjord"]
    with pytest.raises(NoRoomError):
        scene.add(record, 4)


@pytest.mark.parametrize("line", ["limit 1", "limit 2", "limit 1 per cabin", "limit 400 per cabin", "limit 90000"])
def test_checks_are_derived_also_where_there_is_little_room(line: str) -> None:
    assert derive_checks(parse_blueprint(f"{STAY}\n{line}\nwarn Long when to > from\nsort from").blueprint)
