"""What a page did while it was watched; pure, so that the host, the page and the tests share one idea of a fault."""

from dataclasses import dataclass, field

from app.browser.messages import LoadReport

MAX_KEPT = 50
MAX_TEXT = 20_000


@dataclass(slots=True)
class Records:
    """Grows while an app is used. Each thing is kept once; a flood (an alert in a loop) is cut at `MAX_KEPT`."""

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    downloads: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add_error(self, text: str) -> None:
        _keep(self.errors, text)

    def add_request(self, url: str) -> None:
        _keep(self.requests, url)

    def add_note(self, kind: str, text: str) -> None:
        """Note what the page's guard saw: a dialog, a download, a new window, a clipboard write, a print."""
        if kind == "dialog":
            _keep(self.dialogs, text)
        elif kind == "download":
            _keep(self.downloads, text)
        elif kind == "window" and text.startswith(("http:", "https:", "//", "ws:", "wss:", "ftp:")):
            _keep(self.requests, text)
        else:
            _keep(self.notes, f"{kind}: {text}")

    def clear(self) -> None:
        """Forget everything: another check begins."""
        for kept in (self.errors, self.requests, self.dialogs, self.downloads, self.notes):
            kept.clear()

    def merge(self, other: "Records") -> None:
        for mine, theirs in (
            (self.errors, other.errors),
            (self.requests, other.requests),
            (self.dialogs, other.dialogs),
            (self.downloads, other.downloads),
            (self.notes, other.notes),
        ):
            for text in theirs:
                _keep(mine, text)

    def fault(self) -> str:
        """Return why the app was not quiet, or ""."""
        if self.errors:
            return f"the page reported an error: {self.errors[0]}"
        if self.requests:
            return f"the page tried to reach {self.requests[0]}"
        return ""

    def report(self, text: str = "", is_loaded: bool = False) -> LoadReport:
        return LoadReport(
            tuple(self.errors),
            tuple(self.requests),
            tuple(self.dialogs),
            tuple(self.downloads),
            tuple(self.notes),
            text,
            is_loaded,
        )


def _keep(kept: list[str], text: str) -> None:
    text = text[:MAX_TEXT]
    if len(kept) < MAX_KEPT and text not in kept:
        kept.append(text)
