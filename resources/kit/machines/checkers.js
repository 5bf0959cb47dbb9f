// Checkers (draughts): jump over the other's men; jumping is a must; a man that reaches the last row becomes a king.
const MODES = ["Against the computer", "Two players"];
const NAMES = { r: "Red", b: "Black" };

function init(random) {
  return begin(MODES[0]);
}

// Men are r and b, kings R and B. Red is below and begins.
function begin(mode) {
  const isDark = (field) => (Math.floor(field / 8) + field) % 2 === 1;
  const cells = Array.from({ length: 64 }, (_, field) => (!isDark(field) ? "" : field < 24 ? "b" : field >= 40 ? "r" : ""));
  return { mode, cells, turn: "r", chosen: -1, mustGoOn: false, winner: "", quiet: 0, message: "" };
}

function movesFrom(cells, field, onlyJumps) {
  const man = cells[field];
  const ways = man === "r" ? [-1] : man === "b" ? [1] : [-1, 1];
  const moves = [];
  for (const down of ways) for (const right of [-1, 1]) {
    const at = (far) => {
      const [row, column] = [Math.floor(field / 8) + down * far, (field % 8) + right * far];
      return row >= 0 && row < 8 && column >= 0 && column < 8 ? row * 8 + column : -1;
    };
    const [next, behind] = [at(1), at(2)];
    if (next >= 0 && !cells[next] && !onlyJumps) moves.push({ from: field, to: next, over: -1 });
    if (behind >= 0 && !cells[behind] && cells[next] && cells[next].toLowerCase() !== man.toLowerCase()) moves.push({ from: field, to: behind, over: next });
  }
  return moves;
}

// All moves that are allowed: where one can jump, only jumps.
function movesOf(state) {
  const own = state.cells.map((_, field) => field).filter((field) => state.cells[field].toLowerCase() === state.turn);
  const from = state.mustGoOn ? [state.chosen] : own;
  const moves = from.flatMap((field) => movesFrom(state.cells, field, state.mustGoOn));
  return moves.some((move) => move.over >= 0) ? moves.filter((move) => move.over >= 0) : moves;
}

function step(state, action, random) {
  if (action.type === "new") return begin(state.mode);
  if (action.type === "mode" && MODES.includes(action.value)) return begin(action.value);
  if (action.type !== "field" || state.winner) return state;
  const moves = movesOf(state);
  const move = moves.find((each) => each.from === state.chosen && each.to === action.value);
  if (move) {
    makeMove(state, move);
    while (state.mode === MODES[0] && state.turn === "b" && !state.winner) makeMove(state, computerMove(state, random));
    return state;
  }
  if (state.mustGoOn || state.cells[action.value].toLowerCase() !== state.turn) return state;
  const canMove = moves.some((each) => each.from === action.value);
  const message = canMove ? "" : moves.some((each) => each.over >= 0) ? "You must jump with another man." : "This man cannot move.";
  return { ...state, chosen: canMove && state.chosen !== action.value ? action.value : -1, message };
}

function makeMove(state, move) {
  const man = state.cells[move.from];
  const isCrowned = (man === "r" && move.to < 8) || (man === "b" && move.to >= 56);
  state.cells[move.from] = "";
  state.cells[move.to] = isCrowned ? man.toUpperCase() : man;
  if (move.over >= 0) state.cells[move.over] = "";
  state.quiet = move.over >= 0 || man === man.toLowerCase() ? 0 : state.quiet + 1;
  state.message = "";
  // The same man goes on jumping while it can; becoming a king ends the turn.
  state.mustGoOn = move.over >= 0 && !isCrowned && movesFrom(state.cells, move.to, true).length > 0;
  state.chosen = state.mustGoOn ? move.to : -1;
  if (state.mustGoOn) return;
  state.turn = state.turn === "r" ? "b" : "r";
  if (!movesOf(state).length) state.winner = state.turn === "r" ? "b" : "r";
  else if (state.quiet >= 80) state.winner = "nobody";
}

// The move after which the computer stands best, when the other has answered as well as possible.
function computerMove(state, random) {
  const worth = { b: 1, B: 1.8, r: -1, R: -1.8, "": 0 };
  const value = (cells) => cells.reduce((sum, cell, field) => sum + worth[cell] + (cell === "b" ? Math.floor(field / 8) * 0.02 : 0), 0);
  const search = (now, depth) => {
    if (now.winner) return now.winner === "b" ? 50 : now.winner === "r" ? -50 : 0;
    if (!depth) return value(now.cells);
    const values = movesOf(now).map((move) => search(after(now, move), depth - 1));
    return now.turn === "b" ? Math.max(...values) : Math.min(...values);
  };
  const rated = movesOf(state).map((move) => ({ move, value: search(after(state, move), 3) + random() * 0.01 }));
  return rated.sort((a, b) => b.value - a.value)[0].move;
}

function after(state, move) {
  const next = { ...state, cells: [...state.cells] };
  makeMove(next, move);
  return next;
}

function view(state) {
  const moves = state.winner ? [] : movesOf(state);
  const targets = moves.filter((move) => move.from === state.chosen).map((move) => move.to);
  const cell = (field) => {
    const man = state.cells[field];
    const isDark = (Math.floor(field / 8) + field) % 2 === 1;
    if (!isDark) return { text: "", color: "#efe3cf" };
    const what = man ? `${NAMES[man.toLowerCase()]} ${man === man.toLowerCase() ? "man" : "king"}` : targets.includes(field) ? "can go here" : "empty";
    const color = field === state.chosen ? "#2b6cb0" : targets.includes(field) ? "#8fd19e" : "#7d5a3c";
    const disc = man ? (man.toLowerCase() === "r" ? "#c53030" : "#1b1d22") : undefined;
    const canBePressed = targets.includes(field) || moves.some((move) => move.from === field);
    return { text: man && man !== man.toLowerCase() ? "♛" : "", color, disc, label: `Row ${Math.floor(field / 8) + 1}, column ${(field % 8) + 1}: ${what}${field === state.chosen ? ", chosen" : ""}`, action: "field", value: field, disabled: !canBePressed };
  };
  let message = state.mustGoOn ? `${NAMES[state.turn]} jumps on` : `${NAMES[state.turn]}'s turn`;
  if (state.winner) message = state.winner === "nobody" ? "It is a draw!" : `${NAMES[state.winner]} wins!`;
  const count = (color) => state.cells.filter((man) => man.toLowerCase() === color).length;
  return [
    { text: message, big: true },
    { text: state.message || (moves.some((move) => move.over >= 0) ? "A jump is a must." : "") },
    { grid: Array.from({ length: 8 }, (_, row) => Array.from({ length: 8 }, (_, column) => cell(row * 8 + column))), label: "Board", size: 54 },
    { number: count("r"), label: "Red" },
    { number: count("b"), label: "Black" },
    { button: "New game", action: "new" },
    { select: "Play", options: MODES, action: "mode", value: state.mode },
  ];
}
