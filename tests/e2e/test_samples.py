"""From words to a used app: the sample requests, spoken and typed, built by the real command and judged by use.

Each is built once here, in one voice or typed, to keep the time short; tests/bench/bench_requests.py does all of them
in every voice.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.paths import HOME_VARIABLE
from tests.bench.building import VOICES, build, make_home
from tests.e2e.judge import CHROMIUM, Judge
from tests.e2e.requests import find

pytestmark = [
    pytest.mark.models,
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Debian's chromium is not installed"),
]

SPOKEN = ("fuel", "temperature", "groceries", "countdown", "planets", "guests")
TYPED = ("water", "movies", "pipeline", "paint", "vocabulary", "rps", "picker", "timesheet")
CASES = [(one, VOICES[i % len(VOICES)]) for i, one in enumerate(SPOKEN)] + [(one, "typed") for one in TYPED]


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as one:
        yield one


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert HOME_VARIABLE not in os.environ, "the real models are looked for in the user's own folders"
    return make_home(tmp_path_factory.mktemp("samples"))


@pytest.mark.parametrize(("request_id", "voice"), CASES)
def test_a_request_becomes_an_app_that_behaves(
    judge: Judge, home: Path, tmp_path: Path, request_id: str, voice: str
) -> None:
    behaviour = find(request_id)

    built = build(behaviour.request, voice, tmp_path / "app", home)
    assert built.exit_code in (0, 3), built.message
    judgement = judge.judge(built.folder, behaviour)

    heard = built.report["transcript"]["text"]
    assert judgement.behaves, f"{judgement.failure}\nheard: {heard}\n{built.report['blueprint']}"
