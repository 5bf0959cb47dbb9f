"""The time of a press or of filling in, and what may be there only once, as the language says them."""

import pytest

from app.domain.blueprint import Field
from app.domain.blueprint_parser import parse_blueprint
from app.domain.line_words import doing_in_words
from app.pipeline.change.draft import field_text


def fields(line: str, *below: str) -> dict[str, Field]:
    parsed = parse_blueprint("\n".join(("app A", f"record guest: {line}", *below)))
    assert parsed.problems == ()
    return {f.name: f for f in parsed.blueprint.records[0].fields}


@pytest.mark.parametrize(
    "said",
    ["name text unique", "name unique text", "unique name text", "name text(unique)", "name text unique required"],
)
def test_unique_is_read_wherever_it_stands(said: str) -> None:
    name = fields(f"{said}, phone phone")["name"]
    assert (name.name, name.type, name.is_unique) == ("name", "text", True)
    assert not fields("name text, phone phone")["name"].is_unique


def test_unique_on_a_line_of_its_own() -> None:
    assert fields("name text, code text", "unique code")["code"].is_unique
    assert [p.line for p in parse_blueprint("record a: b text\nunique house").problems] == [1]


def test_a_field_may_be_called_unique_and_a_box_is_never() -> None:
    assert fields("name text, unique yesno")["unique"].type == "yesno"
    assert not fields("name text, done yesno unique")["done"].is_unique


@pytest.mark.parametrize(
    ("said", "kind", "default"),
    [
        ("seen time = now()", "time", "now()"),
        ("seen time = now", "time", "now()"),
        ("seen = now()", "time", "now()"),
        ("seen number = now()", "time", "now()"),
        ("seen time = today()", "time", "now()"),
        ("seen date = today()", "date", "today()"),
        ("seen date = now()", "date", "today()"),
        ("seen text = now", "text", "now"),
        ("seen time = 09:30", "time", "09:30"),
    ],
)
def test_a_time_begins_as_now_and_a_day_as_today(said: str, kind: str, default: str) -> None:
    seen = fields(said)["seen"]
    assert (seen.type, seen.default) == (kind, default)


def test_what_a_button_sets_and_nobody_named_is_of_its_type() -> None:
    named = fields(
        "name text",
        "button Arrive: arrived = now()",
        "button Seen: last_seen = today()",
        "button One: votes = votes + 1",
    )
    assert [(f.type, f.default) for f in list(named.values())[1:]] == [("time", ""), ("date", ""), ("number", "0")]


def test_a_time_is_put_into_no_number() -> None:
    [problem] = parse_blueprint("record a: b text, c number\nbutton Go: c = now()").problems
    assert problem.says == "“c” holds no time of day"


def test_a_field_is_written_back_as_it_was_said() -> None:
    assert field_text(fields("name text unique")["name"]) == "name text unique"
    assert field_text(fields("seen time = now()")["seen"]) == "seen time = now()"


def test_in_words() -> None:
    blueprint = parse_blueprint("record guest: name text unique, came time\nbutton Arrive: came = now()").blueprint
    assert doing_in_words(blueprint, 0) == "Keep a list of “guest” with “name (each only once), came”"
    assert doing_in_words(blueprint, 1) == "Show a button “Arrive” that sets “came” to “now”"
