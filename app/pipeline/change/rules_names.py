"""Wishes about what things are called: the app, its lists, columns, figures, buttons, options."""

import re

from app.domain.blueprint import label_of
from app.domain.words import identifier, singular
from app.pipeline.change.draft import Draft, RefusedError, Rename
from app.pipeline.change.targets import Target, choice_options, find_one
from app.pipeline.change.wording import QUOTES, label, titled

_APP = (
    r"(?:it|this|that|the app|app|this app|my app|the whole (?:thing|app)|the title|title|the (?:app )?name|the headline|"
    r"the heading|the (?:title|name|heading|headline) of (?:the|this|my) app|the app's (?:name|title))"
)
_TO = r"(?:to|into|as|=|:)"
_APP_NAMED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:rename|retitle|name|title|call) {_APP} (?:{_TO} )?(?P<new>.+)$",
        rf"^(?:change|set|make|update) (?:the )?(?:title|name|heading|headline)(?: of (?:the|this|my) app)? (?:{_TO}|be|say|read) (?P<new>.+)$",
        r"^(?:change|set) (?:the )?app(?:'s)? (?:title|name)(?: to| into| as)? (?P<new>.+)$",
        r"^(?:the|this|my) app (?:should|shall|must|is to) be (?:called|named|titled) (?P<new>.+)$",
        r"^(?:it|this) (?:should|shall|must|is to|ought to) be (?:called|named|titled) (?P<new>.+)$",
        r"^(?:the )?(?:app )?(?:title|name) ?[:=] ?(?P<new>.+)$",
        r"^(?:the )?(?:title|name|heading)(?: of (?:the|this|my) app)? (?:should|shall|must) (?:be|say|read) (?P<new>.+)$",
        r"^(?:a |give it (?:a|the) )(?:new |better )?(?:name|title)[,: ]+(?P<new>.+)$",
        r"^give (?:it|the app) the (?:new )?(?:name|title) (?P<new>.+)$",
    )
)
_RENAMED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:rename|relabel|retitle) (?P<old>.+?) (?:{_TO}) (?P<new>.+)$",
        r"^(?:change|set|edit) (?:the )?(?:name|label|title|heading|caption|wording|text) (?:of|on|for) (?P<old>.+?) (?:to|into|as) (?P<new>.+)$",
        r"^(?:change|set) (?:the )?(?P<old>.+?)(?:'s)? (?:name|label|title|heading|caption|wording) (?:to|into|as) (?P<new>.+)$",
        r"^(?P<old>.+?) (?:should|shall|must|is to|ought to) (?:be (?:called|named|labell?ed|titled)|read|say) (?P<new>.+)$",
        r"^(?:say|write|use|show|put) (?P<new>.+?) (?:instead of|rather than|in place of) (?P<old>.+)$",
        r"^(?:instead of|rather than) (?P<old>.+?),? (?:say|write|use|call it|call them|put|it should (?:say|be)|i want it to say) (?P<new>.+)$",
        r"^(?:call|name|label) (?P<new>[\"“'].+[\"”']) (?P<old>the .+)$",
        r"^replace (?:the )?(?:words?|name|label|text) (?P<old>.+?) (?:with|by) (?P<new>.+)$",
        r"^(?:call|name|label) (?P<old>.+?) (?P<new>[\"“'].+[\"”'])$",
        r"^(?:change|replace) (?P<old>[\"“'].+?[\"”']) (?:to|with|by|into) (?P<new>.+)$",
        r"^(?P<old>.+?) (?:is|are) (?:now )?(?:called|named) (?P<new>.+?)(?: from now on| now)?$",
        r"^(?P<old>.+?) is (?:wrong|misleading|confusing),? (?:call|name) it (?P<new>.+)$",
    )
)
_CALL = re.compile(r"^(?:call|name|label|title) (?P<words>.+)$", re.IGNORECASE)
_ALIKE = (
    {"client", "customer", "buyer", "patron", "guest", "account"}, {"due", "deadline", "date", "due_date"},
    {"price", "cost", "amount", "fee", "value", "sum"}, {"task", "todo", "item", "job", "chore", "thing", "name"},
    {"notes", "comment", "description", "remark", "details"}, {"category", "type", "kind", "genre", "group"},
    {"worker", "employee", "person", "staff", "member", "name", "who"}, {"title", "name", "subject", "what"},
    {"quantity", "count", "amount", "number"}, {"place", "location", "where", "room"},
)  # fmt: skip


def rename(wish: str, draft: Draft) -> bool:
    """Do what a wish about a name says."""
    if re.match(r"(?:call|remind|phone|ring) me\b", wish, re.I):
        return False
    for pattern in _APP_NAMED:
        if (match := pattern.match(wish)) and not re.search(r"\binstead of\b", wish):
            return _rename_app(match["new"], draft)
    if match := re.match(rf"^(?:call|name|rename) {_APP[:-1]}|the app) (?P<new>.+)$", wish, re.I):
        return _rename_app(match["new"], draft)
    for pattern in _RENAMED:
        if match := pattern.match(wish):
            return _rename_part(match["old"], match["new"], draft)
    if match := _CALL.match(re.sub(r"^we (?:call|say|name)\b", "call", wish, flags=re.I)):
        return _call(match["words"], draft)
    return False


def _rename_app(new: str, draft: Draft) -> bool:
    new = re.sub(r"^(?:be |to |as |into |called |named )+", "", new, flags=re.I)
    if not label(new):
        return False
    draft.rename_app(titled(new))
    return True


def _rename_part(old: str, new: str, draft: Draft) -> bool:
    new = label(new)
    if re.fullmatch(rf"{_APP}", label(old), re.IGNORECASE) or identifier(label(old)) == identifier(
        draft.blueprint.title
    ):
        return _rename_app(new, draft)
    target = _find(old, draft)
    if target is None:
        return False
    _apply(target, new, draft)
    return True


