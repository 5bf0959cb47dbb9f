"""Changes of an app by saying so, tried in the real browser engine: what worked works on, edits and data stay."""

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.browser.client import BrowserClient
from app.domain.audio import AudioClip
from app.domain.change import Changed
from app.domain.check import Check, Outcome
from app.domain.codebase import Codebase
from app.domain.errors import InputError
from app.domain.events import ignore
from app.domain.transcript import Transcript
from app.domain.verdict import Verdict
from app.house_changes import Changes
from app.pipeline.ports import Browser
from tests.bench.typed_data import TypedData
from tests.changed_apps import ChangeParts, NoAgent, blueprint_of, change, make_app

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def loop() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def parts(loop: asyncio.Runner) -> Iterator[ChangeParts]:
    client = BrowserClient()

    async def start() -> None:
        client.start()

    loop.run(start())
    yield ChangeParts(browser=ByBehaviour(client))
    loop.run(client.close())


@dataclass(frozen=True)
class ByBehaviour:
    """The real browser, for the checks of what the blueprint says; the layers every app has are tried elsewhere."""

    real: Browser

    async def run_checks(
        self, codebase: Codebase, checks: tuple[Check, ...], on_outcome: Callable[[Outcome], None] | None = None
    ) -> Verdict:
        own = tuple(c for c in checks if c.layer == "behaviour" and not c.says.startswith("You can add, find"))
        return await self.real.run_checks(codebase, own, on_outcome)

    async def screenshot(self, codebase: Codebase, width_px: int, height_px: int, dark: bool = False) -> bytes:
        return await self.real.screenshot(codebase, width_px, height_px, dark)


def say(wish: str, folder: Path, parts: ChangeParts, loop: asyncio.Runner) -> Changed:
    return loop.run(Changes(parts).change(folder, Transcript(wish), ignore))


def test_five_changes_hold_and_an_edit_and_typed_data_stay(
    tmp_path: Path, parts: ChangeParts, loop: asyncio.Runner
) -> None:
    folder = make_app(tmp_path / "orders")
    data = TypedData.type_into(folder)
    assert len(data.typed) == 4
    style = folder / "styles.css"
    style.write_text(style.read_text() + ".mine { color: red; }\n")
    for wish in (
        "call the column client", "rename the app to Shop", "make the price a text", "rename food to groceries",
        "call orders purchases",
    ):  # fmt: skip
        done = say(wish, folder, parts, loop)
        assert done.applied and done.is_held, (wish, done.reason)
    assert ".mine { color: red; }" in style.read_text()
    assert data.lost() == []
    for _ in range(5):
        loop.run(Changes(parts).change(folder, Transcript("undo that"), ignore))
    assert "customer text" in blueprint_of(folder) and ".mine" in style.read_text()
    assert data.lost() == []


def test_a_renamed_field_shows_what_was_typed_before_and_again_after_undo(
    tmp_path: Path, parts: ChangeParts, loop: asyncio.Runner
) -> None:
    folder = make_app(tmp_path / "orders")
    data = TypedData.type_into(folder)
    assert say("call the customer client and the product article", folder, parts, loop).applied
    assert "Zebra 0" in data.shown()
    assert say("rename the app to Shop", folder, parts, loop).applied
    assert "Zebra 0" in data.shown()
    say("undo", folder, parts, loop)
    say("undo", folder, parts, loop)
    assert "Zebra 0" in data.shown()


def test_what_is_taken_away_is_kept_unseen_and_there_again_when_it_comes_back(
    tmp_path: Path, parts: ChangeParts, loop: asyncio.Runner
) -> None:
    folder = make_app(tmp_path / "orders")
    data = TypedData.type_into(folder)
    assert say("remove the product", folder, parts, loop).applied
    assert "Zebra 1" not in data.shown()
    assert data.lost() == []
    assert say("add a product", folder, parts, loop).applied
    assert "Zebra 1" in data.shown()


