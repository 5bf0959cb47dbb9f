"""What may not stand in an app's files is found by reading them, with its place; what may is left alone."""

import pytest

from app.domain.blueprint_parser import parse_blueprint
from app.domain.codebase import Codebase, SourceFile
from app.kit.compiler import compile_app
from app.kit.conversions import find_conversion
from app.kit.static_rules import rule_fault, syntax_fault
from tests.kit_apps import EXPENSES, PARTS, TOOLS

FORBIDDEN = (
    ("a.js", "eval('1')", "runs text as code"),
    ("a.js", "window.eval(text)", "runs text as code"),
    ("a.js", "new Function('a', 'return a')", "runs text as code"),
    ("a.js", "setTimeout('go()', 10)", "runs text as code"),
    ("a.js", "(() => {}).constructor('go()')()", "runs text as code"),
    ("a.js", "new f.constructor('go()')", "runs text as code"),
    ("a.js", "f['constructor']('go()')", "runs text as code"),
    ("a.js", "fetch('/x')", "network"),
    ("a.js", "window.fetch(address)", "network"),
    ("a.js", "navigator.sendBeacon('/x')", "network"),
    ("a.js", "new WebSocket(address)", "network"),
    ("a.js", "new Worker('x.js')", "network"),
    ("a.js", "import('x')", "network"),
    ("a.js", "import 'https://example.org/a.js'", "from elsewhere"),
    ("a.js", "picture.src = '//example.org/a.png'", "from elsewhere"),
    ("a.js", "location.href = 'https://example.org'", "from elsewhere"),
    ("a.js", "box.innerHTML = name", "as markup"),
    ("a.js", "box.innerHTML = `<b>${name}</b>`", "as markup"),
    ("a.js", "box.insertAdjacentHTML('beforeend', name)", "as markup"),
    ("a.js", "document.write(name)", "as markup"),
    ("index.html", "<script src='https://example.org/a.js'></script>", "from elsewhere"),
    ("index.html", "<img src=//example.org/a.png>", "from elsewhere"),
    ("index.html", "<form action='http://example.org'></form>", "from elsewhere"),
    ("index.html", "<a href=' javascript:go()'>Go</a>", "runs text as code"),
    ("index.html", "<script>eval(name)</script>", "runs text as code"),
    ("index.html", "<p>Name</p><input id=name>", "without a label"),
    ("index.html", "<label for=other>Name</label><select id=name></select>", "without a label"),
    ("styles.css", "p { background: url(https://example.org/a.png) }", "from elsewhere"),
    ("styles.css", "@import '//example.org/a.css';", "from elsewhere"),
)
ALLOWED = (
    ("a.js", "box.innerHTML = ''"),
    ("a.js", "class A { constructor(b) { this.plain = b.constructor === Object } }"),
    ("a.js", "setTimeout(go, 10); file.write(text); evaluate(x); link.href = address"),
    ("a.js", "const home = 'https://example.org'; // a word, nothing is loaded"),
    ("index.html", "<label>Name <input></label><label for=a>B</label><input id=a><input type=hidden>"),
    ("index.html", "<a href='https://example.org'>a person may follow this</a>"),
    ("styles.css", "/* see https://example.org */ p { color: red }"),
)
BROKEN = (
    ("a.js", "function f() {\n  return (1;\n}", "a.js line 2"),
    ("a.js", "if (x) {", "a.js line"),
    ("data.json", '{"a": }', "data.json"),
    ("styles.css", "p { color: red", "styles.css"),
)


@pytest.mark.parametrize(("path", "text", "says"), FORBIDDEN)
def test_what_no_app_may_do_is_found_with_its_place(path: str, text: str, says: str) -> None:
    fault = rule_fault(Codebase((SourceFile(path, text),)))
    assert says in fault and fault.startswith(path)


@pytest.mark.parametrize(("path", "text"), ALLOWED)
def test_what_only_looks_like_it_is_left_alone(path: str, text: str) -> None:
    assert rule_fault(Codebase((SourceFile(path, text),))) == ""


@pytest.mark.parametrize(("path", "text", "says"), BROKEN)
def test_code_that_does_not_end_is_found_with_its_place(path: str, text: str, says: str) -> None:
    assert says in syntax_fault(Codebase((SourceFile(path, text),)))


@pytest.mark.parametrize("text", [EXPENSES, TOOLS])
def test_the_kits_own_code_keeps_every_rule(text: str) -> None:
    codebase = compile_app(parse_blueprint(text, find_conversion).blueprint, PARTS)
    assert (syntax_fault(codebase), rule_fault(codebase)) == ("", "")


@pytest.mark.parametrize("path", [path for path in PARTS if path.endswith(".js")])
def test_every_part_of_the_kit_keeps_every_rule(path: str) -> None:
    codebase = Codebase((SourceFile(path, PARTS[path]),))
    assert (syntax_fault(codebase), rule_fault(codebase)) == ("", "")
