"""The catalogue of machines: which there are, by which words people ask for them, and how a check plays them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.domain.check import Step
from app.kit.machine_settings import MachineSetting, read_setting, settings_said, settings_written, write_settings

_CATALOGUE_FILE = Path(__file__).resolve().parents[2] / "resources" / "kit" / "machines" / "catalogue.toml"


@dataclass(frozen=True, slots=True)
class MachineEntry:
    """`aliases` name it wherever they stand; `weak_aliases` only where hardly anything else is said, because the
    words mean other things too (memory, snake, piano). `plays` are (promise, steps)."""

    name: str
    title: str
    description: str
    aliases: tuple[str, ...]
    weak_aliases: tuple[str, ...]
    keywords: tuple[str, ...]
    plays: tuple[tuple[str, tuple[Step, ...]], ...]
    settings: tuple[MachineSetting, ...] = ()
    unless: str = ""
    """A pattern over what is said; where it holds, something else was asked for."""


@lru_cache(maxsize=4)
def read_catalogue(text: str) -> Mapping[str, MachineEntry]:
    """Return the entries of catalogue.toml by name."""
    return {name: _entry(name, row) for name, row in tomllib.loads(text).items()}


@lru_cache(maxsize=1)
def packaged_catalogue() -> Mapping[str, MachineEntry]:
    """Return the catalogue that comes with the program."""
    return read_catalogue(_CATALOGUE_FILE.read_text(encoding="utf-8"))


def find_machine(words: str, catalogue: Mapping[str, MachineEntry]) -> str | None:
    """Return the name of the machine that a machine line's own words ask for, or None.

    "tic tac toe for two players" is found; "a list of board games I own", "chess clock for a snake club" are not.
    """
    name = _plain(words).replace(" ", "-")
    if name in catalogue:
        return name
    found: list[tuple[int, int, str]] = []
    for entry in catalogue.values():
        # what it is set to is no word that tells against it: names, things to choose from, numbers
        said = _plain(settings_said(words, entry.settings)[1] if entry.settings else words)
        if entry.unless and re.search(entry.unless, said):
            continue
        for alias in (*entry.aliases, *entry.weak_aliases, entry.name):
            rest = _without(said, _plain(alias))
            if rest is None:  # "a timer for the speeches" is a timer for speeches
                rest = _without(_bare(said), _bare(_plain(alias)))
            if rest is None or _ABOUT_RECORDS.search(rest):
                continue
            is_weak = alias in entry.weak_aliases
            own_words = {w for k in entry.keywords for w in _plain(k).split()}
            if (_OTHER_TOOLS & set(rest.split())) - own_words:
                continue
            foreign = [w for w in rest.split() if w not in _FILLERS and w not in own_words]
            if len(foreign) <= (0 if is_weak else _MOST_FOREIGN_WORDS):
                found.append((-len(foreign), len(_plain(alias)), entry.name))
    return max(found)[2] if found else None


def machine_line(words: str, catalogue: Mapping[str, MachineEntry], request: str = "") -> str | None:
    """Return what stands after `machine` in the line for these words, with what the request sets, or None:
    "chess clock, ten minutes each" → "chess-clock: minutes 10"."""
    name = find_machine(words, catalogue)
    if name is None:
        return None
    settings = catalogue[name].settings
    said, _ = settings_said(request or words, settings)
    _, colon, own = words.partition(":")
    if colon and request:  # what the agents wrote and the request says is surer than what a pattern finds
        said |= settings_written(own, request, settings)
        said = {s.name: said[s.name] for s in settings if s.name in said}
    return f"{name}: {write_settings(said)}" if said else name


_MOST_FOREIGN_WORDS = 6
_OTHER_TOOLS = frozenset(["quiz", "flashcards", "flashcard"])
"""What the kit makes of questions and answers: a quiz about Morse code is no Morse machine."""
_FILLERS = frozenset(
    re.findall(
        r"\w+",
        """
        1 2 a against ai an and app are arrow arrows basic be best board bot browser build button buttons can
        children classic computer count counter counts create difficulty easy for fun game games generator grid hard
        high i in is it keep keeping keeps keyboard keys kids level levels like little lose loses machine make me
        medium mouse my need new nice of on one online or our people person play player players playing please quick
        random reset restart score scores show shows simple simulator small start style tell tells test that the to
        tool track tracking trainer turn turns two use using version versus vs want we web where which who win
        winner wins with won word words you
        """,
    )
)
_ABOUT_RECORDS = re.compile(
    r"\b(list of|lists of|log of|collection|catalogue of|catalog of|inventory|i own|we own|library of|diary|journal|"
    r"track my|tracker for|tournament|league|rules of|shop|store|lessons|wishlist|schedule|log|logbook|i played|"
    r"played|record of|records of|history of my|register of|evenings|nights|members|bookings|orders|customers|prices|"
    r"budget|expenses|payments|club|attendance|inventories|collections|lists|paid|fines|bought|i made|"
    r"results of|i have)\b"
)


def _plain(text: str) -> str:
    """Return lower-case words without punctuation: "Tic-Tac-Toe!" → "tic tac toe"."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower().replace("'", "").replace("’", "")))


def _bare(text: str) -> str:
    """Return the words without articles and whose something is."""
    return " ".join(word for word in text.split() if word not in _ARTICLES)


_ARTICLES = frozenset(["a", "an", "the", "my", "our", "your", "their", "his", "her", "some"])


def _without(said: str, alias: str) -> str | None:
    """Return what else is said, or None where the alias is not."""
    if not alias or f" {alias} " not in f" {said} ":
        return None
    return f" {said} ".replace(f" {alias} ", " ", 1).strip()


def _entry(name: str, row: Mapping[str, object]) -> MachineEntry:
    return MachineEntry(
        name,
        str(row["title"]),
        str(row["description"]),
        _texts(row.get("aliases")),
        _texts(row.get("weak_aliases")),
        _texts(row.get("keywords")),
        tuple(_play(play) for play in _rows(row.get("play"))),
        tuple(read_setting(setting) for setting in _rows(row.get("settings"))),
        str(row.get("unless", "")),
    )


def _play(row: Mapping[str, object]) -> tuple[str, tuple[Step, ...]]:
    """Read one script. A step is written as a text: `press Rock`, `see You win`, `value Rounds = 1`."""
    return str(row["says"]), tuple(_step(step) for step in _texts(row["steps"]))


def _step(text: str) -> Step:
    do, _, rest = text.partition(" ")
    match do:
        case "press" | "enabled":
            return Step(do, target=rest)
        case "fill" | "value" | "key":
            target, _, value = rest.rpartition(" = ")
            return Step(do, target=target.strip(), value=value)
        case "see" | "see_not" | "advance":
            return Step(do, value=rest)
        case "reload" | "remember" | "changed" | "quiet" | "taken" | "heard":
            return Step(do)
        case _:
            raise ValueError(f"not a step of a play: {text!r}")


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _rows(value: object) -> tuple[Mapping[str, object], ...]:
    return tuple(row for row in value if isinstance(row, Mapping)) if isinstance(value, list) else ()
