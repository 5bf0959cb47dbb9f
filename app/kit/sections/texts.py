"""Paragraphs shown as they are."""

from app.domain.blueprint import Text
from app.kit.markup import escape
from app.kit.section import Context, Section


def text_section(texts: tuple[Text, ...], context: Context) -> Section:
    """Return the section that holds all paragraphs of the blueprint."""
    section_id = context.new_id("notes")
    heading_id = context.new_id("notes heading")
    paragraphs = "\n".join(f"    <p>{escape(text.text)}</p>" for text in texts)
    html = (
        f'  <section id="{section_id}" class="card" aria-labelledby="{heading_id}">\n'
        f'    <h2 id="{heading_id}" class="visually-hidden">About</h2>\n{paragraphs}\n'
        "  </section>"
    )
    return Section(section_id, "About", html, "")
