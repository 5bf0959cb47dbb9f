// One tile has a slightly different shade: find it. The tiles get more and the difference smaller.
const TIMES = { "No clock": 0, "20 seconds a tile": 20, "10 seconds a tile": 10, "5 seconds a tile": 5 };
const LIVES = 3;

function init(random) {
  return next({ level: 1, lives: LIVES, best: 0, clock: "No clock", left: 0, isOver: false, message: "", odd: 0, shades: [] }, random);
}

function side(level) {
  return Math.min(8, 2 + Math.floor(level / 2));
}

// The difference in lightness: from 22 of 100 at first to 2 in the end.
function difference(level) {
  return Math.max(2, Math.round(22 * Math.pow(0.88, level - 1)));
}

function next(state, random) {
  const size = side(state.level);
  const [hue, saturation, light] = [Math.floor(random() * 360), 45 + Math.floor(random() * 35), 42 + Math.floor(random() * 20)];
  const way = random() < 0.5 ? 1 : -1;
  const shades = [hex(hue, saturation, light), hex(hue, saturation, light + way * difference(state.level))];
  return { ...state, odd: Math.floor(random() * size * size), shades, left: TIMES[state.clock] * 1000 };
}

function hex(hue, saturation, light) {
  const part = (n) => {
    const k = (n + hue / 30) % 12;
    const a = (saturation * Math.min(light, 100 - light)) / 10000;
    return Math.round(255 * (light / 100 - a * Math.max(-1, Math.min(k - 3, 9 - k, 1)))).toString(16).padStart(2, "0");
  };
  return `#${part(0)}${part(8)}${part(4)}`;
}

function step(state, action, random) {
  const fresh = { ...state, level: 1, lives: LIVES, isOver: false, message: "" };
  if (action.type === "new") return next(fresh, random);
  if (action.type === "clock" && TIMES[action.value] !== undefined) return next({ ...fresh, clock: action.value }, random);
  if (state.isOver) return state;
  if (action.type === "tick") return state.left > action.value ? { ...state, left: state.left - action.value } : missed({ ...state, left: TIMES[state.clock] * 1000 }, "The time was over.");
  if (action.type !== "pick") return state;
  if (action.value !== state.odd) return missed(state, "That tile is like the others.");
  return next({ ...state, level: state.level + 1, best: Math.max(state.best, state.level), message: "Found!" }, random);
}

function missed(state, message) {
  const lives = state.lives - 1;
  return { ...state, lives, isOver: lives === 0, message };
}

function view(state) {
  const size = side(state.level);
  const cell = (index) => ({ color: state.shades[index === state.odd ? 1 : 0], text: state.isOver && index === state.odd ? "✓" : "", action: "pick", value: index, label: `Tile ${index + 1}${state.isOver && index === state.odd ? ": this one" : ""}` });
  const rows = Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => cell(y * size + x)));
  const lines = [
    { text: state.isOver ? `Game over: ${state.level - 1} found` : "Find the tile with another shade", big: true },
    { text: state.message },
    { grid: rows, label: `${size * size} tiles, one of another shade`, size: Math.floor(360 / size) },
    { number: state.level - 1, label: "Found" },
    { number: state.lives, label: "Lives" },
    { number: state.best, label: "Best" },
  ];
  if (TIMES[state.clock]) lines.push({ number: Math.ceil(state.left / 1000), label: "Seconds left" });
  lines.push({ button: "New game", action: "new" }, { select: "Time", options: Object.keys(TIMES), action: "clock", value: state.clock });
  if (TIMES[state.clock] && !state.isOver && state.level > 1) lines.push({ tick: 200 });
  return lines;
}
