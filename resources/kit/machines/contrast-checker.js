// How well text can be read on a background: the contrast ratio of WCAG 2, and what it is enough for.
function init(random) {
  return { ink: "#1b1d22", paper: "#ffffff", message: "" };
}

function step(state, action, random) {
  if (action.type === "swap") return { ...state, ink: state.paper, paper: state.ink, message: "" };
  if (action.type === "better") return { ...state, ink: ratio("#000000", state.paper) > ratio("#ffffff", state.paper) ? "#000000" : "#ffffff", message: "" };
  if (action.type !== "ink" && action.type !== "paper") return state;
  const said = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(String(action.value).trim());
  if (!said) return { ...state, message: "Type a color code such as #2b6cb0 or #fff." };
  const code = said[1].length === 3 ? said[1].replace(/./g, "$&$&") : said[1];
  return { ...state, [action.type]: `#${code.toLowerCase()}`, message: "" };
}

function brightness(code) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(code.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one, other) {
  const [light, dark] = [brightness(one), brightness(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function view(state) {
  const value = ratio(state.ink, state.paper);
  // Cut, not rounded: 4.49 must not be shown as enough.
  const shown = Math.floor(value * 100) / 100;
  const told = (name, least) => `${value >= least ? "✓" : "✗"} ${name}: ${value >= least ? "enough" : "not enough"} (${least} : 1)`;
  return [
    { text: `${shown} : 1`, big: true },
    { canvas: [{ text: "Large text", at: [220, 70], size: 44, color: state.ink }, { text: "Small text to be read on this background", at: [220, 140], size: 17, color: state.ink }], width: 440, height: 190, background: state.paper, label: `Text in ${state.ink} on ${state.paper}` },
    { list: [told("Small text, AA", 4.5), told("Large text, AA", 3), told("Small text, AAA", 7), told("Large text, AAA", 4.5), told("Icons and edges", 3)], label: "Enough for" },
    { input: "Text color", action: "ink", button: "Set text", value: state.ink },
    { input: "Background color", action: "paper", button: "Set background", value: state.paper },
    { text: state.message },
    { button: "Swap", action: "swap" },
    { button: "Black or white text", action: "better" },
    { number: shown, label: "Contrast" },
  ];
}
