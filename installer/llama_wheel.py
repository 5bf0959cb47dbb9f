"""Builds llama-cpp-python once a machine: the package index has its source only, and compiling it takes minutes.

The wheel is kept outside the checkout, named after everything that decides whether it fits: version, processor (it is
compiled for the one at hand and would crash on an older one) and the build's own settings.
"""

import hashlib
import os
import platform
import re
import shutil
import tarfile
from pathlib import Path

from installer.commands import run_command
from installer.progress import SetupError, Step

VERSION = "0.3.36"
TRIM = Path(__file__).with_name("llama_trim.cmake")
SETTINGS = (
    "-DGGML_NATIVE=ON",
    "-DLLAVA_BUILD=OFF",
    "-DLLAMA_BUILD_TESTS=OFF",
    "-DLLAMA_BUILD_EXAMPLES=OFF",
    "-DLLAMA_BUILD_TOOLS=OFF",
    "-DLLAMA_BUILD_SERVER=OFF",
    "-DLLAMA_BUILD_APP=OFF",
    "-DLLAMA_CURL=OFF",
    "-DLLAMA_OPENSSL=OFF",
    "-DGGML_CCACHE=OFF",
)
_NINJA = re.compile(r"^\s*\[(\d+)/(\d+)\]")


def find_or_build_wheel(python: Path, cache: Path, step: Step) -> Path:
    """Return the wheel for this machine, from `cache` or built into it. `python` is the one it is built with."""
    home = cache / "wheels" / wheel_key()
    found = find_wheel(home)
    if found is not None:
        return found
    if shutil.which("g++") is None and shutil.which("c++") is None and shutil.which("clang++") is None:
        raise SetupError("A C++ compiler is needed once, to build the language-model engine: install g++.")
    home.mkdir(parents=True, exist_ok=True)
    with _OneBuildAtATime(home):
        return find_wheel(home) or _build(python, home, step)


def find_wheel(home: Path) -> Path | None:
    return next(iter(sorted(home.glob("llama_cpp_python-*.whl"))), None) if home.is_dir() else None


def wheel_key() -> str:
    """Return the folder name of this machine's wheel: version, machine, processor features, build settings."""
    settings = hashlib.sha256(" ".join(SETTINGS).encode() + TRIM.read_bytes()).hexdigest()[:8]
    return f"{VERSION}-{platform.system()}-{platform.machine()}-{_processor_tag()}-{settings}".lower()


def _processor_tag() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", errors="replace").splitlines()
    except OSError:
        lines = [platform.processor()]
    wanted = ("flags", "Features", "model name")
    said = sorted({line for line in lines if line.startswith(wanted)}) or lines[:1]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:12]


def _build(python: Path, home: Path, step: Step) -> Path:
    """Unpack the source and compile it in folders that stay, so that a build that was stopped goes on."""
    source = _unpacked_source(python, home, step)
    out = home / "out"
    shutil.rmtree(out, ignore_errors=True)

    def on_line(line: str) -> None:
        if said := _NINJA.match(line):
            done, total = int(said[1]), int(said[2])
            step.show(done, total, f"compiled {done} of {total} files")

    command: list[str | os.PathLike[str]] = [python, "-m", "pip", "wheel", "--verbose", "--no-deps"]
    command += ["--disable-pip-version-check", "--wheel-dir", out, f"--config-settings=build-dir={home / 'build'}"]
    # Where ninja is missing, pip brings it; without this a `make` that happens to be here would be taken for enough.
    command += ["--config-settings=ninja.make-fallback=false"]
    settings = " ".join([*SETTINGS, f"-DCMAKE_PROJECT_llama.cpp_INCLUDE={TRIM.as_posix()}"])
    # Ninja says "[12/58]", which is how the time left is known; make does not.
    environment = {"CMAKE_ARGS": settings, "CMAKE_GENERATOR": "Ninja"}
    run_command(
        [*command, source], home / "build.log", on_line, environment, "The language-model engine was not built."
    )
    built = find_wheel(out)
    if built is None:
        raise SetupError(f"The build left no wheel in {out}. All it said is in {home / 'build.log'}.")
    wheel = home / built.name
    built.replace(wheel)
    for left_over in (out, source, home / "build"):
        shutil.rmtree(left_over, ignore_errors=True)
    return wheel


def _unpacked_source(python: Path, home: Path, step: Step) -> Path:
    source = home / f"llama_cpp_python-{VERSION}"
    if source.is_dir():
        return source
    step.show(0, 1, "fetching the source, 77 MB")
    archive = home / f"llama_cpp_python-{VERSION}.tar.gz"
    if not archive.exists():
        command: list[str | os.PathLike[str]] = [python, "-m", "pip", "download", "--no-deps", "--dest", home]
        command += ["--disable-pip-version-check", "--no-binary=llama-cpp-python", f"llama-cpp-python=={VERSION}"]
        run_command(command, home / "fetch.log", failed="The source of llama-cpp-python could not be fetched.")
    # Unpacked beside and renamed: a folder of that name is always whole.
    beside = home / "unpacking"
    shutil.rmtree(beside, ignore_errors=True)
    with tarfile.open(archive) as bundle:
        # Debian 12 has Python 3.11.2, which does not know filters yet.
        if hasattr(tarfile, "data_filter"):
            bundle.extractall(beside, filter="data")
        else:
            bundle.extractall(beside)
    (beside / source.name).rename(source)
    beside.rmdir()
    archive.unlink()
    return source


class _OneBuildAtATime:
    """Two checkouts may be set up at once; the second waits and finds the wheel of the first."""

    def __init__(self, home: Path) -> None:
        self._file = (home / "lock").open("w")

    def __enter__(self) -> None:
        if os.name == "posix":
            import fcntl

            fcntl.flock(self._file, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        self._file.close()
