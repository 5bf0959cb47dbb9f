"""Settings from one declaration: what can be set, what it may be, and what it is; for the screen and the command."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.errors import InputError

Value = bool | int | str

_YES = frozenset({"on", "yes", "true", "1"})
_NO = frozenset({"off", "no", "false", "0"})


class SettingKind(StrEnum):
    """How a value is checked and by what it is set on the screen."""

    SWITCH = "switch"
    CHOICE = "choice"
    NUMBER = "number"
    FOLDER = "folder"
    MICROPHONE = "microphone"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values a choice may have, and its name on the screen."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set. `step` and the limits are for numbers; an empty text means "the usual one"."""

    key: str
    kind: SettingKind
    title: str
    help: str
    default: Value
    choices: tuple[Choice, ...] = ()
    minimum: int = 0
    maximum: int = 0
    step: int = 1
    unit: str = ""
    role: str = ""

    @property
    def group(self) -> str:
        return self.key.split(".")[0]

    def check(self, value: object) -> Value:
        """Return `value` where it is one this setting may have. Raises `InputError` saying what it may be."""
        if self.kind is SettingKind.SWITCH and isinstance(value, bool):
            return value
        if self.kind is SettingKind.NUMBER and isinstance(value, int) and not isinstance(value, bool):
            if self.minimum <= value <= self.maximum:
                return value
        elif self.kind is SettingKind.CHOICE and any(choice.value == value for choice in self.choices):
            return str(value)
        elif self.kind in (SettingKind.FOLDER, SettingKind.MICROPHONE, SettingKind.MODEL) and isinstance(value, str):
            return value
        raise InputError(f"“{value}” is not something “{self.title}” can be.", f"It can be {self.allowed()}.")

    def read(self, text: str) -> Value:
        """Return the value a person wrote as text. Raises `InputError`."""
        said = text.strip()
        if self.kind is SettingKind.SWITCH and said.lower() in _YES | _NO:
            return said.lower() in _YES
        if self.kind is SettingKind.NUMBER and said.removeprefix("-").isascii() and said.removeprefix("-").isdigit():
            return self.check(int(said))
        return self.check(said)

    def show(self, value: Value) -> str:
        """Return a value as a person would write it; `read` takes it back."""
        if isinstance(value, bool):
            return "on" if value else "off"
        return str(value)

    def allowed(self) -> str:
        """Return what it may be, in words."""
        match self.kind:
            case SettingKind.SWITCH:
                return "on or off"
            case SettingKind.NUMBER:
                return f"a whole number from {self.minimum} to {self.maximum}"
            case SettingKind.CHOICE:
                return " or ".join(choice.value for choice in self.choices)
            case SettingKind.FOLDER:
                return "a folder, or empty for the usual one"
            case SettingKind.MICROPHONE:
                return "the name of a microphone, or empty for the one this computer uses"
            case SettingKind.MODEL:
                return "a model from `cognomega models list`, or empty for the usual one"


@dataclass(frozen=True, slots=True)
class SettingGroup:
    """Settings that are shown together."""

    id: str
    title: str
    settings: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class SettingsDeclaration:
    """All there is to set, in the order it is shown."""

    groups: tuple[SettingGroup, ...]

    @property
    def settings(self) -> tuple[Setting, ...]:
        return tuple(setting for group in self.groups for setting in group.settings)

    def find(self, key: str) -> Setting:
        """Return a setting by its key. Raises `InputError`."""
        for setting in self.settings:
            if setting.key == key:
                return setting
        raise InputError(f"There is no setting “{key}”.", "See `cognomega settings list` for those there are.")


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set. Only values that differ from their default are in `changed`."""

    declaration: SettingsDeclaration
    changed: Mapping[str, Value]

    def value(self, key: str) -> Value:
        setting = self.declaration.find(key)
        return self.changed.get(key, setting.default)

    def text(self, key: str) -> str:
        return str(self.value(key))

    def number(self, key: str) -> int:
        return int(self.value(key))

    def is_on(self, key: str) -> bool:
        return self.value(key) is True

    def with_value(self, key: str, value: Value) -> "Settings":
        """Return these settings with one of them changed. Raises `InputError`."""
        setting = self.declaration.find(key)
        checked = setting.check(value)
        others = {known: kept for known, kept in self.changed.items() if known != key}
        return Settings(self.declaration, others if checked == setting.default else {**others, key: checked})


def read_declaration(text: str) -> SettingsDeclaration:
    """Read the declaration (TOML). It is part of the program: a fault in it is a `ValueError`, ours."""
    data = tomllib.loads(text)
    settings = tuple(_read_setting(row) for row in data["setting"])
    groups = tuple(
        SettingGroup(row["id"], row["title"], tuple(one for one in settings if one.group == row["id"]))
        for row in data["group"]
    )
    placed = [setting.key for group in groups for setting in group.settings]
    if sorted(placed) != sorted({setting.key for setting in settings}):
        raise ValueError("a setting is declared twice, or its group is not declared")
    return SettingsDeclaration(groups)


def _read_setting(row: Mapping[str, Any]) -> Setting:
    choices = tuple(Choice(choice["value"], choice["title"]) for choice in row.get("choices", ()))
    known = {name: row[name] for name in ("minimum", "maximum", "step", "unit", "role") if name in row}
    setting = Setting(row["key"], SettingKind(row["kind"]), row["title"], row["help"], row["default"], choices, **known)
    try:
        setting.check(setting.default)
    except InputError as error:
        raise ValueError(f"{setting.key}: {error.says}") from error
    return setting
