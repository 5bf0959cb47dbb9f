"""Puts the app where its owner finds it, with its blueprint and its proof beside the code."""

import asyncio
from pathlib import Path
from typing import Protocol

from app.domain.blueprint import Blueprint
from app.domain.build import Delivered, Generated, Understood
from app.domain.check_file import CHECK_FILE, write_checks
from app.domain.codebase import Codebase
from app.domain.trace import Story
from app.domain.trace_file import TRACE_FILE, write_story

BLUEPRINT_FILE = "blueprint.txt"


class AppFolders(Protocol):
    """Where apps are kept."""

    def write(self, codebase: Codebase, title: str, wanted: Path | None = None) -> Path: ...


async def deliver(
    blueprint: Blueprint, generated: Generated, story: Story, folders: AppFolders, wanted: Path | None
) -> Delivered:
    """Write the app's folder. Raises `InputError` or `ResourceError` where that cannot be done."""
    codebase = complete(blueprint, generated, story)
    # In a thread: every file is forced to the disk, which takes its time on a slow one.
    folder = await asyncio.to_thread(folders.write, codebase, blueprint.title, wanted)
    return Delivered(folder)


def complete(blueprint: Blueprint, generated: Generated, story: Story | None = None) -> Codebase:
    """Return all files of the app's folder: the code, what it was made from, its checks, and what was asked for."""
    codebase = generated.codebase
    if not any(file.path == BLUEPRINT_FILE for file in codebase.files):
        codebase = codebase.with_file(BLUEPRINT_FILE, blueprint.text)
    if story is not None:
        codebase = codebase.with_file(TRACE_FILE, write_story(story))
    return codebase.with_file(CHECK_FILE, write_checks(generated.checks))


def tell_story(request: str, understood: Understood) -> Story:
    """Return each wish of a request with the lines that answer it."""
    lines = understood.blueprint.lines
    answers = dict(understood.answers)
    for index, line in enumerate(lines):
        if line.clause:
            answers[line.clause] = tuple(sorted({*answers.get(line.clause, ()), index}))
    assumed = tuple(i for i, line in enumerate(lines) if line.assumed and not line.clause)
    return Story(request, tuple(answers.items()), tuple(u for u in understood.unmet if u not in answers), assumed)
