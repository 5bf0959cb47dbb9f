"""Known answers for calculators and converters, worked out here and looked for in the page."""

import math
from dataclasses import replace
from itertools import islice, product

from app.domain.blueprint import Blueprint, Calculator, Converter, Field, Generator, Output
from app.domain.check import Check, Step
from app.domain.formula import BY_THE_CLOCK, Call, Formula, names_in, walk
from app.kit.check_samples import TODAY
from app.kit.check_steps import is_by_chance, known_line
from app.kit.evaluate import Value, evaluate_inputs
from app.kit.javascript import ELAPSED, display_type, input_scope
from app.kit.sample_values import parse_typed
from app.kit.sections.calculators import calculator_label, generator_button, is_running, needed_inputs
from app.kit.sections.converters import converter_label
from app.kit.showing import DASH, show

_SAMPLES: dict[str, tuple[str, ...]] = {
    "number": ("12", "7", "30"), "money": ("250", "80", "1200"), "percent": ("20", "5", "12.5"), "stars": ("4", "2"),
    "date": ("2026-03-02", "2026-03-20", "1990-07-15"), "time": ("09:00", "17:30", "06:15"), "yesno": ("yes", "no"),
    "text": ("Hello wide world", "Maple"), "longtext": ("Hello wide world", "Maple"), "color": ("#aa3300", "#0055aa"),
    "link": ("example.org",), "email": ("one@example.org",), "phone": ("555 0101",),
}  # fmt: skip
_MOST_CASES = 4

Typed = dict[str, str]


def calculator_checks(calculator: Calculator, blueprint: Blueprint) -> list[Check]:
    """Return a check for each output and generator, and one for what is missing, reset and remembered."""
    checks = [_output(o, calculator, blueprint) for o in calculator.outputs]
    checks += [_generator(g, calculator, blueprint) for g in calculator.generators]
    needed = sorted({n for o in calculator.outputs for n in needed_inputs(calculator, o)})
    lines = tuple(sorted({f.line for f in calculator.inputs if f.line >= 0} | set(known_line(calculator.line))))
    if needed:
        checks.append(_care(calculator, lines, needed))
    elif calculator.inputs:
        steps = [*_fill(calculator, _cases(calculator)[0]), Step("quiet")]
        checks.append(Check(f"{calculator_label(calculator)} takes what is typed.", tuple(steps), lines))
    elif checks:  # a calculator that only generates: its heading is proved with the first of its results
        checks[0] = replace(checks[0], lines=tuple(dict.fromkeys((*checks[0].lines, *lines))))
    return checks


def converter_checks(converter: Converter, blueprint: Blueprint) -> Check:
    """Return the check that each side follows the other."""
    region = converter_label(converter)
    steps: list[Step] = []
    for typed in ("100", "12.5", "-40", "3"):
        for source, target, formula in (
            (converter.left, converter.right, converter.forward),
            (converter.right, converter.left, converter.backward),
        ):
            result = evaluate_inputs(formula, blueprint, {source.name: float(typed)}, TODAY)
            if isinstance(result, float) and math.isfinite(result) and (result > 0 or float(typed) < 0):
                steps.append(Step("fill", source.label, typed, within=region))
                steps.append(Step("value", target.label, short_number(result), within=region))
    steps += [Step("press", "Clear", within=region), Step("value", converter.right.label, "", within=region)]
    return Check(f"{region} follow each other in both directions.", (*steps, Step("quiet")), known_line(converter.line))


def short_number(value: float) -> str:
    """Return a converter's number as the page writes it (Kit.shortNumber)."""
    if value == 0:
        return "0"
    decimals = 4 if abs(value) >= 0.01 else min(20, 3 - math.floor(math.log10(abs(value))))
    text = f"{float(f'{value:.12g}'):.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _output(output: Output, calculator: Calculator, blueprint: Blueprint) -> Check:
    region = calculator_label(calculator)
    says = f"{region} works out {output.label}."
    if output.formula is None or _is_by_chance(output, calculator):
        return Check(says, _changes(output, calculator, blueprint), known_line(output.line))
    steps = _on_a_known_day([o.formula for o in calculator.outputs if o.formula])
    before: Typed = {}
    # Where nothing that is typed gives a result, the page must say so with a dash, and not with NaN.
    answers = _answers(output, calculator, blueprint) or [(_cases(calculator)[0], DASH)]
    for typed, answer in answers:
        steps += _fill(calculator, typed, before)
        if calculator.inputs and not is_running(calculator):
            steps.append(Step("press", "Calculate", within=region))
        steps.append(Step("value", output.label, answer, within=region))
        before = typed
    if is_running(calculator):
        steps += _running(output, calculator, blueprint, answers[-1][0])
    return Check(says, (*steps, Step("quiet")), known_line(output.line))


