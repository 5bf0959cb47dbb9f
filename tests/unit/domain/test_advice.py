"""Which model is suggested for which machine, over the real catalogue."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.advice import MachineFacts, advise
from app.engines.catalog import load_catalog

CARDS = load_catalog(Path(__file__).resolve().parents[3] / "models/catalog.toml").cards
GB = 1_000_000_000
USUAL = MachineFacts(4, 16 * GB, 100 * GB, 22.0, 1_117_320_768)


def suggested(facts: MachineFacts) -> str:
    return next(one.card.id for one in advise(CARDS, facts, {}) if one.is_suggested)


@pytest.mark.parametrize(
    ("facts", "id"),
    [
        (USUAL, "qwen2.5-coder-1.5b-instruct"),
        (replace(USUAL, ram_bytes=2 * GB), "qwen2.5-coder-0.5b-instruct"),
        (replace(USUAL, disk_free_bytes=GB), "qwen2.5-coder-0.5b-instruct"),
        (replace(USUAL, tokens_per_s=1.0), "qwen2.5-coder-1.5b-instruct"),
        (replace(USUAL, tokens_per_s=90.0), "qwen2.5-coder-7b-instruct"),
        (replace(USUAL, tokens_per_s=90.0, ram_bytes=8 * GB), "qwen2.5-coder-1.5b-instruct"),
    ],
)
def test_the_model_suits_the_machine(facts: MachineFacts, id: str) -> None:
    assert suggested(facts) == id


@given(
    st.builds(
        MachineFacts,
        st.integers(1, 64), st.integers(0, 64 * GB), st.integers(0, 500 * GB), st.floats(0, 500), st.just(GB),
    )
)  # fmt: skip
def test_exactly_one_is_suggested_and_larger_ones_take_longer(facts: MachineFacts) -> None:
    advice = advise(CARDS, facts, {})

    assert sum(one.is_suggested for one in advice) == 1
    seconds = [one.seconds_an_app for one in advice]
    assert seconds == sorted(seconds)


def test_what_is_here_needs_no_room() -> None:
    card = next(card for card in CARDS if card.id == "qwen2.5-coder-1.5b-instruct")
    advice = advise(CARDS, replace(USUAL, disk_free_bytes=0), {card.id: card.bytes})

    assert [one.card.id for one in advice if one.is_suggested] == [card.id]
    assert next(one.bytes_to_fetch for one in advice if one.card == card) == 0
