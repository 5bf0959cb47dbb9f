// A clock for each player: who has moved presses the clock, and the next player's time runs.
const START = { minutes: 5, seconds: 0, players: 2 };

function init(random) {
  return begin(START);
}

function begin({ minutes, seconds, players }) {
  return { minutes, seconds, players, left: Array(players).fill(minutes * 60000), moves: Array(players).fill(0), turn: -1, isRunning: false };
}

function isOver(state) {
  return state.left.some((left) => left === 0);
}

function step(state, action, random) {
  if (action.type === "restore") return { ...state, isRunning: false };
  if (action.type === "reset") return begin(state);
  if (["minutes", "seconds", "players"].includes(action.type) && state.turn < 0) return changed(state, action);
  if (isOver(state)) return state;
  if (action.type === "pause" && state.turn >= 0) return { ...state, isRunning: !state.isRunning };
  if (action.type === "start" && state.turn < 0) return { ...state, turn: 0, isRunning: true };
  if (action.type === "press" && state.turn < 0) return { ...state, turn: (action.value + 1) % state.players, isRunning: true };
  if (action.type === "press" && state.isRunning && action.value === state.turn) return moved(state);
  if (action.type === "next" && state.isRunning) return moved(state);
  if (action.type === "tick" && state.isRunning) return passed(state, action.value);
  return state;
}

function changed(state, action) {
  const number = Math.round(Number(action.value));
  const [least, most] = { minutes: [1, 180], seconds: [0, 60], players: [2, 4] }[action.type];
  return action.value !== "" && number >= least && number <= most ? begin({ ...state, [action.type]: number }) : state;
}

function moved(state) {
  state.left[state.turn] += state.seconds * 1000;
  state.moves[state.turn] += 1;
  return { ...state, turn: (state.turn + 1) % state.players };
}

function passed(state, milliseconds) {
  state.left[state.turn] = Math.max(0, state.left[state.turn] - milliseconds);
  return { ...state, isRunning: state.left[state.turn] > 0 };
}

function clock(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function view(state) {
  const over = isOver(state);
  const cell = (left, index) => ({
    text: clock(left),
    label: `Player ${index + 1}: ${clock(left)}`,
    color: left === 0 ? "bad" : index === state.turn ? (state.isRunning ? "accent" : "warn") : "soft",
    action: "press",
    value: index,
    disabled: over || (state.turn >= 0 && (index !== state.turn || !state.isRunning)),
  });
  const cells = state.left.map(cell);
  let message = "Press Start, or your own clock when you have moved";
  if (over) message = `Player ${state.turn + 1} has no time left!`;
  else if (state.turn >= 0) message = state.isRunning ? `Player ${state.turn + 1}'s time runs` : "Paused";
  const lines = [
    { text: message, big: true },
    { grid: state.players > 2 ? [cells.slice(0, 2), cells.slice(2)] : [cells], label: "Clocks, Player 1 first", size: 220 },
  ];
  if (state.turn < 0) lines.push({ button: "Start", action: "start" });
  else lines.push({ button: "I have moved", action: "next", disabled: !state.isRunning }, { button: state.isRunning || over ? "Pause" : "Go on", action: "pause", disabled: over }, { button: "Reset", action: "reset" });
  state.moves.forEach((moves, index) => lines.push({ number: moves, label: `Moves of player ${index + 1}` }));
  if (state.turn < 0) {
    lines.push({ input: "Minutes each", action: "minutes", kind: "number", button: "Set minutes", value: state.minutes });
    lines.push({ input: "Seconds added for a move", action: "seconds", kind: "number", button: "Set seconds", value: state.seconds });
    lines.push({ select: "Players", options: ["2", "3", "4"], action: "players", value: String(state.players) });
  }
  lines.push({ keys: { " ": state.turn < 0 ? "start" : "next", p: "pause" } });
  if (state.isRunning) lines.push({ tick: 100 });
  if (over) lines.push({ sound: 440, ms: 900 });
  return lines;
}
