"""`cognomega settings`: see and change what the window's settings screen shows, from the same declaration."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.bootstrap import House
    from app.domain.settings import Setting, Settings


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `settings` and what can be done with them."""
    parser = subparsers.add_parser("settings", help="see and change settings")
    doings = parser.add_subparsers(dest="doing", metavar="list | get | set | reset", required=True)
    listing = doings.add_parser("list", help="all settings, what they are and what they may be")
    listing.add_argument("--json", action="store_true", help="print one JSON list")
    get = doings.add_parser("get", help="print the value of a setting")
    get.add_argument("key", metavar="SETTING")
    change = doings.add_parser("set", help="change a setting")
    change.add_argument("key", metavar="SETTING")
    change.add_argument("value", metavar="VALUE")
    reset = doings.add_parser("reset", help="set a setting back to its usual value")
    reset.add_argument("key", metavar="SETTING")


def run(args: argparse.Namespace, house: "House") -> int:
    """Do what was asked; return 0. `AppError` goes to the caller."""
    settings = house.settings.read()
    if house.settings.trouble:
        print(house.settings.trouble, file=sys.stderr)
    if args.doing == "list":
        _list(settings, as_json=args.json)
        return 0
    setting = settings.declaration.find(args.key)
    if args.doing == "get":
        print(setting.show(settings.value(args.key)))
        return 0
    value = setting.read(args.value) if args.doing == "set" else setting.default
    shown = setting.show(house.settings.write(args.key, value).value(args.key))
    print(f"{setting.title}: {shown or 'the usual one'}.", file=sys.stderr)
    return 0


def _list(settings: "Settings", as_json: bool) -> None:
    declared = settings.declaration
    if as_json:
        print(json.dumps([_describe(setting, settings) for setting in declared.settings], indent=1, ensure_ascii=False))
        return
    for group in declared.groups:
        print(group.title)
        for setting in group.settings:
            usual = "" if setting.key in settings.changed else " (usual)"
            shown = setting.show(settings.value(setting.key)) or "the usual one"
            print(f"    {setting.key} = {shown}{'' if shown == 'the usual one' else usual}")
            print(f"        {setting.title}. {setting.help} It can be {setting.allowed()}.")


def _describe(setting: "Setting", settings: "Settings") -> dict[str, object]:
    return {
        "key": setting.key,
        "value": settings.value(setting.key),
        "default": setting.default,
        "kind": str(setting.kind),
        "title": setting.title,
        "help": setting.help,
        "allowed": setting.allowed(),
    }
