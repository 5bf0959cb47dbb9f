// Wait for green, then press as fast as you can.
function init(random) {
  return { mode: "ready", waits: 0, since: 0, last: 0, times: [] };
}

function step(state, action, random) {
  if (action.type === "new") return init(random);
  if (action.type === "restore") return state.mode === "ready" || state.mode === "done" ? state : { ...state, mode: "ready" };
  if (action.type === "tick" && state.mode === "wait") {
    state.waits -= action.value;
    return state.waits > 0 ? state : { ...state, mode: "go", since: action.time };
  }
  if (action.type !== "press") return state;
  if (state.mode === "wait") return { ...state, mode: "early" };
  if (state.mode === "go") {
    const last = Math.max(1, action.time - state.since);
    return { ...state, mode: "done", last, times: [...state.times, last].slice(-10) };
  }
  return { ...state, mode: "wait", waits: 2000 + random() * 3000 };
}

function view(state) {
  const faces = {
    ready: ["Press to start", "accent"], wait: ["Wait for green…", "bad"], go: ["Press now!", "good"],
    early: ["Too early! Press to try again", "warn"], done: [`${state.last} ms. Press to try again`, "accent"],
  };
  const [text, color] = faces[state.mode];
  const sum = state.times.reduce((total, time) => total + time, 0);
  const lines = [
    { text: "How fast are you?", big: true },
    { grid: [[{ text, color, action: "press" }]], label: "Reaction field", size: 320 },
    { number: state.last, label: "Last (ms)" },
    { number: state.times.length ? Math.min(...state.times) : 0, label: "Best (ms)" },
    { number: state.times.length ? Math.round(sum / state.times.length) : 0, label: "Average (ms)" },
    { number: state.times.length, label: "Tries" },
    { button: "Reset", action: "new" },
    { keys: { " ": "press" } },
  ];
  if (state.mode === "wait") lines.push({ tick: 50 });
  return lines;
}
