"""Two fields that follow each other, whichever is typed."""

from app.domain.blueprint import Converter
from app.kit.javascript import input_scope, to_javascript
from app.kit.markup import field_control, field_literal, literal
from app.kit.section import Context, Section
from app.kit.sections.frame import button, framed, in_sentence


def converter_section(converter: Converter, context: Context) -> Section:
    """Return the section of one converter."""
    left, right = converter.left, converter.right
    label = converter_label(converter)
    section_id = context.new_id(left.name, "to", right.name)
    controls = "\n".join(f"  {field_control(f, context.new_id(section_id, f.name))}" for f in (left, right))
    body = (
        f'<div class="fields converter-fields">\n{controls}\n</div>\n'
        f'<div class="buttons">{button("Clear", "clear")}</div>\n'
        '<p class="hint" data-part="hint" role="status">Type in either field; the other one follows.</p>'
    )
    forward = to_javascript(converter.forward, input_scope(context.blueprint, (left,), "values."))
    backward = to_javascript(converter.backward, input_scope(context.blueprint, (right,), "values."))
    script = (
        f"Kit.converter({{\n  section: {literal(section_id)},\n"
        f"  left: {field_literal(left)},\n  right: {field_literal(right)},\n"
        f"  forward: (values) => {forward},\n  backward: (values) => {backward},\n}});"
    )
    return Section(section_id, label, framed(section_id, label, body, "converter", context), script, ("converter",))


def converter_label(converter: Converter) -> str:
    """Return `Celsius and Fahrenheit`."""
    left, right = converter.left.label, converter.right.label
    is_name = converter.right.name in ("celsius", "fahrenheit", "kelvin")
    return f"{left} and {right if is_name else in_sentence(right)}"
