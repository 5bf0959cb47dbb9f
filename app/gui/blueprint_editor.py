"""Editing the blueprint, as text or as a form; it is built anew only if every line can be read."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.domain.line_words import KINDS
from app.gui.controls import ChoiceBox
from app.gui.look import Look
from app.gui.models.blueprint_form import TYPES, FormField, FormLine, find_problems, read_form, write_form
from app.gui.parts import IconButton, TextButton, column, frame, label, row
from app.gui.words import in_language

_CHECK_MS = 250


class BlueprintEditor(QWidget):
    """`wants_rewrite` carries the edited text."""

    wants_rewrite = Signal(str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.text = QPlainTextEdit()
        self.text.setProperty("role", "code")
        self.text.setAccessibleName(in_language("Blueprint as text"))
        self.text.setTabChangesFocus(True)
        self.form = BlueprintForm(look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.text)
        self._stack.addWidget(self.form)
        self.text_tab = TextButton(look, "Text", lambda: self.show_form(False), "tab")
        self.form_tab = TextButton(look, "Form", lambda: self.show_form(True), "tab")
        tabs = frame("tabs")
        tabs.setLayout(row(self.text_tab, self.form_tab, gap=2, margins=(2, 2, 2, 2)))
        for tab in (self.text_tab, self.form_tab):
            tab.setCheckable(True)
        self.problem = label("", "bad", is_wrapped=True)
        self.build_button = TextButton(look, "Build it so", self._submit, "primary", "hammer")
        leave = TextButton(look, "Leave as it is", self.left.emit, "quiet")
        layout = column(row(tabs, None, leave, self.build_button), gap=8)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.problem)
        self.setLayout(layout)
        self._check = QTimer(self)
        self._check.setSingleShot(True)
        self._check.setInterval(_CHECK_MS)
        self._check.timeout.connect(self._show_problems)
        self.text.textChanged.connect(self._check.start)
        self.form.changed.connect(self._check.start)
        self.show_form(False)

    def edit(self, text: str) -> None:
        """Begin with this blueprint."""
        self.text.setPlainText(text)
        self.form.show_lines(read_form(text))
        self._show_problems()

    def value(self) -> str:
        is_form = self._stack.currentWidget() is self.form
        return write_form(self.form.lines()) if is_form else self.text.toPlainText()

    def show_form(self, is_form: bool) -> None:
        """Show the other view of the same lines."""
        if is_form and self._stack.currentWidget() is self.text:
            self.form.show_lines(read_form(self.text.toPlainText()))
        elif not is_form and self._stack.currentWidget() is self.form:
            self.text.setPlainText(write_form(self.form.lines()))
        self._stack.setCurrentIndex(1 if is_form else 0)
        self.form_tab.setChecked(is_form)
        self.text_tab.setChecked(not is_form)

    def _show_problems(self) -> None:
        problems = find_problems(self.value())
        self.problem.setText("\n".join(problems[:3]))
        self.problem.setVisible(bool(problems))
        self.build_button.setEnabled(not problems)

    def _submit(self) -> None:
        self._show_problems()
        if self.build_button.isEnabled():
            self.wants_rewrite.emit(self.value())


class BlueprintForm(QScrollArea):
    """A row for each line; a record has its fields below it."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[_LineRow] = []
        self.setWidgetResizable(True)
        body = QWidget()
        self._place = QVBoxLayout(body)
        self._place.setContentsMargins(0, 0, 8, 0)
        self._place.setSpacing(6)
        self._add = TextButton(look, "Add a line", lambda: self._append(FormLine("total", "")), "quiet", "plus")
        self._place.addLayout(row(self._add, None))
        self._place.addStretch(1)
        self.setWidget(body)

    def show_lines(self, lines: tuple[FormLine, ...]) -> None:
        for old in self._rows:
            old.setParent(None)
            old.deleteLater()
        self._rows = []
        for line in lines:
            self._append(line)

    def lines(self) -> tuple[FormLine, ...]:
        return tuple(shown.line() for shown in self._rows)

    def _append(self, line: FormLine) -> None:
        shown = _LineRow(self._look, line)
        shown.changed.connect(self.changed.emit)
        shown.removed.connect(lambda: self._remove(shown))
        self._place.insertWidget(len(self._rows), shown)
        self._rows.append(shown)
        self.changed.emit()

    def _remove(self, shown: "_LineRow") -> None:
        if shown in self._rows:
            self._rows.remove(shown)
            shown.setParent(None)
            shown.deleteLater()
            self.changed.emit()


class _LineRow(QWidget):
    changed = Signal()
    removed = Signal()

    def __init__(self, look: Look, line: FormLine) -> None:
        super().__init__()
        self._look = look
        self.kind = _choice(look, tuple(KINDS), line.kind, "What this line is", KINDS)
        self.rest = QLineEdit(line.rest)
        self.rest.setCursorPosition(0)
        self.rest.setAccessibleName(in_language(KINDS.get(line.kind, line.kind)))
        self._fields: list[_FieldRow] = []
        self._place = column(gap=4, margins=(24, 0, 0, 0))
        remove = IconButton(look, "x", "Remove this line", self.removed.emit)
        layout = column(row(self.kind, self.rest, remove, gap=6), self._place, gap=4)
        if line.fields:
            for field in line.fields:
                self._add_field(field)
            add = TextButton(look, "Add a field", lambda: self._add_field(FormField("", "text")), "quiet", "plus")
            layout.addLayout(row(24, add, None))
        self.setLayout(layout)
        self.kind.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.rest.textChanged.connect(lambda _: self.changed.emit())

    def line(self) -> FormLine:
        return FormLine(str(self.kind.currentData()), self.rest.text(), tuple(f.field() for f in self._fields))

    def _add_field(self, field: FormField) -> None:
        shown = _FieldRow(self._look, field)
        shown.changed.connect(self.changed.emit)
        shown.removed.connect(lambda: self._remove_field(shown))
        self._fields.append(shown)
        self._place.addWidget(shown)
        self.changed.emit()

    def _remove_field(self, shown: "_FieldRow") -> None:
        if shown in self._fields:
            self._fields.remove(shown)
            shown.setParent(None)
            shown.deleteLater()
            self.changed.emit()


class _FieldRow(QWidget):
    changed = Signal()
    removed = Signal()

    def __init__(self, look: Look, field: FormField) -> None:
        super().__init__()
        self.name = QLineEdit(field.name)
        self.name.setPlaceholderText(in_language("name"))
        self.name.setAccessibleName(in_language("Name of the field"))
        self.kind = _choice(look, TYPES, field.type, "What is noted in it")
        self.more = QLineEdit(field.more)
        self.more.setCursorPosition(0)
        self.more.setPlaceholderText(in_language("options, default"))
        self.more.setAccessibleName(in_language("Options or default of the field"))
        self.setLayout(
            row(self.name, self.kind, self.more, IconButton(look, "x", "Remove this field", self.removed.emit), gap=6)
        )
        self.name.textChanged.connect(lambda _: self.changed.emit())
        self.kind.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.more.textChanged.connect(lambda _: self.changed.emit())

    def field(self) -> FormField:
        return FormField(self.name.text(), str(self.kind.currentData()), self.more.text())


def _choice(
    look: Look, values: tuple[str, ...], chosen: str, name: str, words: Mapping[str, str] | None = None
) -> QComboBox:
    box = ChoiceBox(look)
    box.setAccessibleName(in_language(name))
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    known = words or {}
    for value in values if chosen in values else (*values, chosen):
        box.addItem(in_language(known.get(value, value)), value)
    box.setCurrentIndex(box.findData(chosen))
    return box
