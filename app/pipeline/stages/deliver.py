"""Puts the app where its owner finds it, with its blueprint and its proof beside the code."""

import asyncio
from pathlib import Path
from typing import Protocol

from app.domain.blueprint import Blueprint
from app.domain.build import Delivered, Generated
from app.domain.check_file import CHECK_FILE, write_checks
from app.domain.codebase import Codebase

BLUEPRINT_FILE = "blueprint.txt"


class AppFolders(Protocol):
    """Where apps are kept."""

    def write(self, codebase: Codebase, title: str, wanted: Path | None = None) -> Path: ...


async def deliver(blueprint: Blueprint, generated: Generated, folders: AppFolders, wanted: Path | None) -> Delivered:
    """Write the app's folder. Raises `InputError` or `ResourceError` where that cannot be done."""
    codebase = complete(blueprint, generated)
    # In a thread: every file is forced to the disk, which takes its time on a slow one.
    folder = await asyncio.to_thread(folders.write, codebase, blueprint.title, wanted)
    return Delivered(folder)


def complete(blueprint: Blueprint, generated: Generated) -> Codebase:
    """Return all files of the app's folder: the code, what it was made from, and its checks."""
    codebase = generated.codebase
    if not any(file.path == BLUEPRINT_FILE for file in codebase.files):
        codebase = codebase.with_file(BLUEPRINT_FILE, blueprint.text)
    return codebase.with_file(CHECK_FILE, write_checks(generated.checks))
