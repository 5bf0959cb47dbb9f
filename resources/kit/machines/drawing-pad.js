// A sheet to draw on, with colours, pen sizes and undo.
const COLORS = ["#1b1d22", "#e02020", "#f58220", "#f6c945", "#1f9d55", "#2b6cb0", "#7c3aed", "#d6336c", "#8b5a2b", "#ffffff"];
const SIZES = ["Thin", "Medium", "Thick"];
const WIDTHS = { Thin: 3, Medium: 8, Thick: 18 };

function init(random) {
  return { strokes: [], color: COLORS[0], size: "Medium", undone: [] };
}

function step(state, action, random) {
  if (action.type === "color") return { ...state, color: action.value };
  if (action.type === "size") return WIDTHS[action.value] ? { ...state, size: action.value } : state;
  if (action.type === "clear") return { ...state, undone: state.strokes.length ? state.strokes : state.undone, strokes: [] };
  if (action.type === "undo") return { ...state, strokes: state.strokes.length ? state.strokes.slice(0, -1) : state.undone, undone: [] };
  if (action.type !== "draw" || !action.value) return state;
  const { x, y, phase } = action.value;
  if (phase === "start") state.strokes.push({ path: [[x, y]], color: state.color, width: WIDTHS[state.size] });
  const stroke = state.strokes[state.strokes.length - 1];
  if (phase === "move" && stroke && stroke.path.length < 2000) stroke.path.push([x, y]);
  return state;
}

function view(state) {
  return [
    { canvas: state.strokes, width: 640, height: 420, background: "#ffffff", action: "draw", label: `Drawing with ${state.strokes.length} strokes` },
    { swatches: COLORS, selected: state.color, action: "color", label: "Color" },
    { select: "Pen", options: SIZES, action: "size", value: state.size },
    { button: "Undo", action: "undo", disabled: !state.strokes.length && !state.undone.length },
    { button: "Clear", action: "clear", disabled: !state.strokes.length },
    { number: state.strokes.length, label: "Strokes" },
  ];
}
