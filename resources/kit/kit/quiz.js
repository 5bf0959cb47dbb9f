// Asks questions one by one, says right or wrong, and counts. A question is { text, answers }, the right answer first;
// isTyped: the answer is typed instead of chosen.
"use strict";
window.Kit = window.Kit || {};

Kit.quiz = function ({ section, questions, isTyped = false }) {
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
    if (isTyped) drawTyped();
    else part("answers").replaceChildren(...game.shown.map((answer) => answerButton(question, answer)));
    const isRight = isRightOne(question, game.given);
    part("feedback").className = `feedback ${isRight ? "is-right" : "is-wrong"}`;
    if (game.given === null) part("feedback").textContent = "";
    else if (isTyped) part("feedback").textContent = Kit.judgement(isRight, game.given, question.answers[0]);
    else part("feedback").textContent = isRight ? "Correct!" : `Wrong. The right answer is: ${question.answers[0]}`;
  }

  function isRightOne(question, answer) {
    if (isTyped) return answer !== null && Kit.isRightAnswer(answer, question.answers[0]);
    return answer === question.answers[0];
  }

  function drawTyped() {
    part("typed").value = game.given === null ? "" : game.given;
    part("typed").readOnly = game.given !== null;
    part("check").hidden = game.given !== null;
    part("pass").hidden = game.given !== null;
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
    if (isRightOne(question, answer)) game.right += 1;
    draw();
    part("next").focus();
  }

  const isAsking = () => game.at < questions.length;
  const begin = () => (isTyped && isAsking() ? part("typed") : part("question")).focus();
  part("next").addEventListener("click", () => {
    Object.assign(game, { at: game.at + 1, given: null, shown: [] });
    draw();
    begin();
  });
  part("again").addEventListener("click", () => {
    game = newGame(Kit.shuffled(inOrder)); // the second time they come in another order
    draw();
    begin();
  });
  if (isTyped) {
    const now = () => questions[game.order[game.at]];
    part("answers").addEventListener("submit", (event) => {
      event.preventDefault();
      if (game.given !== null) part("next").click();
      else if (part("typed").value.trim() !== "") choose(now(), part("typed").value);
      else part("feedback").textContent = "Type your answer first.";
    });
    part("pass").addEventListener("click", () => choose(now(), ""));
  }
  draw();
};
