"""Endless sums to practise: two or more numbers drawn at random, the person types the result."""

import re

from app.domain.blueprint import Drill, Field
from app.domain.formula import format_formula
from app.kit.javascript import input_scope, to_javascript, variable
from app.kit.markup import literal
from app.kit.section import Context, Section
from app.kit.sections.frame import button, framed

_SIGNS = {"*": "×", "/": "÷", "-": "−"}
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth")


def drill_section(drill: Drill, context: Context) -> Section:
    """Return the section of one drill."""
    label = drill_label(drill)
    section_id = context.new_id(label)
    answer_id = context.new_id(section_id, "answer")
    ranges = "\n".join(_range(i, low, high, section_id, context) for i, (_, low, high) in enumerate(drill.operands))
    body = (
        '<p class="drill-question" data-part="question"></p>\n'
        f'<form class="drill-form" data-part="form"><div class="field"><label for="{answer_id}">Your answer</label>'
        f'<input type="number" step="any" inputmode="decimal" autocomplete="off" id="{answer_id}" data-part="answer">'
        "</div>"
        f"{button('Check', 'check', primary=True, submit=True)}{button('Show answer', 'skip')}</form>\n"
        '<p class="feedback" data-part="feedback" role="status"></p>\n'
        '<div class="buttons drill-score"><span class="badge good" data-part="score"></span>'
        f'<span class="badge good" data-part="streak"></span>{button("Reset score", "reset")}</div>\n'
        f'<details><summary>Change the numbers</summary>\n<div class="fields">\n{ranges}\n</div>\n</details>'
    )
    return Section(
        section_id,
        label,
        framed(section_id, label, body, "drill", context),
        _script(drill, section_id, context),
        ("random", "drill"),
    )


def drill_label(drill: Drill) -> str:
    """Return the drill's heading."""
    return drill.label or "Practice"


def question_text(drill: Drill, values: dict[str, int]) -> str:
    """Return the sum as people write it: `7 × 8`."""
    text = _pretty(format_formula(drill.formula))
    return re.sub(r"\b[a-z_][a-z0-9_]*\b(?!\()", lambda m: str(values.get(m.group(), m.group())), text)


def range_label(index: int, end: str) -> str:
    """Return the label of the field for the lowest ("from") or highest ("to") number that is drawn."""
    return f"{_ORDINALS[index] if index < len(_ORDINALS) else index + 1} number {end}"


def _range(index: int, low: int, high: int, section_id: str, context: Context) -> str:
    fields = []
    for end, value in (("from", low), ("to", high)):
        control_id = context.new_id(section_id, end, str(index + 1))
        fields.append(
            f'  <div class="field"><label for="{control_id}">{range_label(index, end)}</label>'
            f'<input type="number" id="{control_id}" data-part="{end}-{index}" value="{value}"></div>'
        )
    return "\n".join(fields)


def _script(drill: Drill, section_id: str, context: Context) -> str:
    names = [name for name, _, _ in drill.operands]
    parameters = ", ".join(variable(n) for n in names)
    scope = input_scope(context.blueprint, tuple(Field(n, "number") for n in names))
    text = re.sub(
        r"\b[a-z_][a-z0-9_]*\b(?!\()",
        lambda m: f"${{{variable(m.group())}}}" if m.group() in names else m.group(),
        _pretty(format_formula(drill.formula)).replace("`", ""),
    )
    return (
        f"Kit.drill({{\n  section: {literal(section_id)},\n  operands: {literal(names)},\n"
        f"  text: ({parameters}) => `{text}`,\n"
        f"  result: ({parameters}) => {to_javascript(drill.formula, scope)},\n}});"
    )


def _pretty(text: str) -> str:
    return re.sub(r"[*/-]", lambda m: _SIGNS[m.group()], text)
