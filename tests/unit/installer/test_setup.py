"""Set-up does what is missing, and a second start looks at a few small files only."""

import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

from installer import setup as set_up
from installer.lock import Pin, installed_versions, read_pins
from installer.progress import SetupError, time_left
from installer.setup import ROOT, Setup, group_pins


@pytest.fixture(autouse=True)
def home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that no test writes among this user's programs (tests/unit/installer/test_launcher.py)."""
    monkeypatch.setenv("COGNOMEGA_HOME", str(tmp_path / "home"))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with what decides the stamp, and an environment that looks made."""
    root = tmp_path / "checkout"
    (root / "installer").mkdir(parents=True)
    (root / "installer" / "requirements.lock").write_text("rich==15.0.0  # 3 MB\n")
    (root / "installer" / "requirements-test.lock").write_text("pytest==9.2.0  # 3 MB\n")
    (root / "installer" / "setup.py").write_text("# code\n")
    (root / "pyproject.toml").write_text("[project]\n")
    (root / "run.py").write_text("# run\n")
    python = Setup(for_tests=False, root=root).python
    python.parent.mkdir(parents=True)
    python.write_text("")
    return root


def stamp(root: Path, models: list[tuple[str, int]] | None = None, for_tests: bool = False) -> Setup:
    setup = Setup(for_tests=for_tests, root=root, cache=root / "cache")
    name = "set-up-for-tests.json" if for_tests else "set-up.json"
    (root / ".venv" / name).write_text(json.dumps({"key": setup.key(), "models": models or []}))
    return setup


def test_a_fresh_checkout_has_nothing(checkout: Path) -> None:
    setup = Setup(for_tests=False, root=checkout)
    assert not setup.has_parts()
    assert not setup.has_models()


def test_a_stamp_that_fits_means_nothing_is_done(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stamp(checkout).complete(with_models=False)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("file", ["installer/requirements.lock", "pyproject.toml", "run.py", "installer/setup.py"])
def test_a_change_of_what_decides_the_environment_sets_up_again(checkout: Path, file: str) -> None:
    stamp(checkout)
    path = checkout / file
    path.write_text(path.read_text() + "# changed\n")
    assert not Setup(for_tests=False, root=checkout).has_parts()


def test_an_environment_that_was_deleted_sets_up_again(checkout: Path) -> None:
    setup = stamp(checkout)
    setup.python.unlink()
    assert not setup.has_parts()


def test_being_set_up_for_use_is_not_being_set_up_for_tests(checkout: Path) -> None:
    stamp(checkout)
    assert not Setup(for_tests=True, root=checkout).has_parts()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"key": 3}', '{"models": [["/nowhere", 3]]}'])
def test_a_damaged_stamp_is_no_stamp(checkout: Path, content: str) -> None:
    (checkout / ".venv" / "set-up.json").write_text(content)
    setup = Setup(for_tests=False, root=checkout)
    assert not setup.has_parts()
    assert not setup.has_models()


def test_a_model_that_was_removed_or_cut_is_noticed(checkout: Path) -> None:
    weights = checkout / "weights.bin"
    weights.write_bytes(b"12345")
    setup = stamp(checkout, [(str(weights), 5)])
    assert setup.has_models()
    weights.write_bytes(b"123")
    assert not setup.has_models()
    weights.unlink()
    assert not setup.has_models()
    assert setup.has_parts()


def test_only_the_models_are_brought_where_only_they_are_missing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done: list[str] = []

    def bring(self: Setup) -> tuple[tuple[str, int], ...]:
        done.append("models")
        return (("weights", 3),)

    monkeypatch.setattr(Setup, "_bring_models", bring)
    monkeypatch.setattr(Setup, "_prepare", lambda self: done.append("prompts"))
    stamp(checkout).complete(with_models=True)
    assert done == ["models", "prompts"]
    assert "[2/2]" in capsys.readouterr().err


def test_who_is_not_root_is_told_the_exact_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = set_up.system_packages.PARTS[:2]
    monkeypatch.setattr(set_up.system_packages, "is_root", lambda: False)
    monkeypatch.setattr(set_up.system_packages, "is_debian", lambda: True)
    set_up._name_missing(parts)
    said = capsys.readouterr().err
    assert "sudo apt-get install -y --no-install-recommends libegl1 libgl1" in said
    assert "libEGL.so.1" in said


def test_a_failing_command_is_told_with_its_last_words(tmp_path: Path) -> None:
    from installer.commands import run_command

    with pytest.raises(SetupError, match="no such wheel") as caught:
        run_command([sys.executable, "-c", "print('no such wheel'); raise SystemExit(1)"], tmp_path / "log")
    assert str(tmp_path / "log") in str(caught.value)


def test_the_locks_pin_every_package_once() -> None:
    locks = tuple(ROOT / "installer" / name for name in ("requirements.lock", "requirements-test.lock"))
    pins = read_pins(locks)
    assert len({pin.key for pin in pins}) == len(pins) > 70


def test_the_locks_agree_with_the_project() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    locks = tuple(ROOT / "installer" / name for name in ("requirements.lock", "requirements-test.lock"))
    locked = {f"{pin.name}=={pin.version}".lower() for pin in read_pins(locks)}
    missing = {line.lower() for line in wanted} - locked
    assert missing == {"llama-cpp-python==0.3.36"}, "it is built once a machine and so is in no lock"


def test_a_line_that_pins_nothing_is_refused(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text("rich>=15\n")
    with pytest.raises(ValueError, match="rich>=15"):
        read_pins((lock,))


def test_installed_versions_are_read_from_names_of_folders(tmp_path: Path) -> None:
    (tmp_path / "PySide6_Addons-6.11.3.dist-info").mkdir()
    assert installed_versions(tmp_path) == {"pyside6-addons": "6.11.3"}


def test_packages_go_in_groups_and_none_is_lost() -> None:
    pins = [Pin(f"p{number}", "1", size) for number, size in enumerate((1, 2, 100, 400, 60, 1))]
    groups = group_pins(pins)
    assert sorted(pin.name for group in groups for pin in group) == sorted(pin.name for pin in pins)
    assert len(groups) == 3


@pytest.mark.parametrize(
    ("elapsed", "done", "total", "says"),
    [(0.5, 1, 2, ""), (10, 0, 5, ""), (10, 5, 5, ""), (10, 1, 100, ""), (30, 1, 2, ", about 30 s left")],
)
def test_time_left_is_said_once_it_can_be_known(elapsed: float, done: float, total: float, says: str) -> None:
    assert time_left(elapsed, done, total) == says


def test_what_the_product_asks_for_is_in_the_lock() -> None:
    """`run.py` installs the lock alone: what stands only in pyproject.toml would be missing on a fresh machine."""
    root = Path(__file__).resolve().parents[3]
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    names = ("requirements.lock", "requirements-test.lock")
    lines = [line for name in names for line in (root / "installer" / name).read_text("utf-8").splitlines()]
    locked = {re.split("[#;]", line)[0].strip().lower().replace("_", "-") for line in lines}
    asked = {*project["dependencies"], *project["optional-dependencies"]["test"]}
    missing = {a for a in asked if a.lower().replace("_", "-") not in locked and not a.startswith("llama-cpp-python")}
    assert not missing
