"""What the modules about records share: the record at hand, and pieces of HTML with the script that fills them."""

from dataclasses import dataclass

from app.domain.blueprint import Blueprint, Button, Group, Record, label_of
from app.kit.javascript import Scope, record_scope, total_scope
from app.kit.section import Context


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a section: HTML, the statements of app.js that bring it to life, and the kit files those need."""

    html: str
    script: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordContext:
    """A record being compiled: `many` is its plural label, `section_id` the start of all its ids."""

    context: Context
    record: Record
    section_id: str
    many: str

    @property
    def blueprint(self) -> Blueprint:
        return self.context.blueprint

    @property
    def row_scope(self) -> Scope:
        return record_scope(self.blueprint, self.record)

    @property
    def rows_scope(self) -> Scope:
        return total_scope(self.blueprint, self.record)

    def id(self, *words: str) -> str:
        """Return the id of one part of this section; the page's code finds the part by it."""
        return f"{self.section_id}-{'-'.join(words).replace('_', '-')}"

    @property
    def whole_buttons(self) -> list[tuple[str, Button]]:
        """The buttons for all records, each with its id."""
        buttons = [b for b in self.record.buttons if b.scope == "all"]
        return [(self.id("button", str(number)), button) for number, button in enumerate(buttons, 1)]


def group_words(record: Record, group: Group) -> str:
    """Return what a group is called: "project", "month"."""
    return group.period or label_of(group.field).lower()


def heading_by(label: str, words: str) -> str:
    """Return "Total cost by month", unless the label says so already."""
    lowered = label.lower()
    says_so = any(f" {link} {words}" in lowered for link in ("by", "per", "for each", "in each", "each"))
    return label if says_so else f"{label} by {words}"
