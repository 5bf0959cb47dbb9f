"""The few ways the world can fail us, each a plain sentence and what to do next.

Anything raised that is not an `AppError` is our own bug: the caller logs it and exits with 1.
"""


class AppError(Exception):
    """A fault of the world, told to the user. `says` is one plain sentence, `next_step` what to do about it."""

    exit_code = 2

    def __init__(self, says: str, next_step: str = "") -> None:
        super().__init__(f"{says} {next_step}".strip())
        self.says = says
        self.next_step = next_step


class InputError(AppError):
    """What was given cannot be used: not audio, empty, silent, no request in it."""


class ModelError(AppError):
    """A model file is missing, short, altered, or cannot be loaded."""


class ResourceError(AppError):
    """The machine lacks something: disk, memory, a system package, a right to write."""


class NetworkError(AppError):
    """A download the user asked for could not be made."""


class EngineError(AppError):
    """A native engine (speech, language model, browser) stopped or did not answer in time."""


class PolicyError(AppError):
    """A rule of the house forbids it (resources/policies.toml)."""
