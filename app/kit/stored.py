"""Under which names data lies in the browser: the first ones, whatever things are called now.

So what was typed into an app is there after its fields, lists or title were renamed, and again after that was undone.
"""

from app.domain.blueprint import Blueprint, Field, Record
from app.kit.markup import identifier_of

_TOOLS = ("counter", "habit", "timer", "pick", "calculator", "quiz", "app")


def stored_names(blueprint: Blueprint) -> dict[str, str]:
    """Return how parts are called in the store, by their names now, where the two differ."""
    names = {r.new: r.old for r in blueprint.renamed if r.kind == "record"}
    names |= {identifier_of(r.new): identifier_of(r.old) for r in blueprint.renamed if r.kind in _TOOLS}
    return {new: old for new, old in names.items() if new != old}


def stored_field(blueprint: Blueprint, record: Record | None, field: Field) -> dict[str, object]:
    """Return `key`, the name a field's values lie under, and `was`, the first names of its options, where they differ
    from what they are called now. A new field never takes the place of one that was renamed away."""
    owner = f"{record.name}." if record else ""
    kind = "field" if record else "setting"
    key = _key(blueprint.first_name(kind, owner + field.name), owner)
    taken = {_key(r.old, owner) for r in blueprint.renamed if r.kind == kind and r.new.startswith(owner)}
    if key == field.name and key in taken:
        key = f"{key}_2"
    kept: dict[str, object] = {} if key == field.name else {"key": key}
    options = {
        r.new.rpartition(".")[2]: r.old.rpartition(".")[2]
        for r in blueprint.renamed
        if r.kind == "option" and r.new.rpartition(".")[0] == owner + field.name
    }
    return kept | ({"was": options} if options else {})


def _key(name: str, owner: str) -> str:
    return name.rpartition(".")[2] if owner else name
