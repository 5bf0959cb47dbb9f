// Press the cookie; buy helpers that bake on their own.
const HELPERS = { Grandma: { price: 15, rate: 0.5 }, Oven: { price: 100, rate: 4 }, Bakery: { price: 600, rate: 25 } };

function init(random) {
  return { cookies: 0, pressed: 0, helpers: { Grandma: 0, Oven: 0, Bakery: 0 } };
}

function price(state, name) {
  return Math.ceil(HELPERS[name].price * 1.15 ** state.helpers[name]);
}

function rate(state) {
  return Object.keys(HELPERS).reduce((sum, name) => sum + HELPERS[name].rate * state.helpers[name], 0);
}

function step(state, action, random) {
  if (action.type === "new") return init(random);
  if (action.type === "press") return { ...state, cookies: state.cookies + 1, pressed: state.pressed + 1 };
  if (action.type === "tick") return { ...state, cookies: state.cookies + (rate(state) * Math.min(action.value, 5000)) / 1000 };
  if (action.type !== "buy" || !HELPERS[action.value] || state.cookies < price(state, action.value)) return state;
  return { ...state, cookies: state.cookies - price(state, action.value), helpers: { ...state.helpers, [action.value]: state.helpers[action.value] + 1 } };
}

function view(state) {
  const lines = [
    { grid: [[{ text: "Cookie", action: "press", color: "soft" }]], label: "Press the cookie", size: 180 },
    { number: Math.floor(state.cookies), label: "Cookies" },
    { number: Math.round(rate(state) * 10) / 10, label: "Each second" },
    { number: state.pressed, label: "Presses" },
  ];
  for (const name of Object.keys(HELPERS)) lines.push({ button: `${name} (${state.helpers[name]}): buy for ${price(state, name)}`, action: "buy", value: name, disabled: state.cookies < price(state, name) });
  lines.push({ text: "Helpers bake while the page is open." }, { button: "New game", action: "new" });
  if (rate(state) > 0) lines.push({ tick: 250 });
  return lines;
}
