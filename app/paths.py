"""Where things lie on this machine: one place that knows, so that tests and portable installs can move it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "COGNOMEGA_HOME"
"""Set to a folder, everything Cognomega writes lies below it."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Folders. None of them is made until something is written into it."""

    data: Path
    cache: Path
    state: Path
    projects: Path
    install: Path

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> "Paths":
        """Return the folders of this user, or those below `COGNOMEGA_HOME` where it is set."""
        install = Path(__file__).resolve().parent.parent
        home = (os.environ if environ is None else environ).get(HOME_VARIABLE, "")
        if home:
            root = Path(home).expanduser().resolve()
            return cls(root / "data", root / "cache", root / "state", root / "projects", install)
        # Only a run without COGNOMEGA_HOME needs it, and it is not free at start-up.
        import platformdirs

        return cls(
            data=platformdirs.user_data_path("cognomega", appauthor=False),
            cache=platformdirs.user_cache_path("cognomega", appauthor=False),
            state=platformdirs.user_state_path("cognomega", appauthor=False),
            projects=platformdirs.user_documents_path() / "Cognomega",
            install=install,
        )

    @property
    def models(self) -> Path:
        return self.data / "models"

    @property
    def database(self) -> Path:
        return self.data / "cognomega.db"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def recordings(self) -> Path:
        """What was said, as sound."""
        return self.data / "recordings"

    @property
    def window_state(self) -> Path:
        """How the window was left, with words typed and not yet sent."""
        return self.state / "window.json"

    @property
    def answers(self) -> Path:
        """Answers of models kept for a second asking. Not in `cache`: that may be shared by several homes."""
        return self.state / "answers"

    @property
    def settings(self) -> Path:
        return self.data / "settings.json"

    @property
    def network_ledger(self) -> Path:
        return self.state / "network.jsonl"

    @property
    def logs(self) -> Path:
        return self.state / "logs"

    @property
    def resources(self) -> Path:
        """Prompts, kit parts, icons: shipped with the program, never written."""
        return self.install / "resources"

    @property
    def model_catalog(self) -> Path:
        return self.install / "models" / "catalog.toml"
