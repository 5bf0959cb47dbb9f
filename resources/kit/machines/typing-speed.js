// Type the text; the words per minute are shown while typing.
const TEXTS = [
  "The quick brown fox jumps over the lazy dog while the sun goes down behind the hills.",
  "A good cup of tea needs fresh water, a warm pot and a little patience from the one who makes it.",
  "Every morning the old fisherman walks down to the harbor and looks at the color of the sky.",
  "Small steps taken every day lead further than one great leap that is never begun.",
  "She opened the window, listened to the rain and decided to stay in bed with her book.",
];

function init(random) {
  return start({ best: 0 }, random);
}

function start(state, random) {
  return { best: state.best, text: TEXTS[Math.floor(random() * TEXTS.length)], typed: "", started: 0, now: 0 };
}

function step(state, action, random) {
  if (action.type === "new") return start(state, random);
  if (action.type === "restore") return start(state, random);
  if (isDone(state)) return state;
  if (action.type === "tick") return { ...state, now: action.time };
  if (action.type !== "type") return state;
  state.typed = String(action.value).slice(0, state.text.length);
  if (!state.started && state.typed) state.started = action.time;
  state.now = action.time;
  if (isDone(state)) state.best = Math.max(state.best, speed(state));
  return state;
}

function isDone(state) {
  return state.typed.length === state.text.length;
}

function seconds(state) {
  return state.started ? Math.max(0, (state.now - state.started) / 1000) : 0;
}

function right(state) {
  return [...state.typed].filter((letter, index) => letter === state.text[index]).length;
}

// Five right letters count as a word, as is usual.
function speed(state) {
  return seconds(state) >= 0.5 ? Math.round((right(state) / 5 / seconds(state)) * 60) : 0;
}

function view(state) {
  const accuracy = state.typed ? Math.round((100 * right(state)) / state.typed.length) : 100;
  const lines = [
    { text: isDone(state) ? `Done: ${speed(state)} words per minute, ${accuracy} % right` : "Type this text:", big: true },
    { text: state.text },
    { input: "Type here", action: "type", live: true, value: state.typed },
    { number: speed(state), label: "Words per minute" },
    { number: accuracy, label: "Right (%)" },
    { number: Math.floor(seconds(state)), label: "Seconds" },
    { number: state.best, label: "Best" },
    { button: "New text", action: "new" },
  ];
  if (state.started && !isDone(state)) lines.push({ tick: 500 });
  return lines;
}
