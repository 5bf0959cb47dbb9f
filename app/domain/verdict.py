"""What is known about an app after it was run."""

from dataclasses import dataclass
from typing import Literal

from app.domain.check import LAYERS, Layer, Outcome


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """A wish of the request, or an assumption, and whether the app was seen to fulfil it."""

    clause: str
    state: Literal["held", "not held", "assumed"]
    says: str
    held: bool


@dataclass(frozen=True, slots=True)
class LayerResult:
    """One layer of checks: how many held of how many, and how long they took together."""

    layer: Layer
    held: int
    total: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """All outcomes of one run in the browser. `errors` are script errors, in the browser's words."""

    outcomes: tuple[Outcome, ...]
    errors: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def is_held(self) -> bool:
        return bool(self.outcomes) and not self.errors and all(o.held for o in self.outcomes)

    @property
    def layers(self) -> tuple[LayerResult, ...]:
        """Return what became of each layer that was looked at, cheapest first."""
        by_layer = {layer: [o for o in self.outcomes if o.check.layer == layer] for layer in LAYERS}
        return tuple(
            LayerResult(layer, sum(1 for o in seen if o.held), len(seen), round(sum(o.seconds for o in seen), 3))
            for layer, seen in by_layer.items()
            if seen
        )

    @property
    def failures(self) -> tuple[Outcome, ...]:
        return tuple(o for o in self.outcomes if not o.held)
