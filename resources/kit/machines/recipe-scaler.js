// Ingredients with amounts, from so many persons to so many others; fractions are understood and written.
const START = { from: 4, to: 6 };
const SIGNS = { "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8 };
const WRITTEN = [[1 / 8, "⅛"], [1 / 4, "¼"], [1 / 3, "⅓"], [3 / 8, "⅜"], [1 / 2, "½"], [5 / 8, "⅝"], [2 / 3, "⅔"], [3 / 4, "¾"], [7 / 8, "⅞"]];
const WORDS = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, half: 0.5, "half a": 0.5, "half an": 0.5 };
const NUMBER = "(?:\\d+\\s*[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|\\d+\\s+\\d+\\s*[/⁄]\\s*\\d+|\\d+\\s*[/⁄]\\s*\\d+|\\d+(?:[.,]\\d+)?)";
const AMOUNT = new RegExp(`${NUMBER}(?:(\\s*(?:-|–|to|or)\\s*)${NUMBER})?`, "i");
const SAID = /^(\s*[-*•]?\s*)(half an?|half|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=\s)/i;
const NO_AMOUNT = /^\s*(?:°|º|degrees|%|min|minutes?|hours?|hrs?|cm|mm|inch)/i;
const METRIC = /^\s*(?:g|kg|mg|ml|cl|dl|l|gr|grams?|grammes?|kilos?|kilograms?|milliliters?|millilitres?|liters?|litres?)\b/i;
const EXAMPLE = "200 g flour\n1 1/2 cups milk\n3 eggs\n½ tsp salt\n2-3 apples\na pinch of sugar";

function init(random) {
  return { text: "", from: START.from, to: START.to, style: "Fractions", message: "" };
}

function step(state, action, random) {
  if (action.type === "text") return { ...state, text: String(action.value).slice(0, 6000) };
  if (action.type === "from" || action.type === "to") return persons(state, action.type, action.value);
  if (action.type === "by") return persons(state, "to", state.to + action.value);
  if (action.type === "style") return { ...state, style: action.value === "Decimals" ? "Decimals" : "Fractions" };
  if (action.type === "example") return { ...state, text: EXAMPLE };
  return action.type === "clear" ? { ...state, text: "" } : state;
}

function persons(state, which, value) {
  const number = Number(value);
  if (value === "" || !(number > 0) || number > 1000) return { ...state, message: "Type how many persons, from 1 to 1,000." };
  return { ...state, [which]: number, message: "" };
}

function valueOf(said) {
  const text = said.trim().replace("⁄", "/").replace(",", ".");
  const sign = text[text.length - 1];
  if (SIGNS[sign]) return (parseFloat(text) || 0) + SIGNS[sign];
  const parts = /^(?:(\d+)\s+)?(\d+)\s*\/\s*(\d+)$/.exec(text);
  return parts ? Number(parts[1] || 0) + (Number(parts[3]) ? Number(parts[2]) / Number(parts[3]) : 0) : Number(text);
}

function decimal(number) {
  const digits = number >= 100 ? 0 : number >= 10 ? 1 : 2;
  return String(Number(number.toFixed(digits)));
}

// In kitchens parts are measured: 1 ½, not 1.47. What is near no such part stays a decimal number.
function fraction(number) {
  const whole = Math.floor(number + 0.03);
  const rest = number - whole;
  if (Math.abs(rest) <= 0.03 && whole > 0) return String(whole);
  const near = WRITTEN.reduce((best, each) => (Math.abs(each[0] - rest) < Math.abs(best[0] - rest) ? each : best));
  if (Math.abs(near[0] - rest) > 0.045 || whole > 20) return decimal(number);
  return whole ? `${whole} ${near[1]}` : near[1];
}

// The first amount of a line, and what follows a “plus”, times the factor.
function scaled(line, factor, style) {
  const said = SAID.exec(line);
  const numeric = said ? line.replace(SAID, (all, dash, word) => `${dash}${WORDS[word.toLowerCase()]}`) : line;
  const [first, ...more] = numeric.split(/(\s+plus\s+|\s*\+\s*)/i);
  return [first, ...more].map((part, index) => (index % 2 ? part : scaledPart(part, factor, style))).join("");
}

function scaledPart(part, factor, style) {
  const found = AMOUNT.exec(part);
  if (!found) return part;
  const after = part.slice(found.index + found[0].length);
  const isInWord = found.index > 0 && /[\p{L}\d]/u.test(part[found.index - 1]);
  if (NO_AMOUNT.test(after) || isInWord) return part;
  const isDecimal = style === "Decimals" || METRIC.test(after) || /\d[.,]\d/.test(found[0]);
  const write = (number) => (isDecimal ? decimal(number) : fraction(number));
  const [low, high] = found[1] ? found[0].split(found[1]) : [found[0]];
  const joined = write(valueOf(low) * factor) + (high === undefined ? "" : found[1] + write(valueOf(high) * factor));
  return part.slice(0, found.index) + joined + (/^\p{L}/u.test(after) && !METRIC.test(after) ? " " : "") + after;
}

function view(state) {
  const factor = state.to / state.from;
  const wanted = state.text.split("\n").map((line) => line.trim()).filter((line) => line);
  const lines = [
    { input: "Ingredients", action: "text", live: true, lines: 8, value: state.text },
    { button: state.text ? "Clear" : "Example", action: state.text ? "clear" : "example" },
    { input: "The recipe is for (persons)", action: "from", kind: "number", live: true, value: state.from },
    { input: "I cook for (persons)", action: "to", kind: "number", live: true, value: state.to },
    { button: "One person fewer", action: "by", value: -1, disabled: state.to <= 1 },
    { button: "One person more", action: "by", value: 1 },
    { text: state.message || `For ${decimal(state.to)} instead of ${decimal(state.from)}: everything times ${decimal(factor)}`, big: !state.message },
  ];
  if (wanted.length) lines.push({ list: wanted.map((line) => scaled(line, factor, state.style)), label: `For ${decimal(state.to)} persons` });
  else lines.push({ text: "Paste or type the ingredients, one a line, such as “1 1/2 cups flour”." });
  lines.push({ select: "Amounts as", options: ["Fractions", "Decimals"], action: "style", value: state.style });
  return lines;
}
