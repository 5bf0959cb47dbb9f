"""A page that shows one app and nothing else: files from memory, no network, no windows, nothing written.

Every door is shut twice: by the request filter here, and by the content security policy, the guard script, the
resolver rule and (on Linux) the network namespace of the process.
"""

# ruff: noqa: N802  (Qt overrides keep Qt's case)

import json
import mimetypes
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineFullScreenRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from app.browser.dark import as_dark
from app.browser.records import Records

SCHEME = b"app"
ACTOR_WORLD = 77
MAIN_WORLD = QWebEngineScript.ScriptWorldId.MainWorld.value
MAX_LINES = 20_000  # a page that says more in one check is flooding the host, and is stopped
POLICY = (
    "default-src 'self' data: blob: 'unsafe-inline'; connect-src 'self' data: blob:; frame-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)
_HERE = Path(__file__).parent


def register_scheme() -> None:
    """Name the apps' own scheme; must come before the application object."""
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


class AppFiles(QWebEngineUrlSchemeHandler):
    """Serves the files of the app being shown, to the address it was given and to no other."""

    def __init__(self, parent: QObject, is_one_app_an_address: bool = False) -> None:
        """Where an address never gets other files, what it gives is read and compiled once for all loads."""
        super().__init__(parent)
        self.host = ""
        self.files: dict[str, str] = {}
        self.is_dark = False
        policy = {QByteArray(b"Content-Security-Policy"): [QByteArray(POLICY.encode())]}
        self._fleeting = {**policy, QByteArray(b"Cache-Control"): [QByteArray(b"no-store")]}
        kept = b"max-age=86400" if is_one_app_an_address else b"no-store"
        self._lasting = {**policy, QByteArray(b"Cache-Control"): [QByteArray(kept)]}

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        url = job.requestUrl()
        path = url.path().lstrip("/") or "index.html"
        content = self.files.get(path) if url.host() == self.host else None
        if content is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        in_the_dark = as_dark(content)
        body = QBuffer(job)
        body.setData(QByteArray((in_the_dark if self.is_dark else content).encode("utf-8", "replace")))
        body.open(QIODevice.OpenModeFlag.ReadOnly)
        headers = self._lasting if path != "index.html" and content == in_the_dark else self._fleeting
        job.setAdditionalResponseHeaders(headers)  # type: ignore[arg-type]  # a multi map: lists of values
        job.reply(QByteArray(_content_type(path).encode()), body)


class RequestFilter(QWebEngineUrlRequestInterceptor):
    """Lets through what the app carries itself; everything else is refused and told."""

    def __init__(self, parent: QObject, on_refused: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._on_refused = on_refused

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        url = info.requestUrl()
        if url.scheme() not in (SCHEME.decode(), "data", "blob", "about"):
            info.block(True)
            self._on_refused(url.toString())


class AppPage(QWebEnginePage):
    """The one page of the host. Console lines that begin with `secret` are the actor's; errors go to `records`."""

    def __init__(self, secret: str, patience_ms: int, on_message: Callable[[dict[str, object]], None]) -> None:
        self._profile = QWebEngineProfile()  # unnamed: off the record
        super().__init__(self._profile)
        self._profile.setParent(self)
        self.records = Records()
        self.told_count = 0
        """How often the scripts were set. Each time Qt watches the page once more, and every watcher hands all scripts
        to every new frame: after 800 times a page with three frames needs 700 MB, so a page must not grow old."""
        self._is_fresh = False
        self._clock_offset_ms = 0.0
        self.line_count = 0  # what the page has said since somebody last set this to 0
        self._secret = secret
        self._patience_ms = patience_ms
        self._on_message = on_message
        self._files = AppFiles(self, is_one_app_an_address=True)
        self._filter = RequestFilter(self, lambda url: self.records.add_request(url))
        self._profile.installUrlSchemeHandler(QByteArray(SCHEME), self._files)
        self._profile.setUrlRequestInterceptor(self._filter)
        self._profile.setHttpAcceptLanguage("en-US")
        self._profile.downloadRequested.connect(self._on_download_requested)
        self.permissionRequested.connect(_on_permission_requested)
        self.fullScreenRequested.connect(_on_full_screen_requested)
        self._restrict()

    def serve(self, host: str, files: dict[str, str]) -> None:
        """From now on `app://host/` is made of these files."""
        self._files.host = host
        self._files.files = dict(files)

    def be_dark(self, is_dark: bool) -> None:
        """From the next load on the system's colours are dark, or light again."""
        self._files.is_dark = is_dark

    def address(self) -> QUrl:
        return QUrl(f"{SCHEME.decode()}://{self._files.host}/index.html")

    def inject(self, is_fresh: bool, clock_offset_ms: float) -> None:
        """Set the scripts for the next load: an empty storage if `is_fresh`, a clock that far from the machine's."""
        self._is_fresh, self._clock_offset_ms = is_fresh, clock_offset_ms
        self.told_count += 1
        scripts = self.scripts()
        scripts.clear()
        secret = json.dumps(self._secret)
        world = f"{_source('guard.js')}{_source('clock.js')}installGuard({secret}, {json.dumps(is_fresh)});"
        clock = f"if (window === top) installClock({secret}, {json.dumps(clock_offset_ms)});"
        install = f"globalThis.actor = installActor({secret}, {self._patience_ms});"
        actor = f"{_source('finder.js')}{_source('audits.js')}{_source('senses.js')}{_source('actor.js')}{install}"
        scripts.insert(_script("page", f"(() => {{{world}{clock}}})()", MAIN_WORLD, True))
        scripts.insert(_script("actor", f"(() => {{{actor}}})()", ACTOR_WORLD, False))

    def _restrict(self) -> None:
        settings = self.settings()
        attribute = QWebEngineSettings.WebAttribute
        for shut in (
            attribute.PluginsEnabled,
            attribute.LocalContentCanAccessFileUrls,
            attribute.LocalContentCanAccessRemoteUrls,
            attribute.ScreenCaptureEnabled,
            attribute.DnsPrefetchEnabled,
            attribute.HyperlinkAuditingEnabled,
            attribute.AutoLoadIconsForPage,
            attribute.JavascriptCanAccessClipboard,
            attribute.PdfViewerEnabled,
            attribute.AllowRunningInsecureContent,
            attribute.AllowGeolocationOnInsecureOrigins,
        ):
            settings.setAttribute(shut, False)
        settings.setAttribute(attribute.WebRTCPublicInterfacesOnly, True)
        settings.setAttribute(attribute.PlaybackRequiresUserGesture, False)

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        self.line_count += 1
        if self.line_count > MAX_LINES:
            if self.line_count == MAX_LINES + 1:
                self._on_message({"kind": "flood"})
        elif message.startswith(self._secret):
            told = json.loads(message[len(self._secret) :])
            if told["kind"] == "born" and self._is_fresh:  # if the app now loads itself again its storage is kept
                self.inject(False, self._clock_offset_ms)
            self._on_message(told)
        elif level == QWebEnginePage.JavaScriptConsoleMessageLevel.ErrorMessageLevel:
            place = QUrl(source).path().lstrip("/")
            self.records.add_error(f"{place} line {line}: {message}" if place and line else message)

    def javaScriptAlert(self, origin: QUrl | str, text: str) -> None:
        self.records.add_note("dialog", text)

    def javaScriptConfirm(self, origin: QUrl | str, text: str) -> bool:
        self.records.add_note("dialog", text)
        return True

    def javaScriptPrompt(self, origin: QUrl | str, text: str, preset: str) -> tuple[bool, str]:
        self.records.add_note("dialog", text)
        return True, preset

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> QWebEnginePage | None:  # type: ignore[override]
        self.records.add_note("window", "a new window")
        return None

    def chooseFiles(self, mode: object, old: object, accepted: object) -> list[str]:
        self.records.add_note("file", "asked for a file")
        return []

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        address = QUrl(url)
        if address.scheme() == SCHEME.decode():
            return address.host() == self._files.host
        if address.scheme() in ("data", "blob", "about") and not is_main_frame:
            return True
        if address.scheme() in ("http", "https", "ftp", "ws", "wss", "file"):
            self.records.add_request(address.toString())
        return False

    def _on_download_requested(self, download: QWebEngineDownloadRequest) -> None:
        self.records.add_note("download", download.suggestedFileName())
        download.cancel()


def parts_source() -> str:
    """Return the script that asks an app's parts, in their own world, and gives "" or what is wrong."""
    sources = "".join(_source(name) for name in ("parts.js", "parts_machine.js", "parts_running.js"))
    return f'(() => {{{sources}return window.Kit ? partsFault(Kit) : "";}})()'


def _on_permission_requested(permission: QWebEnginePermission) -> None:
    permission.deny()


def _on_full_screen_requested(request: QWebEngineFullScreenRequest) -> None:
    request.reject()


def _script(name: str, source: str, world: int, in_frames: bool) -> QWebEngineScript:
    script = QWebEngineScript()
    script.setName(name)
    script.setSourceCode(source)
    script.setWorldId(world)
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
    script.setRunsOnSubFrames(in_frames)
    return script


@cache
def _source(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _content_type(path: str) -> str:
    kind = {"js": "text/javascript", "mjs": "text/javascript", "json": "application/json", "svg": "image/svg+xml"}
    extension = path.rpartition(".")[2].lower()
    found = kind.get(extension) or mimetypes.guess_type(path)[0] or "text/plain"
    return f"{found}; charset=utf-8"
