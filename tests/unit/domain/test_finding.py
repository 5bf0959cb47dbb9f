"""Boxes that find what fits, and buttons that hide, as the lines say it."""

import pytest

from app.domain.blueprint import Blueprint
from app.domain.blueprint_parser import parse_blueprint
from app.domain.formula import format_formula
from app.domain.line_words import doing_in_words
from app.pipeline.change.draft import Draft

STAYS = (
    "app Stays\nrecord room: room text\n"
    "record stay: guest text, arrival date, departure date, beds number, room ref(room), size choice(S/M), paid yesno\n"
    "calc price money = beds * 20\n"
)


def read(text: str) -> Blueprint:
    parsed = parse_blueprint(text)
    assert not parsed.problems
    return parsed.blueprint


@pytest.mark.parametrize(
    ("line", "label", "condition", "kind"),
    [
        ("find Day where arrival <= asked and asked < departure", "Day",
         "arrival <= asked and asked < departure", "date"),
        ("find Day when arrival <= asked", "Day", "arrival <= asked", "date"),
        ("find My budget: price <= asked and not paid", "My budget", "price <= asked and (not paid)", "money"),
        ("find Beds I need where beds >= beds_i_need", "Beds I need", "beds >= asked", "number"),
        ("find Guest where guest = asked", "Guest", "guest = asked", "text"),
        ("find Room where room = asked", "Room", "room.room = asked", "text"),
        ("find Size where size = asked", "Size", "size = asked", "choice"),
        ("find Days before where arrival - asked <= today()", "Days before", "arrival - asked <= today()", "number"),
        ("find Weekday where weekday(arrival) = asked", "Weekday", "weekday(arrival) = asked", "text"),
        ("find Stay where days_between(arrival, asked) < 3", "Stay", "days_between(arrival, asked) < 3", "date"),
    ],
)  # fmt: skip
def test_what_is_typed_is_of_the_type_of_what_it_meets(line: str, label: str, condition: str, kind: str) -> None:
    [find] = read(STAYS + line).records[1].finds
    assert (find.label, format_formula(find.condition), find.type) == (label, condition, kind)
    assert find.options == (("S", "M") if kind == "choice" else ())


@pytest.mark.parametrize(
    "line",
    [
        "find", "find Day", "find Day where beds > 3", "find Day where paid = asked", "find Day where sum(asked) > 3",
        "find Day where count() = sum(beds where beds = asked)", "find A where nothing < nobody",
        "find Day where beds + asked",
    ],
)  # fmt: skip
def test_what_compares_nothing_with_what_is_typed_is_left_out_and_told(line: str) -> None:
    parsed = parse_blueprint(STAYS + line)
    assert [p.line for p in parsed.problems] == [4] and not parsed.blueprint.records[1].finds


def test_two_boxes_are_not_called_the_same() -> None:
    parsed = parse_blueprint(STAYS + "find Beds where beds = asked\nfind beds where beds < asked")
    assert [p.line for p in parsed.problems] == [5]


@pytest.mark.parametrize("line", ["hide when paid if asked", "hide paid when asked", "hide when paid only if I ask"])
def test_what_is_hidden_if_asked_is_there_at_first(line: str) -> None:
    stay = read(STAYS + line).records[1]
    assert stay.hidden_when is None and format_formula(stay.hidden_if_asked) == "paid"  # type: ignore[arg-type]


def test_what_is_hidden_at_first_is_not_hidden_by_the_button_too() -> None:
    stay = read(STAYS + "hide when paid\nhide when departure < today() if asked").records[1]
    assert stay.hidden_when is not None and stay.hidden_if_asked is not None
    assert format_formula(stay.hidden_when) == "paid"
    assert format_formula(stay.hidden_if_asked) == "departure < today() and (not paid)"


def test_a_field_called_asked_is_no_button() -> None:
    [club] = read("app Club\nrecord member: name text, asked yesno\nhide when asked").records
    assert not club.hides[0].is_if_asked


def test_lines_are_said_in_words() -> None:
    blueprint = read(STAYS + "find Beds where beds >= asked\nhide when paid if asked")
    assert doing_in_words(blueprint, 4) == "Let me type in “Beds” and show those where “beds is at least asked”"
    assert doing_in_words(blueprint, 5) == "Give me a button to leave out of the list those where “paid”"


def test_a_renamed_field_is_renamed_in_the_condition_and_not_in_the_name_of_the_box() -> None:
    draft = Draft((STAYS + "find beds needed where beds >= asked\nhide when paid if asked").splitlines())
    stay = draft.blueprint.records[1]
    draft.rename_field(stay, "beds", "places")
    draft.rename_field(draft.blueprint.records[1], "paid", "settled")
    assert "find beds needed where places >= asked" in draft.lines
    assert "hide when settled if asked" in draft.lines
