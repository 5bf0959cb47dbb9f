"""The dashboard shows what it is given, in words for those who do not see it, in both schemes."""

import json
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QTableWidget, QTabWidget, QWidget

from app.domain.figures import (
    AgentFigures,
    Alert,
    Figures,
    HelpFigures,
    Point,
    Spread,
    StageTokens,
    Success,
    Tuning,
    VoteFigures,
    WishFigures,
    WorkFigures,
)
from app.gui.dashboard.panel import Dashboard
from app.gui.dashboard.view import view_of
from app.gui.look import Look

FIGURES = Figures(
    runs={"held": 3, "unmet": 1},
    seconds=Spread(4, 9.0, 8.0, 20.0, 20.0),
    stages={
        "confirm": Spread(4, 60, 60, 60, 60),
        "understand": Spread(4, 5, 4, 12, 12),
        "validate": Spread(4, 1, 1, 2, 2),
    },
    agents={"blueprint": AgentFigures(7, Spread(4, 5, 4, 9, 9), Spread(4, 20, 20, 22, 22), 0.0)},
    wishes={"record": WishFigures(9, 0), "chart": WishFigures(2, 3)},
    cache={"l1": 1, "model": 3},
    harmony={"votes": 0.5, "wishes": 1.0},
    accuracy=0.95,
    timeline=tuple(Point(f"2026-01-0{n}T10:00:00", 5.0 * n, 1.0, "unmet" if n == 2 else "held") for n in range(1, 5)),
    tunings=(Tuning("2026-01-01T10:00:00", "threads", "2", "1", "undone", "{}"),),
    alerts=(Alert("Only 1.5 GB of the disk is free.", "Free some room."),),
)


@pytest.fixture
def dashboard(qtbot: Any, look: Look) -> Dashboard:
    made = Dashboard(look)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    return made


def test_before_the_first_build_it_says_so(dashboard: Dashboard) -> None:
    dashboard.show_figures(Figures())
    assert dashboard._empty.isVisible() and not dashboard._body.isVisible()


def test_a_table_is_as_tall_as_its_rows_beside_a_taller_one(dashboard: Dashboard, qtbot: Any) -> None:
    dashboard.show_figures(FIGURES)
    tabs = dashboard.findChildren(QTabWidget)[0]
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        table = page(dashboard, tabs.tabText(place))
        if not isinstance(table, QTableWidget):
            continue
        assert table.rowCount() > 0
        qtbot.waitUntil(lambda table=table: is_as_tall_as_its_rows(table))


def is_as_tall_as_its_rows(table: QTableWidget) -> bool:
    rows, bar = table.verticalHeader().length(), table.horizontalScrollBar()
    room = table.viewport().height() + (bar.height() if bar.isVisible() else 0)
    return rows <= room <= rows + 20


def test_figures_are_shown_and_named(dashboard: Dashboard) -> None:
    dashboard.show_figures(FIGURES)
    names = [f.accessibleName() for f in dashboard.findChildren(QFrame)]
    assert "A build takes: 8.0 s. 9 of 10 within 20.0 s" in names
    assert "Only 1.5 GB of the disk is free. Free some room." in names
    assert dashboard._builds.accessibleDescription() == "4 builds, 3 of them with all wishes held"
    assert dashboard._stages.accessibleDescription() == "Blueprint 4.0 seconds, Try it 1.0 seconds"
    table = page(dashboard, "Wishes")
    assert isinstance(table, QTableWidget)
    assert cells(table)[0] == ["Chart", "2", "3", "60%"], "what fails most comes first"
    steps = page(dashboard, "Steps")
    assert isinstance(steps, QTableWidget)
    titles = [steps.horizontalHeaderItem(place) for place in range(steps.columnCount())]
    assert [title.text() for title in titles if title][:5] == [
        *("Step", "Usually", "9 of 10 within", "99 of 100 within", "Share"),
    ], "no name promises more than a percentile does"


