"""What every app owes its owner, whatever was asked for: checks by layer, several on one page where that is possible.

They look at the app as a whole (names, contrast, widths, keyboard), at what people do wrong (odd texts, impossible
dates, a full or damaged storage), and at what comes with time (a thousand records, two tabs).
"""

from app.domain.blueprint import Blueprint, Field, Record
from app.domain.check import Check, Layer, Step
from app.domain.formula import Number
from app.kit.check_samples import Sample, Scene
from app.kit.check_steps import add_steps, form_name, is_hidden, list_name, on_a_known_day, section_name
from app.kit.sections.frame import in_sentence, plural
from app.kit.sections.records import form_fields, has_search, is_required, tools_name

MARKUP = '<b onclick=alert(1)>Tom & "Sue"</b><img src=x onerror=alert(2)>'
"""Typed into texts: it must be read as it is, and nothing of it may run."""
LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochundsoweiter"
MANY = 1000
MANY_LIMIT_S = 1.5
"""Processor time for one search and one more record among a thousand. A person waits as long, or a little less."""
_SIZED = ("number", "money")
_NONSENSE = ("NaN", "Infinity", "undefined", "Invalid Date", "[object")


def static_checks() -> tuple[Check, ...]:
    """Return what is read off the files before anything runs."""
    return (
        Check("The code can be read to its end.", (Step("inspect", value="syntax"),), layer="syntax"),
        Check(
            "The code runs no text as code, loads nothing from elsewhere, and every control has a label.",
            (Step("inspect", value="rules"),),
            layer="static rules",
        ),
    )


def layer_checks(blueprint: Blueprint) -> tuple[Check, ...]:
    """Return the checks of every layer that comes after the app's own behaviour, cheapest first."""
    alone = (r for r in blueprint.records if _is_typed(r.title_field) and not (_is_bound(r) or _needs_another(r)))
    record = next((r for r in alone if not _is_tight(r)), None)
    kept = [*_record_checks(blueprint, record)] if record else []
    whole = [
        *_looks(bool(kept)),
        *_frame(blueprint),
        *(_record_storage(blueprint, record) if record else [_damaged_storage()]),
    ]
    far = [*_two_tabs(blueprint, record), *_many(blueprint, record)] if record else []
    return (*kept, *whole, *far, _no_request())


def _record_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """A record with odd texts is added, there after a reload, deleted and brought back; the page stays like that."""
    scene = Scene(blueprint)
    sample, within = scene.add(record, 0), list_name(record)
    texts = {f.name: f"{MARKUP} {f.name}" for f in form_fields(record) if _is_typed(f)}
    texts[record.title_field.name] = MARKUP
    odd = Sample(record, {**_without_references(sample), **texts}, sample.row)
    seen = [Step("see", value=text, within=within) for name, text in texts.items() if _is_seen(record, name)]
    second = scene.add(record, 1)
    long = Sample(record, {**_without_references(second), record.title_field.name: LONG_WORD}, second.row)
    one = in_sentence(record.label)
    return [
        _layer(
            "markup stays text",
            f"What is typed into {_article(one)} is shown as it was typed, also where it looks like code.",
            *on_a_known_day(blueprint), *add_steps(odd), *seen,
        ),
        _layer(
            "persistence", f"The {one} is there again after the page was closed.", Step("reload"), seen[0], goes_on=True
        ),
        _layer(
            "deletion and undo",
            f"A deleted {one} comes back with Undo, and with the keys Ctrl and Z.",
            Step("press", "Delete", within=within, row=MARKUP), Step("see_not", value=MARKUP),
            Step("press", "Undo"), Step("see", value=MARKUP, within=within),
            Step("press", "Delete", within=within, row=MARKUP), Step("see_not", value=MARKUP),
            Step("key", value="Ctrl+z"), Step("taken"), Step("see", value=MARKUP, within=within), Step("reload"),
            Step("see", value=MARKUP, within=within),
            goes_on=True,
        ),
        _layer(
            "wrong values",
            f"Impossible numbers and dates in {_article(one)} lead to no nonsense on the page.",
            *_wrong_values(blueprint, record), Step("see_not", value="Export everything"), *add_steps(long),
            Step("see", value=LONG_WORD, within=within),
            goes_on=True,
        ),
    ]  # fmt: skip


