"""Whatever the world hands in or takes away: a plain sentence, the right exit code, and nothing lost.

What needs no disk, sound or model of its own is in test_cli_build.py.
"""

import json
import os
import subprocess
import sys
import wave
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.bootstrap import Confirm, House
from app.cli import main
from app.domain.build import StageName
from app.domain.generation import GenerationRequest
from app.engines.model_store import ModelStore
from app.paths import Paths
from app.pipeline.metering import MeteredModel
from app.pipeline.orchestrator import Stages
from tests.cut_off import with_disk
from tests.fakes import FakeHouse, FakeLanguageModel, FakeStages
from tests.speech_fixtures import NOT_SPEECH, RATE, WHISPER_DIR, speak_language
from tests.unit.engines.model_fixtures import TOKENS, WEIGHTS, two_file_catalog

ROOT = Path(__file__).parents[2]
BUILD = (sys.executable, "-m", "tests.fakes", "build", "a grocery list", "--json")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="mount namespaces are Linux's")


class Listening(FakeHouse):
    """Real ears; all else is scripted."""

    async def open_stages(
        self, confirm: Confirm, wanted: Path | None, is_spoken: bool, finished: frozenset[StageName]
    ) -> Stages:
        stages = await super().open_stages(confirm, wanted, is_spoken, finished)
        assert isinstance(stages, FakeStages)
        if is_spoken:
            stages.ears = await self.start_transcriber()
        return stages


@pytest.fixture
def listening(paths: Paths) -> type[House]:
    paths.models.mkdir(parents=True)
    (paths.models / WHISPER_DIR.name).symlink_to(WHISPER_DIR)
    return Listening


def silent(path: Path) -> None:
    write_sound(NOT_SPEECH["digital silence"](), path)


def noisy(path: Path) -> None:
    write_sound(NOT_SPEECH["loud white noise"](), path)


def written(path: Path) -> None:
    path.write_text("A grocery list where I tick things off. " * 50)


def cut_short(path: Path) -> None:
    silent(path)
    path.write_bytes(path.read_bytes()[:30])


def an_hour_long(path: Path) -> None:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 1, 8000, 0, "NONE", ""))
        file.writeframes(bytes(3600 * 8000))


@pytest.mark.models
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (silent, "I heard nothing"),
        (noisy, "I heard nothing"),
        (written, "request.wav is not a sound file"),
        (cut_short, "request.wav is cut short or damaged"),
        (an_hour_long, "request.wav is about 60 minutes long"),
    ],
)
def test_a_recording_that_holds_no_request_is_told_plainly_and_kept(
    listening: type[House], tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], None], says: str
) -> None:
    clip = tmp_path / "request.wav"
    make(clip)
    assert main(["build", "--audio", str(clip), "--json"], join=listening) == 2
    told = expect_error(*capsys.readouterr(), "InputError", says)
    assert main(["sessions", "show", told["session"], "--json"], join=listening) == 0
    kept = json.loads(capsys.readouterr().out)
    assert kept["audio"] == str(clip) and says in kept["problem"] and kept["state"] == "nothing to build"
    assert main(["resume", told["session"], "--transcript", "a grocery list"], join=listening) == 0


