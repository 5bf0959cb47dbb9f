"""Wishes about a value: the minutes of a timer, a target, a default, the step of a counter; and small parts to add."""

import re
from dataclasses import replace

from app.domain.blueprint import label_of
from app.domain.words import identifier
from app.kit.javascript import members_of
from app.pipeline.change.draft import Draft, RefusedError, field_text
from app.pipeline.change.targets import Target, all_targets, find_all, find_member
from app.pipeline.change.wording import label, listed
from app.pipeline.clauses import content_stems

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fortyfive": 45, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_NUMBER = rf"(?:[$€£]\s?)?(?P<n>\d[\d,]*(?:\.\d+)?|{'|'.join(_WORDS)})\b\s*(?P<unit>percent|%|minutes?|mins?|seconds?|secs?|hours?|dollars|euros|pounds|rounds?|times|\w+)?"
_SET = re.compile(
    rf"^(?:change|set|make|raise|lower|increase|decrease|reduce|put|update|adjust|use|let|have|turn)\s+(?P<what>.*?)\s*(?:\b(?:from [\d.,]+ )?(?:to|at|be|as|by default|=|of)\s+)?(?:only |just |about )?{_NUMBER}(?P<rest>.*)$",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    rf"^(?P<what>.*?){_NUMBER}(?P<between>.*?)\b(?:instead of|rather than|not)\b\s*(?P<old>[\w.,]+).*$", re.IGNORECASE
)
_SHOULD = re.compile(
    rf"^(?P<what>.+?)\s+(?:should|must|shall|has to|needs to|is|are|is now|takes|lasts?|counts?|goes)\s+(?:be |start (?:at|with) |default to |last |take |run for |go up )?(?:now |only |by |at |in steps of )?{_NUMBER}(?P<rest>.*)$",
    re.IGNORECASE,
)


def set_value(wish: str, draft: Draft) -> bool:
    """“make the timer 25 minutes”, “set the goal to 300”, “change the tip to 15 percent”, “count by fives”."""
    if _step(wish, draft):
        return True
    if match := re.match(rf"^{_NUMBER}(?P<rest>(?: \w+)?)(?: by default)?$", wish, re.I):
        what, unit = (
            f"{match['unit'] or ''} {match['rest']}".replace("by", "").replace("default", ""),
            (match["unit"] or "").lower(),
        )
        targets = [t for t in all_targets(draft) if t.kind == "timer"] if re.match(r"round|min|sec|hour", unit) else []
        if len(targets) == 1:
            return _write(targets[0], _digits(match["n"]), unit, "", draft, wish)
        return bool(content_stems(what)) and _apply(what, _digits(match["n"]), "", "", draft, wish)
    if re.match(r"(?:add|remove|delete|sort|warn|remind|only|count only|highlight|mark)\b", wish, re.I):
        return False
    for pattern in (_INSTEAD, _SET, _SHOULD):
        match = pattern.match(wish)
        if not match:
            continue
        number = _digits(match["n"])
        unit = (match["unit"] or "").lower()
        old = _digits(match["old"]) if "old" in match.groupdict() else ""
        if _apply(match["what"], number, unit, old, draft, wish):
            return True
    return False


def _apply(what: str, number: str, unit: str, old: str, draft: Draft, wish: str) -> bool:
    what = re.sub(
        r"\b(?:the|default|value|amount|starting|initial|of|for|to|from|its|my|length|duration|time|by|default|a|an|use|make|set|change|it|standard)\b",
        " ",
        what,
        flags=re.I,
    )
    targets = [t for t in all_targets(draft) if t.kind in ("timer", "goal", "setting", "input", "counter", "drill")]
    is_time = bool(re.match(r"min|sec|hour", unit))
    chosen: list[Target] = []
    if content_stems(what):
        chosen = [t for t in find_all(what, draft) if t.kind in ("timer", "goal", "setting", "input", "counter")]
        if not chosen and is_time:
            chosen = [
                t
                for t in targets
                if t.kind == "timer" and content_stems(what) & content_stems(draft.lines[t.line] + " timer countdown")
            ]
        if not chosen:
            return _field_default(what, number, draft)
    if not chosen and is_time:
        chosen = [t for t in targets if t.kind == "timer"]
    if not chosen and old:
        chosen = [t for t in targets if re.search(rf"(?<![\d.]){re.escape(old)}(?![\d.])", draft.lines[t.line])]
    if not chosen and not content_stems(what) and len(targets) == 1:
        chosen = targets
    if len(chosen) != 1:
        return False
    return _write(chosen[0], number, unit, old, draft, f"{what} {wish}")