def _wrong_values(blueprint: Blueprint, record: Record) -> list[Step]:
    """Load a table with a row whose numbers and dates are impossible; what the app's own words say is no nonsense."""
    labels = [f.label for f in record.fields]
    if any("," in label or "\n" in label or '"' in label for label in labels):
        return []
    wrong = {"date": "2026-99-99", "time": "31:99", "stars": "-7", "choice": "none of these", "color": "unheard of"}
    cells = ["Oddity" if f is record.title_field else wrong.get(f.type, "12..x") for f in record.fields]
    huge = ["Giant" if f is record.title_field else "9e307" if f.type in _SIZED else "" for f in record.fields]
    table = "\n".join(("1", ",".join(labels), ",".join(cells), *[",".join(huge)] * 3))
    own = " ".join(line.text for line in blueprint.lines).casefold()
    return [
        Step("many", f"Import {in_sentence(plural(record.label))} (CSV)", table),
        Step("see", value="Oddity", within=list_name(record)),
        *(Step("see_not", value=word) for word in _NONSENSE if word.casefold() not in own),
    ]


def _looks(is_filled: bool) -> list[Check]:
    """How the app looks and is reached, on the page as the checks before left it where there were any."""
    return [
        _layer(
            "accessibility",
            "Screen readers can make sense of the page.",
            Step("audit", value="names"),
            goes_on=is_filled,
        ),
        _layer("contrast", "Texts stand out from their background.", Step("audit", value="contrast"), goes_on=True),
        _layer(
            "desktop width",
            "Nothing is wider than a window of 1,280 pixels.",
            Step("audit", value="fits"),
            goes_on=True,
        ),
        _layer(
            "keyboard",
            "The Tab key reaches every control and shows where it is.",
            Step("audit", value="focus"),
            goes_on=True,
        ),
        _layer(
            "dark contrast",
            "Texts stand out from their background in the dark, too.",
            Step("colours", value="dark"), Step("audit", value="contrast"),
            goes_on=True,
        ),
        _layer(
            "phone width",
            "Nothing is wider than a phone of 360 pixels.",
            Step("resize", value="360"), Step("audit", value="fits"), Step("resize", value="1280"),
            goes_on=True,
        ),
    ]  # fmt: skip


def _frame(blueprint: Blueprint) -> list[Check]:
    """What stands round every app: the choice of colours, and a copy of everything that can be brought back."""
    schemes = ("system", "light", "dark", "system")
    first = schemes.index(blueprint.scheme or "system")
    button, after = f"Theme: {schemes[first]}", f"Theme: {schemes[first + 1]}"
    return [
        _layer(
            "persistence",
            "The colours can be chosen and are remembered.",
            *(Step("press", button), Step("enabled", after), Step("reload"), Step("enabled", after)),
            goes_on=True,
        ),
        _layer(
            "persistence",
            "Everything can be exported as one file, and a file is read back.",
            *(Step("press", "Export everything"), Step("see", value='"data": {', within="download")),
            *(Step("fill", "Import everything", "no copy"), Step("see", value="was not exported by this app")),
            *(Step("press", "Close message"), Step("see_not", value="was not exported by this app")),
            *(Step("press", "Print"), Step("see_not", value="Export everything")),
            *(Step("fill", "Import everything", '{"data": {}}'), Step("see", value="Everything was imported")),
            Step("press", "Undo"),
            goes_on=True,
        ),
    ]


def _damaged_storage() -> Check:
    return _layer(
        "storage",
        "The app opens, and says nothing false, when what it saved was damaged or can no longer be saved.",
        *(Step("storage", value="damaged"), Step("colours", value="light"), Step("audit", value="names")),
        goes_on=True,
    )


def _record_storage(blueprint: Blueprint, record: Record) -> list[Check]:
    """The storage is damaged, then full: the person is told, and can go on."""
    within, one = list_name(record), in_sentence(record.label)
    scene = Scene(blueprint)
    sample = scene.add(record, 1)
    typed = _without_references(sample)
    add = [
        *add_steps(Sample(record, typed, sample.row)),
        Step("see", value=typed[record.title_field.name], within=within),
    ]
    return [
        _layer(
            "storage",
            "When what was saved is damaged, the app says so, sets it aside and can be used.",
            *(Step("storage", value="damaged"), Step("colours", value="light")),
            *(Step("see", value="could not be read"), *add, Step("reload")),
            Step("see", value=typed[record.title_field.name], within=within),
            goes_on=True,
        ),
        _layer(
            "storage",
            f"When the storage is full, the app says that the {one} could not be saved, and still shows it.",
            *(Step("storage", value="full"), *_keyboard_add(sample), Step("see", value="could not be saved")),
            *(Step("see", value="Typed by keys", within=within), Step("storage", value="sound")),
            goes_on=True,
        ),
    ]


def _keyboard_add(sample: Sample) -> list[Step]:
    """Add a record by the keyboard alone: Tab to its first text, type, Enter. What else it needs is there already."""
    record, typed = sample.record, _without_references(sample)
    others = [f for f in form_fields(record) if is_required(record, f) and f.name != record.title_field.name]
    return [
        *(Step("fill", f.label, typed[f.name], within=form_name(record)) for f in others if typed.get(f.name)),
        Step("tab_to", record.title_field.label, within=form_name(record)),
        Step("type", value="Typed by keys"),
        Step("tab_to", form_name(record), within=form_name(record)),
        Step("key", value="Enter"),
    ]


