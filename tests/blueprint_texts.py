"""Random blueprints as text in the line language: every kind of line, odd names, labels meant to break out of markup.

What a small model writes is mostly right and sometimes strange: names that are reserved words, one name for two
things, references both ways, formulas over fields that nobody named. All of it must become an app or be left out.
"""

from collections.abc import Callable

from hypothesis import strategies as st

NAMES = (
    "name", "title", "date", "due", "price", "amount", "minutes", "status", "done", "notes", "quantity", "customer",
    "class", "constructor", "__proto__", "prototype", "to_string", "value_of", "delete", "new", "return", "if", "var",
    "this", "null", "true", "yes", "undefined", "NaN", "length", "id", "row", "rows", "each", "kit", "window",
    "document", "values", "x", "y", "a", "n", "search", "settings", "calendar", "count", "sum", "today", "where", "by",
    "from", "to", "has_own_property", "2nd_try", "time",
    "a_very_long_name_that_somebody_thought_would_say_it_all_at_once",
)  # fmt: skip
LABELS = (
    "Total", "Left", "Overdue", "Book", "Vote", "Café au lait", "日本語", "Größe 🙂", "It's \"quoted\"",
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>", "a & b", "\\", "${x}", "{{ title }}", "<!--", "constructor", "__proto__",
    "Settings", "Delete", "Edit", "Search", "Add", "All", "Undo", "-", "1", "x" * 60, "http://example.org/a.js",
)  # fmt: skip
TYPES = (
    "text", "longtext", "number", "money", "percent", "date", "time", "choice(low/mid/high)", "choice(<b>/\"q\"/é)",
    "choice(Yes/No)", "stars", "yesno", "color", "image", "link", "email", "phone", "", "int", "string", "ref",
)  # fmt: skip
UNITS = ("celsius", "fahrenheit", "miles", "kilometers", "kg", "pounds", "liters", "gallons", "x", "eu_size", "class")
MACHINES = ("tic-tac-toe", "snake", ": a rocket that lands on the moon", "piano", ": <b>", "constructor", "hangman")
TEXT_BY_CHANCE = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=12)

names = st.sampled_from(NAMES)
labels = st.one_of(st.sampled_from(LABELS), TEXT_BY_CHANCE)
presences = st.sampled_from(("", "", "", "required", "optional", "unique", "unique required"))
digits = st.integers(0, 120).map(str)


@st.composite
def blueprint_texts(draw: st.DrawFn) -> str:
    """Draw the lines of an app: a head, then blocks of records, calculators and tools in any order."""
    record_names = draw(st.lists(names, max_size=3))
    lines = draw(st.lists(st.one_of(labels.map("app {}".format), _head_line()), max_size=3))
    blocks: list[list[str]] = [draw(_record_block(name, tuple(record_names))) for name in record_names]
    blocks += draw(st.lists(_calculator_block(), max_size=1))
    blocks.append(draw(st.lists(_tool_line(tuple(record_names)), max_size=3)))
    for block in draw(st.permutations(blocks)):
        lines += block
    return "\n".join(lines)


def _head_line() -> st.SearchStrategy[str]:
    return st.one_of(
        labels.map("text {}".format),
        st.sampled_from(("style green dark", "style #ff0000 light", "style <b>", "style dark")),
        st.tuples(names, st.sampled_from(TYPES), digits).map(lambda t: f"setting {t[0]} {t[1]} {t[2]}"),
        names.map("setting {} choice(a/b)".format),
    )


@st.composite
def _record_block(draw: st.DrawFn, name: str, records: tuple[str, ...]) -> list[str]:
    fields = draw(st.lists(st.tuples(names, st.sampled_from(TYPES)), min_size=1, max_size=5))
    written = [f"{n} {t} {draw(presences)}".strip() for n, t in fields]
    written += [f"{draw(names)} ref({r}) {draw(presences)}".strip() for r in records if draw(st.booleans())]
    if draw(st.booleans()):
        written[0] += f" = {draw(labels).replace(',', '')}"
    known = [n for n, _ in fields]
    lines = draw(st.lists(_record_line(known, records), max_size=6))
    return [f"record {name}: {', '.join(written)}", *lines]


