// Rain, sea and other noises to fall asleep or work by, with a time after which they fade away.
const START = { minutes: 30 };
const SOUNDS = { Rain: "rain", "Sea waves": "waves", Wind: "wind", "White noise": "white", "Pink noise": "pink", "Brown noise": "brown" };
const TIMES = [5, 10, 15, 20, 30, 45, 60, 90, 120, 480];
const FADE_MS = 60000;

function init(random) {
  return { sound: "Rain", loudness: 40, minutes: START.minutes, left: START.minutes * 60000, isOn: false, isDone: false };
}

function step(state, action, random) {
  if (action.type === "restore" || action.type === "stop") return { ...state, isOn: false };
  if (action.type === "start" || (action.type === "switch" && !state.isOn)) return started(state);
  if (action.type === "switch") return { ...state, isOn: false };
  if (action.type === "sound" && SOUNDS[action.value]) return { ...started(state), sound: action.value };
  const number = Number(action.value);
  if (action.type === "loudness" && number >= 0 && number <= 100) return { ...state, loudness: number };
  if (action.type === "minutes") return { ...state, minutes: parseInt(action.value, 10) || 0, left: (parseInt(action.value, 10) || 0) * 60000, isDone: false };
  if (action.type === "longer") return { ...state, minutes: Math.min(600, state.minutes + 10), left: state.left + 600000, isDone: false };
  if (action.type !== "tick" || !state.isOn || !state.minutes) return state;
  const left = Math.max(0, state.left - action.value);
  return left ? { ...state, left } : { ...state, left: state.minutes * 60000, isOn: false, isDone: true };
}

function started(state) {
  return { ...state, isOn: true, isDone: false, left: state.left || state.minutes * 60000 };
}

function clock(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours ? `${hours}:${String(minutes).padStart(2, "0")}` : minutes}:${String(seconds % 60).padStart(2, "0")}`;
}

// In the last minute it grows quieter and quieter.
function loudness(state) {
  return state.minutes ? Math.round(state.loudness * Math.min(1, state.left / FADE_MS)) : state.loudness;
}

function view(state) {
  const times = [...new Set([...TIMES, state.minutes].filter((minutes) => minutes))].sort((a, b) => a - b).map((minutes) => `${minutes} minutes`);
  const rest = state.minutes ? clock(state.left) : "∞";
  const lines = [
    { text: state.isOn ? `${state.sound} sounds` : state.isDone ? "Good night. The time is over." : "Choose a sound", big: true },
    { text: rest, big: "across the room" },
    { text: state.minutes ? (state.isOn && state.left < FADE_MS ? "fades away" : "left") : "without an end" },
    state.isOn ? { button: "Stop", action: "stop", color: "accent" } : { button: "Start", action: "start", color: "accent" },
    { button: "10 minutes longer", action: "longer", disabled: !state.minutes },
    { text: "" },
  ];
  for (const name of Object.keys(SOUNDS)) lines.push({ button: name, action: "sound", value: name, color: name === state.sound ? "soft" : undefined });
  lines.push(
    { slider: "Loudness", least: 0, most: 100, value: state.loudness, said: `${state.loudness} %`, action: "loudness" },
    { select: "Stop after", options: ["No end", ...times], action: "minutes", value: state.minutes ? `${state.minutes} minutes` : "No end" },
    { keys: { " ": "switch" } },
  );
  if (state.isOn) lines.push({ steady: SOUNDS[state.sound], loudness: loudness(state) }, { tick: 500 });
  return lines;
}
