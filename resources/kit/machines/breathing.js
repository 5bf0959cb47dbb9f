// A circle to breathe with: in, hold, out, hold.
const PATTERNS = { "Box 4-4-4-4": [4, 4, 4, 4], "Relax 4-7-8": [4, 7, 8, 0], "Even 5-5": [5, 0, 5, 0] };
const NAMES = ["Breathe in", "Hold", "Breathe out", "Hold"];

function init(random) {
  return { pattern: "Box 4-4-4-4", isRunning: false, phase: 0, passed: 0, breaths: 0, total: 0 };
}

function step(state, action, random) {
  if (action.type === "restore") return { ...state, isRunning: false };
  if (action.type === "start") return { ...state, isRunning: true };
  if (action.type === "pause") return { ...state, isRunning: false };
  if (action.type === "reset") return { ...init(random), pattern: state.pattern };
  if (action.type === "pattern") return PATTERNS[action.value] ? { ...init(random), pattern: action.value } : state;
  if (action.type !== "tick" || !state.isRunning) return state;
  state.passed += Math.min(action.value, 1000);
  state.total += Math.min(action.value, 1000);
  while (state.passed >= PATTERNS[state.pattern][state.phase] * 1000) {
    state.passed -= PATTERNS[state.pattern][state.phase] * 1000;
    state.phase = (state.phase + 1) % 4;
    if (state.phase === 0) state.breaths += 1;
  }
  return state;
}

function view(state) {
  const length = PATTERNS[state.pattern][state.phase] * 1000;
  const share = length ? state.passed / length : 0;
  const size = [share, 1, 1 - share, 0][state.phase];
  const lines = [
    { text: state.isRunning ? NAMES[state.phase] : state.total ? "Paused" : "Press Start and breathe with the circle", big: true },
    { canvas: [{ circle: [150, 150, 140], color: "soft" }, { circle: [150, 150, 45 + 90 * size], color: "accent" }], width: 300, height: 300, label: "Breathing circle" },
    { text: `${Math.ceil((length - state.passed) / 1000)}` },
    state.isRunning ? { button: "Pause", action: "pause" } : { button: "Start", action: "start" },
    { button: "Reset", action: "reset" },
    { number: state.breaths, label: "Breaths" },
    { number: Math.floor(state.total / 1000), label: "Seconds" },
    { select: "Pattern", options: Object.keys(PATTERNS), action: "pattern", value: state.pattern },
  ];
  if (state.isRunning) lines.push({ tick: 50 });
  return lines;
}
