"""Where settings are kept: a small JSON file a person may read, written whole or not at all."""

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path

from app.domain.errors import InputError, ResourceError
from app.domain.settings import Settings, SettingsDeclaration, Value
from app.storage.file_lock import file_lock

Listener = Callable[[str, Value], None]


class SettingsFile:
    """The settings of this user. Another process may write too: each change is made to what is on disk then.

    Values this version does not know (a newer one wrote them) stay in the file untouched.
    """

    def __init__(self, path: Path, declaration: SettingsDeclaration) -> None:
        self._path = path
        self.declaration = declaration
        self._listeners: list[Listener] = []
        self.trouble = ""
        """A sentence where the file could not be read or holds something that cannot be; else empty."""

    def read(self) -> Settings:
        """Return what is set now. A value that cannot be is passed over for its default, and told in `trouble`."""
        changed: dict[str, Value] = {}
        kept = self._read_raw()
        for setting in self.declaration.settings:
            if setting.key not in kept:
                continue
            try:
                changed[setting.key] = setting.check(kept[setting.key])
            except InputError as error:
                self.trouble = f"{error.says} The usual value is used instead."
        return Settings(self.declaration, changed)

    def write(self, key: str, value: Value) -> Settings:
        """Set one value and tell who listens. Raises `InputError` for a value it cannot have, `ResourceError`."""
        checked = self.declaration.find(key).check(value)
        try:
            with file_lock(self._path.with_suffix(".lock"), wait_s=5):
                settings = self.read().with_value(key, checked)
                self._write_raw({**self._unknown(), **settings.changed})
        except (OSError, TimeoutError) as error:
            raise ResourceError(
                f"The settings cannot be written to {self._path} ({error}).",
                "See that there is room on the disk and that the folder can be written.",
            ) from error
        for listener in tuple(self._listeners):
            listener(key, checked)
        return settings

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` told (key, value) of each change made here; call what is returned to end it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _unknown(self) -> dict[str, object]:
        known = {setting.key for setting in self.declaration.settings}
        return {key: value for key, value in self._read_raw().items() if key not in known}

    def _read_raw(self) -> dict[str, object]:
        self.trouble = ""
        try:
            found = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            return self._set_aside(f"could not be read ({error})")
        return found if isinstance(found, dict) else self._set_aside("does not hold settings")

    def _set_aside(self, what: str) -> dict[str, object]:
        """Keep a damaged file under another name: what a person wrote is never thrown away."""
        aside = self._path.with_suffix(".damaged.json")
        with contextlib.suppress(OSError):
            self._path.replace(aside)
        self.trouble = f"The settings file {what}; it is kept as {aside.name}, and all settings are the usual ones."
        return {}

    def _write_raw(self, values: dict[str, object]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        written = self._path.with_suffix(f".{os.getpid()}.tmp")
        with written.open("w", encoding="utf-8") as file:
            json.dump(values, file, indent=1, ensure_ascii=False, sort_keys=True)
            file.flush()
            os.fsync(file.fileno())
        written.replace(self._path)
