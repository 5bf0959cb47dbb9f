"""Large letters, long words and a fine screen: nothing that is written is cut off."""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.paths import HOME_VARIABLE
from tests.gui.conftest import ROOT
from tests.gui.sized_window import cut_off


def test_in_german_at_150_percent_on_a_screen_of_double_density_nothing_is_cut_off(tmp_path: Path) -> None:
    environment = {**os.environ, HOME_VARIABLE: str(tmp_path), "QT_SCALE_FACTOR": "2"}
    command = [sys.executable, "-m", "tests.gui.sized_window", "de", "150"]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=400, check=False)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["dots"] == 2.0
    places = {"home", "dashboard", "settings", "setup", "build", "app", "code", "design", "versions"}
    assert told["cut"].keys() == places
    assert not {place: cut for place, cut in told["cut"].items() if cut}


def test_what_is_cut_off_is_found(qtbot: object) -> None:
    """The test above could see it."""
    host, button, wrapped = QWidget(), QPushButton("A button with many words"), QLabel("several words " * 20)
    wrapped.setWordWrap(True)
    line = QHBoxLayout(host)
    line.addWidget(button)
    line.addWidget(wrapped)
    host.resize(900, 200)
    host.show()
    assert cut_off(host) == []
    button.setFixedWidth(40)
    assert len(cut_off(host)) == 1
    wrapped.setFixedHeight(10)
    assert len(cut_off(host)) == 2
    host.close()
