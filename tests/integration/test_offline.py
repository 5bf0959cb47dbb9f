"""The whole product with its real models in a network namespace that holds loopback alone, watched for memory."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.paths import HOME_VARIABLE
from tests.bench.building import make_home, speak
from tests.cut_off import without_network
from tests.process_tree import MemoryWatch

ROOT = Path(__file__).parents[2]
REQUEST = "A grocery list grouped by aisle where I tick things off."
MOST_BYTES = 3_000_000_000
LOOK_OUTSIDE = """
import socket
print([name for _, name in socket.if_nameindex()])
for family, address in ((socket.AF_INET, "1.1.1.1"), (socket.AF_INET6, "2606:4700:4700::1111")):
    try:
        socket.create_connection((address, 443), timeout=5)
        print("reached", address)
    except OSError:
        pass
try:
    print("found", socket.getaddrinfo("pypi.org", 443))
except OSError:
    pass
"""

pytestmark = [
    pytest.mark.models,
    pytest.mark.browser,
    pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's"),
]


@dataclass(frozen=True, slots=True)
class Run:
    exit_code: int
    told: dict[str, Any]
    complaints: str
    peak_bytes: int


@pytest.fixture(scope="module", params=["typed", "spoken"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    folder = tmp_path_factory.mktemp("offline")
    words = [REQUEST] if request.param == "typed" else ["--audio", str(speak(REQUEST, "slt", folder / "said.wav"))]
    command = [sys.executable, "-m", "app.cli", "build", "--json", *words]
    environment = {**os.environ, HOME_VARIABLE: str(make_home(folder))}
    with subprocess.Popen(
        without_network(*command), cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    ) as process, MemoryWatch(process.pid) as watch:  # fmt: skip
        try:
            out, err = process.communicate(timeout=500)
        finally:
            process.kill()
    yield Run(process.returncode, json.loads(out), err, watch.peak_bytes)


def test_the_namespace_has_no_way_out() -> None:
    seen = subprocess.run(
        without_network(sys.executable, "-c", LOOK_OUTSIDE), capture_output=True, text=True, check=True
    )
    assert seen.stdout == "['lo']\n" and seen.stderr == ""


def test_without_a_network_the_app_is_built_whole_and_every_wish_holds(run: Run) -> None:
    assert run.exit_code == 0, run.complaints
    assert run.told["is_held"] and run.told["unmet"] == []
    assert len(run.told["checks"]) >= 3 and all(check["held"] for check in run.told["checks"])
    folder = Path(run.told["out"])
    kept = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    files = {path.as_posix() for path in kept if path.parts[0] != ".git"}  # the app's versions
    assert files == set(run.told["files"])
    assert files >= {"index.html", "styles.css", "app.js", "blueprint.txt", "checks.json", "README.md"}
    assert all((folder / name).stat().st_size for name in files)


def test_a_build_stays_below_three_gigabytes_with_all_its_processes(run: Run) -> None:
    print(f"peak memory {run.peak_bytes / 1e9:.2f} GB")
    assert 1_000_000_000 < run.peak_bytes <= MOST_BYTES
