// A price and what the customer hands over: how much is the change? With whole amounts or down to the cent.
const START = { most: 20 };
const STEPS = { "Whole amounts": 100, "Halves": 50, "Tens of cents": 10, "Five cents": 5, "Every cent": 1 };
const MOST = [5, 10, 20, 50, 100, 200];
const NOTES = [500, 1000, 2000, 5000, 10000, 20000];
const MONEY = {
  "Euro €": ["€", [20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1]],
  "Dollar $": ["$", [10000, 5000, 2000, 1000, 500, 100, 25, 10, 5, 1]],
  "Pound £": ["£", [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1]],
  "Without a sign": ["", [10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1]],
};

function init(random) {
  return next({ money: "Euro €", steps: "Tens of cents", most: START.most, right: 0, asked: 0, streak: 0, best: 0, message: "", last: [] }, random);
}

function next(state, random) {
  const every = Math.min(STEPS[state.steps], state.most * 50);
  const count = (state.most * 100) / every;
  let price = state.price;
  while (price === state.price) price = Math.max(1, Math.floor(random() * count)) * every;
  // Paid with the next note or a larger one, or with the price rounded up to a whole amount.
  const ways = [...NOTES.filter((note) => note > price && note <= state.most * 100), state.most * 100];
  const whole = Math.ceil((price + 1) / 100) * 100;
  const paid = random() < 0.25 ? whole : ways[Math.floor(random() * random() * ways.length)];
  return { ...state, price, paid, isMissed: false };
}

function step(state, action, random) {
  if (action.type === "money" && MONEY[action.value]) return { ...state, money: action.value };
  if (action.type === "steps" && STEPS[action.value]) return next({ ...state, steps: action.value, message: "", last: [] }, random);
  if (action.type === "most" && Number(action.value) >= 2) return next({ ...state, most: Math.round(Math.min(1000, Number(action.value))), message: "", last: [] }, random);
  if (action.type === "new") return next({ ...state, right: 0, asked: 0, streak: 0, message: "", last: [] }, random);
  if (action.type === "show") return answered(state, random, `The change was ${said(state, state.paid - state.price)}.`, false);
  if (action.type !== "answer") return state;
  const cents = centsOf(String(action.value));
  if (cents === null) return { ...state, message: "Type the change as a number, such as 3.50." };
  if (cents === state.paid - state.price) return answered(state, random, `Right: ${said(state, state.paid)} − ${said(state, state.price)} = ${said(state, cents)}.`, !state.isMissed);
  return { ...state, isMissed: true, streak: 0, message: `${said(state, cents)} is not right. Count up from ${said(state, state.price)} to ${said(state, state.paid)}.` };
}

function answered(state, random, message, isRight) {
  const streak = isRight ? state.streak + 1 : 0;
  const last = coins(state.paid - state.price, MONEY[state.money][1]).map((coin) => said(state, coin));
  return next({ ...state, message, last, asked: state.asked + 1, right: state.right + (isRight ? 1 : 0), streak, best: Math.max(state.best, streak) }, random);
}

// "3.5", "3,50", "€ 3.50" are all three and a half.
function centsOf(text) {
  const plain = text.replace(/[€$£\s]/g, "").replace(",", ".");
  return /^\d+(\.\d{0,2})?$|^\.\d{1,2}$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}

function coins(cents, kinds) {
  const found = [];
  for (const kind of kinds) {
    for (; cents >= kind; cents -= kind) found.push(kind);
  }
  return found;
}

function said(state, cents) {
  const whole = STEPS[state.steps] === 100 && cents % 100 === 0;
  return MONEY[state.money][0] + (whole ? String(cents / 100) : (cents / 100).toFixed(2));
}

function view(state) {
  const lines = [
    { grid: [[{ text: `Price ${said(state, state.price)}`, color: "soft" }, { text: `Paid ${said(state, state.paid)}`, color: "good" }]], label: `Price ${said(state, state.price)}, paid ${said(state, state.paid)}`, size: 150 },
    { text: "How much is the change?", big: true },
    { input: "Change", action: "answer", button: "Check" },
    { text: state.message },
  ];
  if (state.last.length) lines.push({ text: `It can be handed back as ${state.last.join(" + ")}.` });
  return [
    ...lines,
    { number: state.right, label: "Right at once" },
    { number: state.asked, label: "Asked" },
    { number: state.streak, label: "In a row" },
    { number: state.best, label: "Best row" },
    { button: "Show the change", action: "show" },
    { button: "Begin anew", action: "new" },
    { select: "Prices", options: Object.keys(STEPS), action: "steps", value: state.steps },
    { select: "Up to", options: [...new Set([...MOST, state.most])].sort((a, b) => a - b).map(String), action: "most", value: String(state.most) },
    { select: "Money", options: Object.keys(MONEY), action: "money", value: state.money },
  ];
}
