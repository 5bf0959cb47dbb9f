"""The prompts for code: text keeps its lines here, and the answer is begun for the agents, who only go on with it."""

import re
from dataclasses import dataclass

from app.domain.function_task import FunctionTask

_FENCE = "```"
STOP = ("\n```", "<|im_end|>")


@dataclass(frozen=True, slots=True)
class CodePrompt:
    """One role in one language. `instruction` never changes: the engine keeps what it made of it on disk."""

    instruction: str
    language: str

    @property
    def prefix(self) -> str:
        return _turn("system", self.instruction)

    def ask(self, task: FunctionTask) -> str:
        """Return what follows the prefix: the text of the task, and the beginning of the code."""
        return self._question(task) + self._begin(task.opening)

    def ask_again(self, task: FunctionTask, code: str, failure: str) -> str:
        """Return the same with an answer that was run, what went wrong, and the beginning of another."""
        answer = _turn("assistant", f"{_FENCE}{self.language}\n{_plain(code)}\n{_FENCE}")
        said = f"When run, this is wrong: {_plain(failure)}\nWrite the whole function again, corrected."
        return self._question(task) + answer + _turn("user", said) + self._begin(task.opening)

    def _question(self, task: FunctionTask) -> str:
        return _turn("user", f"{_FENCE}{self.language}\n{_plain(task.text.strip())}\n{_FENCE}")

    def _begin(self, opening: str) -> str:
        return f"<|im_start|>assistant\n{_FENCE}{self.language}\n{opening}"


def read_code_prompt(text: str, language: str) -> CodePrompt:
    """Read an instruction; its front matter between `---` lines is for people."""
    return CodePrompt(re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL).strip(), language)


def _turn(role: str, text: str) -> str:
    return f"<|im_start|>{role}\n{text}<|im_end|>\n"


def _plain(text: str) -> str:
    """What a person says cannot end its own turn: the marks of ChatML are taken apart."""
    return text.replace("<|", "< |").replace("|>", "| >")
