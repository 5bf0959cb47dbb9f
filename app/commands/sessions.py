"""`cognomega sessions`: what was asked for and what came of it; nothing is removed by accident."""

import argparse
import json
from typing import TYPE_CHECKING

from app.commands.confirming import expect_confirmed
from app.domain.build import Understood, Validated
from app.domain.session import Session
from app.domain.transcript import Transcript

if TYPE_CHECKING:
    from app.bootstrap import House

_STATES = {"open": "not finished", "done": "built", "refused": "nothing to build"}
_NAME_WIDTH = 60


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sessions` and what can be done with them."""
    parser = subparsers.add_parser("sessions", help="see, search and delete what you asked for")
    doings = parser.add_subparsers(dest="doing", metavar="list | show | search | delete | undelete", required=True)
    listing = doings.add_parser("list", help="newest first")
    listing.add_argument("--all", action="store_true", help="deleted ones, too")
    show = doings.add_parser("show", help="everything kept of one session")
    show.add_argument("session", metavar="SESSION", help="its id or the beginning of it")
    search = doings.add_parser("search", help="find sessions by words of the request, title or blueprint")
    search.add_argument("words", nargs="+", metavar="WORD")
    delete = doings.add_parser("delete", help="hide sessions; the apps' folders stay")
    delete.add_argument("sessions", nargs="+", metavar="SESSION")
    delete.add_argument("--for-good", action="store_true", help="remove them from this machine; cannot be undone")
    delete.add_argument("--yes", action="store_true", help="do not ask")
    undelete = doings.add_parser("undelete", help="bring deleted sessions back")
    undelete.add_argument("sessions", nargs="+", metavar="SESSION")
    for parser in (listing, show, search):
        parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace, house: "House") -> int:
    """Do what was asked; return the exit code. `AppError` goes to the caller."""
    match args.doing:
        case "list":
            _print_list(house.sessions.list(args.all), args.json, "No sessions yet.")
        case "search":
            _print_list(house.sessions.search(" ".join(args.words)), args.json, "Nothing found.")
        case "show":
            _show(house.sessions.find(args.session), args.json, house)
        case "delete":
            _delete(args, house)
        case "undelete":
            for session in [house.sessions.find(start) for start in args.sessions]:
                house.sessions.set_deleted(session.id, False)
                print(f"{session.id} is back: {_short(session.name)}")
    return 0


def _print_list(sessions: tuple[Session, ...], as_json: bool, if_none: str) -> None:
    if as_json:
        print(json.dumps([_row(session) for session in sessions], indent=1))
        return
    for session in sessions:
        when = session.updated_at.astimezone().strftime("%Y-%m-%d %H:%M")
        state = "deleted" if session.is_deleted else _STATES[session.state]
        print(f"{session.id}  {when}  {state:<16}  {_short(session.name)}")
    if not sessions:
        print(if_none)


def _show(session: Session, as_json: bool, house: "House") -> None:
    outputs = {event.stage: event.output for event in house.sessions.finished(session.id)}
    heard = outputs.get("confirm") or outputs.get("transcribe")
    understood = outputs.get("understand")
    validated = outputs.get("validate")
    row = _row(session)
    row["transcript"] = heard.text if isinstance(heard, Transcript) else None
    row["blueprint"] = understood.blueprint.text if isinstance(understood, Understood) else None
    row["checks"] = (
        [{"says": o.check.says, "held": o.held, "reason": o.reason} for o in validated.verdict.outcomes]
        if isinstance(validated, Validated)
        else None
    )
    row["finished_stages"] = list(outputs)
    if as_json:
        print(json.dumps(row, indent=1))
        return
    for name in ("session", "state", "title", "request", "audio", "transcript", "out", "problem"):
        if row[name]:
            print(f"{name:<11} {row[name]}")
    if isinstance(understood, Understood):
        print("\n" + understood.blueprint.text.rstrip())
    if isinstance(validated, Validated):
        print()
        for outcome in validated.verdict.outcomes:
            print(f"  {'✓' if outcome.held else '✗'} {outcome.check.says}")
    if session.state == "open":
        print(f"\nGo on: cognomega resume {session.id}")


def _delete(args: argparse.Namespace, house: "House") -> None:
    # All are found before the first is touched: a mistyped id must not leave the work half done.
    sessions = [house.sessions.find(start) for start in args.sessions]
    if args.for_good:
        names = ", ".join(_short(session.name) for session in sessions)
        expect_confirmed(house, "sessions", f"Remove for good: {names}?", args.yes)
    for session in sessions:
        if args.for_good:
            house.sessions.erase(session.id)
            print(f"{session.id} is removed for good: {_short(session.name)}")
        else:
            house.sessions.set_deleted(session.id, True)
            print(f"{session.id} is deleted: {_short(session.name)}. Undo: cognomega sessions undelete {session.id}")


def _row(session: Session) -> dict[str, object]:
    return {
        "session": session.id,
        "state": "deleted" if session.is_deleted else _STATES[session.state],
        "title": session.title,
        "request": session.request,
        "audio": str(session.audio) if session.audio else None,
        "out": str(session.folder) if session.folder else None,
        "created_at": session.created_at.isoformat(),
        "updated_at": session.updated_at.isoformat(),
        "problem": session.problem,
        "model": session.model,
    }


def _short(text: str) -> str:
    return text if len(text) <= _NAME_WIDTH else f"{text[: _NAME_WIDTH - 1]}…"
