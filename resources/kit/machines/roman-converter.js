// Numbers to Roman numerals and back.
const SIGNS = [["M", 1000], ["CM", 900], ["D", 500], ["CD", 400], ["C", 100], ["XC", 90], ["L", 50], ["XL", 40], ["X", 10], ["IX", 9], ["V", 5], ["IV", 4], ["I", 1]];
const VALUES = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
const MOST = 3999;

function init(random) {
  return { number: "", roman: "", message: "" };
}

function step(state, action, random) {
  if (action.type === "number") return fromNumber(String(action.value));
  if (action.type === "roman") return fromRoman(String(action.value).slice(0, 40));
  if (action.type === "by") return fromNumber(String(Math.min(MOST, Math.max(1, (Number(state.number) || 0) + action.value))));
  return action.type === "clear" ? init(random) : state;
}

function fromNumber(typed) {
  const number = Number(typed);
  if (typed === "") return { number: "", roman: "", message: "" };
  if (!Number.isInteger(number) || number < 1 || number > MOST) return { number: typed, roman: "", message: `Roman numerals are written for whole numbers from 1 to ${MOST.toLocaleString("en-US")}.` };
  return { number: typed, roman: romanOf(number), message: "" };
}

function fromRoman(typed) {
  const signs = typed.trim().toUpperCase();
  if (!signs) return { number: "", roman: typed, message: "" };
  const wrong = [...new Set(signs)].filter((sign) => !VALUES[sign]);
  if (wrong.length) return { number: "", roman: typed, message: `${wrong.join(" ")} is no Roman sign. The signs are I, V, X, L, C, D and M.` };
  const number = valueOf(signs);
  if (number < 1 || number > MOST) return { number: "", roman: typed, message: `That is more than ${MOST.toLocaleString("en-US")}.` };
  const usual = romanOf(number);
  return { number: String(number), roman: typed, message: usual === signs ? "" : `${number} is usually written ${usual}.` };
}

function romanOf(number) {
  return parts(number).map(([sign]) => sign).join("");
}

// The signs one after the other, each with its value.
function parts(number) {
  const found = [];
  for (const [sign, value] of SIGNS) {
    for (; number >= value; number -= value) found.push([sign, value]);
  }
  return found;
}

// A sign before a larger one is taken away.
function valueOf(signs) {
  const values = [...signs].map((sign) => VALUES[sign]);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] || 0) ? -value : value), 0);
}

function view(state) {
  const number = Number(state.number);
  const isKnown = Number.isInteger(number) && number >= 1 && number <= MOST;
  const lines = [
    { input: "Number", action: "number", kind: "number", live: true, value: state.number },
    { input: "Roman numeral", action: "roman", live: true, value: state.roman },
    { text: isKnown ? `${number} = ${romanOf(number)}` : "Type a number or a Roman numeral", big: true },
    { text: state.message },
    { button: "−1", action: "by", value: -1, disabled: !isKnown || number === 1 },
    { button: "+1", action: "by", value: 1, disabled: number >= MOST },
    { button: "Clear", action: "clear", disabled: !state.number && !state.roman },
  ];
  if (isKnown) lines.push({ list: parts(number).map(([sign, value]) => `${sign} = ${value}`), label: "How it is made" });
  const cells = Object.entries(VALUES).map(([sign, value]) => ({ text: `${sign} ${value}`.padEnd(4), label: `${sign} is ${value}`, color: "soft" }));
  lines.push({ text: "The seven signs" }, { grid: [cells.slice(0, 4), cells.slice(4)], label: "The seven signs", size: 80 });
  return lines;
}
