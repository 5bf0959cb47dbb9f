"""Reads `models/catalog.toml`: a model is data, so adding one is adding a row, never an `if`."""

import tomllib
from pathlib import Path
from typing import Any

from app.domain.errors import ModelError
from app.domain.models import Catalog, ModelCard, ModelFile, OfficialSource, Role, WheelSource


def load_catalog(file: Path) -> Catalog:
    """Return the catalogue; `ModelError` where it is missing or a row does not make sense."""
    try:
        rows = tomllib.loads(file.read_text("utf-8"))["model"]
        return Catalog(tuple(_read_card(row) for row in rows))
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"The list of models, {file}, cannot be read ({error}).", "Install Cognomega again to restore it."
        ) from error


def _read_card(row: dict[str, Any]) -> ModelCard:
    files = tuple(
        ModelFile(entry["name"], int(entry["bytes"]), _read_digest(entry["sha256"]), entry.get("wheel", ""))
        for entry in row["file"]
    )
    for file in files:
        # Names become paths in the data folder; a catalogue must not be able to point out of it.
        if Path(file.name).name != file.name or file.bytes <= 0:
            raise ValueError(f"bad file {file.name!r} in {row['id']}")
    return ModelCard(
        id=row["id"],
        role=Role(row["role"]),
        title=row["title"],
        files=files,
        licence=row["licence"],
        ram_bytes=int(row["ram_bytes"]),
        context_tokens=int(row["context_tokens"]),
        is_default=bool(row.get("default", False)),
        official=OfficialSource(row["official"]["repository"], row["official"]["revision"]),
        wheels=_read_wheels(row["wheels"]) if "wheels" in row else None,
    )


def _read_digest(text: str) -> str:
    if len(text) != 64 or set(text) - set("0123456789abcdef"):
        raise ValueError(f"{text!r} is not a SHA-256 digest")
    return text


def _read_wheels(row: dict[str, Any]) -> WheelSource:
    packages = tuple(row["package"].format(n=number) for number in range(1, int(row["count"]) + 1))
    return WheelSource(packages, row["version"])
