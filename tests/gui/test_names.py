"""What a screen reader is told: every control that is seen, in every place and on every tab, says what it is."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from app.gui.window import MainWindow
from tests.gui.conftest import Run, until

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QProgressBar, QTextEdit,
)  # fmt: skip
TABS = ("app", "build", "code", "design", "versions")


def nameless(window: MainWindow) -> list[str]:
    """Return the controls on screen that say nothing."""
    return [
        f"{control} in {control.parent()}"
        for control in window.findChildren(QWidget)
        if isinstance(control, CONTROLS) and control.isVisible() and not is_part_of_another(control)
        if not (control.accessibleName() or getattr(control, "text", str)() or control.toolTip())
    ]


def is_part_of_another(control: QWidget) -> bool:
    """Whether Qt made it as a part of a control that has a name itself."""
    parent = control.parent()
    return (
        control.objectName().startswith("qt_")
        or isinstance(control, QScrollBar)
        or isinstance(parent, QLineEdit | QComboBox | QAbstractSpinBox | QTabBar | QAbstractItemView)
    )


def test_every_control_of_every_place_and_tab_has_a_name(window: MainWindow, run: Run) -> None:
    async def use() -> None:
        window.show()
        found: dict[str, list[str]] = {}
        for place in ("home", "dashboard", "setup", "settings"):
            window.go(place)
            found[place] = nameless(window)
        build = window.studio.build_app("a grocery list")
        found["a build under way"] = nameless(window)
        await until(lambda: build.state == "done" and not window.studio.running)
        for tab in TABS:
            window.workspace.show_tab(tab)
            assert window.workspace.tab == tab
            found[tab] = nameless(window)
        assert {name: controls for name, controls in found.items() if controls} == {}
        await window.studio.close()

    run(use())


def test_a_control_without_a_name_is_found(window: MainWindow) -> None:
    """The test above could see one."""
    window.show()
    field = QLineEdit(window)
    field.show()
    assert len(nameless(window)) == 1
    field.setAccessibleName("Something")
    assert nameless(window) == []
