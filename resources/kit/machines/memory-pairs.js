// Turn two cards at a time and find all pairs.
const PICTURES = ["★", "♥", "♦", "♣", "♠", "●", "▲", "■"];

function init(random) {
  return { cards: shuffle([...PICTURES, ...PICTURES], random), open: [], found: [], moves: 0, best: 0 };
}

function shuffle(items, random) {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}

function step(state, action, random) {
  if (action.type === "new") return { ...init(random), best: state.best };
  if (action.type === "close") return state.open.length === 2 ? { ...state, open: [] } : state;
  if (action.type !== "turn") return state;
  if (state.open.length === 2) state.open = [];
  const card = action.value;
  if (state.open.includes(card) || state.found.includes(card)) return state;
  state.open.push(card);
  if (state.open.length < 2) return state;
  state.moves += 1;
  if (state.cards[state.open[0]] === state.cards[state.open[1]]) {
    state.found.push(...state.open);
    state.open = [];
  }
  if (state.found.length === state.cards.length && (!state.best || state.moves < state.best)) state.best = state.moves;
  return state;
}

function view(state) {
  const isWon = state.found.length === state.cards.length;
  const cell = (index) => {
    const isSeen = state.open.includes(index) || state.found.includes(index);
    return {
      text: isSeen ? state.cards[index] : "?",
      label: `Card ${index + 1}${isSeen ? ": " + state.cards[index] : ", face down"}`,
      color: state.found.includes(index) ? "good" : isSeen ? "soft" : "accent",
      action: "turn",
      value: index,
      disabled: isSeen,
    };
  };
  const rows = [0, 4, 8, 12].map((start) => [0, 1, 2, 3].map((column) => cell(start + column)));
  const lines = [
    { text: isWon ? `You found all pairs in ${state.moves} moves!` : "Find the pairs", big: true },
    { grid: rows, label: "Cards", size: 72 },
    { number: state.moves, label: "Moves" },
    { number: state.found.length / 2, label: "Pairs found" },
    { number: state.best, label: "Best" },
    { button: "New game", action: "new" },
  ];
  if (state.open.length === 2) lines.push({ tick: 1200, action: "close" });
  return lines;
}
