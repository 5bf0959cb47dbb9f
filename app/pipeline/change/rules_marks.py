"""Wishes about what each record shows: a box to tick, a badge, a reminder; and what every app has anyway."""

import re

from app.domain.blueprint import label_of
from app.kit.javascript import members_of
from app.pipeline.change.conditions import comparison, condition_of
from app.pipeline.change.draft import Draft, RefusedError
from app.pipeline.change.rules_order import record_meant
from app.pipeline.clauses import content_stems


def tick(wish: str, draft: Draft) -> bool:
    """“let me tick them off”, “add a checkbox for packed”, “I want to check things off when done”."""
    match = re.search(r"\b(?:tick|check|cross)(?:ing)? (?:\w+ )?off\b|\b(?:add|put|show|include|want|need|with|give) (?:an? |me )*(?:check ?box|tick ?box)(?:es)?(?: (?:to|for|on) (?:each|every|the) (?:item|task|entry|one|row|\w+))?$|\bmark (?:\w+ )*?as (?P<name>done|finished|bought|packed|read|seen|watched|paid|returned|completed?|sent|used)\b|\bmake (?:them|it|the \w+) (?:tickable|checkable)", wish, re.I)  # fmt: skip
    if not match or not draft.blueprint.records:
        return False
    record = record_meant(wish, draft)
    if record.tick:
        raise RefusedError("They can be ticked off already.", is_so=True)
    when = re.search(r"\b(?:when|once|as|after|that are|if) (?:they are |it is |it's |they're |i have |i've |i |we )?(done|finished|bought|packed|read|seen|watched|paid|returned|completed?|sent|used|got)\b", wish, re.I)  # fmt: skip
    name = (match["name"] or (when[1] if when else "") or "done").lower()
    draft.add_line(f"tick {name}", record.name)
    draft.last = name
    return True


def button(wish: str, draft: Draft) -> bool:
    """“a button that unticks all”, “a button to take one out”, “let me clear what is bought with one click”."""
    match = re.match(r"^(?:(?:add|include|give me|put in|there should be|i (?:also )?(?:want|need)) )?(?:an?|another|one) button(?: on each| for each \w+)? (?:to|that|which|for) (?:can |lets me |will )?(?P<what>.+)$", wish, re.I)  # fmt: skip
    if not match or not draft.blueprint.records:
        return False
    what, record = match["what"], record_meant(match["what"], draft)
    label_text = what[:1].upper() + what[1:]
    boxes = [f.name for f in record.fields if f.type == "yesno"]
    box = record.tick.field if record.tick and record.tick.field else (boxes[0] if boxes else "")
    if box and re.match(
        r"(?:un-?ticks?|un-?checks?|untick\w*|resets?|clears? (?:all|the) (?:ticks|checks|boxes|marks))\b", what, re.I
    ):
        draft.add_line(f"button {label_text}: {box} = no where {box}", record.name)
        return True
    gone = re.match(r"(?:deletes?|removes?|clears?|throws? (?:out|away))\b (?:all |everything |the |what |whatever |ones |those )*(?P<which>.+)$", what, re.I)  # fmt: skip
    if gone and (condition := condition_of(gone["which"], record)):
        draft.add_line(f"button {label_text}: delete where {condition}", record.name)
        return True
    step = re.match(r"(?P<way>adds?|takes?|removes?|subtracts?|increases?|decreases?|uses?|counts? (?:up|down)|gives?)\b.*\b(?:one|1|it)\b", what, re.I)  # fmt: skip
    numbers = [f.name for f in record.fields if f.type == "number"]
    if step and numbers:
        named = [n for n in numbers if content_stems(n.replace("_", " ")) & content_stems(what)]
        usual = [n for n in numbers if re.search(r"stock|left|count|quantity|amount|votes?|number|copies", n)]
        name = (named or usual or numbers)[0]
        sign = "+" if re.match(r"add|increase|count up|give", step["way"], re.I) else "-"
        draft.add_line(f"button {label_text}: {name} = {name} {sign} 1", record.name)
        return True
    return False


