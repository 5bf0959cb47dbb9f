"""Values of the whole app that its user can change."""

from app.domain.blueprint import Field
from app.kit.markup import field_control, field_literal, literal
from app.kit.section import Context, Section
from app.kit.stored import stored_field


def settings_section(settings: tuple[Field, ...], context: Context) -> Section:
    """Return the section with a control for each setting; a change counts at once."""
    section_id = context.new_id("settings")
    heading_id = context.new_id("settings heading")
    controls = "\n".join(f"      {field_control(s, context.new_id('setting', s.name))}" for s in settings)
    html = (
        f'  <section id="{section_id}" class="card" aria-labelledby="{heading_id}">\n'
        f'    <h2 id="{heading_id}">Settings</h2>\n'
        f'    <div class="fields">\n{controls}\n    </div>\n'
        "  </section>"
    )
    fields = ",\n".join(f"    {field_literal(s, stored_field(context.blueprint, None, s))}" for s in settings)
    script = f"Kit.settings({{\n  section: {literal(section_id)},\n  fields: [\n{fields},\n  ],\n}});"
    return Section(section_id, "Settings", html, script)
