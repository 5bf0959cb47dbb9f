"""The tab that shows how the app is put together: what a person sees, what is kept, and how they meet."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPainterPath, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from app.domain.architecture import Architecture, Component, Entity
from app.gui.look import Look
from app.gui.models.build import BuildModel
from app.gui.parts import IconButton, column, label, row
from app.gui.words import in_language

_BOX, _GAP, _PAD, _ACROSS = 250.0, 20.0, 14.0, 110.0
_LARGEST, _SMALLEST = 2.5, 0.3


class Diagram(QGraphicsView):
    """Boxes in three columns (the app, its parts, what it keeps), joined by curves."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._architecture: Architecture | None = None
        self._title = ""
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        look.changed.connect(self._draw)

    def show_architecture(self, architecture: Architecture, title: str) -> None:
        if architecture == self._architecture and title == self._title:
            return
        self._architecture, self._title = architecture, title
        self.setAccessibleName(in_language(f"How {title} is put together"))
        self.setAccessibleDescription(in_language(architecture.text))
        self._draw()
        self.fit()

    def zoom(self, factor: float) -> None:
        wanted = self.transform().m11() * factor
        if _SMALLEST <= wanted <= _LARGEST:
            self.scale(factor, factor)

    def fit(self) -> None:
        """Show all of it, no larger than life."""
        self.resetTransform()
        place = self._scene.itemsBoundingRect()
        if place.isEmpty():
            return
        factor = min(
            self.viewport().width() / (place.width() + 48), self.viewport().height() / (place.height() + 48), 1.0
        )
        self.scale(max(factor, _SMALLEST), max(factor, _SMALLEST))
        self.centerOn(place.center())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.15 if event.angleDelta().y() > 0 else 1 / 1.15)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.fit()

    def _draw(self) -> None:
        self._scene.clear()
        made = self._architecture
        if made is None:
            return
        parts = [part for part in made.components if part.name != "Storage"]
        columns: list[list[tuple[str, list[str], str]]] = [
            [(self._title or "App", [row for text in made.stack for row in self._wrapped(text)], "accent")],
            [(part.name, self._wrapped(part.purpose), "line") for part in parts],
            [(entity.name, [f"{a.name}  {a.type}" for a in entity.attributes], "good") for entity in made.entities],
        ]
        places = self._place([column for column in columns if column])
        self._join(places, parts, made.entities)

    def _place(self, columns: list[list[tuple[str, list[str], str]]]) -> list[list[QRectF]]:
        heights = [sum(self._height(rows) for _, rows, _ in column) + _GAP * (len(column) - 1) for column in columns]
        tallest = max(heights)
        places: list[list[QRectF]] = []
        for number, boxes in enumerate(columns):
            x, y = number * (_BOX + _ACROSS), (tallest - heights[number]) / 2
            places.append([])
            for name, rows, tone in boxes:
                place = QRectF(x, y, _BOX, self._height(rows))
                self._box(place, name, rows, tone)
                places[-1].append(place)
                y += place.height() + _GAP
        return places

    def _join(self, places: list[list[QRectF]], parts: list[Component], entities: tuple[Entity, ...]) -> None:
        if len(places) < 2:
            return
        for place in places[1]:
            self._curve(places[0][0], place, "strong_line")
        if len(places) < 3:
            return
        for part, place in zip(parts, places[1], strict=True):
            words = part.name.casefold()
            for entity, kept in zip(entities, places[2], strict=True):
                if entity.name.casefold().rstrip("y") in words or len(entities) == 1:
                    self._curve(place, kept, "accent")

    def _box(self, place: QRectF, name: str, rows: list[str], tone: str) -> None:
        look = self._look
        path = QPainterPath()
        path.addRoundedRect(place, 10, 10)
        self._scene.addPath(
            path, QPen(look.colour("line" if tone == "line" else tone), 1.5), QBrush(look.colour("surface"))
        )
        line = float(look.px(18))
        self._words(name, place.topLeft() + QPointF(_PAD, _PAD - 3), look.font("body", 600), "text")
        for number, text in enumerate(rows, 1):
            self._words(text, place.topLeft() + QPointF(_PAD, _PAD - 1 + number * line), look.font("small"), "muted")

    def _words(self, text: str, at: QPointF, font: "object", tone: str) -> None:
        look = self._look
        item = self._scene.addSimpleText("", look.font())
        item.setFont(font)  # type: ignore[arg-type]
        cut = QFontMetricsF(item.font()).elidedText(text, Qt.TextElideMode.ElideRight, _BOX - 2 * _PAD)
        item.setText(cut)
        item.setBrush(look.colour(tone))
        item.setPos(at)

    def _curve(self, start: QRectF, end: QRectF, tone: str) -> None:
        a = QPointF(start.right(), start.center().y())
        b = QPointF(end.left(), end.center().y())
        path = QPainterPath(a)
        middle = (a.x() + b.x()) / 2
        path.cubicTo(QPointF(middle, a.y()), QPointF(middle, b.y()), b)
        self._scene.addPath(path, QPen(self._look.colour(tone), 1.5)).setZValue(-1)

    def _height(self, rows: list[str]) -> float:
        return 2 * _PAD + self._look.px(18) * (len(rows) + 1) - 6

    def _wrapped(self, text: str) -> list[str]:
        metrics = QFontMetricsF(self._look.font("small"))
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > _BOX - 2 * _PAD:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines


class DesignPage(QWidget):
    """The diagram, with ways to look closer."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.diagram = Diagram(look)
        self._stop_listening: Callable[[], None] = lambda: None
        bar = row(
            label("How it is put together", "name"), None,
            IconButton(look, "plus", "Larger", lambda: self.diagram.zoom(1.2)),
            IconButton(look, "minus", "Smaller", lambda: self.diagram.zoom(1 / 1.2)),
            IconButton(look, "maximize", "Show all of it", self.diagram.fit),
            gap=4, margins=(20, 10, 12, 6),
        )  # fmt: skip
        layout = column(bar, gap=0)
        layout.addWidget(self.diagram, 1)
        self.setLayout(layout)

    def show_build(self, build: BuildModel | None) -> None:
        self._stop_listening()
        if build:
            self._stop_listening = build.listen(lambda: self._draw(build))
            self._draw(build)

    def _draw(self, build: BuildModel) -> None:
        if build.known.architecture:
            self.diagram.show_architecture(build.known.architecture, build.title)
