"""Wishes about what is noted of each record: adding, removing, moving a field, its type, its options."""

import re
from dataclasses import replace

from app.domain.blueprint import FieldType, Record, label_of
from app.domain.words import TYPE_WORDS, identifier, implied_type, singular
from app.pipeline.change.draft import Draft, RefusedError, field_text
from app.pipeline.change.targets import Target, all_targets, choice_options, find_all, find_member, find_one
from app.pipeline.change.wording import label, listed

_REMOVE = re.compile(
    r"^(?:remove|delete|drop|get rid of|take (?:out|away|off)|kick out|throw (?:out|away)|scrap|ditch|lose|erase|cut(?: out)?|"
    r"leave out|forget(?: about)?|strip|eliminate|(?:i )?(?:don't|do not|no longer) (?:need|want|use)|no more|hide|"
    r"(?:it|there) (?:should|must) be no|without|there's no need for|we don't need|stop (?:showing|tracking|noting|asking for|recording)|"
    r"don't (?:show|ask for|track|note|record)|do not (?:show|ask for|track))\s+(?P<what>.+?)(?:\s+(?:any ?more|completely|entirely|again|at all|altogether))?$",
    re.IGNORECASE,
)
_ADD = re.compile(
    r"^(?:add|include|insert|put in|give (?:it|me|them|(?:each|every) (?P<owner>[\w ]+?)|(?:the )?(?P<owner2>\w+?s?))|there should be|"
    r"(?:i )?(?:also )?(?:want|need)(?: to (?:note|track|record|store|enter|keep|save|have|see|write down|know))|i also (?:want|need)|"
    r"(?:also )?(?:note|track|record|store|save|keep track of|ask (?:me )?for|write down|keep|log|remember)|"
    r"(?:each|every|an?|all) (?P<owner3>[\w ]+?) (?:should|must|needs?(?: to)?|shall|could|also)(?: also)? (?:have|has|be given|get|need)?|"
    r"let me (?:also )?(?:note|track|record|store|enter|add|save|write down|keep|type(?: in)?|put in|specify|set|log)|"
    r"make (?:a |some )?(?:room|space) for|(?:we|i) (?:also )?need|there is no(?: place for| field for)?|(?:it|the (?:form|list)) (?:lacks|is missing)|with)\s+"
    r"(?P<what>.+)$",
    re.IGNORECASE,
)
_NOT_A_FIELD = re.compile(
    r"\b(charts?|graphs?|diagrams?|plots?|totals?|sum|average|mean|median|count|buttons?|warnings?|warn|reminders?|remind|filters?|"
    r"calendar|board|goals?|timers?|stopwatch|countdown|counters?|quiz|flash ?cards?|cards|calculator|converter|badge|search|"
    r"sort|sorting|grouping|theme|mode|questions?|percentage of|how (?:many|much)|the (?:highest|lowest|biggest|smallest|newest|oldest|"
    r"most|longest|shortest)|streaks?|habit|setting|picker|sentence|paragraph|line (?:of text )?(?:saying|that says)|text saying|"
    r"record for|list of|a (?:second|new) list|game|per (?:day|week|month|year)|export|import|print|undo|overview|"
    r"tick (?:them|it|things|off)|highlight|random|per|worked out|computed|calculated|automatic\w*)\b|[=*/+]",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"^(?:(?:an?|the|another|one more|some|new|extra|additional|optional|required|separate|place|spot|way|room|space|somewhere|field|column|box|"
    r"entry|slot|line|option|possibility|cell)\s+(?:(?:for|to (?:note|enter|write|put|record|track|keep|store|add|type|type in)|where i can (?:put|enter|note|write)|called|named|"
    r"labell?ed|with|that says|saying|which is|of)\s+)?)+(?:the |an? |its |their |my |how )?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:(?:field|column|box|entry|input|slot)s?\b|(?:to|for|of|on|in|with) (?:(?:each|every|the|all(?: the)?|my|a|an) )?(?P<owner>[\w ]+?)|"
    r"(?:as well|too|also|there|here|at the end|please))$",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[str, str], ...] = (
    (r"yes ?(?:/|or) ?no|check ?box|tick ?box|yes-no|on/off|true/false", "yesno"),
    (r"long(?:er)? text|multi-?line(?: text)?|several lines|text ?area|paragraph|bigger text|large text|more than one line", "longtext"),
    (r"(?:star )?rating|stars?|(?:out )?of (?:5|five)(?: stars)?|from (?:1|one) to (?:5|five)", "stars"),
    (r"drop-?down|select(?:ion)?|choice|pick ?list|menu", "choice"),
    (r"dates?|day", "date"), (r"times?(?: of day)?", "time"), (r"numbers?|numeric|digits?|integers?", "number"),
    (r"money|amount of money|price|currency|dollars?|euros?", "money"), (r"percent(?:age)?", "percent"),
    (r"pictures?|photos?|images?", "image"), (r"e-?mail(?: address)?", "email"), (r"phone(?: number)?|telephone", "phone"),
    (r"links?|urls?|web ?(?:site|address|page)?", "link"), (r"colou?rs?", "color"), (r"(?:plain |normal |free )?text|words?", "text"),
)  # fmt: skip


