// Names onto tables by chance; who shall not sit beside whom does not, as far as it can be done.
const START = { seats: 6, names: [] };
const RULES = ["Not side by side", "Not at one table"];
const MOST_NAMES = 120;

function init(random) {
  return { names: START.names, seats: START.seats, apart: [], rule: RULES[0], tables: [], message: "" };
}

function step(state, action, random) {
  if (action.type === "add") return added(state, String(action.value));
  if (action.type === "remove") return without(state, action.value);
  if (action.type === "empty") return { ...state, names: [], apart: [], tables: [], message: "" };
  if (action.type === "apart") return keptApart(state, String(action.value));
  if (action.type === "together") return { ...state, apart: state.apart.filter((_, index) => index !== action.value), message: "" };
  if (action.type === "rule" && RULES.includes(action.value)) return { ...state, rule: action.value };
  if (action.type === "seat" && state.names.length > 1) return { ...state, tables: seated(state, random), message: "" };
  const number = Math.round(Number(action.value));
  if (action.type !== "seats") return state;
  return action.value !== "" && number >= 2 && number <= 20 ? { ...state, seats: number, tables: [], message: "" } : { ...state, message: "A table has from 2 to 20 seats." };
}

function listed(text) {
  return [...new Set(text.split(/[,;\n]/).map((name) => name.trim()).filter((name) => name))];
}

const same = (first, second) => first.toLowerCase() === second.toLowerCase();

function added(state, text) {
  const said = listed(text);
  const fresh = said.filter((name) => !state.names.some((other) => same(other, name)));
  const names = [...state.names, ...fresh].slice(0, MOST_NAMES);
  return { ...state, names, tables: fresh.length ? [] : state.tables, message: fresh.length < said.length ? "This name is in the list already." : "" };
}

function without(state, name) {
  return { ...state, names: state.names.filter((each) => each !== name), apart: state.apart.filter((pair) => !pair.includes(name)), tables: [], message: "" };
}

// “Ann, Bob” or “Ann and Bob”: every two of those named.
function keptApart(state, text) {
  const said = listed(text.replace(/ (?:and|not beside|not next to|&|\/) /gi, ",")).map((name) => state.names.find((other) => same(other, name)) || name);
  const unknown = said.filter((name) => !state.names.includes(name));
  if (said.length < 2) return { ...state, message: "Type two names, such as Ann, Bob." };
  if (unknown.length) return { ...state, message: `${unknown.join(" and ")} ${unknown.length > 1 ? "are" : "is"} not in the list of names.` };
  const pairs = said.flatMap((name, index) => said.slice(index + 1).map((other) => [name, other]));
  const fresh = pairs.filter(([first, second]) => !state.apart.some((pair) => pair.includes(first) && pair.includes(second)));
  return { ...state, apart: [...state.apart, ...fresh].slice(0, 100), message: "" };
}

// Tables as even as they can be; places around a table, so that the last sits beside the first.
function sizes(state) {
  const count = Math.ceil(state.names.length / state.seats);
  return Array.from({ length: count }, (_, table) => Math.floor((state.names.length + table) / count)).reverse();
}

function broken(order, tableSizes, state) {
  let at = 0;
  const found = [];
  for (const size of tableSizes) {
    const table = order.slice(at, (at += size));
    const beside = (first, second) => state.rule === RULES[1] || Math.abs(first - second) === 1 || Math.abs(first - second) === size - 1;
    for (const [first, second] of state.apart) {
      const places = [table.indexOf(first), table.indexOf(second)];
      if (!places.includes(-1) && beside(...places)) found.push([first, second]);
    }
  }
  return found;
}

// Mixed by chance, then two places are changed as long as that helps.
function seated(state, random) {
  const tableSizes = sizes(state);
  const any = () => Math.floor(random() * state.names.length);
  let best = null;
  for (let attempt = 0; attempt < 6 && (!best || best.wrong); attempt += 1) {
    const order = [...state.names];
    for (let last = order.length - 1; last > 0; last -= 1) swap(order, last, Math.floor(random() * (last + 1)));
    let wrong = broken(order, tableSizes, state).length;
    for (let n = 0; n < 400 && wrong; n += 1) {
      const [first, second] = [order.indexOf(broken(order, tableSizes, state)[0][0]), any()];
      swap(order, first, second);
      const now = broken(order, tableSizes, state).length;
      if (now > wrong) swap(order, first, second);
      else wrong = now;
    }
    if (!best || wrong < best.wrong) best = { order, wrong };
  }
  let at = 0;
  return tableSizes.map((size) => best.order.slice(at, (at += size)));
}

function swap(items, first, second) {
  [items[first], items[second]] = [items[second], items[first]];
}

function table(names, number) {
  const shapes = [{ circle: [220, 140, 62], color: "soft" }, { text: `Table ${number}`, at: [220, 140], size: 20 }];
  names.forEach((name, index) => {
    const angle = (index / names.length) * 2 * Math.PI;
    const [x, y] = [Math.sin(angle), -Math.cos(angle)];
    const short = name.length > 14 ? `${name.slice(0, 13)}…` : name;
    shapes.push({ circle: [220 + 76 * x, 140 + 76 * y, 7], color: "accent" }, { text: short, at: [220 + (92 + 4.8 * short.length) * x, 140 + 110 * y], size: 18 });
  });
  return shapes;
}

function view(state) {
  const wrong = state.tables.length ? broken(state.tables.flat(), state.tables.map((names) => names.length), state) : [];
  const lines = [
    { text: state.names.length < 2 ? "Add the names" : !state.tables.length ? "Ready to seat" : `${state.names.length} at ${state.tables.length} ${state.tables.length > 1 ? "tables" : "table"}`, big: true },
    { button: state.tables.length ? "Seat anew" : "Seat by chance", action: "seat", color: "accent", disabled: state.names.length < 2 },
  ];
  if (state.tables.length && state.apart.length) lines.push({ text: wrong.length ? `Could not be kept apart: ${wrong.map((pair) => pair.join(" and ")).join("; ")}` : "All wishes are kept.", color: wrong.length ? "bad" : "good" });
  state.tables.forEach((names, index) => lines.push({ canvas: table(names, index + 1), width: 440, height: 280, label: `Table ${index + 1}, seen from above` }, { list: names, label: `Table ${index + 1}, one beside the other (${names.length})` }));
  lines.push(
    { input: "Names", action: "add", lines: 4, button: "Add names" },
    { input: "Seats at a table", action: "seats", kind: "number", button: "Set seats", value: state.seats },
    { input: "Not beside each other", action: "apart", button: "Keep apart" },
    { select: "Apart means", options: RULES, action: "rule", value: state.rule },
    { text: state.message || (state.names.length ? "Press a name or a pair to take it out." : "Names stand one a line, or with commas between.") },
    { number: state.names.length, label: "Names in all" },
    { number: Math.ceil(state.names.length / state.seats), label: "Tables" },
  );
  state.apart.slice(0, 40).forEach((pair, index) => lines.push({ button: `${pair.join(" | ")} ✕`, action: "together", value: index, color: "soft" }));
  for (const name of state.names) lines.push({ button: `${name} ✕`, action: "remove", value: name });
  if (state.names.length) lines.push({ text: "" }, { button: "Take out all", action: "empty" });
  return lines.slice(0, 200);
}
