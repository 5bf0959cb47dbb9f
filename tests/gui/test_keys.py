"""The keys of the window, pressed while one types: what a text field has keys for, it keeps."""

from typing import Any

from PySide6.QtCore import Qt

from app.gui.models.build import BuildModel
from app.gui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def test_keys_pressed_while_typing_do_nothing_with_the_app(window: MainWindow, qtbot: Any, tmp_path: Any) -> None:
    build = BuildModel("a grocery list")
    build.session_id, build.known.folder = "abc", tmp_path
    build.finish()
    asked: list[tuple[str, str]] = []
    window.do = lambda *told: asked.append(told)  # type: ignore[method-assign]
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.workspace.show_build(build)
    window.studio.build = build
    window._stack.setCurrentWidget(window.workspace)
    window.workspace.show_tab("build")
    line = window.workspace.change_bar.line
    line.setText("make it green")
    line.setFocus()
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_D):
        qtbot.keyClick(line, key, CTRL)
    assert asked == []
    assert line.text() == "make it ", "Ctrl+Backspace takes the word before the cursor away"
    qtbot.keyClick(line, Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert asked == [("duplicate", "abc")], "the keys of the window do work here"
