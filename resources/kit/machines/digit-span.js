// Remember the digits: they are shown one after another and typed in, forwards, backwards or sorted. Each row is longer.
const START = { length: 3 };
const ORDERS = ["Forwards", "Backwards", "In order of size"];
const PACES = { Slow: 1500, Normal: 1000, Fast: 600 };

function init(random) {
  return { order: ORDERS[0], pace: "Normal", length: START.length, start: START.length, mode: "ready", digits: "", at: 0, passed: 0, misses: 0, right: 0, tries: 0, bests: {}, message: "" };
}

function shown(state, random) {
  let digits = "";
  // Never the same digit twice in a row: it would look like one.
  while (digits.length < state.length) {
    const digit = String(Math.floor(random() * 10));
    if (digit !== digits.at(-1)) digits += digit;
  }
  return { ...state, mode: "show", digits, at: 0, passed: 0 };
}

function step(state, action, random) {
  const fresh = { ...state, mode: "ready", length: state.start, misses: 0, right: 0, tries: 0, digits: "", message: "" };
  if (action.type === "start") return state.mode === "ready" ? shown({ ...fresh }, random) : state.mode === "answered" ? shown(state, random) : state;
  if (action.type === "new") return fresh;
  if (action.type === "restore") return state.mode === "show" ? { ...state, mode: "answered", message: "The row was broken off. Here comes another." } : state;
  if (action.type === "order" && ORDERS.includes(action.value)) return { ...fresh, order: action.value };
  if (action.type === "pace" && PACES[action.value]) return { ...state, pace: action.value };
  const length = Math.round(Number(action.value));
  if (action.type === "length" && length >= 2 && length <= 15) return { ...fresh, start: length, length };
  if (action.type === "tick" && state.mode === "show") {
    const passed = state.passed + Math.min(action.value, 1500);
    if (passed < PACES[state.pace]) return { ...state, passed };
    return state.at + 1 < state.digits.length ? { ...state, at: state.at + 1, passed: 0 } : { ...state, mode: "type", passed: 0 };
  }
  if (action.type !== "answer" || state.mode !== "type") return state;
  return answered(state, String(action.value).replace(/\D/g, ""));
}

function wanted(state) {
  const digits = [...state.digits];
  return (state.order === ORDERS[1] ? digits.reverse() : state.order === ORDERS[2] ? digits.sort() : digits).join("");
}

// A right row makes the next one longer; two wrong rows of a length end the game.
function answered(state, typed) {
  if (!typed) return { ...state, message: "Type the digits." };
  const after = { ...state, mode: "answered", tries: state.tries + 1 };
  if (typed === wanted(state)) {
    const best = Math.max(state.bests[state.order] || 0, state.length);
    return { ...after, right: state.right + 1, length: Math.min(20, state.length + 1), misses: 0, bests: { ...state.bests, [state.order]: best }, message: `Right: ${wanted(state)}. Now ${Math.min(20, state.length + 1)} digits.` };
  }
  const message = `Not right: it was ${wanted(state)}, you typed ${typed}.`;
  return state.misses ? { ...after, mode: "over", misses: 2, message } : { ...after, misses: 1, message: `${message} One more try of this length.` };
}

function view(state) {
  const lines = [];
  const isHidden = state.passed > PACES[state.pace] * 0.8;
  const heads = { ready: "Press Start and watch", type: `Type the ${state.digits.length} digits${state.order === ORDERS[0] ? "" : `, ${state.order.toLowerCase()}`}`, answered: "Press Next", over: `Game over: ${state.length - 1 >= state.start ? `you remembered ${state.length - 1} digits` : "that was hard"}` };
  if (state.mode === "show") lines.push({ text: `Digit ${state.at + 1} of ${state.digits.length}` }, { text: isHidden ? "·" : state.digits[state.at], big: "across the room" });
  else lines.push({ text: heads[state.mode], big: true });
  lines.push({ text: state.message });
  if (state.mode === "type") lines.push({ input: "Digits", action: "answer", button: "Check" });
  if (state.mode === "ready") lines.push({ button: "Start", action: "start" });
  if (state.mode === "answered") lines.push({ button: "Next", action: "start" });
  lines.push({ button: "Begin anew", action: "new" });
  lines.push({ number: state.length, label: "Length" }, { number: state.right, label: "Right" }, { number: state.tries, label: "Rows" }, { number: state.bests[state.order] || 0, label: "Longest" });
  if (state.mode !== "show" && state.mode !== "type") lines.push({ select: "Type them", options: ORDERS, action: "order", value: state.order }, { select: "Pace", options: Object.keys(PACES), action: "pace", value: state.pace }, { input: "Digits at the start", action: "length", kind: "number", button: "Set length", value: state.start });
  if (state.mode === "show") lines.push({ tick: 100 });
  return lines;
}
