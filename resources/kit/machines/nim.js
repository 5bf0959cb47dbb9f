// Matches lie on the table; each takes one to three in turn. Who takes the last loses, or wins: as chosen.
const START = { matches: 21, take: 3 };
const MODES = ["Against the computer", "Two players"];
const RULES = ["Who takes the last loses", "Who takes the last wins"];

function init(random) {
  return begin({ mode: MODES[0], rule: RULES[0], wins: [0, 0], matches: START.matches });
}

function begin({ mode, rule, wins, matches }) {
  return { mode, rule, wins, matches, left: matches, turn: 0, winner: -1, message: "" };
}

function step(state, action, random) {
  if (action.type === "new") return begin(state);
  if (action.type === "mode" && MODES.includes(action.value)) return begin({ ...state, mode: action.value, wins: [0, 0] });
  if (action.type === "rule" && RULES.includes(action.value)) return begin({ ...state, rule: action.value });
  if (action.type === "matches" && Number(action.value) >= 5) return begin({ ...state, matches: Math.min(60, Math.floor(Number(action.value))) });
  const count = action.type === "key" ? Number(action.value) : action.value;
  if (!["take", "key"].includes(action.type) || state.winner >= 0 || !(count >= 1 && count <= Math.min(START.take, state.left))) return state;
  take(state, count);
  if (state.mode === MODES[0] && state.winner < 0) {
    const answer = computerTakes(state, random);
    take(state, answer);
    state.message = `The computer took ${answer}.`;
  }
  return state;
}

function take(state, count) {
  state.left -= count;
  state.message = "";
  if (state.left === 0) {
    state.winner = state.rule === RULES[0] ? 1 - state.turn : state.turn;
    state.wins[state.winner] += 1;
  }
  state.turn = 1 - state.turn;
}

// Leave a number from which every move of the other can be answered; where there is none, take anything.
function computerTakes(state, random) {
  const rest = state.rule === RULES[0] ? 1 : 0;
  const best = (state.left - rest) % (START.take + 1);
  const most = Math.min(START.take, state.left);
  return best >= 1 && best <= most ? best : 1 + Math.floor(random() * most);
}

function matchesDrawn(count, all) {
  const [columns, shapes] = [Math.min(all, 15), []];
  for (let index = 0; index < count; index += 1) {
    const [x, y] = [16 + (index % columns) * 30, 14 + Math.floor(index / columns) * 84];
    shapes.push({ path: [[x, y + 10], [x, y + 64]], color: "#c9962b", width: 6 }, { circle: [x, y + 6, 7], color: "#c53030" });
  }
  return shapes;
}

function view(state) {
  const names = state.mode === MODES[0] ? ["You", "Computer"] : ["Player 1", "Player 2"];
  let message = state.mode === MODES[0] ? "Your turn" : `${names[state.turn]}'s turn`;
  if (state.winner >= 0) message = state.mode === MODES[1] ? `${names[state.winner]} wins!` : state.winner ? "The computer wins." : "You win!";
  const columns = Math.min(state.matches, 15);
  const lines = [
    { text: message, big: true },
    { text: state.message },
    { canvas: matchesDrawn(state.left, state.matches), width: 2 + columns * 30, height: 10 + Math.ceil(state.matches / columns) * 84, label: `${state.left} matches` },
  ];
  for (let count = 1; count <= START.take; count += 1) lines.push({ button: `Take ${count}`, action: "take", value: count, disabled: state.winner >= 0 || count > state.left });
  const keys = {};
  for (let count = 1; count <= Math.min(9, START.take); count += 1) keys[count] = "key";
  return [
    ...lines,
    { number: state.left, label: "Matches left" },
    { number: state.wins[0], label: `${names[0]} won` },
    { number: state.wins[1], label: `${names[1]} won` },
    { button: "New game", action: "new" },
    { select: "Play", options: MODES, action: "mode", value: state.mode },
    { select: "Rule", options: RULES, action: "rule", value: state.rule },
    { input: "Matches at the start", action: "matches", kind: "number", button: "Set matches", value: state.matches },
    { keys },
  ];
}
