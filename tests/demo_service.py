"""The service with everything real but the language model, whose answers are written here: for pictures and tests.

`python -m tests.demo_service`. `DEMO_TOKEN_S` is the time a token takes (0: none).
"""

import asyncio
import os
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import House
from app.domain.blueprint import Blueprint, Line
from app.domain.blueprint_parser import parse_blueprint
from app.domain.build import Generated, StageName, Understood
from app.domain.events import LineWritten, OnEvent, TokenWritten
from app.domain.intent import Intent
from app.domain.transcript import Transcript
from app.pipeline.completing import Completer
from app.pipeline.metering import MeteredModel
from app.pipeline.orchestrator import Stages
from app.real_stages import Confirm, RealStages
from app.service.host import main
from tests.fakes import FakeLanguageModel

SPENDING = (
    "Track what I spend by category, with a chart by month and the total of this month. "
    "Warn me when something costs more than 100 euros."
)
BOOKS = "A list of books with author and stars, where I tick off what I have read"
RUNS = "A running log with date, distance and minutes, work out my pace and show my longest run"
ANSWERS: dict[str, tuple[Line, ...]] = {
    SPENDING: (
        Line("app Spending", "Track what I spend"),
        Line(
            "record expense: what text, category choice(food/home/travel/fun), cost money, date date",
            "Track what I spend by category",
        ),
        Line("filter category", "by category"),
        Line("chart bar sum(cost) by month(date)", "with a chart by month"),
        Line("total This month = sum(cost where this_month(date))", "the total of this month"),
        Line("warn Expensive when cost > 100", "Warn me when something costs more than 100 euros"),
        Line("sort date desc", assumed=True),
        Line(
            "start Vegetables, food, 23.40, 2026-11-02 | Train to Turin, travel, 128, 2026-10-18"
            " | Lamp, home, 64.90, 2026-10-04"
            " | Cinema, fun, 18, 2026-09-21 | Flour and rice, food, 31.20, 2026-09-12",
            assumed=True,
        ),
    ),
    BOOKS: (
        Line("app Bookshelf", "A list of books"),
        Line("record book: title text, author text, rating stars", "A list of books with author and stars"),
        Line("tick read", "where I tick off what I have read"),
        Line(
            "start The Dispossessed, Ursula K. Le Guin, 5 | Piranesi, Susanna Clarke, 4 | Stoner, John Williams, 5",
            assumed=True,
        ),
        Line("style green", assumed=True),
    ),
    RUNS: (
        Line("app Running Log", "A running log"),
        Line("record run: date date, distance number, minutes number", "A running log with date, distance and minutes"),
        Line("calc pace = minutes / distance", "work out my pace"),
        Line("total Longest run = max(distance)", "show my longest run"),
        Line("chart line sum(distance) by month(date)", assumed=True),
        Line("start 2026-11-01, 8, 44 | 2026-10-25, 10.5, 57 | 2026-10-11, 6, 32 | 2026-09-20, 12, 68", assumed=True),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DemoStages(RealStages):
    """Real design, code, checks and folder; the blueprint is written here, token by token."""

    token_s: float = 0.0

    async def read_intent(self, transcript: Transcript) -> Intent:
        await asyncio.sleep(self.token_s)
        return Intent(
            "new app",
            0.98,
            transcript.text,
            tuple(dict.fromkeys(x.clause for x in _answer(transcript.text) if x.clause)),
        )

    async def understand(self, intent: Intent, on_event: OnEvent) -> Understood:
        lines = _answer(intent.request)
        for line in lines:
            for piece in line.text.split(" "):
                on_event(TokenWritten(0, f"{piece} "))
                await asyncio.sleep(self.token_s)
            on_event(TokenWritten(0, "\n"))
            on_event(LineWritten(line))
        parsed = parse_blueprint(lines)
        assert not parsed.problems, parsed.problems
        return Understood(parsed.blueprint, (), 640, 600, 80)

    async def generate(self, blueprint: Blueprint, on_event: OnEvent) -> Generated:
        if self.token_s:
            code = ("function warn(expense) {\n  return expense.cost > 100;\n}\n" * 4).split(" ")
            for number in range(len(code)):
                for sequence in range(4):
                    on_event(TokenWritten(sequence, code[(number + sequence) % len(code)] + " "))
                await asyncio.sleep(self.token_s)
        return await RealStages.generate(self, blueprint, on_event)


class DemoHouse(House):
    """The joined product without weights."""

    @property
    def model_name(self) -> str:
        return "demo"

    async def open_completer(self) -> Completer:
        return Completer(FakeLanguageModel(lambda _: "late.push(run);\n  return late;"))

    async def warm_up(self) -> None:
        self.start_browser()

    async def open_stages(
        self, confirm: Confirm, wanted: Path | None, is_spoken: bool, finished: frozenset[StageName]
    ) -> Stages:
        model = MeteredModel(FakeLanguageModel(lambda _: ""))
        return DemoStages(
            None, model, None, self._generation(model), self.start_browser(), self.workspace, confirm, wanted,
            token_s=float(os.environ.get("DEMO_TOKEN_S", "0")),
        )  # fmt: skip


def _answer(request: str) -> tuple[Line, ...]:
    return ANSWERS.get(request, ANSWERS[BOOKS])


if __name__ == "__main__":
    main(DemoHouse)
