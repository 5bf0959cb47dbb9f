"""How each model is asked for each role: by what it learnt for it, else by an instruction with examples."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from app.pipeline.prompts import Bank, Prompt, read_examples, read_prompt

ROLES = ("questions", "function", "machine", "change", "blueprint")
"""Roles with a prompt in resources/prompts; the one every build needs comes last and is fresh in memory."""

NEAREST_LESSONS = 2
"""They tell greetings and questions from short wishes (docs/decisions/080)."""
SHORT_WORDS = 8
LIKENESS_OF_LONG = 0.4
"""Longer requests say enough: from a lesson less like them their lines would take what nobody said. Samples everybody
thinks of lie above it, odd ones mostly below."""


class PromptShelf:
    """The prompts and adapters under `resources`, read when they are first wanted."""

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._learnt: dict[str, dict[str, Path]] = {}
        self._banks: dict[str, Bank] = {}

    def adapters(self, model_id: str) -> Mapping[str, Path]:
        """Return the files of what a model learnt for the product, by names that change when a file does."""
        if model_id not in self._learnt:
            files = sorted((self._resources / "adapters" / model_id).glob("*.gguf"))
            digests = {file: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
            self._learnt[model_id] = {f"{file.stem} {digest[:12]}": file for file, digest in digests.items()}
        return self._learnt[model_id]

    def prompt(self, role: str, model_id: str) -> Prompt:
        """Return how the model is asked."""
        for adapter, file in self.adapters(model_id).items():
            if file.stem == role:
                lessons = self._lessons(role)
                return Prompt("", (), lessons, adapter, NEAREST_LESSONS, SHORT_WORDS, LIKENESS_OF_LONG)
        folder = self._resources / "prompts"
        instruction = (folder / f"{role}.md").read_text("utf-8")
        more = bank.read_text("utf-8") if (bank := folder / f"{role}_bank.txt").exists() else ""
        return read_prompt(instruction, (folder / f"{role}_examples.txt").read_text("utf-8"), more)

    def _lessons(self, role: str) -> Bank:
        """Return all that an adapter learns from; what is nearest to a request is shown to it once more."""
        folder = self._resources / "prompts"
        if role not in self._banks:
            files = [
                folder / f"{role}_examples.txt",
                folder / f"{role}_bank.txt",
                *sorted(folder.glob("lessons/*.txt")),
            ]
            self._banks[role] = Bank(tuple(e for file in files for e in read_examples(file.read_text("utf-8"))))
        return self._banks[role]

    def roles(self, model_id: str) -> dict[str, str]:
        """Return the roles by what tells them: the adapter's name, or the fixed head of the prompt."""
        prompts = {role: self.prompt(role, model_id) for role in ROLES}
        return {prompt.adapter or prompt.prefix: role for role, prompt in prompts.items()}
