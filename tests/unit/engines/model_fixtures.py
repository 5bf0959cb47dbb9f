"""Small models, a real HTTP server and real wheels, for tests of how models come here. No test leaves the machine."""

import hashlib
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from app.domain.models import Catalog, ModelCard, ModelFile, OfficialSource, Role, WheelSource

WEIGHTS = bytes(range(256)) * 800
TOKENS = b'{"tokens": 3}'


def card_of(*contents: tuple[str, bytes, str], model_id: str = "tiny", wheels: WheelSource | None = None) -> ModelCard:
    """A card whose digests are those of `contents`: (name, bytes, wheel pattern)."""
    files = tuple(
        ModelFile(name, len(data), hashlib.sha256(data).hexdigest(), pattern) for name, data, pattern in contents
    )
    source = OfficialSource("maker/tiny", "main")
    return ModelCard(model_id, Role.LANGUAGE, "Tiny", files, "MIT", 1000, 512, True, source, wheels)


def two_file_catalog(wheels: WheelSource | None = None) -> Catalog:
    """One default model of weights and tokens."""
    weights = ("weights.bin", WEIGHTS, "*/data/part*.bin")
    return Catalog((card_of(weights, ("tokens.json", TOKENS, "*/tokens.json"), wheels=wheels),))


@dataclass
class Shelf:
    """What a server offers and how it misbehaves. `drop_after` breaks the line once after so many bytes."""

    files: dict[str, bytes] = field(default_factory=dict)
    ignores_ranges: bool = False
    drop_after: list[int] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    ranges_asked: list[str] = field(default_factory=list)


@contextmanager
def serving(shelf: Shelf) -> Iterator[str]:
    """Run a server for `shelf` on loopback and yield its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers.get("Range", "")
            shelf.ranges_asked.append(asked)
            status = shelf.answers.pop(0) if shelf.answers else 200
            data = shelf.files.get(self.path.rsplit("/", 1)[-1])
            if status != 200 or data is None:
                self.send_error(status if status != 200 else 404)
                return
            start = int(asked.removeprefix("bytes=").split("-")[0]) if asked and not shelf.ignores_ranges else 0
            self.send_response(206 if start else 200)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
            self.send_header("Content-Length", str(len(data) - start))
            self.end_headers()
            rest = data[start:]
            self.wfile.write(rest[: shelf.drop_after.pop(0)] if shelf.drop_after else rest)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def write_wheel(folder: Path, package: str, version: str, members: dict[str, bytes]) -> Path:
    """Write a wheel as an index would serve it."""
    wheel = folder / f"{package.replace('-', '_')}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return wheel
