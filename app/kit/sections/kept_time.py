"""The stopwatch of a kind of record: what it measured is added with the rest of the form."""

from app.domain.blueprint import Blueprint, Record
from app.domain.blueprint_timers import TimeUnit, unit_in
from app.domain.formula import NOW, TODAY
from app.kit.markup import escape, object_literal
from app.kit.sections.frame import button, in_sentence, indented, plural, with_article
from app.kit.sections.records_parts import Fragment, RecordContext


def kept_time(at: RecordContext) -> list[Fragment]:
    """Return the stopwatch, where the blueprint asks for one."""
    kept = at.record.kept_time
    if kept is None:
        return []
    unit = kept_unit(at.blueprint, at.record)
    buttons = (
        f"{button('Start', 'start', primary=True)}{button('Stop', 'stop')}"
        f"{button('Throw this time away', 'discard').replace('>', ' hidden>', 1)}"
    )
    body = (
        '<p class="timer-display" role="timer" aria-label="Time" data-part="display">00:00.0</p>\n'
        f'<div class="buttons timer-buttons">{buttons}</div>\n'
        '<p class="timer-message" data-part="message" role="status"></p>\n'
        f'<p class="hint">{escape(_hint(at.record, unit))}</p>'
    )
    html = (
        f'<div id="{at.section_id}-stopwatch" class="timer kept-time no-print" role="group" '
        f'aria-label="{escape(stopwatch_name(at.record))}">\n{indented(body, 2)}\n</div>'
    )
    values = {"of": at.record.name, "field": kept.field, "unit": unit}
    return [Fragment(html, f"Kit.keptTime({object_literal(values)});", ("clock", "kept-time"))]


def stopwatch_name(record: Record) -> str:
    """Return what the stopwatch is called."""
    return f"Stopwatch for {in_sentence(plural(record.label))}"


def kept_unit(blueprint: Blueprint, record: Record) -> TimeUnit:
    """Return what the kept number counts. A field renamed to a word without a unit goes on in the one it had."""
    name = record.kept_time.field if record.kept_time else ""
    first = blueprint.first_name("field", f"{record.name}.{name}").rpartition(".")[2]
    return unit_in(name) or unit_in(first) or "second"


def _hint(record: Record, unit: TimeUnit) -> str:
    name = record.kept_time.field if record.kept_time else ""
    begin_filled = (NOW, TODAY)
    others = [
        f
        for f in record.fields
        if f.name != name and f.default not in begin_filled and (f.type != "date" or f.default)
        and not (record.tick and record.tick.field == f.name)
    ]  # fmt: skip
    hint = f"Start, then Stop: that adds {with_article(in_sentence(record.label))} with the {unit}s it took."
    return f"{hint} Choose or fill in the rest below before you press Stop." if others else hint
