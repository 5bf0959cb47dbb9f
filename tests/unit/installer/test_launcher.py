"""What set-up writes for double-clicking: in the user's own folders, once, and only where the window can run."""

import plistlib
import subprocess
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest

from installer import icon_files, launcher
from installer.launcher import launcher_place, write_launcher
from installer.setup import ROOT, Setup

SCREEN = {"DISPLAY": ":0"}


@pytest.fixture(autouse=True)
def has_all_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launcher.system_packages, "missing_parts", lambda purposes: ())


def make_checkout(root: Path) -> Path:
    """A checkout with the real icons, and an environment whose command says how it was called."""
    (root / "resources").mkdir(parents=True)
    (root / "resources" / "icons").symlink_to(ROOT / "resources" / "icons")
    command = root / ".venv" / "bin" / "cognomega"
    command.parent.mkdir(parents=True)
    command.write_text('#!/bin/sh\necho "called with $@"\n')
    command.chmod(0o755)
    return root


def write(root: Path, home: Path, platform: str = "linux", **environ: str) -> Path | None:
    return write_launcher(root, root / ".venv", home, environ or SCREEN, platform)


def read_entry(file: Path) -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(file.read_text("utf-8"))
    return dict(parser["Desktop Entry"])


@pytest.mark.parametrize("name", ["checkout", "my apps", 'odd "$HOME" `x` 100%'])
def test_the_entry_starts_the_window_wherever_the_checkout_lies(tmp_path: Path, name: str) -> None:
    root = make_checkout(tmp_path / name)
    file = write(root, tmp_path / "home")
    assert file == tmp_path / "home/.local/share/applications/cognomega.desktop"
    entry = read_entry(file)
    # As the specification has it: the file's own escapes, percent signs doubled, and then the quoting of a shell.
    line = entry["Exec"].replace("\\\\", "\\").replace("%%", "%")
    assert subprocess.run(["sh", "-c", line], capture_output=True, text=True).stdout == "called with window\n"
    assert Path(entry["Icon"]).read_text("utf-8").count("<path") == 2
    assert entry["Terminal"] == "false"


def test_the_users_own_place_for_data_is_honoured(tmp_path: Path) -> None:
    root = make_checkout(tmp_path / "checkout")
    elsewhere = tmp_path / "data"
    assert write(root, tmp_path / "home", XDG_DATA_HOME=str(elsewhere), **SCREEN) == (
        elsewhere / "applications" / "cognomega.desktop"
    )
    assert not (tmp_path / "home").exists()
    relative = launcher_place(Path("/home/ada"), {"XDG_DATA_HOME": "data"}, "linux")
    assert relative == Path("/home/ada/.local/share/applications/cognomega.desktop")


@pytest.mark.parametrize("environ", [{"SHELL": "sh"}, {**SCREEN, "COGNOMEGA_HOME": "/somewhere"}])
def test_without_a_screen_or_with_a_home_of_its_own_nothing_is_written(tmp_path: Path, environ: dict[str, str]) -> None:
    assert write(make_checkout(tmp_path / "checkout"), tmp_path / "home", **environ) is None
    assert not (tmp_path / "home").exists()


def test_where_the_windows_libraries_are_missing_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = launcher.system_packages.PARTS[:1]
    monkeypatch.setattr(launcher.system_packages, "missing_parts", lambda purposes: parts)
    assert write(make_checkout(tmp_path / "checkout"), tmp_path / "home") is None
    assert not (tmp_path / "home").exists()


def test_it_is_written_once_and_one_that_was_deleted_stays_away(tmp_path: Path) -> None:
    root = make_checkout(tmp_path / "checkout")
    file = write(root, tmp_path / "home")
    assert file
    assert write(root, tmp_path / "home") is None
    file.unlink()
    assert write(root, tmp_path / "home") is None
    assert not file.exists()


