"""The agents: one careful and several bold readers of the same prompt, sharing one model.

They differ in how they are sampled: that is what makes a small model disagree with itself where it is unsure.
"""

from dataclasses import dataclass

from app.domain.generation import Sampling

DEFAULT_AGENTS, MOST_AGENTS = 5, 16
BATCH = 4
"""Decoding several sequences at once costs the processor most per sequence beyond four."""


@dataclass(frozen=True, slots=True)
class AgentPool:
    """`size` agents; the first is greedy, the others sample. `seed` turns all their dice."""

    size: int = DEFAULT_AGENTS
    seed: int = 0
    temperature: float = 0.8

    def __post_init__(self) -> None:
        if not 1 <= self.size <= MOST_AGENTS:
            raise ValueError(f"a swarm has 1 to {MOST_AGENTS} agents, not {self.size}")

    def draw(self, number: int, max_tokens: int, stop: tuple[str, ...]) -> Sampling:
        """Return how agent `number` is sampled; 0 is the careful one. Numbers beyond `size` are repairs."""
        if number == 0 and self.seed == 0:
            return Sampling(0.0, 1.0, 0, max_tokens, stop)
        temperature = 0.0 if number == 0 else self.temperature
        return Sampling(temperature, 0.95, 1000 * self.seed + number, max_tokens, stop)
