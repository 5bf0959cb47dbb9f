"""Apps to be changed in tests: compiled from blueprints, changed over real folders and real histories, no model.

Run as a program (`python -m tests.changed_apps FOLDER`) it changes, undoes and redoes without end, to be killed.
"""

import asyncio
import itertools
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.bootstrap import read_parts
from app.domain.blueprint_parser import parse_blueprint
from app.domain.build import Generated
from app.domain.change import Changed
from app.domain.codebase import Codebase
from app.domain.events import ignore
from app.domain.metrics import Tokens
from app.domain.transcript import Transcript
from app.house_changes import Agent, Changes
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from app.kit.conversions import find_conversion
from app.pipeline.change.draft import Draft
from app.pipeline.ports import Browser, Transcriber
from app.pipeline.stages.deliver import complete
from app.pipeline.stages.generate import CodeWriter, NoWriter
from app.storage.workspace import Workspace
from tests.fakes import FakeBrowser, FakeTranscriber

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
ORDERS = """app Orders
record order: customer text, product text, price money, category choice(food/books/toys), date date, paid yesno
total Total price = sum(price)
chart bar sum(price) by month(date)
sort date desc
"""


def make_app(folder: Path, lines: str = ORDERS) -> Path:
    """Put an app into a folder, as a build does."""
    blueprint = parse_blueprint(lines, find_conversion).blueprint
    generated = Generated(compile_app(blueprint, read_parts(RESOURCES / "kit")), derive_checks(blueprint))
    return Workspace(folder.parent).write(complete(blueprint, generated), blueprint.title, folder)


@dataclass
class NoAgent:
    """An agent that does what it was told to do, once for each wish; nothing where it was told nothing."""

    lines: Mapping[str, str] = field(default_factory=dict)

    async def change(self, wish: str, draft: Draft) -> bool:
        if wish not in self.lines:
            return False
        draft.add_line(self.lines[wish])
        return True


@dataclass
class ChangeParts:
    """`app.house_changes.Parts` with a browser that holds every check but those named in `fails`."""

    fails: dict[str, str] = field(default_factory=dict)
    agent: NoAgent = field(default_factory=NoAgent)
    browser: Browser | None = None

    def read_app(self, folder: Path) -> Codebase:
        return Workspace(folder.parent).read(folder)

    def kit_parts(self) -> dict[str, str]:
        return dict(read_parts(RESOURCES / "kit"))

    async def code_writer(self) -> CodeWriter:
        return NoWriter()

    async def change_agent(self) -> Agent:
        return self.agent

    async def transcriber(self) -> Transcriber:
        return FakeTranscriber("add a due date")

    def start_browser(self) -> Browser:
        return self.browser or FakeBrowser(self.fails)

    def tokens_spent(self) -> Tokens:
        return Tokens()


def change(folder: Path, wish: str, parts: ChangeParts | None = None) -> Changed:
    """Change an app as was said."""
    return asyncio.run(Changes(parts or ChangeParts()).change(folder, Transcript(wish), ignore))


def blueprint_of(folder: Path) -> str:
    return (folder / "blueprint.txt").read_text("utf-8")


if __name__ == "__main__":
    place = Path(sys.argv[1])
    print("ready", flush=True)
    for number in itertools.count():
        change(place, f"rename it to Orders {number}")
        change(place, "undo that")
        change(place, "redo")
        (place / "notes.txt").write_text(f"mine {number}\n")
