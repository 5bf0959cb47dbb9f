// Draws lottery numbers, none twice, one by one or all at once; also for raffles with tickets.
const START = { count: 6, most: 49 };

function init(random) {
  return begin({ count: START.count, most: START.most, past: [] });
}

function begin({ count, most, past }) {
  return { count, most, past, drawn: [], message: "" };
}

function step(state, action, random) {
  if (action.type === "one") return drawn(state.drawn.length < state.count ? state : begin(state), 1, random);
  if (action.type === "all") return drawn(state.drawn.length < state.count ? state : begin(state), state.count, random);
  if (action.type === "new") return begin(state);
  if (action.type === "forget") return begin({ ...state, past: [] });
  if (action.type !== "count" && action.type !== "most") return state;
  const number = Math.round(Number(action.value));
  const [count, most] = action.type === "count" ? [number, state.most] : [state.count, number];
  if (!(count >= 1 && count <= 20 && most >= 2 && most <= 1000 && count <= most)) return { ...state, message: "Draw 1 to 20 numbers, from 1 to at most 1,000, and not more than there are." };
  return begin({ ...state, count, most });
}

function drawn(state, times, random) {
  const free = Array.from({ length: state.most }, (_, index) => index + 1).filter((number) => !state.drawn.includes(number));
  for (let time = 0; time < times && state.drawn.length < state.count; time += 1) {
    state.drawn.push(free.splice(Math.floor(random() * free.length), 1)[0]);
  }
  if (state.drawn.length < state.count) return state;
  return { ...state, past: [inOrder(state.drawn).join("  "), ...state.past].slice(0, 10) };
}

function inOrder(numbers) {
  return [...numbers].sort((a, b) => a - b);
}

function view(state) {
  const isDone = state.drawn.length === state.count;
  const shown = Array.from({ length: state.count }, (_, index) => (isDone ? inOrder(state.drawn) : state.drawn)[index]);
  const cell = (number) => ({ text: number || "?", color: number ? "accent" : "soft" });
  const columns = Math.min(state.count, 6);
  const rows = Array.from({ length: Math.ceil(state.count / columns) }, (_, row) => shown.slice(row * columns, (row + 1) * columns).map(cell));
  const lines = [
    { text: isDone ? "All numbers are drawn" : `${state.count} out of ${state.most}`, big: true },
    { grid: rows, label: state.drawn.length ? `Drawn: ${(isDone ? inOrder(state.drawn) : state.drawn).join(", ")}` : "Nothing drawn yet", size: 72 },
    { text: state.drawn.length ? `Drawn: ${(isDone ? inOrder(state.drawn) : state.drawn).join(", ")}` : "Press Draw" },
    { button: isDone ? "Draw again" : "Draw", action: "all" },
    { button: "Draw one", action: "one" },
    { button: "Empty", action: "new", disabled: !state.drawn.length },
    { number: state.drawn.length, label: "Drawn" },
    { input: "How many numbers", action: "count", kind: "number", button: "Set how many", value: state.count },
    { input: "Numbers from 1 to", action: "most", kind: "number", button: "Set numbers", value: state.most },
    { text: state.message },
  ];
  if (state.past.length) lines.push({ list: state.past, label: "Draws, the last first" }, { button: "Forget the draws", action: "forget" });
  return lines;
}
