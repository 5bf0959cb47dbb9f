"""The window's language: English is in the code; others are Qt translations in resources/translations.

`python -m installer.translations` brings the files up to date after words have changed.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.gui.words import Sentences
from app.storage.settings_file import SettingsFile

PREFIX = "cognomega_"
TEMPLATES = "templates.txt"


def languages(resources: Path) -> tuple[str, ...]:
    """Return the languages there are, as ISO 639-1 codes."""
    files = sorted((resources / "translations").glob(f"{PREFIX}*.qm"))
    return ("en", *(file.stem.removeprefix(PREFIX) for file in files))


def chosen_language(settings: SettingsFile, resources: Path) -> str:
    """Return the language that is set, or the system's where it is one of ours, else English."""
    wanted = settings.read().text("language.interface")
    if wanted == "system":
        wanted = QLocale.system().name().split("_")[0]
    return wanted if wanted in languages(resources) else "en"


def speak_language(code: str, resources: Path, owner: QCoreApplication) -> None:
    """Have the application speak a language from now on; widgets made before keep theirs."""
    if code == "en":
        return
    QLocale.setDefault(QLocale(code))
    ours, qts = QTranslator(owner), QTranslator(owner)
    if ours.load(f"{PREFIX}{code}.qm", str(resources / "translations")):
        Sentences((resources / "translations" / TEMPLATES).read_text("utf-8").splitlines()).serve(owner)
        owner.installTranslator(ours)
    if qts.load(f"qtbase_{code}.qm", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        owner.installTranslator(qts)
