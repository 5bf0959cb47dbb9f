// A wheel with entries of your own; where it stops is drawn by chance, each entry as likely as the others.
const START = { entries: ["Pizza", "Pasta", "Salad", "Soup", "Curry", "Tacos"] };
const COLORS = ["#2b6cb0", "#d6336c", "#1f9d55", "#b45309", "#7c3aed", "#0f766e", "#c53030", "#4d5b6b"];
const SPIN_MS = 3000;
const MOST = 40;

function init(random) {
  return { entries: START.entries, angle: 0, from: 0, to: 0, passed: SPIN_MS, isSpinning: false, winner: "", results: [] };
}

function step(state, action, random) {
  if (state.isSpinning) {
    if (action.type === "restore") return landed(state);
    return action.type === "tick" ? turned(state, action.value) : state;
  }
  if (action.type === "spin" && state.entries.length > 1) return spin(state, random);
  if (action.type === "add") return added(state, String(action.value));
  if (action.type === "remove") return { ...state, entries: state.entries.filter((entry) => entry !== state.winner), winner: "" };
  if (action.type === "clear") return { ...state, entries: [], winner: "" };
  if (action.type === "again") return { ...init(random), entries: state.entries };
  return state;
}

function added(state, text) {
  const fresh = text.split(",").map((entry) => entry.trim()).filter((entry) => entry && !state.entries.includes(entry));
  return { ...state, entries: [...state.entries, ...new Set(fresh)].slice(0, MOST), winner: "" };
}

// The pointer is at the top: an entry is drawn when its own part of the wheel stops there.
function spin(state, random) {
  const part = (2 * Math.PI) / state.entries.length;
  const index = Math.floor(random() * state.entries.length);
  const to = 2 * Math.PI * 6 - (index + 0.1 + 0.8 * random()) * part;
  return { ...state, isSpinning: true, passed: 0, from: state.angle % (2 * Math.PI), to, winner: state.entries[index] };
}

function turned(state, milliseconds) {
  const passed = state.passed + milliseconds;
  if (passed >= SPIN_MS) return landed(state);
  const slowing = 1 - (1 - passed / SPIN_MS) ** 3;
  return { ...state, passed, angle: state.from + (state.to - state.from) * slowing };
}

function landed(state) {
  return { ...state, isSpinning: false, angle: state.to, passed: SPIN_MS, results: [state.winner, ...state.results].slice(0, 10) };
}

function wheel(state) {
  const shapes = [{ circle: [170, 175, 152], color: "muted" }];
  const count = state.entries.length;
  const part = (2 * Math.PI) / Math.max(1, count);
  const at = (angle, radius) => [170 + radius * Math.sin(angle + state.angle), 175 - radius * Math.cos(angle + state.angle)];
  const color = (index) => COLORS[index === count - 1 && index % COLORS.length === 0 ? 3 : index % COLORS.length];
  // A part is many lines from the middle to the rim.
  for (let ray = 0; count && ray < 360; ray += 1) {
    const angle = (ray / 360) * 2 * Math.PI;
    shapes.push({ path: [at(angle, 4), at(angle, 146)], color: color(Math.floor(angle / part)), width: 3.4 });
  }
  state.entries.forEach((entry, index) => {
    const short = entry.length > 11 ? `${entry.slice(0, 10)}…` : entry;
    if (count <= 24) shapes.push({ text: short, at: at((index + 0.5) * part, 98), size: count > 12 ? 10 : 14, color: "#ffffff" });
  });
  return [...shapes, { circle: [170, 175, 14], color: "#ffffff" }, { path: [[158, 6], [182, 6], [170, 30], [158, 6]], width: 5 }];
}

function view(state) {
  const last = !state.isSpinning && state.winner && state.results.length ? state.winner : "";
  let message = state.entries.length < 2 ? "Add at least two entries" : "Press Spin";
  if (state.isSpinning) message = "Round it goes…";
  else if (last) message = `${last}!`;
  const lines = [
    { text: message, big: true },
    { canvas: wheel(state), width: 340, height: 340, label: `Wheel with ${state.entries.length} entries` },
    { button: "Spin", action: "spin", disabled: state.isSpinning || state.entries.length < 2 },
    { button: "Take away what was drawn", action: "remove", disabled: !last },
    { button: "Empty the wheel", action: "clear", disabled: state.isSpinning || !state.entries.length },
    { input: "New entry", action: "add", button: "Add" },
    { number: state.entries.length, label: "Entries" },
    { list: state.entries, label: "On the wheel" },
  ];
  if (state.results.length) lines.push({ list: state.results, label: "Drawn, the last first" }, { button: "Forget what was drawn", action: "again" });
  if (state.isSpinning) lines.push({ tick: 30 });
  return lines;
}
