"""What the model is asked for the editor's grey text, and what of its answer is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.completion import CodePlace
from app.domain.generation import Completion, Generation, GenerationRequest, Priority
from app.pipeline.completing import MOST_AFTER, MOST_BEFORE, MOST_TOKENS, Completer, request_for
from tests.fakes import FakeLanguageModel

MARKS = ("<|fim_suffix|>", "<|fim_middle|>")
LINES = "".join(f"const number{n} = {n} * {n};\n" for n in range(200))


def asked(before: str, after: str = "") -> GenerationRequest:
    request = request_for(CodePlace("app.js", before, after))
    assert request is not None
    return request


def read_of(request: GenerationRequest) -> tuple[str, str]:
    """Return what the model reads before and behind the cursor."""
    before, rest = request.prompt.split(MARKS[0])
    after, end = rest.split(MARKS[1])
    assert request.prefix == "<|fim_prefix|>" and end == ""
    return before, after


async def offered(answer: str, before: str = "x", after: str = "", finish: str = "stop") -> str:
    class Model(FakeLanguageModel):
        async def generate(self, request: GenerationRequest, on_token: object = None) -> Generation:
            completion = Completion(answer, (-0.1,), (answer,), finish)  # type: ignore[arg-type]
            return Generation((completion,), 1, 0, 1, 0.0, 0.0)

    return (await Completer(Model(lambda _: "")).complete(CodePlace("app.js", before, after))).text


def test_the_model_fills_in_between_behind_everybody_else() -> None:
    request = asked("function add(a, b) {\n  return ", "\n}\n")
    assert read_of(request) == ("function add(a, b) {\n  return ", "\n}\n")
    assert request.priority is Priority.BACKGROUND
    (sampling,) = request.samplings
    assert (sampling.max_tokens, sampling.stop, sampling.temperature) == (MOST_TOKENS, ("\n\n",), 0.0)
    assert asked("add(", "); // sums\n").samplings[0].stop == ("\n",), "in the middle of a line, only that line"


async def test_in_an_empty_file_nothing_is_asked() -> None:
    model = FakeLanguageModel(lambda _: "anything")
    assert (await Completer(model).complete(CodePlace("app.js", " \n", "\n"))).text == ""
    assert model.requests == []


@given(st.text(alphabet="ab (\n", max_size=2000), st.text(alphabet="ab )\n", max_size=600))
def test_never_more_is_read_than_is_allowed_and_it_is_what_is_nearest(before: str, after: str) -> None:
    request = request_for(CodePlace("app.js", before, after))
    if request is None:
        assert not (before[-MOST_BEFORE:] + after[:MOST_AFTER]).strip() or len(before) > MOST_BEFORE
        return
    near_before, near_after = read_of(request)
    assert len(near_before) <= MOST_BEFORE and before.endswith(near_before)
    assert len(near_after) <= MOST_AFTER and after.startswith(near_after)
    assert len(near_before) >= min(len(before), 200)


def test_while_somebody_types_what_is_read_begins_at_the_same_place() -> None:
    beginnings = {read_of(asked(LINES[:end]))[0][:150] for end in range(2410, 2590)}
    assert len(beginnings) == 1
    assert next(iter(beginnings)).startswith("const number"), "at the beginning of a line"


@pytest.mark.parametrize("typed", ["<|fim_middle|>", "<|im_end|>", "<|endoftext|>", "a <|fim_suffix|> b"])
def test_special_tokens_typed_in_the_file_are_only_text(typed: str) -> None:
    request = asked(f"const mark = '{typed}';\n", f"// {typed}\n")
    before, after = read_of(request)
    assert "<|" not in before + after and "|>" not in before + after


async def test_what_is_shown_ends_at_a_blank_line_or_with_a_whole_line() -> None:
    assert await offered("a + b;\n  \n}\nfoo") == "a + b;"
    assert await offered("\n  first();\n  seco", finish="length") == "\n  first();"
    assert await offered("first().then(seco", finish="length") == "first().then(seco", "its only line is all there is"
    assert await offered("  \n ") == ""


@pytest.mark.parametrize(
    ("answer", "after", "shown"),
    [
        ("a + b;\n}", "\n}\n", "a + b;"),
        ("item)", ")", "item"),
        ("list(item)", ")", "list(item)"),
        ("save(item);", "item);", "save("),
        ("first", "t", "first"),
    ],
)
async def test_what_stands_behind_the_cursor_is_not_offered_again(answer: str, after: str, shown: str) -> None:
    assert await offered(answer, after=after) == shown


async def test_a_surer_answer_has_more_confidence() -> None:
    suggestion = await Completer(FakeLanguageModel(lambda _: "a")).complete(CodePlace("a.js", "x", ""))
    assert suggestion.confidence == pytest.approx(0.9048, abs=1e-3)