def test_a_checkout_that_was_moved_writes_it_again(tmp_path: Path) -> None:
    file = write(make_checkout(tmp_path / "old"), tmp_path / "home")
    assert file
    (tmp_path / "old").rename(tmp_path / "new")
    assert write(tmp_path / "new", tmp_path / "home") == file
    assert str(tmp_path / "new") in read_entry(file)["Exec"]


def test_set_up_says_it_in_one_line_and_only_when_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where all else was set up before there was a screen."""
    root = make_checkout(tmp_path / "checkout")
    monkeypatch.setattr(Setup, "has_parts", lambda self: True)
    monkeypatch.setattr(launcher, "write_launcher", lambda *given: write_launcher(*given, "linux"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    for variable in ("COGNOMEGA_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    Setup(for_tests=True, root=root).complete(with_models=False)
    assert capsys.readouterr().err == "", "tests leave the user's programs alone"
    Setup(for_tests=False, root=root).complete(with_models=False)
    [line] = capsys.readouterr().err.splitlines()
    assert line.endswith(f"Cognomega ({tmp_path / 'home/.local/share/applications/cognomega.desktop'})")
    Setup(for_tests=False, root=root).complete(with_models=False)
    assert capsys.readouterr().err == ""


def test_programs_that_cannot_be_written_do_not_stop_set_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*given: Any) -> None:
        raise OSError("Read-only file system")

    monkeypatch.setattr(Setup, "has_parts", lambda self: True)
    monkeypatch.setattr(launcher, "write_launcher", refuse)
    Setup(for_tests=False, root=make_checkout(tmp_path / "checkout")).complete(with_models=False)
    assert "Read-only file system" in capsys.readouterr().err


def test_on_macos_it_is_an_application_in_the_users_own_folder(tmp_path: Path) -> None:
    root = make_checkout(tmp_path / "ada's apps")
    place = write(root, tmp_path / "home", "darwin")
    assert place == tmp_path / "home/Applications/Cognomega.app"
    facts = plistlib.loads((place / "Contents/Info.plist").read_bytes())
    start = place / "Contents/MacOS" / facts["CFBundleExecutable"]
    assert subprocess.run([start], capture_output=True, text=True, check=True).stdout == "called with window\n"
    assert (place / "Contents/Resources" / f"{facts['CFBundleIconFile']}.icns").read_bytes()[:4] == b"icns"
    assert facts["NSMicrophoneUsageDescription"]


def test_on_windows_it_is_a_shortcut_without_a_console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def run(command: list[str], **how: Any) -> subprocess.CompletedProcess[bytes]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(launcher.subprocess, "run", run)
    root = make_checkout(tmp_path / "ada's apps")
    place = write(root, tmp_path / "home", "win32", APPDATA=str(tmp_path / "roaming"))
    assert place == tmp_path / "roaming/Microsoft/Windows/Start Menu/Programs/Cognomega.lnk"
    [command] = asked
    assert command[0] == "powershell"
    assert "ada''s apps/.venv/Scripts/pythonw.exe'" in command[-1]
    assert "cognomega.ico" in command[-1]


def test_the_icons_of_other_systems_are_the_one_that_was_drawn() -> None:
    """`python -m installer.icon_files` was run after the last change of the drawing."""
    from PySide6.QtGui import QImage, QImageReader

    drawn = QImage.fromData(icon_files.png(256))
    for kind in ("ico", "icns"):
        reader = QImageReader(str(ROOT / "resources/icons" / f"cognomega.{kind}"))
        found = {}
        for number in range(reader.imageCount()):
            assert reader.jumpToImage(number)
            image = reader.read()
            found[image.width()] = image
        assert {16, 32, 256} <= found.keys()
        for x, y in ((128, 136), (200, 56), (56, 200), (20, 128), (236, 128)):
            kept, wanted = found[256].pixelColor(x, y), drawn.pixelColor(x, y)
            assert abs(kept.lightness() - wanted.lightness()) < 8, f"{kind} at {x}, {y}"
            assert kept.alpha() == wanted.alpha()
