// One steady tone, from 20 to 15,000 hertz, as loud as one likes.
const START = { hertz: 440 };
const [LOWEST, HIGHEST] = [20, 15000];
const NOTES = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];

function init(random) {
  return { hertz: held(START.hertz), loudness: 30, isOn: false, message: "" };
}

function held(hertz) {
  return Math.min(HIGHEST, Math.max(LOWEST, Math.round(hertz * 10) / 10));
}

function step(state, action, random) {
  const number = Number(action.value);
  const fresh = { ...state, message: "" };
  if (action.type === "restore" || action.type === "stop") return { ...fresh, isOn: false };
  if (action.type === "start") return { ...fresh, isOn: true };
  if (action.type === "switch") return { ...fresh, isOn: !state.isOn };
  if (action.type === "by") return { ...fresh, hertz: held(state.hertz + number) };
  if (action.type === "up") return { ...fresh, hertz: held(state.hertz + 1) };
  if (action.type === "down") return { ...fresh, hertz: held(state.hertz - 1) };
  if (action.type === "octave") return { ...fresh, hertz: held(state.hertz * number) };
  if (action.type === "loudness" && number >= 0 && number <= 100) return { ...fresh, loudness: number };
  if (action.type !== "hertz") return state;
  const isTone = action.value !== "" && number >= LOWEST && number <= HIGHEST;
  return isTone ? { ...fresh, hertz: held(number) } : { ...state, message: "Type a number from 20 to 15,000." };
}

// The nearest note of the piano, and how far off it is in hundredths of a half tone.
function noteOf(hertz) {
  const place = 69 + 12 * Math.log2(hertz / 440);
  const nearest = Math.round(place);
  const off = Math.round((place - nearest) * 100);
  const name = `${NOTES[((nearest % 12) + 12) % 12]}${Math.floor(nearest / 12) - 1}`;
  return off ? `near the note ${name} (${off > 0 ? "+" : "−"}${Math.abs(off)} cents)` : `the note ${name}`;
}

function said(hertz) {
  return `${String(hertz).replace(/\B(?=(\d{3})+(?!\d))/g, ",")} Hz`;
}

function view(state) {
  const lines = [
    { text: said(state.hertz), big: "across the room" },
    { text: `${state.isOn ? "Sounds" : "Silent"}: ${noteOf(state.hertz)}` },
    state.isOn ? { button: "Stop", action: "stop", color: "accent" } : { button: "Start", action: "start", color: "accent" },
    { slider: "Frequency", least: LOWEST, most: HIGHEST, value: Math.round(state.hertz), said: said(state.hertz), action: "hertz" },
    { slider: "Loudness", least: 0, most: 100, value: state.loudness, said: `${state.loudness} %`, action: "loudness" },
  ];
  for (const by of [-100, -10, -1, 1, 10, 100]) lines.push({ button: `${by < 0 ? "−" : "+"}${Math.abs(by)} Hz`, action: "by", value: by });
  lines.push(
    { button: "Octave down", action: "octave", value: 0.5 },
    { button: "Octave up", action: "octave", value: 2 },
    { input: "Exact hertz", action: "hertz", kind: "number", button: "Set hertz", value: state.hertz },
    { text: state.message || "Begin quietly: very high and very low tones can be loud without seeming so." },
    { keys: { " ": "switch", ArrowRight: "up", ArrowLeft: "down" } },
  );
  if (state.isOn) lines.push({ steady: state.hertz, loudness: state.loudness });
  return lines;
}
