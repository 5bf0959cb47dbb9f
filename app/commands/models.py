"""`cognomega models`: see, fetch, check, remove and bring in models. No other command uses the network."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.errors import AppError, InputError, ModelError
from app.domain.models import ModelCard

if TYPE_CHECKING:
    from app.engines.model_fetch import ModelFetcher
    from app.engines.model_store import ModelStore, OnBytes

SECONDS_BETWEEN_LINES = 3.0


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `models` and what can be done with them."""
    parser = subparsers.add_parser("models", help="see, fetch, check and remove models")
    doings = parser.add_subparsers(dest="doing", metavar="list | get | verify | remove | import", required=True)
    listing = doings.add_parser("list", help="the models Cognomega knows, and which are here")
    listing.add_argument("--json", action="store_true", help="print one JSON list")
    get = doings.add_parser("get", help="fetch a model and check it")
    get.add_argument("ids", nargs="*", metavar="MODEL", help="as `models list` names it")
    get.add_argument("--defaults", action="store_true", help="fetch the models a usual build needs")
    get.add_argument("--anyway", action="store_true", help="even where this machine has too little memory for it")
    verify = doings.add_parser("verify", help="read every byte again and compare it with the published digest")
    verify.add_argument("ids", nargs="*", metavar="MODEL", help="all that are here, if none is named")
    remove = doings.add_parser("remove", help="delete a model from this machine")
    remove.add_argument("ids", nargs="+", metavar="MODEL")
    bring = doings.add_parser("import", help="copy model files that you already have")
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Do what was asked; return the exit code. `AppError` goes to the caller."""
    from app.engines.catalog import load_catalog
    from app.engines.model_store import ModelStore
    from app.paths import Paths

    paths = Paths.from_environment()
    store = ModelStore(paths, load_catalog(paths.model_catalog))
    if args.doing == "list":
        return _list(store, as_json=args.json)
    if args.doing == "get":
        from app.bootstrap import expect_may_leave
        from app.engines.model_fetch import ModelFetcher

        fetcher = ModelFetcher(store, partial(expect_may_leave, paths), on_news=_tell)
        return _get(store, fetcher, args.ids, wants_defaults=args.defaults, is_forced=args.anyway)
    if args.doing == "verify":
        return _verify(store, args.ids)
    if args.doing == "remove":
        return _remove(store, args.ids)
    return _import(store, args.files)


def _list(store: "ModelStore", as_json: bool) -> int:
    from app.engines.hardware import in_words

    rows = [_describe(store, card) for card in store.catalog.cards]
    if as_json:
        print(json.dumps(rows, indent=1))
        return 0
    for card, row in zip(store.catalog.cards, rows, strict=True):
        usual = ", used unless you choose another" if card.is_default else ""
        print(f"{card.id}  [{row['state']}]")
        print(f"    {card.title}{usual}.")
        print(f"    {in_words(card.bytes)} to fetch, {in_words(card.ram_bytes)} of memory, {card.licence}.")
    return 0


def _get(store: "ModelStore", fetcher: "ModelFetcher", ids: list[str], wants_defaults: bool, is_forced: bool) -> int:
    wanted = list(dict.fromkeys([*(card.id for card in store.catalog.defaults() if wants_defaults), *ids]))
    if not wanted:
        raise InputError(
            "No model was named.",
            "Name one from `cognomega models list`, or add --defaults for the usual ones.",
        )
    for model_id in wanted:
        store.catalog.find(model_id)
    for model_id in wanted:
        with _bytes_on_screen() as on_bytes:
            model = fetcher.get(model_id, on_bytes, is_forced)
        _tell(f"{model_id} is here and checked: {model.path}")
    return 0


def _verify(store: "ModelStore", ids: list[str]) -> int:
    chosen = ids or [card.id for card in store.catalog.cards if _state_of(store, card) != "not here"]
    if not chosen:
        raise ModelError("There is no model on this machine.", "Run `cognomega models get --defaults`.")
    faults: list[AppError] = []
    for model_id in chosen:
        try:
            with _bytes_on_screen() as on_bytes:
                store.verify(model_id, on_bytes)
            _tell(f"{model_id}: every byte is as published.")
        except ModelError as error:
            faults.append(error)
            _tell(f"{model_id}: {error.says} {error.next_step}")
    return faults[0].exit_code if faults else 0


def _remove(store: "ModelStore", ids: list[str]) -> int:
    from app.engines.hardware import in_words

    for model_id in ids:
        store.catalog.find(model_id)
    for model_id in ids:
        freed = store.remove(model_id)
        _tell(f"{model_id} is removed; {in_words(freed)} are free again." if freed else f"{model_id} was not here.")
    return 0


def _import(store: "ModelStore", files: list[Path]) -> int:
    for file in files:
        with _bytes_on_screen() as on_bytes:
            card = store.import_file(file, on_bytes)
        missing = ", ".join(other.name for other in store.missing_files(card))
        still = f" It still lacks {missing}." if missing else " It is complete."
        _tell(f"{file.name} is now part of {card.id}.{still}")
    return 0


def _describe(store: "ModelStore", card: ModelCard) -> dict[str, Any]:
    folder = store.folder_of(card)
    return {
        "id": card.id,
        "role": str(card.role),
        "title": card.title,
        "default": card.is_default,
        "state": _state_of(store, card),
        "bytes": card.bytes,
        "ram_bytes": card.ram_bytes,
        "context_tokens": card.context_tokens,
        "licence": card.licence,
        "files": [{"path": str(folder / file.name), "bytes": file.bytes} for file in card.files],
    }


def _state_of(store: "ModelStore", card: ModelCard) -> str:
    """Return "here", "not here" or "incomplete", by names and sizes only: a list must not take seconds."""
    folder = store.folder_of(card)
    paths = [(folder / file.name, file.bytes) for file in card.files]
    if all(path.is_file() and path.stat().st_size == size for path, size in paths):
        return "here"
    return "incomplete" if folder.is_dir() and any(folder.iterdir()) else "not here"


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


@contextmanager
def _bytes_on_screen() -> "Iterator[OnBytes]":
    """Show bytes, speed and time left on standard error, a line for each thing that is being done."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    tasks: dict[str, Any] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        step = _plain_steps() if not console.is_terminal else None

        def on_bytes(says: str, done: int, total: int) -> None:
            if says not in tasks:
                tasks[says] = progress.add_task(says, total=total)
            progress.update(tasks[says], completed=done)
            if step is not None:
                step(says, done, total)

        yield on_bytes


def _plain_steps() -> "OnBytes":
    """Where no terminal is watching (a log file, CI), a line every few seconds."""
    import time

    from app.engines.hardware import in_words

    started: dict[str, tuple[float, int]] = {}
    spoke_at = time.monotonic()

    def on_bytes(says: str, done: int, total: int) -> None:
        nonlocal spoke_at
        now = time.monotonic()
        began, first = started.setdefault(says, (now, done))
        if now - spoke_at < SECONDS_BETWEEN_LINES:
            return
        spoke_at = now
        rate = (done - first) / max(now - began, 0.001)
        left = f", about {(total - done) / rate:.0f} s left" if rate > 0 and done < total else ""
        _tell(f"{says}: {in_words(done)} of {in_words(total)}{left}")

    return on_bytes