def _running(output: Output, calculator: Calculator, blueprint: Blueprint, typed: Typed) -> list[Step]:
    """Start the clock, let ten minutes go by, stop it: the result is that of ten minutes, give or take half a minute
    in which a busy machine did something else."""
    region = calculator_label(calculator)
    after = [_number_of(output, calculator, blueprint, typed, 600 + late_s) for late_s in (0, 30)]
    bounds = " ".join(f"{value + slack:.9g}" for value, slack in zip(sorted(after), (-0.01, 0.01), strict=True))
    return [
        Step("remember", within=region),
        Step("press", "Start", within=region),
        Step("advance", value="600"),
        Step("press", "Pause", within=region),
        Step("between", output.label, bounds, within=region)
        if bounds.count("nan") == 0
        else Step("changed", within=region),
        Step("press", "Reset", within=region),
        Step("value", output.label, answer_of(output, calculator, blueprint, typed), within=region),
    ]


def _answers(output: Output, calculator: Calculator, blueprint: Blueprint) -> list[tuple[Typed, str]]:
    """Return inputs with the text their result must show, as different from each other as they come."""
    found: list[tuple[Typed, str]] = []
    for typed in _cases(calculator):
        answer = answer_of(output, calculator, blueprint, typed)
        if answer != DASH and answer not in [a for _, a in found]:
            found.append((typed, answer))
        if len(found) == _MOST_CASES:
            break
    return found


def answer_of(output: Output, calculator: Calculator, blueprint: Blueprint, typed: Typed, elapsed_s: float = 0) -> str:
    """Return the text an output must show for typed inputs, and the seconds that its clock has run."""
    values = _values(calculator, blueprint, typed, elapsed_s)
    outputs = tuple(Field(o.name, o.type) for o in calculator.outputs)
    scope = input_scope(blueprint, (*outputs, *calculator.inputs))
    assert output.formula is not None
    return show(values[output.name], display_type(output.type, output.formula, scope))


def _number_of(output: Output, calculator: Calculator, blueprint: Blueprint, typed: Typed, elapsed_s: float) -> float:
    value = _values(calculator, blueprint, typed, elapsed_s)[output.name]
    return float(value) if isinstance(value, float | int) else math.nan


def _values(calculator: Calculator, blueprint: Blueprint, typed: Typed, elapsed_s: float) -> dict[str, Value]:
    """Return what stands in a calculator: settings, typed inputs, and what is worked out from them."""
    values: dict[str, Value] = {s.name: parse_typed(s.default, s.type) for s in blueprint.settings}
    values |= {f.name: parse_typed(typed.get(f.name, ""), f.type) for f in calculator.inputs}
    values[ELAPSED] = elapsed_s
    for each in calculator.outputs:
        if each.formula is not None:
            values[each.name] = evaluate_inputs(each.formula, blueprint, values, TODAY)
    return values


def _cases(calculator: Calculator) -> list[Typed]:
    """Return a few ways to fill in the inputs: the first samples of all, then mixtures."""
    options = [
        f.options if f.type == "choice" and f.options else _SAMPLES.get(f.type, ("",)) for f in calculator.inputs
    ]
    names = [f.name for f in calculator.inputs]
    first = [
        dict(zip(names, (o[n % len(o)] for o in options), strict=True))
        for n in range(max(map(len, options), default=1))
    ]
    return [*first, *(dict(zip(names, mixed, strict=True)) for mixed in islice(product(*options), 60))]


def _fill(calculator: Calculator, typed: Typed, before: Typed | None = None) -> list[Step]:
    region = calculator_label(calculator)
    changed = [f for f in calculator.inputs if f.type != "image" and (before or {}).get(f.name) != typed[f.name]]
    return [Step("fill", f.label, typed[f.name], within=region) for f in changed]


