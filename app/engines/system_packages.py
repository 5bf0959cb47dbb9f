"""Which parts of the operating system Cognomega needs, how to see what is missing, and the command that brings it.

Standard library only: `run.py` uses it before anything is installed, `doctor` afterwards. The list of shared libraries
is what `ldd` says of Qt's WebEngine, its offscreen and xcb plugins, and PortAudio; those in every Debian are left out.
"""

import ctypes
import os
import platform
import shutil
import subprocess
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Purpose(StrEnum):
    """What a part is needed for."""

    BROWSER = "to check apps in a real browser engine"
    WINDOW = "to show a window"
    RECORDING = "to record speech"
    SANDBOX = "to run written Python code apart from your files"
    BUILDING = "to build the language-model engine, once"
    TESTING = "to run the tests"


@dataclass(frozen=True, slots=True)
class SystemPart:
    """A shared library (`provides` ends in .so…; or a pattern of files below /usr/lib) or a command.

    `packages` are the Debian packages that hold it, newest last.
    """

    provides: str
    packages: tuple[str, ...]
    purpose: Purpose

    def is_here(self) -> bool:
        if self.provides.startswith("/"):
            return any(Path("/usr/lib").glob(self.provides.removeprefix("/usr/lib/")))
        if ".so" not in self.provides:
            return shutil.which(self.provides, path=_search_path()) is not None
        try:
            ctypes.CDLL(self.provides)
        except OSError:
            return False
        return True


def _library(soname: str, packages: str, purpose: Purpose) -> SystemPart:
    return SystemPart(soname, tuple(packages.split()), purpose)


PARTS: tuple[SystemPart, ...] = (
    *(
        _library(soname, packages, Purpose.BROWSER)
        for soname, packages in (
            ("libEGL.so.1", "libegl1"),
            ("libGL.so.1", "libgl1"),
            ("libX11.so.6", "libx11-6"),
            ("libXcomposite.so.1", "libxcomposite1"),
            ("libXdamage.so.1", "libxdamage1"),
            ("libXext.so.6", "libxext6"),
            ("libXfixes.so.3", "libxfixes3"),
            ("libXrandr.so.2", "libxrandr2"),
            ("libXtst.so.6", "libxtst6"),
            ("libasound.so.2", "libasound2 libasound2t64"),
            ("libdbus-1.so.3", "libdbus-1-3"),
            ("libexpat.so.1", "libexpat1"),
            ("libfontconfig.so.1", "libfontconfig1"),
            ("libfreetype.so.6", "libfreetype6"),
            ("libgbm.so.1", "libgbm1"),
            ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
            ("libglib-2.0.so.0", "libglib2.0-0 libglib2.0-0t64"),
            ("libnspr4.so", "libnspr4"),
            ("libnss3.so", "libnss3"),
            ("libudev.so.1", "libudev1"),
            ("libxcb.so.1", "libxcb1"),
            ("libxcb-dri3.so.0", "libxcb-dri3-0"),
            ("libxkbcommon.so.0", "libxkbcommon0"),
            ("libxkbfile.so.1", "libxkbfile1"),
        )
    ),
    *(
        _library(soname, packages, Purpose.WINDOW)
        for soname, packages in (
            ("libX11-xcb.so.1", "libx11-xcb1"),
            ("libxcb-cursor.so.0", "libxcb-cursor0"),
            ("libxcb-icccm.so.4", "libxcb-icccm4"),
            ("libxcb-image.so.0", "libxcb-image0"),
            ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
            ("libxcb-randr.so.0", "libxcb-randr0"),
            ("libxcb-render-util.so.0", "libxcb-render-util0"),
            ("libxcb-shape.so.0", "libxcb-shape0"),
            ("libxcb-xkb.so.1", "libxcb-xkb1"),
            ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        )
    ),
    SystemPart("libportaudio.so.2", ("libportaudio2",), Purpose.RECORDING),
    SystemPart("bwrap", ("bubblewrap",), Purpose.SANDBOX),
    SystemPart("g++", ("g++",), Purpose.BUILDING),
    *(
        SystemPart(command, (package,), Purpose.TESTING)
        for command, package in (
            ("flite", "flite"),
            ("espeak-ng", "espeak-ng"),
            ("chromium", "chromium"),
            ("Xvfb", "xvfb"),
            ("ip", "iproute2"),
            ("pulseaudio", "pulseaudio"),
            ("pactl", "pulseaudio-utils"),
            ("ffmpeg", "ffmpeg"),
        )
    ),
    # PortAudio reaches a virtual microphone through it.
    SystemPart("/usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so", ("libasound2-plugins",), Purpose.TESTING),
)

PRODUCT = frozenset({Purpose.BROWSER, Purpose.WINDOW, Purpose.RECORDING, Purpose.SANDBOX})


def missing_parts(purposes: frozenset[Purpose]) -> tuple[SystemPart, ...]:
    """Return what is not on this machine; nothing where the system is not Linux, whose wheels carry all they need."""
    if platform.system() != "Linux":
        return ()
    return tuple(part for part in PARTS if part.purpose in purposes and not part.is_here())


def packages_for(parts: tuple[SystemPart, ...]) -> tuple[str, ...]:
    """Return the Debian packages that bring `parts`, by the names this release of Debian gives them."""
    return tuple(dict.fromkeys(_name_here(part.packages) for part in parts))


def install_command(parts: tuple[SystemPart, ...]) -> str:
    """Return the command a person would type, as root or not."""
    before = "" if is_root() else "sudo "
    return f"{before}apt-get install -y --no-install-recommends {' '.join(packages_for(parts))}"


def is_debian() -> bool:
    """Debian and what descends from it: anything with apt-get."""
    return shutil.which("apt-get") is not None and Path("/etc/debian_version").exists()


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _name_here(names: tuple[str, ...]) -> str:
    """Debian 13 renamed some libraries (…t64); the old name is there only a ghost that apt refuses to install."""
    if len(names) == 1 or shutil.which("apt-cache") is None:
        return names[0]
    for name in reversed(names):
        shown = subprocess.run(["apt-cache", "show", name], capture_output=True, check=False)
        if shown.returncode == 0 and shown.stdout:
            return name
    return names[0]


def _search_path() -> str:
    """A user who is not root has no sbin in the path; `ip` lies there."""
    return os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
