"""Words while somebody speaks: which have settled, where a part of the speech ends, and when all has been said.

Pure rules over times and probabilities; the models that hear are in `engines/live_whisper.py`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.listening import HeardWords, Pauses
from app.domain.transcript import Word

FRAME_S = 0.032
"""Silero judges 512 samples at a time."""

_SPEECH = 0.5
_STILL_SPEECH = 0.35
"""Once somebody speaks, a weaker frame still counts: the end of a word is faint. As Silero's own neg_threshold."""
_LEAST_SPEECH_S = 0.2
_TAIL_S = 0.2
"""Left after the last speech of a part: consonants fade below the threshold."""
_OVERLAP_S = 0.15


class SettlingWords:
    """LocalAgreement-2 by word: a word settles when two successive guesses agree on it and on all before it.

    Macháček, Dabre, Bojar: Turning Whisper into Real-Time Transcription System, https://arxiv.org/abs/2307.14743
    """

    def __init__(self) -> None:
        self._confirmed: tuple[Word, ...] = ()
        self._confirmed_until_s = 0.0
        self._agreed: tuple[Word, ...] = ()
        self._guess: tuple[Word, ...] = ()

    @property
    def heard(self) -> HeardWords:
        return HeardWords(self._confirmed + self._agreed, self._guess)

    def guess(self, words: Sequence[Word]) -> None:
        """Take the newest guess at everything since the last confirmation; times from the start of the clip."""
        new = self._beyond_settled(words)
        count = _common_length(self._guess, new)
        self._agreed += new[:count]
        self._guess = new[count:]

    def confirm(self, words: Sequence[Word], until_s: float) -> None:
        """Take the final model's words for all up to `until_s`; they replace what had settled there."""
        self._confirmed += tuple(words)
        self._confirmed_until_s = until_s
        self._agreed = tuple(word for word in self._agreed if _middle(word) > until_s)
        self._guess = tuple(word for word in self._guess if _middle(word) > until_s)

    def _beyond_settled(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Return the words after the last settled one. Times waver, so a repeated last word is seen by its letters."""
        settled_until_s = self._agreed[-1].end_s if self._agreed else self._confirmed_until_s
        new = tuple(word for word in words if _middle(word) > settled_until_s)
        for length in range(min(3, len(new), len(self._agreed)), 0, -1):
            starts_soon = new[0].start_s - settled_until_s < _OVERLAP_S
            if starts_soon and _plain_all(new[:length]) == _plain_all(self._agreed[-length:]):
                return new[length:]
        return new


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of speech for the final model: seconds from the start of the clip.

    `is_whole`: what follows belongs to the next part. Else it may go on, and is then read again.
    """

    start_s: float
    end_s: float
    speech_end_s: float
    """When the last speech in it ended: by it one sees that nothing more was said since."""
    is_whole: bool


class SpeechPacer:
    """Follows the voice frame by frame: where a part of the speech ends, and whether all has been said."""

    def __init__(self, pauses: Pauses) -> None:
        self._pauses = pauses
        self._frames = 0
        self._start_s = 0.0
        self._spoken_s = 0.0
        self._spoken_ever_s = 0.0
        self._last_speech_s = 0.0
        self._is_speech = False
        self._quietest = (2.0, 0.0)
        self._offered_s = 0.0

    @property
    def now_s(self) -> float:
        return self._frames * FRAME_S

    @property
    def part_start_s(self) -> float:
        """Where the part that is not yet given out begins."""
        return self._start_s

    @property
    def has_spoken(self) -> bool:
        """Whether anybody spoke since the last part ended."""
        return self._spoken_s >= _LEAST_SPEECH_S

    @property
    def speech_end_s(self) -> float:
        return self._last_speech_s

    @property
    def silence_s(self) -> float:
        return self.now_s - self._last_speech_s

    @property
    def is_over(self) -> bool:
        """Whether somebody spoke and has then paused long enough to be done."""
        return self._spoken_ever_s >= _LEAST_SPEECH_S and self.silence_s >= self._pauses.ends_s

    def follow(self, probabilities: Sequence[float]) -> None:
        """Take the voice's probability in each next frame."""
        for probability in probabilities:
            self._frames += 1
            self._is_speech = probability >= (_STILL_SPEECH if self._is_speech else _SPEECH)
            if self._is_speech:
                self._spoken_s += FRAME_S
                self._spoken_ever_s += FRAME_S
                self._last_speech_s = self.now_s
            is_late = self.now_s - self._start_s > self._pauses.longest_part_s / 2
            if is_late and probability <= self._quietest[0]:
                self._quietest = (probability, self.now_s)

    def next_part(self) -> Part | None:
        """Return a part that can be read now; each is offered once."""
        length_s = self.now_s - self._start_s
        if not self.has_spoken:
            if self.silence_s > 1.0 and length_s > 1.0:
                self._begin(self.now_s - 0.5)  # nobody spoke: what the models would read stays short
            return None
        if self._spoken_s >= self._pauses.least_part_s and self.silence_s >= self._pauses.parts_s:
            return self._give_out(min(self._last_speech_s + _TAIL_S, self.now_s))
        if length_s >= self._pauses.longest_part_s:
            return self._give_out(self._quietest[1])
        if self.silence_s >= self._pauses.reads_s and self._offered_s < self._last_speech_s:
            self._offered_s = self._last_speech_s
            end_s = min(self._last_speech_s + _TAIL_S, self.now_s)
            return Part(self._start_s, end_s, self._last_speech_s, is_whole=False)
        return None

    def last_part(self) -> Part | None:
        """Return what is left when the speaker is done; None where nobody spoke in it."""
        if self._spoken_s <= 0:
            return None
        end_s = min(self._last_speech_s + _TAIL_S, self.now_s)
        return Part(self._start_s, end_s, self._last_speech_s, is_whole=True)

    def _give_out(self, end_s: float) -> Part:
        part = Part(self._start_s, end_s, min(self._last_speech_s, end_s), is_whole=True)
        self._begin(end_s)
        return part

    def _begin(self, start_s: float) -> None:
        self._start_s = start_s
        self._quietest = (2.0, start_s)
        # After a cut within talk what came since is speech of the next part.
        self._spoken_s = max(0.0, self._last_speech_s - start_s)


def _common_length(one: Sequence[Word], other: Sequence[Word]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if _plain(left) != _plain(right):
            break
        count += 1
    return count


def _plain(word: Word) -> str:
    return re.sub(r"\W", "", word.text.lower()) or word.text


def _plain_all(words: Sequence[Word]) -> list[str]:
    return [_plain(word) for word in words]


def _middle(word: Word) -> float:
    return (word.start_s + word.end_s) / 2