def test_help_is_shown_by_rung_with_what_it_bought(dashboard: Dashboard) -> None:
    asked = HelpFigures(2, 1, Spread(2, 20, 12, 28, 28), {"chosen": 1, "left out": 1}, {"nobody is there": 3})
    dashboard.show_figures(
        replace(FIGURES, help={"person": asked, "larger model": HelpFigures(passed_over={"too slow here": 4})})
    )
    table = page(dashboard, "Help")
    assert isinstance(table, QTableWidget)
    assert cells(table) == [
        ["You", "Asked", "2", "1", "12.0 s", "28.0 s"],
        ["You", "Chose one of the lines", "1", "", "", ""],
        ["You", "Left it out", "1", "", "", ""],
        ["You", "Not asked: nobody was there", "3", "", "", ""],
        ["A larger model", "Not asked: too slow on this machine", "4", "", "", ""],
    ]


def test_where_no_help_was_asked_for_it_says_so(dashboard: Dashboard) -> None:
    dashboard.show_figures(FIGURES)
    [says] = page(dashboard, "Help").findChildren(QLabel)
    assert says.text().startswith("No help was asked for so far.")


def test_a_trial_is_shown_with_what_it_gained(dashboard: Dashboard) -> None:
    measured = {"first run": 21, "gain": 0.2, "chance of luck": 0.01, "runs before": 8.0, "runs after": 9.0}
    kept = Tuning("2026-01-02T10:00:00", "threads", "2", "1", "kept", json.dumps(measured))
    trying = Tuning("2026-01-03T10:00:00", "sequences", "8", "4", "trying", '{"first run": 40}')
    dashboard.show_figures(replace(FIGURES, tunings=(kept, trying)))
    table = page(dashboard, "Tuning")
    assert isinstance(table, QTableWidget)
    assert cells(table) == [
        ["Processor cores used", "2 → 1", "Kept", "+20%", "1%", "8 + 9", "2026-01-02 10:00"],
        ["Answers written at once", "8 → 4", "Being tried", "", "", "", "2026-01-03 10:00"],
    ]
    assert dashboard._tuned.text() == "Answers written at once is being tried: 8 → 4"
    dashboard.show_figures(replace(FIGURES, tunings=(kept,)))
    assert dashboard._tuned.text() == "Processor cores used was tuned: 2 → 1 (+20% speed)"


def test_new_figures_take_the_place_of_the_old_and_the_chosen_table_stays(dashboard: Dashboard, qtbot: Any) -> None:
    dashboard.show_figures(FIGURES)
    tabs = dashboard.findChildren(QTabWidget)[0]
    tabs.setCurrentIndex(1)
    dashboard.show_figures(FIGURES)
    assert tabs.currentIndex() == 1 and tabs.count() == len(view_of(FIGURES).tables)
    qtbot.waitUntil(lambda: sum("A build takes" in f.accessibleName() for f in dashboard.findChildren(QFrame)) == 1)


def test_wishes_for_other_days_and_for_files_are_told(dashboard: Dashboard, qtbot: Any) -> None:
    with qtbot.waitSignal(dashboard.days_wanted) as days:
        dashboard.findChildren(QComboBox)[0].setCurrentIndex(1)
    assert days.args == [7]
    button = next(b for b in dashboard.findChildren(QPushButton) if b.text() == "Export CSV")
    with qtbot.waitSignal(dashboard.export_wanted) as export:
        button.click()
    assert export.args == ["csv"]


def test_how_right_builds_and_estimates_were_is_drawn(dashboard: Dashboard) -> None:
    points = tuple(
        Point(f"2026-01-0{n}T10:00:00", 5.0, 1.0, "held", agreement, error)
        for n, agreement, error in ((1, 1.0, 2.0), (2, None, 0.5), (3, 0.5, None))
    )
    dashboard.show_figures(replace(FIGURES, runs={"held": 3}, timeline=points))
    drawn = {item.name(): (list(item.xData), list(item.yData)) for item in dashboard._right._plot.listDataItems()}
    assert drawn == {"Wishes seen to work": ([1, 3], [100, 50]), "Estimate wrong by": ([1, 2], [105, 50])}
    assert dashboard._right.accessibleDescription() == "2 builds agreed by 75%, 2 estimates were wrong by 125%"


