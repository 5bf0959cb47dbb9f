"""Choosing tokens: greedy, nucleus, seeds, and grammars that only judge what was drawn."""

import numpy as np
import pytest
from numpy.typing import NDArray

from app.domain.generation import Sampling
from app.engines.llama_sampling import LIKELIEST, TokenPicker


def scores(*probabilities: float) -> NDArray[np.float32]:
    return np.log(np.array(probabilities, np.float32))


class Only:
    """A grammar that allows some tokens and counts how many it was asked about."""

    def __init__(self, *tokens: int) -> None:
        self.tokens = tokens
        self.asked = 0

    def __call__(self, ids: NDArray[np.int32]) -> NDArray[np.bool_]:
        self.asked += ids.size
        return np.isin(ids, self.tokens)


def test_temperature_zero_takes_the_likeliest() -> None:
    choice = TokenPicker(Sampling()).pick(scores(0.2, 0.5, 0.3))
    assert choice is not None
    assert choice.token == 1
    assert choice.logprob == pytest.approx(np.log(0.5), abs=1e-5)


def test_the_logprob_is_of_the_plain_distribution_whatever_the_temperature() -> None:
    picker = TokenPicker(Sampling(temperature=3.0, seed=1))
    plain = np.array([0.2, 0.5, 0.3])
    for _ in range(20):
        choice = picker.pick(scores(*plain) + 7)
        assert choice is not None
        assert choice.logprob == pytest.approx(np.log(plain[choice.token]), abs=1e-4)


def test_the_same_seed_draws_the_same_tokens() -> None:
    def drawn(seed: int) -> list[int]:
        picker = TokenPicker(Sampling(temperature=1.0, seed=seed))
        choices = [picker.pick(scores(0.4, 0.3, 0.2, 0.1)) for _ in range(30)]
        return [choice.token for choice in choices if choice]

    assert drawn(5) == drawn(5)
    assert drawn(5) != drawn(6)


def test_tokens_outside_the_nucleus_are_never_drawn() -> None:
    picker = TokenPicker(Sampling(temperature=2.0, top_p=0.7, seed=3))
    tokens = {choice.token for choice in (picker.pick(scores(0.1, 0.5, 0.3, 0.1)) for _ in range(200)) if choice}
    assert tokens == {1, 2}


def test_drawing_follows_the_probabilities() -> None:
    picker = TokenPicker(Sampling(temperature=1.0, top_p=1.0, seed=9))
    draws = [choice.token for choice in (picker.pick(scores(0.25, 0.75)) for _ in range(2000)) if choice]
    assert sum(draws) / len(draws) == pytest.approx(0.75, abs=0.04)


def test_an_allowed_first_draw_costs_one_question() -> None:
    grammar = Only(1)
    choice = TokenPicker(Sampling()).pick(scores(0.2, 0.5, 0.3), grammar)
    assert choice is not None
    assert (choice.token, grammar.asked) == (1, 1)


def test_a_refused_draw_is_replaced_by_the_likeliest_allowed() -> None:
    choice = TokenPicker(Sampling()).pick(scores(0.2, 0.5, 0.3), Only(0, 2))
    assert choice is not None
    assert choice.token == 2


def test_the_whole_vocabulary_is_asked_only_when_the_likeliest_are_all_refused() -> None:
    vocabulary = scores(*([1.0] * 500 + [0.001]))
    near, far = Only(3, *range(200, 500)), Only(500)
    assert TokenPicker(Sampling(seed=1)).pick(vocabulary, near) is not None
    choice = TokenPicker(Sampling()).pick(vocabulary, far)
    assert choice is not None
    assert choice.token == 500
    assert far.asked == 1 + LIKELIEST + 501


@pytest.mark.parametrize("temperature", [0.0, 0.8])
def test_a_grammar_that_allows_nothing_gives_nothing(temperature: float) -> None:
    assert TokenPicker(Sampling(temperature=temperature)).pick(scores(0.5, 0.5), Only()) is None
