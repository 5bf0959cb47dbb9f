// A forest grows, lightning strikes, and the fire runs from tree to tree. Or set one on fire by hand.
const START = { trees: 60 };
const [COLUMNS, ROWS, CELL] = [48, 36, 10];
const [GROUND, TREE, FIRE, ASH] = [0, 1, 2, 3];
const COLORS = { [TREE]: "#2f8f4e", [FIRE]: "#e8590c", [ASH]: "#6b6259" };

function init(random) {
  return begin({ trees: START.trees, grow: 5, lightning: 1, wind: "No wind" }, random);
}

function begin({ trees, grow, lightning, wind }, random) {
  const cells = Array.from({ length: COLUMNS * ROWS }, () => (random() * 100 < trees ? TREE : GROUND));
  return { trees, grow, lightning, wind, cells: cells.join(""), round: 0, burnt: 0, fires: 0, isRunning: false, curve: [] };
}

const WINDS = { "No wind": [0, 0], "From the west": [1, 0], "From the east": [-1, 0], "From the north": [0, 1], "From the south": [0, -1] };
const LIMITS = { trees: [5, 100], grow: [0, 50], lightning: [0, 20] };

function step(state, action, random) {
  const [limits, number] = [LIMITS[action.type], Math.round(Number(action.value))];
  if (limits && number >= limits[0] && number <= limits[1]) {
    const after = { ...state, [action.type]: number };
    return action.type === "trees" ? begin(after, random) : after;
  }
  if (action.type === "wind" && WINDS[action.value]) return { ...state, wind: action.value };
  if (action.type === "start") return { ...state, isRunning: true };
  if (action.type === "pause" || action.type === "restore") return { ...state, isRunning: false };
  if (action.type === "new") return begin(state, random);
  if (action.type === "light" && action.value && action.value.phase === "start") return lit(state, Math.floor(action.value.x / CELL), Math.floor(action.value.y / CELL));
  if (action.type === "middle") return lit(state, COLUMNS / 2, ROWS / 2);
  if (action.type === "step" || (action.type === "tick" && state.isRunning)) return burnt(state, random);
  return state;
}

// The trees at a place, and those around it, catch fire.
function lit(state, x, y) {
  const cells = [...state.cells].map((cell, at) => (Number(cell) === TREE && Math.abs((at % COLUMNS) - x) <= 1 && Math.abs(Math.floor(at / COLUMNS) - y) <= 1 ? FIRE : Number(cell)));
  const isNew = cells.join("") !== state.cells;
  return { ...state, cells: cells.join(""), fires: state.fires + (isNew ? 1 : 0), isRunning: state.isRunning || isNew };
}

function burnt(state, random) {
  const cells = [...state.cells].map(Number);
  const [right, down] = WINDS[state.wind];
  // Lightning is rare: the slider is in strikes for a hundred rounds of the whole forest.
  const strike = random() * 20 < state.lightning ? Math.floor(random() * cells.length) : -1;
  const isOnFire = (x, y) => x >= 0 && x < COLUMNS && y >= 0 && y < ROWS && cells[y * COLUMNS + x] === FIRE;
  const after = cells.map((cell, at) => {
    const [x, y] = [at % COLUMNS, Math.floor(at / COLUMNS)];
    if (cell === FIRE) return ASH;
    if (cell === TREE) return at === strike || caught(x, y, isOnFire, right, down) ? FIRE : TREE;
    if (cell === ASH) return random() < 0.15 ? GROUND : ASH;
    return random() * 1000 < state.grow ? TREE : GROUND;
  });
  const burning = cells.filter((cell) => cell === FIRE).length;
  const struck = strike >= 0 && cells[strike] === TREE ? 1 : 0;
  const standing = after.filter((cell) => cell === TREE).length;
  return { ...state, cells: after.join(""), round: state.round + 1, burnt: state.burnt + burning, fires: state.fires + struck, curve: [...state.curve, standing].slice(-160) };
}

// Fire jumps to the four neighbors; with wind it does not go against it, and reaches one tree further along it.
function caught(x, y, isOnFire, right, down) {
  const ways = [[1, 0], [-1, 0], [0, 1], [0, -1]].filter(([dx, dy]) => !(right || down) || dx !== right || dy !== down);
  return ways.some(([dx, dy]) => isOnFire(x + dx, y + dy)) || ((right || down) && isOnFire(x - 2 * right, y - 2 * down));
}

// Neighbors of one color in a row are one rectangle, which is quicker to draw.
function drawing(cells) {
  const shapes = [];
  for (let at = 0; at < cells.length; ) {
    let end = at + 1;
    while (end % COLUMNS && cells[end] === cells[at]) end += 1;
    if (COLORS[cells[at]]) shapes.push({ rect: [(at % COLUMNS) * CELL, Math.floor(at / COLUMNS) * CELL, (end - at) * CELL, CELL], color: COLORS[cells[at]] });
    at = end;
  }
  return shapes;
}

function view(state) {
  const count = (kind) => [...state.cells].filter((cell) => Number(cell) === kind).length;
  const [trees, fire] = [count(TREE), count(FIRE)];
  const share = Math.round((100 * trees) / state.cells.length);
  const bars = state.curve.map((standing, index) => ({ rect: [index * 3, 80 - (80 * standing) / state.cells.length, 3, (80 * standing) / state.cells.length], color: COLORS[TREE] }));
  const lines = [
    { text: fire ? "It burns!" : state.isRunning ? "The forest grows" : "Press in the forest to set it on fire", big: true },
    { canvas: drawing(state.cells), width: COLUMNS * CELL, height: ROWS * CELL, background: "#efe6d2", action: "light", label: `Forest: ${trees} trees, ${fire} on fire` },
    state.isRunning ? { button: "Pause", action: "pause" } : { button: "Start", action: "start" },
    { button: "One round", action: "step", disabled: state.isRunning },
    { button: "Fire in the middle", action: "middle" },
    { button: "New forest", action: "new" },
    { number: state.round, label: "Rounds" },
    { number: share, label: "Trees (%)" },
    { number: fire, label: "On fire" },
    { number: state.burnt, label: "Burnt trees" },
    { number: state.fires, label: "Fires" },
    { slider: "Trees at the start (%)", least: 5, most: 100, action: "trees", value: state.trees },
    { slider: "Growth", least: 0, most: 50, action: "grow", value: state.grow },
    { slider: "Lightning", least: 0, most: 20, action: "lightning", value: state.lightning },
    { select: "Wind", options: Object.keys(WINDS), action: "wind", value: state.wind },
    { keys: { " ": state.isRunning ? "pause" : "start" } },
  ];
  if (bars.length > 1) lines.splice(2, 0, { canvas: bars, width: 480, height: 80, background: "#efe6d2", label: `Trees over time: now ${share} percent` });
  if (state.isRunning) lines.push({ tick: 120 });
  return lines;
}
