"""Rules are enforced in one place; every refusal is explained and told."""

from pathlib import Path

import pytest

from app.domain.errors import PolicyError
from app.meta.governance import Decision, Governor, Spent, read_policies

MACHINE_MB = 16_000
ROOT = Path(__file__).resolve().parents[3]


class Court:
    def __init__(self, *switched_on: str) -> None:
        self.told: list[Decision] = []
        policies = read_policies((ROOT / "resources" / "policies.toml").read_text("utf-8"), MACHINE_MB)
        self.governor = Governor(policies, lambda key: key in switched_on, self.told.append)


def test_a_run_within_its_limits_is_left_alone() -> None:
    court = Court()
    court.governor.expect_affordable("agents", Spent(10, 500, 2000))
    assert court.told == []


@pytest.mark.parametrize(
    ("spent", "says"),
    [
        (Spent(1e6, 0, 0), "seconds"),
        (Spent(0, 10**9, 0), "tokens"),
        (Spent(0, 0, MACHINE_MB - 100), "MB of memory"),
    ],
)
def test_a_run_beyond_a_limit_is_stopped_and_it_is_told_which(spent: Spent, says: str) -> None:
    court = Court()
    with pytest.raises(PolicyError, match=says) as refusal:
        court.governor.expect_affordable("agents", spent)
    assert refusal.value.next_step
    assert [(d.is_allowed, d.policy) for d in court.told] == [(False, "run")]


def test_the_memory_a_run_may_take_follows_the_machine() -> None:
    text = (ROOT / "resources" / "policies.toml").read_text("utf-8")
    small, large = (read_policies(text, machine_mb).run.memory_mb for machine_mb in (8_000, 64_000))
    assert 0 < small < 8_000 and large == 8 * small
    assert read_policies(text, 0).run.memory_mb > 10**9, "where nobody knows, nothing is refused for it"


@pytest.mark.parametrize(
    "code",
    [
        "function f(a) { return eval(a); }",
        "function f() { fetch('https://x'); }",
        "function f() { new WebSocket('ws://x') }",
        "function f() { return new Function ('return 1')(); }",
        "async function f() { await import('x'); }",
        "function f() { document.cookie = 1; }",
        "function f() { return window['al' + 'ert']; }",
        "function f() { return globalThis.x; }",
        "function f() { localStorage.clear(); }",
        "function f(n) { return `${eval(n)}`; }",
        "function f(t) { return t.replace(/\"/g, '') + fetch('x' + \"\"); }",
        "function f() { return (() => {}).constructor('return 1')(); }",
        "function f(g) { const make = g.constructor; return make('return 1')(); }",
        "function f(g) { return g['constructor']('return 1')(); }",
        "function f() { return new Worker('x'); }",
        "function f() { const start = Worker; return new start('x'); }",
        "function f() { const d = document; return d.title; }",
        "function f(page = window) { return page.name; }",
        "function f() { const run = eval; return run('1'); }",
        "function f(g) { g.x.innerHTML = g.name; }",
    ],
)
def test_code_that_reaches_beyond_its_inputs_is_refused_with_the_reason(code: str) -> None:
    court = Court()
    decision = court.governor.judge_code("writer", "f", code)
    assert not decision.is_allowed and decision.reason and court.told == [decision]


@pytest.mark.parametrize(
    "code",
    [
        "function f(text) { return text.split(' ').length; }",
        "// no eval( here\nfunction f(a) { return a.top_speed + a.parent; }",
        "function f(a) { return 'Do not eval(this) or fetch it from window.x'; }",
        'function step(state, action) { state.location2 = "the document."; return state; }',
        "function f(evaluate) { return evaluate + refetch(1); }",
        "function average(values, window) { return values.slice(-window); }",
        "function f(items) { for (const top of items) if (top) return { window: top }; }",
        "function f({ self, inner: [parent], ...top }) { return self + parent + top; }",
        "function f(x) { return x.constructor === Object && /eval(x)|fetch/.test(x.name); }",
        "class Stack { constructor(top) { this.top = top; } }",
        "function root(parent, i) { while (parent[i] !== i) i = parent[i]; return i; }",
    ],
)
def test_plain_functions_may_be_used(code: str) -> None:
    court = Court()
    assert court.governor.judge_code("writer", "f", code).is_allowed
    assert court.told == []


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("def f(x):\n    return eval(x)", "text as code"),
        ("def f(x):\n    run = exec\n    run(x)", "text as code"),
        ("def f(x):\n    return ().__class__.__base__.__subclasses__()", "text as code"),
        ("import urllib.request\ndef f(x):\n    return urllib.request.urlopen(x)", "network"),
        ("def f(x):\n    from os import system\n    system(x)", "machine"),
        ("def f(x):\n    return open(x).read()", "machine"),
    ],
)
def test_python_that_reaches_beyond_its_inputs_is_refused_with_the_reason(code: str, says: str) -> None:
    court = Court()
    decision = court.governor.judge_code("writer", "f", code, "python")
    assert not decision.is_allowed and says in decision.reason and court.told == [decision]


@pytest.mark.parametrize(
    "code",
    [
        "import math\nfrom collections import Counter\ndef f(x):\n    return math.pi + len(Counter(x))",
        "def f(open, close):\n    # eval(it)\n    return 'exec(this)' if open < close else ''",
        "def compile(x):\n    return x\ndef f(x):\n    return compile(x)",
        "this is no Python (",
    ],
)
def test_plain_python_may_be_used(code: str) -> None:
    court = Court()
    assert court.governor.judge_code("writer", "f", code, "python").is_allowed
    assert court.told == []


def test_nothing_leaves_that_no_policy_names_or_nobody_switched_on() -> None:
    court = Court()
    with pytest.raises(PolicyError, match="no policy"):
        court.governor.expect_may_leave("anyone", "diary", "example.org")
    with pytest.raises(PolicyError, match="switched off"):
        court.governor.expect_may_leave("agents", "cloud model", "example.org")
    on = Court("privacy.cloud_models")
    on.governor.expect_may_leave("agents", "cloud model", "example.org")
    assert [d.is_allowed for d in court.told + on.told] == [False, False, True]
    assert "example.org" in on.told[0].subject


def test_what_cannot_be_undone_needs_a_person_and_the_answer_is_kept() -> None:
    court = Court()
    assert court.governor.needs_person("delete for good") and not court.governor.needs_person("build")
    court.governor.note_confirmed("data", "delete for good", False)
    assert [d.is_allowed for d in court.told] == [False]


def test_every_doing_a_person_must_confirm_is_one_that_there_is() -> None:
    policies = read_policies((ROOT / "resources" / "policies.toml").read_text("utf-8"), MACHINE_MB)
    code = "\n".join(file.read_text("utf-8") for file in (ROOT / "app").rglob("*.py"))
    assert policies.confirm and [doing for doing in policies.confirm if f'"{doing}"' not in code] == []