def _write(target: Target, number: str, unit: str, old: str, draft: Draft, said: str) -> bool:
    text = draft.lines[target.line]
    match target.kind:
        case "timer":
            new = _timer(text, number, unit, old, said)
        case "goal":
            new = re.sub(r" of [\d.,]+", f" of {number}", text, count=1)
        case "counter":
            new = _counter(text, number, said)
        case _:
            new = re.sub(r"(\s*=\s*|\s)-?\d+(?:\.\d+)?\s*$", rf"\g<1>{number}", text)
            if new == text and not text.rstrip().endswith(number):
                new = (
                    f"{text} {number}"
                    if re.search(r"\b(?:number|money|percent|stars)$", text)
                    else f"{text} = {number}"
                )
    if new is None:
        return False
    draft.edits += 1
    if new == text:
        raise RefusedError(f"“{target.label}” is {number} already.", is_so=True)
    draft.lines[target.line] = new
    return True


def _timer(text: str, number: str, unit: str, old: str, said: str) -> str | None:
    if " intervals" in text:
        if re.match(r"round|time", unit):
            return re.sub(r" x \d+$", "", text) + f" x {number}"
        for phase in re.findall(r"[:,]\s*([A-Za-z][\w ]*?) \d+ ?(?:min|sec|hour|s|m)\w*", text):
            if content_stems(phase) & content_stems(said):
                return re.sub(rf"({re.escape(phase)} )\d+ ?(\w+)", rf"\g<1>{number} {_unit(unit) or 'min'}", text)
        if old:
            return re.sub(rf"(?<!\d){old}(?!\d)", number, text)
        return None
    if " countdown" in text:
        return (
            re.sub(r"\d+(?:\.\d+)? ?\w+.*$", f"{number} {_unit(unit) or 'minutes'}", text)
            if re.search(r"\d", text)
            else f"{text} {number} {_unit(unit) or 'minutes'}"
        )
    return None


def _unit(unit: str) -> str:
    return next(
        (long for short, long in (("min", "minutes"), ("sec", "seconds"), ("hour", "hours")) if unit.startswith(short)),
        "",
    )


def _counter(text: str, number: str, said: str) -> str:
    word = (
        "step"
        if re.search(r"\bsteps?\b|\bat a time\b|\bby\b", said)
        else "start"
        if re.search(r"\bstart", said)
        else "goal"
    )
    bare = re.sub(rf" {word} \d+", "", text)
    return f"{bare} {word} {number}"


def _step(wish: str, draft: Draft) -> bool:
    match = re.match(rf"^(?:make (?:it|the counter|the button) )?(?:count|go|step|add|increase)(?: up)?(?: it)? (?:by|in steps of|in)\s+{_NUMBER}", wish, re.I) \
        or re.search(rf"\b(?:in steps of|step (?:of|size))\s+{_NUMBER}", wish, re.I)  # fmt: skip
    counters = [t for t in all_targets(draft) if t.kind == "counter"]
    if not match or len(counters) != 1:
        return False
    return _write(counters[0], _digits(match["n"]), "", "", draft, "step")


def _field_default(what: str, number: str, draft: Draft) -> bool:
    found = find_member(what, draft)
    if found is None or found[1].kind != "field":
        return False
    record, target = found
    one = record.field(target.name)
    if one is None or not one.is_numeric:
        return False
    draft.change_field(record, target.name, field_text(replace(one, default=number)))
    return True


def set_default(wish: str, draft: Draft) -> bool:
    """“the category should be food by default”, “set the default status to open”."""
    match = re.match(r"^(?:set|make|change|let) (?:the )?default (?:value )?(?:of |for )?(?P<what>.+?) (?:to|be|as) (?P<value>.+)$", wish, re.I) \
        or re.match(r"^(?:make|set|let) (?P<value>.+?) the default (?:for |of )?(?:the )?(?P<what>.+)$", wish, re.I) \
        or re.match(r"^(?P<what>.+?) (?:should|must|shall) (?:be|default to|start as|start with|be set to) (?P<value>.+?)(?: by default| from the start| at first)$", wish, re.I) \
        or re.match(r"^(?P<what>.+?) (?:should|shall) default to (?P<value>.+)$", wish, re.I)  # fmt: skip
    if not match:
        return False
    found = find_member(re.sub(r"^(?:set|make|let) ", "", match["what"]), draft)
    if found is None or found[1].kind != "field":
        return False
    record, target = found
    one = record.field(target.name)
    if one is None:
        return False
    value = label(match["value"])
    if one.options:
        value = next((o for o in one.options if identifier(o) == identifier(value)), "")
        if not value:
            raise RefusedError(f"“{one.label}” has no option like that.", f"It can be {', '.join(one.options)}.")
    if one.is_numeric:
        value = _digits(value.split()[0])
    draft.change_field(record, target.name, field_text(replace(one, default=value)))
    return True


