"""Makes the icon's files for Windows and macOS from its SVG: `python -m installer.icon_files`, after it was redrawn.

Both kinds are pictures (PNG) behind a small directory; sizes are those the systems ask for.
"""

import os
import struct
from pathlib import Path

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
ICO_SIZES = (16, 24, 32, 48, 256)
ICNS_KINDS = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512}


def write_icon_files(folder: Path = ICONS) -> None:
    """Write `cognomega.ico` and `cognomega.icns` beside each other."""
    (folder / "cognomega.ico").write_bytes(ico([(size, png(size)) for size in ICO_SIZES]))
    (folder / "cognomega.icns").write_bytes(icns([(kind, png(size)) for kind, size in ICNS_KINDS.items()]))


def png(size_px: int) -> bytes:
    """Return the drawn icon."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(ICONS / "cognomega.svg")).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def ico(pictures: list[tuple[int, bytes]]) -> bytes:
    """Return Windows' kind: a directory, then the pictures."""
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    start = len(head) + 16 * len(pictures)
    for size_px, picture in pictures:
        head += struct.pack("<BBBBHHII", size_px % 256, size_px % 256, 0, 0, 1, 32, len(picture), start + len(body))
        body += picture
    return head + body


def icns(pictures: list[tuple[bytes, bytes]]) -> bytes:
    """Return macOS's kind: each picture behind its kind and length."""
    body = b"".join(kind + struct.pack(">I", 8 + len(picture)) + picture for kind, picture in pictures)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


if __name__ == "__main__":
    write_icon_files()
