"""What the pipeline needs from the world, said as protocols; engines, browser and storage fill them in `bootstrap`."""

from collections.abc import Callable
from typing import Protocol

from app.domain.audio import AudioClip
from app.domain.check import Check, Outcome
from app.domain.codebase import Codebase
from app.domain.generation import Generation, GenerationRequest
from app.domain.transcript import Transcript
from app.domain.verdict import Verdict

OnToken = Callable[[int, str], None]
"""Called on the event loop with the index of the sequence and the new piece of text."""


class Transcriber(Protocol):
    """Speech to text, on this machine."""

    async def transcribe(self, clip: AudioClip, on_progress: Callable[[float, str], None] | None = None) -> Transcript:
        """Return what was said. `on_progress` gets (fraction 0…1, text so far) on the event loop.

        Raises `InputError` for a file that is not audio, is empty, silent, or only noise; `ModelError` where the
        model is missing or damaged. Cancelling the task stops the native work before it returns.
        """
        ...


class LanguageModel(Protocol):
    """A language model in memory."""

    name: str
    digest: str
    context_tokens: int

    async def generate(self, request: GenerationRequest, on_token: OnToken | None = None) -> Generation:
        """Continue the prompt once for each sampling. Cancelling the task stops decoding within 200 ms.

        Raises `InputError` where the prompt does not fit the context, `EngineError` where the engine fails.
        """
        ...

    def count_tokens(self, text: str) -> int: ...


class Browser(Protocol):
    """A real browser engine in a child process that can be killed; apps in it reach no network and no files."""

    async def run_checks(
        self, codebase: Codebase, checks: tuple[Check, ...], on_outcome: Callable[[Outcome], None] | None = None
    ) -> Verdict:
        """Load the app and do every check, each with fresh storage. Raises `EngineError` where the engine fails."""
        ...

    async def screenshot(self, codebase: Codebase, width_px: int, height_px: int, dark: bool = False) -> bytes:
        """Return a PNG of the app as first seen."""
        ...


class ScriptRunner(Protocol):
    """Pure JavaScript functions in a V8 isolate without I/O, with limits of time and memory."""

    async def call(self, source: str, function: str, arguments: tuple[tuple[object, ...], ...]) -> tuple[str, ...]:
        """Call `function` of `source` with each tuple of JSON-like arguments.

        Returns one JSON text a call: `{"ok": value}` or `{"error": "message"}`. Never raises for what the code does.
        """
        ...

    async def syntax_error(self, source: str) -> str | None: ...


class PythonRunner(Protocol):
    """Python functions in a child process without network and files, with limits of time and memory."""

    async def run(self, source: str, function: str, calls: tuple[str, ...]) -> tuple[dict[str, str], ...]:
        """Call `function` of `source` with each tuple of arguments, given as the text of a Python tuple.

        Returns `{"ok": text of the value}` or `{"error": why}` for each call. Never raises for what the code does;
        `ResourceError` where this machine has no sandbox.
        """
        ...