def _changes(output: Output, calculator: Calculator, blueprint: Blueprint) -> tuple[Step, ...]:
    """What nobody knows beforehand can at least be seen to come."""
    region = calculator_label(calculator)
    fill = _fill(calculator, _cases(calculator)[0])
    steps = [Step("see", value=output.label, within=region), Step("remember", within=region), *fill]
    read = output.written.inputs if output.written else names_in(output.formula) if output.formula else ()
    if any(f.name in read for f in calculator.inputs):
        press = [] if is_running(calculator) else [Step("press", "Calculate", within=region)]
        steps += [*press, Step("changed", within=region)]
    if not _has_dash(calculator, blueprint, _cases(calculator)[0]):
        steps.append(Step("see_not", value="There is no result", within=region))
    return (*steps, Step("quiet"))


def _generator(generator: Generator, calculator: Calculator, blueprint: Blueprint) -> Check:
    region = calculator_label(calculator)
    typed = _cases(calculator)[0]
    has_dash = _has_dash(calculator, blueprint, typed)
    steps = [
        *_fill(calculator, typed),
        Step("remember", within=region),
        Step("press", generator_button(generator), within=region),
        Step("changed", within=region),
        *(() if has_dash else (Step("see_not", value=DASH, within=region),)),
        Step("see_not", value="NaN", within=region),
        Step("enabled", "Copy", within=region),
        Step("quiet"),
    ]
    low, high = _range(generator.formula)
    if low is not None and low == high:
        steps.insert(-1, Step("value", generator.label, show(low, "number"), within=region))
    says = f"{generator_button(generator)} makes a new {generator.label or 'result'} at each press."
    return Check(says, tuple(steps), known_line(generator.line))


def _has_dash(calculator: Calculator, blueprint: Blueprint, typed: Typed) -> bool:
    """Say whether some result cannot be worked out from what is typed."""
    known = [o for o in calculator.outputs if not _is_by_chance(o, calculator)]
    return any(answer_of(o, calculator, blueprint, typed) == DASH for o in known)


def _range(formula: Formula | None) -> tuple[float | None, float | None]:
    match formula:
        case Call("random_int", (low, high)):
            values = [getattr(p, "value", None) for p in (low, high)]
            return (values[0], values[1]) if all(isinstance(v, float) for v in values) else (None, None)
        case _:
            return None, None


def _care(calculator: Calculator, lines: tuple[int, ...], needed: list[str]) -> Check:
    """Without an input there is a dash and a hint, never NaN; what was typed is there again after a reload."""
    region = calculator_label(calculator)
    field = next(f for f in calculator.inputs if f.name in needed)
    output = next(o for o in calculator.outputs if field.name in needed_inputs(calculator, o))
    typed = _cases(calculator)[0]
    steps = [
        *_fill(calculator, typed),
        Step("fill", field.label, "", within=region),
        Step("see", value="Fill in", within=region),
        Step("value", output.label, DASH, within=region),
        Step("see_not", value="NaN", within=region),
        Step("fill", field.label, typed[field.name], within=region),
        Step("reload"),
        Step("value", field.label, typed[field.name], within=region),
        Step("press", "Reset", within=region),
        Step("see_not", value="NaN", within=region),
        Step("quiet"),
    ]
    return Check(f"{region} asks for what is missing and remembers what was typed.", tuple(steps), lines)


def _on_a_known_day(formulas: list[Formula]) -> list[Step]:
    if any(isinstance(p, Call) and p.function in BY_THE_CLOCK for f in formulas for p in walk(f)):
        return [Step("today", value=f"{TODAY}T09:00"), Step("reload")]
    return []


def _is_by_chance(output: Output, calculator: Calculator) -> bool:
    """Say whether a result, or one that it is made from, cannot be known beforehand."""
    behind = [output]
    for part in behind:  # grows while it is read
        names = names_in(part.formula) if part.formula else frozenset()
        behind += [o for o in calculator.outputs if o.name in names and o not in behind]
    return any(part.formula is None or is_by_chance(part.formula) for part in behind)
