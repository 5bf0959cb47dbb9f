"""Turns the bytes of generated tokens into text that is safe to show, and cuts it at stop strings.

A token may end in the middle of a character, and a stop string may be spread over several tokens; neither
half a character nor half a stop string is ever shown.
"""

import codecs
from itertools import pairwise


class SequenceText:
    """The growing text of one sequence."""

    def __init__(self, stop: tuple[str, ...] = ()) -> None:
        self._stop = tuple(s for s in stop if s)
        self._longest_stop = max((len(s) for s in self._stop), default=0)
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._text = ""
        self._token_ends = [0]
        self._shown = 0
        self.is_stopped = False

    @property
    def text(self) -> str:
        return self._text

    @property
    def pieces(self) -> tuple[str, ...]:
        """The text of each token; joined they are `text`. Tokens behind a stop string are left out."""
        spans = list(pairwise(self._token_ends))
        if self.is_stopped:
            spans = [(start, end) for start, end in spans if start < len(self._text)]
        return tuple(self._text[start:end] for start, end in spans)

    def add(self, token_bytes: bytes) -> str:
        """Take one token's bytes and return the new text that can be shown now, possibly empty."""
        if self.is_stopped:
            return ""
        searched = max(0, len(self._text) - self._longest_stop + 1)
        self._text += self._decoder.decode(token_bytes)
        self._token_ends.append(len(self._text))
        cut = self._find_stop(searched)
        if cut is not None:
            self._text = self._text[:cut]
            self.is_stopped = True
        return self._show(len(self._text) if self.is_stopped else self._safe_length())

    def finish(self) -> str:
        """Return what was held back in fear of a stop string. An unfinished last character is dropped."""
        return self._show(len(self._text))

    def _show(self, until: int) -> str:
        new = self._text[self._shown : until]
        self._shown = max(self._shown, until)
        return new

    def _find_stop(self, start: int) -> int | None:
        found = [at for at in (self._text.find(s, start) for s in self._stop) if at >= 0]
        return min(found, default=None)

    def _safe_length(self) -> int:
        """Return the length of the text without a tail that may turn out to begin a stop string."""
        for tail in range(min(self._longest_stop - 1, len(self._text)), 0, -1):
            ending = self._text[-tail:]
            if any(s.startswith(ending) for s in self._stop):
                return len(self._text) - tail
        return len(self._text)
