"""What the window looks like, in one place: colours and type sizes as tokens; fonts and icons from our files."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

Scheme = Literal["system", "light", "dark"]
FAMILY, CODE_FAMILY = "Inter", "JetBrains Mono"


@dataclass(frozen=True, slots=True)
class Colours:
    """Each colour has one meaning. Text on its ground reaches a contrast of 4.5 : 1 (`faint` 3 : 1, for marks only)."""

    ground: str  # behind everything
    side: str  # the sessions
    surface: str  # cards and fields
    raised: str  # what the pointer is on
    sunken: str  # code, lanes
    line: str
    strong_line: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    bad: str
    bad_soft: str
    warn: str
    warn_soft: str


LIGHT = Colours(
    ground="#f9f9f8", side="#f1f0ef", surface="#ffffff", raised="#e9e8e6", sunken="#f4f4f2",
    line="#e4e3e0", strong_line="#c8c7c1", text="#1f1f1d", muted="#62615c", faint="#8d8c86",
    accent="#5151cd", accent_hover="#4444b8", accent_text="#4747c2", accent_soft="#ecebfb", on_accent="#ffffff",
    good="#1a7f4e", good_soft="#e3f4ea", bad="#c4282d", bad_soft="#fdeaea", warn="#8f5a00", warn_soft="#fdf1d7",
)  # fmt: skip
DARK = Colours(
    ground="#111112", side="#161618", surface="#1b1b1e", raised="#29292d", sunken="#151517",
    line="#2a2a2e", strong_line="#45454c", text="#eeeef0", muted="#a9a9b2", faint="#74747e",
    accent="#5e5ed6", accent_hover="#6f6fe2", accent_text="#b3aeff", accent_soft="#26264a", on_accent="#ffffff",
    good="#4cc38a", good_soft="#132d21", bad="#ff8589", bad_soft="#3b1719", warn="#f1b65c", warn_soft="#33240c",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type in pixels at the scale 1; spacing is in steps of 4."""

    small: int = 12
    body: int = 13
    lead: int = 15
    head: int = 18
    title: int = 24
    hero: int = 32


class Look(QObject):
    """The look in force. Widgets that paint themselves ask it and listen to `changed`."""

    changed = Signal()

    def __init__(self, resources: Path, scheme: Scheme = "system", scale: float = 1.0) -> None:
        super().__init__()
        self._resources = resources
        self._scheme: Scheme = scheme
        self._scale = scale
        self._styled_as: tuple[bool, float] | None = None

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    @property
    def is_dark(self) -> bool:
        if self._scheme == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._scheme == "dark"

    @property
    def colours(self) -> Colours:
        return DARK if self.is_dark else LIGHT

    def colour(self, name: str) -> QColor:
        return QColor(getattr(self.colours, name))

    def px(self, at_scale_1: float) -> int:
        """Return a length or type size at the user's text scale."""
        return max(round(at_scale_1 * self._scale), 1)

    def font(self, size: str = "body", weight: int = 400, is_code: bool = False) -> QFont:
        font = QFont(CODE_FAMILY if is_code else FAMILY)
        font.setPixelSize(self.px(getattr(Sizes(), size) - (1 if is_code else 0)))
        font.setWeight(QFont.Weight(weight))
        return font

    def set_scheme(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self.apply()

    def set_scale(self, scale: float) -> None:
        self._scale = scale
        self.apply()

    def start(self) -> None:
        """Load the fonts, dress the application, and follow the system from now on."""
        for file in sorted((self._resources / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.apply)
        self.apply()

    def apply(self, *_: object) -> None:
        """Dress the application anew, if something differs."""
        application = QApplication.instance()
        wanted = (self.is_dark, self._scale)
        if not isinstance(application, QApplication) or wanted == self._styled_as:
            return
        from app.gui.stylesheet import stylesheet

        self._styled_as = wanted
        self._tell_system()
        application.setStyle("Fusion")
        application.setPalette(_palette(self.colours))
        application.setFont(self.font())
        application.setStyleSheet(stylesheet(self.colours, self.px))
        self.changed.emit()

    def _tell_system(self) -> None:
        """Web pages ask the application, not us, whether it is dark."""
        hints = QGuiApplication.styleHints()
        wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}
        hints.setColorScheme(wanted[self._scheme])

    def icon(self, name: str, tone: str = "muted", size_px: int = 18, after_px: int = 0) -> QIcon:
        """Return one of our icons in a colour of the look; paler where its button is off. `after_px`: room after it."""
        icon = QIcon(self.pixmap(name, tone, size_px, after_px))
        icon.addPixmap(self.pixmap(name, "strong_line", size_px, after_px), QIcon.Mode.Disabled)
        return icon

    def pixmap(self, name: str, tone: str = "muted", size_px: int = 18, after_px: int = 0) -> QPixmap:
        application = QApplication.instance()
        ratio = application.devicePixelRatio() if isinstance(application, QApplication) else 1.0
        file = self._resources / "icons" / f"{name}.svg"
        return _draw_icon(file, getattr(self.colours, tone), size_px, ratio, after_px)

    def for_stylesheets(self) -> dict[str, str]:
        """Return the colours by name, for pages that dress themselves (the editor)."""
        return {field.name: getattr(self.colours, field.name) for field in fields(Colours)}

    def follow(self, redraw: Callable[[], None]) -> None:
        """Call `redraw` now and whenever the look changes, until what it draws is gone."""

        def redraw_while_there() -> None:
            try:
                redraw()
            except RuntimeError:  # Qt has deleted the widget; Python's side of it says so this way
                self.changed.disconnect(redraw_while_there)

        self.changed.connect(redraw_while_there)
        redraw()


@functools.lru_cache(maxsize=512)
def _draw_icon(file: Path, colour: str, size_px: int, ratio: float, after_px: int = 0) -> QPixmap:
    pixmap = QPixmap(round((size_px + after_px) * ratio), round(size_px * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    svg = file.read_text("utf-8").replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.75"')
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return pixmap


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, name in (
        (role.Window, "ground"), (role.Base, "surface"), (role.AlternateBase, "sunken"), (role.Button, "surface"),
        (role.WindowText, "text"), (role.Text, "text"), (role.ButtonText, "text"), (role.PlaceholderText, "faint"),
        (role.Highlight, "accent"), (role.HighlightedText, "on_accent"), (role.Link, "accent_text"),
        (role.ToolTipBase, "text"), (role.ToolTipText, "ground"), (role.Mid, "line"), (role.Accent, "accent"),
    ):  # fmt: skip
        palette.setColor(which, QColor(getattr(colours, name)))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.faint))
    return palette
