"""The page in which a built app is used inside the window: its own files, its own storage, no network, no windows.

The walls are those of the checks' browser (`app.browser.page`), but what is entered stays: a person uses the app here.
"""

# ruff: noqa: N802  (Qt overrides keep Qt's case)

import json
from pathlib import Path
from secrets import token_hex

from PySide6.QtCore import QByteArray, QObject, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineFullScreenRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
)

from app.browser.page import SCHEME, AppFiles, RequestFilter

_GUARD = """
(() => {
  const doors = ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel", "RTCIceTransport", "WebTransport"];
  for (const name of doors) delete window[name];
  window.open = (url = "") => {
    document.dispatchEvent(new CustomEvent("securitypolicyviolation:window", { detail: String(url).slice(0, 500) }));
    return null;
  };
})();
"""
# In a world of its own: what the app's policy stopped before it could become a request. SECRET begins each such line.
_WITNESS = """
(() => {
  const tell = (address) => console.info(SECRET + address);
  window.addEventListener("securitypolicyviolation", (event) => tell(event.blockedURI));
  document.addEventListener("securitypolicyviolation:window", (event) => tell(event.detail));
})();
"""
_MOST_REFUSED = 200
"""How many attempts of an app are told one by one after a load: a loop must not fill the ledger."""
_WITNESS_WORLD = 79
_REMOTE = ("http:", "https:", "ws:", "wss:", "ftp:", "//", "stun:", "turn:")

_FETCH_STYLES_ANEW = """
for (const old of document.querySelectorAll('link[rel~="stylesheet"][href]')) {
  const next = old.cloneNode();
  const address = new URL(old.href);
  address.search = `?${Date.now()}`;
  next.href = address.href;
  next.onload = () => old.remove();
  old.after(next);
}
"""


def make_profile(storage: Path) -> QWebEngineProfile:
    """Return the profile of all previews: each app's address is its own origin, and so has a storage of its own."""
    profile = QWebEngineProfile("previews")
    profile.setPersistentStoragePath(str(storage))
    profile.setCachePath(str(storage / "cache"))
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setHttpAcceptLanguage("en-US")
    return profile


class PreviewPage(QWebEnginePage):
    """Shows the files it is given as `app://<host>/`."""

    said = Signal(str, str)  # level ("info", "warning", "error"), text
    downloaded = Signal(str)  # the file
    refused = Signal(str)  # an address outside that the app tried to reach

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        profile.setParent(self)  # it must outlive the page, and not for long
        self._files = AppFiles(self)
        self._filter = RequestFilter(self, self._on_refused)
        self._secret = token_hex(16)
        self._refused_count = 0
        profile.installUrlSchemeHandler(QByteArray(SCHEME), self._files)
        profile.setUrlRequestInterceptor(self._filter)
        profile.downloadRequested.connect(self._on_download_requested)
        self.permissionRequested.connect(_on_permission_requested)
        self.fullScreenRequested.connect(_on_full_screen_requested)
        self._restrict()

    def show_files(self, host: str, files: dict[str, str]) -> None:
        """Load the app made of these files. The same host has the same storage, also after a restart."""
        self._files.host = host
        self._files.files = files
        self._refused_count = 0
        self.load(QUrl(f"{SCHEME.decode()}://{host}/index.html"))

    def replace_files(self, files: dict[str, str]) -> None:
        self._files.files = files

    def be_dark(self, is_dark: bool) -> None:
        """Show the app as in a browser of a dark system, or of a light one; what is typed in it stays."""
        if is_dark == self._files.is_dark:
            return
        self._files.is_dark = is_dark
        self.runJavaScript(_FETCH_STYLES_ANEW, QWebEngineScript.ScriptWorldId.ApplicationWorld.value)

    def _restrict(self) -> None:
        attribute = QWebEngineSettings.WebAttribute
        for shut in (
            attribute.PluginsEnabled, attribute.LocalContentCanAccessFileUrls, attribute.PdfViewerEnabled,
            attribute.LocalContentCanAccessRemoteUrls, attribute.ScreenCaptureEnabled, attribute.DnsPrefetchEnabled,
            attribute.HyperlinkAuditingEnabled, attribute.AutoLoadIconsForPage, attribute.AllowRunningInsecureContent,
        ):  # fmt: skip
            self.settings().setAttribute(shut, False)
        self.settings().setAttribute(attribute.WebRTCPublicInterfacesOnly, True)
        self._inject("guard", _GUARD, QWebEngineScript.ScriptWorldId.MainWorld.value)
        self._inject("witness", _WITNESS.replace("SECRET", json.dumps(self._secret)), _WITNESS_WORLD)

    def _inject(self, name: str, source: str, world: int) -> None:
        script = QWebEngineScript()
        script.setName(name)
        script.setSourceCode(source)
        script.setWorldId(world)
        script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
        script.setRunsOnSubFrames(True)
        self.scripts().insert(script)

    def _on_refused(self, address: str) -> None:
        self.said.emit("error", f"refused to reach {address}")
        self._count_refused(address)

    def _count_refused(self, address: str) -> None:
        self._refused_count += 1
        if address.startswith(_REMOTE) and self._refused_count <= _MOST_REFUSED:
            self.refused.emit(address)

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        if message.startswith(self._secret):
            self._count_refused(message.removeprefix(self._secret))
            return
        kinds = QWebEnginePage.JavaScriptConsoleMessageLevel
        name = {kinds.ErrorMessageLevel: "error", kinds.WarningMessageLevel: "warning"}.get(level, "info")
        if message.startswith("ResizeObserver loop"):
            name = "info"  # Chromium says so when a page is narrowed; nothing is wrong with the app
        place = QUrl(source).path().lstrip("/")
        self.said.emit(name, f"{message}  ({place}:{line})" if place else message)

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> QWebEnginePage | None:  # type: ignore[override]
        return None

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        address = QUrl(url)
        if address.scheme() == SCHEME.decode():
            return address.host() == self._files.host
        self._count_refused(address.toString())
        if is_main_frame:
            self.said.emit("warning", f"a link to {address.toString()} is not followed here")
        return address.scheme() in ("data", "blob", "about") and not is_main_frame

    def _on_download_requested(self, download: QWebEngineDownloadRequest) -> None:
        """Keep what the app gives (its export) in the downloads folder; only what is made in the page can come here."""
        if download.url().scheme() not in ("blob", "data") or download.page() is not self:
            download.cancel()
            return
        download.accept()
        self.downloaded.emit(str(Path(download.downloadDirectory()) / download.downloadFileName()))


def _on_permission_requested(permission: QWebEnginePermission) -> None:
    permission.deny()


def _on_full_screen_requested(request: QWebEngineFullScreenRequest) -> None:
    request.reject()
