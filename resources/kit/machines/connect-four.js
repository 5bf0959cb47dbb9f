// Drop discs; four in a row wins. For two players or against the computer.
const MODES = ["Two players", "Against the computer"];
const [COLUMNS, ROWS] = [7, 6];

function init(random) {
  return { cells: Array(COLUMNS * ROWS).fill(""), turn: "Red", mode: MODES[0], winner: "", wins: { Red: 0, Yellow: 0 } };
}

function step(state, action, random) {
  if (action.type === "mode") return { ...init(random), mode: action.value };
  if (action.type === "new") return { ...init(random), mode: state.mode, wins: state.wins };
  if (action.type !== "drop" || state.winner || freeRow(state.cells, action.value) < 0) return state;
  drop(state, action.value);
  if (state.mode === MODES[1] && !state.winner) drop(state, computerColumn(state, random));
  return state;
}

function freeRow(cells, column) {
  for (let row = ROWS - 1; row >= 0; row -= 1) if (cells[row * COLUMNS + column] === "") return row;
  return -1;
}

function drop(state, column) {
  state.cells[freeRow(state.cells, column) * COLUMNS + column] = state.turn;
  if (fourInRow(state.cells)) {
    state.winner = state.turn;
    state.wins[state.turn] += 1;
  } else if (state.cells.every((disc) => disc)) state.winner = "nobody";
  state.turn = state.turn === "Red" ? "Yellow" : "Red";
}

function fourInRow(cells) {
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      for (const [dx, dy] of [[1, 0], [0, 1], [1, 1], [-1, 1]]) {
        const line = [0, 1, 2, 3].map((n) => [column + n * dx, row + n * dy]);
        if (line.some(([x, y]) => x < 0 || x >= COLUMNS || y >= ROWS)) continue;
        const discs = line.map(([x, y]) => cells[y * COLUMNS + x]);
        if (discs[0] && discs.every((disc) => disc === discs[0])) return line.map(([x, y]) => y * COLUMNS + x);
      }
    }
  }
  return null;
}

function computerColumn(state, random) {
  const free = [3, 2, 4, 1, 5, 0, 6].filter((column) => freeRow(state.cells, column) >= 0);
  for (const color of ["Yellow", "Red"]) {
    for (const column of free) {
      const cells = [...state.cells];
      cells[freeRow(cells, column) * COLUMNS + column] = color;
      if (fourInRow(cells)) return column;
    }
  }
  return random() < 0.6 ? free[0] : free[Math.floor(random() * free.length)];
}

function view(state) {
  const line = fourInRow(state.cells) || [];
  const cell = (index) => {
    const disc = state.cells[index];
    return {
      text: line.includes(index) ? "★" : disc ? "●" : "",
      label: `Column ${(index % COLUMNS) + 1}, row ${Math.floor(index / COLUMNS) + 1}${disc ? ": " + disc : ""}`,
      color: disc === "Red" ? "#c53030" : disc === "Yellow" ? "#f6c945" : undefined,
      action: "drop",
      value: index % COLUMNS,
      disabled: Boolean(state.winner),
    };
  };
  const rows = [];
  for (let row = 0; row < ROWS; row += 1) rows.push(Array.from({ length: COLUMNS }, (_, column) => cell(row * COLUMNS + column)));
  let message = `${state.turn}'s turn`;
  if (state.winner) message = state.winner === "nobody" ? "It is a draw!" : `${state.winner} wins!`;
  return [
    { text: message, big: true },
    { grid: rows, label: "Board", size: 54 },
    { button: "New game", action: "new" },
    { number: state.wins.Red, label: "Red" },
    { number: state.wins.Yellow, label: "Yellow" },
    { select: "Play", options: MODES, action: "mode", value: state.mode },
  ];
}
