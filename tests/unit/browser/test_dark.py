"""An app that asks for the system's colours is told that they are dark."""

import pytest

from app.browser.dark import as_dark


@pytest.mark.parametrize(
    ("text", "dark"),
    [
        ("@media (prefers-color-scheme: dark) {}", "@media (min-width: 0px) {}"),
        ("@media (prefers-color-scheme:light) {}", "@media (max-width: 0px) {}"),
        (":root { color-scheme: light dark; }", ":root { color-scheme: dark; }"),
        ('<meta name="color-scheme" content="light dark">', '<meta name="color-scheme" content="dark">'),
        (":root { color-scheme: light; }", ":root { color-scheme: light; }"),
        ("p { color: dark }", "p { color: dark }"),
    ],
)
def test_only_what_asks_is_answered(text: str, dark: str) -> None:
    assert as_dark(text) == dark
