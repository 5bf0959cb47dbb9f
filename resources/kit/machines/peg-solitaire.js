// Peg solitaire: a peg jumps over another into a hole, and the other is taken away. Leave only one, in the middle.
const SIDE = 7;
const STARTS = {
  "Full board (32 pegs)": "..ooo.. ..ooo.. ooooooo ooo-ooo ooooooo ..ooo.. ..ooo..",
  "Cross (6 pegs)": "..---.. ..-o-.. --ooo-- ---o--- ---o--- ..---.. ..---..",
  "Plus (9 pegs)": "..---.. ..-o-.. ---o--- -ooooo- ---o--- ..-o-.. ..---..",
  "Pyramid (16 pegs)": "..---.. ..-o-.. --ooo-- -ooooo- ooooooo ..---.. ..---..",
  "European board (36 pegs)": "..o-o.. .ooooo. ooooooo ooooooo ooooooo .ooooo. ..ooo..",
};

function init(random) {
  return begin(Object.keys(STARTS)[0], {});
}

// A field is "." (not of the board), "o" (a peg) or "-" (a hole).
function begin(start, best) {
  return { start, best, fields: [...STARTS[start].replaceAll(" ", "")], chosen: -1, done: [], message: "" };
}

function step(state, action, random) {
  if (action.type === "new") return begin(state.start, state.best);
  if (action.type === "start" && STARTS[action.value]) return begin(action.value, state.best);
  if (action.type === "undo") return state.done.length ? { ...state, fields: jumped(state.fields, state.done[state.done.length - 1], true), done: state.done.slice(0, -1), chosen: -1, message: "" } : state;
  if (action.type === "hint") return hinted(state, random);
  if (action.type !== "field") return state;
  const at = action.value;
  if (state.fields[at] === "o") return { ...state, chosen: at === state.chosen ? -1 : at, message: jumpsOf(state.fields, at).length ? "" : "This peg has nothing to jump over." };
  const jump = jumpsOf(state.fields, state.chosen).find(([, , to]) => to === at);
  if (!jump) return { ...state, message: state.chosen < 0 ? "Choose a peg first, then the hole to jump to." : "A peg jumps straight over one other peg." };
  const after = { ...state, fields: jumped(state.fields, jump, false), done: [...state.done, jump], chosen: -1, message: "" };
  // A peg that can jump on stays chosen.
  if (jumpsOf(after.fields, at).length) after.chosen = at;
  if (!allJumps(after.fields).length) after.best = { ...state.best, [state.start]: Math.min(state.best[state.start] || 99, pegs(after)) };
  return after;
}

function hinted(state, random) {
  const jumps = allJumps(state.fields);
  if (!jumps.length) return state;
  const [from, , to] = jumps[Math.floor(random() * jumps.length)];
  return { ...state, chosen: from, message: `One that can jump: ${place(from)} to ${place(to)}.` };
}

// Jumps as [from, over, to].
function jumpsOf(fields, from) {
  if (fields[from] !== "o") return [];
  const [row, column] = [Math.floor(from / SIDE), from % SIDE];
  const ways = [[0, 1], [0, -1], [1, 0], [-1, 0]].filter(([down, right]) => row + 2 * down >= 0 && row + 2 * down < SIDE && column + 2 * right >= 0 && column + 2 * right < SIDE);
  return ways.map(([down, right]) => [from, from + down * SIDE + right, from + 2 * (down * SIDE + right)]).filter(([, over, to]) => fields[over] === "o" && fields[to] === "-");
}

function allJumps(fields) {
  return fields.flatMap((_, at) => jumpsOf(fields, at));
}

function jumped(fields, [from, over, to], isBack) {
  const after = [...fields];
  [after[from], after[over], after[to]] = isBack ? ["o", "o", "-"] : ["-", "-", "o"];
  return after;
}

function pegs(state) {
  return state.fields.filter((field) => field === "o").length;
}

function place(at) {
  return `row ${Math.floor(at / SIDE) + 1}, column ${(at % SIDE) + 1}`;
}

function view(state) {
  const [left, jumps] = [pegs(state), allJumps(state.fields).length];
  const targets = jumpsOf(state.fields, state.chosen).map(([, , to]) => to);
  const cell = (at) => {
    const kind = state.fields[at];
    if (kind === ".") return "";
    const name = place(at).replace("row", "Row");
    return { disc: kind === "o" ? "#2b6cb0" : undefined, text: kind === "o" ? "" : "○", color: at === state.chosen ? "warn" : targets.includes(at) ? "good" : undefined, label: `${name}: ${kind === "o" ? "peg" : "hole"}${at === state.chosen ? ", chosen" : ""}`, action: "field", value: at };
  };
  const isPerfect = left === 1 && state.fields[24] === "o";
  const ending = isPerfect ? "Perfect: one peg, in the middle!" : left === 1 ? "Well done: only one peg is left!" : `No more jumps: ${left} pegs are left`;
  const lines = [
    { text: jumps ? "Jump over pegs to take them away" : ending, big: true },
    { text: state.message },
    { grid: Array.from({ length: SIDE }, (_, row) => Array.from({ length: SIDE }, (_, column) => cell(row * SIDE + column))), label: "Board", size: 56 },
    { number: left, label: "Pegs left" },
    { number: state.done.length, label: "Jumps" },
    { number: jumps, label: "Jumps possible" },
  ];
  if (state.best[state.start]) lines.push({ number: state.best[state.start], label: "Best" });
  return [
    ...lines,
    { button: "Undo", action: "undo", disabled: !state.done.length },
    { button: "Hint", action: "hint", disabled: !jumps },
    { button: "New game", action: "new" },
    { select: "Begin with", options: Object.keys(STARTS), action: "start", value: state.start },
  ];
}
