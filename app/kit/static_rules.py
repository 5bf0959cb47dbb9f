"""Reads an app's files without running them: is the code whole, and does it keep to what no app here may do.

Cheap and first: what is wrong here is told with its place, before a browser is asked.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from app.domain.codebase import Codebase, SourceFile

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Query, Tree

_REMOTE = re.compile(r"^\s*(?:(?:https?|wss?|ftp):)?//", re.IGNORECASE)
_REMOTE_STYLE = re.compile(r"(?:url\(\s*['\"]?|@import\s+['\"])\s*((?:https?:)?//[^'\")\s]+)", re.IGNORECASE)
_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ADDRESSES = ("src", "href", "action", "formaction", "data", "srcset", "poster", "ping", "background")
_LABELLED = ("input", "select", "textarea")
_NEEDS_NO_LABEL = ("hidden", "submit", "button", "reset", "image")
_RULES = """
(call_expression function: (identifier) @run (#any-of? @run "eval" "Function"))
(new_expression constructor: (identifier) @run (#any-of? @run "Function"))
(call_expression function: (member_expression property: (property_identifier) @run)
  (#any-of? @run "eval" "execScript" "constructor"))
(new_expression constructor: (member_expression property: (property_identifier) @run) (#eq? @run "constructor"))
(call_expression function: (subscript_expression index: (string) @run) (#match? @run "^.constructor.$"))
(call_expression function: (identifier) @timer arguments: (arguments . [(string) (template_string)] @text)
  (#any-of? @timer "setTimeout" "setInterval"))
(call_expression function: (identifier) @network
  (#any-of? @network "fetch" "XMLHttpRequest" "WebSocket" "EventSource" "importScripts" "RTCPeerConnection"))
(new_expression constructor: (identifier) @network (#any-of? @network
  "XMLHttpRequest" "WebSocket" "EventSource" "Worker" "SharedWorker" "RTCPeerConnection" "WebTransport"))
(call_expression function: (member_expression property: (property_identifier) @network)
  (#any-of? @network "fetch" "sendBeacon" "importScripts"))
(call_expression function: (import) @network)
(import_statement source: (string) @imported)
(assignment_expression left: (member_expression property: (property_identifier) @markup) right: (_) @value
  (#any-of? @markup "innerHTML" "outerHTML" "srcdoc"))
(augmented_assignment_expression left: (member_expression property: (property_identifier) @markup) right: (_) @value
  (#any-of? @markup "innerHTML" "outerHTML"))
(call_expression function: (member_expression property: (property_identifier) @write)
  (#any-of? @write "insertAdjacentHTML" "createContextualFragment" "write" "writeln"))
(assignment_expression left: (member_expression property: (property_identifier) @address) right: (string) @remote
  (#any-of? @address "src" "href" "action" "location" "data"))
"""


def syntax_fault(codebase: Codebase) -> str:
    """Return where the first file cannot be read as what it claims to be, or ""."""
    for file in codebase.files:
        if file.path.endswith((".js", ".mjs")):
            tree = parse_script(file.text)
            if tree.root_node.has_error and (node := _first_error(tree.root_node)) is not None:
                near = " ".join(_text(node).split())[:40]
                return f"{file.path} line {node.start_point[0] + 1}: the code does not end or begin here: “{near}”"
        elif file.path.endswith(".json"):
            try:
                json.loads(file.text)
            except ValueError as error:
                return f"{file.path}: {error}"
        elif file.path.endswith(".css"):
            bare = re.sub(r"\"[^\"\n]*\"|'[^'\n]*'", "", _STYLE_COMMENT.sub("", file.text))
            if bare.count("{") != bare.count("}"):
                return f"{file.path}: a brace is missing or too many"
    return ""


def rule_fault(codebase: Codebase) -> str:
    """Return the first thing the files do that no app here may do, with its place, or ""."""
    return next((fault for file in codebase.files for fault in _faults(file)), "")


def parse_script(text: str) -> "Tree":
    """Return the syntax tree of a piece of JavaScript."""
    from tree_sitter import Parser

    return Parser(language()).parse(text.encode("utf-8", "replace"))


@cache
def _rules() -> "Query":
    from tree_sitter import Query

    return Query(language(), _RULES)


@cache
def language() -> "Language":
    """Return tree-sitter's JavaScript."""
    import tree_sitter_javascript
    from tree_sitter import Language

    return Language(tree_sitter_javascript.language())


def _faults(file: SourceFile) -> Iterator[str]:
    if file.path.endswith((".js", ".mjs")):
        yield from _script_faults(file.path, file.text)
    elif file.path.endswith((".html", ".svg")):
        yield from _Page(file).faults
    elif file.path.endswith(".css") and (found := _REMOTE_STYLE.search(_STYLE_COMMENT.sub("", file.text))):
        yield f"{file.path} loads {found[1]} from elsewhere"


def _script_faults(path: str, text: str) -> Iterator[str]:
    from tree_sitter import QueryCursor

    says = {
        "run": "runs text as code",
        "text": "runs text as code",
        "network": "reaches for the network or other code",
        "write": "puts text into the page as markup",
    }
    for _, captures in QueryCursor(_rules()).matches(parse_script(text).root_node):
        for name, nodes in captures.items():
            node = nodes[0]
            place = f"{path} line {node.start_point[0] + 1}"
            if name in says and not _is_writing_elsewhere(name, node):
                yield f"{place} {says[name]}: {_text(node)[:40]}"
            elif name == "value" and "markup" in captures and not _is_constant(node):
                yield f"{place} puts text into the page as markup: {_text(captures['markup'][0])}"
            elif name in ("remote", "imported") and _REMOTE.match(_text(node)[1:-1]):
                yield f"{place} loads {_text(node)[1:-1][:80]} from elsewhere"


def _is_writing_elsewhere(name: str, node: "Node") -> bool:
    """`write` is a common name: only the document's puts markup into a page."""
    if name != "write" or _text(node) not in ("write", "writeln"):
        return False
    owner = node.parent.child_by_field_name("object") if node.parent else None
    return owner is None or not _text(owner).endswith("document")


def _is_constant(node: "Node") -> bool:
    return node.type == "string" or (node.type == "template_string" and "${" not in _text(node))


def _text(node: "Node") -> str:
    return (node.text or b"").decode("utf-8", "replace")


def _first_error(node: "Node") -> "Node | None":
    while True:
        if node.is_error or node.is_missing:
            return node
        inner = next((child for child in node.children if child.has_error), None)
        if inner is None:
            return None
        node = inner


class _Page(HTMLParser):
    """Collects what a page loads from elsewhere, the scripts in its attributes, and controls nobody named."""

    def __init__(self, file: SourceFile) -> None:
        super().__init__()
        self._path = file.path
        self._labels: set[str] = set()
        self._controls: list[tuple[str, str, str]] = []
        self._label_depth = 0
        self._found: list[str] = []
        self._script: tuple[int, list[str]] | None = None
        self.feed(file.text)
        self.close()

    @property
    def faults(self) -> Iterator[str]:
        yield from self._found
        for place, name, control_id in self._controls:
            if control_id not in self._labels or not control_id:
                yield f"{place} has a control without a label: {name}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        place = f"{self._path} line {self.getpos()[0]}"
        for name in _ADDRESSES:
            if name in values and _REMOTE.match(values[name]) and tag not in ("a", "area"):
                self._found.append(f"{place} loads {values[name][:80]} from elsewhere")
        if any(re.match(r"\s*javascript:", values.get(name, ""), re.IGNORECASE) for name in _ADDRESSES):
            self._found.append(f"{place} runs text as code: {tag}")
        if tag == "label":
            self._label_depth += 1
            self._labels.add(values.get("for", ""))
        if tag == "script" and "src" not in values:
            self._script = (self.getpos()[0], [])
        named = {"aria-label", "aria-labelledby", "title"} & set(values)
        if tag in _LABELLED and values.get("type") not in _NEEDS_NO_LABEL and not named and not self._label_depth:
            self._controls.append((place, values.get("name") or values.get("id") or tag, values.get("id", "")))

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "label":
            self._label_depth = max(0, self._label_depth - 1)
        if tag == "script" and self._script is not None:
            self._found += _script_faults(f"{self._path} script at line {self._script[0]}", "".join(self._script[1]))
            self._script = None
