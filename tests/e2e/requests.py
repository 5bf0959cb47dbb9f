"""The requests that apps are tried with, and the behaviour each is judged by.

The texts lie in tests/bench/requests/<set>.txt, one a line: id, tab, what is said. A behaviour is a function that acts
in the app and raises `Unmet`; the decorator gives it the id of its request.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.person import Person

FOLDER = Path(__file__).resolve().parents[1] / "bench" / "requests"
SETS = ("samples", "own", "held_out", "unseen", "fresh", "later", "next", "spring", "autumn", "winter", "beyond")
_MODULES = {
    "samples": ("samples_records", "samples_tools"),
    "own": ("own_records", "own_figures", "own_tools", "own_play"),
    "held_out": ("held_out_records", "held_out_tools"),
    "unseen": ("unseen_records", "unseen_tools"),
    "fresh": ("fresh_records", "fresh_lists", "fresh_tools", "fresh_timers", "fresh_play"),
    "later": (
        "later_records",
        "later_figures",
        "later_lists",
        "later_home",
        "later_tools",
        "later_timers",
        "later_play",
    ),
    "next": ("next_records", "next_groups", "next_lists", "next_tools", "next_play", "next_senses"),
    "spring": ("spring_records", "spring_lists", "spring_tools", "spring_play", "spring_senses"),
    "autumn": ("autumn_records", "autumn_lists", "autumn_tools", "autumn_play", "autumn_senses"),
    "winter": ("winter_records", "winter_lists", "winter_tools", "winter_timers", "winter_play"),
    "beyond": (
        "beyond_games",
        "beyond_nim",
        "beyond_drawing",
        "beyond_simulations",
        "beyond_puzzles",
        "beyond_generators",
        "beyond_sounds",
    ),
}


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A request and what a reasonable user would then expect of the app."""

    id: str
    request: str
    act: Callable[["Person"], None]


def behaviour(request_id: str) -> Callable[[Callable[["Person"], None]], Callable[["Person"], None]]:
    """Give the decorated function the request it judges."""

    def keep(act: Callable[["Person"], None]) -> Callable[["Person"], None]:
        act.request_id = request_id  # type: ignore[attr-defined]
        return act

    return keep


def load_set(name: str) -> tuple[Behaviour, ...]:
    """Return the behaviours of a set, in the order of its file. Raises where a text or a behaviour is missing."""
    modules = [importlib.import_module(f"tests.e2e.behaviours.{module}") for module in _MODULES[name]]
    acts = {act.request_id: act for module in modules for act in vars(module).values() if hasattr(act, "request_id")}
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    texts = dict(line.split("\t", 1) for line in lines if line.strip())
    return tuple(Behaviour(key, text.strip(), acts[key]) for key, text in texts.items())


def find(request_id: str) -> Behaviour:
    """Return the behaviour with this id, whichever set it is in."""
    for name in SETS:
        for one in load_set(name):
            if one.id == request_id:
                return one
    raise KeyError(request_id)
