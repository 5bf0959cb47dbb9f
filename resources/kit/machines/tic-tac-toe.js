// Three in a row, for two players or against the computer.
const LINES = [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8], [0, 4, 8], [2, 4, 6]];
const MODES = ["Two players", "Against the computer"];

function init(random) {
  return { cells: Array(9).fill(""), turn: "X", first: "X", mode: MODES[0], winner: "", wins: { X: 0, O: 0, ties: 0 } };
}

function step(state, action, random) {
  if (action.type === "mode") return { ...init(random), mode: action.value };
  if (action.type === "new") return newRound(state, "X");
  if (action.type === "clear") return { ...init(random), mode: state.mode };
  if (action.type !== "place" || state.winner || state.cells[action.value] !== "") return state;
  place(state, action.value);
  if (state.mode === MODES[1] && !state.winner) place(state, computerMove(state.cells, random));
  return state;
}

function newRound(state, first) {
  return { ...state, cells: Array(9).fill(""), turn: first, winner: "" };
}

function place(state, cell) {
  state.cells[cell] = state.turn;
  if (winningLine(state.cells)) state.winner = state.turn;
  else if (state.cells.every((mark) => mark)) state.winner = "nobody";
  if (state.winner) state.wins[state.winner === "nobody" ? "ties" : state.winner] += 1;
  state.turn = state.turn === "X" ? "O" : "X";
}

// Win if it can, else stop the other from winning, else the middle, a corner, any.
function computerMove(cells, random) {
  const free = cells.map((mark, index) => index).filter((index) => cells[index] === "");
  for (const mark of ["O", "X"]) {
    const move = free.find((index) => winningLine(cells.map((each, at) => (at === index ? mark : each))));
    if (move !== undefined) return move;
  }
  if (cells[4] === "") return 4;
  const corners = free.filter((index) => [0, 2, 6, 8].includes(index));
  const choices = corners.length ? corners : free;
  return choices[Math.floor(random() * choices.length)];
}

function winningLine(cells) {
  return LINES.find(([a, b, c]) => cells[a] && cells[a] === cells[b] && cells[a] === cells[c]);
}

function view(state) {
  const line = winningLine(state.cells) || [];
  const cell = (index) => ({
    text: state.cells[index],
    label: `Row ${Math.floor(index / 3) + 1}, column ${(index % 3) + 1}${state.cells[index] ? ": " + state.cells[index] : ""}`,
    color: line.includes(index) ? "good" : undefined,
    action: "place",
    value: index,
    disabled: Boolean(state.cells[index] || state.winner),
  });
  let message = `${state.turn}'s turn`;
  if (state.winner === "nobody") message = "It is a draw!";
  else if (state.winner) message = `${state.winner} wins!`;
  return [
    { text: message, big: true },
    { grid: [[0, 1, 2], [3, 4, 5], [6, 7, 8]].map((row) => row.map(cell)), label: "Board" },
    { button: "New game", action: "new" },
    { button: "Clear score", action: "clear" },
    { number: state.wins.X, label: "X" },
    { number: state.wins.O, label: "O" },
    { number: state.wins.ties, label: "Draws" },
    { select: "Play", options: MODES, action: "mode", value: state.mode },
  ];
}
