// Will the next card be higher or lower?
const NAMES = { 11: "Jack", 12: "Queen", 13: "King", 14: "Ace" };
const SUITS = ["♠", "♥", "♦", "♣"];

function init(random) {
  return { card: draw(random), last: "", streak: 0, best: 0, rounds: 0, message: "" };
}

function draw(random) {
  return { rank: 2 + Math.floor(random() * 13), suit: SUITS[Math.floor(random() * 4)] };
}

function nameOf(card) {
  return `${NAMES[card.rank] || card.rank} ${card.suit}`;
}

function step(state, action, random) {
  if (action.type === "new") return { ...init(random), best: state.best };
  if (action.type !== "higher" && action.type !== "lower") return state;
  const card = draw(random);
  const isSame = card.rank === state.card.rank;
  const isRight = isSame || card.rank > state.card.rank === (action.type === "higher");
  const streak = isRight ? state.streak + 1 : 0;
  const verdict = isSame ? "The same: it counts as right." : isRight ? "Right!" : "Wrong!";
  return { card, last: nameOf(state.card), streak, best: Math.max(state.best, streak), rounds: state.rounds + 1, message: `${verdict} After ${nameOf(state.card)} came ${nameOf(card)}.` };
}

function view(state) {
  return [
    { grid: [[{ text: nameOf(state.card), color: /[♥♦]/.test(state.card.suit) ? "#ffe3e3" : "#f1f3f5" }]], label: `Card: ${nameOf(state.card)}`, size: 170 },
    { text: state.message || "Will the next card be higher or lower?" },
    { button: "Higher", action: "higher" },
    { button: "Lower", action: "lower" },
    { button: "New game", action: "new" },
    { number: state.streak, label: "Streak" },
    { number: state.best, label: "Best" },
    { number: state.rounds, label: "Rounds" },
    { keys: { ArrowUp: "higher", ArrowDown: "lower" } },
  ];
}
