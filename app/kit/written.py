"""Functions and machines that agents wrote: how they are named, and how they stand in the app."""

import re

from app.domain.blueprint import Calculator, Generator, Machine, Output
from app.domain.codebase import Codebase
from app.kit.catalogue import packaged_catalogue
from app.kit.javascript import is_reserved
from app.kit.machine_settings import Value, read_settings
from app.kit.markup import identifier_of
from app.kit.section import Context

FUNCTIONS_FILE = "functions.js"


def function_name(part: Output | Generator) -> str:
    """Return the name an agent gives the function for this output or generator, also its key in `written`."""
    name = part.name if isinstance(part, Output) else identifier_of(part.label).replace("-", "_")
    return f"{name}_" if is_reserved(name) else name or "generate"


def machine_key(machine: Machine) -> str:
    """Return the machine's key in `written` and its file's name: the catalogue's name where it has one."""
    name = machine.description.partition(":")[0].strip()
    return name if name in packaged_catalogue() else machine.name or identifier_of(machine.description) or "machine"


def machine_values(machine: Machine) -> dict[str, Value]:
    """Return what a machine of the catalogue is set to."""
    entry = packaged_catalogue().get(machine_key(machine))
    return read_settings(machine.description.partition(":")[2], entry.settings) if entry else {}


def functions_file(context: Context) -> tuple[str, str]:
    """Return (path, text) of the file with every written function of the app."""
    head = '// Functions written for this app. Each is pure: its result comes from what it is given.\n"use strict";\n'
    return FUNCTIONS_FILE, "\n".join((head, *(_guarded(n, s) for n, s in _functions(context))))


def machine_file(key: str, source: str) -> tuple[str, str]:
    """Return (path, text) of a machine's file."""
    text = f'Kit.machines["{key}"] = function () {{\n{source.strip()}\n\nreturn {{ init, step, view }};\n}};\n'
    return f"machines/{key}.js", text


def read_written(codebase: Codebase) -> dict[str, str]:
    """Return what agents wrote, by the name of its part, out of the files of an app: it need not be written again."""
    written: dict[str, str] = {}
    for file in codebase.files:
        if file.path == FUNCTIONS_FILE:
            blocks = re.finditer(
                r"^Kit\.functions\.(\w+) = \(function \(\) \{\n(.*?)\n\nreturn \1;\n\}\)\(\);$",
                file.text,
                re.MULTILINE | re.DOTALL,
            )
            written |= {block[1]: block[2] for block in blocks}
        elif machine := re.match(
            r'Kit\.machines\["([^"]+)"\] = function \(\) \{\n(.*)\n\nreturn \{ init, step, view \};\n\};',
            file.text,
            re.DOTALL,
        ):
            written[machine[1]] = machine[2]
    return written


def _functions(context: Context) -> list[tuple[str, str]]:
    parts: list[Output | Generator] = [o for c in context.blueprint.calculators for o in c.outputs]
    parts += [g for c in context.blueprint.calculators for g in c.generators]
    names = dict.fromkeys(function_name(p) for p in parts if p.written is not None)
    return [(name, context.written[name]) for name in names if name in context.written]


def _guarded(name: str, source: str) -> str:
    """Wrap a function, so that its helpers do not meet those of another."""
    return f"Kit.functions.{name} = (function () {{\n{source.strip()}\n\nreturn {name};\n}})();\n"


def written_functions(calculators: tuple[Calculator, ...]) -> tuple[Output | Generator, ...]:
    """Return the outputs and generators that wait for a function."""
    outputs = [o for c in calculators for o in c.outputs if o.written is not None]
    generators = [g for c in calculators for g in c.generators if g.written is not None]
    return (*outputs, *generators)
