"""Breaks JavaScript by rule, over its syntax tree: one slip at a time of the kind people and models make."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from app.kit.static_rules import parse_script

_OPPOSITE = {
    "===": "!==",
    "!==": "===",
    "<": ">=",
    ">=": "<",
    ">": "<=",
    "<=": ">",
    "+": "-",
    "-": "+",
    "*": "/",
    "/": "*",
    "&&": "||",
    "||": "&&",
}
_BORDER = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
_ARITHMETIC = ("-", "*", "/")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault in one file: `sound` at `start` becomes `broken`. `name` stays the same while its line does."""

    path: str
    rule: str
    start: int
    sound: str
    broken: str
    line: str

    @property
    def name(self) -> str:
        line = " ".join(self.line.split())[:90]
        return f"{self.path}: {self.rule}: {line}: {self.sound[:30]} → {self.broken[:30]}"

    def applied(self, text: str) -> str:
        data = text.encode()
        end = self.start + len(self.sound.encode())
        return (data[: self.start] + self.broken.encode() + data[end:]).decode()


def mutants_of(path: str, text: str) -> tuple[Mutant, ...]:
    """Return every mutant the rules make of a script, in the order of the text."""
    data = text.encode()
    found = []
    for node in _nodes(parse_script(text).root_node):
        for rule, part, broken in _faults(node):
            line = data[data.rfind(b"\n", 0, part.start_byte) + 1 :].split(b"\n", 1)[0].decode().strip()
            found.append(Mutant(path, rule, part.start_byte, _text(part), broken, line))
    return tuple(found)


def _faults(node: Node) -> Iterator[tuple[str, Node, str]]:
    if _only_names_a_class(node):
        return
    if node.type == "binary_expression":
        operator = node.child_by_field_name("operator")
        if operator is not None and (sign := _text(operator)) in _OPPOSITE and not _joins_texts(node, sign):
            yield "arithmetic" if sign in ("+", *_ARITHMETIC) else "inverted condition", operator, _OPPOSITE[sign]
            if sign in _BORDER:
                yield "off by one", operator, _BORDER[sign]
    elif node.type in ("if_statement", "ternary_expression"):
        condition = node.child_by_field_name("condition")
        if condition is not None and condition.type != "binary_expression":
            yield "inverted condition", condition, f"(!({_text(condition)}))"
    elif node.type == "expression_statement" and _is_effect(node):
        yield "left out", node, ";"
    elif node.type == "pair" and _text(node).startswith("on"):
        value = node.child_by_field_name("value")
        if value is not None:
            yield "unwired handler", value, "() => {}"
    elif node.type in ("true", "false"):
        yield "turned round", node, "false" if node.type == "true" else "true"


def _only_names_a_class(node: Node) -> bool:
    """Say whether what a node works out is only used as the name of a class: that changes how things look, never what
    they say or do, and is left to the checks of looks. It holds for all such places, whether a check sees them or not.
    """
    at: Node | None = node
    while at is not None and at.type not in ("statement_block", "program", "arrow_function"):
        text = _text(at)
        if at.type == "pair" and text.startswith("class:"):
            return True
        if at.type == "call_expression" and ".classList." in text.partition("(")[0]:
            return True
        if at.type == "expression_statement" and re.match(r"[^=(]*(\(.*?\))?\.(classList\.\w+\(|className = )", text):
            return True
        at = at.parent
    return False


def _is_effect(node: Node) -> bool:
    """Say whether a statement does something: a call or an assignment, but not a whole declaration of the kit's."""
    inner = node.named_children[0] if node.named_children else None
    if inner is None or inner.type not in (
        "call_expression",
        "assignment_expression",
        "augmented_assignment_expression",
    ):
        return False
    is_top = node.parent is not None and node.parent.type == "program"
    return not (is_top and inner.type == "assignment_expression")


def _joins_texts(node: Node, sign: str) -> bool:
    return sign == "+" and any(child.type in ("string", "template_string") for child in node.named_children)


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.named_children:
        yield from _nodes(child)


def _text(node: Node) -> str:
    return (node.text or b"").decode()
