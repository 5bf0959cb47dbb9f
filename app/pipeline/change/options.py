"""The options of a choice or the stages of a board: what people call them, adding one, writing them back."""

import re
from dataclasses import replace

from app.domain.blueprint import Record, label_of
from app.domain.words import identifier, singular
from app.pipeline.change.draft import Draft, RefusedError, field_text
from app.pipeline.change.targets import choice_options
from app.pipeline.change.wording import label, listed


def add_option(wish: str, draft: Draft) -> bool:
    """“add a category for pets”, “add pets to the categories”, “a new status called lost after won”."""
    if missing := re.match(
        r"^(?P<v>[\w ]+?) (?:is|are) (?:missing|lacking) (?:in|from|among) (?:the |my )?(?P<k>[\w ]+)$", wish, re.I
    ) or re.match(r"^(?P<v>[\w ]+?) is (?:also )?an? (?P<k>[\w]+)(?: too| as well)?(?:, (?:so )?add it)?$", wish, re.I):
        wish = f"add {missing['v']} to the {missing['k']}"
    if placed := re.match(
        r"^(?:add|insert|put) (?:an? |the )?(?P<v>[\w ]+?)(?P<p> (?:before|after|between) .+)$", wish, re.I
    ):
        for record, name, options, _ in choice_options(draft):
            if len(placed["v"].split()) <= 3 and any(identifier(o) in identifier(placed["p"]) for o in options):
                _put_options(
                    record,
                    name,
                    options,
                    listed(re.sub(r"^(?:new )?\w+ (?:called|named) ", "", placed["v"], flags=re.I)),
                    placed["p"],
                    draft,
                )
                return True
    match = re.match(
        r"^(?:(?:add|include|insert|put|allow|also allow|also|i (?:also )?need|there should be|create|make)\s+)?(?P<what>.+)$",
        wish,
        re.I,
    )
    if not match or not re.match(
        r"(?:add|include|insert|put|allow|also|i |there|create|make|a new|another)", wish, re.I
    ):
        return False
    what = re.sub(
        r"^(?:the |an? )?(?:new |another |further |additional |extra |one more )+", "new ", match["what"], flags=re.I
    )
    for record, name, options, _ in choice_options(draft):
        kinds = field_words(name)
        for pattern in (
            rf"^(?:the |an? |new |another )*(?:{kinds}|option|choice)s?[: ]+(?:(?:for|called|named|:|of)\s+)?(?P<value>.+?)(?P<place> (?:before|after|between|at the) .+)?$",
            rf"^(?:the |an? |new )*(?P<value>.+?) (?:to|as|in|into|among) (?:(?:an? |the |my |one of the )*)(?:list of |possible |available |new )*(?:{kinds}|option|choice)s?(?: list| options?)?(?P<place> (?:before|after|between|at the) .+)?$",
            rf"^(?:the |an? |new )+(?P<value>[\w' -]+?) (?:{kinds}|option|choice)(?P<place> (?:before|after|between|at the) .+)?$",
        ):
            found = re.match(pattern, what, re.I)
            if not found:
                continue
            value = label(re.sub(r"^(?:the|an?|called|named) ", "", found["value"], flags=re.I))
            if re.search(r"\b(?:field|column|filter|chart|box|with|per|by)\b", value, re.I) or not value:
                continue
            _put_options(record, name, options, listed(value), found["place"] or "", draft)
            return True
    return False


def _put_options(
    record: Record, name: str, options: tuple[str, ...], values: list[str], place: str, draft: Draft
) -> None:
    known = {identifier(o) for o in options}
    first_is_capital = options[0][:1].isupper()
    new = [
        v[:1].upper() + v[1:] if first_is_capital and v == v.lower() else v
        for v in values
        if identifier(v) not in known
    ]
    if not new:
        raise RefusedError(f"“{label_of(name)}” has “{values[0]}” already.", is_so=True)
    at = len(options)
    if match := re.search(r"(before|after|between) (?:the )?(.+?)(?: and .+)?$", place, re.I):
        there = next((i for i, o in enumerate(options) if identifier(o) in identifier(match[2])), None)
        if there is not None:
            at = there if match[1].lower() == "before" else there + 1
    elif re.search(r"at the (?:start|beginning|front|top)", place, re.I):
        at = 0
    write_options(record, name, (*options[:at], *new, *options[at:]), draft)
    draft.last = name


def write_options(record: Record, name: str, options: tuple[str, ...], draft: Draft) -> None:
    """Write the options where they stand: in the record's line, or in that of its stages."""
    place = draft.field_place(record, name)
    if place is not None:
        one = draft.read(draft.field_texts(record)[place])
        draft.change_field(
            record,
            name,
            field_text(replace(one, options=options, default=one.default if one.default in options else "")),
        )
        return
    for at, text in enumerate(draft.lines):
        if text.startswith("stage ") and (identifier(text[6:].partition(":")[0]) or "status") == name:
            draft.replace_line(at, f"stage {name}: {' > '.join(options)}")
            return


def field_words(name: str) -> str:
    """Return a pattern for what people call the options of a field: `status` is also a stage or a column."""
    own = re.escape(name.replace("_", " "))
    stem = re.escape(re.sub(r"y$", "", singular(name).replace("_", " ")))
    more = {
        "status": "|stage|state|step|column|status(?:es)?",
        "stage": "|status|step|column",
        "category": "|kind|type|categor(?:y|ie)",
    }
    return f"{own}|{own}e|{stem}(?:ie|y)?" + more.get(name, "")
