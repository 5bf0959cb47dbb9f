"""Many apps side by side in one page of the real engine: each in a frame with its own document, scripts and policy.

Loading an app by itself takes a navigation and up to twenty requests; side by side they share the kit's files, and ten
thousand can be loaded in minutes. What the frames' scripts report names their folder, so that each fault has an owner.
"""

import re
from collections.abc import Sequence

from app.browser.client import BrowserClient
from app.domain.codebase import Codebase, SourceFile

TOO_BUSY = "the page was lost"
_SHARED = "kit/"
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Many</title><body>{frames}
<p id="seen">still loading</p><script>
addEventListener("load", () => {{
  const isUp = (frame) => frame.contentWindow.Kit?.app && frame.contentDocument.body.innerText.trim();
  const up = [...document.querySelectorAll("iframe")].filter(isUp).map((frame) => frame.title);
  document.getElementById("seen").textContent = "up: " + up.join(" ") + " .";
}});
</script>"""
_WATCH = """for (const box of ["alert", "confirm", "prompt"]) {
  window[box] = (text) => console.error(`in ${location.pathname.slice(1)} a box says ${text}`);
}"""
_HEAD = '<meta charset="utf-8">'
_FRAME = '<iframe title="{n}" src="{n}/index.html" width="1280" height="900"></iframe>\n'


async def faults_of(browser: BrowserClient, apps: Sequence[Codebase]) -> dict[int, str]:
    """Load the apps at once; return what was wrong with which (by its place), an empty dict where all was well.

    Where that is too much for the machine as it is now, they are loaded by halves.
    """
    report = await browser.load(_together(apps))
    told = [*report.errors, *report.requests, *report.dialogs]
    if not report.is_loaded:
        half = len(apps) // 2
        if not half:
            return {0: f"{TOO_BUSY}: {told}"}
        later = await faults_of(browser, apps[half:])
        return await faults_of(browser, apps[:half]) | {half + n: text for n, text in later.items()}
    seen = re.search(r"up: ([\d ]*)\.", report.text)
    up = {int(n) for n in seen[1].split()} if seen else set()
    faults = {n: "it did not come up" for n in range(len(apps)) if n not in up}
    for text in told:
        owner = re.search(r"(?:^|: in )(\d+)/", text)
        faults |= {int(owner[1]): text} if owner else dict.fromkeys(range(len(apps)), text)
    return faults


async def fault_alone(browser: BrowserClient, app: Codebase) -> str:
    """Load one app as people do; return what is wrong with it, or ""."""
    report = await browser.load(app)
    told = [*report.errors, *report.requests, *report.dialogs]
    return str(told) if told or not report.is_loaded else ""


def _together(apps: Sequence[Codebase]) -> Codebase:
    """Return one app made of all: each in a folder of its own, but for the kit's files, which they share."""
    files: dict[str, str] = {}
    for number, app in enumerate(apps):
        for file in app.files:
            if file.path.startswith(_SHARED):
                assert files.setdefault(file.path, file.text) == file.text
            else:
                files[f"{number}/{file.path}"] = _in_folder(file, number)
    frames = "".join(_FRAME.format(n=number) for number in range(len(apps)))
    files["watch.js"] = _WATCH
    files["index.html"] = _PAGE.format(frames=frames)
    return Codebase(tuple(SourceFile(path, text) for path, text in files.items()))


def _in_folder(file: SourceFile, number: int) -> str:
    """Return the file's text with the kit one folder up, and the app's data apart from that of its neighbours."""
    if file.path == "index.html":
        assert _HEAD in file.text
        watched = file.text.replace(_HEAD, f'{_HEAD}<script src="../watch.js"></script>', 1)
        return watched.replace(f'<script src="{_SHARED}', f'<script src="../{_SHARED}')
    if file.path == "app.js":
        text, count = re.subn(r'(Kit\.start\(\{ id: "[^"]*)"', rf'\g<1>-{number}"', file.text, count=1)
        assert count == 1, file.text[:300]
        return text
    return file.text
