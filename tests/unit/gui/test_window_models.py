"""What the window shows, without a window: models gathered from events are plain Python."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.blueprint import Line
from app.domain.build import STAGES, Generated, Understood, Validated
from app.domain.change import Changed
from app.domain.check import Outcome
from app.domain.codebase import Codebase, SourceFile
from app.domain.events import (
    CheckTried,
    ForecastChanged,
    LineWritten,
    RepairStarted,
    StageFinished,
    StageStarted,
    TokenWritten,
)
from app.domain.intent import Intent
from app.domain.metrics import Cost
from app.domain.session import Session
from app.domain.transcript import Transcript
from app.domain.verdict import Verdict
from app.domain.version import Version
from app.gui.models.blueprint_form import FormField, FormLine, find_problems, read_form, write_form
from app.gui.models.build import BuildModel, Problem
from app.gui.models.change import ChangeModel, Pointed, aim
from app.gui.models.notices import NoticesModel
from app.gui.models.sessions import SessionsModel, ago
from app.gui.models.versions import VersionsModel, read_diff
from tests.fakes import BLUEPRINT, CHECKS

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def planned() -> BuildModel:
    """A build whose code is written and whose checks are still to be tried."""
    build = BuildModel("a grocery list where I tick things off")
    build.start()
    build.take(StageFinished("transcribe", Transcript(build.request), Cost()))
    build.take(StageFinished("intent", Intent("new app", 1.0, build.request), Cost(1.0)))
    build.take(StageFinished("understand", Understood(BLUEPRINT), Cost(2.0)))
    files = Codebase((SourceFile("index.html", ""),))
    build.take(StageFinished("generate", Generated(files, CHECKS), Cost(0.5)))
    return build


def test_checks_turn_from_waiting_to_held_one_by_one() -> None:
    build = planned()
    assert [check.state for check in build.checks] == ["waiting"] * 4
    build.take(StageStarted("validate"))
    build.take(CheckTried(Outcome(CHECKS[0], True), 1, 4))
    build.take(CheckTried(Outcome(CHECKS[1], False, "not seen"), 2, 4))
    build.take(CheckTried(Outcome(CHECKS[2], None), 3, 4))
    assert [check.state for check in build.checks] == ["held", "failed", "untried", "waiting"]
    assert build.checks[0].clause == "a grocery list", "a check says which words it stands for"
    assert not build.is_held


def test_a_repair_tries_everything_again() -> None:
    build = planned()
    build.take(CheckTried(Outcome(CHECKS[0], True), 1, 4))
    build.take(RepairStarted(("not seen",)))
    assert {check.state for check in build.checks} == {"waiting"}


def test_what_is_left_is_measured_against_the_usual_time() -> None:
    clock = Clock()
    build = BuildModel("a list", clock=clock)
    build.start()
    build.be_told("abc", {"understand": 8.0, "validate": 4.0})
    build.take(StageStarted("understand"))
    clock.now_s += 3.0
    assert build.seconds_left == pytest.approx(9.0)
    assert build.fraction == pytest.approx(0.25)
    clock.now_s += 60.0
    assert build.seconds_left >= 4.0, "a step that takes longer than usual takes nothing from the others"


def test_what_is_known_of_the_app_meanwhile_changes_what_is_left() -> None:
    clock = Clock()
    build = BuildModel("a list", clock=clock)
    build.start()
    build.be_told("abc", {"generate": 0.0, "validate": 4.0})
    build.take(StageStarted("generate"))
    clock.now_s += 3.0
    build.take(ForecastChanged({"generate": 30.0, "validate": 2.0}))
    assert build.seconds_left == pytest.approx(29.0)


def test_lines_and_lanes_stream_and_each_stage_begins_with_empty_lanes() -> None:
    build = BuildModel("a list")
    told: list[int] = []
    build.listen(lambda: told.append(1))
    build.take(StageStarted("understand"))
    build.take(TokenWritten(0, "app "))
    build.take(TokenWritten(1, "rec"))
    build.take(LineWritten(Line("app List")))
    assert [lane.text for lane in build.lanes.values()] == ["app ", "rec"]
    assert [line.text for line in build.lines] == ["app List"]
    build.take(StageStarted("generate"))
    assert build.lanes == {}
    assert len(told) == 5


def test_a_typed_request_has_no_step_for_listening() -> None:
    assert "transcribe" not in [step.name for step in BuildModel("typed").steps]
    assert "transcribe" in [step.name for step in BuildModel("", is_spoken=True).steps]
    assert len(BuildModel("", is_spoken=True).steps) == len(STAGES) - 1, "the question to the person is no step"


def test_a_failed_build_says_why() -> None:
    build = planned()
    build.fail(Problem("No model.", "Fetch it."))
    assert (build.state, build.problem and build.problem.says) == ("failed", "No model.")


def test_a_change_keeps_the_words_of_lines_that_stay() -> None:
    build = planned()
    build.take(StageFinished("validate", Validated(Verdict(tuple(Outcome(c, True) for c in CHECKS))), Cost()))
    build.finish()
    text = "app Groceries\nrecord item: name text, price money\ntick bought\nsort name"
    build.take_change(Changed(Path(), "add a price", True), text)
    assert [(line.clause, line.assumed) for line in build.lines] == [
        ("a grocery list", False), ("add a price", False), ("where I tick things off", False), ("", True),
    ]  # fmt: skip


def test_checking_again_waits_for_each_check_and_a_failure_leaves_what_was_known() -> None:
    build = planned()
    build.take(StageFinished("validate", Validated(Verdict(tuple(Outcome(c, True) for c in CHECKS))), Cost()))
    build.begin_check()
    assert {check.state for check in build.checks} == {"waiting"}
    build.end_check(None)
    assert {check.state for check in build.checks} == {"held"}


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("make this red", "make Cost red"),
        ("remove", "remove Cost"),
        ("sort by Cost", "sort by Cost"),
        ("show only whole euros and no cents", "show only whole euros and no cents for Cost"),
    ],
)
def test_what_is_pointed_at_is_said_in_words(wish: str, said: str) -> None:
    assert aim(wish, Pointed("column", "Cost")) == said
    assert aim(wish, None) == wish


def test_a_refused_change_says_why_and_what_could_be_said_instead() -> None:
    change = ChangeModel()
    change.start("fly")
    change.finish(Changed(Path(), "fly", False, "I do not know how.", "Say it in other words."))
    assert (change.state, change.says, change.offer) == ("refused", "I do not know how.", "Say it in other words.")


def test_a_notice_acts_once() -> None:
    done: list[str] = []
    notices = NoticesModel()
    notices.show("Deleted.", "Undo", lambda: done.append("undone"))
    notices.act()
    notices.act()
    assert done == ["undone"]
    assert notices.notice is None


def test_sessions_say_when_and_how_they_ended() -> None:
    model = SessionsModel(lambda: NOW)
    made = NOW - timedelta(hours=3)
    model.show(
        (Session("a", "a list", None, None, "open", made, made), Session("b", "", None, None, "done", made, made))
    )
    model.mark_running(frozenset({"b"}))
    assert [row.note for row in model.rows] == ["Not finished · 3 hours ago", "Building…"]
    assert [row.name for row in model.rows] == ["a list", "New app"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(5, "just now"), (61, "1 minute ago"), (7300, "2 hours ago"), (90_000, "yesterday"), (400_000, "4 days ago")],
)
def test_times_are_said_as_people_do(seconds: int, words: str) -> None:
    assert ago(NOW - timedelta(seconds=seconds), NOW) == words


def test_the_version_before_the_chosen_one_is_known() -> None:
    model = VersionsModel()
    two = Version(2, "bb", "change", "Add a price", "add a price", NOW)
    one = Version(1, "aa", "build", "Build Groceries", "", NOW)
    model.show((two, one))
    assert (model.chosen_id, model.before, model.is_chosen_current) == ("bb", "aa", True)
    model.chosen_id = "aa"
    assert (model.before, model.is_chosen_current) == ("", False)
    model.show_diff("bb", "diff --git a/x b/x\n+late")
    assert model.diff == (), "what was asked for another version comes too late"


def test_a_difference_is_read_without_gits_own_signs() -> None:
    text = (
        "diff --git a/app.js b/app.js\nindex 1..2 100644\n--- a/app.js\n+++ b/app.js\n"
        "@@ -1,2 +1,2 @@ start\n same\n-old\n+new\n"
        "diff --git a/checks.json b/checks.json\n@@ -1 +1 @@\n-x\n+y\n"
    )
    assert [(line.tone, line.text) for line in read_diff(text)] == [
        ("file", "app.js"), ("place", "start"), ("same", "same"), ("removed", "old"), ("added", "new"),
        ("file", "checks.json (made anew)"),
    ]  # fmt: skip


def test_a_form_is_the_same_lines() -> None:
    text = "app Books\nrecord book: title text, genre choice(drama/comedy), copies number = 1\ntick read"
    form = read_form(text)
    assert form[1] == FormLine(
        "record",
        "book",
        (
            FormField("title", "text"),
            FormField("genre", "choice", "(drama/comedy)"),
            FormField("copies", "number", "= 1"),
        ),
    )
    assert write_form(form) == text
    assert find_problems(text) == ()


def test_a_line_that_cannot_be_read_is_named_with_its_place() -> None:
    problems = find_problems("app Books\nwobble the thing\nrecord book: title text")
    assert len(problems) == 1
    assert problems[0].startswith("Line 2, “wobble the thing”")


def listed(*hours: int) -> tuple[Session, ...]:
    """Sessions by how many hours old they are, which is their name, too."""
    times = ((str(hour), NOW - timedelta(hours=hour)) for hour in hours)
    return tuple(Session(name, name, None, None, "done", at, at) for name, at in times)


def names(model: SessionsModel) -> str:
    return " ".join(row.name for row in model.rows)


def test_a_long_list_grows_as_one_scrolls_and_keeps_what_was_scrolled_to() -> None:
    model = SessionsModel(lambda: NOW)
    model.show(listed(2, 3, 4), is_more=True)
    end = model.last
    assert end is not None and model.add(end, listed(5, 6, 7), True) and model.is_more
    assert names(model) == "2 3 4 5 6 7"
    assert not model.add(end, listed(5, 6, 7), True), "an answer that came too late adds nothing"
    model.show(listed(1, 2, 3), is_more=True)
    assert names(model) == "1 2 3 4 5 6 7", "what is new at the top takes nothing from below"
    model.drop("6")
    model.show(listed(1, 2, 3), is_more=True)
    assert names(model) == "1 2 3 4 5 7" and model.place("7") == 5 and model.find("6") is None
    model.put(listed(6)[0])
    assert names(model) == "1 2 3 4 5 6 7", "what is brought back stands where it stood"
    model.put(listed(9)[0])
    assert names(model) == "1 2 3 4 5 6 7", "what is older than what was scrolled to comes when one scrolls there"
    last = model.last
    assert last is not None and model.add(last, listed(9), False) and not model.is_more


def test_a_list_that_changed_too_much_begins_anew_rather_than_show_a_gap() -> None:
    model = SessionsModel(lambda: NOW)
    model.show(listed(7, 8, 9), is_more=True)
    model.show(listed(1, 2, 3), is_more=True)
    assert names(model) == "1 2 3", "between 3 and 7 may be others"
    model.show(listed(2), "words")
    assert names(model) == "2" and not model.is_more
    model.show(listed(1, 2, 3), is_more=True)
    assert names(model) == "1 2 3" and model.is_more


def test_a_session_that_is_open_is_known_though_the_list_has_not_come_to_it() -> None:
    model = SessionsModel(lambda: NOW)
    model.show(listed(1, 2), is_more=True)
    model.note(listed(50)[0])
    assert model.find("50") is not None and model.place("50") is None and names(model) == "1 2"
