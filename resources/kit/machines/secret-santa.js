// Who gives to whom: nobody draws the own name, and each is drawn once. One after the other looks at the own name.
const START = { names: [] };

function init(random) {
  return { names: START.names, to: [], at: -1, isShown: false, isListed: false, message: "" };
}

function step(state, action, random) {
  if (action.type === "add") return added(state, String(action.value));
  if (action.type === "remove") return open({ ...state, names: state.names.filter((name) => name !== action.value) });
  if (action.type === "draw" && state.names.length > 2) return drawn(state, random);
  if (action.type === "again") return open(state);
  if (action.type === "list" && state.to.length) return { ...state, isListed: !state.isListed };
  if (action.type === "show" && state.to.length) return { ...state, isShown: true };
  if (action.type === "next" && state.isShown) return { ...state, isShown: false, at: state.at + 1 };
  return state;
}

function open(state) {
  return { ...state, to: [], at: -1, isShown: false, isListed: false, message: "" };
}

function added(state, text) {
  const said = text.split(",").map((name) => name.trim()).filter((name) => name);
  const fresh = said.filter((name) => !state.names.some((other) => other.toLowerCase() === name.toLowerCase()));
  const message = fresh.length < said.length ? "This name is in the list already." : "";
  return { ...open(state), names: [...state.names, ...new Set(fresh)].slice(0, 60), message };
}

// The names in one mixed ring, each giving to the next: so nobody gets the own name.
function drawn(state, random) {
  const ring = [...state.names];
  for (let last = ring.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [ring[last], ring[other]] = [ring[other], ring[last]];
  }
  const to = state.names.map((name) => ring[(ring.indexOf(name) + 1) % ring.length]);
  return { ...open(state), to, at: 0 };
}

function view(state) {
  if (!state.to.length) return viewOfNames(state);
  const name = state.names[state.at];
  const lines = [];
  if (!name) lines.push({ text: "Everybody has looked. Have fun!", big: true });
  else if (state.isShown) lines.push({ text: `${name}, you give to ${state.to[state.at]}`, big: true }, { button: "I know, hide it", action: "next" });
  else lines.push({ text: `It is ${name}'s turn to look`, big: true }, { text: "Nobody else should see the screen." }, { button: `I am ${name}, show me`, action: "show" });
  lines.push({ number: Math.min(state.at, state.names.length), label: "Have looked" }, { number: state.names.length, label: "People" });
  lines.push({ button: state.isListed ? "Hide the list" : "Show all as a list", action: "list" }, { button: "Back to the names", action: "again" });
  if (state.isListed) lines.push({ list: state.names.map((each, index) => `${each} gives to ${state.to[index]}`), label: "Who gives to whom" });
  return lines;
}

function viewOfNames(state) {
  const lines = [
    { text: state.names.length < 3 ? "Add at least three names" : "Ready to draw", big: true },
    { input: "Name", action: "add", button: "Add" },
    { text: state.message },
    { button: "Draw the names", action: "draw", disabled: state.names.length < 3 },
    { number: state.names.length, label: "People" },
    { text: state.names.length ? "Press a name to take it out." : "Several names may be typed at once, with commas." },
  ];
  for (const name of state.names) lines.push({ button: `${name} ✕`, action: "remove", value: name });
  return lines;
}