def test_a_recording_that_is_not_there_is_told_before_anything_starts(
    paths: Paths, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--audio", str(tmp_path / "gone.wav"), "--json"], join=FakeHouse) == 2
    assert not expect_error(*capsys.readouterr(), "InputError", "There is no sound file")["session"]


@pytest.mark.models
def test_another_language_is_tried_and_english_advised_where_it_fails(
    listening: type[House], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "Ich möchte eine Einkaufsliste, auf der ich die Dinge abhaken kann, die ich schon gekauft habe."
    clip = speak_language(said, tmp_path / "request.wav", "de")
    assert main(["build", "--audio", str(clip)], join=listening) == 0
    assert "English" not in capsys.readouterr().out, "whoever got what they wanted needs no advice"
    monkeypatch.setenv("FAKE_UNMET", "abhaken")
    for words in (["--audio", str(clip)], [said], ["我想要一个购物清单"]):
        assert main(["build", *words], join=listening) == 3
        assert "I understand English best so far" in capsys.readouterr().out
    assert main(["build", "a shopping list where I tick off what I have bought"], join=listening) == 3
    assert "English" not in capsys.readouterr().out


class Altered(House):
    """A house whose models are two small files."""

    @cached_property
    def models(self) -> ModelStore:
        return ModelStore(self.paths, two_file_catalog())


def test_an_altered_model_is_refused_by_name_and_the_session_kept(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = paths.models / "tiny"
    folder.mkdir(parents=True)
    (folder / "weights.bin").write_bytes(b"\x01" + WEIGHTS[1:])
    (folder / "tokens.json").write_bytes(TOKENS)
    assert main(["build", "a grocery list", "--json"], join=Altered) == 2
    told = expect_error(*capsys.readouterr(), "ModelError", "weights.bin")
    assert "altered" in told["error"]["says"] and "models get tiny" in told["error"]["next_step"]
    assert main(["resume", told["session"]], join=FakeHouse) == 0


@on_linux
def test_a_folder_that_may_only_be_read_is_told_before_work_and_another_can_be_named(
    paths: Paths, tmp_path: Path
) -> None:
    disk = make_folder(tmp_path / "disk")
    code, out, err = run(*with_disk("ro", disk, *BUILD, "--out", f"{disk}/app"))
    expect_error(out, err, "InputError", "may not be written to")
    assert code == 2 and "Writing" not in err
    code, out, _ = run(sys.executable, "-m", "tests.fakes", "resume", "--json", "--out", str(tmp_path / "other"))
    assert code == 0 and (tmp_path / "other" / "index.html").is_file()


@on_linux
def test_a_full_disk_keeps_the_work_and_holds_no_half_app(paths: Paths, tmp_path: Path) -> None:
    disk = make_folder(tmp_path / "disk")
    code, out, err = run(*with_disk("size=4k", disk, *BUILD, "--out", f"{disk}/app"))
    expect_error(out, err, "ResourceError", "There is no room left")
    assert code == 2 and "left:" not in err
    code, out, err = run(sys.executable, "-m", "tests.fakes", "resume", "--json", "--out", str(tmp_path / "other"))
    assert code == 0 and "Trying it as you would: done before" in err
    assert (tmp_path / "other" / "index.html").is_file()


@on_linux
@pytest.mark.parametrize(
    ("options", "says"), [("ro", "cannot be written"), ("size=80k", "is full"), ("size=240k", "is full")]
)
def test_a_home_that_takes_nothing_is_told(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: str, says: str
) -> None:
    disk = make_folder(tmp_path / "disk")
    monkeypatch.setenv("COGNOMEGA_HOME", disk)
    code, out, err = run(*with_disk(options, disk, *BUILD, "--out", str(tmp_path / "app")))
    expect_error(out, err, "ResourceError", says)
    assert code == 2 and not (tmp_path / "app").exists()


@on_linux
def test_a_folder_where_none_can_be_is_told(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "a grocery list", "--json", "--out", "/proc/app"], join=FakeHouse) == 2
    expect_error(*capsys.readouterr(), "ResourceError", "/proc/app cannot be written to")


MARKED = 'app <b>Books</b> & "more"\nrecord book: title text\nsort title\n'


class Marking(House):
    """Everything real, over a model that repeats the markup of the request."""

    async def _start_model(self) -> MeteredModel:
        return MeteredModel(FakeLanguageModel(say_marked))


@pytest.mark.browser
def test_markup_and_quotes_in_a_request_are_words_in_the_app(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    request = 'a list of <b>books</b> & "more" with a "title", sorted by \'title\''
    assert main(["build", request, "--json"], join=Marking) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["transcript"]["text"] == request
    assert all(check["held"] for check in told["checks"])
    page = (Path(told["out"]) / "index.html").read_text("utf-8")
    assert "&lt;b&gt;Books&lt;/b&gt;" in page and "<b>" not in page
    assert Path(told["out"]).name.replace("-", "").isalnum()


def say_marked(request: GenerationRequest) -> str:
    answer_so_far = request.prompt.rsplit("<|im_start|>assistant\n", 1)[-1]
    return MARKED.removeprefix(answer_so_far) if MARKED.startswith(answer_so_far) else "sort title"


def expect_error(out: str, err: str, kind: str, says: str) -> dict[str, Any]:
    """Return the JSON told on standard output, having seen that it and standard error say the same plain sentence."""
    told: dict[str, Any] = json.loads(out)
    error = told["error"]
    assert error["kind"] == kind and says in error["says"] and error["next_step"] and error["exit_code"] == 2
    assert f"{error['says']} {error['next_step']}" in err.splitlines()
    assert "Traceback" not in err and "Errno" not in err
    return told


def run(*command: str) -> tuple[int, str, str]:
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def make_folder(path: Path) -> str:
    path.mkdir()
    return str(path)


def write_sound(samples: "np.ndarray[Any, Any]", path: Path) -> None:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