# ---- removing --------------------------------------------------------------------------------------------------------


def remove(wish: str, draft: Draft) -> bool:
    """Do what a wish to take something away says; several things may be named."""
    match = _REMOVE.match(wish)
    if not match:
        return False
    what = match["what"]
    if _remove_option(what, draft):
        return True
    whole = _targets(what, draft)
    if whole is None:
        parts = [t for part in listed(what) for t in [_targets(part, draft)]]
        if not parts or any(t is None for t in parts):
            return _not_there(what, draft)
        targets = [t for found in parts if found for t in found]
    else:
        targets = whole
    _remove_all(targets, draft)
    return True


def _targets(what: str, draft: Draft) -> list[Target] | None:
    words = re.sub(
        r"\b(?:from|of|in|on) (?:the |my |this )?(?:app|list|form|table|page|screen|" + _record_words(draft) + r")\b",
        " ",
        what,
        flags=re.I,
    )
    found = find_all(words, draft)
    is_plural = bool(
        re.search(
            r"\b(?:all|both|every)\b|(?:charts|totals|buttons|warnings|graphs|figures|reminders|filters|statistics|stats)\b",
            words,
            re.I,
        )
    )
    if found and (is_plural or len({t.line for t in found}) == 1 or found[0].kind in ("option",)):
        return found
    if found:
        one = find_one(words, draft)
        return [one] if one else None
    return None


def _record_words(draft: Draft) -> str:
    return "|".join(re.escape(r.label.lower()) + "s?" for r in draft.blueprint.records) or "list"


def _not_there(what: str, draft: Draft) -> bool:
    """What is asked away and is not there is away already; words that say more are for the model."""
    if len(what.split()) > 5 or re.search(
        r"\b(?:when|if|that|which|after|only|done|finished|old|ticked|empty)\b", what, re.I
    ):
        return False
    raise RefusedError(
        f"There is no {label(re.sub(r'^(?:the|my|a|an|any) ', '', what, flags=re.I))} in this app.", is_so=True
    )


def _remove_all(targets: list[Target], draft: Draft) -> None:
    texts = tuple(draft.lines[t.line] for t in targets if t.kind not in ("field", "option", "record"))
    for target in sorted((t for t in targets if t.kind not in ("field", "option")), key=lambda t: -t.line):
        text = draft.lines[target.line]
        if target.kind == "tick" and target.name and draft.field_place(_owner(target, draft), target.name) is not None:
            draft.remove_field(_owner(target, draft), target.name, texts)
        elif target.kind in ("input", "setting"):
            _remove_value(target, texts, draft)
        else:
            draft.remove_line(draft.lines.index(text))
    for target in (t for t in targets if t.kind == "field"):
        draft.remove_field(_owner(target, draft), target.name, texts)
    for target in (t for t in targets if t.kind == "option"):
        _drop_option(_owner(target, draft), target, draft)


