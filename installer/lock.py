"""Reads the lock files: exact pins of the whole tree, each with its installed size, by which time left is told."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+?)(?P<marker>;[^#]*)?\s*(#\s*(?P<size>\d+) MB)?$")


@dataclass(frozen=True)
class Pin:
    """One locked package."""

    name: str
    version: str
    megabytes: int

    @property
    def key(self) -> str:
        """The name as indexes compare it (PEP 503)."""
        return re.sub(r"[-_.]+", "-", self.name).lower()


def read_pins(files: tuple[Path, ...]) -> tuple[Pin, ...]:
    """Return the pins that apply to this system, in the order of the files."""
    pins = []
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            said = _LINE.match(line.strip())
            if said is None:
                raise ValueError(f"{file.name}: {line!r} is not a pin")
            if said["marker"] and "linux" in said["marker"] and sys.platform != "linux":
                continue
            pins.append(Pin(said["name"], said["version"], int(said["size"] or 1)))
    return tuple(pins)


def installed_versions(site_packages: Path) -> dict[str, str]:
    """Return {key: version} of what a virtual environment holds, from the names of its metadata folders."""
    found = {}
    for folder in site_packages.glob("*.dist-info"):
        name, _, version = folder.name.removesuffix(".dist-info").rpartition("-")
        found[re.sub(r"[-_.]+", "-", name).lower()] = version
    return found
