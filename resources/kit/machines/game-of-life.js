// Conway's game of life: a cell lives on with two or three neighbours, and is born with three.
const [COLUMNS, ROWS] = [24, 18];
const GLIDER = [[1, 0], [2, 1], [0, 2], [1, 2], [2, 2]];

function init(random) {
  const cells = Array(COLUMNS * ROWS).fill(0);
  for (const [x, y] of GLIDER) cells[(y + 2) * COLUMNS + x + 2] = 1;
  return { cells, isRunning: false, generation: 0 };
}

function step(state, action, random) {
  if (action.type === "restore" || action.type === "stop") return { ...state, isRunning: false };
  if (action.type === "start") return { ...state, isRunning: true };
  if (action.type === "step" || (action.type === "tick" && state.isRunning)) return { ...state, cells: nextCells(state.cells), generation: state.generation + 1 };
  if (action.type === "clear") return { ...init(random), cells: Array(COLUMNS * ROWS).fill(0) };
  if (action.type === "random") return { ...init(random), cells: state.cells.map(() => (random() < 0.3 ? 1 : 0)) };
  if (action.type === "press" && state.cells[action.value] !== undefined) state.cells[action.value] = 1 - state.cells[action.value];
  return state;
}

// The edges meet: what leaves on the right comes back on the left.
function nextCells(cells) {
  return cells.map((cell, index) => {
    const [x, y] = [index % COLUMNS, Math.floor(index / COLUMNS)];
    let alive = 0;
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        if (dx || dy) alive += cells[((y + dy + ROWS) % ROWS) * COLUMNS + ((x + dx + COLUMNS) % COLUMNS)];
      }
    }
    return alive === 3 || (alive === 2 && cell) ? 1 : 0;
  });
}

function view(state) {
  const cell = (index) => ({ label: `Row ${Math.floor(index / COLUMNS) + 1}, column ${(index % COLUMNS) + 1}${state.cells[index] ? ": alive" : ""}`, color: state.cells[index] ? "accent" : undefined, action: "press", value: index });
  const rows = Array.from({ length: ROWS }, (_, y) => Array.from({ length: COLUMNS }, (_, x) => cell(y * COLUMNS + x)));
  const lines = [
    { grid: rows, label: "World", size: 24 },
    state.isRunning ? { button: "Stop", action: "stop" } : { button: "Start", action: "start" },
    { button: "Step", action: "step" },
    { button: "Random", action: "random" },
    { button: "Clear", action: "clear" },
    { number: state.generation, label: "Generation" },
    { number: state.cells.reduce((sum, each) => sum + each, 0), label: "Alive" },
  ];
  if (state.isRunning) lines.push({ tick: 200 });
  return lines;
}
