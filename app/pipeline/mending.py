"""Reads a small model's lines as they were meant: slips it makes again and again, mended by rule and by the request.

The rules stand in `mending_fields`, `mending_records` and `mending_calculators`; their order matters.
"""

import re
from typing import get_args

from app.domain.blueprint import FieldType
from app.domain.words import split_outside
from app.pipeline import mending_asked as asked
from app.pipeline import mending_calculators as calculators
from app.pipeline import mending_clock as clock
from app.pipeline import mending_conditions as conditions
from app.pipeline import mending_fields as fields
from app.pipeline import mending_figures as figures
from app.pipeline import mending_formulas as formulas
from app.pipeline import mending_kinds as kinds
from app.pipeline import mending_numbers as numbers
from app.pipeline import mending_once as once
from app.pipeline import mending_order as order
from app.pipeline import mending_records as records
from app.pipeline import mending_slips as slips
from app.pipeline import mending_taken as taken
from app.pipeline import mending_times as times
from app.pipeline.clauses import content_stems, match
from app.pipeline.grounding import Grounding
from app.pipeline.known_styles import with_known_styles
from app.pipeline.limits_said import with_limits
from app.pipeline.lines import RECORD, Lines, Rule
from app.pipeline.numbers_said import is_said_otherwise, numbers_of


