// Darts from 501 or 301 down to nothing: type what three darts scored; it says how to check out.
const START = { from: 501, players: 2 };
const OUTS = ["Double out", "Straight out"];
const QUICK = [26, 41, 45, 60, 81, 85, 100, 140, 180];

function init(random) {
  return begin({ from: START.from, out: OUTS[0], legs: Array(START.players).fill(0), names: Array.from({ length: START.players }, (_, index) => `Player ${index + 1}`), first: 0 });
}

function begin({ from, out, legs, names, first }) {
  return { from, out, legs, names, first, turn: first, turns: names.map(() => []), winner: -1, message: "", past: [] };
}

function step(state, action, random) {
  const number = Math.round(Number(action.value));
  if (action.type === "new") return begin({ ...state, first: state.winner >= 0 ? (state.first + 1) % state.names.length : state.first });
  if (action.type === "from" && number >= 2 && number <= 2001) return begin({ ...state, from: number });
  if (action.type === "out" && OUTS.includes(action.value)) return begin({ ...state, out: action.value });
  if (action.type === "players" && number >= 1 && number <= 6) return begin({ ...state, first: 0, legs: Array(number).fill(0), names: Array.from({ length: number }, (_, index) => state.names[index] || `Player ${index + 1}`) });
  if (action.type === "name" && String(action.value).trim()) return { ...state, names: state.names.map((name, index) => (index === state.turn ? String(action.value).trim().slice(0, 20) : name)) };
  if (action.type === "undo") return undone(state);
  if (action.type !== "score" || state.winner >= 0) return state;
  const problem = problemOf(action.value);
  return problem ? { ...state, message: problem } : scored(state, Number(action.value));
}

function problemOf(value) {
  if (value === "" || !Number.isInteger(Number(value)) || Number(value) < 0) return "Type the points of three darts as a whole number.";
  return Number(value) > 180 || [163, 166, 169, 172, 173, 175, 176, 178, 179].includes(Number(value)) ? "Three darts cannot score that." : "";
}

function scored(state, points) {
  const [who, left] = [state.names[state.turn], leftOf(state, state.turn) - points];
  const isBust = left < 0 || (left === 1 && state.out === OUTS[0]) || (left === 0 && !waysOut(points, state.out));
  const turns = state.turns.map((list, index) => (index === state.turn ? [...list, isBust ? 0 : points] : list));
  const past = [...state.past, { turn: state.turn }];
  if (isBust) return { ...state, turns, past, turn: (state.turn + 1) % state.names.length, message: `Bust! ${who} stays at ${left + points}.` };
  if (left > 0) return { ...state, turns, past, turn: (state.turn + 1) % state.names.length, message: `${who} scored ${points}.` };
  const legs = state.legs.map((won, index) => won + (index === state.turn ? 1 : 0));
  return { ...state, turns, past, legs, winner: state.turn, message: `Checked out with ${points}.` };
}

function undone(state) {
  if (!state.past.length) return state;
  const { turn } = state.past[state.past.length - 1];
  const legs = state.legs.map((won, index) => won - (index === state.winner ? 1 : 0));
  const turns = state.turns.map((list, index) => (index === turn ? list.slice(0, -1) : list));
  return { ...state, legs, turns, turn, winner: -1, past: state.past.slice(0, -1), message: "The last turn was taken back." };
}

function leftOf(state, player) {
  return state.from - state.turns[player].reduce((sum, points) => sum + points, 0);
}

function fields() {
  const found = [];
  for (const [sign, times] of [["T", 3], ["", 1], ["D", 2]]) {
    for (let field = 20; field >= 1; field -= 1) found.push([sign + field, field * times]);
  }
  return [...found, ["25", 25], ["Bull", 50]];
}

// The darts that end the leg, the fewest, with a double that is usual; or null.
function waysOut(left, out) {
  const all = fields();
  const usual = ["D20", "D16", "D18", "D12", "D10", "D8", "D4", "D2", "D1"];
  const rank = (last) => (usual.includes(last[0]) ? usual.indexOf(last[0]) : 20);
  const lasts = all.filter(([name]) => out === OUTS[1] || name[0] === "D" || name === "Bull");
  if (out === OUTS[0]) lasts.sort((a, b) => rank(a) - rank(b));
  const one = lasts.find(([, points]) => points === left);
  if (one) return [one[0]];
  // A single field first, where one is enough: it is the easier dart.
  const leads = [...all].sort((a, b) => "TDB".includes(a[0][0]) - "TDB".includes(b[0][0]));
  for (const last of lasts) {
    const lead = leads.find(([, points]) => points + last[1] === left);
    if (lead) return [lead[0], last[0]];
  }
  for (const lead of all) {
    for (const last of lasts) {
      const second = leads.find(([, points]) => points + lead[1] + last[1] === left);
      if (second) return [lead[0], second[0], last[0]];
    }
  }
  return null;
}

function view(state) {
  const left = leftOf(state, state.turn);
  const way = state.winner < 0 ? waysOut(left, state.out) : null;
  const isOver = state.winner >= 0;
  const lines = [
    { text: isOver ? `${state.names[state.winner]} wins the leg!` : `${state.names[state.turn]} throws: ${left} left`, big: true },
    ...state.names.map((name, player) => ({ number: leftOf(state, player), label: name })),
    { text: isOver ? "" : way ? `Checkout: ${way.join(", ")}` : left <= 180 ? "No checkout with three darts" : "" },
    { text: state.message },
  ];
  if (!isOver) {
    lines.push({ input: "Points of three darts", action: "score", kind: "number", button: "Enter" });
    for (const points of QUICK) lines.push({ button: String(points), action: "score", value: points, disabled: points > left });
  }
  lines.push({ text: "" }, { button: isOver ? "Next leg" : "New leg", action: "new" }, { button: "Undo", action: "undo", disabled: !state.past.length });
  state.names.forEach((name, player) => {
    const turns = state.turns[player];
    lines.push({ number: state.legs[player], label: `${name} legs` }, { number: turns.length ? Math.round((turns.reduce((sum, points) => sum + points, 0) / turns.length) * 10) / 10 : 0, label: `${name} average` });
  });
  return [
    ...lines,
    { input: `Name of ${state.names[state.turn]}`, action: "name", button: "Rename" },
    { select: "End", options: OUTS, action: "out", value: state.out },
    { select: "Players", options: ["1", "2", "3", "4", "5", "6"], action: "players", value: String(state.names.length) },
    { select: "From", options: [...new Set([101, 170, 301, 501, 701, 1001, state.from])].sort((a, b) => a - b).map(String), action: "from", value: String(state.from) },
  ];
}
