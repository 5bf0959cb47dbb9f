// A new maze each time: find the way from the top left to the flag at the bottom right.
const START = { size: 10 };
const WAYS = { up: [-1, 0], right: [0, 1], down: [1, 0], left: [0, -1] };
const SIZES = ["6", "8", "10", "14", "20"];

function init(random) {
  return begin({ size: START.size, solved: 0 }, random);
}

// `open` has for each field the ways that are open there.
function begin({ size, solved }, random) {
  const open = Array.from({ length: size * size }, () => []);
  const visited = [0];
  const trail = [0];
  while (trail.length) {
    const at = trail[trail.length - 1];
    const ways = Object.keys(WAYS).filter((way) => beside(at, way, size) >= 0 && !open[beside(at, way, size)].length && beside(at, way, size) !== visited[0]);
    if (!ways.length) {
      trail.pop();
      continue;
    }
    const way = ways[Math.floor(random() * ways.length)];
    const next = beside(at, way, size);
    open[at].push(way);
    open[next].push({ up: "down", down: "up", left: "right", right: "left" }[way]);
    trail.push(next);
  }
  return { size, solved, open, at: 0, moves: 0, been: [0], hint: [], isDone: false };
}

function beside(at, way, size) {
  const [row, column] = [Math.floor(at / size) + WAYS[way][0], (at % size) + WAYS[way][1]];
  return row < 0 || column < 0 || row >= size || column >= size ? -1 : row * size + column;
}

function step(state, action, random) {
  if (action.type === "new") return begin(state, random);
  if (action.type === "size" && SIZES.includes(action.value)) return begin({ ...state, size: Number(action.value) }, random);
  if (action.type === "again") return { ...state, at: 0, moves: 0, been: [0], hint: [], isDone: false };
  if (action.type === "hint" && !state.isDone) return { ...state, hint: wayOut(state).slice(0, 8) };
  if (!WAYS[action.type] || state.isDone || !state.open[state.at].includes(action.type)) return state;
  const at = beside(state.at, action.type, state.size);
  const isDone = at === state.size * state.size - 1;
  return { ...state, at, isDone, moves: state.moves + 1, been: [...new Set([...state.been, at])], hint: [], solved: state.solved + (isDone ? 1 : 0) };
}

// The fields from here to the flag: the way back from each field that is reached first.
function wayOut(state) {
  const from = { [state.at]: -1 };
  const queue = [state.at];
  for (const at of queue) {
    for (const way of state.open[at]) {
      const next = beside(at, way, state.size);
      if (next in from) continue;
      from[next] = at;
      queue.push(next);
    }
  }
  const fields = [];
  for (let at = state.size * state.size - 1; at !== -1; at = from[at]) fields.unshift(at);
  return fields;
}

function drawing(state) {
  const wide = 400 / state.size;
  const middle = (at) => [((at % state.size) + 0.5) * wide + 10, (Math.floor(at / state.size) + 0.5) * wide + 10];
  const shapes = state.been.map((at) => ({ circle: [...middle(at), wide * 0.1], color: "muted" }));
  if (state.hint.length > 1) shapes.push({ path: state.hint.map(middle), color: "good", width: wide * 0.16 });
  for (let at = 0; at < state.open.length; at += 1) {
    const [x, y] = [(at % state.size) * wide + 10, Math.floor(at / state.size) * wide + 10];
    if (!state.open[at].includes("right")) shapes.push({ path: [[x + wide, y], [x + wide, y + wide]], width: 3 });
    if (!state.open[at].includes("down")) shapes.push({ path: [[x, y + wide], [x + wide, y + wide]], width: 3 });
  }
  shapes.push({ path: [[410, 10], [10, 10], [10, 410]], width: 3 });
  const [flagX, flagY] = middle(state.open.length - 1);
  shapes.push({ path: [[flagX - wide * 0.15, flagY + wide * 0.3], [flagX - wide * 0.15, flagY - wide * 0.3]], width: wide * 0.08 });
  shapes.push({ rect: [flagX - wide * 0.12, flagY - wide * 0.32, wide * 0.36, wide * 0.26], color: "bad" });
  return [...shapes, { circle: [...middle(state.at), wide * 0.3], color: "accent" }];
}

function view(state) {
  const ways = state.open[state.at];
  const place = `row ${Math.floor(state.at / state.size) + 1}, column ${(state.at % state.size) + 1}`;
  const lines = [
    { text: state.isDone ? `You found the way in ${state.moves} moves!` : "Find the way to the flag", big: true },
    { canvas: drawing(state), width: 420, height: 420, label: `Maze: you are at ${place}; open to: ${ways.join(", ")}` },
  ];
  for (const way of ["left", "up", "down", "right"]) lines.push({ button: way[0].toUpperCase() + way.slice(1), action: way, disabled: state.isDone || !ways.includes(way) });
  return [
    ...lines,
    { number: state.moves, label: "Moves" },
    { number: state.solved, label: "Solved" },
    { button: "New maze", action: "new" },
    { button: "From the start", action: "again" },
    { button: "Hint", action: "hint", disabled: state.isDone },
    { select: "Size", options: SIZES.includes(String(state.size)) ? SIZES : [...SIZES, String(state.size)], action: "size", value: String(state.size) },
    { keys: { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" } },
  ];
}
