"""Says which statements of an app's scripts each of its checks runs, so that a mutant is tried where it can show.

The scripts report each statement the first time it runs on a page, as an error of the console; the checks are done as
ever, but for their ends, which those reports make red.
"""

import re
import sys
from dataclasses import dataclass
from functools import cache

from tree_sitter import Node

from app.browser.client import BrowserClient
from app.domain.check import Check
from app.domain.codebase import Codebase
from app.kit.static_rules import parse_script

HOST = (sys.executable, "-m", "tests.covering_host")
_STATEMENT = re.compile(r"(_statement|_declaration)$")
_REPORTER = (
    '"use strict"; window.__seen = window.__seen || new Set(); window.__new = window.__new || [];'
    "window.__h = window.__h || ((file, place) => { const key = file + ':' + place; if (__seen.has(key)) return;"
    "__seen.add(key); if (__new.push(key) === 1) queueMicrotask(() => console.error('RAN ' + __new.splice(0))); });"
)


@dataclass(frozen=True, slots=True)
class Chain:
    """Checks that share a page, and the statements they run, each as "path:its first byte"."""

    checks: tuple[Check, ...]
    ran: frozenset[str]


async def cover(browser: BrowserClient, codebase: Codebase, checks: tuple[Check, ...]) -> tuple[Chain, ...]:
    """Do the checks with a browser started with `HOST`; return them with what they ran."""
    watched = codebase
    for file in codebase.files:
        if file.path.endswith(".js"):
            watched = watched.with_file(file.path, instrumented(file.path, file.text))
    chains = []
    for chain in _chains(checks):
        verdict = await browser.run_checks(watched, chain)
        others = [text for text in verdict.errors if " RAN " not in text]
        assert not others, f"what reports disturbs what runs: {others}"
        chains.append(Chain(chain, frozenset(key for text in verdict.errors for key in _keys(text))))
    return tuple(chains)


def statement_key(path: str, text: str, place: int) -> str:
    """Return the key of the innermost reported statement or value that holds the byte at `place`."""
    return f"{path}:{max((start for start, end in _statements(text) if start <= place < end), default=-1)}"


def instrumented(path: str, text: str) -> str:
    """Return the script with a report before each statement and in each arrow function's expression."""
    data = text.encode()
    inserts: list[tuple[int, int, str]] = []
    for node in _nodes(parse_script(text).root_node):
        call = f"__h({path!r}, {node.start_byte})"
        match _place_of(node):
            case "statement":
                inserts.append((node.start_byte, 1, f"{call};"))
            case "lonely":
                inserts += [(node.start_byte, 1, f"{{{call};"), (node.end_byte, 0, "}")]
            case "value":
                inserts += [(node.start_byte, 1, f"({call}, "), (node.end_byte, 0, ")")]
    pieces, at = [], 0
    for place, _, piece in sorted(inserts, key=lambda each: each[:2]):
        pieces += [data[at:place], piece.encode()]
        at = place
    return _REPORTER + b"".join([*pieces, data[at:]]).decode()


@cache
def _statements(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((n.start_byte, n.end_byte) for n in _nodes(parse_script(text).root_node) if _place_of(n))


def _place_of(node: Node) -> str:
    parent = node.parent
    if parent is None or not node.is_named:
        return ""
    if parent.type == "arrow_function" and node == parent.child_by_field_name("body"):
        return "" if node.type == "statement_block" else "value"
    if not _STATEMENT.search(node.type) or node.type in ("function_declaration", "import_statement"):
        return ""
    if parent.type in ("program", "statement_block", "switch_case", "switch_default"):
        return "statement"
    if parent.type in ("if_statement", "else_clause", "for_statement", "for_in_statement", "while_statement"):
        is_head = node in (parent.child_by_field_name("initializer"), parent.child_by_field_name("condition"))
        return "" if is_head else "lonely"
    return ""


def _keys(text: str) -> list[str]:
    found = re.search(r"RAN (.*)", text, re.DOTALL)
    return found[1].split(",") if found else []


def _chains(checks: tuple[Check, ...]) -> list[tuple[Check, ...]]:
    chains: list[list[Check]] = []
    for check in checks:
        if check.goes_on:
            chains[-1].append(check)
        else:
            chains.append([check])
    return [tuple(chain) for chain in chains]


def _nodes(node: Node) -> list[Node]:
    found = [node]
    for child in node.children:
        found += _nodes(child)
    return found
