"""Wishes about what is noted of each record: new fields, their types and options, out of the words."""

import re

from app.domain.blueprint import FieldType, Record
from app.domain.words import TYPE_WORDS, identifier, implied_type, singular
from app.pipeline.change.draft import Draft, RefusedError
from app.pipeline.change.wording import label, listed

_ADD = re.compile(
    r"^(?:add|include|insert|put in|give (?:it|me|them|(?:each|every) (?P<owner>[\w ]+?)|(?:the )?(?P<owner2>\w+?s?))|there should be|"
    r"(?:i )?(?:also )?(?:want|need)(?: to (?:note|track|record|store|enter|keep|save|have|see|write down|know))|i also (?:want|need)|"
    r"(?:also )?(?:note|track|record|store|save|keep track of|ask (?:me )?for|write down|keep|log|remember)|"
    r"(?:each|every|an?|all) (?P<owner3>[\w ]+?) (?:should|must|needs?(?: to)?|shall|could|also)(?:(?: also)? (?:have|has|be given|get|need))?|(?P<owner4>\w+) (?:should|must|need to|ought to)(?: all)?(?: also)? have|"
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
    r"\s+(?:(?:field|column|box|entry|input|slot)s?\b|(?:to|for|of|on|in|with) (?:(?:each|every|the|all(?: the)?|my|a|an) )?(?P<owner>(?:(?!\b(?:to|for|of|on|in|with)\b)[\w ])+?)|"
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


def add_field(wish: str, draft: Draft) -> bool:
    """“add a due date”, “each task should have a priority (low, medium or high)”, “also note the price and the shop”."""
    sizes = {"heavy": "weight", "long": "length", "old": "age", "tall": "height", "far": "distance", "big": "size", "expensive": "price", "high": "height", "wide": "width", "deep": "depth"}  # fmt: skip
    if asked := re.match(
        rf"^(?:show |add |note |let me (?:note|say) )?how ({'|'.join(sizes)}) (?:is |are )?(?:each|every|the|it|they|all)\b[\w ]*$",
        wish,
        re.I,
    ):
        if not draft.blueprint.records:
            return False
        name = sizes[asked[1].lower()]
        draft.add_field(_main(draft.blueprint.records), f"{name} {'money' if name == 'price' else 'number'}")
        return True
    if (
        re.match(r"^(?:let me |i (?:want|need) to |allow me to )?rate (?:each|every|the|them|it|all)\b", wish, re.I)
        and draft.blueprint.records
    ):
        draft.add_field(_main(draft.blueprint.records), "rating stars")
        return True
    if put := re.match(r"^(?:put|have) (?P<what>an? .+?)(?: in(?: there)?| on it| there| to it)?$", wish, re.I):
        wish = f"add {put['what']}"
    match = _ADD.match(wish)
    if not match or not draft.blueprint.records:
        return False
    what = match["what"]
    options = said_options(what)
    head = what[: options[1]] if options else what
    if _NOT_A_FIELD.search(head):
        return False
    owner = next((match[n] for n in ("owner", "owner2", "owner3", "owner4") if match[n]), "")
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


def said_options(what: str) -> tuple[tuple[str, ...], int] | None:
    """Return the options that the words list, and where they begin."""
    for pattern in (
        r"\s*\((?P<list>[^)]+(?:[,/]| or | and )[^)]+)\)",
        r"\s*[,:;]?\s*(?:which|that|it|who) (?:can|could|may|should|is|are|will)(?: either)?(?: be)? (?:one of |either )?(?P<list>[^.]+(?:,| or )[^.]+)$",
        r"\s*[,:;]?\s*(?:with|having|either|from|out of)(?: the)?(?: (?:options|choices|values|levels|possible values|possibilities|answers))?:? (?P<list>[^.]+(?:,| or | and )[^.]+)$",
        r"\s*:\s*(?P<list>[^.]+(?:,| or |/)[^.]+)$",
        r"\s*\b(?:of|between|among) (?P<list>[^.]+(?:,| or )[^.]+)$",
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
    if re.match(r"^where (?:it|they|i|we|he|she|each|every|the|to)\b.+", words, re.I):
        return "place text"
    presence = ""
    if found := re.search(r"\b(optional|required|mandatory)\b", words, re.I):
        presence = " optional" if found[1].lower() == "optional" else " required"
        words = words.replace(found[0], " ").strip()
    whether = re.match(r"(?:an? |the )?(?:check ?box |tick ?box |field |column |yes/no )?(?:for |to say |saying |that says |showing )?(?:whether|if) (?:it|they|he|she|i|we|the \w+|an? \w+|each \w+|every \w+)?\s*(?:is|are|was|were|has been|have been|have|has|got)?\s*(?P<name>.+)$", words, re.I)  # fmt: skip
    if whether:
        return f"{identifier(label(re.sub(r'^(?:an?|the) ', '', whether['name'], flags=re.I)))} yesno"
    kind = ""
    if found := re.match(r"^(?:an? |the )?(check ?box|tick ?box|yes ?/ ?no(?: field)?|drop-?down|date|number|text|photo|picture|rating|link) (?:field |column |box )?(?:for|called|named|to say|saying) (?:the |an? |its |their |when (?:it|i) )?(?P<name>.+)$", words, re.I):  # fmt: skip
        kind = type_said(found[1])
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
        kind, words = type_said(found["kind"]) or kind, words[: found.start()]
    if found := re.match(r"^(?P<kind>yes/no|star|date|text|number|money) (?:called|named) (?P<name>.+)$", words, re.I):
        kind, words = type_said(found["kind"]), found["name"]
    if found := re.search(
        r"\s+(?:in|as) (?:kilos?|kg|grams?|liters?|litres?|minutes|hours|days|miles|kilomet(?:er|re)s|km|meters|cm|percent|euros?|dollars?|pounds?|\$|€)$",
        words,
        re.I,
    ):
        kind = kind or (
            "money"
            if re.search(r"euro|dollar|\$|€", found[0], re.I)
            else "percent"
            if "percent" in found[0]
            else "number"
        )
        words = words[: found.start()]
    if found := re.search(
        r"\s+(?:with|as|from|in|out of) (?:\w+ )?(?:stars?|(?:1|one) to (?:5|five)(?: stars)?)$", words, re.I
    ):
        kind, words = "stars", words[: found.start()]
    words = re.sub(r"\s+(?:back|again)$", "", words, flags=re.I)
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


def type_said(words: str) -> str:
    text = words.strip().lower()
    for pattern, kind in _KINDS:
        if re.fullmatch(rf"(?:an? |the )?(?:{pattern})(?: field| column| box| input)?", text):
            return kind
    return TYPE_WORDS.get(identifier(text), "")
