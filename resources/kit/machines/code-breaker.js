// Find the secret row of four colours; black: right colour and place, white: right colour, wrong place.
const COLORS = { Red: "#e03131", Blue: "#1c7ed6", Green: "#2f9e44", Yellow: "#f2c037", Purple: "#9c36b5", Orange: "#f76707" };
const TRIES = 10;

function init(random) {
  const names = Object.keys(COLORS);
  return { secret: Array.from({ length: 4 }, () => names[Math.floor(random() * names.length)]), guesses: [], current: [], wins: 0 };
}

function step(state, action, random) {
  if (action.type === "new") return { ...init(random), wins: state.wins };
  if (isOver(state)) return state;
  if (action.type === "color" && state.current.length < 4 && COLORS[action.value]) return { ...state, current: [...state.current, action.value] };
  if (action.type === "back") return { ...state, current: state.current.slice(0, -1) };
  if (action.type !== "check" || state.current.length < 4) return state;
  state.guesses.push(state.current);
  state.current = [];
  if (isWon(state)) state.wins += 1;
  return state;
}

function marks(guess, secret) {
  const black = guess.filter((color, index) => color === secret[index]).length;
  const same = Object.keys(COLORS).reduce((sum, color) => sum + Math.min(guess.filter((each) => each === color).length, secret.filter((each) => each === color).length), 0);
  return { black, white: same - black };
}

function isWon(state) {
  const last = state.guesses[state.guesses.length - 1];
  return Boolean(last) && last.join() === state.secret.join();
}

function isOver(state) {
  return isWon(state) || state.guesses.length === TRIES;
}

function view(state) {
  const cells = (colors) => [0, 1, 2, 3].map((index) => ({ text: colors[index] ? colors[index][0] : "", color: COLORS[colors[index]] }));
  const rows = state.guesses.map((guess) => {
    const { black, white } = marks(guess, state.secret);
    return [...cells(guess), { text: "●".repeat(black) + "○".repeat(white) || "–" }];
  });
  if (!isOver(state)) rows.push([...cells(state.current), { text: "" }]);
  let message = "Find the secret colors";
  if (isOver(state)) message = isWon(state) ? `You win with ${state.guesses.length} guesses!` : `You lose. It was ${state.secret.join(", ")}.`;
  const lines = [
    { text: message, big: true },
    { grid: rows, label: `Guesses: ${state.guesses.length}`, size: 58 },
    { text: "● right color and place, ○ right color in the wrong place" },
  ];
  if (!isOver(state)) {
    for (const name of Object.keys(COLORS)) lines.push({ button: name, action: "color", value: name, color: COLORS[name] });
    lines.push({ text: `Chosen: ${state.current.join(", ") || "none"}` });
    lines.push({ button: "Check", action: "check", disabled: state.current.length < 4 }, { button: "Take back", action: "back", disabled: !state.current.length });
  }
  lines.push({ number: state.guesses.length, label: "Guesses" }, { number: TRIES - state.guesses.length, label: "Tries left" }, { number: state.wins, label: "Won" }, { button: "New game", action: "new" });
  return lines;
}
