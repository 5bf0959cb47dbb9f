"""Inputs and what is worked out from them, while typing; generators make something new at each press."""

import re

from app.domain.blueprint import Calculator, Field, Generator, Output
from app.domain.formula import Call, Formula, names_in, walk
from app.kit.javascript import Scope, display_type, input_scope, to_javascript
from app.kit.markup import field_literal, literal
from app.kit.section import Context, Section
from app.kit.sections.frame import button, framed, in_sentence, input_control, result
from app.kit.written import function_name, functions_file, written_functions

_NEEDED_TYPES = ("number", "money", "percent", "stars", "date", "time")
_VERBS = re.compile(
    r"^(roll|flip|pick|generate|draw|spin|toss|shuffle|suggest|make|create|choose|give|show|throw|new|get|tell|mix|deal)\b",
    re.IGNORECASE,
)


def calculator_section(calculator: Calculator, context: Context) -> Section:
    """Return the section of one calculator."""
    section_id = context.new_id(calculator.label or "calculator")
    blocks = []
    if calculator.inputs:
        blocks.append(_form(calculator, section_id, context))
    if is_running(calculator):
        blocks.append(_clock(calculator))
    if calculator.outputs:
        outputs = "\n".join(
            result(o.label, context.new_id(section_id, o.name), f"output-{o.name}") for o in calculator.outputs
        )
        blocks.append(f'<div class="figures" aria-live="polite">\n{outputs}\n</div>')
    blocks += [_generator_html(g, i, section_id, context) for i, g in enumerate(calculator.generators)]
    html = framed(section_id, calculator_label(calculator), "\n".join(blocks), "calculator", context)
    is_written = bool(written_functions((calculator,)))
    is_random = bool(calculator.generators) or _is_random(calculator)
    extra = {"random": is_random, "written": is_written, "clock": is_running(calculator)}
    parts = (*(part for part, is_used in extra.items() if is_used), "calculator")
    files = (functions_file(context),) if is_written else ()
    return Section(
        section_id, calculator_label(calculator), html, _script(calculator, section_id, context), parts, files
    )


def calculator_label(calculator: Calculator) -> str:
    """Return the calculator's heading."""
    return calculator.label or "Calculator"


def is_running(calculator: Calculator) -> bool:
    """Say whether a result grows while a clock runs, so that there is one to start and stop."""
    return any(
        isinstance(part, Call) and part.function == "elapsed_seconds"
        for output in calculator.outputs
        if output.formula is not None
        for part in walk(output.formula)
    )


def generator_button(generator: Generator) -> str:
    """Return what the button of a generator says."""
    label, words = generator.label, in_sentence(generator.label)
    if _VERBS.match(label):
        return label
    if re.search(r"\b(dice|die|d\d+)\b", label, re.IGNORECASE):
        return f"Roll {words}"
    return f"Flip {words}" if re.search(r"\bcoin\b", label, re.IGNORECASE) else f"Generate {words}"


def needed_inputs(calculator: Calculator, part: Output | Generator) -> tuple[str, ...]:
    """Return the inputs without which a result cannot be worked out; empty texts and boxes are answers themselves."""
    read = _inputs_read(calculator, part, frozenset())
    return tuple(f.name for f in calculator.inputs if f.name in read and f.type in _NEEDED_TYPES)


def _inputs_read(calculator: Calculator, part: Output | Generator, seen: frozenset[str]) -> set[str]:
    names = set(part.written.inputs) if part.written else set(names_in(part.formula)) if part.formula else set()
    for output in calculator.outputs:
        if output.name in names and output.name not in seen and output is not part:
            names |= _inputs_read(calculator, output, seen | {output.name})
    return names


def calculator_scope(calculator: Calculator, context: Context) -> Scope:
    """Return the scope of the formulas: the inputs, and the outputs above."""
    outputs = tuple(Field(o.name, o.type) for o in calculator.outputs)
    return input_scope(context.blueprint, (*outputs, *calculator.inputs), "values.")


def _form(calculator: Calculator, section_id: str, context: Context) -> str:
    controls = "\n".join(f"  {input_control(f, context.new_id(section_id, f.name))}" for f in calculator.inputs)
    calculate = button("Calculate", "calculate", primary=True, submit=True) if calculator.outputs else ""
    buttons = "" if is_running(calculator) else f'<div class="buttons">{calculate}{button("Reset", "reset")}</div>\n'
    return (
        f'<form novalidate>\n<div class="fields">\n{controls}\n</div>\n{buttons}'
        '<p class="hint" data-part="hint" role="status"></p>\n</form>'
    )


def _clock(calculator: Calculator) -> str:
    buttons = button("Start", "start", primary=True) + button("Pause", "pause") + button("Reset", "reset")
    return (
        '<p class="timer-display" role="timer" aria-label="Time" data-part="display">00:00</p>\n'
        f'<div class="buttons">{buttons}</div>'
    )


def _generator_html(generator: Generator, index: int, section_id: str, context: Context) -> str:
    output_id = context.new_id(section_id, generator.label or "result")
    return (
        f'<div class="generator" data-part="generator-{index}">\n'
        f"  {result(generator.label or 'Result', output_id, 'result', '…')}\n"
        f'  <div class="buttons">{button(generator_button(generator), "generate", primary=True)}'
        f"{button('Copy', 'copy')}</div>\n"
        "</div>"
    )


def _script(calculator: Calculator, section_id: str, context: Context) -> str:
    scope = calculator_scope(calculator, context)
    inputs = "".join(f"    {field_literal(f)},\n" for f in calculator.inputs)
    outputs = "".join(
        f"    {{ name: {literal(o.name)}, type: {literal(_shown_as(o.type, o.formula, scope))}, "
        f"needs: {literal(list(needed_inputs(calculator, o)))}, value: (values) => {_value(o, scope)} }},\n"
        for o in calculator.outputs
    )
    generators = "".join(
        f"    {{ type: {literal(_shown_as('number', g.formula, scope))}, "
        f"needs: {literal(list(needed_inputs(calculator, g)))}, value: (values) => {_value(g, scope)} }},\n"
        for g in calculator.generators
    )
    runs = "  runs: true,\n" if is_running(calculator) else ""
    return (
        f"Kit.calculator({{\n  section: {literal(section_id)},\n  inputs: [\n{inputs}  ],\n"
        f"  outputs: [\n{outputs}  ],\n  generators: [\n{generators}  ],\n{runs}}});"
    )


def _shown_as(declared: str, formula: Formula | None, scope: Scope) -> str:
    return declared if formula is None else display_type(declared, formula, scope)  # type: ignore[arg-type]


def _value(part: Output | Generator, scope: Scope) -> str:
    if part.formula is not None:
        return to_javascript(part.formula, scope)
    assert part.written is not None
    arguments = [f"values.{name}" for name in part.written.inputs]
    if part.written.is_random:
        arguments.append("Math.random")
    return f"Kit.call({literal(function_name(part))}, [{', '.join(arguments)}])"


def _is_random(calculator: Calculator) -> bool:
    formulas = [o.formula for o in calculator.outputs if o.formula is not None]
    names = {n.function for f in formulas for n in walk(f) if isinstance(n, Call)}
    return bool(names & {"random_int", "random_choice", "password"})
