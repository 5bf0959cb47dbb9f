// Tap along with the music: the beats per minute, how even the taps are, and a beat to keep.
const REST = 3000;
const NAMES = [[60, "Largo"], [76, "Adagio"], [108, "Andante"], [120, "Moderato"], [156, "Allegro"], [200, "Presto"], [9999, "Prestissimo"]];

function init(random) {
  return { taps: [], kept: [], beat: 0, isPlaying: false, tempo: 0 };
}

function step(state, action, random) {
  if (action.type === "reset") return { ...init(random), kept: state.kept };
  if (action.type === "tap") {
    const since = action.time - (state.taps[state.taps.length - 1] || 0);
    // After a rest a new song begins; the same press told twice is one.
    if (since > REST) return { ...state, taps: [action.time], isPlaying: false };
    return since < 60 ? state : { ...state, taps: [...state.taps, action.time].slice(-17), isPlaying: false };
  }
  if (action.type === "keep" && tempo(state)) return { ...state, kept: [`${tempo(state)} beats per minute, ${word(tempo(state))}`, ...state.kept].slice(0, 20) };
  if (action.type === "empty") return { ...state, kept: [] };
  if (action.type === "play" && tempo(state)) return { ...state, isPlaying: true, tempo: tempo(state), beat: state.beat + 1 };
  if (action.type === "stop" || action.type === "restore") return { ...state, isPlaying: false };
  return action.type === "tick" && state.isPlaying ? { ...state, beat: state.beat + 1 } : state;
}

function gaps(state) {
  return state.taps.slice(1).map((time, index) => time - state.taps[index]);
}

function exact(state) {
  const all = gaps(state);
  return all.length ? (60000 * all.length) / all.reduce((sum, gap) => sum + gap, 0) : 0;
}

function tempo(state) {
  return Math.round(exact(state));
}

function word(beats) {
  return NAMES.find(([most]) => beats < most)[1];
}

// How far the taps are from even, in percent of a beat.
function unevenness(state) {
  const all = gaps(state);
  const mean = all.reduce((sum, gap) => sum + gap, 0) / all.length;
  return all.length > 1 ? Math.round((100 * Math.sqrt(all.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / all.length)) / mean) : 0;
}

function view(state) {
  const beats = tempo(state);
  const even = unevenness(state);
  const lines = [
    { text: beats ? `${beats} beats per minute` : state.taps.length ? "Tap again" : "Tap along with the beat", big: true },
    { text: beats ? `${word(beats)}${state.taps.length > 4 ? `, ${even <= 4 ? "very even" : even <= 9 ? "quite even" : "uneven"}` : ""}` : "Press the field, or the space bar, on each beat." },
    { grid: [[{ text: "Tap", color: state.taps.length % 2 ? "good" : "accent", action: "tap" }]], label: "Field to tap", size: 220 },
    { number: state.taps.length, label: "Taps" },
    { number: Math.round(exact(state) * 10) / 10, label: "Exact" },
    { number: Math.round(exact(state) / 2), label: "Half" },
    { number: Math.round(exact(state) * 2), label: "Double" },
    { number: even, label: "Off beat (%)" },
    state.isPlaying ? { button: "Stop the beat", action: "stop" } : { button: "Play this beat", action: "play", disabled: !beats },
    { button: "Keep", action: "keep", disabled: !beats },
    { button: "Reset", action: "reset", disabled: !state.taps.length },
    { keys: { " ": "tap", t: "tap" } },
  ];
  if (state.kept.length) lines.push({ list: state.kept, label: `Kept (${state.kept.length})` }, { button: "Empty the list", action: "empty" });
  if (state.isPlaying) lines.push({ tick: Math.max(100, 60000 / state.tempo) }, { sound: 1000, ms: 50, id: state.beat });
  return lines;
}
