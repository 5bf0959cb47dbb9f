"""Code that was typed and not saved: kept beside the window's own memory, so that closing and crashing lose nothing."""

import json
from pathlib import Path

MOST_DRAFTS = 100


class Drafts:
    """Texts by session and path, oldest first; written whole or not at all."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._texts = self._load()

    def text(self, session_id: str, path: str) -> str | None:
        """Return what was typed into a file and not saved, or None."""
        return self._texts.get(_key(session_id, path))

    def keep(self, session_id: str, path: str, text: str) -> None:
        key = _key(session_id, path)
        if self._texts.get(key) != text:
            self._texts.pop(key, None)
            self._texts[key] = text
            for oldest in list(self._texts)[:-MOST_DRAFTS]:
                del self._texts[oldest]
            self._write()

    def forget(self, session_id: str, path: str) -> None:
        if self._texts.pop(_key(session_id, path), None) is not None:
            self._write()

    def _load(self) -> dict[str, str]:
        try:
            data = json.loads(self._file.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        is_whole = isinstance(data, dict) and all(isinstance(text, str) for text in data.values())
        return data if is_whole else {}

    def _write(self) -> None:
        part = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._texts), "utf-8")
            part.replace(self._file)
        except OSError:
            return  # the editor still holds it; a full disk is told of where it is saved


def _key(session_id: str, path: str) -> str:
    return f"{session_id}/{path}"
