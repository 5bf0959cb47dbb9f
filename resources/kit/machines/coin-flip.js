// Flips a coin and counts heads and tails.
function init(random) {
  return { side: "", heads: 0, tails: 0, streak: 0 };
}

function step(state, action, random) {
  if (action.type === "reset") return init(random);
  if (action.type !== "flip") return state;
  const side = random() < 0.5 ? "Heads" : "Tails";
  const streak = side === state.side ? state.streak + 1 : 1;
  return { side, streak, heads: state.heads + (side === "Heads" ? 1 : 0), tails: state.tails + (side === "Tails" ? 1 : 0) };
}

function view(state) {
  const flips = state.heads + state.tails;
  return [
    { canvas: [{ circle: [80, 80, 76], color: "#c9962b" }, { circle: [80, 80, 66], color: "#e8bd57" }, { text: state.side ? state.side[0] : "?", at: [80, 84], size: 72, color: "#5b3f06" }], width: 160, height: 160, label: state.side ? `Coin shows ${state.side}` : "Coin" },
    { text: state.side ? `${state.side}!` : "Heads or tails?", big: true },
    { button: "Flip the coin", action: "flip" },
    { button: "Reset", action: "reset" },
    { number: state.heads, label: "Heads" },
    { number: state.tails, label: "Tails" },
    { number: flips, label: "Flips" },
    { number: flips ? Math.round((100 * state.heads) / flips) : 0, label: "Heads (%)" },
    { number: state.streak, label: "Same in a row" },
  ];
}
