// Names into groups by chance, as even as they can be; or into seats.
const START = { groups: 2, names: [] };

function init(random) {
  return { names: START.names, count: START.groups, mode: "groups", groups: [], message: "" };
}

function step(state, action, random) {
  if (action.type === "add") return added(state, String(action.value));
  if (action.type === "remove") return { ...state, names: state.names.filter((name) => name !== action.value), groups: [] };
  if (action.type === "clear") return { ...state, names: [], groups: [] };
  const number = Math.round(Number(action.value));
  if (action.type === "count" && number >= 2 && number <= 20) return { ...state, count: number, groups: [] };
  if (action.type === "mode") return { ...state, mode: action.value === "In groups" ? "groups" : "seats", groups: [] };
  if (action.type === "mix" && state.names.length > 1) return { ...state, groups: mixed(state, random) };
  return state;
}

function added(state, text) {
  const said = text.split(/[,;\n]/).map((name) => name.trim()).filter((name) => name);
  const fresh = said.filter((name) => !state.names.some((other) => other.toLowerCase() === name.toLowerCase()));
  const message = fresh.length < said.length ? "This name is in the list already." : "";
  return { ...state, names: [...state.names, ...new Set(fresh)].slice(0, 100), groups: [], message };
}

function mixed(state, random) {
  const names = [...state.names];
  for (let last = names.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [names[last], names[other]] = [names[other], names[last]];
  }
  if (state.mode === "seats") return [names];
  const count = Math.min(state.count, names.length);
  return Array.from({ length: count }, (_, group) => names.filter((_, index) => index % count === group));
}

function seats(names, columns) {
  const cells = names.map((name, index) => ({ text: name, label: `Seat ${index + 1}: ${name}`, color: "soft" }));
  return Array.from({ length: Math.ceil(names.length / columns) }, (_, row) => cells.slice(row * columns, (row + 1) * columns));
}

function view(state) {
  const isSeats = state.mode === "seats";
  const lines = [
    { text: state.names.length < 2 ? "Add the names" : state.groups.length ? (isSeats ? "Take your seats" : `${state.groups.length} groups`) : "Ready to mix", big: true },
    { button: state.groups.length ? "Mix again" : "Mix", action: "mix", disabled: state.names.length < 2 },
  ];
  if (isSeats && state.groups.length) lines.push({ grid: seats(state.groups[0], Math.min(6, state.count)), label: `Seats, ${state.count} in a row`, size: 90 });
  else state.groups.forEach((names, index) => lines.push({ list: names, label: `Group ${index + 1} (${names.length})` }));
  lines.push(
    { select: "Mix", options: ["In groups", "Into seats"], action: "mode", value: isSeats ? "Into seats" : "In groups" },
    { input: isSeats ? "Seats in a row" : "Number of groups", action: "count", kind: "number", button: "Set number", value: state.count },
    { input: "Name", action: "add", button: "Add" },
    { text: state.message || (state.names.length ? "Press a name to take it out." : "Several names may be typed at once, with commas.") },
    { number: state.names.length, label: "Names" },
  );
  for (const name of state.names) lines.push({ button: `${name} ✕`, action: "remove", value: name });
  if (state.names.length) lines.push({ text: "" }, { button: "Take out all", action: "clear" });
  return lines;
}
