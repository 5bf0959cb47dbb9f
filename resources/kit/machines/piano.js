// One octave to play with the mouse, a finger or the keyboard.
const NOTES = ["C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B", "C high"];
const KEYS = ["a", "w", "s", "e", "d", "f", "t", "g", "y", "h", "u", "j", "k"];

function init(random) {
  return { last: -1, count: 0, played: [], octave: 4 };
}

function step(state, action, random) {
  if (action.type === "clear") return { ...init(random), octave: state.octave };
  if (action.type === "octave") return { ...state, octave: Number(action.value) || 4, last: -1 };
  if (action.type === "restore") return { ...state, last: -1 };
  const note = action.type === "key" ? KEYS.indexOf(String(action.value).toLowerCase()) : action.value;
  if ((action.type !== "key" && action.type !== "play") || NOTES[note] === undefined) return state;
  return { ...state, last: note, count: state.count + 1, played: [...state.played, NOTES[note]].slice(-24) };
}

function view(state) {
  const cell = (index) => (index < 0 ? "" : { text: NOTES[index].replace(" high", ""), label: NOTES[index], color: index === state.last ? "accent" : NOTES[index].includes("♯") ? "#1b1d22" : "#ffffff", action: "play", value: index });
  const keys = {};
  for (const key of KEYS) keys[key + "+"] = "key";
  const lines = [
    { text: state.last < 0 ? "Play with the keys A to K" : NOTES[state.last], big: true },
    { grid: [[1, 3, -1, 6, 8, 10, -1, -1].map(cell), [0, 2, 4, 5, 7, 9, 11, 12].map(cell)], label: "Piano keys", size: 62 },
    { text: state.played.length ? `Played: ${state.played.join(" ")}` : "Nothing played yet" },
    { select: "Octave", options: ["3", "4", "5"], action: "octave", value: String(state.octave) },
    { button: "Clear", action: "clear" },
    { keys },
  ];
  // A above middle C has 440 hertz; each of the twelve steps of an octave is the twelfth root of 2.
  if (state.last >= 0) lines.push({ sound: Math.round(440 * 2 ** (state.octave - 4 + (state.last - 9) / 12) * 100) / 100, ms: 500, id: state.count });
  return lines;
}