def _find(old: str, draft: Draft) -> Target | None:
    words = label(re.sub(r"[" + QUOTES + "]", "", old))
    bare = re.sub(
        r"^(?:the|my|this|that)\s+|\b(?:the )?(?:words?|label|heading|caption)\b|\b(?:column|field|box|heading)s?$",
        " ",
        words,
        flags=re.I,
    )
    return find_one(words, draft) or (find_one(bare, draft) if bare.strip() and bare != words else None)


def _call(words: str, draft: Draft) -> bool:
    """“call the column client”, “call items products”, “call the customer client”: where the old name ends is not said."""
    split = label(words).split()
    for at in range(len(split) - 1, 0, -1):
        old, new = " ".join(split[:at]), " ".join(split[at:])
        if re.fullmatch(r"(?:the|this|my|a)", old, re.I):
            continue
        if re.fullmatch(r"(?:the |this )?(?:column|field|box)", old, re.I):
            return _call_some_column(new, draft)
        target = _find(old, draft)
        if target is not None and identifier(new) != identifier(target.label):
            _apply(target, new, draft)
            return True
    return False


def _call_some_column(new: str, draft: Draft) -> bool:
    """Which column is not said: the one that means nearly the same, else the one that names a record."""
    record = draft.record()
    if record is None:
        return False
    name = identifier(new)
    alike = [f.name for f in record.fields if any({name, f.name} <= set(group) for group in _ALIKE)]
    if record.field(name):
        raise RefusedError(f"There is a column “{label_of(name)}” already.", is_so=True)
    draft.rename_field(record, alike[0] if alike else record.title_field.name, new)
    return True


def _apply(target: Target, new: str, draft: Draft) -> None:
    new = re.sub(r"^(?:just|simply|now)\s+", "", label(new), flags=re.I)
    record = draft.record(target.record)
    if target.kind == "option" and record is not None:
        _rename_option(record.name, target, new, draft)
    elif target.kind in ("field", "tick", "stage", "calc") and record is not None and target.name:
        draft.rename_field(record, target.name, new)
    elif target.kind == "record" and record is not None:
        draft.rename_record(record, singular(identifier(new)))
    elif target.kind in ("input", "output", "setting"):
        rename_value(target, new, draft)
    elif target.kind in ("filter", "sort", "group", "remind", "calendar") and record is not None:
        draft.rename_field(record, identifier(target.label), new)
    else:
        keyword = draft.lines[target.line].split(" ", 1)[0]
        first = new if new != new.lower() or keyword in ("total", "goal") else new[:1].upper() + new[1:]
        draft.rename_label(target.line, keyword, _said_in(draft.lines[target.line], target.label), first)


def _said_in(text: str, said: str) -> str:
    """Return the label as it stands in its line: labels are shown with a capital."""
    found = re.search(re.escape(said), text, re.IGNORECASE)
    return found[0] if found else said


def rename_value(target: Target, new: str, draft: Draft) -> None:
    """Rename an input, a result or a setting, in its own line and in every formula that reads it."""
    old, name = target.name, identifier(new)
    if not name or name == old:
        raise RefusedError(f"It is called “{target.label}” already.", is_so=True)
    draft.edits += 1
    for at, text in enumerate(draft.lines):
        keyword, _, rest = text.partition(" ")
        if keyword in ("app", "text", "renamed", "record", "start"):
            continue
        if at == target.line:
            said = re.match(r"[^=:]*?(?=\s+(?:\w+\s*(?:\(.*\))?\s*)?(?:=|:|\d|$))|[^=:]+", rest)
            kept = re.sub(rf"^{re.escape(old.replace('_', ' '))}\b|^{re.escape(old)}\b", name, rest, flags=re.I)
            rest = kept if kept != rest or said is None else rest.replace(said[0], name, 1)
            head, equals, body = rest.partition("=")
            draft.lines[at] = f"{keyword} {head}{equals}{body}"
        else:
            head, equals, body = rest.partition("=")
            reads = re.sub(rf"(?<![\w.]){re.escape(old)}\b", name, body if equals else rest)
            draft.lines[at] = f"{keyword} {head}{equals}{reads}" if equals else f"{keyword} {reads}"
    if target.kind == "setting":
        draft.lines.insert(target.line, f"renamed setting {old} > {name}")
    draft.renames.append(Rename(target.label, label_of(name)))
    draft.last = name


def _rename_option(record_name: str, target: Target, new: str, draft: Draft) -> None:
    """Rename one of the words to choose from; what was chosen before follows."""
    old = target.label
    cased = new if new != new.lower() or old == old.lower() else new[:1].upper() + new[1:]
    record = draft.record(record_name)
    if record is None:
        return
    for at, text in enumerate(draft.lines):
        if text.startswith(("app ", "renamed ", "text ")):
            continue
        changed = re.sub(rf"(?<=[(/>,|:=\"])(\s*){re.escape(old)}(\s*)(?=[)/>,|\"]|$)", rf"\g<1>{cased}\g<2>", text)
        if changed != text:
            draft.replace_line(at, changed)
    draft._remember("option", f"{record.name}.{target.name}.{old}", f"{record.name}.{target.name}.{cased}")
    draft.renames.append(Rename(old, cased))
    draft.last = target.name


def _what_there_is(draft: Draft) -> str:
    record = draft.record()
    if record is None:
        return ""
    names = [f.label for f in record.fields] + [c.label for c in record.calcs]
    options = [o for _, _, some, _ in choice_options(draft) for o in some]
    return f"There is {', '.join([*names, *options][:8])}."
