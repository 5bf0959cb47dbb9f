"""What a person double-clicks afterwards: an entry among this user's programs, with the icon, that opens the window.

Written into the user's own folders only, and only where the window can run. One that was written as it should be is
not written again, so who deletes it is left in peace. Standard library only, as all of set-up.
"""

import plistlib
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from app.engines import system_packages
from app.engines.system_packages import Purpose

NAME = "Cognomega"
SAYS = "Say it, see it work: turns what you say into working apps"
SAYS_IN_GERMAN = "Sag es, sieh es laufen: macht aus dem, was du sagst, fertige Apps"
_RESERVED = re.compile(r'([\\"`$])')


def write_launcher(
    root: Path, venv: Path, home: Path, environ: Mapping[str, str], platform: str = sys.platform
) -> Path | None:
    """Write the entry for the checkout in `root`; return where, or None where none is due: without a screen or what
    the window needs, with a home of its own (`COGNOMEGA_HOME`, below which all must lie), or written before.

    Raises OSError where it cannot be written.
    """
    place = launcher_place(home, environ, platform)
    marker = venv / "launcher.txt"
    # What it would hold decides: a checkout that was moved, or a new way of writing it, writes it again.
    state = f"{place}\n{root}\n{Path(__file__).read_text('utf-8')}"
    is_written = marker.is_file() and marker.read_text("utf-8") == state
    if is_written or not _can_run_window(environ, platform):
        return None
    place.parent.mkdir(parents=True, exist_ok=True)
    icons = root / "resources" / "icons"
    if platform == "darwin":
        _write_bundle(place, venv / "bin" / "cognomega", icons / "cognomega.icns")
    elif platform == "win32":
        _write_shortcut(place, venv / "Scripts" / "pythonw.exe", root, icons / "cognomega.ico")
    else:
        _replace(place, desktop_entry(venv / "bin" / "cognomega", icons / "cognomega.svg"))
    _replace(marker, state)
    return place


def launcher_place(home: Path, environ: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Return where this system looks for a user's own programs."""
    if platform == "darwin":
        return home / "Applications" / f"{NAME}.app"
    if platform == "win32":
        roaming = Path(environ.get("APPDATA") or home / "AppData" / "Roaming")
        return roaming / "Microsoft" / "Windows" / "Start Menu" / "Programs" / f"{NAME}.lnk"
    data = environ.get("XDG_DATA_HOME", "")
    # A relative path there is to be ignored: https://specifications.freedesktop.org/basedir-spec/latest/
    share = Path(data) if data and Path(data).is_absolute() else home / ".local" / "share"
    return share / "applications" / "cognomega.desktop"  # the name the window gives itself (app/gui/start.py)


def desktop_entry(command: Path, icon: Path) -> str:
    """Return the entry by https://specifications.freedesktop.org/desktop-entry-spec/latest/."""
    quoted = _RESERVED.sub(r"\\\1", str(command)).replace("%", "%%")
    return "\n".join(
        (
            "[Desktop Entry]",
            "Type=Application",
            "Version=1.0",
            f"Name={NAME}",
            f"Comment={SAYS}",
            f"Comment[de]={SAYS_IN_GERMAN}",
            f'Exec="{_as_value(quoted)}" window',
            f"TryExec={_as_value(str(command))}",
            f"Icon={_as_value(str(icon))}",
            "Terminal=false",
            "Categories=Development;IDE;",
            "Keywords=app;speech;voice;build;",
            "StartupNotify=true",
            "StartupWMClass=cognomega",
            "",
        )
    )


def _can_run_window(environ: Mapping[str, str], platform: str) -> bool:
    if environ.get("COGNOMEGA_HOME"):
        return False
    if not platform.startswith("linux"):
        return True
    has_screen = bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
    return has_screen and not system_packages.missing_parts(frozenset({Purpose.WINDOW, Purpose.BROWSER}))


def _as_value(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def _write_bundle(place: Path, command: Path, icon: Path) -> None:
    contents = place / "Contents"
    start = contents / "MacOS" / "cognomega"
    start.parent.mkdir(parents=True, exist_ok=True)
    (contents / "Resources").mkdir(exist_ok=True)
    (contents / "Resources" / "cognomega.icns").write_bytes(icon.read_bytes())
    facts = {
        "CFBundleName": NAME,
        "CFBundleIdentifier": "local.cognomega",
        "CFBundleExecutable": start.name,
        "CFBundleIconFile": "cognomega",
        "CFBundlePackageType": "APPL",
        "NSHighResolutionCapable": True,
        "NSMicrophoneUsageDescription": "To hear what you want built. What you say stays on this computer.",
    }
    (contents / "Info.plist").write_bytes(plistlib.dumps(facts))
    quoted = str(command).replace("'", "'\\''")
    _replace(start, f"#!/bin/sh\nexec '{quoted}' window\n")
    start.chmod(0o755)


def _write_shortcut(place: Path, python: Path, root: Path, icon: Path) -> None:
    """Only the system's own object writes such files; `pythonw` has no console window."""

    def quoted(text: object) -> str:
        return "'" + str(text).replace("'", "''") + "'"

    script = (
        f"$s = (New-Object -ComObject WScript.Shell).CreateShortcut({quoted(place)}); "
        f"$s.TargetPath = {quoted(python)}; $s.Arguments = '-m app.cli window'; "
        f"$s.WorkingDirectory = {quoted(root)}; $s.IconLocation = {quoted(icon)}; "
        f"$s.Description = {quoted(SAYS)}; $s.Save()"
    )
    command = ["powershell", "-NoProfile", "-NonInteractive", "-Command", script]
    if subprocess.run(command, check=False, capture_output=True).returncode != 0:
        raise OSError(f"{place} could not be written")


def _replace(file: Path, text: str) -> None:
    beside = file.with_name(f"{file.name}.new")
    beside.write_text(text, "utf-8", newline="\n")
    beside.replace(file)
