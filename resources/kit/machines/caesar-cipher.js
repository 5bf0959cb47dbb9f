// The Caesar cipher: every letter moves along the alphabet, and back again.
const START = { shift: 3 };
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

function init(random) {
  return { text: "", shift: START.shift, isBack: false };
}

function step(state, action, random) {
  if (action.type === "text") return { ...state, text: String(action.value).slice(0, 2000) };
  if (action.type === "shift") return { ...state, shift: Number(action.value) || 0 };
  if (action.type === "turn") return { ...state, shift: (state.shift + action.value + 26) % 26 };
  if (action.type === "way") return { ...state, isBack: action.value === "Read" };
  return action.type === "clear" ? { ...state, text: "" } : state;
}

function moved(text, shift) {
  return [...text].map((letter) => {
    const at = LETTERS.indexOf(letter.toUpperCase());
    if (at < 0) return letter;
    const other = LETTERS[(at + shift + 26) % 26];
    return letter === letter.toUpperCase() ? other : other.toLowerCase();
  }).join("");
}

// The plain alphabet outside, the moved one inside.
function wheel(state) {
  const shapes = [{ circle: [180, 180, 172], color: "soft" }, { circle: [180, 180, 132], color: "muted" }, { circle: [180, 180, 88], color: "soft" }];
  [...LETTERS].forEach((letter, index) => {
    const angle = (index / 26) * 2 * Math.PI;
    const at = (radius) => [180 + radius * Math.sin(angle), 180 - radius * Math.cos(angle)];
    shapes.push({ text: letter, at: at(152), size: 20 }, { text: moved(letter, state.shift), at: at(110), size: 18 });
  });
  return [...shapes, { text: `+${state.shift}`, at: [180, 182], size: 44 }];
}

function view(state) {
  const result = moved(state.text, state.isBack ? -state.shift : state.shift);
  const lines = [
    { canvas: wheel(state), width: 360, height: 360, label: `Wheel: A becomes ${moved("A", state.shift)}` },
    { button: "◀ Turn back", action: "turn", value: -1 },
    { button: "Turn on ▶", action: "turn", value: 1 },
    { select: "Shift", options: Array.from({ length: 26 }, (_, shift) => String(shift)), action: "shift", value: String(state.shift) },
    { select: "I want to", options: ["Write in code", "Read"], action: "way", value: state.isBack ? "Read" : "Write in code" },
    { input: "Your text", action: "text", live: true, value: state.text },
    { text: result || "The result is shown here", big: true },
    { button: "Clear", action: "clear", disabled: !state.text },
  ];
  if (state.isBack && state.text) lines.push({ list: Array.from({ length: 25 }, (_, index) => `${index + 1}: ${moved(state.text, -index - 1)}`), label: "All shifts tried" });
  return lines;
}