def add_part(wish: str, draft: Draft) -> bool:
    """Small parts said in full: another counter, a habit, a stopwatch, a line of text, a goal, a second list."""
    if match := re.match(r"^(?:add|show|write|put|include)(?: in)? (?:a |the |some )?(?:line|text|sentence|note|paragraph|heading|message|words?)(?: of text)?(?: at the \w+)?(?: that says?| saying| which says|:| with the (?:words|text))+ (?P<text>.+)$", wish, re.I) \
        or re.match(r"^write (?P<text>[\"“'].+[\"”'])(?: at the \w+| above .+| below .+)?$", wish, re.I):  # fmt: skip
        text = label(re.sub(r"\s+(?:at|on) the (?:top|bottom|end)$", "", match["text"]))
        draft.add_line(f"text {text[:1].upper()}{text[1:]}")
        return True
    if match := re.match(
        r"^(?:add|include|give me|i (?:also )?(?:want|need)) (?:an?|another|one more) (?:second )?(?P<kind>counter|habit)(?: (?:for|called|named|to count|to|of))? (?:the |my |me )?(?P<name>.+)$",
        wish,
        re.I,
    ):
        name = label(match["name"])
        draft.add_line(f"{match['kind'].lower()} {name[:1].upper()}{name[1:]}")
        draft.last = name
        return True
    b = draft.blueprint
    if match := re.match(r"^(?:add|include) (?P<name>[\w' -]+?) as an? (?:new )?(?P<kind>counter|habit)$", wish, re.I):
        draft.add_line(f"{match['kind'].lower()} {label_of(label(match['name']))}")
        return True
    match = re.match(r"^(?:also )?count (?:the )?(?P<name>[\w ]+?)(?: as well| too| separately)?$", wish, re.I)
    if match and b.counters and not b.records:
        draft.add_line(f"counter {label_of(label(match['name']))}")
        return True
    asked = re.match(
        r"^(?:add|include) (?:an? |another |the )?(?:new )?question:? ?(?P<q>[^?]+\?) (?P<a>[^,.;]+?)[,.;]? (?:not|and not|wrong(?: answers| ones)?(?: are)?:?|instead of) (?P<w>.+)$",
        wish,
        re.I,
    )
    if asked and b.quizzes:
        answers = " | ".join([label(asked["a"]), *listed(asked["w"])])
        draft.add_line(f"ask {asked['q']} = {answers}")
        return True
    pair = re.match(
        r"^(?:add|include|i (?:also )?need|give me|also) (?:an? )?(?:converter |conversion )?(?:from |between |for |of )?(?P<a>\w+) (?:to|and|into|<->) (?P<b>\w+)(?: conver\w+)?$",
        wish,
        re.I,
    )
    if pair and "conver" in wish.lower() and draft.find_conversion(pair["a"], pair["b"], None):
        draft.add_line(f"convert {pair['a'].lower()} <-> {pair['b'].lower()}")
        return True
    match = re.match(
        r"^(?:also )?(?:track|add|include|i (?:also )?want to track) (?:also )?(?:the habit )?(?P<name>.+)$", wish, re.I
    )
    if match and b.habits and not b.records:
        for name in listed(match["name"]):
            draft.add_line(f"habit {label_of(name)}")
        return True
    if re.match(r"^(?:add|include|give me|i (?:also )?(?:want|need)|put in) (?:an? )?(?:stop ?watch)\b", wish, re.I):
        draft.add_line("timer stopwatch" + _kept(wish, draft))
        return True
    if match := re.match(
        rf"^(?:add|include|give me|i (?:also )?(?:want|need)|put in|set) (?:an? )?(?:new )?(?:goal|target) of {_NUMBER}(?P<rest>.*)$",
        wish,
        re.I,
    ):
        return _goal(match["n"], f"{match['unit'] or ''} {match['rest']}", draft)
    return False


def _kept(wish: str, draft: Draft) -> str:
    """“… that keeps the seconds”: what the stopwatch measures goes into a number of the record."""
    found = re.search(r"\b(?:keep|save|store|log|record|writ)\w*\b(?P<rest>.*)$", wish, re.I)
    record = draft.record()
    numbers = [f.name for f in record.fields if f.type == "number"] if found and record else []
    named = [n for n in numbers if found and content_stems(n.replace("_", " ")) & content_stems(found["rest"])]
    return f" keeps {named[0]}" if len(named) == 1 else ""


def _goal(number: str, rest: str, draft: Draft) -> bool:
    period = re.search(r"\b(?:per|a|each|every) (day|week|month|year)\b", rest, re.I)
    record = draft.record()
    if record is None:
        counters = [t for t in all_targets(draft) if t.kind == "counter"]
        return len(counters) == 1 and _write(counters[0], _digits(number), "", "", draft, "goal")
    numeric = [m for m in members_of(record) if m.type in ("number", "money")]
    named = [m for m in numeric if content_stems(m.label) & content_stems(rest)]
    is_counted = content_stems(rest) & content_stems(f"{record.label} {record.label}s")
    if not named and not is_counted and len(numeric) > 1:
        return False
    chosen = named or ([] if is_counted else numeric)
    what, name = (f"sum({chosen[0].name})", label_of(chosen[0].name)) if chosen else ("count()", f"{record.label}s")
    draft.add_line(
        f"goal {name} = {what} of {_digits(number)}" + (f" per {period[1].lower()}" if period else ""), record.name
    )
    return True


def _digits(word: str) -> str:
    clean = word.lower().replace(",", "").replace("-", "")
    return str(_WORDS.get(clean, clean))