def _record_line(known: list[str], records: tuple[str, ...]) -> st.SearchStrategy[str]:
    field = st.one_of(st.sampled_from(known), st.sampled_from(known), names)
    formula = _formulas(field, records)
    figure = _figures(field, formula, records)
    condition = _conditions(field, formula)
    period = st.sampled_from(("day", "week", "month", "quarter", "year", "weekday"))
    group = st.one_of(field, st.tuples(period, field).map(lambda t: f"{t[0]}({t[1]})"))
    return _lines(
        ("start {}, 1 | {}, 2", labels, labels),
        ("calc {} = {}", names, formula),
        ("calc {} money = {}", names, formula),
        ("calc {} = {}", names, figure),
        ("total {} = {}", labels, figure),
        ("total {} = {} by {}", labels, figure, group),
        ("total {} = count() where {}", labels, condition),
        ("chart {} {} by {}", st.sampled_from(("bar", "line", "pie")), figure, group),
        ("filter {}", field),
        ("sort {}", field),
        ("sort {} desc", field),
        ("sort by hand",),
        ("hide when {}", condition),
        ("hide when {}", field),
        ("unique {} + {}", field, field),
        ("apart {} to {}", field, field),
        ("apart {} to {} by {}", field, field, field),
        ("apart {} to {} by {} + {}", field, field, field, field),
        ("limit {} per {}", digits, field),
        ("limit {} per {} + {}", digits, field, field),
        ("limit {}", digits),
        ("limit {} per {}", field, field),
        ("limit {}.{} per {}", st.sampled_from(records or ("item",)), names, field),
        ("limit sum({}) of {} per {}", field, digits, field),
        ("hide when {} if asked", condition),
        ("find {} where {} {} asked", labels, field, st.sampled_from(("<", "<=", "=", "!=", ">="))),
        ("find {} where {} and asked >= {}", labels, condition, field),
        ("find {} where {}", labels, condition),
        ("group {}", field),
        ("warn {} when {}", labels, condition),
        ("remind {} 3 days", field),
        ("remind {} yearly", field),
        ("stage {}: {} > won > lost", names, labels),
        ("tick {}", names),
        ("tick daily",),
        ("tick weekly",),
        ("tick monthly",),
        ("timer stopwatch keeps {}", field),
        ("goal {} = {} of {} per month", labels, figure, digits),
        ("goal {} = {} of {}", labels, figure, digits),
        ("goal {} = {} of at most {} per week", labels, figure, digits),
        ("button {}: {} = {}", labels, field, formula),
        ("button {}: {} = {} where {}", labels, field, formula, condition),
        ("button {}: delete where {}", labels, condition),
        ("cards {} / {}", field, field),
        ("calendar {}", field),
        ("search {}", field),
        ("streak",),
        ("{} {}", names, labels),
    )


@st.composite
def _calculator_block(draw: st.DrawFn) -> list[str]:
    inputs = draw(st.lists(st.tuples(names, st.sampled_from(TYPES)), max_size=4))
    field = st.sampled_from([n for n, _ in inputs] or ["x"])
    formula = _formulas(field, ())
    lines = [draw(labels.map("calculator {}".format))] if draw(st.booleans()) else []
    lines += [f"input {n} {t}" for n, t in inputs]
    outputs = _lines(
        ("output {} = {}", names, formula),
        ("output {} money = {}", names, formula),
        ("output {} text = {}", names, formula),
        ("output {} text from {}: {}", names, field, labels),
        ("generate {} = random_int(1, 6)", labels),
        ("generate {} = password({})", labels, digits),
        ('generate {} = random_choice("a", "b")', labels),
        ("generate {} random from {}: {}", labels, field, labels),
    )
    return lines + draw(st.lists(outputs, min_size=1, max_size=4))


