// Yahtzee: five dice, three throws, thirteen fields to fill; for one to four players.
const START = { players: 1 };
const FIELDS = ["Ones", "Twos", "Threes", "Fours", "Fives", "Sixes", "Three of a kind", "Four of a kind", "Full house", "Small straight", "Large straight", "Yahtzee", "Chance"];
const FACES = ["?", "⚀", "⚁", "⚂", "⚃", "⚄", "⚅"];

function init(random) {
  return { ...begin(START.players), best: 0 };
}

function begin(players) {
  return { players, sheets: Array.from({ length: players }, () => Array(FIELDS.length).fill(-1)), turn: 0, dice: [0, 0, 0, 0, 0], held: [false, false, false, false, false], throws: 0 };
}

function step(state, action, random) {
  if (action.type === "new") return { ...begin(state.players), best: state.best };
  if (action.type === "players") return { ...begin(Math.min(4, Math.max(1, Number(action.value) || 1))), best: state.best };
  if (isOver(state)) return state;
  if (action.type === "throw" && state.throws < 3) return thrown(state, random);
  const die = action.type === "key" ? Number(action.value) - 1 : action.value;
  if ((action.type === "hold" || action.type === "key") && state.throws > 0 && state.throws < 3) return { ...state, held: state.held.map((held, index) => (index === die ? !held : held)) };
  if (action.type === "fill" && state.throws > 0 && state.sheets[state.turn][action.value] === -1) return filled(state, action.value);
  return state;
}

function thrown(state, random) {
  const dice = state.dice.map((die, index) => (state.held[index] && die ? die : 1 + Math.floor(random() * 6)));
  return { ...state, dice, throws: state.throws + 1, held: state.throws === 2 ? Array(5).fill(false) : state.held };
}

function filled(state, field) {
  state.sheets[state.turn][field] = scoreOf(field, state.dice);
  const next = { ...state, turn: (state.turn + 1) % state.players, dice: [0, 0, 0, 0, 0], held: Array(5).fill(false), throws: 0 };
  if (isOver(next)) next.best = Math.max(state.best, ...next.sheets.map(total));
  return next;
}

function scoreOf(field, dice) {
  const counts = [1, 2, 3, 4, 5, 6].map((face) => dice.filter((die) => die === face).length);
  const sum = dice.reduce((all, die) => all + die, 0);
  const most = Math.max(...counts);
  if (field < 6) return counts[field] * (field + 1);
  if (field === 6) return most >= 3 ? sum : 0;
  if (field === 7) return most >= 4 ? sum : 0;
  if (field === 8) return (counts.includes(3) && counts.includes(2)) || most === 5 ? 25 : 0;
  const row = counts.map((count) => (count ? "x" : "-")).join("");
  if (field === 9) return row.includes("xxxx") ? 30 : 0;
  if (field === 10) return row.includes("xxxxx") ? 40 : 0;
  return field === 11 ? (most === 5 ? 50 : 0) : sum;
}

// 63 points in the upper six fields are 35 more.
function bonus(sheet) {
  return sheet.slice(0, 6).reduce((sum, points) => sum + Math.max(0, points), 0) >= 63 ? 35 : 0;
}

function total(sheet) {
  return sheet.reduce((sum, points) => sum + Math.max(0, points), bonus(sheet));
}

function isOver(state) {
  return state.sheets.every((sheet) => sheet.every((points) => points >= 0));
}

function view(state) {
  const sheet = state.sheets[state.turn];
  const who = state.players > 1 ? `Player ${state.turn + 1}: ` : "";
  const totals = state.sheets.map(total);
  const winners = totals.map((points, index) => ({ points, index })).filter((each) => each.points === Math.max(...totals));
  let message = `${who}${state.throws ? (state.throws < 3 ? "hold dice and throw again, or fill a field" : "fill a field") : "throw the dice"}`;
  if (isOver(state)) message = state.players === 1 ? `The game is over: ${totals[0]} points` : winners.length > 1 ? "The game is over: a draw!" : `Player ${winners[0].index + 1} wins!`;
  const cell = (die, index) => ({ text: FACES[die], color: state.held[index] ? "accent" : "soft", label: `Die ${index + 1}: ${die || "not thrown"}${state.held[index] ? ", held" : ""}`, action: "hold", value: index, disabled: !state.throws || state.throws > 2 });
  const lines = [
    { text: message[0].toUpperCase() + message.slice(1), big: true },
    { grid: [state.dice.map(cell)], label: "Dice; a press holds one", size: 84 },
    { button: `Throw (${3 - state.throws} left)`, action: "throw", disabled: isOver(state) || state.throws > 2 },
    { button: "New game", action: "new" },
    { text: `${who || "Your "}sheet` },
  ];
  FIELDS.forEach((field, index) => {
    const isFree = sheet[index] === -1;
    const points = isFree ? (state.throws ? ` for ${scoreOf(index, state.dice)}` : "") : `: ${sheet[index]}`;
    lines.push({ button: `${field}${points}`, action: "fill", value: index, disabled: !isFree || !state.throws || isOver(state), color: isFree ? undefined : "soft" });
  });
  totals.forEach((points, index) => lines.push({ number: points, label: state.players > 1 ? `Player ${index + 1}` : "Total" }));
  return [...lines, { number: bonus(sheet), label: "Bonus" }, { number: state.best, label: "Best" }, { select: "Players", options: ["1", "2", "3", "4"], action: "players", value: String(state.players) }, { keys: { t: "throw", 1: "key", 2: "key", 3: "key", 4: "key", 5: "key" } }];
}
