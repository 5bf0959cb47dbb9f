// Fill the grid so that each row, column and box holds 1 to 9 once.
const GAPS = { Easy: 36, Medium: 45, Hard: 52 };

function init(random) {
  return start("Easy", random);
}

// A solved grid, with its numbers, rows and columns mixed within their bands, so that it stays solved.
function start(level, random) {
  const mix = (items) => items.map((item) => [random(), item]).sort((a, b) => a[0] - b[0]).map((pair) => pair[1]);
  const numbers = mix([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const lines = () => mix([0, 1, 2]).flatMap((band) => mix([0, 1, 2]).map((line) => band * 3 + line));
  const [rows, columns] = [lines(), lines()];
  const solution = rows.flatMap((row) => columns.map((column) => numbers[(row * 3 + Math.floor(row / 3) + column) % 9]));
  const gaps = new Set(mix(solution.map((_, index) => index)).slice(0, GAPS[level]));
  const given = solution.map((number, index) => (gaps.has(index) ? 0 : number));
  return { level, solution, given, cells: given, number: 1, hints: 0 };
}

function step(state, action, random) {
  if (action.type === "new") return start(state.level, random);
  if (action.type === "level") return GAPS[action.value] ? start(action.value, random) : state;
  if (action.type === "number" || action.type === "key") return { ...state, number: Math.round(Number(action.value)) || 0 };
  if (action.type === "clear") return { ...state, cells: state.given };
  if (action.type === "hint") {
    const gap = state.cells.findIndex((number, index) => number !== state.solution[index]);
    if (gap < 0) return state;
    return { ...state, hints: state.hints + 1, cells: state.cells.map((number, index) => (index === gap ? state.solution[gap] : number)) };
  }
  if (action.type !== "place" || state.given[action.value] !== 0 || state.number < 0 || state.number > 9) return state;
  const number = state.cells[action.value] === state.number ? 0 : state.number;
  return { ...state, cells: state.cells.map((each, index) => (index === action.value ? number : each)) };
}

function clashes(cells, index) {
  const [x, y] = [index % 9, Math.floor(index / 9)];
  return cells[index] !== 0 && cells.some((number, other) => {
    const [a, b] = [other % 9, Math.floor(other / 9)];
    const isNear = a === x || b === y || (Math.floor(a / 3) === Math.floor(x / 3) && Math.floor(b / 3) === Math.floor(y / 3));
    return other !== index && number === cells[index] && isNear;
  });
}

// Any grid without clashes is right, also where it is not the one it was made from.
function isSolved(state) {
  return state.cells.every((number, index) => number !== 0 && !clashes(state.cells, index));
}

function view(state) {
  const cell = (index) => {
    const [x, y] = [index % 9, Math.floor(index / 9)];
    const isShaded = (Math.floor(x / 3) + Math.floor(y / 3)) % 2 === 1;
    const number = state.cells[index];
    const color = clashes(state.cells, index) ? "bad" : number && number === state.number ? "accent" : state.given[index] ? (isShaded ? "muted" : "soft") : isShaded ? "muted" : undefined;
    return { text: number || "", label: `Row ${y + 1}, column ${x + 1}: ${number || "empty"}`, color, action: "place", value: index, disabled: state.given[index] !== 0 };
  };
  const rows = Array.from({ length: 9 }, (_, y) => Array.from({ length: 9 }, (_, x) => cell(y * 9 + x)));
  const keys = {};
  for (const key of "0123456789") keys[key] = "key";
  const lines = [
    { text: isSolved(state) ? "Solved! Well done" : state.number ? `Press a field to write ${state.number}` : "Press a field to empty it", big: true },
    { grid: rows, label: "Sudoku", size: 42 },
  ];
  for (let number = 1; number <= 9; number += 1) lines.push({ button: String(number), action: "number", value: number, color: state.number === number ? "accent" : undefined });
  lines.push({ button: "Eraser", action: "number", value: 0, color: state.number === 0 ? "accent" : undefined });
  lines.push({ number: state.cells.filter((number) => !number).length, label: "Empty fields" }, { number: state.hints, label: "Hints" });
  lines.push({ button: "Hint", action: "hint" }, { button: "Clear", action: "clear" }, { button: "New game", action: "new" });
  lines.push({ select: "Level", options: Object.keys(GAPS), action: "level", value: state.level }, { keys });
  return lines;
}
