"""The window in another language: no word is forgotten, and what is shown is translated."""

import shutil
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QPushButton

from app.bootstrap import open_settings
from app.domain.version import Version, VersionKind
from app.engines.catalog import load_catalog
from app.gui.dashboard.panel import Dashboard
from app.gui.language import chosen_language, languages
from app.gui.look import Look
from app.gui.models.versions import VersionsModel
from app.gui.parts import TextButton, label
from app.gui.settings.page import SettingsPage
from app.gui.words import Sentences, in_language
from app.paths import Paths
from installer import translations
from installer.window_words import words_of_window, words_told
from tests.gui.conftest import ROOT

GERMAN = ROOT / "resources/translations/cognomega_de.ts"


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator(qapp)
    assert translator.load(str(GERMAN.with_suffix(".qm")))
    Sentences(GERMAN.with_name("templates.txt").read_text("utf-8").splitlines()).serve(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    qapp.setProperty("sentences", None)


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


def test_no_word_that_the_window_can_show_is_untranslated(updated: dict[str, dict[str, str]]) -> None:
    """Words of the window itself, and the sentences that the service tells it (`installer/window_words.py`)."""
    missing = {(name, word) for name, words in updated.items() for word, said in words.items() if not said}

    assert missing == set(), "give them a translation in resources/translations, then: python -m installer.translations"
    assert len(updated["window"]) > 500


def test_words_are_found_wherever_they_are_put_together() -> None:
    found = words_of_window() | words_told()

    for word in ("About {0} left", "Search all you said and made", "Does not hold: {0}", "There is no folder {0}."):
        assert word in found


def test_what_the_product_reads_is_what_was_translated(tmp_path: Path) -> None:
    """`python -m installer.translations` was run after the last change of words."""
    translations.write_templates(tmp_path / "templates.txt")
    assert (tmp_path / "templates.txt").read_text("utf-8") == GERMAN.with_name("templates.txt").read_text("utf-8")
    shutil.copy(GERMAN, tmp_path)
    made = translations.release(tmp_path / GERMAN.name)
    assert made.read_bytes() == GERMAN.with_suffix(".qm").read_bytes()


def test_sentences_with_values_are_translated_wherever_they_come_from(german: None) -> None:
    for said, meant in {
        "About 4 s left": "Noch etwa 4 s",
        "About 12 s left · All wishes hold in 8 of 10 builds": "Noch etwa 12 s · Bei 8 von 10 Apps gelingt alles",
        "There is no folder /x. Check the name and the folder.":
            "Es gibt keinen Ordner /x. Prüfe den Namen und den Ordner.",
        "Not finished · 3 minutes ago": "Nicht fertig · vor 3 Minuten",
        "“Builds” is deleted.": "„Builds“ ist gelöscht.",  # a name stays as it was given
        "Trying everything again: 3 of 9": "Alles wird noch einmal probiert: 3 von 9",
        "Make it so": "Make it so",  # nobody's word of ours
    }.items():  # fmt: skip
        assert in_language(said) == meant


def test_how_and_when_a_version_was_made_is_said_in_german(german: None) -> None:
    model, now = VersionsModel(), datetime(2026, 3, 11, 10, tzinfo=UTC)
    kinds: tuple[VersionKind, ...] = ("change", "build")
    made = (now - timedelta(minutes=5), now - timedelta(minutes=6))
    model.show(tuple(Version(1, kind, kind, "It", "", at) for kind, at in zip(kinds, made, strict=True)))
    said = [[in_language(note) for note in row.notes] for row in model.rows(now)]
    assert said == [["Geändert", "vor 5 Minuten · jetzt"], ["Gebaut", "vor 6 Minuten"]]


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
    dashboard = Dashboard(look)
    qtbot.addWidget(dashboard)
    assert "Zurücknehmen" in [button.text() for button in dashboard.findChildren(QPushButton)]


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
