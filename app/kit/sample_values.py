"""Values typed into made-up records: what the page makes of them, and others that could stand in their place."""

from datetime import date, time, timedelta

from app.domain.blueprint import Field, FieldType
from app.domain.formula import NOW
from app.domain.formula import TODAY as DAY
from app.kit.evaluate import Value


def alternatives(field: Field, text: str) -> tuple[str, ...]:
    """Return a value and others that could stand in its place; what is empty has none."""
    if field.type == "choice":
        return (text, *(option for option in field.options if option != text))
    if not is_sound(text, field.type):
        return (text,)
    return (text, *(another(text, field.type, turn) for turn in range(1, 60)))


def another(text: str, type_: FieldType, turn: int) -> str:
    """Return a value of a type that is not this one, and not that of another turn."""
    match type_:
        case "number" | "money" | "percent":
            return f"{float(text or 0) + turn:g}"
        case "date":
            return (date.fromisoformat(text) + timedelta(days=turn)).isoformat()
        case "time":
            return f"{(int(text[:2]) + turn // 60) % 24:02}:{(int(text[3:5]) + turn) % 60:02}"
        case "text" | "longtext" | "link" | "phone":
            return f"{text} {turn + 1}" if type_ != "link" else f"{text}/{turn + 1}"
        case "email":
            return f"{turn + 1}{text}"
        case _:
            return text


def parse_typed(text: str, type_: FieldType) -> Value:
    """Return the value the page makes of what is typed into a field."""
    text = text.strip()
    if text in (NOW, DAY):  # not typed by anybody, and nothing for a record that was there before
        return None
    if type_ == "yesno":
        return text.lower() in ("yes", "true", "1", "y", "on", "x", "done")
    if type_ in ("number", "money", "percent", "stars"):
        try:
            return float(text) if text else None
        except ValueError:
            return None
    return None if not text and type_ in ("date", "time") else text


def is_sound(text: str, type_: FieldType) -> bool:
    """Say whether a date, time or number is one: a default of a field may be any text."""
    try:
        if type_ == "date":
            date.fromisoformat(text)
        elif type_ == "time":
            time.fromisoformat(text)
        elif type_ in ("number", "money", "percent", "stars"):
            float(text)
    except ValueError:
        return False
    return bool(text)
