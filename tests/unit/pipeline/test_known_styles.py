"""Style lines keep what can be shown and lose the rest."""

import pytest

from app.pipeline.known_styles import with_known_styles


@pytest.mark.parametrize("kept", ["style green dark", "style darkgreen", "style #1e4d2b large-text", "style burgundy"])
def test_colours_schemes_and_looks_stay(kept: str) -> None:
    assert with_known_styles(("app A", kept)) == ("app A", kept)


def test_a_word_that_is_none_of_them_goes() -> None:
    assert with_known_styles(("app A", "style hyper", "text hyper")) == ("app A", "text hyper")
    assert with_known_styles(("style hyper hundred skyblue",)) == ("style skyblue",)
