"""Looks at what Cognomega stands on, and says of each thing whether it holds and how to mend it where it does not."""

import importlib.metadata
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.errors import ModelError
from app.engines.hardware import DISK_RESERVE_BYTES, Machine, free_disk_bytes, in_words
from app.engines.model_store import ModelStore
from app.engines.system_packages import PARTS, PRODUCT, Purpose, install_command, is_debian, missing_parts
from app.paths import Paths

BROWSER_SECONDS = 60
_BROWSER_PROBE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv[:1])
page = QWebEnginePage()
page.loadFinished.connect(lambda _: page.runJavaScript("6 * 7", lambda answer: app.exit(0 if answer == 42 else 1)))
page.setHtml("<p>here</p>")
QTimer.singleShot(50_000, lambda: app.exit(1))
code = app.exec()
page.deleteLater()
sys.exit(code)
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `mend` says what to do where it does not hold; `is_needed` whether it must."""

    name: str
    holds: bool
    says: str
    mend: str = ""
    is_needed: bool = True


def examine(paths: Paths, store: ModelStore) -> Iterator[Finding]:
    """Yield what was found, the quick things first; starting the browser engine takes a second or two."""
    yield _python()
    yield from _packages()
    yield from _system_parts()
    yield from _machine(paths)
    yield _data_folder(paths)
    yield from _models(store)
    yield _sandbox()
    yield _browser()


def _python() -> Finding:
    holds = (3, 11) <= sys.version_info[:2] <= (3, 13)
    says = f"Python {platform.python_version()} in {sys.prefix}"
    return Finding("python", holds, says, "" if holds else "Start Cognomega with Python 3.11, 3.12 or 3.13.")


def _packages() -> Iterator[Finding]:
    mend = "Run `python3 run.py` in the checkout again; it installs what is missing."
    try:
        required = importlib.metadata.requires("cognomega") or []
    except importlib.metadata.PackageNotFoundError:
        yield Finding("packages", False, "Cognomega is not installed in this Python.", mend)
        return
    wrong = []
    for line in required:
        said = re.match(r"([A-Za-z0-9._-]+)==([^;\s]+)(?!.*extra)", line)
        if said and (found := _version_of(said[1])) != said[2]:
            wrong.append(f"{said[1]} {found or 'missing'} (wanted {said[2]})")
    says = f"not as locked: {', '.join(wrong)}" if wrong else "all there, in the versions that were locked"
    yield Finding("packages", not wrong, says, mend if wrong else "")


def _version_of(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _system_parts() -> Iterator[Finding]:
    if platform.system() != "Linux":
        return
    # The sandbox is looked at by starting it; a library only matters for what it is needed for.
    for purpose in (Purpose.BROWSER, Purpose.WINDOW, Purpose.RECORDING):
        missing = missing_parts(frozenset({purpose}) & PRODUCT)
        known = sum(part.purpose == purpose for part in PARTS)
        names = ", ".join(part.provides for part in missing)
        says = f"missing {names}, {purpose}" if missing else f"{known} system libraries, {purpose}"
        mend = install_command(missing) if missing and is_debian() else "Install them with your package manager."
        is_needed = purpose == Purpose.BROWSER
        yield Finding(f"libraries ({purpose.name.lower()})", not missing, says, mend if missing else "", is_needed)


def _machine(paths: Paths) -> Iterator[Finding]:
    machine = Machine.here()
    enough = machine.ram_bytes == 0 or machine.ram_bytes >= 3_000_000_000
    says = f"{in_words(machine.ram_bytes)} of memory, {in_words(machine.ram_free_bytes)} free; {machine.cores} cores"
    mend = "" if enough else "Close other programs, or choose the smaller model qwen2.5-coder-0.5b-instruct."
    yield Finding("memory", enough, f"{machine.system}, {says}", mend, is_needed=False)
    free = free_disk_bytes(paths.data)
    roomy = free >= DISK_RESERVE_BYTES
    mend = "" if roomy else "Free some space, or set COGNOMEGA_HOME to a folder on a larger disk."
    yield Finding("disk", roomy, f"{in_words(free)} free at {paths.data}", mend)


def _data_folder(paths: Paths) -> Finding:
    place = paths.data
    while not place.exists():
        place = place.parent
    holds = os.access(place, os.W_OK)
    mend = "" if holds else f"Give yourself the right to write to {place}, or set COGNOMEGA_HOME to another folder."
    return Finding("data folder", holds, f"{paths.data} {'can' if holds else 'cannot'} be written", mend)


def _models(store: ModelStore) -> Iterator[Finding]:
    for card in store.catalog.defaults():
        # Words shown while one speaks are a comfort; every build works without them.
        is_needed = card.role != "partials"
        try:
            model = store.locate(card.id)
        except ModelError as error:
            yield Finding(f"model {card.id}", False, error.says, error.next_step, is_needed)
        else:
            yield Finding(f"model {card.id}", True, f"here and checked, {model.path}", "", is_needed)


def _sandbox() -> Finding:
    if platform.system() != "Linux":
        return Finding("sandbox", True, "this system's own", is_needed=False)
    command = ["bwrap", "--unshare-all", "--die-with-parent", "--ro-bind", "/", "/", "true"]
    if shutil.which("bwrap") is None:
        says, mend = "bubblewrap (bwrap) is missing", install_command(missing_parts(frozenset({Purpose.SANDBOX})))
        return Finding("sandbox", False, says, mend, is_needed=False)
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    if done.returncode == 0:
        return Finding("sandbox", True, "bubblewrap starts, without network", is_needed=False)
    says = f"bubblewrap does not start here ({done.stderr.strip() or done.returncode})"
    mend = "Inside a container, allow user namespaces; Python code is not run without it."
    return Finding("sandbox", False, says, mend, is_needed=False)


def _browser() -> Finding:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium refuses its own sandbox for root: tests and containers only.
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    command = [sys.executable, "-c", _BROWSER_PROBE]
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=BROWSER_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return Finding("browser engine", False, "it did not answer in time", "Try again; report it if it stays so.")
    if done.returncode == 0:
        return Finding("browser engine", True, "starts, loads a page and runs its script")
    last = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
    missing = missing_parts(frozenset({Purpose.BROWSER}))
    mend = install_command(missing) if missing else "Run `python3 run.py` again; if it stays so, report the line above."
    return Finding("browser engine", False, f"does not start: {last}", mend)
