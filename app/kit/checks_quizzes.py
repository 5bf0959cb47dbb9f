"""Checks of quizzes and drills: right and wrong answers, and the score."""

import math
from itertools import product

from app.domain.blueprint import Blueprint, Drill, Quiz
from app.domain.check import Check, Step
from app.kit.check_samples import TODAY
from app.kit.check_steps import known_line
from app.kit.evaluate import evaluate_inputs
from app.kit.sections.drills import drill_label, question_text, range_label
from app.kit.sections.quizzes import quiz_label
from app.kit.showing import show_number


def quiz_checks(quiz: Quiz) -> list[Check]:
    """Return the checks that all right answers give the full score, and a wrong one gives less."""
    region, count = quiz_label(quiz), len(quiz.questions)
    if not quiz.questions:  # nothing could be written: then the line is not kept, and this says so
        steps = (Step("see", value="Question 1 of", within=region), Step("quiet"))
        return [Check(f"{region} asks its questions.", steps, known_line(quiz.line))]
    lines = (*known_line(quiz.line), *(q.line for q in quiz.questions if q.line >= 0))
    right: list[Step] = []
    for number, question in enumerate(quiz.questions):
        right.append(Step("see", value=f"Question {number + 1} of {count}", within=region))
        right.append(Step("see", value=question.text, within=region))
        right += [*_answer(quiz, question.answers[0]), Step("see", value="Correct!", within=region)]
        right.append(Step("value", "Questions answered", str(number + 1), within=region))
        if number == 0:  # where one is in the game is kept
            right += [Step("reload"), Step("see", value="Correct!", within=region)]
            right.append(Step("see", value="Score: 1", within=region))
        right.append(Step("press", _next(number, count), within=region))
    end = (
        Step("see", value=f"Your score: {count} of {count}", within=region),
        Step("see", value="Everything right", within=region),
        Step("value", "Questions answered", str(count), within=region),
        Step("press", "Play again"),
        Step("see", value=f"Question 1 of {count}", within=region),
        Step("see", value="Score: 0", within=region),
        Step("see_not", value="Correct!", within=region),
        Step("quiet"),
    )
    checks = [Check(f"{region}: right answers give the full score.", (*right, *end), tuple(dict.fromkeys(lines)))]
    first = quiz.questions[0]
    if len(first.answers) > 1 or quiz.is_typed:
        wrong = _answer(quiz, f"not {first.answers[0]}" if quiz.is_typed else first.answers[1])
        wrong.append(Step("see", value=f"The right answer is: {first.answers[0]}", within=region))
        wrong.append(Step("press", _next(0, count), within=region))
        for number, question in enumerate(quiz.questions[1:], 1):
            wrong += _answer(quiz, question.answers[0])
            wrong.append(Step("press", _next(number, count), within=region))
        wrong.append(Step("see", value=f"Your score: {count - 1} of {count}", within=region))
        wrong.append(Step("see", value="Well done!" if (count - 1) * 2 >= count else "Try once more!", within=region))
        wrong.append(Step("see_not", value="Everything right", within=region))
        checks.append(
            Check(
                f"{region}: a wrong answer is told and counts nothing.", (*wrong, Step("quiet")), known_line(quiz.line)
            )
        )
    return checks


def drill_checks(drill: Drill, blueprint: Blueprint) -> list[Check]:
    """Return the check that answers are judged. The numbers are pinned first, so that the answer is known."""
    region = drill_label(drill)
    chosen = _nice(drill, blueprint)
    if chosen is None:
        return []
    values, answer = chosen
    sum_ = question_text(drill, values)
    steps = [Step("see", value="= ?", within=region), Step("press", "Change the numbers", within=region)]
    for index, (name, low, high) in enumerate(drill.operands):
        for end, bound in (("from", low), ("to", high)):
            steps.append(Step("value", range_label(index, end), str(bound), within=region))
            steps.append(Step("fill", range_label(index, end), str(values[name]), within=region))
    steps += [
        Step("see", value=f"{sum_} = ?", within=region),
        Step("reload"),
        Step("see", value=f"{sum_} = ?", within=region),
        Step("fill", "Your answer", show_number(answer), within=region),
        Step("press", "Check", within=region),
        Step("see", value="Correct!", within=region),
        Step("see", value="Score: 1 of 1", within=region),
        Step("see", value="Streak: 1", within=region),
        Step("fill", "Your answer", show_number(answer + 1), within=region),
        Step("press", "Check", within=region),
        Step("see", value=f"Wrong. {sum_} = {show_number(answer)}", within=region),
        Step("see", value="Score: 1 of 2", within=region),
        Step("see", value="Streak: 0", within=region),
        Step("press", "Reset score", within=region),
        Step("see", value="Score: 0 of 0", within=region),
        Step("press", "Undo"),
        Step("see", value="Score: 1 of 2", within=region),
        Step("quiet"),
    ]
    return [Check(f"{region} asks, judges the answer and counts.", tuple(steps), known_line(drill.line))]


def _answer(quiz: Quiz, answer: str) -> list[Step]:
    """Return how one answers: a press, or typing and Enter, in whatever capitals and with spaces around."""
    if not quiz.is_typed:
        return [Step("press", answer, within="Answers")]
    region = quiz_label(quiz)
    typed = Step("fill", "Your answer", f" {answer.swapcase()} ", within=region)
    return [typed, Step("key", "Your answer", "Enter", within=region)]


def _next(number: int, count: int) -> str:
    return "See your score" if number + 1 == count else "Next question"


def _nice(drill: Drill, blueprint: Blueprint) -> tuple[dict[str, int], float] | None:
    """Return numbers from the middle of the ranges whose result is whole and can be typed."""
    ranges = [_from_the_middle(low, high) for _, low, high in drill.operands]
    names = [name for name, _, _ in drill.operands]
    fallback = None
    for numbers in product(*ranges):
        values = dict(zip(names, numbers, strict=True))
        answer = evaluate_inputs(drill.formula, blueprint, {n: float(v) for n, v in values.items()}, TODAY)
        if not isinstance(answer, float) or not math.isfinite(answer):
            continue
        if answer == int(answer) and answer >= 0:
            return values, answer
        fallback = fallback or (values, answer)
    return fallback


def _from_the_middle(low: int, high: int) -> list[int]:
    """Return up to 25 numbers of the range, those in its middle first."""
    middle = (low + high) / 2
    return sorted(range(low, high + 1), key=lambda number: abs(number - middle))[:25]
