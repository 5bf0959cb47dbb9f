"""Wishes about what a field is and where it stands: its type, whether it must be filled in, its place."""

import re
from dataclasses import replace

from app.pipeline.change.draft import Draft, RefusedError, field_text
from app.pipeline.change.rules_fields import said_options, type_said
from app.pipeline.change.targets import find_member
from app.pipeline.change.wording import listed


def retype(wish: str, draft: Draft) -> bool:
    """“make the amount a number”, “turn notes into longer text”, “category should be a dropdown with a, b and c”."""
    match = re.match(
        r"^(?:make|turn|change|convert|switch|set)\s+(?P<field>.+?)\s+(?:into|to(?: be)?|be|as)?\s*(?:an? |the )(?P<kind>.+)$", wish, re.I
    ) or re.match(
        r"^(?:make|turn|change|convert|switch)\s+(?P<field>.+?)\s+(?:into|to(?: be)?)\s*(?P<kind>.+)$", wish, re.I
    ) or re.match(r"^(?P<field>.+?) (?:should|must|shall|needs to|has to|ought to|can|could|may) (?:only )?be (?:an? |the |either |one of )?(?P<kind>.+)$", wish, re.I
    ) or re.match(r"^(?P<field>.+?) (?:isn't|is not|aren't|are not) .+?,? (?:it's|it is|they're|they are|but|it should be) (?:an? )?(?P<kind>.+)$", wish, re.I)  # fmt: skip
    if not match:
        return False
    options = (
        said_options(" " + match["kind"])
        or said_options(match["kind"])
        or (said_options(": " + match["kind"]) if re.search(r",| or ", match["kind"]) else None)
    )
    kind_words = match["kind"][: max(0, options[1] - 1)] if options else match["kind"]
    kind = (
        "choice"
        if options
        else type_said(re.sub(r"\s+(?:field|column|instead|type)$", "", kind_words.strip(), flags=re.I))
    )
    if not kind:
        return False
    found = find_member(match["field"], draft)
    if found is None or found[1].kind != "field":
        return False
    record, target = found
    one = record.field(target.name)
    if one is None:
        return False
    if kind == "choice" and not options:
        if one.type == "choice":
            raise RefusedError(f"“{one.label}” is a choice already.", is_so=True)
        raise RefusedError(
            f"I need to know what “{one.label}” can be.",
            f"Say: make {one.label.lower()} a choice of this, that and the other.",
        )
    new = replace(one, type=kind, options=options[0] if options else (), ref="", default="")  # type: ignore[arg-type]
    draft.change_field(record, target.name, field_text(new))
    return True


def require(wish: str, draft: Draft) -> bool:
    """“make the amount optional”, “the date must be filled in”."""
    is_optional = re.search(r"\boptional\b|\bnot (?:be )?(?:required|mandatory|needed|necessary|compulsory)\b|(?:needn't|need not|doesn't (?:have|need) to|don't (?:have|need) to|not have to|can be (?:left )?(?:empty|blank)|may be (?:left )?(?:empty|blank)|leave .+ (?:empty|blank)|don't require|do not require|don't force)", wish, re.I)  # fmt: skip
    is_required = not is_optional and re.search(r"\b(?:required|mandatory|compulsory|obligatory)\b|(?:must|has to|have to|needs to|should)(?: always)? be (?:filled|entered|given|set|typed)|must not be (?:empty|blank)|cannot be (?:empty|blank)|can't be (?:left )?(?:empty|blank)|^(?:always )?require\b", wish, re.I)  # fmt: skip
    if not is_optional and not is_required:
        return False
    if re.match(r"add\b", wish, re.I):
        return False
    words = re.sub(
        r"\b(?:make|the|sure|that|let me|allow|leave|optional|not|be|required|mandatory|needed|necessary|compulsory|obligatory|needn't|need|doesn't|don't|have|to|has|"
        r"can|may|left|empty|blank|must|needs|should|always|filled|in|out|entered|given|set|typed|cannot|can't|is|are|require|force|me|field|column|"
        r"i|we|you|want|as|it's|do|for|users?|people|entering|fill|enter|give|type|keep|being|also|no longer)\b", " ", wish, flags=re.I)  # fmt: skip
    names = listed(words) or ["it"]
    presence = "optional" if is_optional else "required"
    done = False
    for name in names:
        found = find_member(name, draft)
        if found is None or found[1].kind != "field":
            return False
        record, target = found
        one = record.field(target.name)
        if one is None:
            return False
        is_title = one.name == record.title_field.name
        if is_optional and not is_title and one.presence != "required":
            raise RefusedError(f"“{one.label}” can be left empty already.", is_so=True)
        if not is_optional and (one.presence == "required" or (is_title and not one.presence)):
            raise RefusedError(f"“{one.label}” must be filled in already.", is_so=True)
        new = replace(one, presence=presence if is_title == bool(is_optional) else "")  # type: ignore[arg-type]
        draft.change_field(record, target.name, field_text(new))
        done = True
    return done


def arrange(wish: str, draft: Draft) -> bool:
    """“put the date before the name”, “move notes to the end”, “swap price and quantity”."""
    if match := re.match(
        r"^(?:swap|switch|exchange|flip)(?: around)? (?:the (?:order|places?|positions?) of )?(?P<a>.+?) (?:and|with) (?P<b>.+?)(?: around| places)?$",
        wish,
        re.I,
    ):
        a, b = find_member(match["a"], draft), find_member(match["b"], draft)
        if a is None or b is None or a[0].name != b[0].name:
            return False
        draft.swap_fields(a[0], a[1].name, b[1].name)
        return True
    match = re.match(
        r"^(?:put|move|place|show|have|shift|bring|list|display|i want)\s+(?P<a>.+?)\s+(?P<way>before|after|in front of|ahead of|behind|next to|right after|directly after|left of|to the left of|to the right of|above|below|under|underneath)\s+(?P<b>.+)$", wish, re.I
    ) or re.match(r"^(?P<a>.+?) (?:should|must|shall|to) (?:come|go|be|stand|appear)(?: \w+)? (?P<way>before|after|in front of|above|below) (?P<b>.+)$", wish, re.I)  # fmt: skip
    if match:
        a, b = find_member(match["a"], draft), find_member(match["b"], draft)
        if a is None or b is None or a[0].name != b[0].name or a[1].name == b[1].name:
            return False
        place = draft.field_place(b[0], b[1].name)
        if place is None:
            return False
        is_before = bool(re.search(r"before|front|ahead|left|above", match["way"], re.I))
        draft.move_field(a[0], a[1].name, place if is_before else place + 1)
        return True
    match = re.match(r"^(?:put|move|place|show|have|bring|shift|list|display)\s+(?P<a>.+?)\s+(?:to |at |as |in )?(?:the )?(?:very )?(?P<way>first|front|start|beginning|top|left|last|end|bottom|right)(?: column| field| of (?:the )?(?:form|list|table))?$", wish, re.I)  # fmt: skip
    if not match or re.search(
        r"\b(?:newest|oldest|cheapest|latest|highest|lowest|most|biggest|overdue|urgent|ones|items|entries)\b",
        match["a"],
        re.I,
    ):
        return False
    found = find_member(match["a"], draft)
    if found is None or found[1].kind == "calc":
        return False
    is_first = match["way"].lower() in ("first", "front", "start", "beginning", "top", "left")
    draft.move_field(found[0], found[1].name, 0 if is_first else len(draft.field_texts(found[0])))
    return True
