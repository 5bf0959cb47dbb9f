"""`cognomega open`: shows an app in the browser people use every day."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import InputError

if TYPE_CHECKING:
    from app.bootstrap import House


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `open`."""
    parser = subparsers.add_parser("open", help="open a built app in your browser")
    parser.add_argument("app", nargs="?", metavar="SESSION|DIR", help="else the newest app")


def run(args: argparse.Namespace, house: "House") -> int:
    """Open the app's page, and print where it is."""
    page = _find_folder(args.app, house) / "index.html"
    if not page.is_file():
        raise InputError(
            f"{page.parent} holds no app any more.", "Write it again: `cognomega resume SESSION --out DIR`."
        )
    is_open = has_screen() and _open(page)
    print(page if is_open else f"Open this file in a browser: {page}")
    return 0


def _find_folder(app: str | None, house: "House") -> Path:
    if app and Path(app).is_dir():
        return Path(app).absolute()
    session = house.sessions.find(app) if app else house.sessions.newest("done")
    if session is None:
        raise InputError("No app is built yet.", "Build one: cognomega build “a grocery list”.")
    if session.folder is None:
        raise InputError(f"Session {session.id} has no app yet.", f"Go on with it: cognomega resume {session.id}")
    return session.folder


def has_screen() -> bool:
    """Whether a window can be shown here."""
    # Without one, Python would start a text browser inside the terminal.
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open(page: Path) -> bool:
    import webbrowser

    return webbrowser.open(page.as_uri())
