// The computer thinks of a number; guess it with as few tries as you can.
const RANGES = { "1 to 10": 10, "1 to 100": 100, "1 to 1000": 1000 };

function init(random) {
  return start({ range: "1 to 100", best: {} }, random);
}

function start(state, random) {
  return { ...state, secret: 1 + Math.floor(random() * RANGES[state.range]), guesses: [], message: "" };
}

function isWon(state) {
  return state.guesses[state.guesses.length - 1] === state.secret;
}

function step(state, action, random) {
  if (action.type === "new") return start(state, random);
  if (action.type === "range" && RANGES[action.value]) return start({ ...state, range: action.value }, random);
  if (action.type !== "guess" || isWon(state)) return state;
  const guess = Number(action.value);
  if (action.value === "" || !Number.isInteger(guess) || guess < 1 || guess > RANGES[state.range]) {
    return { ...state, message: `Please type a whole number from ${state.range}.` };
  }
  state.guesses.push(guess);
  state.message = guess < state.secret ? `${guess} is too low.` : `${guess} is too high.`;
  if (guess === state.secret) {
    state.message = `${guess} is right! You needed ${state.guesses.length} ${state.guesses.length === 1 ? "guess" : "guesses"}.`;
    const best = state.best[state.range];
    if (!best || state.guesses.length < best) state.best[state.range] = state.guesses.length;
  }
  return state;
}

function view(state) {
  const lines = [{ text: state.message || `I am thinking of a number from ${state.range}.`, big: true }];
  if (!isWon(state)) lines.push({ input: "Your guess", action: "guess", button: "Guess", kind: "number" });
  lines.push({ number: state.guesses.length, label: "Guesses" });
  lines.push({ number: state.best[state.range] || 0, label: "Best" });
  if (state.guesses.length) {
    lines.push({ list: state.guesses.map((guess) => `${guess}: ${guess < state.secret ? "too low" : guess > state.secret ? "too high" : "right"}`), label: "Your guesses" });
  }
  lines.push({ button: "New game", action: "new" });
  lines.push({ select: "Numbers", options: Object.keys(RANGES), action: "range", value: state.range });
  return lines;
}
