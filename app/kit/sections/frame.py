"""The frame every tool's section stands in, and small pieces of HTML they share."""

import re
from dataclasses import replace

from app.domain.blueprint import Field
from app.kit.markup import escape, field_control
from app.kit.section import Context


def framed(section_id: str, label: str, body: str, kind: str, context: Context) -> str:
    """Return `<section>` with its heading; `body` is HTML."""
    heading_id = context.new_id(section_id, "heading")
    return (
        f'  <section id="{section_id}" class="card {kind}" aria-labelledby="{heading_id}">\n'
        f'    <h2 id="{heading_id}">{escape(label)}</h2>\n'
        f"{indented(body, 4)}\n"
        "  </section>"
    )


def indented(text: str, spaces: int) -> str:
    """Return the text with each line moved to the right."""
    return "\n".join(" " * spaces + line if line.strip() else "" for line in text.strip("\n").split("\n"))


def button(
    text: str, part: str, *, primary: bool = False, quiet: bool = False, submit: bool = False, name: str = ""
) -> str:
    """Return a button; `part` is how the script finds it, `name` an accessible name that says more than the text."""
    classes = ' class="primary"' if primary else ' class="quiet small"' if quiet else ""
    named = f' aria-label="{escape(name)}"' if name else ""
    kind = "submit" if submit else "button"
    return f'<button type="{kind}" data-part="{part}"{classes}{named}>{escape(text)}</button>'


def result(label: str, output_id: str, part: str = "", first: str = "–") -> str:
    """Return one large figure with its label, read as "Liters: 12.5"."""
    found_by = f' data-part="{part}"' if part else ""
    return (
        '<p class="figure result">'
        f'<label class="figure-label" for="{output_id}">{escape(label)}</label>'
        f'<output id="{output_id}"{found_by}>{first}</output></p>'
    )


def input_control(field: Field, control_id: str) -> str:
    """Return the control of a calculator's input: choices start with their first option, percents show their sign."""
    if field.type == "choice" and field.options and field.default not in field.options:
        field = replace(field, default=field.options[0])
    html = field_control(field, control_id)
    if field.type == "choice" and field.options:
        html = html.replace('<option value="">Choose…</option>', "")
    if field.type == "percent" and not re.search(r"percent|%", field.label, re.IGNORECASE):
        html = html.replace("</label>", ' <span class="unit" aria-hidden="true">%</span></label>', 1)
    return html


def plural(label: str) -> str:
    """Return the plural of a label's last word, as English mostly has it: `City` → `Cities`."""
    if re.search(r"(ss|sh|ch|x|z)$", label):
        return f"{label}es"
    if re.search(r"[^aeiou]y$", label):
        return f"{label[:-1]}ies"
    if label.lower().endswith("person"):
        return f"{label[:-6]}{'P' if label[-6] == 'P' else 'p'}eople"
    return label if label.endswith("s") else f"{label}s"


def with_article(words: str) -> str:
    """Return `a name`, `an option`."""
    return f"{'an' if re.match(r'[aeiou]', words, re.IGNORECASE) else 'a'} {words}"


def in_sentence(label: str) -> str:
    """Return a label for the middle of a sentence: `Name` → `name`, but `BMI` stays."""
    first = label.split(" ")[0]
    return label if not first[1:].islower() and len(first) > 1 else label[:1].lower() + label[1:]