def test_apps_swarm_agreement_machine_and_shares_are_shown(dashboard: Dashboard) -> None:
    work = WorkFigures(
        votes={"function": VoteFigures(6, 4.0, 0.75, 0.5, 7.2)},
        used_at={"blueprint": "2026-03-04T10:00:00"},
        changes={"held": 5, "refused": 2},
        versions={"undo": 2, "change": 5},
        promises_held=7,
        promises=8,
        parts=6.4,
    )
    dashboard.show_figures(
        replace(
            FIGURES,
            work=work,
            success=Success(20, 4, 2, 1),
            machine={"cpu cores": 1.8, "memory mb": 1834.0},
            corrected_words=0.5,
            tokens={"understand": StageTokens(180, 240)},
        )
    )
    shown = {name: page(dashboard, name) for name in ("Apps", "Swarm", "Agreement", "Machine", "Answers", "Steps")}
    rows = {name: cells(table) for name, table in shown.items() if isinstance(table, QTableWidget)}
    assert rows["Apps"] == [
        ["Apps in their folder", "20"],
        ["Changed later", "4"],
        ["Deleted", "2"],
        ["Builds left unfinished", "1"],
        ["Changes made, and all held", "5"],
        ["Changes refused, the app left as it was", "2"],
        ["Changes taken back", "2"],
        ["Promises seen to hold", "7 of 8"],
        ["Parts of an app, on average", "6.4"],
    ]
    assert rows["Swarm"] == [["Functions", "6", "4.0", "75%", "50%", "7.2 s"]]
    assert rows["Agreement"][-1] == ["Words corrected in a spoken request", "0.5"]
    assert ["Agents among each other", "50%"] in rows["Agreement"]
    assert rows["Machine"] == [["Processor cores at work", "1.8"], ["Memory taken, MB", "1,834"]]
    assert rows["Answers"] == [["from memory", "1", "25%"], ["by the model", "3", "75%"]]
    assert rows["Steps"][0][-2:] == ["180", "240"]
    agents = page(dashboard, "Agents")
    assert isinstance(agents, QTableWidget) and cells(agents)[0][-1] == "2026-03-04"


def test_charts_take_the_colours_of_the_scheme(dashboard: Dashboard, look: Look) -> None:
    dashboard.show_figures(FIGURES)
    look.set_scheme("dark")
    try:
        seen = dashboard._builds.grab().toImage()
        ground = seen.pixelColor(seen.width() - 6, 6)
        assert ground.name() == look.colours.surface
    finally:
        look.set_scheme("light")


def test_what_was_tuned_can_be_taken_back_by_one_button(dashboard: Dashboard, qtbot: Any) -> None:
    dashboard.show_figures(FIGURES)
    button = next(b for b in dashboard.findChildren(QPushButton) if b.text() == "Take back")
    assert not button.isVisible(), "what was not kept needs no way back"
    kept = Tuning("2026-01-01T10:00:00", "threads", "2", "1", "kept", "{}")
    dashboard.show_figures(replace(FIGURES, tunings=(kept, *FIGURES.tunings)))
    assert button.isVisible() and dashboard._tuned.text() == "Processor cores used was tuned: 2 → 1"
    with qtbot.waitSignal(dashboard.undo_wanted):
        button.click()


def page(dashboard: Dashboard, name: str) -> QWidget:
    tabs = dashboard.findChildren(QTabWidget)[0]
    found = tabs.widget([tabs.tabText(place) for place in range(tabs.count())].index(name))
    assert found is not None
    return found.findChild(QTableWidget) or found


def cells(table: QTableWidget) -> list[list[str]]:
    return [
        [table.item(line, place).text() for place in range(table.columnCount())]  # type: ignore[union-attr]
        for line in range(table.rowCount())
    ]
