"""The product's own prompts and tables, read as the product reads them."""

from pathlib import Path

from app.kit.catalogue import machine_line, read_catalogue
from app.pipeline.grounding import Grounding, read_grounding
from app.pipeline.prompts import Prompt, read_prompt

RESOURCES = Path(__file__).parents[3] / "resources"
PROMPTS = RESOURCES / "prompts"


def grounding() -> Grounding:
    return read_grounding((PROMPTS / "evidence.toml").read_text("utf-8"))


def prompt(role: str) -> Prompt:
    bank = PROMPTS / f"{role}_bank.txt"
    return read_prompt(
        (PROMPTS / f"{role}.md").read_text("utf-8"),
        (PROMPTS / f"{role}_examples.txt").read_text("utf-8"),
        bank.read_text("utf-8") if bank.exists() else "",
    )


def machine_named(words: str, request: str) -> str | None:
    catalogue = read_catalogue((RESOURCES / "kit/machines/catalogue.toml").read_text("utf-8"))
    return machine_line(words, catalogue, request)
