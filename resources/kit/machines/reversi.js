// Reversi (Othello): enclose the other's discs and they turn; who has more at the end wins.
const AROUND = [[-1, -1], [-1, 0], [-1, 1], [0, -1], [0, 1], [1, -1], [1, 0], [1, 1]];
const MODES = ["Against the computer", "Two players"];
const NAMES = { B: "Black", W: "White" };

function init(random) {
  return begin(MODES[0]);
}

function begin(mode) {
  const cells = Array(64).fill("");
  Object.assign(cells, { 27: "W", 28: "B", 35: "B", 36: "W" });
  return { mode, cells, turn: "B", last: -1, note: "", isOver: false };
}

function other(color) {
  return color === "B" ? "W" : "B";
}

// The discs that would turn if `color` set one on this field.
function turned(cells, field, color) {
  if (cells[field]) return [];
  return AROUND.flatMap(([down, right]) => {
    const line = [];
    let [row, column] = [Math.floor(field / 8) + down, (field % 8) + right];
    while (row >= 0 && row < 8 && column >= 0 && column < 8 && cells[row * 8 + column] === other(color)) {
      line.push(row * 8 + column);
      row += down;
      column += right;
    }
    return row >= 0 && row < 8 && column >= 0 && column < 8 && cells[row * 8 + column] === color ? line : [];
  });
}

function movesOf(cells, color) {
  return cells.map((_, field) => field).filter((field) => turned(cells, field, color).length);
}

function step(state, action, random) {
  if (action.type === "new") return begin(state.mode);
  if (action.type === "mode" && MODES.includes(action.value)) return begin(action.value);
  if (action.type !== "place" || state.isOver || !movesOf(state.cells, state.turn).includes(action.value)) return state;
  place(state, action.value);
  while (state.mode === MODES[0] && state.turn === "W" && !state.isOver) place(state, computerMove(state.cells, random));
  return state;
}

function place(state, field) {
  for (const each of [field, ...turned(state.cells, field, state.turn)]) state.cells[each] = state.turn;
  state.last = field;
  state.note = "";
  state.turn = other(state.turn);
  if (movesOf(state.cells, state.turn).length) return;
  state.turn = other(state.turn);
  state.isOver = !movesOf(state.cells, state.turn).length;
  if (!state.isOver) state.note = `${NAMES[other(state.turn)]} has no move and passes.`;
}

// A corner is worth most, a field beside one least; else the move that leaves the other the fewest moves.
function computerMove(cells, random) {
  const corners = [0, 7, 56, 63];
  const value = (field) => {
    const after = [...cells];
    for (const each of [field, ...turned(cells, field, "W")]) after[each] = "W";
    const isBesideFreeCorner = corners.some((corner) => !cells[corner] && Math.abs((corner % 8) - (field % 8)) <= 1 && Math.abs(Math.floor(corner / 8) - Math.floor(field / 8)) <= 1);
    return (corners.includes(field) ? 100 : isBesideFreeCorner ? -50 : 0) - movesOf(after, "B").length + random() * 0.5;
  };
  const rated = movesOf(cells, "W").map((field) => ({ field, value: value(field) }));
  return rated.sort((a, b) => b.value - a.value)[0].field;
}

function count(state, color) {
  return state.cells.filter((cell) => cell === color).length;
}

function view(state) {
  const [black, white] = [count(state, "B"), count(state, "W")];
  const free = state.isOver ? [] : movesOf(state.cells, state.turn);
  const cell = (field) => ({
    text: free.includes(field) ? "·" : "",
    disc: { B: "#1b1d22", W: "#ffffff" }[state.cells[field]],
    label: `Row ${Math.floor(field / 8) + 1}, column ${(field % 8) + 1}${state.cells[field] ? `: ${NAMES[state.cells[field]]}` : free.includes(field) ? ": can be taken" : ""}`,
    color: field === state.last ? "#1d5a36" : "#2f7d4f",
    action: "place",
    value: field,
    disabled: !free.includes(field),
  });
  let message = `${NAMES[state.turn]}'s turn`;
  if (state.isOver) message = black === white ? "It is a draw!" : `${black > white ? "Black" : "White"} wins!`;
  return [
    { text: message, big: true },
    { text: state.note },
    { grid: Array.from({ length: 8 }, (_, row) => Array.from({ length: 8 }, (_, column) => cell(row * 8 + column))), label: "Board", size: 52 },
    { number: black, label: "Black" },
    { number: white, label: "White" },
    { button: "New game", action: "new" },
    { select: "Play", options: MODES, action: "mode", value: state.mode },
  ];
}
