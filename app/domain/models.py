"""Models as nouns: what a model is made of, where it comes from, and what one on this machine looks like."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.errors import ModelError


class Role(StrEnum):
    """What a model is for. Each role has one default, used where the user chose nothing."""

    LANGUAGE = "language"
    SPEECH = "speech"
    PARTIALS = "partials"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model. `wheel_pattern` finds its bytes, or its pieces, inside the wheels."""

    name: str
    bytes: int
    sha256: str
    wheel_pattern: str = ""


@dataclass(frozen=True, slots=True)
class OfficialSource:
    """The publisher's own repository. The digest pins the bytes; the revision says where they were seen."""

    repository: str
    revision: str

    def url_of(self, file_name: str, host: str = "https://huggingface.co") -> str:
        return f"{host}/{self.repository}/resolve/{self.revision}/{file_name}"


@dataclass(frozen=True, slots=True)
class WheelSource:
    """The same bytes in wheels on the Python package index: transport only, in the order they are joined."""

    packages: tuple[str, ...]
    version: str


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One row of the catalogue."""

    id: str
    role: Role
    title: str
    files: tuple[ModelFile, ...]
    licence: str
    ram_bytes: int
    context_tokens: int
    is_default: bool
    official: OfficialSource
    wheels: WheelSource | None = None

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)

    @property
    def main_file(self) -> ModelFile:
        """The file that holds the weights: the largest."""
        return max(self.files, key=lambda file: file.bytes)


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A checked model on this machine. `path` is what an engine opens: the one file, or the folder."""

    card: ModelCard
    path: Path
    digest: str

    @property
    def id(self) -> str:
        return self.card.id


@dataclass(frozen=True, slots=True)
class Catalog:
    """Every model that Cognomega knows how to fetch and check."""

    cards: tuple[ModelCard, ...]

    def find(self, model_id: str) -> ModelCard:
        for card in self.cards:
            if card.id == model_id:
                return card
        known = ", ".join(card.id for card in self.cards)
        raise ModelError(f"There is no model called “{model_id}”.", f"Choose one of: {known}.")

    def default_id(self, role: str) -> str:
        """Return the id of the usual model for `role`: "language", "speech" or "partials"."""
        for card in self.defaults():
            if card.role == role:
                return card.id
        raise ModelError(f"No model is set as the usual one for {role}.", "See `cognomega models list`.")

    def defaults(self) -> tuple[ModelCard, ...]:
        return tuple(card for card in self.cards if card.is_default)
