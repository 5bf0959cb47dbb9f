"""The settings screen, made from the declaration: a group a card, a row a setting. What is changed is kept at once."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AppError
from app.domain.models import Catalog
from app.domain.network import NetworkCount, left_count
from app.domain.settings import Setting, SettingGroup, SettingKind, Value
from app.gui.controls import ChoiceBox, Switch
from app.gui.look import Look
from app.gui.parts import IconButton, TextButton, column, frame, label, row
from app.gui.words import in_language
from app.storage.settings_file import SettingsFile

_NUMBER_STYLE = """
QSpinBox { padding: 0 0 0 10px; }
QSpinBox QLineEdit { min-height: 0; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
"""
_MOST_ROWS = 12
_CONTROL_PX, _MOST_CONTROL_PX = 260, 340


def declared(text: str) -> str:
    """Return words of the declaration in the window's language."""
    return QCoreApplication.translate("settings", text)


class SettingsPage(QWidget):
    """`wants_models` asks for the screen where models are fetched; `complained` carries a sentence."""

    wants_models = Signal()
    complained = Signal(str, str)
    opened = Signal()

    def __init__(self, look: Look, settings: SettingsFile, catalog: Catalog, usual_folder: Path) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self._look, self._settings, self._catalog, self._usual_folder = look, settings, catalog, usual_folder
        self.rows: dict[str, SettingRow] = {}
        self.network = NetworkList()
        cards = column(label(self.tr("Settings"), "title"), gap=16, margins=(32, 24, 32, 32))
        for group in settings.declaration.groups:
            cards.addWidget(label(declared(group.title), "section"))
            cards.addWidget(self._card(group))
        cards.addStretch(1)
        inner = QWidget()
        look.follow(lambda: inner.setMaximumWidth(look.px(760)))
        inner.setLayout(cards)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.show_values()
        settings.listen(lambda key, value: self.show_values())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.opened.emit()

    def show_values(self) -> None:
        now = self._settings.read()
        for key, line in self.rows.items():
            line.show_value(now.value(key), key in now.changed)

    def show_microphones(self, names: Sequence[str]) -> None:
        """Offer these microphones, beside the one the computer uses."""
        line = self.rows["audio.microphone"]
        line.offer([("", self.tr("The one this computer uses")), *((name, name) for name in names)])
        self.show_values()

    def _card(self, group: SettingGroup) -> QFrame:
        card = frame("card")
        layout = column(gap=18, margins=(18, 16, 18, 16))
        for setting in group.settings:
            line = SettingRow(self._look, setting, self._write)
            self._fill(line)
            self.rows[setting.key] = line
            layout.addWidget(line)
        if group.id == "models":
            button = TextButton(self._look, self.tr("Fetch or bring models…"), self.wants_models.emit, "", "download")
            layout.addLayout(row(button, None))
        if group.id == "privacy":
            layout.addWidget(self.network)
        card.setLayout(layout)
        return card

    def _fill(self, line: "SettingRow") -> None:
        match line.setting.kind:
            case SettingKind.MODEL:
                cards = [card for card in self._catalog.cards if card.role == line.setting.role]
                line.offer(
                    [("", self.tr("The usual one")), *((card.id, card.title.partition(":")[0]) for card in cards)]
                )
            case SettingKind.MICROPHONE:
                line.offer([("", self.tr("The one this computer uses"))])
            case SettingKind.FOLDER:
                line.show_usual(str(self._usual_folder))

    def _write(self, key: str, value: Value) -> None:
        try:
            self._settings.write(key, value)
        except AppError as error:
            self.complained.emit(error.says, error.next_step)
            self.show_values()


class NetworkList(QWidget):
    """What left this machine, and what apps tried in vain."""

    def __init__(self) -> None:
        super().__init__()
        self.says = label("", "name", is_wrapped=True)
        self.rows = label("", "small", is_wrapped=True)
        self.rows.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setLayout(column(self.says, self.rows, gap=4))
        self.show_counts(())

    def show_counts(self, counts: Sequence[NetworkCount]) -> None:
        """Show the ledger, what left first."""
        left = left_count(counts)
        refused = sum(one.times for one in counts) - left
        nothing = self.tr("Nothing has left this computer.")
        self.says.setText(self.tr("Connections that were let out: {0}").format(left) if left else nothing)
        lines = [f"{one.part}: {one.address} ({one.times}×, {one.last:%Y-%m-%d %H:%M})" for one in counts[:_MOST_ROWS]]
        if refused:
            lines.append(self.tr("Attempts of apps that were refused: {0}").format(refused))
        self.rows.setText("\n".join(lines))
        self.rows.setVisible(bool(lines))


class SettingRow(QWidget):
    """One setting: its name and help at the left, what sets it at the right, and a way back to the usual value."""

    def __init__(self, look: Look, setting: Setting, on_set: Callable[[str, Value], None]) -> None:
        super().__init__()
        self.setting = setting
        self._look, self._on_set = look, on_set
        name = label(declared(setting.title), "name", is_wrapped=True)
        says = label(declared(setting.help), "small", is_wrapped=True)
        self.control = self._make_control()
        self.control.setAccessibleName(declared(setting.title))
        self.control.setAccessibleDescription(declared(setting.help))
        self.back = IconButton(look, "rotate-ccw", self.tr("Back to the usual value"), self._on_back)
        keeps = self.back.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(keeps)
        self.extra = self._make_extra()
        right = row(self.back, self.control, *([self.extra] if self.extra else []), gap=4)
        words = column(name, says, gap=2)
        line = row(words, right, gap=24)
        line.setStretchFactor(words, 1)
        self.setLayout(line)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Have these values to choose from."""
        assert isinstance(self.control, QComboBox)
        self.control.clear()
        for value, title in choices:
            self.control.addItem(in_language(title), value)

    def show_usual(self, text: str) -> None:
        assert isinstance(self.control, QLineEdit)
        self.control.setPlaceholderText(in_language(text))

    def show_value(self, value: Value, is_changed: bool) -> None:
        control = self.control
        blocked = QSignalBlocker(control)
        if isinstance(control, QCheckBox):
            control.setChecked(value is True)
        elif isinstance(control, QSpinBox):
            control.setValue(int(value))
        elif isinstance(control, QComboBox):
            if control.findData(value) < 0:  # a microphone that is not plugged in, a model of another version
                control.addItem(in_language(str(value)), value)
            control.setCurrentIndex(control.findData(value))
        elif isinstance(control, QLineEdit):
            control.setText(str(value))
        blocked.unblock()
        self.back.setVisible(is_changed)

    def _make_control(self) -> QWidget:
        setting = self.setting
        match setting.kind:
            case SettingKind.SWITCH:
                switch = Switch(self._look)
                switch.toggled.connect(self._set)
                return switch
            case SettingKind.NUMBER:
                number = QSpinBox()
                number.setRange(setting.minimum, setting.maximum)
                number.setSingleStep(setting.step)
                number.setSuffix(f" {setting.unit}" if setting.unit else "")
                number.setKeyboardTracking(False)
                number.valueChanged.connect(self._set)
                # The arrows of a styled spin box are drawn by no theme; typing, arrow keys and the wheel remain.
                number.setStyleSheet(_NUMBER_STYLE)
                number.lineEdit().setProperty("role", "bare")
                number.lineEdit().setTextMargins(8, 0, 0, 0)  # a bare line has no padding of its own
                self._look.follow(lambda: number.setFixedWidth(self._look.px(96)))
                return number
            case SettingKind.FOLDER:
                line = QLineEdit()
                line.setReadOnly(True)
                self._look.follow(lambda: line.setFixedWidth(_wide(self._look) - 40))
                return line
        box = ChoiceBox(self._look)
        self._look.follow(lambda: box.setFixedWidth(_wide(self._look)))
        for choice in setting.choices:
            box.addItem(declared(choice.title), choice.value)
        box.activated.connect(lambda index: self._set(box.itemData(index)))
        return box

    def _make_extra(self) -> QWidget | None:
        if self.setting.kind is not SettingKind.FOLDER:
            return None
        return IconButton(self._look, "folder-open", self.tr("Choose a folder"), self._choose_folder)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, declared(self.setting.title))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._set)
        dialog.open()

    def _set(self, value: Value) -> None:
        self._on_set(self.setting.key, value)

    def _on_back(self) -> None:
        self._set(self.setting.default)


def _wide(look: Look) -> int:
    return min(look.px(_CONTROL_PX), _MOST_CONTROL_PX)