def _remove_value(target: Target, also: tuple[str, ...], draft: Draft) -> None:
    name = target.name
    text = draft.lines[target.line]
    needing = [
        t for t in draft.lines
        if t != text and t not in also and re.match(r"(output|calc|total|goal|warn|button|generate) ", t)
        and re.search(rf"(?<![\w.]){name}\b", t.partition("=")[2] or t)
    ]  # fmt: skip
    if needing:
        told = " and ".join(f"“{label_of(re.split('[=:]', t.split(' ', 1)[1])[0].strip())}”" for t in needing)
        raise RefusedError(
            f"{told} {'needs' if len(needing) == 1 else 'need'} “{target.label}”, and would no longer work.",
            f"Say what should be worked out without {target.label.lower()}, or remove both.",
        )
    draft.edits += 1
    draft.lines.remove(text)


def _remove_option(what: str, draft: Draft) -> bool:
    """“remove pets from the categories”, “the category pets”, “the pets category”."""
    for record, name, _, _ in choice_options(draft):
        kinds = _field_words(name)
        for pattern in (
            rf"^(?:the |an? )?(?:{kinds}|option|choice)s? (?:called |named )?(?P<value>.+)$",
            rf"^(?P<value>.+?) (?:from|in|of|as) (?:the |my |a )?(?:list of )?(?:{kinds}|option|choice|possible \w+)s?(?: \w+)?$",
            rf"^(?:the )?(?P<value>.+?) (?:{kinds}|option|choice)$",
        ):
            match = re.match(pattern, what, re.I)
            if not match:
                continue
            values = [
                t for t in all_targets(draft)
                if t.kind == "option" and t.record == record.name and t.name == name
                and any(identifier(t.label) == identifier(re.sub(r"^the ", "", v)) or singular(identifier(t.label)) == singular(identifier(v)) for v in listed(match["value"]))
            ]  # fmt: skip
            for target in values:
                _drop_option(record, target, draft)
            if values:
                return True
    return False


def _drop_option(record: Record, target: Target, draft: Draft) -> None:
    one = record.field(target.name)
    record = draft.record(record.name) or record
    one = record.field(target.name)
    if one is None:
        return
    left = tuple(o for o in one.options if o != target.label)
    if len(left) < 2:
        raise RefusedError(
            f"“{one.label}” needs two options at least.", f"To have none, say: remove {one.label.lower()}."
        )
    using = [t for t in draft.lines if f'"{target.label}"' in t]
    if using:
        raise RefusedError(f"“{using[0]}” counts what is {target.label}.", "Say first what should become of that.")
    write_options(record, target.name, left, draft)


# ---- adding ----------------------------------------------------------------------------------------------------------


def add_option(wish: str, draft: Draft) -> bool:
    """“add a category for pets”, “add pets to the categories”, “a new status called lost after won”."""
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
        kinds = _field_words(name)
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


def add_field(wish: str, draft: Draft) -> bool:
    """“add a due date”, “each task should have a priority (low, medium or high)”, “also note the price and the shop”."""
    match = _ADD.match(wish)
    if not match or not draft.blueprint.records:
        return False
    what = match["what"]
    options = _said_options(what)
    head = what[: options[1]] if options else what
    if _NOT_A_FIELD.search(head):
        return False
    owner = next((match[n] for n in ("owner", "owner2", "owner3") if match[n]), "")
    record, head = _record_for(owner, head, draft)
    if record is None or not head.strip():
        return False
    parts = [head] if options else _split_fields(head)
    added = 0
    for part in parts:
        text = _field_of(part, options[0] if options else ())
        if text is None:
            return False
        try:
            draft.add_field(draft.record(record.name) or record, text)
            added += 1
        except RefusedError as error:
            if len(parts) == 1 or not error.is_so:
                raise
    return added > 0


