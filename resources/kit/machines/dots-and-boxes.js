// Dots and boxes: who draws the fourth side of a box owns it and draws again. For two or against the computer.
const START = { size: 4 };
const MODES = ["Two players", "Against the computer"];
const COLORS = ["#2b6cb0", "#d6336c"];

function init(random) {
  return begin({ mode: MODES[0], size: START.size, wins: [0, 0] });
}

// The board has 2 × size + 1 rows and columns: dots, lines and boxes in turn. A field is -1 or who owns it.
function begin({ mode, size, wins }) {
  const width = 2 * size + 1;
  return { mode, size, wins, fields: Array(width * width).fill(-1), turn: 0, isOver: false, last: -1 };
}

function step(state, action, random) {
  if (action.type === "new") return begin(state);
  if (action.type === "mode" && MODES.includes(action.value)) return begin({ ...state, mode: action.value, wins: [0, 0] });
  if (action.type === "size" && SIZES.includes(action.value)) return begin({ ...state, size: Number(action.value[0]) });
  if (action.type !== "line" || state.isOver || !freeLines(state).includes(action.value)) return state;
  drawn(state, action.value);
  while (state.mode === MODES[1] && state.turn === 1 && !state.isOver) drawn(state, computersLine(state, random));
  return state;
}

const SIZES = ["2 × 2", "3 × 3", "4 × 4", "5 × 5", "6 × 6"];

function freeLines(state) {
  const width = 2 * state.size + 1;
  return state.fields.map((_, at) => at).filter((at) => (Math.floor(at / width) + (at % width)) % 2 === 1 && state.fields[at] < 0);
}

// The boxes beside a line.
function boxesBeside(state, at) {
  const width = 2 * state.size + 1;
  const isAcross = Math.floor(at / width) % 2 === 0;
  const beside = isAcross ? [at - width, at + width] : [at % width ? at - 1 : -1, (at + 1) % width ? at + 1 : -1];
  return beside.filter((box) => box >= 0 && box < state.fields.length);
}

function sidesDrawn(state, box) {
  const width = 2 * state.size + 1;
  return [box - width, box + width, box - 1, box + 1].filter((line) => state.fields[line] >= 0).length;
}

function drawn(state, line) {
  state.fields[line] = state.turn;
  state.last = line;
  const won = boxesBeside(state, line).filter((box) => sidesDrawn(state, box) === 4);
  for (const box of won) state.fields[box] = state.turn;
  state.isOver = freeLines(state).length === 0;
  if (!won.length) state.turn = 1 - state.turn;
  const [first, second] = counts(state);
  if (state.isOver && first !== second) state.wins[first > second ? 0 : 1] += 1;
}

// Takes a box where it can, else gives none away, else gives away as few as it can.
function computersLine(state, random) {
  const free = freeLines(state);
  const pick = (lines) => lines[Math.floor(random() * lines.length)];
  const most = (line) => Math.max(...boxesBeside(state, line).map((box) => sidesDrawn(state, box)));
  const taking = free.filter((line) => most(line) === 3);
  if (taking.length) return pick(taking);
  const safe = free.filter((line) => most(line) < 2);
  if (safe.length) return pick(safe);
  const costs = free.map((line) => givenAway(state, line));
  return pick(free.filter((_, index) => costs[index] === Math.min(...costs)));
}

// How many boxes the other can take in a row after this line.
function givenAway(state, line) {
  const tried = { ...state, fields: [...state.fields] };
  tried.fields[line] = 0;
  let taken = 0;
  for (let next = line; next !== undefined; ) {
    next = freeLines(tried).find((free) => boxesBeside(tried, free).some((box) => sidesDrawn(tried, box) === 3));
    if (next === undefined) break;
    taken += boxesBeside(tried, next).filter((box) => sidesDrawn(tried, box) === 3).length;
    tried.fields[next] = 0;
  }
  return taken;
}

function counts(state) {
  const width = 2 * state.size + 1;
  const boxes = state.fields.filter((_, at) => Math.floor(at / width) % 2 === 1 && (at % width) % 2 === 1);
  return [0, 1].map((who) => boxes.filter((owner) => owner === who).length);
}

function view(state) {
  const width = 2 * state.size + 1;
  const names = state.mode === MODES[0] ? ["Blue", "Red"] : ["You", "Computer"];
  const cell = (at) => {
    const [row, column, owner] = [Math.floor(at / width), at % width, state.fields[at]];
    if (row % 2 === 0 && column % 2 === 0) return { text: "●" };
    const color = owner < 0 ? "soft" : COLORS[owner];
    if (row % 2 && column % 2) return { text: owner < 0 ? "" : names[owner][0], color: COLORS[owner], label: owner < 0 ? "" : names[owner] };
    const name = row % 2 ? `Down ${(row + 1) / 2}-${column / 2 + 1}` : `Across ${row / 2 + 1}-${(column + 1) / 2}`;
    return { text: owner < 0 ? "" : row % 2 ? "┃" : "━", color, label: owner < 0 ? name : `${name}: ${names[owner]}`, action: "line", value: at, disabled: owner >= 0 };
  };
  const [first, second] = counts(state);
  const turn = state.mode === MODES[0] ? `${names[state.turn]}'s turn` : "Your turn";
  const result = first === second ? "It is a draw" : state.mode === MODES[0] ? `${names[first > second ? 0 : 1]} wins!` : first > second ? "You win!" : "The computer wins.";
  return [
    { text: state.isOver ? result : turn, big: true },
    { grid: Array.from({ length: width }, (_, row) => Array.from({ length: width }, (_, column) => cell(row * width + column))), label: `Board with ${state.size} by ${state.size} boxes`, size: Math.floor(430 / width) },
    { number: first, label: names[0] },
    { number: second, label: names[1] },
    { text: `Games won: ${names[0]} ${state.wins[0]}, ${names[1]} ${state.wins[1]}` },
    { button: "New game", action: "new" },
    { select: "Play", options: MODES, action: "mode", value: state.mode },
    { select: "Boxes", options: SIZES, action: "size", value: `${state.size} × ${state.size}` },
  ];
}
