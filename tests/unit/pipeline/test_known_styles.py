"""Style lines keep what can be shown and lose the rest."""

import pytest

from app.pipeline.known_styles import with_known_styles
from tests.unit.pipeline.resources import grounding


@pytest.mark.parametrize("kept", ["style green dark", "style darkgreen", "style #1e4d2b large-text", "style burgundy"])
def test_colours_schemes_and_looks_stay(kept: str) -> None:
    assert with_known_styles(("app A", kept), "", grounding()) == ("app A", kept)


def test_a_word_that_is_none_of_them_goes() -> None:
    assert with_known_styles(("app A", "style hyper", "text hyper"), "", grounding()) == ("app A", "text hyper")
    assert with_known_styles(("style hyper hundred skyblue",), "", grounding()) == ("style skyblue",)
