"""What a piece of work cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """`prompt` were read, `cached` of them were known already and cost nothing, `generated` were written."""

    prompt: int = 0
    generated: int = 0
    cached: int = 0

    def __add__(self, other: "Tokens") -> "Tokens":
        return Tokens(self.prompt + other.prompt, self.generated + other.generated, self.cached + other.cached)

    def __sub__(self, other: "Tokens") -> "Tokens":
        return Tokens(self.prompt - other.prompt, self.generated - other.generated, self.cached - other.cached)


@dataclass(frozen=True, slots=True)
class Cost:
    seconds: float = 0.0
    tokens: Tokens = Tokens()
