"""The agent that changes a blueprint where no rule can: it is shown the lines and the wish, and writes small steps.

Every step is done with the means of the draft, so that names, formulas and data stay in order; a step that cannot be
done is left out. An answer that changes nothing, or makes a line unreadable, is asked for once more, warmer.
"""

import re
from dataclasses import dataclass

from app.domain.blueprint_parser import FindConversion, parse_blueprint
from app.domain.generation import Sampling
from app.domain.words import identifier
from app.kit.javascript import members_of
from app.pipeline.change.draft import Draft, RefusedError
from app.pipeline.change.rewrite import change_by_rule
from app.pipeline.change.targets import find_member
from app.pipeline.clauses import content_stems, match, stem
from app.pipeline.lines import ANY_BEGINNING
from app.pipeline.ports import LanguageModel
from app.pipeline.prompts import Prompt

GRAMMAR = (
    'root ::= "none" | step ("\\n" step)*\n'
    'step ::= "add " line | "field " [a-z_]+ ": " [^\\n]+ | "line " [0-9]+ ": " line | "drop " [0-9]+ | '
    '"drop field " [a-z_]+ | "rename " [^\\n=]+ " = " [^\\n]+\n'
    f'line ::= ({ANY_BEGINNING} | "app ") [^\\n]+\n'
)
_MOST_TOKENS = 110
_FIRST = Sampling(max_tokens=_MOST_TOKENS, grammar=GRAMMAR)
_MORE = tuple(Sampling(0.7, 0.95, seed, _MOST_TOKENS, grammar=GRAMMAR) for seed in (21, 22, 23))


@dataclass(frozen=True, slots=True)
class ChangeAgent:
    """`prompt` is resources/prompts/change.md with its examples."""

    model: LanguageModel
    prompt: Prompt
    find_conversion: FindConversion

    async def change(self, wish: str, draft: Draft) -> bool:
        """Change the draft as the wish says. False where no answer could be used."""
        for samplings in ((_FIRST,), _MORE):
            trials = [self._tried(text, wish, draft) for text in await self._answers(wish, draft, samplings)]
            usable = [t for t in trials if t is not None]
            if usable:
                draft.take(max(usable, key=lambda t: _score(wish, draft, t)))
                return True
            if trials and all(t is None for t in trials) and samplings == (_FIRST,):
                continue
        return False

    async def _answers(self, wish: str, draft: Draft, samplings: tuple[Sampling, ...]) -> list[str]:
        lines = " | ".join(f"{number} {text}" for number, text in enumerate(draft.lines, 1))
        asked = self.prompt.request(f"{lines} || Wish: {wish}", samplings)
        completions = (await self.model.generate(asked)).completions
        return [c.text if c.finish == "stop" else c.text.rpartition("\n")[0] for c in completions]

    def _tried(self, answer: str, wish: str, draft: Draft) -> Draft | None:
        """Return the draft after the answer's steps; None where it says nothing usable."""
        trial = draft.copy()
        numbered = list(draft.lines)
        for step in answer.splitlines():
            before = trial.copy()
            try:
                _do(step.strip(), trial, numbered)
            except (RefusedError, ValueError, IndexError):
                trial.take(before)
                continue
            if _problems(trial) > _problems(before):
                trial.take(before)
        if tuple(trial.lines) == tuple(draft.lines) or not _is_grounded(wish, draft, trial):
            return None
        return trial


def _do(step: str, draft: Draft, numbered: list[str]) -> None:
    """Do one step. Raises `RefusedError` or `ValueError` where it cannot be done."""
    if found := re.match(r"add (.+)$", step):
        _add(found[1], draft)
    elif found := re.match(r"field (\w+): (.+)$", step):
        record = draft.record(identifier(found[1])) or draft.record()
        if record is None:
            raise ValueError("no record")
        for text in re.split(r",\s*(?![^()]*\))", found[2]):
            new = draft.read(text)
            if record.field(new.name) and draft.field_place(record, new.name) is not None:
                draft.change_field(record, new.name, text)
            else:
                draft.add_field(draft.record(record.name) or record, text)
    elif found := re.match(r"line (\d+): (.+)$", step):
        at = draft.lines.index(numbered[int(found[1]) - 1])
        if draft.lines[at] == found[2]:
            return
        if draft.lines[at].split(" ")[0] == "record" != found[2].split(" ")[0]:
            raise ValueError("a record stays one")
        draft.replace_line(at, found[2])
    elif found := re.match(r"drop (\d+)$", step):
        draft.remove_line(draft.lines.index(numbered[int(found[1]) - 1]))
    elif found := re.match(r"drop field (\w+)$", step):
        member = find_member(found[1], draft)
        if member is None:
            raise ValueError("no such field")
        draft.remove_field(member[0], member[1].name)
    elif found := re.match(r"rename (.+?) = (.+)$", step):
        is_renamed = change_by_rule(f"rename {found[1]} to {found[2]}", draft)
        if not is_renamed:
            raise ValueError("nothing is called that")


def _add(text: str, draft: Draft) -> None:
    keyword = text.split(" ", 1)[0]
    if keyword == "app":
        return
    if keyword == "record":
        draft.edits += 1
        draft.lines.append(text)
        return
    if keyword in ("sort", "stage", "calendar", "group", "cards"):
        _without_earlier(keyword, draft)
    draft.add_line(text, _record_reading(text, draft))


def _without_earlier(keyword: str, draft: Draft) -> None:
    """A list has one order, one board, one calendar: a new one takes the place of the old."""
    for line in [t for t in draft.lines if t.startswith(f"{keyword} ")]:
        if keyword != "stage":
            draft.lines.remove(line)


def _record_reading(text: str, draft: Draft) -> str:
    """Return the record whose names the line reads most."""
    words = set(re.findall(r"[a-z_]+", text.partition(" ")[2]))
    records = draft.blueprint.records

    def known(name: str) -> int:
        record = draft.record(name)
        return len(words & {m.name for m in members_of(record)}) if record else 0

    return max((r.name for r in records), key=known, default="")


def _problems(draft: Draft) -> int:
    return len(parse_blueprint("\n".join(draft.lines), draft.find_conversion).problems)


def _is_grounded(wish: str, draft: Draft, trial: Draft) -> bool:
    """Whether the new lines have something to do with the words, or with lines that go."""
    new = [t for t in trial.lines if t not in draft.lines]
    if not new:
        return len(draft.lines) - len(trial.lines) <= 3
    own = content_stems(" ".join(t.partition(" ")[2] for t in new).replace("_", " "))
    # stemmed twice: “water” and “watering” meet only then
    return bool(match(wish, own).shared or {stem(s) for s in content_stems(wish)} & {stem(s) for s in own})


def _score(wish: str, draft: Draft, trial: Draft) -> float:
    new = [t for t in trial.lines if t not in draft.lines]
    own = content_stems(" ".join(new).replace("_", " "))
    lost = sum(t not in trial.lines for t in draft.lines)
    return 2 * match(wish, own).fraction - 0.3 * len(new) - 0.4 * lost
