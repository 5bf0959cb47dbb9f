"""Chooses the next token of a sequence from the model's scores.

In numpy and not in llama.cpp's sampler chain: the log-probability needs a pass over all scores anyway, and
a grammar is far cheaper when it judges the token that was drawn (0.1 ms), not the whole vocabulary (22 ms).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.generation import Sampling

Scores = NDArray[np.float32]
TokenIds = NDArray[np.int32]
Allowed = Callable[[TokenIds], NDArray[np.bool_]]
"""Says of each token whether a grammar lets it come next."""

LEAST_PROBABILITY = 1e-6
LIKELIEST = 64


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen token and its natural-log probability under the model's plain distribution."""

    token: int
    logprob: float


class TokenPicker:
    """Picks tokens for one sequence; the same seed and scores give the same tokens."""

    def __init__(self, sampling: Sampling) -> None:
        self._temperature = sampling.temperature
        self._top_p = sampling.top_p
        self._random = np.random.default_rng(sampling.seed)

    def pick(self, scores: Scores, allowed: Allowed | None = None) -> Choice | None:
        """Return the next token, or None where the grammar allows none.

        `scores` are raw logits, float32 [vocabulary].
        """
        log_total = _log_sum_exp(scores)
        token = self._draw(scores, log_total)
        if allowed is not None and not allowed(np.array([token], np.int32))[0]:
            replacement = self._draw_allowed(scores, log_total, allowed)
            if replacement is None:
                return None
            token = replacement
        return Choice(token, float(scores[token]) - log_total)

    def _draw(self, scores: Scores, log_total: float) -> int:
        if self._temperature <= 0:
            return int(scores.argmax())
        ids = np.flatnonzero(scores > np.log(LEAST_PROBABILITY) + log_total).astype(np.int32)
        if not ids.size:
            return int(scores.argmax())
        return self._draw_from(ids, scores[ids] - log_total)

    def _draw_from(self, ids: TokenIds, logprobs: Scores) -> int:
        """Draw from the smallest set that holds `top_p` of the probability, at the temperature."""
        order = np.argsort(-logprobs, kind="stable")
        ids, logprobs = ids[order], logprobs[order].astype(np.float64)
        if self._temperature <= 0:
            return int(ids[0])
        probabilities = np.exp(logprobs - logprobs[0])
        mass = np.cumsum(probabilities / probabilities.sum())
        kept = int(np.searchsorted(mass, self._top_p)) + 1
        weights = np.cumsum(np.exp((logprobs[:kept] - logprobs[0]) / self._temperature))
        drawn = int(np.searchsorted(weights, self._random.random() * weights[-1], side="right"))
        return int(ids[min(drawn, len(weights) - 1)])

    def _draw_allowed(self, scores: Scores, log_total: float, allowed: Allowed) -> int | None:
        """Draw among the likeliest tokens the grammar allows; among all only if it allows none of them."""
        likeliest = np.argpartition(scores, -min(LIKELIEST, scores.size))[-LIKELIEST:].astype(np.int32)
        for ids in (likeliest, np.arange(scores.size, dtype=np.int32)):
            ids = ids[allowed(ids)]
            if ids.size:
                return self._draw_from(ids, scores[ids] - log_total)
        return None


def _log_sum_exp(scores: Scores) -> float:
    highest = scores.max()
    return float(highest + np.log(np.exp(scores - highest).sum()))
