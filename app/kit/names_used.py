"""Reads a script for what it does: its code without texts, and the names it takes from outside itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.kit.static_rules import parse_script

if TYPE_CHECKING:
    from tree_sitter import Node

_SAYS_NOTHING = frozenset({"comment", "html_comment", "string", "regex"})
_NAMES = frozenset({"identifier", "shorthand_property_identifier"})
_BOUND = frozenset({"identifier", "shorthand_property_identifier_pattern"})
_DECLARING = {
    "variable_declarator": "name",
    "function_declaration": "name",
    "function_expression": "name",
    "generator_function_declaration": "name",
    "class_declaration": "name",
    "arrow_function": "parameter",
    "catch_clause": "parameter",
    "for_in_statement": "left",
}
"""Kind of node → the field in which it declares names."""


def code_only(script: str) -> str:
    """Return a script without comments, plain texts and patterns (`/"/g`): they do nothing. Templates may, and stay."""
    code = script.encode("utf-8", "replace")
    kept, end = [], 0
    for node in _outermost(parse_script(script).root_node):
        kept.append(code[end : node.start_byte])
        end = node.end_byte
    return b'""'.join([*kept, code[end:]]).decode("utf-8", "replace")


def free_names(script: str) -> frozenset[str]:
    """Return the names a script uses and declares nowhere. A name declared anywhere counts as its own everywhere."""
    used: set[str] = set()
    own: set[str] = set()
    for node in _all(parse_script(script).root_node):
        if node.type in _NAMES:
            used.add(_text(node))
        if (field := _DECLARING.get(node.type)) and (declared := node.child_by_field_name(field)) is not None:
            is_loop = node.type == "for_in_statement"
            own.update(_bound(declared) if not is_loop or node.child_by_field_name("kind") is not None else ())
        elif node.type == "formal_parameters":
            own.update(_bound(node))
    return frozenset(used - own)


def _bound(pattern: "Node") -> Iterator[str]:
    """Yield the names a pattern declares; what stands as usual value in it is only used there."""
    if pattern.type in _BOUND:
        yield _text(pattern)
    for child in pattern.named_children:
        is_value = pattern.type in ("assignment_pattern", "object_assignment_pattern") and child.id == _right_of(
            pattern
        )
        if not is_value:
            yield from _bound(child)


def _right_of(pattern: "Node") -> int:
    right = pattern.child_by_field_name("right")
    return right.id if right is not None else -1


def _all(root: "Node") -> Iterator["Node"]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.named_children)


def _outermost(node: "Node") -> Iterator["Node"]:
    """Yield the nodes that say nothing, in their order."""
    if node.type in _SAYS_NOTHING:
        yield node
        return
    for child in node.named_children:
        yield from _outermost(child)


def _text(node: "Node") -> str:
    return (node.text or b"").decode("utf-8", "replace")
