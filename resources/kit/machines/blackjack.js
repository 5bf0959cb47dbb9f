// Get closer to 21 than the dealer without going over.
const SUITS = ["♠", "♥", "♦", "♣"];
const RANKS = ["A", "2", "3", "4", "5", "6", "7", "8", "9", "10", "J", "Q", "K"];

function init(random) {
  return { deck: [], you: [], dealer: [], mode: "ready", message: "", wins: 0, losses: 0, pushes: 0 };
}

function step(state, action, random) {
  if (action.type === "reset") return init(random);
  if (action.type === "deal" && state.mode !== "playing") return deal(state, random);
  if (state.mode !== "playing") return state;
  if (action.type === "hit") {
    state.you.push(state.deck.pop());
    return worth(state.you) > 21 ? ended(state, "losses", "You went over 21. The dealer wins.") : worth(state.you) === 21 ? stand(state) : state;
  }
  return action.type === "stand" ? stand(state) : state;
}

function deal(state, random) {
  const deck = SUITS.flatMap((suit) => RANKS.map((rank) => rank + suit));
  for (let last = deck.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [deck[last], deck[other]] = [deck[other], deck[last]];
  }
  const dealt = { ...state, deck, you: [deck.pop(), deck.pop()], dealer: [deck.pop(), deck.pop()], mode: "playing", message: "" };
  return worth(dealt.you) === 21 ? stand(dealt) : dealt;
}

function stand(state) {
  while (worth(state.dealer) < 17) state.dealer.push(state.deck.pop());
  const [you, dealer] = [worth(state.you), worth(state.dealer)];
  if (dealer > 21) return ended(state, "wins", "The dealer went over 21. You win!");
  if (you > dealer) return ended(state, "wins", "You win!");
  return you < dealer ? ended(state, "losses", "The dealer wins.") : ended(state, "pushes", "It is a tie.");
}

function ended(state, what, message) {
  return { ...state, mode: "over", message, [what]: state[what] + 1 };
}

// An ace counts 11, or 1 where 11 would be too much.
function worth(cards) {
  let total = 0;
  let aces = 0;
  for (const card of cards) {
    const rank = card.slice(0, -1);
    if (rank === "A") aces += 1;
    total += rank === "A" ? 11 : Number(rank) || 10;
  }
  while (total > 21 && aces > 0) {
    total -= 10;
    aces -= 1;
  }
  return total;
}

function view(state) {
  const isPlaying = state.mode === "playing";
  const hand = (cards, isHidden) => [cards.map((card, index) => {
    const isBack = isHidden && index > 0;
    return { text: isBack ? "?" : card, color: isBack ? "accent" : /[♥♦]/.test(card) ? "#ffe3e3" : "#f1f3f5" };
  })];
  const lines = [{ text: state.message || (isPlaying ? "Hit or stand?" : "Press Deal to begin"), big: true }];
  if (state.you.length) {
    lines.push({ text: isPlaying ? "Dealer" : `Dealer: ${worth(state.dealer)}` });
    lines.push({ grid: hand(state.dealer, isPlaying), label: `Dealer: ${isPlaying ? state.dealer[0] + " and one hidden card" : state.dealer.join(", ")}`, size: 66 });
    lines.push({ text: `You: ${worth(state.you)}` });
    lines.push({ grid: hand(state.you, false), label: `You: ${state.you.join(", ")}`, size: 66 });
  }
  if (isPlaying) lines.push({ button: "Hit", action: "hit" }, { button: "Stand", action: "stand" });
  else lines.push({ button: state.mode === "ready" ? "Deal" : "Deal again", action: "deal" }, { button: "Reset score", action: "reset" });
  lines.push({ number: state.wins, label: "Won" }, { number: state.losses, label: "Lost" }, { number: state.pushes, label: "Ties" }, { number: state.wins + state.losses + state.pushes, label: "Games" });
  return lines;
}
