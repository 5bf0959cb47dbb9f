"""How an app looks beyond its colours: larger text or buttons, closer or rounder, as rules after the kit's style sheet."""

_RULES = {
    "large-text": "html { font-size: 118%; }",
    "small-text": "html { font-size: 90%; }",
    "large-buttons": "button, .button, summary { min-height: 3.4rem; padding: 0.8rem 1.3rem; font-size: 1.15rem; }\n"
    ".small { min-height: 2.7rem; padding: 0.45rem 0.9rem; font-size: 1rem; }",
    "small-buttons": "button, .button, summary { min-height: 2.1rem; padding: 0.3rem 0.7rem; font-size: 0.92rem; }\n"
    ".small { min-height: 1.8rem; padding: 0.15rem 0.5rem; }",
    "compact": ":root { --gap: 0.6rem; }\nmain, .card { gap: 0.7rem; } .card { padding: 0.8rem; } .add { padding: 0.7rem; gap: 0.6rem; }\n"
    "th, td { padding: 0.25rem 0.5rem; }",
    "spacious": "main { gap: 2.2rem; } .card { padding: clamp(1.4rem, 4vw, 2.6rem); gap: 1.7rem; }\nth, td { padding: 0.95rem 0.8rem; }",
    "round": ":root { --radius: 26px; --radius-small: 20px; }",
    "square": ":root { --radius: 0px; --radius-small: 0px; }",
    "serif": ':root { font-family: Georgia, "Times New Roman", serif; }',
}  # fmt: skip


def look_rules(looks: tuple[str, ...]) -> str:
    """Return the CSS for these words, to stand after the kit's style sheet."""
    rules = "\n".join(_RULES[look] for look in looks if look in _RULES)
    return f"\n/* ---- The looks asked for ---- */\n{rules}\n" if rules else ""
