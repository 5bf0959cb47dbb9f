// Sums without end: draws numbers, checks the answer, counts what was right and how often in a row.
"use strict";
window.Kit = window.Kit || {};

Kit.drill = function ({ section, operands, text, result }) {
  const root = Kit.byId(section);
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const storedAs = `drill/${section}`;
  const ranges = operands.map((name, index) => [part(`from-${index}`), part(`to-${index}`)]);
  const state = Kit.store.read(storedAs, { right: 0, tried: 0, streak: 0, best: 0, ranges: [] });
  let drawn = []; // the numbers of the question now

  ranges.forEach((pair, index) => pair.forEach((field, end) => {
    if (state.ranges[index]) field.value = state.ranges[index][end];
  }));

  const save = () => Kit.store.write(storedAs, { ...state, ranges: ranges.map((pair) => pair.map((field) => field.value)) });
  const answer = () => Kit.round(result(...drawn), 2);

  // Sums that come out whole and not below zero are nicer; where there are none, any will do.
  function draw() {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const before = drawn.join();
      drawn = ranges.map(([from, to]) => Kit.randomInt(Number(from.value) || 0, Number(to.value) || 0));
      const isNice = Number.isInteger(answer()) && (answer() >= 0 || drawn.some((number) => number < 0));
      if (Number.isFinite(answer()) && (isNice || attempt > 150) && (drawn.join() !== before || attempt > 20)) break;
    }
    part("question").textContent = `${text(...drawn)} = ?`;
    part("answer").value = "";
  }

  function showScore() {
    part("score").textContent = `Score: ${state.right} of ${state.tried} (right: ${state.right}, wrong: ${state.tried - state.right})`;
    part("streak").textContent = `Streak: ${state.streak}` + (state.best > state.streak ? ` (best ${state.best})` : "");
  }

  function say(message, isRight) {
    part("feedback").textContent = message;
    part("feedback").className = `feedback ${isRight ? "is-right" : "is-wrong"}`;
  }

  function count(isRight) {
    state.tried += 1;
    state.right += isRight ? 1 : 0;
    state.streak = isRight ? state.streak + 1 : 0;
    state.best = Math.max(state.best, state.streak);
    const solved = `${text(...drawn)} = ${Kit.format.number(answer())}`;
    say(isRight ? `Correct! ${solved}` : `Wrong. ${solved}`, isRight);
    save();
    showScore();
    draw();
    part("answer").focus();
  }

  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (part("answer").value === "") {
      say("Type your answer first.", false);
      return part("answer").focus();
    }
    count(Math.abs(Number(part("answer").value) - answer()) < 0.0051);
  });
  part("skip").addEventListener("click", () => count(false));
  part("reset").addEventListener("click", () => {
    const before = { ...state };
    Object.assign(state, { right: 0, tried: 0, streak: 0, best: 0 });
    save();
    showScore();
    Kit.toast("The score starts anew.", () => {
      Object.assign(state, before);
      save();
      showScore();
    });
  });
  ranges.flat().forEach((field) => field.addEventListener("input", () => {
    save();
    draw();
  }));
  showScore();
  draw();
};