def _said_options(what: str) -> tuple[tuple[str, ...], int] | None:
    """Return the options that the words list, and where they begin."""
    for pattern in (
        r"\s*\((?P<list>[^)]+(?:[,/]| or | and )[^)]+)\)",
        r"\s*[,:;]?\s*(?:which|that|it|who) (?:can|could|may|should|is|are|will)(?: either)?(?: be)? (?:one of |either )?(?P<list>[^.]+(?:,| or )[^.]+)$",
        r"\s*[,:;]?\s*(?:with|having|either|from|out of)(?: the)?(?: (?:options|choices|values|levels|possible values|possibilities|answers))?:? (?P<list>[^.]+(?:,| or | and )[^.]+)$",
        r"\s*:\s*(?P<list>[^.]+(?:,| or |/)[^.]+)$",
    ):
        if match := re.search(pattern, what, re.I):
            values = [re.sub(r"^(?:an?|the|either) ", "", v, flags=re.I) for v in listed(match["list"])]
            if len(values) > 1 and all(len(v.split()) <= 3 for v in values):
                return tuple(values), match.start()
    return None


def _record_for(owner: str, head: str, draft: Draft) -> tuple[Record | None, str]:
    """Return the record that gets the field, and the words without its name."""
    records = draft.blueprint.records
    if owner:
        found = next((r for r in records if singular(identifier(owner)) in (r.name, singular(r.name))), None)
        if found:
            return found, head
    for _ in range(3):
        tail = _TAIL.search(head)
        if not tail:
            break
        said = singular(identifier(tail["owner"] or ""))
        found = next(
            (r for r in records if said and (said == r.name or said in (singular(r.name), r.name.split("_")[-1]))), None
        )
        if (
            tail["owner"]
            and not found
            and said
            not in ("list", "form", "table", "app", "record", "entry", "item", "row", "one", "thing", "it", "them")
        ):
            break
        head = head[: tail.start()]
        if found:
            return found, head
    own = draft.record(_record_of_last(draft)) if draft.last else None
    return own or (records[0] if len(records) == 1 else _main(records)), head


def _main(records: tuple[Record, ...]) -> Record:
    """The record that refers to others is what the app is about; else the one with most below it."""
    return max(records, key=lambda r: (any(f.ref for f in r.fields), len(r.totals) + len(r.charts), len(r.fields)))


def _record_of_last(draft: Draft) -> str:
    return next((r.name for r in draft.blueprint.records if r.field(draft.last)), "")


