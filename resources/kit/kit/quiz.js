// Asks questions one by one, says right or wrong, and counts. A question is { text, answers }, the right answer first.
"use strict";
window.Kit = window.Kit || {};

Kit.quiz = function ({ section, questions }) {
  const root = Kit.byId(section);
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const storedAs = `quiz/${section}`;
  const inOrder = questions.map((question, index) => index);
  let game = load();

  // A game: the order of the questions, where we are, the answer given to this one, and how many were right.
  function newGame(order) {
    return { order, at: 0, given: null, right: 0, shown: [] };
  }

  function load() {
    const saved = Kit.store.read(storedAs, null);
    return saved && saved.order.length === questions.length ? saved : newGame(inOrder);
  }

  function draw() {
    const isOver = game.at >= questions.length;
    part("progress").textContent = isOver ? `${questions.length} questions` : `Question ${game.at + 1} of ${questions.length}`;
    part("score").textContent = `Score: ${game.right}`;
    part("bar").max = Math.max(1, questions.length);
    part("bar").value = isOver ? questions.length : game.at + (game.given === null ? 0 : 1);
    part("answers").hidden = isOver;
    part("next").hidden = isOver || game.given === null;
    part("next").textContent = game.at + 1 === questions.length ? "See your score" : "Next question";
    part("again").textContent = isOver ? "Play again" : "Start again";
    part("again").classList.toggle("primary", isOver);
    if (isOver) drawEnd();
    else drawQuestion();
    Kit.store.write(storedAs, game);
  }

  function drawQuestion() {
    const question = questions[game.order[game.at]];
    if (game.shown.length !== question.answers.length) game.shown = Kit.shuffled(question.answers);
    part("question").textContent = question.text;
    part("answers").replaceChildren(...game.shown.map((answer) => answerButton(question, answer)));
    const isRight = game.given === question.answers[0];
    part("feedback").className = `feedback ${isRight ? "is-right" : "is-wrong"}`;
    if (game.given === null) part("feedback").textContent = "";
    else part("feedback").textContent = isRight ? "Correct!" : `Wrong. The right answer is: ${question.answers[0]}`;
  }

  function answerButton(question, answer) {
    const button = Kit.el("button", { type: "button", onclick: () => choose(question, answer) }, answer);
    if (game.given !== null) {
      button.disabled = true;
      if (answer === question.answers[0]) button.classList.add("is-right");
      else if (answer === game.given) button.classList.add("is-wrong");
    }
    return button;
  }

  function drawEnd() {
    const share = questions.length ? game.right / questions.length : 0;
    part("question").textContent = `Your score: ${game.right} of ${questions.length}`;
    part("feedback").className = "feedback";
    part("feedback").textContent = share === 1 ? "Everything right. Well done!" : share >= 0.5 ? "Well done!" : "Try once more!";
  }

  function choose(question, answer) {
    if (game.given !== null) return;
    game.given = answer;
    if (answer === question.answers[0]) game.right += 1;
    draw();
    part("next").focus();
  }

  part("next").addEventListener("click", () => {
    Object.assign(game, { at: game.at + 1, given: null, shown: [] });
    draw();
    part("question").focus();
  });
  part("again").addEventListener("click", () => {
    game = newGame(Kit.shuffled(inOrder)); // the second time they come in another order
    draw();
    part("question").focus();
  });
  draw();
};