def warn(wish: str, draft: Draft) -> bool:
    """“warn me when stock is below 5”, “mark overdue ones”, “highlight expenses over 100”."""
    match = re.match(r"^(?:warn(?: me)?|alert me|flag|mark|highlight|point out|tell me|show (?:me )?(?:a )?(?:warning|badge|alert)|add an? (?:warning|badge|alert|mark))\b(?P<rest>.*)$", wish, re.I)  # fmt: skip
    if not match or not draft.blueprint.records or re.match(r"mark .+ as ", wish, re.I):
        return False
    rest = re.sub(
        r"^\s*(?:me\s+)?(?:when(?:ever)?|if|about|for|on|once|that|as soon as|all|the|those|every|any|everything|things|items)\b\s*",
        "",
        match["rest"].strip(),
        flags=re.I,
    )
    record = record_meant(rest, draft)
    dates = [m.name for m in members_of(record) if m.type == "date"]
    done = record.tick.field if record.tick and record.tick.field else next((f.name for f in record.fields if f.type == "yesno" and f.name in ("done", "paid", "returned", "finished", "completed")), "")  # fmt: skip
    if re.search(r"\b(?:overdue|late|past (?:its |the |their )?(?:due|date|deadline)|expired|too late)\b", rest, re.I):
        if not dates:
            raise RefusedError(
                "Being late needs a date, and nothing here has one.", "Say: add a due date, and mark overdue ones."
            )
        due = next((d for d in dates if re.search(r"due|deadline|until|end|expir|back", d)), dates[0])
        word = "Expired" if "expire" in rest.lower() else "Overdue"
        text = f"warn {word} when {due} < today()" + (f" and not {done}" if done else "")
    else:
        condition = comparison(re.sub(r"\b(?:goes|go|falls?|drops?|gets?|rises?|runs?|is|are|there (?:is|are)|have|has|with|a|an|the)\b", " ", rest), record) or condition_of(rest, record)  # fmt: skip
        if condition is None:
            return False
        low = re.search(r"\b(?:under|below|less|fewer|low)\b", rest, re.I)
        high = re.search(r"\b(?:over|above|more|greater|at least|larger)\b", rest, re.I)
        field = re.sub(r"^not ", "", condition).split()[0]
        word = f"Low {label_of(field).lower()}" if low else f"High {label_of(field).lower()}" if high else label_of(condition.split('"')[1]) if '"' in condition else label_of(condition)  # fmt: skip
        text = f"warn {word} when {condition}"
    if any(t.partition(" when ")[2] == text.partition(" when ")[2] for t in draft.lines if t.startswith("warn ")):
        raise RefusedError("Those are marked already.", is_so=True)
    draft.add_line(text, record.name)
    return True


def remind(wish: str, draft: Draft) -> bool:
    """“remind me three days before the due date”."""
    match = re.match(r"^(?:remind me|give me a reminder|add (?:a )?reminders?|show (?:me )?(?:a )?reminders?|i want (?:a )?reminders?|let me know)\b(?P<rest>.*)$", wish, re.I)  # fmt: skip
    if not match:
        return False
    words = {
        "one": 1,
        "a": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "ten": 10,
        "fourteen": 14,
    }
    days = re.search(r"\b(\d+|" + "|".join(words) + r") (day|week|month)s?\b", match["rest"], re.I)
    count = (
        (int(days[1]) if days[1].isdigit() else words[days[1].lower()])
        * {"day": 1, "week": 7, "month": 30}[days[2].lower()]
        if days
        else 7
    )
    for record in draft.blueprint.records:
        dates = [m for m in members_of(record) if m.type == "date"]
        if dates:
            said = frozenset(re.findall(r"\w+", match["rest"].lower()))
            one = max(dates, key=lambda m: len(said & set(m.name.split("_")))).name
            old = [draft.lines[r.line] for r in record.reminders if r.field == one and r.line >= 0]
            text = f"remind {one} {count} days" + (
                " yearly" if re.search(r"birthday|every year|yearly|anniversar", f"{wish} {one}", re.I) else ""
            )
            if text in old:
                raise RefusedError("You are reminded of that already.", is_so=True)
            for line in old:
                draft.lines.remove(line)
            draft.add_line(text, record.name)
            return True
    raise RefusedError(
        "A reminder needs a date, and nothing here has one.", "Say: add a due date, and remind me of it."
    )


def there_anyway(wish: str, draft: Draft) -> bool:
    """What every app has is not added again."""
    match = re.match(r"^(?:add|include|give me|i want|i need|let me|put in|there should be|make it possible to|allow me to|be able to)\b.*?\b(?P<what>search(?: (?:box|field|bar|function))?|undo|export(?: .*)?|import(?: .*)?|print(?:ing)?(?: .*)?|delete (?:them|entries|items|things|records)|edit (?:them|entries|items|things|records)|back ?up)$", wish, re.I)  # fmt: skip
    if not match or not draft.blueprint.records:
        return False
    raise RefusedError(
        "Every app has that: searching above the list, undo after deleting, the rest under More.", is_so=True
    )
