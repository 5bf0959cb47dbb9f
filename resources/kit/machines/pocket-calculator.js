// A calculator with keys, as it lies on a desk.
const KEYS = [["C", "±", "%", "÷"], ["7", "8", "9", "×"], ["4", "5", "6", "−"], ["1", "2", "3", "+"], ["0", ".", "⌫", "="]];
const NAMES = { C: "Clear", "±": "Plus or minus", "%": "Percent", "÷": "Divide", "×": "Multiply", "−": "Minus", "+": "Plus", ".": "Point", "⌫": "Delete", "=": "Equals" };

function init(random) {
  return { shown: "0", first: null, operator: "", isFresh: true, history: [], last: null };
}

function step(state, action, random) {
  if (action.type === "key") return press(state, action.value);
  if (action.type === "typed") return press(state, { "/": "÷", "*": "×", "-": "−", Enter: "=", Backspace: "⌫", Escape: "C", ",": "." }[action.value] || String(action.value));
  if (action.type === "forget") return { ...state, history: [] };
  return state;
}

function press(state, key) {
  if (/^[0-9]$/.test(key)) return digit(state, key);
  if (key === ".") return state.isFresh ? { ...state, shown: "0.", isFresh: false } : state.shown.includes(".") ? state : { ...state, shown: state.shown + "." };
  if (key === "C" || key === "c") return { ...init(), history: state.history };
  if (state.shown === "Error") return state;
  if (key === "⌫") return state.isFresh ? state : { ...state, shown: state.shown.replace(/.$/, "").replace(/^-?$/, "0") };
  if (key === "±") return { ...state, shown: Number(state.shown) === 0 ? state.shown : state.shown.startsWith("-") ? state.shown.slice(1) : "-" + state.shown };
  if (key === "%") return { ...state, shown: asText(Number(state.shown) / 100), isFresh: true };
  if (key === "=") return equals(state);
  return NAMES[key] ? operator(state, key) : state;
}

function digit(state, key) {
  const base = state.isFresh || state.shown === "0" || state.shown === "Error" ? "" : state.shown;
  return base.length >= 15 ? state : { ...state, shown: base + key, isFresh: false };
}

function operator(state, sign) {
  if (state.operator && !state.isFresh) state = equals(state);
  if (state.shown === "Error") return state;
  return { ...state, first: Number(state.shown), operator: sign, isFresh: true };
}

function equals(state) {
  if (!state.operator) return state;
  const second = Number(state.shown);
  const results = { "+": state.first + second, "−": state.first - second, "×": state.first * second, "÷": second === 0 ? NaN : state.first / second };
  const shown = asText(results[state.operator]);
  const line = `${asText(state.first)} ${state.operator} ${asText(second)} = ${shown}`;
  return { ...state, shown, first: null, operator: "", isFresh: true, history: [line, ...state.history].slice(0, 8) };
}

// Twelve figures are what can be trusted: 0.1 + 0.2 is 0.3.
function asText(number) {
  return Number.isFinite(number) ? String(Number(number.toPrecision(12))) : "Error";
}

function view(state) {
  const cell = (key) => ({ text: key, label: NAMES[key] ? `${key} ${NAMES[key]}` : key, color: "÷×−+=".includes(key) ? "accent" : /[0-9.]/.test(key) ? undefined : "soft", action: "key", value: key });
  const keys = {};
  for (const key of "0123456789+-*/.,=%".split("").concat(["Enter", "Backspace", "Escape"])) keys[key] = "typed";
  const lines = [
    { text: state.operator ? `${asText(state.first)} ${state.operator}` : "Ready" },
    { text: state.shown, big: true },
    { grid: KEYS.map((row) => row.map(cell)), label: "Calculator keys", size: 74 },
    { keys },
  ];
  if (state.history.length) lines.push({ list: state.history, label: "History" }, { button: "Clear history", action: "forget" });
  return lines;
}
