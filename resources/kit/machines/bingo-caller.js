// Calls the numbers of a bingo game, none twice, by a press or on its own.
const START = { numbers: 75 };
const SIZES = ["30", "50", "75", "90"];

function init(random) {
  return begin(START.numbers, 8);
}

function begin(most, seconds) {
  return { most, seconds, called: [], isCalling: false, passed: 0 };
}

function step(state, action, random) {
  if (action.type === "restore" || action.type === "stop") return { ...state, isCalling: false };
  if (action.type === "call") return called(state, random);
  if (action.type === "back") return { ...state, called: state.called.slice(0, -1), isCalling: false };
  if (action.type === "new") return begin(state.most, state.seconds);
  if (action.type === "numbers") return begin(Number(action.value) || 75, state.seconds);
  if (action.type === "seconds") return { ...state, seconds: Number(action.value) || 8 };
  if (action.type === "run" && state.called.length < state.most) return called({ ...state, isCalling: true }, random);
  if (action.type !== "tick" || !state.isCalling) return state;
  const passed = state.passed + action.value;
  return passed < state.seconds * 1000 ? { ...state, passed } : called(state, random);
}

function called(state, random) {
  const free = Array.from({ length: state.most }, (_, index) => index + 1).filter((number) => !state.called.includes(number));
  if (!free.length) return { ...state, isCalling: false };
  const list = [...state.called, free[Math.floor(random() * free.length)]];
  return { ...state, called: list, passed: 0, isCalling: state.isCalling && free.length > 1 };
}

// With 75 numbers the letters B, I, N, G and O each have fifteen.
function nameOf(number, most) {
  return most === 75 ? `${"BINGO"[Math.floor((number - 1) / 15)]} ${number}` : String(number);
}

function view(state) {
  const last = state.called[state.called.length - 1];
  const columns = state.most === 75 ? 15 : 10;
  const cell = (number) => ({ text: number, color: number === last ? "accent" : state.called.includes(number) ? "good" : undefined });
  const all = Array.from({ length: state.most }, (_, index) => cell(index + 1));
  const rows = Array.from({ length: Math.ceil(state.most / columns) }, (_, row) => all.slice(row * columns, (row + 1) * columns));
  const isFull = state.called.length === state.most;
  const lines = [
    last ? { text: nameOf(last, state.most), big: "across the room" } : { text: "Press Call a number", big: true },
    { text: isFull ? "All numbers are called." : state.called.length > 1 ? `Before: ${state.called.slice(-6, -1).reverse().map((number) => nameOf(number, state.most)).join(", ")}` : "" },
    { button: "Call a number", action: "call", disabled: isFull },
    state.isCalling ? { button: "Stop calling", action: "stop" } : { button: "Call on its own", action: "run", disabled: isFull },
    { button: "Take back", action: "back", disabled: !last },
    { button: "New game", action: "new" },
    { number: state.called.length, label: "Called" },
    { number: state.most - state.called.length, label: "Left" },
    { grid: rows, label: last ? `Numbers, ${state.called.length} called` : "Numbers, none called yet", size: 44 },
    { select: "Numbers up to", options: SIZES.includes(String(state.most)) ? SIZES : [...SIZES, String(state.most)], action: "numbers", value: String(state.most) },
    { select: "Seconds between calls", options: ["4", "6", "8", "12", "20"], action: "seconds", value: String(state.seconds) },
    { keys: { " ": "call" } },
  ];
  if (last) lines.push({ sound: 660, ms: 150, id: state.called.length });
  if (state.isCalling) lines.push({ tick: 500 });
  return lines;
}