def _tool_line(records: tuple[str, ...]) -> st.SearchStrategy[str]:
    unit = st.sampled_from(UNITS)
    letter = st.sampled_from(("a", "b", "x"))
    return _lines(
        ("convert {} <-> {}", unit, unit),
        ("convert x <-> y: y = x * {} + {}", digits, digits),
        ("timer countdown {} minutes", digits),
        ("timer countdown {} seconds", digits),
        ("timer stopwatch",),
        ("timer clock",),
        ("timer until Christmas",),
        ("calculator Meeting",),
        ("calculator Meeting\ninput people number\noutput cost money = people * elapsed_seconds() / 3600",),
        ("timer intervals: {} {} min, Break 30 sec x {}", labels, digits, digits),
        ("timer until {} 2026-12-25", labels),
        ("timer until {}", labels),
        ("quiz {}\nask {} = {} | {}", labels, labels, labels, labels),
        ("ask {} = {} | {} | {}", labels, labels, labels, labels),
        ("drill a * b: a {} to {}, b 1 to 12", digits, digits),
        ("drill {} / {}: a 0 to 9, b 0 to 3, x 1 to 2", letter, letter),
        ("pick {} from list", labels),
        ("pick {}: {} | {}", labels, labels, labels),
        ("pick {} from {}", labels, st.sampled_from(records or ("list",))),
        ("pick {} from {} without repeats", labels, st.sampled_from(records or ("list",))),
        ("pick {} {}: {} | {} without repeats", digits, labels, labels, labels),
        ("counter {}", labels),
        ("counter {} daily goal {}", labels, digits),
        ("counter {} step {}", labels, digits),
        ("habit {}", labels),
        ("machine {}", st.sampled_from(MACHINES)),
        ("text {}", labels),
    )


def _formulas(field: st.SearchStrategy[str], records: tuple[str, ...]) -> st.SearchStrategy[str]:
    atoms = st.one_of(field, field, digits, st.just("today()"), st.just('"word"'))
    if records:
        atoms = st.one_of(atoms, st.tuples(st.sampled_from(records), names).map(".".join))
    one = st.sampled_from(
        ("age", "year", "weekday", "length", "words", "upper", "sqrt", "round", "floor", "days_until", "this_month")
    )
    two = st.sampled_from(("days_between", "hours_between", "min", "max"))

    def grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        sign = st.sampled_from(("+", "-", "*", "/", "%", "^"))
        return _lines(
            ("{} {} {}", inner, sign, inner),
            ("({})", inner),
            ("{}({})", one, inner),
            ("{}({}, {})", two, inner, inner),
            ("if({} > {}, {}, {})", inner, inner, inner, inner),
        )

    return st.recursive(atoms, grow, max_leaves=4)


def _figures(
    field: st.SearchStrategy[str], formula: st.SearchStrategy[str], records: tuple[str, ...]
) -> st.SearchStrategy[str]:
    function = st.sampled_from(("sum", "avg", "min", "max", "median", "latest", "percent", "count"))
    owner = st.sampled_from(records or ("item",))
    return _lines(
        ("{}({})", function, field),
        ("{}({})", function, formula),
        ("sum({}.{})", owner, names),
        ("count({})", owner),
        ("count()",),
        ("sum({}) * {} - count()", field, digits),
        ("sum({} where {} > {})", field, field, digits),
    )


def _conditions(field: st.SearchStrategy[str], formula: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    sign = st.sampled_from(("<", "<=", ">", ">=", "=", "!="))
    return _lines(
        ("{} {} {}", field, sign, formula),
        ("{}", field),
        ("not {}", field),
        ("{} < today() and not {}", field, field),
        ("{} > {} or {} = {}", field, digits, field, names),
    )


def _lines(*shapes: tuple[str | st.SearchStrategy[str], ...]) -> st.SearchStrategy[str]:
    """Return lines of these shapes: a text with a `{}` for each of the strategies behind it."""

    def of(shape: tuple[str | st.SearchStrategy[str], ...]) -> st.SearchStrategy[str]:
        text, *parts = shape
        fill: Callable[..., str] = str(text).format
        return st.tuples(*(p for p in parts if not isinstance(p, str))).map(lambda values: fill(*values))

    return st.one_of([of(shape) for shape in shapes])
