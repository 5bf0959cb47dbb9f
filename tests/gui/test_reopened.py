"""A session that is opened again shows why its code was chosen and what had to be mended."""

from contextlib import closing
from dataclasses import replace

from app.domain.ballot import Ballot, Candidate, Trial
from app.domain.build import RepairRound, Validated
from app.domain.events import RepairStarted, StageFinished
from app.domain.metrics import Cost
from app.domain.run import RunSummary, SwarmTask
from app.domain.verdict import Verdict
from app.gui.build_page import BuildPage
from app.gui.look import Look
from app.gui.models.build import BuildModel
from app.gui.window import MainWindow
from app.paths import Paths
from app.storage.database import Database
from app.storage.runs import RunStore
from tests.gui.conftest import Run, until

BALLOT = Ballot(
    "function", "score", "js", (Candidate(0, "first", "a", trials=(Trial("score(1)", "1", True),)),), ((0,),),
    "it alone holds its examples", 0, 1.0, True,
)  # fmt: skip
SUMMARY = RunSummary("held", "", "list", 3, 1, 2.0, 1, 1, 1, 0.0, tasks=(SwarmTask("score", 1, 1.0, BALLOT),))


def keep(paths: Paths, session_id: str, *ballots: Ballot) -> None:
    """Put a run on record as a build with a swarm does."""
    with closing(Database(paths.database)) as database:
        store = RunStore(database)
        run_id = store.begin(session_id, "build", "a model", False)
        store.end(run_id, replace(SUMMARY, tasks=tuple(SwarmTask(one.task, 1, 1.0, one) for one in ballots)))


def test_why_the_winner_won_is_still_there(window: MainWindow, run: Run, paths: Paths) -> None:
    later = replace(BALLOT, task="total")

    async def use() -> None:
        window.show()
        build = window.studio.build_app("a grocery list")
        await until(lambda: build.state == "done" and not window.studio.running)
        keep(paths, build.session_id, BALLOT)
        keep(paths, build.session_id, later, BALLOT)
        keep(paths, build.session_id)  # one that chose nothing
        window.go("home")
        window.studio.open(build.session_id)
        await until(lambda: window.studio.build)
        assert window.studio.build
        assert window.studio.build.ballots == [later, BALLOT], "those of the latest run that chose"
        window.workspace.show_tab("build")
        assert window.workspace.build_page.lanes.isVisible()
        await window.studio.close()

    run(use())


def test_what_had_to_be_mended_is_told(qtbot: object, look: Look) -> None:
    page = BuildPage(look)
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    build = BuildModel("a grocery list")
    page.show_build(build)
    assert page.mended.isHidden()
    build.take(RepairStarted(("the sum is wrong", "so is the count")))
    page._draw()
    assert page.mended.text() == "Mended once: the sum is wrong"
    assert not page.mended.isHidden()
    rounds = (RepairRound("mended", ("the sum is wrong",), "better"), RepairRound("anew", ("no list",), "better"))
    reopened = BuildModel("a grocery list")
    reopened.take(StageFinished("validate", Validated(Verdict(()), rounds=rounds), Cost(1.0)))
    page.show_build(reopened)
    assert page.mended.text() == "Mended 2 times. Last: no list"
