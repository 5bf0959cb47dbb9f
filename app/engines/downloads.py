"""One file over HTTP: resumed where it stopped, retried when the line drops, given up when nobody is there."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import NetworkError, ResourceError

if TYPE_CHECKING:
    import httpx

OnArrived = Callable[[int], None]
"""Called with the bytes of the file that are here so far, those of earlier tries included."""

CONNECT_SECONDS = 4.0
"""A host that does not answer in this time is out of reach; there is a second source to ask."""
READ_SECONDS = 30.0
TRIES = 5


class Downloader:
    """Fetches files to `.part` paths. What it leaves behind is not trusted until it was digested."""

    def __init__(self, longest_wait_seconds: float = 8.0, tries: int = TRIES) -> None:
        self._longest_wait_seconds = longest_wait_seconds
        self._tries = tries

    def fetch(self, url: str, part: Path, expected_bytes: int, on_arrived: OnArrived | None = None) -> None:
        """Bring `part` to `expected_bytes`, going on from the bytes it already holds.

        `NetworkError` where the host is out of reach, refuses, sends too much, or keeps breaking off; the
        bytes that arrived stay, and asking again goes on from there. `ResourceError` where they cannot be written.
        """
        import httpx
        from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential

        retrying = Retrying(
            retry=retry_if_exception_type(_BrokenOffError),
            stop=stop_after_attempt(self._tries),
            wait=wait_random_exponential(multiplier=0.5, max=self._longest_wait_seconds),
            reraise=True,
        )
        timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
        try:
            with httpx.Client(follow_redirects=True, timeout=timeout) as client:
                retrying(_continue_download, client, url, part, expected_bytes, on_arrived)
        except (_BrokenOffError, httpx.HTTPError) as error:
            raise NetworkError(
                f"{_host_of(url)} cannot be reached for {_name_of(url)} ({_reason(error)}).",
                "See that this machine is on the network, then ask again: it goes on where it stopped.",
            ) from error
        except OSError as error:
            raise ResourceError(
                f"{part.name} cannot be written to {part.parent} ({error.strerror or error}).",
                "See that there is room on the disk and that the folder can be written.",
            ) from error


class _BrokenOffError(Exception):
    """The line dropped after the host had answered: worth another try."""


def _continue_download(
    client: "httpx.Client", url: str, part: Path, expected_bytes: int, on_arrived: OnArrived | None
) -> None:
    import httpx

    present = part.stat().st_size if part.exists() else 0
    if present > expected_bytes:
        part.unlink()
        present = 0
    if present == expected_bytes:
        return
    # A compressed answer would make byte offsets meaningless.
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={present}-"} if present else {})
    with client.stream("GET", url, headers=headers) as answer:
        if answer.status_code in (429, 500, 502, 503, 504):
            raise _BrokenOffError(f"it answered {answer.status_code}")
        answer.raise_for_status()
        # A server may ignore the range and send the whole file again: then what is here is written over.
        goes_on = present > 0 and _starts_at(answer, present)
        try:
            arrived = _write_stream(answer, part, present if goes_on else 0, expected_bytes, on_arrived)
        except httpx.TransportError as error:
            raise _BrokenOffError(_reason(error)) from error
    if arrived < expected_bytes:
        raise _BrokenOffError(f"only {arrived:,} of {expected_bytes:,} bytes came")


def _starts_at(answer: "httpx.Response", offset: int) -> bool:
    said = answer.headers.get("content-range", "")
    return answer.status_code == 206 and said.startswith(f"bytes {offset}-")


def _write_stream(
    answer: "httpx.Response", part: Path, start: int, expected_bytes: int, on_arrived: OnArrived | None
) -> int:
    """Append to `part` from `start` and return its length. It never grows past the length it should have."""
    arrived = start
    with part.open("ab" if start else "wb") as out:
        # As it comes, not gathered into larger chunks: when the line drops, a half-gathered chunk would be lost.
        for chunk in answer.iter_raw():
            if arrived + len(chunk) > expected_bytes:
                out.truncate(0)
                raise NetworkError(
                    f"{part.name.removesuffix('.part')} is longer at its source than it should be.",
                    "It is not the file that was published, and was not kept.",
                )
            out.write(chunk)
            arrived += len(chunk)
            if on_arrived is not None:
                on_arrived(arrived)
    return arrived


def _host_of(url: str) -> str:
    return url.split("/")[2]


def _name_of(url: str) -> str:
    return url.rsplit("/", 1)[-1]


def _reason(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
