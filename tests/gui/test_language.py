"""The window in another language: no word is forgotten, and what is shown is translated."""

import shutil
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.bootstrap import open_settings
from app.engines.catalog import load_catalog
from app.gui.language import chosen_language, languages
from app.gui.look import Look
from app.gui.parts import TextButton, label
from app.gui.settings.page import SettingsPage
from app.paths import Paths
from installer import translations
from tests.gui.conftest import ROOT

GERMAN = ROOT / "resources/translations/cognomega_de.ts"


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator(qapp)
    assert translator.load(str(GERMAN.with_suffix(".qm")))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def updated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, str]]:
    """Context → word → translation, as the code is now."""
    shutil.copy(GERMAN, tmp_path)
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    tree = ElementTree.parse(translations.update("de"))
    return {
        context.findtext("name", ""): {
            message.findtext("source", ""): message.findtext("translation", "") for message in context.iter("message")
        }
        for context in tree.iter("context")
    }


def test_no_word_of_speaking_setting_up_and_settings_is_untranslated(updated: dict[str, dict[str, str]]) -> None:
    """And nine of ten of the other panels' words: a word that is new today may wait for its translator."""
    missing = {(name, word) for name, words in updated.items() for word, said in words.items() if not said}

    assert {pair for pair in missing if pair[0] != "window"} == set()
    assert len(missing) <= len(updated["window"]) // 10, missing


def test_places_for_values_are_the_same_in_every_translation(updated: dict[str, dict[str, str]]) -> None:
    for words in updated.values():
        for word, said in words.items():
            assert not said or [f"{{{n}}}" in word for n in range(3)] == [f"{{{n}}}" in said for n in range(3)], word


def test_what_is_shown_is_german(qtbot: Any, look: Look, paths: Paths, german: None) -> None:
    page = SettingsPage(look, open_settings(paths), load_catalog(ROOT / "models/catalog.toml"), paths.projects)
    qtbot.addWidget(page)

    assert page.rows["audio.microphone"].control.accessibleName() == "Mikrofon"
    assert label("What should it do?").text() == "Was soll sie können?"
    button = TextButton(look, "Build it")
    qtbot.addWidget(button)
    assert button.text() == "Bauen"


def test_the_language_is_the_one_that_is_set_else_the_systems_else_english(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = open_settings(paths)
    assert languages(paths.resources) == ("en", "de")
    for system, expected in (("de_AT", "de"), ("fr_FR", "en")):
        monkeypatch.setattr(QLocale, "system", lambda system=system: QLocale(system))
        assert chosen_language(settings, paths.resources) == expected
    settings.write("language.interface", "de")
    assert chosen_language(settings, paths.resources) == "de"
