// Pig: roll as often as you dare. A one loses what this turn brought, holding keeps it. For two or against the computer.
const START = { goal: 100 };
const MODES = ["Against the computer", "Two players"];
const FACES = [[4], [0, 8], [0, 4, 8], [0, 2, 6, 8], [0, 2, 4, 6, 8], [0, 2, 3, 5, 6, 8]];

function init(random) {
  return begin({ mode: MODES[0], goal: START.goal, wins: [0, 0] }, 0);
}

function begin({ mode, goal, wins }, first) {
  return { mode, goal, wins, first, scores: [0, 0], turn: first, pot: 0, die: 0, rolls: 0, winner: -1, note: "" };
}

function step(state, action, random) {
  if (action.type === "new") return begin(state, state.winner >= 0 ? 1 - state.first : 0);
  if (action.type === "mode" && MODES.includes(action.value)) return begin({ ...state, mode: action.value, wins: [0, 0] }, 0);
  const goal = Math.round(Number(action.value));
  if (action.type === "goal" && goal >= 10 && goal <= 1000) return begin({ ...state, goal }, 0);
  if (state.winner >= 0) return state;
  if (action.type === "tick" && isComputers(state)) return state.rolls && wantsToHold(state) ? held(state) : rolled(state, random);
  if (isComputers(state)) return state;
  if (action.type === "roll") return rolled(state, random);
  if (action.type === "hold" && state.pot) return held(state);
  return state;
}

function isComputers(state) {
  return state.mode === MODES[0] && state.turn === 1;
}

function names(state) {
  return state.mode === MODES[0] ? ["You", "The computer"] : ["Player 1", "Player 2"];
}

// Hold at twenty is what pays best; near the end it dares more when the other is about to win.
function wantsToHold(state) {
  const dares = state.goal - state.scores[0] <= 15 ? 30 : 20;
  return state.pot >= dares || state.scores[1] + state.pot >= state.goal;
}

function rolled(state, random) {
  const [die, who] = [1 + Math.floor(random() * 6), names(state)[state.turn]];
  if (die === 1) return { ...state, die, pot: 0, rolls: 0, turn: 1 - state.turn, note: `${who} rolled a 1: ${state.pot} points are lost.` };
  return { ...state, die, pot: state.pot + die, rolls: state.rolls + 1, note: `${who} rolled a ${die}.` };
}

function held(state) {
  const note = `${names(state)[state.turn]} kept ${state.pot} points.`;
  state.scores[state.turn] += state.pot;
  if (state.scores[state.turn] < state.goal) return { ...state, pot: 0, rolls: 0, turn: 1 - state.turn, note };
  state.wins[state.turn] += 1;
  return { ...state, pot: 0, winner: state.turn, note };
}

function die(number) {
  const dots = FACES[number - 1] || [];
  const shapes = [{ rect: [4, 4, 112, 112], color: "#ffffff" }, { path: [[6, 6], [114, 6], [114, 114], [6, 114], [6, 6]], color: "#1b1d22", width: 4 }];
  for (const dot of dots) shapes.push({ circle: [30 + (dot % 3) * 30, 30 + Math.floor(dot / 3) * 30, 10], color: number === 1 ? "#e02020" : "#1b1d22" });
  return shapes;
}

function view(state) {
  const who = names(state);
  const verb = state.mode === MODES[0] && state.winner === 0 ? "win" : "wins";
  const turn = state.mode === MODES[0] ? ["Your turn", "The computer rolls…"][state.turn] : `${who[state.turn]}'s turn`;
  const isOff = state.winner >= 0 || isComputers(state);
  const lines = [
    { text: state.winner >= 0 ? `${who[state.winner]} ${verb}!` : turn, big: true },
    { text: state.note || `Who first has ${state.goal} points wins. A 1 loses the points of the turn.` },
    { canvas: die(state.die), width: 120, height: 120, label: state.die ? `The die shows ${state.die}` : "The die" },
    { button: "Roll", action: "roll", disabled: isOff },
    { button: state.pot && !isOff ? `Hold and keep ${state.pot}` : "Hold", action: "hold", disabled: isOff || !state.pot },
    { number: state.pot, label: "This turn" },
    { number: state.scores[0], label: who[0] },
    { number: state.scores[1], label: who[1] },
    { number: state.goal, label: "Goal" },
    { text: `Games won: ${who[0]} ${state.wins[0]}, ${who[1]} ${state.wins[1]}` },
    { button: "New game", action: "new" },
    { select: "Play", options: MODES, action: "mode", value: state.mode },
    { input: "Points to win", action: "goal", kind: "number", button: "Set goal", value: state.goal },
    { keys: { " ": "roll", r: "roll", h: "hold" } },
  ];
  if (isComputers(state) && state.winner < 0) lines.push({ tick: 900 });
  return lines;
}
