"""The rules every AI part is held to, and the one place where they are enforced: each refusal explained and recorded.

Rules are data (resources/policies.toml). Parts never judge for themselves; decorators over their ports ask here.
"""

import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.domain.codebase import Codebase, SourceFile
from app.domain.errors import PolicyError
from app.domain.function_task import Language
from app.kit.names_used import code_only, free_names
from app.kit.static_rules import rule_fault
from app.meta.python_names import python_names

Action = Literal["spend", "use code", "confirm", "leave"]


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether `subject` was allowed, under which policy, and why (not) in plain words."""

    actor: str
    action: Action
    subject: str
    is_allowed: bool
    policy: str
    reason: str


@dataclass(frozen=True, slots=True)
class RunLimits:
    """What one run may cost at most. `written_tokens` are those the model writes; `attempts` end repair only."""

    seconds: float
    written_tokens: int
    memory_mb: int
    attempts: int


@dataclass(frozen=True, slots=True)
class CodeRule:
    pattern: re.Pattern[str]
    reason: str


@dataclass(frozen=True, slots=True)
class NamesRule:
    """Names that code may not take from outside itself."""

    names: frozenset[str]
    reason: str


@dataclass(frozen=True, slots=True)
class PythonRule:
    """Modules that a Python function may not load, and names it may not take from outside itself."""

    modules: frozenset[str]
    names: frozenset[str]
    reason: str


@dataclass(frozen=True, slots=True)
class LeaveRule:
    """`setting` must be on; "" where the user's asking is the switch."""

    setting: str
    reason: str


@dataclass(frozen=True, slots=True)
class Policies:
    run: RunLimits
    code: tuple[CodeRule, ...] = ()
    names: tuple[NamesRule, ...] = ()
    confirm: Mapping[str, str] = field(default_factory=dict)
    leave: Mapping[str, LeaveRule] = field(default_factory=dict)
    answer_s: float = 0.0
    """How long a build waits for a person's answer; 0: it does not ask."""
    python: tuple[PythonRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Spent:
    """What a run has cost so far. `memory_mb` is that of this process and its children."""

    seconds: float
    written_tokens: int
    memory_mb: int


class Governor:
    """Decides by the policies; tells each decision that a person may want to see to `on_decision`."""

    def __init__(
        self, policies: Policies, is_on: Callable[[str], bool], on_decision: Callable[[Decision], None]
    ) -> None:
        """`is_on` says whether a setting is switched on; an unknown one is not."""
        self.policies = policies
        self._is_on = is_on
        self._on_decision = on_decision

    def expect_affordable(self, actor: str, spent: Spent) -> None:
        """Raise `PolicyError` where a run has used up what it may cost."""
        limits = self.policies.run
        over = [
            f"{what} {have:.0f} {unit} of at most {most:.0f}"
            for what, have, most, unit in (
                ("it took", spent.seconds, limits.seconds, "seconds"),
                ("agents wrote", spent.written_tokens, limits.written_tokens, "tokens"),
                ("it holds", spent.memory_mb, limits.memory_mb, "MB of memory"),
            )
            if have >= most
        ]
        if over:
            self._refuse(
                Decision(actor, "spend", "this build", False, "run", f"{over[0]}."),
                "Say less at once, or raise the limit in resources/policies.toml. What was finished is kept.",
            )

    def judge_code(self, actor: str, name: str, code: str, language: Language = "javascript") -> Decision:
        """Return whether code that agents wrote may be used."""
        if fault := self._python_fault(code) if language == "python" else self._code_fault(code):
            policy, reason = fault
            return self._tell(Decision(actor, "use code", name, False, f"code: {policy}", f"{reason}."))
        return Decision(actor, "use code", name, True, "code", "it uses nothing but its inputs.")

    def needs_person(self, doing: str) -> str:
        """Return why a person must confirm a doing, "" where none need."""
        return self.policies.confirm.get(doing, "")

    def note_confirmed(self, actor: str, doing: str, is_confirmed: bool) -> None:
        """Record what the person answered."""
        answer = "the person said yes." if is_confirmed else "the person did not say yes."
        self._tell(Decision(actor, "confirm", doing, is_confirmed, "confirm", answer))

    def may_leave(self, actor: str, what: str, where: str) -> Decision:
        """Return whether something may be sent or asked outside this machine. What no policy names may not."""
        rule = self.policies.leave.get(what)
        if rule is None:
            is_allowed, reason = False, "no policy lets it leave this machine."
        elif rule.setting and not self._is_on(rule.setting):
            is_allowed, reason = False, f"it is switched off (setting {rule.setting}): {rule.reason}."
        else:
            is_allowed, reason = True, f"{rule.reason}."
        return self._tell(Decision(actor, "leave", f"{what} → {where}", is_allowed, "leave", reason))

    def expect_may_leave(self, actor: str, what: str, where: str) -> None:
        """Raise `PolicyError` where it may not leave this machine."""
        decision = self.may_leave(actor, what, where)
        if not decision.is_allowed:
            raise PolicyError(f"{what} was not used: {decision.reason}", "Everything else works without it.")

    def _code_fault(self, code: str) -> tuple[str, str] | None:
        """Return the rule that JavaScript breaks, and what it does; None where it breaks none."""
        plain, taken = code_only(code), free_names(code)
        for rule in self.policies.code:
            if found := rule.pattern.search(plain):
                return rule.pattern.pattern, f"“{found[0].strip()}”: {rule.reason}"
        for names in self.policies.names:
            if reached := sorted(names.names & taken):
                return "names", f"“{reached[0]}”: {names.reason}"
        # What no app may do, whoever wrote it: read from the syntax, so that no text or pattern hides it.
        fault = rule_fault(Codebase((SourceFile("code.js", code),)))
        return ("no app may", fault.removeprefix("code.js ")) if fault else None

    def _python_fault(self, code: str) -> tuple[str, str] | None:
        """Return the rule that Python breaks, and what it does; None where it breaks none, or is none."""
        loaded, taken = python_names(code)
        for rule in self.policies.python:
            if reached := sorted(rule.modules & loaded) + sorted(rule.names & taken):
                return "python", f"“{reached[0]}”: {rule.reason}"
        return None

    def _refuse(self, decision: Decision, next_step: str) -> None:
        self._tell(decision)
        raise PolicyError(f"Stopped by a rule: {decision.reason}", next_step)

    def _tell(self, decision: Decision) -> Decision:
        self._on_decision(decision)
        return decision


def read_policies(text: str, machine_mb: int) -> Policies:
    """Read policies (TOML) for a machine with so much memory, 0 where nobody knows.

    A fault in them raises `ValueError` or `KeyError`: ours, found by the tests.
    """
    data = tomllib.loads(text)
    run = data["run"]
    memory_mb = int(run["memory_share"] * machine_mb) or sys.maxsize
    return Policies(
        RunLimits(float(run["seconds"]), int(run["written_tokens"]), memory_mb, int(run["attempts"])),
        tuple(CodeRule(re.compile(row["pattern"]), row["reason"]) for row in data["code"]),
        tuple(NamesRule(frozenset(row["names"]), row["reason"]) for row in data["names"]),
        dict(data["confirm"]),
        {name: LeaveRule(row["setting"], row["reason"]) for name, row in data["leave"].items()},
        float(data["ask"]["answer_seconds"]),
        tuple(PythonRule(frozenset(row["modules"]), frozenset(row["names"]), row["reason"]) for row in data["python"]),
    )
