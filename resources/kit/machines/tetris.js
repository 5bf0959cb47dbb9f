// Falling blocks: fill rows to clear them.
const [COLUMNS, ROWS, CELL] = [10, 18, 20];
const PIECES = [
  { cells: [[-1, 0], [0, 0], [1, 0], [2, 0]], color: "#22b8cf" }, { cells: [[0, 0], [1, 0], [0, 1], [1, 1]], color: "#f2c037" },
  { cells: [[-1, 0], [0, 0], [1, 0], [0, 1]], color: "#9c5de0" }, { cells: [[-1, 0], [0, 0], [1, 0], [1, 1]], color: "#f08c00" },
  { cells: [[-1, 0], [0, 0], [1, 0], [-1, 1]], color: "#3b78e7" }, { cells: [[-1, 1], [0, 1], [0, 0], [1, 0]], color: "#37b24d" },
  { cells: [[-1, 0], [0, 0], [0, 1], [1, 1]], color: "#e03131" },
];

function init(random) {
  return start(0, random);
}

function start(best, random) {
  const state = { field: Array(COLUMNS * ROWS).fill(""), next: Math.floor(random() * 7), score: 0, rows: 0, best, mode: "ready" };
  return withPiece(state, random);
}

function withPiece(state, random) {
  const kind = state.next;
  const fresh = { ...state, piece: { kind, cells: PIECES[kind].cells, x: 4, y: 0 }, next: Math.floor(random() * 7) };
  return fits(fresh, fresh.piece) ? fresh : { ...fresh, mode: "over" };
}

function fits(state, piece) {
  return piece.cells.every(([x, y]) => {
    const [column, row] = [piece.x + x, piece.y + y];
    return column >= 0 && column < COLUMNS && row < ROWS && (row < 0 || state.field[row * COLUMNS + column] === "");
  });
}

function step(state, action, random) {
  if (action.type === "new") return start(state.best, random);
  if (action.type === "start") return { ...(state.mode === "over" ? start(state.best, random) : state), mode: "running" };
  if (action.type === "pause" || action.type === "restore") return state.mode === "running" ? { ...state, mode: "paused" } : state;
  if (state.mode !== "running") return state;
  const piece = state.piece;
  if (action.type === "left") return moved(state, { ...piece, x: piece.x - 1 });
  if (action.type === "right") return moved(state, { ...piece, x: piece.x + 1 });
  if (action.type === "turn") return moved(state, { ...piece, cells: piece.kind === 1 ? piece.cells : piece.cells.map(([x, y]) => [-y, x]) });
  if (action.type === "down" || action.type === "tick") return fall(state, random);
  return action.type === "drop" ? drop(state, random) : state;
}

function moved(state, piece) {
  return fits(state, piece) ? { ...state, piece } : state;
}

function fall(state, random) {
  const lower = { ...state.piece, y: state.piece.y + 1 };
  return fits(state, lower) ? { ...state, piece: lower } : landed(state, random);
}

function drop(state, random) {
  const piece = { ...state.piece };
  while (fits(state, { ...piece, y: piece.y + 1 })) piece.y += 1;
  return landed({ ...state, piece }, random);
}

function landed(state, random) {
  for (const [x, y] of state.piece.cells) {
    const row = state.piece.y + y;
    if (row >= 0) state.field[row * COLUMNS + state.piece.x + x] = PIECES[state.piece.kind].color;
  }
  const rows = Array.from({ length: ROWS }, (_, row) => state.field.slice(row * COLUMNS, (row + 1) * COLUMNS));
  const kept = rows.filter((row) => row.some((cell) => cell === ""));
  const cleared = ROWS - kept.length;
  state.field = [...Array(cleared * COLUMNS).fill(""), ...kept.flat()];
  state.rows += cleared;
  state.score += [0, 100, 300, 500, 800][cleared] + 4;
  state.best = Math.max(state.best, state.score);
  return withPiece(state, random);
}

function squares(cells, color, x, y) {
  return cells.map(([dx, dy]) => ({ rect: [(x + dx) * CELL + 1, (y + dy) * CELL + 1, CELL - 2, CELL - 2], color }));
}

function view(state) {
  const shapes = [];
  state.field.forEach((color, index) => color && shapes.push(...squares([[0, 0]], color, index % COLUMNS, Math.floor(index / COLUMNS))));
  shapes.push(...squares(state.piece.cells, PIECES[state.piece.kind].color, state.piece.x, state.piece.y));
  shapes.push({ text: "Next", at: [250, 20], color: "#ffffff" }, ...squares(PIECES[state.next].cells, PIECES[state.next].color, 12, 2));
  shapes.push({ rect: [COLUMNS * CELL, 0, 2, ROWS * CELL], color: "#555b66" });
  const messages = { ready: "Press Start", running: "Fill the rows", paused: "Paused", over: `Game over! Your score: ${state.score}` };
  const lines = [
    { text: messages[state.mode], big: true },
    { number: state.score, label: "Score" },
    { number: state.rows, label: "Rows" },
    { number: state.best, label: "Best" },
    { canvas: shapes, width: 300, height: ROWS * CELL, background: "#16191f", label: `Field, ${state.rows} rows cleared` },
    state.mode === "running" ? { button: "Pause", action: "pause" } : { button: state.mode === "over" ? "Play again" : "Start", action: "start" },
    { button: "Left", action: "left" },
    { button: "Turn", action: "turn" },
    { button: "Right", action: "right" },
    { button: "Down", action: "down" },
    { button: "Drop", action: "drop" },
    { button: "New game", action: "new" },
    { keys: { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "turn", ArrowDown: "down", " ": state.mode === "running" ? "drop" : "start", p: state.mode === "running" ? "pause" : "start" } },
  ];
  if (state.mode === "running") lines.push({ tick: Math.max(120, 600 - 40 * Math.floor(state.rows / 5)) });
  return lines;
}
