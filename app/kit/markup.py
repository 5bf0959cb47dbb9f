"""HTML and JavaScript text made safely from names and words that people said."""

import html
import json
import re
import unicodedata
from collections.abc import Mapping

from app.domain.blueprint import Field
from app.domain.formula import NOW, TODAY

_INPUT_TYPES = {
    "text": "text", "number": "number", "money": "number", "percent": "number", "date": "date", "time": "time",
    "color": "color", "link": "url", "email": "email", "phone": "tel", "image": "file", "yesno": "checkbox",
}  # fmt: skip


def escape(text: str) -> str:
    """Return text that is safe as HTML content and inside a quoted attribute."""
    return html.escape(text, quote=True)


def literal(value: object) -> str:
    """Return a JavaScript literal; also safe inside a script element."""
    text = json.dumps(value, ensure_ascii=False)
    for sign in ("<", "\u2028", "\u2029"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def object_literal(values: Mapping[str, object]) -> str:
    """Return `{ name: "due", type: "date" }`. Names are identifiers; values are literals."""
    return "{ " + ", ".join(f"{name}: {literal(value)}" for name, value in values.items()) + " }"


def object_keys(values: Mapping[str, str]) -> str:
    """Return `{ "my-laps": "laps" }`: an object whose names are no identifiers."""
    return "{ " + ", ".join(f"{literal(name)}: {literal(value)}" for name, value in values.items()) + " }"


def identifier_of(words: str) -> str:
    """Return `my-words` for "My words!": for element ids, file names and storage keys."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].strip("-")


def field_literal(field: Field, kept: Mapping[str, object] | None = None) -> str:
    """Return what the page's code needs to know of a field, as kit/fields.js has it; `kept` says how it is stored."""
    values: dict[str, object] = {"name": field.name, "type": field.type, "label": field.label}
    if field.options:
        values["options"] = list(field.options)
    if field.ref:
        values["ref"] = field.ref
    if field.default:
        values["default"] = field.default
    if field.is_unique:
        values["isUnique"] = True
    return object_literal(values | dict(kept or {}))


def field_control(field: Field, control_id: str, *, required: bool = False) -> str:
    """Return the control for a field with its label, in `<div class="field">`."""
    label = f'<label for="{control_id}">{escape(field.label)}</label>'
    attributes = f'id="{control_id}" data-field="{escape(field.name)}"' + (" required" if required else "")
    if field.type == "yesno":
        checked = " checked" if field.default.lower() in ("yes", "true", "1", "on") else ""
        return f'<div class="field check"><input type="checkbox" {attributes}{checked}>{label}</div>'
    return f'<div class="field">{label}{_control(field, attributes)}</div>'


def _control(field: Field, attributes: str) -> str:
    is_value = field.default and field.default not in (NOW, TODAY)
    default = f' value="{escape(field.default)}"' if is_value else ""
    match field.type:
        case "longtext":
            return f'<textarea {attributes} rows="3">{escape(field.default)}</textarea>'
        case "choice":
            return _select(attributes, [(option, option) for option in field.options], field.default)
        case "stars":
            stars = [(str(n), f"{n} {'★' * n}") for n in range(1, 6)]
            return _select(attributes, stars, field.default)
        case "ref":
            return f'<select {attributes} data-ref="{escape(field.ref)}"><option value="">Choose…</option></select>'
        case "number" | "money" | "percent":
            return f'<input type="number" step="any" inputmode="decimal" {attributes}{default}>'
        case "image":
            return f'<input type="file" accept="image/*" {attributes}>'
        case "link":
            # A web address without https:// is what people type: text with the right keyboard takes it as it is.
            return f'<input type="text" inputmode="url" autocomplete="off" {attributes}{default}>'
        case _:
            return f'<input type="{_INPUT_TYPES[field.type]}" autocomplete="off" {attributes}{default}>'


def _select(attributes: str, options: list[tuple[str, str]], default: str) -> str:
    items = "".join(
        f'<option value="{escape(value)}"{" selected" if value == default else ""}>{escape(text)}</option>'
        for value, text in options
    )
    return f'<select {attributes}><option value="">Choose…</option>{items}</select>'
