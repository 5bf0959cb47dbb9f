"""An architecture as a picture: as Mermaid text, and as an SVG that stands by itself."""

import re

from app.domain.architecture import Component, Entity
from app.kit.markup import escape
from app.kit.sections.frame import plural

_LINE_PX, _PAD_PX, _GAP_PX, _BOX_PX = 20, 14, 36, 250


def draw_mermaid(title: str, components: tuple[Component, ...], entities: tuple[Entity, ...]) -> str:
    """Return the components and how they use one another, and what is kept, as a Mermaid flow chart."""
    lines = ["flowchart LR", f'  app["{_mermaid(title or "App")}"]']
    numbers = {c.name: f"part{i}" for i, c in enumerate(components)}
    for component in components:
        lines.append(f'  {numbers[component.name]}["{_mermaid(component.name)}"]')
    for component in components:
        if component.name != "Storage":
            lines.append(f"  app --> {numbers[component.name]}")
        lines += [f"  {numbers[component.name]} --> {numbers[used]}" for used in component.uses if used in numbers]
    for number, entity in enumerate(entities):
        rows = "<br/>".join(_mermaid(f"{a.name}: {a.type}") for a in entity.attributes)
        lines.append(f'  data{number}[("{_mermaid(entity.name)}<br/>{rows}")]')
        if "Storage" in numbers:
            lines.append(f"  {numbers['Storage']} --- data{number}")
    return "\n".join(lines) + "\n"


def draw_svg(title: str, components: tuple[Component, ...], entities: tuple[Entity, ...]) -> str:
    """Return the same as SVG: the app, its parts, and what is kept, in three columns joined by lines."""
    parts = [c for c in components if c.name != "Storage"]
    columns = [
        [(title or "App", ["one page", "no network"])],
        [(c.name, _wrapped(c.purpose)) for c in parts],
        [(e.name, [f"{a.name}: {a.type}" for a in e.attributes]) for e in entities],
    ]
    shown = [column for column in columns if column]
    heights = [sum(_height(rows) + _GAP_PX for _, rows in column) - _GAP_PX for column in shown]
    height, width = max(heights) + 2 * _GAP_PX, len(shown) * (_BOX_PX + 2 * _GAP_PX)
    boxes: list[str] = []
    places: list[list[tuple[int, int]]] = []
    for number, column in enumerate(shown):
        x, y = _GAP_PX + number * (_BOX_PX + 2 * _GAP_PX), (height - heights[number]) // 2
        places.append([])
        for name, rows in column:
            boxes.append(_box(x, y, name, rows))
            places[-1].append((x, y + _height(rows) // 2))
            y += _height(rows) + _GAP_PX
    lines = [_line(places[0][0], place) for place in places[1]] if len(places) > 1 else []
    if len(places) > 2:
        names = [e.name for e in entities]
        for part, place in zip(parts, places[1], strict=True):
            lines += [_line(place, places[2][i]) for i, n in enumerate(names) if _is_about(part.name, n)]
    style = (
        "<style>text{font:14px system-ui,sans-serif;fill:#1b1d22}.name{font-weight:700}"
        ".row{fill:#5c616b;font-size:13px}"
        "rect{fill:#fff;stroke:#8b909a;rx:10px}path{fill:none;stroke:#3454d1;stroke-width:2}</style>"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{escape(f"How {title or chr(65)} is put together")}">{style}'
        f'<rect x="0" y="0" width="{width}" height="{height}" style="fill:#f4f4f1;stroke:none"/>'
        f"{''.join(lines)}{''.join(boxes)}</svg>\n"
    )


def _box(x: int, y: int, name: str, rows: list[str]) -> str:
    texts = [f'<text class="name" x="{x + _PAD_PX}" y="{y + _PAD_PX + 13}">{escape(_short(name))}</text>']
    for number, row in enumerate(rows, 1):
        at = y + _PAD_PX + 13 + number * _LINE_PX
        texts.append(f'<text class="row" x="{x + _PAD_PX}" y="{at}">{escape(_short(row))}</text>')
    return f'<rect x="{x}" y="{y}" width="{_BOX_PX}" height="{_height(rows)}"/>{"".join(texts)}'


def _line(start: tuple[int, int], end: tuple[int, int]) -> str:
    x, y = start[0] + _BOX_PX, start[1]
    middle = (x + end[0]) // 2
    return f'<path d="M{x} {y} C{middle} {y} {middle} {end[1]} {end[0]} {end[1]}"/>'


def _height(rows: list[str]) -> int:
    return 2 * _PAD_PX + _LINE_PX * (len(rows) + 1) - 4


def _is_about(part: str, entity: str) -> bool:
    return part == plural(entity)


def _wrapped(text: str, width: int = 34) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _short(text: str, most: int = 34) -> str:
    plain = "".join(c for c in text if c.isprintable())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def _mermaid(text: str) -> str:
    """Return text that Mermaid shows as it is: what it would read as its own signs becomes a code."""
    return re.sub(r"[^\w .,:()-]", lambda m: f"#{ord(m.group())};", " ".join(text.split()))
