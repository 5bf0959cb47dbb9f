"""How fast this machine is, in about a second, without a model: the arithmetic a model is made of."""

import time

_SIZE = 512
_LASTS_S = 1.2
_REFERENCE_FLOPS = 1.0e11
"""The machine the product was measured on, all cores: there the usual model (1.1 GB) writes 22 tokens a second."""
_REFERENCE_TOKENS_S = 22.0


def measure_tokens_per_s() -> float:
    """Return about how many tokens a second the usual language model writes here. Takes a second; for a thread.

    The quickest of many rounds counts: other programs at work do not make the machine look slow.
    """
    import numpy as np

    left = np.random.default_rng(1).standard_normal((_SIZE, _SIZE)).astype(np.float32)
    right = left.T.copy()
    started_s, quickest_s = time.perf_counter(), float("inf")
    while time.perf_counter() - started_s < _LASTS_S:
        round_s = time.perf_counter()
        left @ right
        quickest_s = min(quickest_s, time.perf_counter() - round_s)
    return _REFERENCE_TOKENS_S * (2 * _SIZE**3 / quickest_s) / _REFERENCE_FLOPS
