"""Other views of the records: the board, charts, flash cards, the month."""

from app.domain.blueprint import Record
from app.kit.javascript import members_of
from app.kit.markup import escape, object_literal
from app.kit.sections.frame import in_sentence, indented
from app.kit.sections.records_figures import figure_entry, is_by_stage
from app.kit.sections.records_parts import Fragment, RecordContext, group_words, heading_by


def board(at: RecordContext) -> str:
    """Return the columns of the board; the cards are put in by the page."""
    record = at.record
    stage = record.field(record.stage.field) if record.stage else None
    split = [t for t in record.totals if is_by_stage(record, t)]
    columns = []
    for number, option in enumerate(stage.options if stage else ()):
        heading_id = at.id("stage", str(number), "heading")
        figures = "".join(
            f'<div><dt>{escape(t.label)}</dt><dd id="{at.section_id}-total-{number}-{place}"></dd></div>'
            for place, t in enumerate(split)
        )
        figures = f'  <dl class="details">{figures}</dl>\n' if figures else ""
        columns.append(
            f'<section class="stage" aria-labelledby="{heading_id}">\n'
            f'  <div class="stage-head"><h3 id="{heading_id}">{escape(option)}</h3>'
            f'<span id="{at.section_id}-count-{number}" class="count"></span></div>\n{figures}'
            f'  <ul id="{at.section_id}-stage-{number}" class="items"></ul>\n</section>'
        )
    return f'<div class="board">\n{indented(chr(10).join(columns), 2)}\n</div>'


def charts(at: RecordContext) -> list[Fragment]:
    """Return each chart beside the table of its values."""
    fragments = []
    for number, chart in enumerate(at.record.charts, 1):
        chart_id = at.id("chart", str(number))
        words = group_words(at.record, chart.group)
        heading = heading_by(chart.label, words)
        html = (
            f'<section class="block" aria-labelledby="{chart_id}-heading">\n'
            f'  <h3 id="{chart_id}-heading">{escape(heading)}</h3>\n'
            f'  <p id="{chart_id}-empty" class="empty">The chart appears with the first record.</p>\n'
            '  <div class="chart-and-values">\n'
            f'    <figure id="{chart_id}-drawing" class="drawing"></figure>\n'
            f'    <table id="{chart_id}-table" class="values" aria-labelledby="{chart_id}-heading">\n'
            f'      <thead><tr><th scope="col">{escape(words.capitalize())}</th>'
            '<th scope="col" class="number">Value</th></tr></thead>\n      <tbody></tbody>\n'
            "    </table>\n  </div>\n</section>"
        )
        values = {
            "section": chart_id, "shape": chart.shape, "of": at.record.name, "by": chart.group.field,
            "period": chart.group.period,
        }  # fmt: skip
        fragments.append(
            Fragment(
                html, f"Kit.chart({figure_entry(at, heading, chart.formula, 'number', dict(values))});", ("chart",)
            )
        )
    return fragments


def known_field(record: Record) -> str:
    """Return the yes/no field that says a card is known, or "" where the kit keeps that itself."""
    fields = [f for f in record.fields if f.type == "yesno" and any(w in f.name for w in ("know", "learn", "mastered"))]
    return fields[0].name if fields else ""


_TYPED = ("text", "number", "money", "percent", "date", "time", "choice", "email", "phone", "ref")
"""Types of what one can be asked to type."""


def can_type(record: Record, *, is_turned: bool = False) -> bool:
    """Say whether a card's back can be asked for; its front, where the card `is_turned`."""
    sides = (record.cards.front, record.cards.back) if record.cards else ("", "")
    types = [next((m.type for m in members_of(record) if m.name == side), "") for side in sides]
    asked, told = types if is_turned else reversed(types)
    return asked in _TYPED and told not in ("image", "color")


