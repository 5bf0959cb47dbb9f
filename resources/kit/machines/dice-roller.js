// Rolls one or several dice and adds them up.
const FACES = ["", "⚀", "⚁", "⚂", "⚃", "⚄", "⚅"];

function init(random) {
  return { count: 2, sides: 6, dice: [], rolls: 0, history: [] };
}

function step(state, action, random) {
  if (action.type === "reset") return { ...init(random), count: state.count, sides: state.sides };
  if (action.type === "count") return { ...state, count: Number(action.value) || 1, dice: [] };
  if (action.type === "sides") return { ...state, sides: Number(action.value) || 6, dice: [] };
  if (action.type !== "roll") return state;
  const dice = Array.from({ length: state.count }, () => 1 + Math.floor(random() * state.sides));
  return { ...state, dice, rolls: state.rolls + 1, history: [`${dice.join(" + ")} = ${sum(dice)}`, ...state.history].slice(0, 10) };
}

function sum(dice) {
  return dice.reduce((total, die) => total + die, 0);
}

function view(state) {
  const shown = state.dice.length ? state.dice : Array(state.count).fill(0);
  const cell = (die) => ({ text: die ? (state.sides === 6 ? FACES[die] : String(die)) : "?", color: "soft" });
  const lines = [
    { grid: [shown.map(cell)], label: state.dice.length ? `Dice: ${state.dice.join(", ")}` : "Dice, not rolled yet", size: state.count > 4 ? 60 : 84 },
    { text: state.dice.length ? `You rolled ${state.dice.join(" and ")}` : "Press Roll", big: true },
    { button: state.count === 1 ? "Roll the die" : "Roll the dice", action: "roll" },
    { button: "Reset", action: "reset" },
    { number: sum(state.dice), label: "Total" },
    { number: state.rolls, label: "Rolls" },
    { select: "Number of dice", options: ["1", "2", "3", "4", "5", "6"], action: "count", value: String(state.count) },
    { select: "Sides", options: ["4", "6", "8", "10", "12", "20", "100"], action: "sides", value: String(state.sides) },
  ];
  if (state.history.length) lines.push({ list: state.history, label: "Last rolls" });
  return lines;
}
