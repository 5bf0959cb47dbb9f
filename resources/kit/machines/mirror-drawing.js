// A sheet on which every line is drawn again in the mirror: left and right, or round the middle as in a kaleidoscope.
const START = { parts: 8 };
const MIRRORS = { "Left and right": 2, "4 parts": 4, "6 parts": 6, "8 parts": 8, "12 parts": 12, "16 parts": 16 };
const INKS = ["#1b1d22", "#e02020", "#f58220", "#f6c945", "#1f9d55", "#17a2a2", "#2b6cb0", "#7c3aed", "#d6336c", "#ffffff"];
const PENS = { Thin: 3, Medium: 7, Thick: 16 };
const PAPERS = { White: "#ffffff", Black: "#14161c", Cream: "#fbf1d9", Blue: "#12294d" };
const SIZE = 480;

function init(random) {
  return { strokes: [], undone: [], parts: partsNear(START.parts), color: INKS[6], pen: "Medium", paper: "White", isRainbow: false };
}

function partsNear(count) {
  return Object.values(MIRRORS).find((parts) => parts >= count) || 16;
}

function step(state, action, random) {
  if (action.type === "color") return { ...state, color: action.value, isRainbow: false };
  if (action.type === "rainbow") return { ...state, isRainbow: !state.isRainbow };
  if (action.type === "pen") return PENS[action.value] ? { ...state, pen: action.value } : state;
  if (action.type === "paper") return PAPERS[action.value] ? { ...state, paper: action.value } : state;
  if (action.type === "mirror") return MIRRORS[action.value] ? { ...state, parts: MIRRORS[action.value] } : state;
  if (action.type === "clear") return { ...state, undone: state.strokes.length ? state.strokes : state.undone, strokes: [] };
  if (action.type === "undo") return { ...state, strokes: state.strokes.length ? state.strokes.slice(0, -1) : state.undone, undone: [] };
  if (action.type === "surprise") return { ...state, strokes: [...state.strokes, surprise(state, random)] };
  if (action.type !== "draw" || !action.value) return state;
  const { x, y, phase } = action.value;
  if (phase === "start") state.strokes.push(begun(state, [[x, y]]));
  const stroke = state.strokes[state.strokes.length - 1];
  if (phase === "move" && stroke && stroke.path.length < 2000) stroke.path.push([x, y]);
  return state;
}

function begun(state, path) {
  const color = state.isRainbow ? INKS[1 + (state.strokes.length % 8)] : state.color;
  return { path, color, width: PENS[state.pen], parts: state.parts };
}

// A curl from somewhere near the middle outwards.
function surprise(state, random) {
  const [middle, turn, bend, wide] = [SIZE / 2, random() * 6.28, (random() - 0.5) * 5, 60 + random() * 160];
  const path = Array.from({ length: 30 }, (_, at) => {
    const [far, angle] = [15 + (wide * at) / 29, turn + (bend * at) / 29 + Math.sin(at / 4) * 0.2];
    return [Math.round(middle + far * Math.cos(angle)), Math.round(middle + far * Math.sin(angle))];
  });
  return begun({ ...state, color: INKS[1 + Math.floor(random() * 8)], isRainbow: false }, path);
}

// The line itself and its images: turned round the middle, each also in the mirror.
function images(stroke) {
  const middle = SIZE / 2;
  const found = [];
  for (let part = 0; part < stroke.parts / 2; part += 1) {
    const angle = (part * 4 * Math.PI) / stroke.parts;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (const side of [1, -1]) {
      const path = stroke.path.map(([x, y]) => [(x - middle) * side, y - middle]).map(([x, y]) => [middle + x * cos - y * sin, middle + x * sin + y * cos]);
      found.push({ path, color: stroke.color, width: stroke.width });
    }
  }
  return found;
}

function view(state) {
  const name = Object.keys(MIRRORS).find((each) => MIRRORS[each] === state.parts);
  const lines = [
    { canvas: state.strokes.flatMap(images), width: SIZE, height: SIZE, background: PAPERS[state.paper], action: "draw", label: `Mirror drawing with ${state.strokes.length} lines` },
    { swatches: INKS, selected: state.isRainbow ? "" : state.color, action: "color", label: "Color" },
    { button: "Undo", action: "undo", disabled: !state.strokes.length && !state.undone.length },
    { button: "Clear", action: "clear", disabled: !state.strokes.length },
    { button: state.isRainbow ? "One color" : "Rainbow", action: "rainbow" },
    { button: "Surprise line", action: "surprise" },
    { picture: "Save picture" },
    { select: "Mirror", options: Object.keys(MIRRORS), action: "mirror", value: name },
    { select: "Pen", options: Object.keys(PENS), action: "pen", value: state.pen },
    { select: "Paper", options: Object.keys(PAPERS), action: "paper", value: state.paper },
    { number: state.strokes.length, label: "Lines" },
  ];
  return state.strokes.length ? lines : [{ text: "Draw with finger or mouse; the mirror draws along." }, ...lines];
}
