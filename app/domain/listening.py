"""What is heard while somebody still speaks: words that will stay, and words that may still change."""

from dataclasses import dataclass

from app.domain.transcript import Word


@dataclass(frozen=True, slots=True)
class HeardWords:
    """The words so far, in order. `settled` ones stay; `unsettled` ones are the model's newest guess."""

    settled: tuple[Word, ...] = ()
    unsettled: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(word.text for word in (*self.settled, *self.unsettled))


@dataclass(frozen=True, slots=True)
class Pauses:
    """How pauses are read. Seconds.

    `ends_s` of silence after speech ends hands-free speech. At `reads_s` the final model begins to read, in case that
    was all. At `parts_s` what was said so far is a part of its own, where it holds at least `least_part_s` of speech;
    `longest_part_s` of talk without such a pause is parted where it was quietest.
    """

    ends_s: float = 0.7
    reads_s: float = 0.3
    parts_s: float = 0.5
    least_part_s: float = 6.0
    longest_part_s: float = 14.0
