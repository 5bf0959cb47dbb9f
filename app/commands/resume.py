"""`cognomega resume`: goes on with a build from its last finished stage."""

import argparse
from typing import TYPE_CHECKING

from app.commands.build import add_build_options
from app.domain.errors import InputError

if TYPE_CHECKING:
    from app.bootstrap import House
    from app.domain.session import Session


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `resume`."""
    parser = subparsers.add_parser("resume", help="go on with a build that was stopped")
    parser.add_argument("session", nargs="?", metavar="SESSION", help="its id or the beginning of it (else the newest)")
    add_build_options(parser)


def run(args: argparse.Namespace, house: "House") -> int:
    """Go on, or tell again what was built. `--transcript` begins anew from other words; `--out` writes elsewhere."""
    from app.commands.running import run_session

    session = _find(args, house)
    args.session_id = session.id
    if args.transcript is not None:
        house.sessions.forget_from(session.id, "transcribe")
    elif args.out is not None or _is_gone(session):
        house.sessions.forget_from(session.id, "deliver")
    if args.out is not None:
        house.sessions.want_folder(session.id, args.out.expanduser().absolute())
    return run_session(house.sessions.find(session.id), args, house)


def _find(args: argparse.Namespace, house: "House") -> "Session":
    if args.session:
        return house.sessions.find(args.session)
    # With another folder named the newest is meant, finished or not.
    newest = house.sessions.newest("open") or (house.sessions.newest() if args.out or args.transcript else None)
    if newest is None:
        raise InputError("No build is waiting to be gone on with.", "See all with `cognomega sessions list`.")
    return newest


def _is_gone(session: "Session") -> bool:
    """Whether the app was delivered and its folder is no longer there: it can be written again."""
    return session.folder is not None and not (session.folder / "index.html").is_file()
