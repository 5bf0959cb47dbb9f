// Mixes a colour of red, green and blue, and shows its codes.
const NAMES = ["Red", "Green", "Blue"];

function init(random) {
  return { rgb: [70, 130, 200], kept: [], message: "" };
}

function step(state, action, random) {
  if (action.type === "change") return { ...state, rgb: state.rgb.map((part, index) => (index === action.value[0] ? bounded(part + action.value[1]) : part)), message: "" };
  if (action.type.startsWith("set")) return set(state, Number(action.type[3]), action.value);
  if (action.type === "random") return { ...state, rgb: NAMES.map(() => Math.floor(random() * 256)), message: "" };
  if (action.type === "keep" && !state.kept.includes(hex(state.rgb))) return { ...state, kept: [...state.kept, hex(state.rgb)].slice(-16) };
  if (action.type === "forget") return { ...state, kept: [] };
  if (action.type !== "hex" && action.type !== "take") return state;
  const code = /^#?([0-9a-f]{6})$/i.exec(String(action.value).trim());
  if (!code) return { ...state, message: "Type a code such as #4682c8." };
  return { ...state, rgb: [0, 2, 4].map((at) => parseInt(code[1].slice(at, at + 2), 16)), message: "" };
}

function set(state, index, value) {
  if (!NAMES[index]) return state;
  if (value === "" || !Number.isFinite(Number(value))) return { ...state, message: "Type a number from 0 to 255." };
  return { ...state, rgb: state.rgb.map((part, at) => (at === index ? bounded(Number(value)) : part)), message: "" };
}

function bounded(number) {
  return Math.round(Math.min(255, Math.max(0, number)));
}

function hex(rgb) {
  return `#${rgb.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

function hsl([red, green, blue]) {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const [light, span] = [(most + least) / 2, most - least];
  if (!span) return `hsl(0, 0%, ${Math.round(light * 100)}%)`;
  const hue = most === r ? ((g - b) / span + 6) % 6 : most === g ? (b - r) / span + 2 : (r - g) / span + 4;
  return `hsl(${Math.round(hue * 60) % 360}, ${Math.round((100 * span) / (1 - Math.abs(2 * light - 1)))}%, ${Math.round(light * 100)}%)`;
}

function view(state) {
  const code = hex(state.rgb);
  const lines = [
    { canvas: [{ rect: [0, 0, 400, 180], color: code }], width: 400, height: 180, label: `Color ${code}` },
    { text: code, big: true },
    { text: `rgb(${state.rgb.join(", ")})  ·  ${hsl(state.rgb)}` },
  ];
  NAMES.forEach((name, index) => {
    lines.push({ input: name, action: `set${index}`, kind: "number", button: `Set ${name.toLowerCase()}`, value: state.rgb[index] });
    for (const by of [-20, -1, 1, 20]) lines.push({ button: `${name} ${by > 0 ? "+" : "−"}${Math.abs(by)}`, action: "change", value: [index, by] });
  });
  lines.push({ input: "Code", action: "hex", button: "Use code" }, { text: state.message }, { button: "Any color", action: "random" }, { button: "Keep this color", action: "keep" });
  if (state.kept.length) lines.push({ swatches: state.kept, selected: code, action: "take", label: "Kept color" }, { list: state.kept, label: "Kept colors" }, { button: "Forget kept colors", action: "forget" });
  return lines;
}
