// Think of a number: six cards, yes-or-no questions, or a riddle whose end is always known tell which it is.
const TRICKS = ["Six cards (1 to 63)", "Yes or no questions (1 to 100)", "A sum in your head"];
const MAGICS = [
  (n) => ["Think of any number.", "Double it.", `Add ${2 * n}.`, "Halve what you have.", "Take away the number you thought of."],
  (n) => ["Think of any number.", `Add ${n}.`, "Multiply by 3.", "Take away three times the number you thought of.", "Divide by 3."],
  (n) => ["Think of any number.", "Multiply by 4.", `Add ${4 * n}.`, "Divide by 4.", "Take away the number you thought of."],
];

function init(random) {
  return begin({ trick: TRICKS[0], found: 0 }, random);
}

function begin({ trick, found }, random) {
  const [which, magic] = [Math.floor(random() * MAGICS.length), 2 + Math.floor(random() * 18)];
  return { trick, found, at: 0, sum: 0, low: 1, high: 100, which, magic, isDone: false, asked: false, verdict: "" };
}

function step(state, action, random) {
  if (action.type === "new") return begin(state, random);
  if (action.type === "trick" && TRICKS.includes(action.value)) return begin({ ...state, trick: action.value }, random);
  if (state.isDone && !state.verdict && action.type === "right") return { ...state, found: state.found + 1, verdict: "I knew it!" };
  if (state.isDone && !state.verdict && action.type === "wrong") return { ...state, verdict: "Then one of the answers was not quite right. Try again!" };
  if (state.isDone || !["yes", "no", "next"].includes(action.type)) return state;
  const isYes = action.type === "yes";
  if (state.trick === TRICKS[2]) return action.type === "next" ? { ...state, at: state.at + 1, isDone: state.at + 1 >= steps(state).length } : state;
  if (action.type === "next") return state;
  if (state.trick === TRICKS[0]) return { ...state, at: state.at + 1, sum: state.sum + (isYes ? 2 ** state.at : 0), isDone: state.at === 5 };
  const half = middle(state);
  const after = { ...state, at: state.at + 1, low: isYes ? half + 1 : state.low, high: isYes ? state.high : half };
  return { ...after, isDone: after.low === after.high };
}

function middle({ low, high }) {
  return Math.floor((low + high) / 2);
}

function steps(state) {
  return MAGICS[state.which](state.magic);
}

function answer(state) {
  if (state.trick === TRICKS[0]) return state.sum ? `You thought of ${state.sum}!` : "You thought of no number from 1 to 63.";
  return state.trick === TRICKS[1] ? `You thought of ${state.low}!` : `Now you have ${state.magic}!`;
}

function card(at) {
  const numbers = Array.from({ length: 63 }, (_, index) => index + 1).filter((number) => number & (2 ** at));
  return Array.from({ length: 4 }, (_, row) => numbers.slice(row * 8, row * 8 + 8).map((number) => ({ text: String(number), color: "soft" })));
}

function view(state) {
  const lines = [];
  if (state.isDone) {
    lines.push({ text: answer(state), big: true }, { text: state.verdict });
    if (!state.verdict) lines.push({ button: "Right!", action: "right" }, { button: "No, wrong", action: "wrong" });
  } else if (state.trick === TRICKS[0]) {
    lines.push({ text: state.at ? "Is it on this card, too?" : "Think of a number from 1 to 63", big: true }, { text: state.at ? `Card ${state.at + 1} of 6` : "Keep it to yourself. Is it on this card? Card 1 of 6" });
    lines.push({ grid: card(state.at), label: `Card ${state.at + 1}`, size: 52 });
  } else if (state.trick === TRICKS[1]) {
    lines.push({ text: state.at ? `Question ${state.at + 1}` : "Think of a number from 1 to 100", big: true }, { text: `Is your number greater than ${middle(state)}?` });
  } else {
    lines.push({ text: steps(state)[state.at], big: true }, { text: `Step ${state.at + 1} of ${steps(state).length}` }, { button: "Done, next", action: "next" });
  }
  if (!state.isDone && state.trick !== TRICKS[2]) lines.push({ button: "Yes", action: "yes" }, { button: "No", action: "no" });
  lines.push({ text: "" }, { button: "Another number", action: "new" }, { number: state.found, label: "Read rightly" }, { select: "Trick", options: TRICKS, action: "trick", value: state.trick });
  lines.push({ keys: { y: "yes", n: "no", Enter: "next" } });
  return lines;
}