def mend_lines(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Return the lines as meant."""
    for rule in _FIRST:
        lines = rule(lines, request, grounding)
    lines, suffixes = _set_aside(lines)
    for rule in _RULES:
        lines = rule(lines, request, grounding)
    lines = _put_back(lines, suffixes)
    for rule in _LAST:
        lines = rule(lines, request, grounding)
    return lines


def _set_aside(lines: Lines) -> tuple[Lines, dict[str, str]]:
    """Return the lines without what stands behind a field's type (`unique`, `= now()`), and that by the field's name:
    the rules read the last word of a field as its type."""
    suffixes: dict[str, str] = {}
    kept: list[str] = []
    for line in lines:
        found = RECORD.match(line)
        fields = []
        for field in split_outside(found[2], ",") if found else []:
            plain = re.sub(r"(?<=\w) unique\b|(?<=\)) unique\b| *= *now\(\)$", "", field)
            if plain != field:
                word = " unique" if re.search(r" unique\b", field) else ""
                suffixes[once.field_name(plain)] = word + (" = now()" if "now()" in field else "")
            fields.append(plain)
        kept.append(f"record {found[1]}: {', '.join(fields)}" if found else line)
    return tuple(kept), suffixes


def _put_back(lines: Lines, suffixes: dict[str, str]) -> Lines:
    for at in range(len(lines)):
        found = RECORD.match(lines[at])
        for field in split_outside(found[2], ",") if found else []:
            suffix = suffixes.get(once.field_name(field), "")
            if suffix and "=" not in field:
                lines = once.with_suffix(lines, at, once.field_name(field), suffix)
    return lines


def _drop_repeats(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Within a calculator or a record the same line twice is a slip; two calculators may ask for the same thing."""
    kept: dict[tuple[str, str], str] = {}
    block = ""
    for line in (" ".join(line.split()) for line in lines if " " in line.strip()):
        block = line if line.startswith("calculator ") else block
        kept.setdefault((block if line.startswith(("input ", "output ")) else "", line), line)
    return tuple(kept.values())


def _drop_unsupported(lines: Lines, request: str, grounding: Grounding) -> Lines:
    kept = [found for line in lines if (found := RECORD.match(line))]
    names = (field.rpartition(" ")[0] or field for found in kept for field in split_outside(_plain(found[2]), ","))
    fields = content_stems(" ".join((*names, *(found[1] for found in kept))).replace("_", " "))
    return tuple(
        line for line in lines if grounding.is_supported(line, request, fields) or _is_needed(line, lines, request)
    )


def _plain(fields: str) -> str:
    """Return the fields without options and defaults."""
    return re.sub(r"\(.*?\)| (?:required|optional|unique)\b| *=[^,]*", "", fields)


def _is_needed(line: str, lines: Lines, request: str) -> bool:
    """Whether a line nobody asked for makes what they asked for work: a due day worked out from when it was last done
    needs a button that says it was done today; a deadline is there to be warned of, a budget to be kept to; and what
    changes two things at once is not made up, where it is called by a word that was said."""
    if re.match(r"button .+: \w+ = now\(\)", line) and clock.is_pressed(request):
        return True
    if several := re.match(r"button ([^:]+): \w+ = [^,]+, \w+ = ", line):
        return match(several[1], content_stems(request)).fraction == 1
    today = re.match(r"button .+: (\w+) = today\(\)$", line)
    target = re.search(r"^goal .* of (?:at most )?([a-z]\w*)(?: per \w+)?$", line)
    if target:
        return any(other.startswith(f"setting {target[1]} ") for other in lines)
    if today:
        reads = re.compile(rf"(?:calc|warn|remind|sort) .*\b{today[1]}\b")
        return any(reads.match(other) for other in lines)
    late = re.match(r"warn .+ when (\w+) <=? today\(\)", line)
    return late is not None and _DEADLINE.search(late[1].replace("_", " ")) is not None


_DEADLINE = re.compile(
    r"\b(deadline|due|expected|expires?|expiry|valid until|use by|best before|return by|back by|renews?)\b"
)


def _drop_unsaid_goals(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A target that nobody named is none: who wants to see how much he lost has not said that it is to be 75."""
    said = numbers_of(request) | ({1.0} if _ONE.search(request) else frozenset())
    wants = re.search(
        r"\b(goals?|targets?|limits?|aims?|budget|maximum|at most|(?:no|not) more than|want to)\b", request, re.I
    )

    def is_said(line: str) -> bool:
        found = re.match(r"goal .* of (\d+(?:\.\d+)?)\b", line)
        return found is None or wants is not None or is_said_otherwise(float(found[1]), said)

    return tuple(line for line in lines if is_said(line))


_ONE = re.compile(r"\b(?:one|once|an? (?:hour|minute|day|week|month|year|time))\b", re.I)
"""“Not more than an hour” says one."""
_NUMBERED = re.compile(r"start \w+ (1|a|one)\b *[|,]", re.I)
"""`Name 1 | Name 2`: rows made up to have some."""


def _drop_invented_starts(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Records nobody named are not put into a person's app, unless they asked for some."""
    said = frozenset(re.findall(r"[a-z']+", request.lower()))
    wants_some = re.search(
        r"\b(examples?|some|starter|already|common|typical|suggest(?:ed|ions?)|default)\b", request, re.I
    )

    def is_said(line: str) -> bool:
        rows = [r for r in split_outside(line.removeprefix("start "), "|") if r]
        title = re.findall(r"[a-z']+", next((t for t in lines if t.startswith("app ")), "").lower())
        named = [frozenset(re.findall(r"[a-z']+", row.split(",")[0].lower())) for row in rows]
        if len(rows) < 2 or any(words & _VERBS and len(words) > 1 for words in named):
            return False
        side_by_side = r"\W+(?:or |and )?".join(re.escape(row.split(",")[0]) for row in rows)
        is_listed = re.search(side_by_side, request, re.I) is not None
        return is_listed or all(words & said - frozenset(title) for words in named)

    def is_made_up(line: str) -> bool:
        return not (wants_some or is_said(line)) or bool(_NUMBERED.match(line))

    return tuple(line for line in lines if not (line.startswith("start ") and is_made_up(line)))


_VERBS = frozenset("vote votes add show enter type pick choose tick click press see count note write".split())
"""A row that begins with what to do is no row: “add book titles, vote for one”."""


def _drop_described_records(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“record winner: title from books where …” tells what to show of another record; it keeps nothing itself."""
    return tuple(line for line in lines if not _DESCRIBED.match(line))


_KINDS = "|".join(get_args(FieldType))
_DESCRIBED = re.compile(rf"record [^:]+:.* (?:where|from) (?!(?:(?!where\b|from\b)\w+ )*(?:{_KINDS})\b).*[<>=]")
"""`from time` and `where text` are fields, whatever default stands behind them."""


def _said_options(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Pizza, sushi or salad” is what is voted on, or picked from, from the beginning."""
    found = re.search(r"((?:[\w'-]+(?: [\w'-]+)?, ?)+(?:[\w'-]+(?: [\w'-]+)?)?,? ?\bor [\w'-]+)", request)
    if not found:
        return lines
    said = re.split(r"\b(?:it's|its|it is|either|is|are|from|between)\b", found[1], flags=re.I)[-1]
    options = [o.strip() for o in re.split(r",|\bor\b", said) if o.strip()]
    listed = " | ".join(option[:1].upper() + option[1:] for option in options)
    is_vote = any(re.match(r"button .*\bvote", line, re.I) for line in lines)
    mended: list[str] = []
    for line in lines:
        mended.append(re.sub(r"^pick (.+?) from list((?: without repeats)?)$", rf"pick \1: {listed}\2", line))
        if is_vote and line.startswith("record ") and not any(other.startswith("start ") for other in lines):
            mended.append(f"start {listed}")
    return tuple(mended)


_FIRST: tuple[Rule, ...] = (
    clock.bare_calls,
    clock.times_of_buttons,
    clock.between_times,
    clock.measured_times_are_kept,
    clock.kept_times_below,
)
_LAST: tuple[Rule, ...] = (
    clock.times_by_themselves,
    clock.pressed_times,
    taken.said_taken,
    once.said_once,
    once.unsaid_once,
)
_RULES: tuple[Rule, ...] = (
    _drop_repeats,
    _drop_described_records,
    records.single_habit,
    fields.amounts_are_fields,
    fields.worked_out_fields,
    fields.join_names,
    calculators.calc_outside_record,
    kinds.kept_not_calculated,
    calculators.picks_from_inputs,
    records.filters_by_condition,
    records.states_are_warnings,
    order.order_by_hand,
    records.said_directions,
    _drop_unsupported,
    _drop_unsaid_goals,
    _drop_invented_starts,
    _said_options,
    calculators.password_options,
    calculators.two_way_function,
    calculators.intervals_last,
    calculators.drawn_by_lot,
    calculators.read_all_inputs,
    calculators.said_date,
    calculators.joined_calculators,
    calculators.formula_in_words,
    times.times_worked_out,
    times.hours_beside_times,
    calculators.prose_to_function,
    calculators.said_alternatives,
    calculators.repeated_outputs,
    kinds.either_way,
    slips.unasked_money,
    slips.averages_per_day,
    slips.numbers_of_examples,
    numbers.several_of_each,
    numbers.given_later,
    numbers.cents_are_counted,
    numbers.prices_of_two_words,
    numbers.named_by_its_choices,
    slips.unsaid_periods,
    slips.cleared_is_deleted,
    calculators.rates_divide,
    calculators.drop_idle_inputs,
    asked.said_presets,
    formulas.operations_of_a_drill,
    formulas.answers_said,
    formulas.cents_of_a_price,
    clock.durations_as_said,
    kinds.paid_by_turns,
    formulas.weeks_in_days,
    formulas.rates_of_time,
    formulas.beyond_what_is_free,
    formulas.months_added,
    formulas.ends_worked_out,
    fields.single_things,
    records.stages_of_a_board,
    records.counted_stages,
    records.said_stages,
    records.whole_stages,
    records.misheard_stages,
    slips.stages_are_no_fields,
    fields.stricter_types,
    fields.places_of_a_trip,
    fields.said_choices,
    fields.drop_unsaid_name,
    fields.name_the_thing,
    fields.listed_fields,
    figures.grouped_by_itself,
    figures.worked_out_totals,
    figures.totals_of_totals,
    figures.of_each,
    figures.for_every,
    figures.count_of_amounts,
    figures.within_now,
    figures.only_those,
    conditions.figures_nobody_said,
    conditions.words_nobody_types,
    conditions.whole_is_unfiltered,
    figures.group_periods,
    figures.drop_unsaid_groups,
    records.within_days,
    figures.one_period_only,
    records.said_warnings,
    asked.hidden_sides,
    kinds.asked_sides,
    kinds.machine_quizzes,
    asked.left_of_each,
    asked.full_warnings,
    asked.said_limits,
    asked.said_ages,
    asked.said_ticks,
    asked.past_ends,
    asked.figures_of_all,
    asked.since_the_first,
    figures.conditions_hold_or_not,
    records.said_buttons,
    figures.said_labels,
    figures.named_apart,
    order.hidden_is_ticked,
    order.ticked_goes_away,
    order.hidden_if_asked,
    order.drawn_once,
    order.several_drawn,
    conditions.strict_as_said,
    slips.idle_settings,
    with_limits,
    with_known_styles,
)
