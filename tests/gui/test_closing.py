"""Closing the window is not the end of the program: what was typed is saved and the service ended before it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.paths import HOME_VARIABLE, Paths
from tests.gui.conftest import ROOT


@pytest.mark.parametrize("how", ["close", "quit"])
def test_all_is_saved_and_ended_however_the_window_is_closed(tmp_path: Path, how: str) -> None:
    environment = {**os.environ, HOME_VARIABLE: str(tmp_path)}
    command = [sys.executable, "-m", "tests.gui.closing_window", how]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines() == ["all has ended"]
    assert "Traceback" not in ended.stderr
    remembered = Paths.from_environment(environment).window_state
    assert json.loads(remembered.read_text("utf-8"))["draft"] == "half a wish"
