"""Settings: what may be set, and that each declared setting is one that something reads."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InputError
from app.domain.settings import Setting, SettingKind, Settings, read_declaration

ROOT = Path(__file__).resolve().parents[3]
DECLARED = read_declaration((ROOT / "resources/settings.toml").read_text("utf-8"))


def test_every_declared_setting_is_read_by_some_code() -> None:
    code = "\n".join(file.read_text("utf-8") for file in (ROOT / "app").rglob("*.py"))
    chosen_by_role = {f"models.{role}" for role in re.findall(r'_chosen_model\("(\w+)"\)', code)}
    unread = [one.key for one in DECLARED.settings if f'"{one.key}"' not in code and one.key not in chosen_by_role]

    assert unread == []


@pytest.mark.parametrize("setting", DECLARED.settings, ids=lambda setting: setting.key)
def test_what_is_shown_can_be_read_back(setting: Setting) -> None:
    assert setting.read(setting.show(setting.default)) == setting.default


@given(st.sampled_from(DECLARED.settings), st.text() | st.integers() | st.booleans() | st.none())
def test_a_value_is_taken_as_it_is_or_refused_with_what_it_may_be(setting: Setting, value: object) -> None:
    try:
        kept = Settings(DECLARED, {}).with_value(setting.key, value)  # type: ignore[arg-type]
    except InputError as error:
        assert setting.allowed() in error.next_step
    else:
        assert kept.value(setting.key) == value
        assert (setting.key in kept.changed) == (value != setting.default)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for setting in DECLARED.settings:
        try:
            setting.check(setting.read(text))
        except InputError:
            continue


def test_a_number_outside_its_limits_is_refused() -> None:
    scale = DECLARED.find("appearance.text_scale")

    assert scale.read("150") == 150
    for text in ("201", "79", "-100", "1e2", "²"):
        with pytest.raises(InputError, match="is not something"):
            scale.read(text)


def test_a_setting_set_to_its_default_is_no_longer_changed() -> None:
    settings = Settings(DECLARED, {}).with_value("appearance.theme", "dark")

    assert settings.changed == {"appearance.theme": "dark"}
    assert settings.with_value("appearance.theme", "system").changed == {}


def test_a_declaration_whose_default_is_not_allowed_is_our_fault() -> None:
    text = '[[group]]\nid="a"\ntitle="A"\n[[setting]]\nkey="a.b"\nkind="number"\ntitle="B"\nhelp=""\ndefault=5\n'

    with pytest.raises(ValueError, match=r"a\.b"):
        read_declaration(text + "maximum=4\n")
    assert read_declaration(text + "maximum=5\n").find("a.b").kind is SettingKind.NUMBER
