// Decimal inches to the nearest fraction on the tape, and back, with millimeters.
const START = { parts: 16 };
const PARTS = [2, 4, 8, 16, 32, 64];

function init(random) {
  return { inches: 0, field: "", typed: "", parts: PARTS.includes(START.parts) ? START.parts : 16, message: "" };
}

function step(state, action, random) {
  if (action.type === "inches" || action.type === "mm" || action.type === "fraction") return read(state, action.type, action.value);
  const parts = Number(String(action.value).replace("1/", ""));
  if (action.type === "parts" && PARTS.includes(parts)) return { ...state, parts };
  if (action.type === "by") return { ...state, inches: Math.max(0, (nearest(state.inches, state.parts) + action.value) / state.parts), field: "", message: "" };
  return action.type === "clear" ? { ...init(random), parts: state.parts } : state;
}

// What is typed in one field is shown in the others; the field itself keeps what was typed.
function read(state, field, value) {
  const typed = String(value);
  const number = field === "fraction" ? fractionRead(typed) : typed === "" ? 0 : Number(typed) / (field === "mm" ? 25.4 : 1);
  if (typed.trim() === "") return { ...state, inches: 0, field, typed, message: "" };
  if (!Number.isFinite(number) || number < 0 || number > 100000) return { ...state, field, typed, message: field === "fraction" ? "Type a fraction such as 3 5/8." : "Type a length from 0 to 100,000 inches." };
  return { ...state, inches: number, field, typed, message: "" };
}

// “3 5/8”, “3-5/8”, “5/8"”, “3” → inches.
function fractionRead(text) {
  const found = /^\s*(?:(\d+(?:\.\d+)?)(?:\s+|\s*-\s*|$))?(?:(\d+)\s*[/⁄]\s*(\d+))?\s*(?:"|″|in|inch|inches)?\s*$/i.exec(text.replace(/(\d)\s*(?:"|″|in(?:ch|ches)?)\s*$/i, "$1"));
  if (!found || (found[1] === undefined && found[2] === undefined) || found[3] === "0") return NaN;
  return Number(found[1] || 0) + (found[3] ? Number(found[2]) / Number(found[3]) : 0);
}

function nearest(inches, parts) {
  return Math.round(inches * parts + 1e-9);
}

function fractionOf(inches, parts) {
  const count = nearest(inches, parts);
  const whole = Math.floor(count / parts);
  let [above, below] = [count % parts, parts];
  while (above && above % 2 === 0) [above, below] = [above / 2, below / 2];
  return above ? `${whole ? `${whole} ` : ""}${above}/${below}` : String(whole);
}

function short(number, digits) {
  return String(Number(number.toFixed(digits)));
}

// The inch of the tape in which the length ends, with its marks.
function tape(state) {
  const start = Math.floor(nearest(state.inches, state.parts) / state.parts);
  const shapes = [{ rect: [0, 0, 640, 130], color: "soft" }];
  for (let mark = 0; mark <= state.parts; mark += 1) {
    let [above, below] = [mark, state.parts];
    while (above && above % 2 === 0 && below > 1) [above, below] = [above / 2, below / 2];
    const length = above === 0 || below === 1 ? 74 : 66 - 10 * Math.log2(below);
    shapes.push({ path: [[20 + (600 * mark) / state.parts, 0], [20 + (600 * mark) / state.parts, Math.max(8, length)]], width: 2 });
  }
  const at = (inches) => 20 + 600 * (inches - start);
  const place = at(nearest(state.inches, state.parts) / state.parts);
  shapes.push({ text: `${start}`, at: [24, 100], size: 24 }, { text: `${start + 1}`, at: [614, 100], size: 24 });
  shapes.push({ path: [[place, 0], [place, 112]], width: 5, color: "accent" });
  return shapes;
}

function view(state) {
  const fraction = fractionOf(state.inches, state.parts);
  const off = nearest(state.inches, state.parts) / state.parts - state.inches;
  const shown = (field, text) => (state.field === field ? state.typed : state.inches ? text : "");
  const error = Math.abs(off) < 0.000005 ? "exactly" : `${short(Math.abs(off), 4)} in ${off > 0 ? "longer" : "shorter"} than it is`;
  return [
    { input: "Decimal inches", action: "inches", kind: "number", live: true, value: shown("inches", short(state.inches, 4)) },
    { input: "Fraction of an inch", action: "fraction", live: true, value: shown("fraction", fraction) },
    { input: "Millimeters", action: "mm", kind: "number", live: true, value: shown("mm", short(state.inches * 25.4, 2)) },
    { select: "To the nearest", options: PARTS.map((parts) => `1/${parts}`), action: "parts", value: `1/${state.parts}` },
    { text: `${fraction} in`, big: "across the room" },
    { text: state.message || `${short(state.inches, 5)} in, ${short(state.inches * 25.4, 2)} mm; the fraction is ${error}.` },
    { canvas: tape(state), width: 640, height: 130, label: `Tape measure at ${fraction} inches` },
    { button: `−1/${state.parts}`, action: "by", value: -1, disabled: nearest(state.inches, state.parts) < 1 },
    { button: `+1/${state.parts}`, action: "by", value: 1 },
    { button: "Clear", action: "clear" },
    { list: PARTS.map((parts) => `1/${parts}: ${fractionOf(state.inches, parts)} in`), label: "To other fractions" },
  ];
}