def _two_tabs(blueprint: Blueprint, record: Record) -> list[Check]:
    scene, within = Scene(blueprint), list_name(record)
    first, second = (scene.add(record, number) for number in (0, 1))
    titles = [_without_references(s)[record.title_field.name] for s in (first, second)]
    steps = add_steps(Sample(record, _without_references(first), first.row))
    steps += [Step("elsewhere"), Step("see", value=titles[0], within=within)]
    steps += add_steps(Sample(record, _without_references(second), second.row))
    for title in titles:
        steps.append(Step("see", value=title, within=within))
    steps += [Step("reload"), *(Step("see", value=title, within=within) for title in titles)]
    many = in_sentence(plural(record.label))
    return [
        _layer("two tabs", f"Two tabs of the app show and keep the same {many}.", *on_a_known_day(blueprint), *steps)
    ]


def _many(blueprint: Blueprint, record: Record) -> list[Check]:
    title = record.title_field
    if "," in title.label or '"' in title.label or _is_limited(record):
        return []
    within, many = list_name(record), in_sentence(plural(record.label))
    scene = Scene(blueprint)
    sample = scene.add(record, 1)
    typed = {**_without_references(sample), title.name: LONG_WORD}
    groups = _two_groups(record)
    rows = f"{MANY}\n{title.label}\nEntry {{n}}"
    if groups:
        pattern = "\n".join(f"Entry {{n}}{place},{option}" for place, option in enumerate(groups[1:]))
        rows = f"{MANY // 2}\n{title.label},{groups[0]}\n{pattern}"
    steps = [
        Step("many", f"Import {many} (CSV)", rows),
        Step("see", value=str(MANY + len(record.start)), within=section_name(record)),  # beside those it begins with
        *([Step("count", "row", "100", within)] if groups else []),  # no more are drawn at once, over all groups
        Step("swift"),
    ]
    if has_search(record):
        steps += [
            Step("fill", "Search", "Entry 77", within=tools_name(record)),
            Step("see", value="Entry 770", within=within),
            Step("see_not", value="Entry 12", within=within),
            Step("fill", "Search", "", within=tools_name(record)),
        ]
    steps += [*add_steps(Sample(record, typed, sample.row)), Step("swift", value=str(MANY_LIMIT_S))]
    steps.append(Step("see", value=LONG_WORD, within=within))
    return [_layer("many records", f"With {MANY:,} {many} the app still answers at once.", *steps)]


def _two_groups(record: Record) -> tuple[str, ...]:
    """Return the label of the choice a table is grouped by and its first two options, where a file can hold them."""
    field = record.field(record.group.field) if record.group and not record.stage else None
    words = (field.label, *field.options[:2]) if field and field.type == "choice" else ()
    return words if len(words) == 3 and not any(sign in word for word in words for sign in ',"\n') else ()


def _no_request() -> Check:
    return Check("In all of this nothing has tried to leave this computer.", (Step("alone"),), layer="network")


def _layer(layer: Layer, says: str, *steps: Step, goes_on: bool = False) -> Check:
    return Check(says, (*steps, Step("quiet", value="so far")), layer=layer, goes_on=goes_on)


def _is_typed(field: Field) -> bool:
    return field.type in ("text", "longtext")


def _is_bound(record: Record) -> bool:
    """Say whether a record shows less than what was typed: cards hide their answers."""
    return record.cards is not None


def _needs_another(record: Record) -> bool:
    """Say whether a record can only be added when one of another kind is there."""
    return any(f.type == "ref" and is_required(record, f) for f in record.fields)


def _is_tight(record: Record) -> bool:
    """Say whether a record's own limit may leave no room for all that is tried on one page."""
    return any(
        not limit.per and not (isinstance(limit.most, Number) and limit.most.value > 15) for limit in record.limits
    )


def _is_limited(record: Record) -> bool:
    """Say whether a limit leaves no room for a thousand, as far as a file of them fills it in."""
    grouped = {record.group.field} if record.group else set()
    return any(grouped.issuperset(limit.per) for limit in record.limits)


def _is_seen(record: Record, name: str) -> bool:
    field = record.field(name)
    return field is not None and not is_hidden(record, field)


def _without_references(sample: Sample) -> dict[str, str]:
    """Return what is typed for a sample where no other record is there to refer to."""
    references = {f.name for f in sample.record.fields if f.type == "ref"}
    return {name: text for name, text in sample.typed.items() if name not in references}


def _article(words: str) -> str:
    return f"{'an' if words[:1] in 'aeiou' else 'a'} {words}"