def deck(at: RecordContext) -> list[Fragment]:
    """Return the flash cards: one at a time, the answer hidden until asked for."""
    cards = at.record.cards
    if not cards:
        return []
    deck_id = at.id("cards")
    typing, bar = (_typing(deck_id), _typing_bar(deck_id)) if can_type(at.record) else ("", "")
    html = f"""<section class="deck" aria-labelledby="{deck_id}-heading">
  <h3 id="{deck_id}-heading">Practise</h3>
  <p>Known: <output id="{deck_id}-known" aria-label="Known" aria-live="off"></output></p>
  <p id="{deck_id}-none" class="muted">Add {escape(in_sentence(at.many))} to practise them here.</p>
  <div id="{deck_id}-card" hidden>
    <div class="flash" aria-live="polite">
      <p id="{deck_id}-front" class="front"></p>
      <p id="{deck_id}-back" class="back" hidden></p>
    </div>
    <div class="buttons" id="{deck_id}-flipping">
      <button type="button" id="{deck_id}-show" class="primary">Show answer</button>
      <button type="button" id="{deck_id}-yes">I know it</button>
      <button type="button" id="{deck_id}-no">Not yet</button>
      <button type="button" id="{deck_id}-next" class="quiet">Next</button>
    </div>{typing}
  </div>{bar}
</section>"""
    values = {"section": deck_id, "of": at.record.name}
    if not typing:
        return [Fragment(html, f"Kit.deck({object_literal(values)});", ("cards",))]
    how = object_literal({"isTyped": cards.is_typed, "canTurn": can_type(at.record, is_turned=True)})
    script = f"Kit.deck({object_literal(values)[:-2]}, typing: {how} }});"
    return [Fragment(html, script, ("answers", "cards-typed", "cards"))]


def _typing(deck_id: str) -> str:
    """Return the field for the answer; what it is called depends on what is asked."""
    return f"""
    <form class="drill-form" id="{deck_id}-form" hidden>
      <div class="field"><label for="{deck_id}-answer" id="{deck_id}-asked">Your answer</label>
        <input id="{deck_id}-answer" type="text" autocomplete="off" autocapitalize="none" spellcheck="false"></div>
      <button type="submit" id="{deck_id}-check" class="primary">Check</button>
      <button type="button" id="{deck_id}-pass">I don’t know</button>
    </form>
    <p class="feedback" id="{deck_id}-feedback" role="status"></p>"""


def _typing_bar(deck_id: str) -> str:
    return f"""
  <div class="buttons no-print">
    <span class="badge good" id="{deck_id}-score" hidden></span>
    <button type="button" id="{deck_id}-mode" class="small">Practise by typing</button>
    <button type="button" id="{deck_id}-turn" class="small quiet" hidden>Turn the cards</button>
    <button type="button" id="{deck_id}-anew" class="small quiet" hidden>Count anew</button>
  </div>"""


def calendar(at: RecordContext) -> list[Fragment]:
    """Return the month view."""
    if not at.record.calendar:
        return []
    month_id = at.id("calendar")
    days = "".join(
        f'<th scope="col"><abbr title="{day}">{day[:3]}</abbr></th>'
        for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    )
    html = f"""<section class="block" aria-labelledby="{month_id}-heading">
  <div class="month-head">
    <h3 id="{month_id}-heading">Calendar</h3>
    <p id="{month_id}-month" aria-live="polite"></p>
    <div class="buttons no-print">
      <button type="button" id="{month_id}-before" class="small" aria-label="Month before">←</button>
      <button type="button" id="{month_id}-today" class="small">This month</button>
      <button type="button" id="{month_id}-after" class="small" aria-label="Month after">→</button>
    </div>
  </div>
  <table id="{month_id}-table" class="month" aria-labelledby="{month_id}-heading">
    <thead><tr>{days}</tr></thead>
    <tbody></tbody>
  </table>
</section>"""
    values = {"section": month_id, "of": at.record.name, "field": at.record.calendar.field}
    return [Fragment(html, f"Kit.calendar({object_literal(values)});", ("calendar",))]
