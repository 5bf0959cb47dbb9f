// A scoreboard with sets, for volleyball, badminton, table tennis and the like.
const START = { points: 11, sets: 5, names: ["Home", "Guests"] };

function init(random) {
  return begin({ names: START.names.slice(0, 2), goal: START.points, best: START.sets, lead: 2 });
}

function begin({ names, goal, best, lead }) {
  return { names, goal, best, lead, points: [0, 0], sets: [0, 0], done: [], past: [], message: "" };
}

function step(state, action, random) {
  if (action.type === "point") return winnerOf(state) < 0 ? scored(state, action.value) : state;
  if (action.type === "key" && (action.value === "1" || action.value === "2")) return winnerOf(state) < 0 ? scored(state, Number(action.value) - 1) : state;
  if (action.type === "undo" && state.past.length) return { ...state, ...state.past[state.past.length - 1], past: state.past.slice(0, -1), message: "" };
  if (action.type === "new") return begin(state);
  if (action.type === "name0" || action.type === "name1") return named(state, Number(action.type[4]), String(action.value).trim());
  const number = Math.round(Number(action.value));
  if (action.type === "goal" && number >= 1 && number <= 200) return begin({ ...state, goal: number });
  if (action.type === "best" && [1, 3, 5, 7].includes(number)) return begin({ ...state, best: number });
  if (action.type === "lead" && [1, 2].includes(number)) return begin({ ...state, lead: number });
  return state;
}

function named(state, side, name) {
  if (!name || name === state.names[1 - side]) return { ...state, message: "Type a name that the other side does not have." };
  return { ...state, names: state.names.map((each, index) => (index === side ? name.slice(0, 20) : each)), message: "" };
}

function scored(state, side) {
  const { points, sets, done } = state;
  const next = { ...state, past: [...state.past, { points: [...points], sets: [...sets], done: [...done] }].slice(-300), message: "" };
  next.points[side] += 1;
  if (next.points[side] < state.goal || next.points[side] - next.points[1 - side] < state.lead) return next;
  next.done = [...done, next.points.join(":")];
  next.sets[side] += 1;
  next.points = [0, 0];
  next.message = `Set ${next.done.length} goes to ${state.names[side]}, ${next.done[next.done.length - 1]}.`;
  return next;
}

function winnerOf(state) {
  return state.sets.findIndex((sets) => sets > state.best / 2);
}

function view(state) {
  const winner = winnerOf(state);
  const cell = (side) => ({ text: state.points[side], label: `Point for ${state.names[side]}, now ${state.points[side]}`, color: winner === side ? "good" : side ? "soft" : "accent", action: "point", value: side, disabled: winner >= 0 });
  const lines = [
    { text: winner >= 0 ? `${state.names[winner]} wins the match!` : `${state.names[0]} against ${state.names[1]}`, big: true },
    { text: state.message },
    { grid: [[cell(0), cell(1)]], label: `Points, ${state.names.join(" on the left, ")} on the right`, size: 200 },
    { button: `+1 ${state.names[0]}`, action: "point", value: 0, disabled: winner >= 0 },
    { button: `+1 ${state.names[1]}`, action: "point", value: 1, disabled: winner >= 0 },
    { button: "Undo", action: "undo", disabled: !state.past.length },
    { button: "New match", action: "new" },
    { number: state.sets[0], label: `Sets ${state.names[0]}` },
    { number: state.sets[1], label: `Sets ${state.names[1]}` },
  ];
  if (state.done.length) lines.push({ list: state.done.map((points, index) => `Set ${index + 1}  ${points}`), label: "Sets played" });
  return [
    ...lines,
    { input: "Left name", action: "name0", button: "Set left", value: state.names[0] },
    { input: "Right name", action: "name1", button: "Set right", value: state.names[1] },
    { input: "Points for a set", action: "goal", kind: "number", button: "Set points", value: state.goal },
    { select: "Best of", options: ["1", "3", "5", "7"], action: "best", value: String(state.best) },
    { select: "Points ahead to win a set", options: ["1", "2"], action: "lead", value: String(state.lead) },
    { keys: { 1: "key", 2: "key" } },
  ];
}
