"""What the joined product does with settings that change while it runs."""

from contextlib import closing
from pathlib import Path

from app.bootstrap import House, open_settings
from app.domain.codebase import Codebase, SourceFile
from app.paths import Paths


def test_apps_go_where_they_are_kept_from_now_on(paths: Paths, tmp_path: Path) -> None:
    app = Codebase((SourceFile("index.html", "<p>"),))
    with closing(House(paths)) as house:
        assert house.workspace.write(app, "Books").parent == paths.projects
        open_settings(paths).write("folders.projects", str(tmp_path / "elsewhere"))  # as the window does
        assert house.workspace.write(app, "Books").parent == tmp_path / "elsewhere"
