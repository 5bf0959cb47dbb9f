// Open all fields without mines; a number says how many mines are around a field.
const LEVELS = { Easy: [8, 8, 8], Medium: [10, 10, 15], Hard: [12, 12, 28] }; // columns, rows, mines

function init(random) {
  return start("Easy", random);
}

function start(level, random) {
  const [columns, rows] = LEVELS[level];
  return { level, columns, rows, mines: [], open: Array(columns * rows).fill(false), flags: Array(columns * rows).fill(false), flagging: false, mode: "ready" };
}

// Mines are laid after the first press, so that it never hits one.
function layMines(state, first, random) {
  const count = LEVELS[state.level][2];
  const free = state.open.map((_, index) => index).filter((index) => index !== first && !around(state, first).includes(index));
  while (state.mines.length < count && free.length) state.mines.push(...free.splice(Math.floor(random() * free.length), 1));
}

function around(state, index) {
  const [x, y] = [index % state.columns, Math.floor(index / state.columns)];
  const found = [];
  for (let dy = -1; dy <= 1; dy += 1) {
    for (let dx = -1; dx <= 1; dx += 1) {
      const isInside = x + dx >= 0 && x + dx < state.columns && y + dy >= 0 && y + dy < state.rows;
      if (isInside && (dx || dy)) found.push((y + dy) * state.columns + x + dx);
    }
  }
  return found;
}

function minesAround(state, index) {
  return around(state, index).filter((other) => state.mines.includes(other)).length;
}

function step(state, action, random) {
  if (action.type === "new") return start(state.level, random);
  if (action.type === "level" && LEVELS[action.value]) return start(action.value, random);
  if (action.type === "flagging") return { ...state, flagging: !state.flagging };
  if (action.type !== "press" || state.mode === "lost" || state.mode === "won" || state.open[action.value] !== false) return state;
  if (state.flagging) {
    state.flags[action.value] = !state.flags[action.value];
    return state;
  }
  if (state.flags[action.value]) return state;
  if (state.mode === "ready") layMines(state, action.value, random);
  state.mode = "playing";
  open(state, action.value);
  if (state.mines.includes(action.value)) state.mode = "lost";
  else if (state.open.filter((isOpen) => !isOpen).length === state.mines.length) state.mode = "won";
  return state;
}

function open(state, first) {
  const waiting = [first];
  while (waiting.length) {
    const index = waiting.pop();
    if (state.open[index] || state.flags[index]) continue;
    state.open[index] = true;
    if (!state.mines.includes(index) && minesAround(state, index) === 0) waiting.push(...around(state, index));
  }
}

function view(state) {
  const isOver = state.mode === "lost" || state.mode === "won";
  const cell = (index) => {
    const place = `Row ${Math.floor(index / state.columns) + 1}, column ${(index % state.columns) + 1}`;
    const isMine = state.mines.includes(index);
    const count = minesAround(state, index);
    if (state.open[index] || (isOver && isMine)) return { text: isMine ? "✱" : count || "", label: `${place}: ${isMine ? "mine" : count}`, color: isMine ? "bad" : "soft", action: "press", value: index, disabled: true };
    return { text: state.flags[index] ? "⚑" : "", label: `${place}${state.flags[index] ? ": flag" : ""}`, color: "muted", action: "press", value: index };
  };
  const rows = [];
  for (let y = 0; y < state.rows; y += 1) rows.push(Array.from({ length: state.columns }, (_, x) => cell(y * state.columns + x)));
  const messages = { ready: "Open a field", playing: "Careful…", lost: "Boom! You hit a mine", won: "You cleared the field!" };
  return [
    { text: messages[state.mode], big: true },
    { number: LEVELS[state.level][2] - state.flags.filter((flag) => flag).length, label: "Mines left" },
    { number: state.open.filter((isOpen) => isOpen).length, label: "Opened" },
    { grid: rows, label: "Mine field", size: state.columns > 10 ? 34 : 42 },
    { button: state.flagging ? "Open fields" : "Set flags", action: "flagging" },
    { button: "New game", action: "new" },
    { select: "Level", options: Object.keys(LEVELS), action: "level", value: state.level },
    { keys: { f: "flagging" } },
  ];
}
