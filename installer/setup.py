"""Everything between a bare checkout and a product that starts: system packages, `.venv`, engine, models.

Each step looks at what is there and does only what is missing, so stopping it anywhere costs nothing. When all is
done a stamp is left in `.venv`; while it fits, nothing of this is looked at again.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.engines import system_packages
from app.engines.system_packages import Purpose
from installer import launcher, llama_wheel
from installer.commands import run_command
from installer.lock import Pin, installed_versions, read_pins
from installer.progress import SetupError, Step, Steps

ROOT = Path(__file__).resolve().parent.parent
GROUP_MEGABYTES = 120
"""Packages are installed in groups of about this size: often enough to show progress and to keep what is done."""

_APT_STATUS = re.compile(r"^(dl|pm)status:[^:]*:([\d.]+):")


class Setup:
    """One checkout's set-up, for use or for tests."""

    def __init__(self, for_tests: bool, root: Path = ROOT, cache: Path | None = None) -> None:
        self._for_tests = for_tests
        self._root = root
        self._venv = root / ".venv"
        self._cache = cache or _cache_folder()
        self._scripts = self._venv / ("Scripts" if os.name == "nt" else "bin")
        self._stamp = self._venv / ("set-up-for-tests.json" if for_tests else "set-up.json")
        names = ("requirements.lock", "requirements-test.lock") if for_tests else ("requirements.lock",)
        self._locks = tuple(root / "installer" / name for name in names)

    @property
    def python(self) -> Path:
        return self._scripts / ("python.exe" if os.name == "nt" else "python")

    def complete(self, with_models: bool) -> None:
        """Do what is missing. Where the stamp fits, this reads a few small files and returns."""
        has_parts = self.has_parts()
        if has_parts and (not with_models or self.has_models()):
            self._write_launcher()  # set up without a screen, it is first started at one now
            return
        steps = Steps(total=(0 if has_parts else 5) + (2 if with_models else 0))
        if not has_parts:
            _say(f"Setting up Cognomega in {self._venv}. This is done once; stopping it loses nothing.")
            self._bring_system_packages(steps.begin("System packages"))
            self._make_venv(steps.begin("Python environment"))
            self._install_packages(steps.begin("Python packages"))
            self._install_engine(steps.begin("Language-model engine"))
            self._install_product(steps.begin("Cognomega itself"))
            self._write_stamp(())
        self._write_launcher()
        if with_models:
            step = steps.begin("Default models")
            models = self._bring_models()
            step.end("ready")
            step = steps.begin("Reading the agents' instructions, once on this machine (about a minute)")
            self._prepare()
            self._write_stamp(models)
            step.end("ready")

    def start_product(self, words: list[str]) -> int:
        """Become the product (on Windows: run it); its exit code is ours."""
        command = self._scripts / ("cognomega.exe" if os.name == "nt" else "cognomega")
        environment = {"OMP_WAIT_POLICY": "PASSIVE", **os.environ}
        if os.name == "posix":
            os.execve(command, [str(command), *words], environment)
        return subprocess.run([command, *words], env=environment, check=False).returncode

    def has_parts(self) -> bool:
        """Whether everything but the models is set up as this checkout wants it."""
        return self._read_stamp().get("key") == self.key() and self.python.exists()

    def has_models(self) -> bool:
        """Whether the default models that were fetched and checked are still where they were put."""
        try:
            models = [(Path(path), size) for path, size in self._read_stamp()["models"]]
            return bool(models) and all(path.stat().st_size == size for path, size in models)
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def key(self) -> str:
        """Return a digest of all that decides what the environment must hold."""
        code = sorted((self._root / "installer").glob("*.py"))
        files = [*self._locks, self._root / "pyproject.toml", self._root / "run.py", *code]
        digest = hashlib.sha256(f"{self._root} {sys.version_info[:2]} {llama_wheel.wheel_key()}".encode())
        for file in files:
            digest.update(file.name.encode() + file.read_bytes())
        return digest.hexdigest()

    def _read_stamp(self) -> dict[str, Any]:
        try:
            stamp = json.loads(self._stamp.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _write_stamp(self, models: tuple[tuple[str, int], ...]) -> None:
        beside = self._stamp.with_suffix(".new")
        beside.write_text(json.dumps({"key": self.key(), "models": models}), "utf-8")
        beside.replace(self._stamp)

    def _bring_system_packages(self, step: Step) -> None:
        purposes = system_packages.PRODUCT | ({Purpose.TESTING} if self._for_tests else set())
        if llama_wheel.find_wheel(self._cache / "wheels" / llama_wheel.wheel_key()) is None:
            purposes |= {Purpose.BUILDING}
        missing = system_packages.missing_parts(purposes)
        if not missing:
            step.end("nothing is missing")
            return
        if not (system_packages.is_root() and system_packages.is_debian()):
            _name_missing(missing)
            return
        try:
            apt_install(system_packages.packages_for(missing), self._cache, step)
        except SetupError as error:
            # Much of the product works without them; what does not says so itself.
            _say(str(error))
        still = system_packages.missing_parts(purposes)
        if still:
            _name_missing(still)
        step.end(f"{len(missing) - len(still)} installed")

    def _make_venv(self, step: Step) -> None:
        if self.python.exists() and (self._site_packages() / "pip").is_dir():
            step.end("already there")
            return
        try:
            import ensurepip  # noqa: F401
        except ImportError:
            package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
            if not (system_packages.is_root() and system_packages.is_debian()):
                raise SetupError(
                    f"This Python cannot make environments. Install the package {package}:\n"
                    f"    sudo apt-get install -y {package}"
                ) from None
            apt_install((package,), self._cache, step)
        # A child process, since the module may have been installed a moment ago.
        command = [sys.executable, "-m", "venv", str(self._venv)]
        run_command(command, self._cache / "venv.log", failed=f"{self._venv} could not be made.")
        step.end("made")

    def _install_packages(self, step: Step) -> None:
        pins = read_pins(self._locks)
        present = installed_versions(self._site_packages())
        total = sum(pin.megabytes for pin in pins)
        wanted = [pin for pin in pins if present.get(pin.key) != pin.version]
        at_start = done = total - sum(pin.megabytes for pin in wanted)
        for group in group_pins(wanted):
            names = ", ".join(pin.name for pin in sorted(group, key=lambda pin: -pin.megabytes)[:3])
            step.show(done - at_start, total - at_start, f"{done:,} of {total:,} MB: {names} …")
            self._pip("install", "--no-deps", *(f"{pin.name}=={pin.version}" for pin in group))
            done += sum(pin.megabytes for pin in group)
        step.end(f"{len(pins)} packages, {total:,} MB")

    def _install_engine(self, step: Step) -> None:
        wheel = llama_wheel.find_or_build_wheel(self.python, self._cache, step)
        marker = self._venv / "engine.txt"
        if not marker.exists() or marker.read_text("utf-8") != str(wheel):
            self._pip("install", "--no-deps", "--no-index", "--force-reinstall", str(wheel))
            marker.write_text(str(wheel), "utf-8")
        step.end(f"ready, kept in {wheel.parent}")

    def _install_product(self, step: Step) -> None:
        marker = self._venv / "product.txt"
        project = (self._root / "pyproject.toml").read_bytes()
        state = hashlib.sha256(str(self._root).encode() + project).hexdigest()
        if not marker.exists() or marker.read_text("utf-8") != state:
            self._pip("install", "--no-deps", "--editable", str(self._root))
            marker.write_text(state, "utf-8")
        step.end(f"start it with {self._scripts / 'cognomega'}")

    def _write_launcher(self) -> None:
        if self._for_tests:
            return
        try:
            place = launcher.write_launcher(self._root, self._venv, Path.home(), os.environ)
        except OSError as error:
            _say(f"      No entry among your programs: {error}. Start it with {self._scripts / 'cognomega'}")
            return
        if place is not None:
            _say(f"      Among your programs now: {launcher.NAME} ({place})")

    def _bring_models(self) -> tuple[tuple[str, int], ...]:
        command = self._scripts / ("cognomega.exe" if os.name == "nt" else "cognomega")
        if subprocess.run([command, "models", "get", "--defaults"], check=False).returncode != 0:
            raise SetupError("The default models are not all here. Start again: it goes on where it stopped.")
        said = subprocess.run([command, "models", "list", "--json"], check=True, capture_output=True, text=True)
        rows = [row for row in json.loads(said.stdout) if row["default"]]
        return tuple((file["path"], file["bytes"]) for row in rows for file in row["files"])

    def _prepare(self) -> None:
        """Have the fixed part of the prompts read and kept; where that fails, the first build does it."""
        command = self._scripts / ("cognomega.exe" if os.name == "nt" else "cognomega")
        subprocess.run([command, "prepare"], env={"OMP_WAIT_POLICY": "PASSIVE", **os.environ}, check=False)

    def _pip(self, *words: str) -> None:
        command = [str(self.python), "-m", "pip", *words, "--disable-pip-version-check", "--progress-bar=off"]
        failed = "A Python package could not be installed. Is this machine on the network?"
        run_command(command, self._cache / "pip.log", failed=failed)

    def _site_packages(self) -> Path:
        if os.name == "nt":
            return self._venv / "Lib" / "site-packages"
        return self._venv / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"


def group_pins(pins: list[Pin]) -> list[list[Pin]]:
    """Return `pins` in groups of about `GROUP_MEGABYTES`, the large ones last: many small steps show life early."""
    groups: list[list[Pin]] = []
    filled = GROUP_MEGABYTES
    for pin in sorted(pins, key=lambda pin: pin.megabytes):
        if filled + pin.megabytes > GROUP_MEGABYTES:
            groups.append([])
            filled = 0
        groups[-1].append(pin)
        filled += pin.megabytes
    return groups


def apt_install(packages: tuple[str, ...], cache: Path, step: Step) -> None:
    """Install Debian packages as root, showing apt's own figures."""

    def on_line(line: str) -> None:
        if said := _APT_STATUS.match(line):
            is_fetching = said[1] == "dl"
            done = float(said[2]) / 2 + (0 if is_fetching else 50)
            step.show(
                done, 100, f"{'fetching' if is_fetching else 'installing'} {len(packages)} packages, {done:.0f} %"
            )

    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    failed = "The system packages could not be installed."
    run_command(["apt-get", "update"], cache / "apt-update.log", extra_environment=quiet, failed=failed)
    command = ["apt-get", "install", "-y", "--no-install-recommends", "-o", "APT::Status-Fd=1", *packages]
    run_command(command, cache / "apt.log", on_line, quiet, failed)


def _name_missing(missing: tuple[system_packages.SystemPart, ...]) -> None:
    for purpose in dict.fromkeys(part.purpose for part in missing):
        parts = [part for part in missing if part.purpose == purpose]
        _say(f"      Missing {purpose}: {', '.join(part.provides for part in parts)}")
    if system_packages.is_debian():
        _say(f"      To mend it: {system_packages.install_command(missing)}")
    else:
        _say("      Install them with this system's own package manager. Set-up goes on without them.")


def _cache_folder() -> Path:
    """Outside the checkout, shared by all checkouts of this user on this machine."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "cognomega" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "cognomega"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cognomega"


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
