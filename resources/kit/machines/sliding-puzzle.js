// Slide the tiles until the numbers stand in order.
const SIZE = 4;
const SOLVED = [...Array(15).keys()].map((n) => n + 1).concat(0);

function init(random) {
  return { tiles: mixed(random), moves: 0, best: 0 };
}

// Mixed by sliding, so that it can always be solved.
function mixed(random) {
  let tiles = [...SOLVED];
  let last = -1;
  for (let n = 0; n < 200; n += 1) {
    const gap = tiles.indexOf(0);
    const choices = neighbours(gap).filter((index) => index !== last);
    tiles = swapped(tiles, choices[Math.floor(random() * choices.length)], gap);
    last = gap;
  }
  return tiles.join() === SOLVED.join() ? swapped(tiles, 14, 15) : tiles;
}

function neighbours(index) {
  const [x, y] = [index % SIZE, Math.floor(index / SIZE)];
  return [[x - 1, y], [x + 1, y], [x, y - 1], [x, y + 1]].filter(([a, b]) => a >= 0 && b >= 0 && a < SIZE && b < SIZE).map(([a, b]) => b * SIZE + a);
}

function swapped(tiles, a, b) {
  const copy = [...tiles];
  [copy[a], copy[b]] = [copy[b], copy[a]];
  return copy;
}

function isWon(state) {
  return state.tiles.join() === SOLVED.join();
}

function step(state, action, random) {
  if (action.type === "new") return { ...init(random), best: state.best };
  const gap = state.tiles.indexOf(0);
  const from = { left: gap % SIZE < SIZE - 1 ? gap + 1 : -1, right: gap % SIZE > 0 ? gap - 1 : -1, up: gap + SIZE, down: gap - SIZE }[action.type];
  const index = action.type === "slide" ? action.value : from;
  if (!neighbours(gap).includes(index) || isWon(state)) return state;
  state.tiles = swapped(state.tiles, index, gap);
  state.moves += 1;
  if (isWon(state) && (!state.best || state.moves < state.best)) state.best = state.moves;
  return state;
}

function view(state) {
  const cell = (index) => {
    const tile = state.tiles[index];
    const isRight = tile === SOLVED[index];
    return tile ? { text: String(tile), label: `Tile ${tile}`, color: isRight ? "good" : "soft", action: "slide", value: index } : { text: "" };
  };
  return [
    { text: isWon(state) ? `Solved in ${state.moves} moves!` : "Put the numbers in order", big: true },
    { grid: [0, 4, 8, 12].map((start) => [0, 1, 2, 3].map((n) => cell(start + n))), label: "Puzzle", size: 78 },
    { number: state.moves, label: "Moves" },
    { number: state.tiles.filter((tile, index) => tile === SOLVED[index] && tile).length, label: "In place" },
    { number: state.best, label: "Best" },
    { button: "New game", action: "new" },
    { keys: { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" } },
  ];
}
