"""What may be there once is said of several fields together."""

import pytest

from app.domain.blueprint_parser import parse_blueprint
from app.kit.check_samples import Scene

BOOKING = "record booking: day date, slot choice(morning/evening), who text, notes longtext"


@pytest.mark.parametrize("said", ["unique day + slot", "unique day+slot", "unique Day + the slot"])
def test_two_fields_are_unique_together(said: str) -> None:
    parsed = parse_blueprint(f"{BOOKING}\n{said}")
    assert parsed.problems == ()
    (record,) = parsed.blueprint.records
    assert [one.fields for one in record.unique_together] == [("day", "slot")]
    assert not any(field.is_unique for field in record.fields)


@pytest.mark.parametrize("said", ["unique day +", "unique day + day", "unique day + room", "unique day + notes"])
def test_what_cannot_be_unique_together_is_a_problem(said: str) -> None:
    parsed = parse_blueprint(f"{BOOKING}\n{said}")
    assert [problem.line for problem in parsed.problems] == [1]
    assert parsed.blueprint.records[0].unique_together == ()


def test_made_up_records_are_apart() -> None:
    """Checks add records that the app would otherwise refuse."""
    blueprint = parse_blueprint(f"{BOOKING}\nunique day + slot").blueprint
    scene, (record,) = Scene(blueprint), blueprint.records
    same = {"day": "2026-03-02", "slot": "morning"}
    rows = [scene.add(record, number, same).row for number in range(4)]
    assert len({(row["day"], row["slot"]) for row in rows}) == 4


def test_made_up_records_are_apart_in_every_key() -> None:
    record = "record stay: day date, slot choice(early/late), room choice(blue/red), who text"
    blueprint = parse_blueprint(f"{record}\nunique who + day\nunique room + slot").blueprint
    scene, (made,) = Scene(blueprint), blueprint.records
    rows = [scene.add(made, number, {"slot": "early", "room": "blue"}).row for number in range(4)]
    assert len({(row["room"], row["slot"]) for row in rows}) == 4


@pytest.mark.parametrize("empty", ["day", "who"])
def test_an_empty_value_of_a_made_up_record_is_left_empty_where_another_can_change(empty: str) -> None:
    blueprint = parse_blueprint(f"{BOOKING}, room number\nunique day + who").blueprint
    scene, (record,) = Scene(blueprint), blueprint.records
    rows = [scene.add(record, number, {empty: ""}).row for number in range(2)]
    assert [row[empty] for row in rows] == [None, None] or all(not row[empty] for row in rows)
