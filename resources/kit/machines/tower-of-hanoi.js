// Move the tower to the last peg: one disk at a time, never a larger one onto a smaller one.
const START = { disks: 4 };
const COLORS = ["#c53030", "#b45309", "#a38600", "#1f9d55", "#0f766e", "#2b6cb0", "#7c3aed", "#d6336c"];

function init(random) {
  return begin(START.disks);
}

// Pegs are lists of disks from the bottom to the top; a disk is its size.
function begin(disks) {
  return { disks, pegs: [Array.from({ length: disks }, (_, index) => disks - index), [], []], held: -1, moves: 0, past: [], message: "" };
}

function step(state, action, random) {
  if (action.type === "new") return begin(state.disks);
  if (action.type === "disks") return begin(Math.min(8, Math.max(3, Number(action.value) || 4)));
  if (action.type === "undo" && state.past.length) return { ...state, pegs: state.past[state.past.length - 1], past: state.past.slice(0, -1), moves: state.moves - 1, held: -1, message: "" };
  if (action.type === "point" && action.value && action.value.phase === "start") return choose(state, Math.min(2, Math.max(0, Math.floor(action.value.x / 160))));
  if (action.type === "key") return choose(state, Number(action.value) - 1);
  return action.type === "peg" ? choose(state, action.value) : state;
}

function choose(state, peg) {
  if (isDone(state) || !state.pegs[peg]) return state;
  if (state.held === peg) return { ...state, held: -1, message: "" };
  if (state.held < 0) return state.pegs[peg].length ? { ...state, held: peg, message: "" } : { ...state, message: "This peg is empty." };
  const disk = top(state.pegs[state.held]);
  if (state.pegs[peg].length && top(state.pegs[peg]) < disk) return { ...state, held: -1, message: "A larger disk cannot lie on a smaller one." };
  const pegs = state.pegs.map((disks) => [...disks]);
  pegs[peg].push(pegs[state.held].pop());
  return { ...state, pegs, held: -1, moves: state.moves + 1, past: [...state.past, state.pegs].slice(-300), message: "" };
}

function top(disks) {
  return disks[disks.length - 1];
}

function isDone(state) {
  return state.pegs[2].length === state.disks;
}

function drawing(state) {
  const shapes = [{ rect: [10, 206, 460, 8], color: "muted" }];
  state.pegs.forEach((disks, peg) => {
    const middle = 80 + 160 * peg;
    shapes.push({ rect: [middle - 4, 40, 8, 166], color: "muted" });
    disks.forEach((disk, height) => {
      const isHeld = state.held === peg && height === disks.length - 1;
      const [wide, y] = [30 + (disk / state.disks) * 115, isHeld ? 12 : 188 - 19 * height];
      shapes.push({ rect: [middle - wide / 2, y, wide, 17], color: COLORS[(disk - 1) % COLORS.length] });
      shapes.push({ text: String(disk), at: [middle, y + 9], size: 13, color: "#ffffff" });
    });
  });
  return shapes;
}

function view(state) {
  const least = 2 ** state.disks - 1;
  let message = state.message || (state.held < 0 ? "Choose a peg to take a disk from" : "Choose the peg to put it on");
  if (isDone(state)) message = state.moves === least ? `Done in ${state.moves} moves, the fewest there can be!` : `Done in ${state.moves} moves; ${least} would do.`;
  const spoken = state.pegs.map((disks, peg) => `peg ${peg + 1}: ${disks.length ? disks.join(", ") : "empty"}`).join("; ");
  const lines = [
    { text: message, big: true },
    { canvas: drawing(state), width: 480, height: 220, label: `Disks from below, ${spoken}`, action: "point" },
  ];
  for (let peg = 0; peg < 3; peg += 1) lines.push({ button: `Peg ${peg + 1}`, action: "peg", value: peg, color: state.held === peg ? "accent" : undefined, disabled: isDone(state) });
  return [
    ...lines,
    { number: state.moves, label: "Moves" },
    { number: least, label: "Fewest" },
    { button: "Undo", action: "undo", disabled: !state.past.length },
    { button: "New game", action: "new" },
    { select: "Disks", options: ["3", "4", "5", "6", "7", "8"], action: "disks", value: String(state.disks) },
    { keys: { 1: "key", 2: "key", 3: "key" } },
  ];
}
