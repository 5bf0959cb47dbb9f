// A drum machine: sixteen steps for four sounds, played round and round at a tempo that can be set.
const START = { tempo: 110 };
const TRACKS = [{ name: "Bell", tone: 1568, ms: 60 }, { name: "Hat", tone: 6000, ms: 30 }, { name: "Snare", tone: 330, ms: 70 }, { name: "Bass", tone: 82, ms: 140 }];
const STEPS = 16;
const BEATS = {
  Rock: ["", "0 2 4 6 8 10 12 14", "4 12", "0 8 10"],
  Disco: ["", "2 6 10 14", "4 12", "0 4 8 12"],
  Waltz: ["0 6 12", "2 4 8 10 14", "", "0 6 12"],
  Empty: ["", "", "", ""],
};

function init(random) {
  return { tempo: START.tempo, at: -1, count: 0, isRunning: false, on: pattern("Rock") };
}

function pattern(name) {
  return BEATS[name].map((steps) => Array.from({ length: STEPS }, (_, step) => steps.split(" ").includes(String(step))));
}

function step(state, action, random) {
  if (action.type === "restore" || action.type === "stop") return { ...state, isRunning: false, at: -1 };
  if (action.type === "start") return { ...state, isRunning: true, at: 0, count: state.count + 1 };
  if (action.type === "tick" && state.isRunning) return { ...state, at: (state.at + 1) % STEPS, count: state.count + 1 };
  if (action.type === "beat" && BEATS[action.value]) return { ...state, on: pattern(action.value) };
  if (action.type === "tempo" && action.value !== "") return { ...state, tempo: Math.round(Math.min(240, Math.max(40, Number(action.value) || state.tempo))) };
  if (action.type !== "toggle") return state;
  const [track, place] = action.value;
  state.on[track][place] = !state.on[track][place];
  return state;
}

function view(state) {
  const cell = (track, place) => ({
    color: state.on[track][place] ? (place === state.at ? "good" : "accent") : place === state.at ? "warn" : place % 8 < 4 ? "soft" : undefined,
    label: `${TRACKS[track].name}, step ${place + 1}, ${state.on[track][place] ? "on" : "off"}`,
    action: "toggle",
    value: [track, place],
  });
  // Two rows of eight for each sound, so that a finger finds every step on a phone, too.
  const row = (track, from) => Array.from({ length: 8 }, (_, index) => cell(track, from + index));
  const lines = [
    { text: `${state.tempo} beats per minute`, big: true },
    state.isRunning ? { button: "Stop", action: "stop" } : { button: "Start", action: "start" },
  ];
  for (const name of Object.keys(BEATS)) lines.push({ button: name, action: "beat", value: name });
  TRACKS.forEach((track, index) => lines.push({ text: track.name }, { grid: [row(index, 0), row(index, 8)], label: `${track.name}, 16 steps`, size: 40 }));
  lines.push({ number: state.on.flat().filter((on) => on).length, label: "Beats set" });
  lines.push({ input: "Tempo", action: "tempo", kind: "number", button: "Set tempo", value: state.tempo });
  lines.push({ keys: { " ": state.isRunning ? "stop" : "start" } });
  if (state.isRunning) {
    lines.push({ tick: 15000 / state.tempo });
    TRACKS.forEach((track, index) => state.on[index][state.at] && lines.push({ sound: track.tone, ms: track.ms, id: state.count }));
  }
  return lines;
}