def _split_fields(head: str) -> list[str]:
    return [p for p in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+(?:also\s+)?(?:an?\s+|the\s+)?", head) if p.strip()]


def _field_of(part: str, options: tuple[str, ...]) -> str | None:
    """Return a field as the blueprint says it; None for words that are no name of something."""
    words = part.strip(" .,;:")
    presence = ""
    if found := re.search(r"\b(optional|required|mandatory)\b", words, re.I):
        presence = " optional" if found[1].lower() == "optional" else " required"
        words = words.replace(found[0], " ").strip()
    whether = re.match(r"(?:an? |the )?(?:check ?box |tick ?box |field |column |yes/no )?(?:for |to say |saying |that says |showing )?(?:whether|if) (?:it|they|he|she|i|we|the \w+|an? \w+|each \w+|every \w+)?\s*(?:is|are|was|were|has been|have been|have|has|got)?\s*(?P<name>.+)$", words, re.I)  # fmt: skip
    if whether:
        return f"{identifier(label(whether['name']))} yesno"
    kind = ""
    if found := re.match(r"^(?:an? |the )?(check ?box|tick ?box|yes ?/ ?no(?: field)?|drop-?down|date|number|text|photo|picture|rating|link) (?:field |column |box )?(?:for|called|named|to say|saying) (?:the |an? |its |their |when (?:it|i) )?(?P<name>.+)$", words, re.I):  # fmt: skip
        kind = _type_said(found[1])
        words = found["name"]
    words = _NOISE.sub("", words + " ").strip()
    words = re.sub(
        r"^(?:the|an?|its|their|his|her|my|how|which|what|who|where|our|when(?= (?:it|i|we|they)\b))\s+(?=\w)",
        "",
        words,
        flags=re.I,
    )
    words = re.sub(r"\s+(?:field|column|box|entry|input)s?$", "", words, flags=re.I)
    if found := re.search(r"\s+(?:as|which is|that is|being)(?: an?| the)? (?P<kind>[\w /-]+)$", words, re.I):
        kind, words = _type_said(found["kind"]) or kind, words[: found.start()]
    if found := re.match(r"^(?P<kind>yes/no|star|date|text|number|money) (?:called|named) (?P<name>.+)$", words, re.I):
        kind, words = _type_said(found["kind"]), found["name"]
    name = identifier(label(words))
    if not name or len(name.split("_")) > 4 or re.search(r"^(?:it|them|that|this|something|things?|more|n_\d+)$", name):
        return None
    if re.search(r"_(?:when|if|to|that|who|so|because|is|are|can|should|from|until|since)_", f"_{name}_") and not kind:
        return None
    if options:
        return f"{name} choice({'/'.join(options)}){presence}"
    if not kind and name in ("priority", "importance", "urgency"):
        return f"{name} choice(low/medium/high){presence}"
    return f"{name} {kind or _implied(name)}{presence}"


def _implied(name: str) -> FieldType:
    kind = implied_type(name)
    if kind == "text" and re.search(
        r"(^|_)(done|finished|paid|bought|read|seen|active|favou?rite|urgent|important|returned|packed|sent)$", name
    ):
        return "yesno"
    return kind


def _type_said(words: str) -> str:
    text = words.strip().lower()
    for pattern, kind in _KINDS:
        if re.fullmatch(rf"(?:an? |the )?(?:{pattern})(?: field| column| box| input)?", text):
            return kind
    return TYPE_WORDS.get(identifier(text), "")


# ---- what a field is -------------------------------------------------------------------------------------------------


def retype(wish: str, draft: Draft) -> bool:
    """“make the amount a number”, “turn notes into longer text”, “category should be a dropdown with a, b and c”."""
    match = re.match(
        r"^(?:make|turn|change|convert|switch|set)\s+(?P<field>.+?)\s+(?:into|to(?: be)?|be|as)?\s*(?:an? |the )(?P<kind>.+)$", wish, re.I
    ) or re.match(
        r"^(?:make|turn|change|convert|switch)\s+(?P<field>.+?)\s+(?:into|to(?: be)?)\s*(?P<kind>.+)$", wish, re.I
    ) or re.match(r"^(?P<field>.+?) (?:should|must|shall|needs to|has to|ought to) be (?:an? |the )?(?P<kind>.+)$", wish, re.I)  # fmt: skip
    if not match:
        return False
    options = _said_options(" " + match["kind"]) or _said_options(match["kind"])
    kind_words = match["kind"][: max(0, options[1] - 1)] if options else match["kind"]
    kind = (
        "choice"
        if options
        else _type_said(re.sub(r"\s+(?:field|column|instead|type)$", "", kind_words.strip(), flags=re.I))
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
    ) or re.match(r"^(?P<a>.+?) (?:should|must|shall) (?:come|go|be|stand|appear)(?: \w+)? (?P<way>before|after|in front of|above|below) (?P<b>.+)$", wish, re.I)  # fmt: skip
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
        r"\b(?:newest|oldest|cheapest|latest|highest|lowest|most|biggest|overdue|urgent)\b", match["a"], re.I
    ):
        return False
    found = find_member(match["a"], draft)
    if found is None or found[1].kind == "calc":
        return False
    is_first = match["way"].lower() in ("first", "front", "start", "beginning", "top", "left")
    draft.move_field(found[0], found[1].name, 0 if is_first else len(draft.field_texts(found[0])))
    return True


def _field_words(name: str) -> str:
    """Return a pattern for what people call the options of a field: `status` is also a stage or a column."""
    own = re.escape(name.replace("_", " "))
    stem = re.escape(re.sub(r"y$", "", singular(name).replace("_", " ")))
    more = {
        "status": "|stage|state|step|column|status(?:es)?",
        "stage": "|status|step|column",
        "category": "|kind|type|categor(?:y|ie)",
    }
    return f"{own}|{own}e|{stem}(?:ie|y)?" + more.get(name, "")


def _owner(target: Target, draft: Draft) -> Record:
    record = draft.record(target.record)
    assert record is not None
    return record
