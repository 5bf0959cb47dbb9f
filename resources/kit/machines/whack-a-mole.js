// Hit the mole as often as you can in thirty seconds.
const SECONDS = 30;

function init(random) {
  return { mole: -1, score: 0, missed: 0, left: SECONDS * 1000, stay: 0, mode: "ready", best: 0 };
}

function step(state, action, random) {
  if (action.type === "start") return { ...init(random), best: state.best, mode: "running", mole: Math.floor(random() * 9), stay: 3000 };
  if (action.type === "restore") return state.mode === "running" ? { ...init(random), best: state.best } : state;
  if (state.mode !== "running") return state;
  if (action.type === "hit") {
    if (action.value !== state.mole) return { ...state, missed: state.missed + 1 };
    state.score += 1;
    state.best = Math.max(state.best, state.score);
    return moved(state, random);
  }
  if (action.type !== "tick") return state;
  state.left -= action.value;
  state.stay -= action.value;
  if (state.left <= 0) return { ...state, left: 0, mole: -1, mode: "over" };
  return state.stay <= 0 ? moved(state, random) : state;
}

function moved(state, random) {
  return { ...state, mole: (state.mole + 1 + Math.floor(random() * 8)) % 9, stay: Math.max(450, 900 - state.score * 15) };
}

function view(state) {
  const cell = (index) => ({ text: index === state.mole ? "◉‿◉" : "", label: `Hole ${index + 1}${index === state.mole ? ": mole" : ""}`, color: index === state.mole ? "good" : "soft", action: "hit", value: index });
  const messages = { ready: "Press Start, then hit the mole", running: "Hit the mole!", over: `Time is up! Your score: ${state.score}` };
  const lines = [
    { text: messages[state.mode], big: true },
    { number: state.score, label: "Score" },
    { number: Math.ceil(state.left / 1000), label: "Seconds left" },
    { number: state.best, label: "Best" },
    { grid: [0, 3, 6].map((start) => [0, 1, 2].map((n) => cell(start + n))), label: "Holes" },
    { button: state.mode === "ready" ? "Start" : "New game", action: "start" },
  ];
  if (state.mode === "running") lines.push({ tick: 100 });
  return lines;
}
