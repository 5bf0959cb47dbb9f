"""Functions people ask for often, written once and tested: found by what a description says and what it takes.

A function that does nearly what was said is worse than none, for one that is not known gets written by agents. So every
word of a description must be accounted for: by the function's `says`, by its `besides`, by the names of the inputs, or
by being a little word. What is left over ("each only once", "of four") says that something else is wanted.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.blueprint import Field
from app.kit.javascript import is_reserved
from app.kit.wording import Wording, number_of, read_wording, sign_of, words_left

FOLDER = "functions/"


@dataclass(frozen=True, slots=True)
class KnownFunction:
    """`takes` are the kinds of its parameters in order: "text", "number", "date", "time", "any" (text or number), or
    "said" for a word of the description itself. The description must have `needs` in it besides.

    `source` has NAME for the function's name, JOINER for what stands between the parts of its answer, YES and NO for
    the words of a verdict. `joined` is what they are joined by where nothing is said; "" for an answer of one part.
    A group in `says` with the name of a parameter says what goes there: an input, or a number or sign that is said.
    """

    name: str
    says: tuple[re.Pattern[str], ...]
    needs: re.Pattern[str] | None
    besides: re.Pattern[str] | None
    takes: tuple[str, ...]
    parameters: tuple[str, ...]
    joined: str
    is_random: bool
    is_alike: bool
    """Whether it does not matter which input goes where."""
    reads_list: bool
    splits: bool
    """Whether the description must say how the parts of the answer are joined."""
    source: str


def read_functions(texts: Iterable[str]) -> tuple[KnownFunction, ...]:
    """Read the catalogue (resources/kit/functions/*.toml)."""
    files = [tomllib.loads(text) for text in texts]
    helpers = {name: str(source) for file in files for name, source in file.get("helpers", {}).items()}
    words = {name: str(words) for file in files for name, words in file.get("vocabulary", {}).items()}
    rows = ((name, row) for file in files for name, row in file.items() if name not in ("helpers", "vocabulary"))
    return tuple(_read_function(name, row, helpers, words) for name, row in rows)


def catalogue_texts(parts: Mapping[str, str]) -> list[str]:
    """Return the files of the catalogue out of the kit's files."""
    return [text for path, text in sorted(parts.items()) if path.startswith(FOLDER) and path.endswith(".toml")]


def find_function(
    known: Sequence[KnownFunction],
    name: str,
    descriptions: Sequence[str],
    inputs: Sequence[Field],
    is_random: bool,
) -> str | None:
    """Return the code of a function called `name` that does what is said with these inputs, or None.

    Of `descriptions` only the first that says something counts.
    """
    for description in descriptions:
        wording = read_wording(description, inputs)
        if not words_left(wording.text, inputs):
            continue
        return next((s for f in known if (s := _source(f, name, wording, inputs, is_random)) is not None), None)
    return None


def _read_function(
    name: str, row: Mapping[str, object], helpers: Mapping[str, str], words: Mapping[str, str]
) -> KnownFunction:
    def pattern(text: str) -> re.Pattern[str]:
        plain = re.sub(r"(?<!\?P)<(\w+)>", lambda word: f"(?:{words[word[1]]})", text)
        return re.compile(rf"(?<!\w)(?:{plain})(?!\w)")

    says, source = row["says"], str(row["source"]).strip()
    takes = row["takes"]
    assert isinstance(takes, list)
    head = re.search(r"function NAME\(([^)]*)\)", source)
    assert head is not None, name
    parameters = tuple(p.strip() for p in head[1].split(",") if p.strip() not in ("", "random"))
    assert len(parameters) == len(takes), name
    used = [text.strip() for helper, text in helpers.items() if re.search(rf"\b{helper}\(", source)]
    return KnownFunction(
        name,
        tuple(pattern(text) for text in (says if isinstance(says, list) else [str(says)])),
        pattern(str(row["needs"])) if "needs" in row else None,
        pattern(str(row["besides"])) if "besides" in row else None,
        tuple(takes),
        parameters,
        str(row.get("joined", "")),
        bool(row.get("random", False)),
        bool(row.get("alike", False)),
        bool(row.get("reads_list", False)),
        bool(row.get("splits", False)),
        "\n\n".join([*used, source]),
    )


def _source(
    function: KnownFunction, name: str, wording: Wording, inputs: Sequence[Field], is_random: bool
) -> str | None:
    if (function.is_random and not is_random) or len(inputs) > len(function.takes):
        return None
    if (wording.verdicts and "YES" not in function.source) or not _can_be_joined(function, wording):
        return None
    if function.needs and not function.needs.search(wording.text):
        return None
    for says in function.says:
        found = says.search(wording.text)
        if found is None:
            continue
        rest = f"{wording.text[: found.start()]} {wording.text[found.end() :]}"
        if function.besides:
            rest = function.besides.sub(" ", rest)
        arguments = _arguments(function, found, inputs)
        if arguments is not None and not words_left(rest, inputs):
            return _written(function, name, wording, inputs, arguments, is_random)
    return None


def _can_be_joined(function: KnownFunction, wording: Wording) -> bool:
    if wording.joiner is None:
        return not function.splits
    if "JOINER" in function.source:
        return True
    return wording.joiner == function.joined or (function.reads_list and not function.joined)


def _arguments(function: KnownFunction, found: re.Match[str], inputs: Sequence[Field]) -> list[str] | None:
    """Return what is handed to each parameter, in order; None where not every input has its one place."""
    placed: dict[str, str] = {}
    for parameter, said in found.groupdict().items():
        if said is not None:
            argument = _argument(function.takes[function.parameters.index(parameter)], said, inputs)
            if argument is None or argument in placed.values():
                return None
            placed[parameter] = argument
    left = [field for field in inputs if field.name not in placed.values()]
    open_ = [(p, kind) for p, kind in zip(function.parameters, function.takes, strict=True) if p not in placed]
    if len(open_) != len(left) or (len({k for _, k in open_}) < len(open_) and not function.is_alike):
        return None
    for parameter, kind in open_:
        field = next((f for f in left if _fits(kind, f)), None)
        if field is None:
            return None
        left.remove(field)
        placed[parameter] = field.name
    return [placed[parameter] for parameter in function.parameters]


def _argument(kind: str, said: str, inputs: Sequence[Field]) -> str | None:
    """Return the input or the constant that words such as "the second list", "other_word" or "four" stand for."""
    plain = re.sub(r"^(?:(?:an?|the|this|that|every|each|all|its|of) )+", "", said.strip())
    if kind == "said":
        return json.dumps(plain.capitalize())
    fitting = [field for field in inputs if _fits(kind, field)]
    for field in fitting:
        if plain in (field.name, field.name.replace("_", " ")):
            return field.name
    part_of = [f.name for f in fitting if f.name.startswith(f"{plain}_") or f.name.endswith(f"_{plain}")]
    if len(part_of) == 1:
        return part_of[0]
    if (number := number_of(plain)) is not None and kind == "number":
        return str(number)
    if (sign := sign_of(plain)) is not None and kind == "text":
        return json.dumps(sign)
    for place, word in enumerate(("first", "second", "third")):
        if plain.split(" ")[0] == word and len(plain.split(" ")) <= 2 and len(fitting) > place:
            return fitting[place].name
    if len(fitting) == 1 and plain in ("so many", "that many", "number", "n", "times", "given"):
        return fitting[0].name
    return None


def _fits(kind: str, field: Field) -> bool:
    if kind == "any":
        return _fits("text", field) or _fits("number", field)
    return field.is_numeric if kind == "number" else field.type.replace("longtext", "text") == kind


def _written(
    function: KnownFunction,
    name: str,
    wording: Wording,
    inputs: Sequence[Field],
    arguments: list[str],
    is_random: bool,
) -> str:
    yes, no = wording.verdicts or ("yes", "no")
    joiner = function.joined if wording.joiner is None else wording.joiner
    said = {"JOINER": json.dumps(joiner, ensure_ascii=False), "YES": json.dumps(yes, ensure_ascii=False)}
    said |= {"NO": json.dumps(no, ensure_ascii=False)}
    source = re.sub(r"\b(?:JOINER|YES|NO)\b", lambda word: said[word[0]], function.source)
    names = [field.name for field in inputs]
    more = ["random"] if is_random else []
    if arguments == names:
        return re.sub(r"\bNAME\b", name, source)
    names = [_safe(name) for name in names]
    arguments = [_safe(argument) for argument in arguments]
    inner = re.sub(r"\bNAME\b", f"{name}_of", source)
    call = f"{name}_of({', '.join([*arguments, *(['random'] if function.is_random else [])])})"
    return f"{inner}\n\nfunction {name}({', '.join([*names, *more])}) {{\n  return {call};\n}}"


def _safe(name: str) -> str:
    return f"{name}_" if is_reserved(name) or name == "random" else name
