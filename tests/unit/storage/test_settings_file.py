"""The settings file: kept whole, shared between processes, and never a reason not to start."""

import json
from pathlib import Path

import pytest

from app.domain.errors import InputError, ResourceError
from app.domain.settings import Value, read_declaration
from app.storage.settings_file import SettingsFile

ROOT = Path(__file__).resolve().parents[3]
DECLARED = read_declaration((ROOT / "resources/settings.toml").read_text("utf-8"))


def test_what_was_set_is_there_for_the_next_process(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "new" / "settings.json", DECLARED).write("appearance.theme", "dark")

    assert SettingsFile(tmp_path / "new" / "settings.json", DECLARED).read().text("appearance.theme") == "dark"


def test_two_writers_keep_each_others_changes(tmp_path: Path) -> None:
    one, other = (SettingsFile(tmp_path / "settings.json", DECLARED) for _ in range(2))
    one.write("appearance.theme", "dark")
    other.write("appearance.text_scale", 150)
    one.write("audio.live_words", False)

    assert dict(other.read().changed) == {
        "appearance.theme": "dark",
        "appearance.text_scale": 150,
        "audio.live_words": False,
    }


def test_a_listener_hears_changes_until_it_leaves(tmp_path: Path) -> None:
    file, heard = SettingsFile(tmp_path / "settings.json", DECLARED), list[tuple[str, Value]]()
    leave = file.listen(lambda key, value: heard.append((key, value)))
    file.write("appearance.theme", "dark")
    leave()
    file.write("appearance.theme", "light")

    assert heard == [("appearance.theme", "dark")]


def test_values_of_a_newer_version_stay_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"future.thing": [1, 2]}')
    SettingsFile(path, DECLARED).write("appearance.theme", "dark")

    assert json.loads(path.read_text()) == {"future.thing": [1, 2], "appearance.theme": "dark"}


@pytest.mark.parametrize("text", ["", "{", "[]", '"dark"', "\x00\xff"])
def test_a_damaged_file_is_set_aside_and_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    file = SettingsFile(path, DECLARED)

    assert file.read().changed == {}
    assert "settings.damaged.json" in file.trouble
    assert (tmp_path / "settings.damaged.json").read_text() == text
    file.write("appearance.theme", "dark")
    assert file.read().text("appearance.theme") == "dark"


def test_a_value_that_cannot_be_gives_way_to_the_default(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"appearance.theme": "pink", "appearance.text_scale": 120}')
    file = SettingsFile(path, DECLARED)

    assert file.read().changed == {"appearance.text_scale": 120}
    assert "pink" in file.trouble


def test_a_value_that_cannot_be_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    with pytest.raises(InputError):
        SettingsFile(path, DECLARED).write("appearance.theme", "pink")
    assert not path.exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ResourceError, match="cannot be written"):
        SettingsFile(tmp_path / "file" / "settings.json", DECLARED).write("appearance.theme", "dark")
