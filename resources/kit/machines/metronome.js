// Ticks at a steady tempo, with an accent on the first beat.
function init(random) {
  return { tempo: 100, beats: 4, beat: 0, count: 0, isRunning: false };
}

function step(state, action, random) {
  if (action.type === "restore") return { ...state, isRunning: false };
  if (action.type === "start") return { ...state, isRunning: true, beat: 1, count: state.count + 1 };
  if (action.type === "stop") return { ...state, isRunning: false, beat: 0 };
  if (action.type === "change") return withTempo(state, state.tempo + action.value);
  if (action.type === "tempo") return withTempo(state, Number(action.value));
  if (action.type === "beats") return { ...state, beats: Number(action.value) || 4, beat: 0 };
  if (action.type === "tick" && state.isRunning) return { ...state, beat: (state.beat % state.beats) + 1, count: state.count + 1 };
  return state;
}

function withTempo(state, tempo) {
  return Number.isFinite(tempo) ? { ...state, tempo: Math.round(Math.min(240, Math.max(30, tempo))) } : state;
}

function view(state) {
  const dots = Array.from({ length: state.beats }, (_, index) => ({ text: String(index + 1), color: index + 1 === state.beat ? (index ? "accent" : "good") : "soft" }));
  const lines = [
    { text: `${state.tempo} beats per minute`, big: true },
    { grid: [dots], label: `Beat ${state.beat} of ${state.beats}`, size: 64 },
    state.isRunning ? { button: "Stop", action: "stop" } : { button: "Start", action: "start" },
    { button: "-10", action: "change", value: -10 },
    { button: "-1", action: "change", value: -1 },
    { button: "+1", action: "change", value: 1 },
    { button: "+10", action: "change", value: 10 },
    { input: "Tempo", action: "tempo", kind: "number", button: "Set tempo", value: state.tempo },
    { select: "Beats in a bar", options: ["2", "3", "4", "5", "6", "7", "8"], action: "beats", value: String(state.beats) },
    { keys: { " ": state.isRunning ? "stop" : "start" } },
  ];
  if (state.isRunning) lines.push({ tick: 60000 / state.tempo }, { sound: state.beat === 1 ? 1320 : 880, ms: 60, id: state.count });
  return lines;
}
