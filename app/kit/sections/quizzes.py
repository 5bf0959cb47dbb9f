"""Questions asked one by one, the answer chosen or typed, with a score."""

from app.domain.blueprint import Quiz
from app.kit.markup import literal
from app.kit.section import Context, Section
from app.kit.sections.frame import button, framed


def quiz_section(quiz: Quiz, context: Context) -> Section:
    """Return the section of one quiz."""
    label = quiz_label(quiz)
    section_id = context.new_id(label)
    body = (
        '<div class="quiz-head"><p data-part="progress" class="muted"></p>'
        '<p data-part="score" class="badge good"></p></div>\n'
        '<progress data-part="bar" aria-label="Questions answered" value="0" max="1"></progress>\n'
        '<p class="quiz-question" data-part="question" tabindex="-1"></p>\n'
        f"{_typed_answer(section_id, context) if quiz.is_typed else _CHOSEN_ANSWER}\n"
        '<p class="feedback" data-part="feedback" role="status"></p>\n'
        f'<div class="buttons">{button("Next question", "next", primary=True)}{button("Start again", "again")}</div>'
    )
    questions = "".join(
        f"    {{ text: {literal(q.text)}, answers: {literal(list(q.answers))} }},\n" for q in quiz.questions
    )
    shown = "the others are not shown" if quiz.is_typed else "they are shuffled when shown"
    script = (
        f"// The first answer of each question is the right one; {shown}.\n"
        f"Kit.quiz({{\n  section: {literal(section_id)},\n  questions: [\n{questions}  ],\n"
        f"{'  isTyped: true,' + chr(10) if quiz.is_typed else ''}}});"
    )
    parts = ("random", "answers", "quiz") if quiz.is_typed else ("random", "quiz")
    return Section(section_id, label, framed(section_id, label, body, "quiz", context), script, parts)


_CHOSEN_ANSWER = '<div class="quiz-answers" data-part="answers" role="group" aria-label="Answers"></div>'


def _typed_answer(section_id: str, context: Context) -> str:
    answer_id = context.new_id(section_id, "answer")
    return (
        f'<form class="drill-form" data-part="answers"><div class="field"><label for="{answer_id}">Your answer</label>'
        f'<input type="text" autocomplete="off" autocapitalize="none" spellcheck="false" id="{answer_id}" '
        f'data-part="typed"></div>{button("Check", "check", primary=True, submit=True)}'
        f"{button('I don’t know', 'pass')}</form>"
    )


def quiz_label(quiz: Quiz) -> str:
    """Return the quiz's heading: its topic, said to be a quiz."""
    topic = quiz.topic.strip() or "Quiz"
    return topic if "quiz" in topic.lower() else f"{topic} quiz"
