"""The rules that mend a small model's slips leave right answers alone: it writes more and more of them."""

from pathlib import Path

import pytest

from app.pipeline.mending import mend_lines
from app.pipeline.prompts import Example, read_prompt
from tests.unit.pipeline.resources import grounding

_GROUNDING = grounding()
_RIGHT = read_prompt("", (Path(__file__).parent / "right_answers.txt").read_text("utf-8")).examples
"""Written by hand: requests with their right answers; half of them were once changed by a rule, the others are chosen
evenly."""


def mend(request: str, *lines: str) -> tuple[str, ...]:
    return mend_lines(("app A", *lines), request, _GROUNDING)[1:]


def test_the_right_answers_are_read() -> None:
    assert len(_RIGHT) >= 300


@pytest.mark.parametrize("example", _RIGHT, ids=lambda e: e.request[:40])
def test_a_right_answer_stays_as_it_is(example: Example) -> None:
    lines = tuple(example.answer.splitlines())
    assert mend_lines(lines, example.request, _GROUNDING) == lines


@pytest.mark.parametrize(
    ("request_", "lines"),
    [
        ("a loan at 4 percent a year for some years",
         ("input loan money", "input years number", "output interest money = loan * 0.04 * years")),
        ("savings at eleven percent a year, what comes in each year",
         ("input saved money", "output each_year money = saved * 0.11")),
        ("a taxi, 2.20 a kilometer and waiting 50 cents a minute, at night a quarter more",
         ("input km number", "input minutes number", "input night yesno",
          "output fare money = (km * 2.2 + minutes * 0.5) * if(night, 1.25, 1)")),
        ("turns of the wheel: three times the age a month",
         ("input age number", "output turns_a_month = age * 3")),
        ("how old am I when I have saved it, age and years needed",
         ("input number number", "input years_needed number", "output then = number + years_needed")),
        ("size of the picture on the wall from the lens twenty centimeters away, all in meters",
         ("input width number", "output picture = width / 0.2")),
        ("what I pay each month for 6, 12, 18 and 24 months",
         ("input each_month money", "output half_year money = each_month * 6", "output year money = each_month * 12",
          "output longer money = each_month * 18", "output longest money = each_month * 24")),
        ("a jar with what is in it, and a button that adds it to the balance",
         ("record jar: jar text, amount money, balance money = 0",
          "button Add to the balance: balance = balance + amount")),
        ("jars with what is in it, a button that empties it all",
         ("record jar: jar text, amount money", "button Empty it: amount = 0")),
        ("stock with name, qty and shelf",
         ("record part: name text, quantity number, shelf text",)),
        ("my pills with a tick, nice big letters", ("record pill: pill text", "tick taken", "style large-text")),
        ("stopwatch with really big digits", ("timer stopwatch", "style large-text")),
        ("half an hour of French every day, I log date and minutes",
         ("record practice: date date, minutes number", "goal Minutes = sum(minutes) of 30 per day")),
        ("five a day: fruit with date and portions",
         ("record fruit: date date, portions number", "goal Portions = sum(portions) of 5 per day")),
        ("ten thousand steps", ("record walk: date date, steps number", "goal Steps = sum(steps) of 10000 per day")),
        ("fish tank: date and p h, it should be between 6 and 8",
         ("record test: date date, ph number", "warn Ph off when ph < 6 or ph > 8")),
        ("tyres: car, front and rear, at least 2.2 in both",
         ("record check: car text, front number, rear number", "warn Too low when front < 2.2 or rear < 2.2")),
        ("who's the spy? I type who plays and each gets a role",
         ("input players longtext", 'generate Roles text from players: each player with a role, one at random a spy')),
        ("nail salon timers: gel hardening 60 seconds or polish drying 10 minutes, a button each",
         ("timer countdown: Gel hardening 60 sec, Polish drying 10 min",)),
        ("trainer for the articles, filter by article and count the nouns of each",
         ("record noun: noun text, article choice(der/die/das)", "filter article", "total Nouns = count() by article")),
        ("rummy with my husband Paul, both totals please",
         ("record round: date date, paul number, me number", "total Paul = sum(paul)", "total Me = sum(me)")),
        ("bills: due, paid; remind me three days before, late ones in red",
         ("record bill: bill text, due date", "tick paid", "warn Late when due < today() and not paid",
          "remind due 3 days")),
        ("we have three parrots and a lone shark uncle: words each learned with date",
         ("record word: word text, date date",)),
    ],
)  # fmt: skip
def test_what_rules_once_spoilt_stays(request_: str, lines: tuple[str, ...]) -> None:
    assert mend(request_, *lines) == lines


@pytest.mark.parametrize(
    ("said", "label"),
    [("empties all of them", "Empty all of them"), ("unticks the whole list", "Untick the whole list"),
     ("passes them on to the", "Pass them")],
)  # fmt: skip
def test_a_button_has_a_whole_label(said: str, label: str) -> None:
    lines = mend(f"a list I tick, with a button that {said}", "record x: x text", "tick done", "button Zap: done = no")
    assert lines[-1].startswith(f"button {label}:")
