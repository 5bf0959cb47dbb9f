// Colour the squares of a grid.
const COLORS = ["#1b1d22", "#e02020", "#f58220", "#f6c945", "#1f9d55", "#2b6cb0", "#7c3aed", "#f4a6c0", "#8b5a2b", "#ffffff"];
const SIZES = { "8 by 8": 8, "12 by 12": 12, "16 by 16": 16 };

function init(random) {
  return blank("12 by 12", COLORS[1]);
}

function blank(size, color) {
  return { size, color, pixels: Array(SIZES[size] ** 2).fill(""), before: [] };
}

function step(state, action, random) {
  if (action.type === "color") return { ...state, color: action.value };
  if (action.type === "size" && SIZES[action.value]) return blank(action.value, state.color);
  if (action.type === "undo") return state.before.length ? { ...state, pixels: state.before[state.before.length - 1], before: state.before.slice(0, -1) } : state;
  if (action.type === "clear") return { ...blank(state.size, state.color), before: [...state.before, state.pixels].slice(-30) };
  if (action.type !== "paint" || state.pixels[action.value] === undefined) return state;
  const before = [...state.before, state.pixels].slice(-30);
  // A second press with the same colour takes it away.
  const color = state.pixels[action.value] === state.color ? "" : state.color;
  return { ...state, before, pixels: state.pixels.map((pixel, index) => (index === action.value ? color : pixel)) };
}

function view(state) {
  const width = SIZES[state.size];
  const cell = (index) => ({
    label: `Row ${Math.floor(index / width) + 1}, column ${(index % width) + 1}${state.pixels[index] ? ": " + state.pixels[index] : ""}`,
    color: state.pixels[index] || undefined,
    action: "paint",
    value: index,
  });
  const rows = Array.from({ length: width }, (_, y) => Array.from({ length: width }, (_, x) => cell(y * width + x)));
  return [
    { swatches: COLORS, selected: state.color, action: "color", label: "Color" },
    { grid: rows, label: "Picture", size: Math.floor(420 / width) },
    { button: "Undo", action: "undo", disabled: !state.before.length },
    { button: "Clear", action: "clear" },
    { number: state.pixels.filter((pixel) => pixel).length, label: "Colored" },
    { select: "Size", options: Object.keys(SIZES), action: "size", value: state.size },
  ];
}
