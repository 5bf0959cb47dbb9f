"""A whole build in a network namespace, with the kernel as the witness: not one packet was so much as tried.

The kernel counts there what was sent (OutRequests) and what had no way to go (OutNoRoutes); in a namespace without a
way out every attempt ends in one of the two.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.paths import HOME_VARIABLE
from tests.cut_off import without_network

pytestmark = [pytest.mark.browser, pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's")]
ROOT = Path(__file__).parents[2]
COUNT = """
from pathlib import Path
rows = [line.split() for line in Path("/proc/self/net/snmp").read_text().splitlines()]
counts = {f"{names[0]}{name}": int(value) for names, values in zip(rows[::2], rows[1::2])
          for name, value in zip(names[1:], values[1:])}
six = dict(line.split() for line in Path("/proc/self/net/snmp6").read_text().splitlines())
told = [counts["Ip:OutRequests"], counts["Ip:OutNoRoutes"], counts["Tcp:ActiveOpens"], counts["Udp:OutDatagrams"],
        int(six["Ip6OutRequests"]), int(six["Ip6OutNoRoutes"])]
print("sent", sum(told))
"""
BUILD = """
import sys
from app.cli import main
from tests.integration.test_road import REQUEST, ScriptedModelHouse
assert main(["build", "--quiet", REQUEST], join=ScriptedModelHouse) == 0
assert main(["network", "--json"], join=ScriptedModelHouse) == 0
"""
REACH = """
import contextlib, socket
with contextlib.suppress(OSError):
    socket.create_connection(("192.0.2.1", 443), timeout=1)
"""


def _run(code: str, home: Path) -> str:
    command = without_network(sys.executable, "-c", code + COUNT)
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, HOME_VARIABLE: str(home)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_build_tries_to_send_nothing_and_the_ledger_says_so(tmp_path: Path) -> None:
    told = _run(BUILD, tmp_path)
    assert told.endswith("sent 0\n")
    ledger = json.loads(told[told.index("{") : told.rindex("}") + 1])
    assert ledger == {"left": 0, "refused": 0, "attempts": []}


def test_the_witness_sees_an_attempt(tmp_path: Path) -> None:
    assert not _run(REACH, tmp_path).endswith("sent 0\n")
