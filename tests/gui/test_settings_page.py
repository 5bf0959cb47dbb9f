"""The settings screen follows the declaration; each control sets its setting and can be set back."""

from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox

from app.bootstrap import open_settings
from app.domain.network import NetworkAttempt, count_attempts
from app.engines.catalog import load_catalog
from app.gui.furnishing import dress
from app.gui.look import Look
from app.gui.settings.page import SettingsPage
from app.paths import Paths
from tests.gui.conftest import ROOT


@pytest.fixture
def page(qtbot: Any, look: Look, paths: Paths) -> SettingsPage:
    made = SettingsPage(look, open_settings(paths), load_catalog(ROOT / "models/catalog.toml"), paths.projects)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_declared_setting_can_be_set_on_the_screen_and_set_back(page: SettingsPage) -> None:
    settings = page._settings
    for setting in settings.declaration.settings:
        row = page.rows[setting.key]
        control = row.control
        assert control.accessibleName() and control.accessibleDescription()
        if isinstance(control, QCheckBox):
            control.click()
        elif isinstance(control, QSpinBox):
            control.setValue(setting.maximum if setting.default != setting.maximum else setting.minimum)
        elif isinstance(control, QLineEdit):
            row._set("/somewhere")
        else:
            assert isinstance(control, QComboBox)
            if control.count() < 2:
                row.offer([("", "usual"), ("Yeti", "Yeti")])
            other = next(n for n in range(control.count()) if control.itemData(n) != setting.default)
            control.setCurrentIndex(other)
            control.activated.emit(other)
        assert settings.read().value(setting.key) != setting.default, setting.key
        assert not row.back.isHidden()
        row.back.click()
        assert settings.read().value(setting.key) == setting.default, setting.key
        assert row.back.isHidden()


def test_a_change_made_elsewhere_is_seen(page: SettingsPage) -> None:
    page._settings.write("audio.microphone", "A microphone that is not plugged in")
    box = page.rows["audio.microphone"].control

    assert isinstance(box, QComboBox)
    assert box.currentText() == "A microphone that is not plugged in"


def test_what_left_this_machine_is_shown_and_what_was_refused_counted(page: SettingsPage) -> None:
    assert page.network.says.text() == "Nothing has left this computer."
    at = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    left = NetworkAttempt(at, "model download", "https://huggingface.co/x", "left")
    page.network.show_counts(count_attempts([left, left, NetworkAttempt(at, "app Groceries", "http://x", "refused")]))

    assert page.network.says.text() == "Connections that were let out: 2"
    assert "model download: https://huggingface.co/x (2×, 2026-01-02 03:04)" in page.network.rows.text()
    assert "refused: 1" in page.network.rows.text()


def test_appearance_follows_the_settings_at_once(look: Look, paths: Paths) -> None:
    settings, before = open_settings(paths), look.scheme
    dress(look, settings)
    try:
        settings.write("appearance.theme", "dark")
        settings.write("appearance.text_scale", 150)
        assert look.is_dark
        assert look.px(10) == 15
    finally:
        settings.write("appearance.text_scale", 100)
        look.set_scheme(before)
