// Watch the colours light up, then repeat them; the row gets longer each time.
const PADS = [
  { name: "Green", color: "#1f9d55", lit: "#a7f3c5", tone: 392 },
  { name: "Red", color: "#c53030", lit: "#ffb3b3", tone: 330 },
  { name: "Yellow", color: "#b7860b", lit: "#fff3b0", tone: 262 },
  { name: "Blue", color: "#2b5fc0", lit: "#bcd6ff", tone: 196 },
];

function init(random) {
  return { row: [], at: 0, mode: "ready", lit: -1, best: 0, sounds: 0 };
}

function step(state, action, random) {
  if (action.type === "start") return { ...init(random), best: state.best, row: [Math.floor(random() * 4)], mode: "showing" };
  if (action.type === "restore") return state.mode === "showing" || state.mode === "playing" ? { ...state, mode: "showing", at: 0, lit: -1 } : state;
  if (action.type === "tick" && state.mode === "showing") return showNext(state);
  if (action.type === "tick") return { ...state, lit: -1 };
  if (action.type === "press" && state.mode === "playing") return press(state, action.value, random);
  return state;
}

// Every other tick is dark, so that the same colour twice can be told apart.
function showNext(state) {
  if (state.lit >= 0) return { ...state, lit: -1 };
  if (state.at === state.row.length) return { ...state, mode: "playing", at: 0 };
  return { ...state, lit: state.row[state.at], at: state.at + 1, sounds: state.sounds + 1 };
}

function press(state, pad, random) {
  state.lit = pad;
  state.sounds += 1;
  if (pad !== state.row[state.at]) return { ...state, mode: "over", best: Math.max(state.best, state.row.length - 1) };
  state.at += 1;
  if (state.at < state.row.length) return state;
  state.best = Math.max(state.best, state.row.length);
  return { ...state, row: [...state.row, Math.floor(random() * 4)], at: 0, mode: "showing" };
}

function view(state) {
  const messages = { ready: "Watch, then repeat the colors", showing: "Watch!", playing: "Your turn", over: `Game over! You remembered ${Math.max(0, state.row.length - 1)}` };
  const cell = (index) => ({ text: PADS[index].name, color: state.lit === index ? PADS[index].lit : PADS[index].color, action: "press", value: index, disabled: state.mode !== "playing" });
  const lines = [
    { text: messages[state.mode], big: true },
    { grid: [[cell(0), cell(1)], [cell(2), cell(3)]], label: "Colours", size: 130 },
    { button: state.mode === "ready" ? "Start" : "New game", action: "start" },
    { number: Math.max(0, state.row.length - 1), label: "Score" },
    { number: state.best, label: "Best" },
  ];
  if (state.lit >= 0) lines.push({ sound: PADS[state.lit].tone, ms: 300, id: state.sounds });
  if (state.mode === "showing" || state.lit >= 0) lines.push({ tick: 350 });
  return lines;
}