def test_a_change_that_would_break_what_works_is_not_applied_and_says_what_would_have_to_give(
    tmp_path: Path, parts: ChangeParts, loop: asyncio.Runner
) -> None:
    folder = make_app(tmp_path / "orders")
    checks = json.loads((folder / "checks.json").read_text())
    checks["checks"].append({"says": "No shop is asked for.", "steps": [{"do": "see_not", "value": "Shop"}]})
    (folder / "checks.json").write_text(json.dumps(checks))
    before = blueprint_of(folder)
    done = say("add a shop", folder, parts, loop)
    assert not done.applied and blueprint_of(folder) == before
    assert [o.check.says for o in done.broken] == ["No shop is asked for."]
    assert "No shop is asked for." in done.reason and "No shop is asked for." in done.offer


def test_a_promise_that_goes_on_from_another_one_is_not_broken_unnoticed(
    tmp_path: Path, parts: ChangeParts, loop: asyncio.Runner
) -> None:
    folder = make_app(tmp_path / "orders")
    checks = json.loads((folder / "checks.json").read_text())
    first = {"says": "There are orders.", "steps": [{"do": "see", "value": "Orders"}]}
    then = {"says": "There is no shop.", "steps": [{"do": "see_not", "value": "Shop"}], "goes_on": True}
    checks["checks"] += [first, then]
    (folder / "checks.json").write_text(json.dumps(checks))
    done = say("add a shop", folder, parts, loop)
    assert not done.applied
    assert [o.check.says for o in done.broken] == ["There is no shop."]


def test_an_edit_that_broke_a_promise_is_not_blamed_on_the_change(
    tmp_path: Path, parts: ChangeParts, loop: asyncio.Runner
) -> None:
    folder = make_app(tmp_path / "orders")
    script = folder / "app.js"
    script.write_text(script.read_text().replace("Kit.sum(", "7 + Kit.sum("))
    done = say("add a due date", folder, parts, loop)
    assert done.applied and done.failing_before, done.reason
    assert "7 + Kit.sum(" in script.read_text()


def test_a_place_edited_by_hand_is_never_overwritten(tmp_path: Path) -> None:
    folder = make_app(tmp_path / "orders")
    script = folder / "app.js"
    script.write_text(script.read_text().replace('label: "Customer"', 'label: "Kunde"'))
    done = change(folder, "call the customer client")
    assert not done.applied
    assert [c.path for c in done.conflicts] == ["app.js"] and "Kunde" in done.reason
    assert 'label: "Kunde"' in script.read_text()


def test_what_no_rule_knows_is_asked_of_the_agents(tmp_path: Path) -> None:
    folder = make_app(tmp_path / "orders")
    parts = ChangeParts(agent=NoAgent({"half off": "calc half = price / 2"}))
    done = change(folder, "half off", parts)
    assert done.applied and not done.by_rule and "calc half = price / 2" in blueprint_of(folder)


def test_a_change_can_be_spoken(tmp_path: Path) -> None:
    folder = make_app(tmp_path / "orders")
    done = asyncio.run(Changes(ChangeParts()).change(folder, AudioClip(tmp_path / "said.wav"), ignore))
    assert done.applied and "due_date date" in blueprint_of(folder)


@pytest.mark.parametrize(("break_it", "says"), [("nonsense here", "cannot be read"), ("", "empty")])
def test_a_blueprint_broken_by_hand_is_told_by_line(break_it: str, says: str, tmp_path: Path) -> None:
    folder = make_app(tmp_path / "orders")
    file = folder / "blueprint.txt"
    file.write_text(file.read_text() + break_it if break_it else "")
    with pytest.raises(InputError, match=says):
        change(folder, "add a due date")


def test_a_folder_without_an_app_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no app"):
        change(tmp_path, "add a due date")
    assert not (tmp_path / ".git").exists()


def test_an_app_from_before_versions_gets_a_history_with_its_owners_edits(tmp_path: Path) -> None:
    import shutil

    folder = make_app(tmp_path / "orders")
    shutil.rmtree(folder / ".git")
    script = folder / "app.js"
    script.write_text(script.read_text() + "// mine\n")
    assert change(folder, "add a due date").applied
    assert script.read_text().endswith("// mine\n")
    titles = [v.title for v in Changes(ChangeParts()).versions(folder)]
    assert titles == ["Add a due date", "Your own edits", "As it was generated"]
