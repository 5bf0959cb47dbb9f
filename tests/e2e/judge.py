"""Says whether an app does what was asked, by using it in Debian's Chromium as a stranger would.

An app behaves when its behaviour function runs to the end and, besides: no script error, no request to anything but
files, no sideways scrolling on a phone. The judge shares nothing with the product's own checks.
"""

import datetime as dt
import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Playwright, sync_playwright

from tests.e2e.person import EYES, TODAY, Person
from tests.e2e.reading import Unmet
from tests.e2e.requests import Behaviour

CHROMIUM = os.environ.get("COGNOMEGA_TEST_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--mute-audio"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """`failure` is the first expectation that was not met, in plain words; "" where the app behaves."""

    behaves: bool
    failure: str
    seconds: float


class Judge:
    """One browser for many judgements; each app gets storage of its own."""

    def __enter__(self) -> Self:
        self._playwright: Playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._browser.close()
        self._playwright.stop()

    def judge(self, folder: Path, behaviour: Behaviour, tries: int = 2) -> Judgement:
        """Use the app in the folder (or the page, if it is a file) and say whether it behaves.

        A no is given only after `tries` tries, each with fresh storage: on a busy machine a click can get lost.
        """
        first = self._judge_once(folder, behaviour)
        for _ in range(tries - 1):
            if first.behaves:
                break
            again = self._judge_once(folder, behaviour)
            first = again if again.behaves else Judgement(False, first.failure, first.seconds + again.seconds)
        return first

    def _judge_once(self, folder: Path, behaviour: Behaviour) -> Judgement:
        started = time.monotonic()
        page_file = folder if folder.is_file() else folder / "index.html"
        if not page_file.is_file():
            return Judgement(False, "there is no index.html", 0.0)
        context = self._browser.new_context(
            viewport={"width": 1100, "height": 800}, locale="en-US", timezone_id="Europe/Berlin", accept_downloads=True
        )
        try:
            context.clock.install(time=dt.datetime.combine(TODAY, dt.time(9, 0), tzinfo=dt.UTC))
            context.add_init_script(EYES)
            context.grant_permissions([])
            person = Person(context.new_page(), page_file.resolve().as_uri())
            failure = _first_failure(person, behaviour)
        finally:
            context.close()
        return Judgement(not failure, failure, time.monotonic() - started)


def _first_failure(person: Person, behaviour: Behaviour) -> str:
    try:
        person.open()
        _expect_clean(person)
        behaviour.act(person)
        person.fits_phone()
        _expect_clean(person)
    except Unmet as unmet:
        errors = f" (script error: {person.errors[0][:120]})" if person.errors else ""
        return f"{unmet}{errors}"
    except BrowserError as error:
        return f"the page cannot be used: {str(error).splitlines()[0][:160]}"
    return ""


def _expect_clean(person: Person) -> None:
    if person.outside:
        raise Unmet(f"asks the network for {person.outside[0][:100]}")
    if person.errors:
        raise Unmet(f"script error: {person.errors[0][:160]}")
