// A time to speak: green while there is enough, yellow near the end, red when it is over, and then it counts on.
const START = { minutes: 5, yellow: 1 };

function init(random) {
  return { minutes: START.minutes, yellow: Math.min(START.yellow, START.minutes), passed: 0, isRunning: false, speeches: [] };
}

function step(state, action, random) {
  if (action.type === "restore" || action.type === "pause") return { ...state, isRunning: false };
  if (action.type === "start") return { ...state, isRunning: true };
  if (action.type === "tick" && state.isRunning) return { ...state, passed: state.passed + action.value };
  if (action.type === "next") return finished(state);
  if (action.type === "clear") return { ...state, speeches: [] };
  const number = Number(action.value);
  if (action.type === "minutes" && number >= 0.5 && number <= 180) return { ...state, minutes: number, yellow: Math.min(state.yellow, number), passed: 0, isRunning: false };
  if (action.type === "yellow" && action.value !== "" && number >= 0 && number <= state.minutes) return { ...state, yellow: number };
  return state;
}

function finished(state) {
  const speech = `Speech ${state.speeches.length + 1}: ${clock(state.passed)}`;
  return { ...state, passed: 0, isRunning: false, speeches: state.passed ? [...state.speeches, speech].slice(-50) : state.speeches };
}

function clock(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// 0: time enough, 1: near the end, 2: over.
function phaseOf(state) {
  const left = state.minutes * 60000 - state.passed;
  return left <= 0 ? 2 : left <= state.yellow * 60000 ? 1 : 0;
}

function view(state) {
  const phase = phaseOf(state);
  const left = state.minutes * 60000 - state.passed;
  // A second that has begun is still there: 5:00 until a whole one has passed.
  const shown = left > 0 ? clock(left + 999) : `+${clock(-left)}`;
  const color = ["#1f9d55", "#f2c94c", "#c53030"][phase];
  const ink = phase === 1 ? "#1b1d22" : "#ffffff";
  const word = ["Time enough", "Come to the end", "Time is up"][phase];
  const lines = [
    { canvas: [{ rect: [0, 0, 480, 240], color }, { text: shown, at: [240, 105], size: 110, color: ink }, { text: word, at: [240, 200], size: 30, color: ink }], width: 480, height: 240, label: `${word}, ${["green", "yellow", "red"][phase]}` },
    { text: `${word}: ${left > 0 ? `${shown} left` : `${clock(-left)} over`}`, big: true },
    state.isRunning ? { button: "Pause", action: "pause" } : { button: state.passed ? "Go on" : "Start", action: "start" },
    { button: "Next speaker", action: "next" },
    { input: "Minutes for a speech", action: "minutes", kind: "number", button: "Set minutes", value: state.minutes },
    { input: "Yellow for the last minutes", action: "yellow", kind: "number", button: "Set yellow", value: state.yellow },
    { keys: { " ": state.isRunning ? "pause" : "start", n: "next" } },
  ];
  if (state.speeches.length) lines.push({ list: state.speeches, label: "Spoken" }, { button: "Clear the list", action: "clear" });
  if (phase) lines.push({ sound: phase === 1 ? 523 : 392, ms: 500, id: phase });
  if (state.isRunning) lines.push({ tick: 200 });
  return lines;
}
