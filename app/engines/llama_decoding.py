"""Continues one evaluated prompt by several sequences at once: one batch a step, each with its own rules."""

import logging
from collections import deque
from collections.abc import Callable
from typing import Literal

from app.domain.generation import Completion, Sampling
from app.engines.llama_drafting import Lookup
from app.engines.llama_native import BATCH_TOKENS, AbortFlag, DecodeAbortedError, LlamaContext
from app.engines.llama_sampling import Scores, TokenPicker
from app.engines.llama_text import SequenceText

log = logging.getLogger(__name__)
OnPiece = Callable[[int, str], None]


class BatchDecoder:
    """Decodes in the sequences `free`, which it leaves empty, from the prompt in sequence `source`."""

    def __init__(self, context: LlamaContext, source: int, free: range, flag: AbortFlag, on_piece: OnPiece) -> None:
        self._context = context
        self._source = source
        self._all = free
        self._free = deque(free)
        self._flag = flag
        self._on_piece = on_piece
        self._prompt_length = 0
        self._lookup: Lookup | None = None

    def decode(
        self,
        prompt_length: int,
        scores: Scores,
        samplings: tuple[Sampling, ...],
        most_tokens: int,
        give_way: Callable[[], bool] = lambda: False,
        lookup: Lookup | None = None,
    ) -> list[Completion]:
        """Continue the prompt, whose last token has `scores`, once for each sampling, by `most_tokens` at most.

        Samplings beyond the number of sequences start as others end. `give_way` is called between two steps and says
        whether another request was let through meanwhile: what was written is then read again. With a `lookup` a
        single answer is guessed ahead; among several each guess costs about what it saves.
        """
        self._lookup = lookup if len(samplings) == 1 else None
        self._prompt_length = prompt_length
        scores = scores.copy()
        everyone: list[_Sequence] = []
        active: list[_Sequence] = []
        try:
            for index, sampling in enumerate(samplings):
                everyone.append(_Sequence(index, sampling, most_tokens, self._context))
            waiting = deque(everyone)
            while waiting or active:
                if self._flag.is_raised:
                    raise DecodeAbortedError
                if give_way():
                    self._come_back(active)
                active += self._start(waiting, scores)
                active = self._step(active)
        finally:
            for sequence in everyone:
                sequence.close()
            self.leave()
        return [sequence.completion() for sequence in everyone]

    def leave(self) -> None:
        """Forget all sequences, so that another request can have their place."""
        for number in self._all:
            self._context.cut_sequence(number)

    def _come_back(self, active: "list[_Sequence]") -> None:
        """Read again what the sequences had written, save the last token of each, which the next step reads."""
        if self._flag.is_raised:
            raise DecodeAbortedError
        for sequence in active:
            if sequence.finish:
                continue
            self._context.copy_sequence(self._source, sequence.number, 0, self._prompt_length)
            written = sequence.tokens[:-1]
            for start in range(0, len(written), BATCH_TOKENS):
                block = written[start : start + BATCH_TOKENS]
                place = self._prompt_length + start
                self._context.decode(block, range(place, place + len(block)), [sequence.number] * len(block), ())

    def _start(self, waiting: "deque[_Sequence]", scores: Scores) -> "list[_Sequence]":
        started = []
        while waiting and self._free:
            sequence = waiting.popleft()
            sequence.number = self._free.popleft()
            self._context.copy_sequence(self._source, sequence.number, 0, self._prompt_length)
            self._advance(sequence, scores)
            started.append(sequence)
        return started

    def _step(self, active: "list[_Sequence]") -> "list[_Sequence]":
        """Free the sequences that have ended; evaluate the last token of the others and pick their next."""
        for sequence in active:
            if sequence.finish:
                self._release(sequence)
        going = [sequence for sequence in active if not sequence.finish]
        if not going:
            return going
        if self._lookup is not None and (guess := self._lookup.guess(going[0].room)):
            self._step_ahead(going[0], guess, self._lookup)
            return going
        self._context.decode(
            [sequence.tokens[-1] for sequence in going],
            [self._prompt_length + len(sequence.tokens) - 1 for sequence in going],
            [sequence.number for sequence in going],
            range(len(going)),
        )
        for row, sequence in enumerate(going):
            self._advance(sequence, self._context.scores(row))
        return going

    def _step_ahead(self, sequence: "_Sequence", guess: list[int], lookup: Lookup) -> None:
        """Evaluate the guessed tokens with the last one, and go on for as long as those are picked."""
        place = self._prompt_length + len(sequence.tokens) - 1
        tokens = [sequence.tokens[-1], *guess]
        self._context.decode(
            tokens, range(place, place + len(tokens)), [sequence.number] * len(tokens), range(len(tokens))
        )
        held = 0
        for row in range(len(tokens)):
            self._advance(sequence, self._context.scores(row))
            if sequence.finish or row == len(guess) or sequence.tokens[-1] != guess[row]:
                break
            held += 1
        lookup.learn(len(guess), held)
        self._context.cut_sequence(sequence.number, place + held + 1)

    def _advance(self, sequence: "_Sequence", scores: Scores) -> None:
        count = len(sequence.tokens)
        shown = sequence.advance(scores)
        if self._lookup is not None and len(sequence.tokens) > count:
            self._lookup.add(sequence.tokens[-1])
        if shown:
            self._on_piece(sequence.index, shown)

    def _release(self, sequence: "_Sequence") -> None:
        self._context.cut_sequence(sequence.number)
        self._free.append(sequence.number)


class _Sequence:
    """One answer on its way: its picker, grammar, text, and why it ended."""

    def __init__(self, index: int, sampling: Sampling, most_tokens: int, context: LlamaContext) -> None:
        self.index = index
        self.number = -1
        self.tokens: list[int] = []
        self.finish: Literal["stop", "length"] | None = None
        self._context = context
        self._max_tokens = min(sampling.max_tokens, most_tokens)
        self._picker = TokenPicker(sampling)
        self._text = SequenceText(sampling.stop)
        self._logprobs: list[float] = []
        self._grammar = context.open_grammar(sampling.grammar) if sampling.grammar else None

    def advance(self, scores: Scores) -> str:
        """Pick the next token and return the text that can be shown now."""
        choice = self._picker.pick(scores, self._grammar.allows if self._grammar else None)
        if choice is None:
            log.warning("the grammar leaves no way on after %d tokens", len(self.tokens))
            self.finish = "length"
            return self._text.finish()
        self.tokens.append(choice.token)
        if self._context.is_end(choice.token):
            self.finish = "stop"
            return self._text.finish()
        if self._grammar:
            self._grammar.accept(choice.token)
        self._logprobs.append(choice.logprob)
        shown = self._text.add(self._context.token_bytes(choice.token))
        if self._text.is_stopped:
            self.finish = "stop"
        elif len(self.tokens) >= self._max_tokens:
            self.finish = "length"
            shown += self._text.finish()
        return shown

    @property
    def room(self) -> int:
        """The number of tokens that can be guessed: the one picked behind them is the last that may be written."""
        return self._max_tokens - len(self.tokens) - 1

    def completion(self) -> Completion:
        pieces = self._text.pieces
        return Completion(
            text=self._text.text,
            logprobs=tuple(self._logprobs[: len(pieces)]),
            pieces=pieces,
            finish=self.finish or "length",
        )

    def close(self) -> None:
        if self._grammar:
            self._grammar.close()
            self._grammar = None
