"""What every test may use. Nothing a test does touches the user's own folders."""

from pathlib import Path

import pytest
from hypothesis import settings

from app.paths import HOME_VARIABLE, Paths

settings.register_profile(
    "busy machines", deadline=None
)  # a slow example is no fault; a stuck one meets pytest's limit
settings.load_profile("busy machines")


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """Folders of a user who has never started Cognomega; subprocesses see the same ones."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return Paths.from_environment()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what takes minutes unless markers were chosen on the command line."""
    if config.getoption("markexpr"):
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="takes minutes; run with -m slow"))
