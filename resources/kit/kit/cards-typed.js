// Flash cards with typed answers: one side is shown, the other is typed; right and wrong ones are counted.
"use strict";
window.Kit = window.Kit || {};

// isTyped: one begins by typing. canTurn: the front can be asked for too. next() takes the next card.
Kit.typedCards = function ({ section, of, isTyped = false, canTurn, next }) {
  const kind = Kit.kinds.get(of);
  const part = (name) => Kit.byId(`${section}-${name}`);
  const storedAs = `cards/${of}`;
  const state = { isTyped, isTurned: false, right: 0, wrong: 0, ...Kit.store.read(storedAs, {}) };
  let row = null; // the card now
  let given = null; // what was answered to it: { text, isRight }, or null
  const column = (side) => kind.columns.find((each) => each.name === kind.cards[side]);
  const isTurned = () => state.isTyped && state.isTurned;
  const asked = () => column(isTurned() ? "front" : "back");
  const told = () => column(isTurned() ? "back" : "front");
  const has = (each, side) => ![Kit.DASH, ""].includes(Kit.shown(side, each));
  const keep = (changes) => Kit.store.write(storedAs, Object.assign(state, changes));

  function clear() {
    given = null;
    part("answer").value = "";
    part("feedback").textContent = "";
  }

  function draw(card) {
    row = card;
    part("flipping").hidden = state.isTyped;
    part("form").hidden = !state.isTyped;
    part("feedback").hidden = !state.isTyped;
    part("mode").textContent = state.isTyped ? "Practise by flipping" : "Practise by typing";
    part("turn").hidden = !(state.isTyped && canTurn);
    part("turn").textContent = `Ask for the ${told().label.toLowerCase()} instead`;
    part("score").hidden = !state.isTyped;
    part("score").textContent = `Right: ${state.right}, wrong: ${state.wrong}`;
    part("anew").hidden = !state.isTyped || state.right + state.wrong === 0;
    part("asked").textContent = `Type the ${asked().label.toLowerCase()}`;
    part("answer").readOnly = given !== null;
    part("check").textContent = given === null ? "Check" : "Next card";
    part("pass").hidden = given !== null;
  }

  function say(message, isRight) {
    part("feedback").textContent = message;
    part("feedback").className = `feedback ${isRight ? "is-right" : "is-wrong"}`;
  }

  // An answer counts, and says whether the card is known.
  function judge(text) {
    const right = Kit.shown(asked(), row);
    const isRight = Kit.isOneOfAnswers(text, right);
    given = { text, isRight };
    say(Kit.judgement(isRight, text, right), isRight);
    keep(isRight ? { right: state.right + 1 } : { wrong: state.wrong + 1 });
    Kit.setKnown(kind, row, isRight);
    part("answer").focus();
  }

  function change(changes, isSameCard = false) {
    keep(changes);
    if (isSameCard) clear();
    else next();
    Kit.refresh();
    if (state.isTyped) part("answer").focus();
  }

  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (given !== null) change({});
    else if (part("answer").value.trim() === "") say("Type your answer first.", false);
    else judge(part("answer").value);
  });
  part("pass").addEventListener("click", () => judge(""));
  part("mode").addEventListener("click", () => change({ isTyped: !state.isTyped }, true));
  part("turn").addEventListener("click", () => change({ isTurned: !state.isTurned }));
  part("anew").addEventListener("click", () => {
    const before = { right: state.right, wrong: state.wrong };
    const set = (score) => {
      keep(score);
      Kit.refresh();
    };
    set({ right: 0, wrong: 0 });
    Kit.toast("The count starts anew.", () => set(before));
  });
  const canAsk = (each) => !state.isTyped || (has(each, asked()) && has(each, told()));
  return { draw, clear, told, canAsk };
};
