// 2048: slide the numbers together; equal ones add up.
const COLORS = { 2: "#eee4da", 4: "#ede0c8", 8: "#f2b179", 16: "#f59563", 32: "#f67c5f", 64: "#f65e3b", 128: "#edcf72", 256: "#edcc61", 512: "#edc850", 1024: "#edc53f", 2048: "#edc22e" };

function init(random) {
  return start(0, random);
}

function start(best, random) {
  const state = { cells: Array(16).fill(0), score: 0, best, isOver: false };
  addNumber(state, random);
  addNumber(state, random);
  return state;
}

function addNumber(state, random) {
  const free = state.cells.map((value, index) => index).filter((index) => state.cells[index] === 0);
  if (free.length) state.cells[free[Math.floor(random() * free.length)]] = random() < 0.9 ? 2 : 4;
}

// The four lines of the board, each in the order in which it slides.
function linesOf(direction) {
  const lines = [];
  for (let i = 0; i < 4; i += 1) {
    const line = [0, 1, 2, 3].map((j) => (direction === "left" || direction === "right" ? i * 4 + j : j * 4 + i));
    lines.push(direction === "right" || direction === "down" ? line.reverse() : line);
  }
  return lines;
}

// [2, 0, 2, 4] → { line: [4, 4, 0, 0], points: 4 }
function slide(values) {
  const rest = values.filter((value) => value);
  const line = [];
  let points = 0;
  while (rest.length) {
    let value = rest.shift();
    if (rest[0] === value) {
      value += rest.shift();
      points += value;
    }
    line.push(value);
  }
  while (line.length < 4) line.push(0);
  return { line, points };
}

function slideAll(cells, direction) {
  const result = { cells: [...cells], points: 0 };
  for (const indexes of linesOf(direction)) {
    const { line, points } = slide(indexes.map((index) => cells[index]));
    indexes.forEach((index, at) => { result.cells[index] = line[at]; });
    result.points += points;
  }
  result.hasMoved = result.cells.some((value, index) => value !== cells[index]);
  return result;
}

function step(state, action, random) {
  if (action.type === "new") return start(state.best, random);
  if (!["left", "right", "up", "down"].includes(action.type) || state.isOver) return state;
  const slid = slideAll(state.cells, action.type);
  if (!slid.hasMoved) return state;
  state.cells = slid.cells;
  state.score += slid.points;
  state.best = Math.max(state.best, state.score);
  addNumber(state, random);
  state.isOver = !["left", "right", "up", "down"].some((direction) => slideAll(state.cells, direction).hasMoved);
  return state;
}

function view(state) {
  const cell = (value) => ({ text: value ? String(value) : "", color: value ? COLORS[value] || "#3c3a32" : undefined });
  const largest = Math.max(...state.cells);
  let message = "Join the numbers to get to 2048";
  if (state.isOver) message = "Game over: no more moves";
  else if (largest >= 2048) message = `You reached ${largest}!`;
  return [
    { text: message, big: true },
    { number: state.score, label: "Score" },
    { number: state.best, label: "Best" },
    { grid: [0, 4, 8, 12].map((start) => state.cells.slice(start, start + 4).map(cell)), label: `Board, largest number ${largest}`, size: 80 },
    { button: "Left", action: "left" },
    { button: "Up", action: "up" },
    { button: "Down", action: "down" },
    { button: "Right", action: "right" },
    { button: "New game", action: "new" },
    { keys: { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", a: "left", d: "right", w: "up", s: "down" } },
  ];
}
