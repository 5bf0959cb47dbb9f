// Plays a machine without a page: every button, cell and key, in an order drawn from a seed, and looks at each screen.
// Needs machine-rules.js before it. Given to the V8 isolate together with the machine; never part of an app.
function tryMachine(seed, rounds) {
  let drawn = seed;
  const random = () => { drawn = (drawn * 1103515245 + 12345) % 2147483648; return drawn / 2147483648; };
  const copy = (value) => JSON.parse(JSON.stringify(value));
  let state = copy(init(random));
  const seen = new Set([JSON.stringify(state)]);
  const tried = new Set();
  const screens = [];
  for (let round = 0; round < rounds; round++) {
    const lines = view(copy(state));
    const problem = Kit.machineProblem(lines);
    if (problem) return { problem, states: seen.size, actions: tried.size };
    if (round % 7 === 0) screens.push(JSON.stringify(lines));
    const offered = offers(lines, random);
    if (offered.length === 0) return { problem: "there is nothing to press", states: seen.size, actions: 0 };
    const action = offered[Math.floor(random() * offered.length)];
    tried.add(action.type);
    const next = step(copy(state), { ...action, time: round * 100 }, random);
    if (next === undefined || next === null || typeof next !== "object") return { problem: "step does not return a state", states: seen.size, actions: tried.size };
    state = copy(next);
    seen.add(JSON.stringify(state));
  }
  return { problem: seen.size < 3 ? "nothing changes when it is used" : "", states: seen.size, actions: tried.size, screens };
}

function offers(lines, random) {
  const found = [];
  const offer = (type, value) => found.push({ type, value });
  for (const line of lines) {
    if (line.button !== undefined && !line.disabled) offer(line.action, line.value);
    if (line.grid) for (const row of line.grid) for (const cell of row) if (cell.action && !cell.disabled) offer(cell.action, cell.value);
    if (line.swatches) offer(line.action, line.swatches[Math.floor(random() * line.swatches.length)]);
    if (line.select) offer(line.action, line.options[Math.floor(random() * line.options.length)]);
    if (line.input) offer(line.action, line.kind === "number" ? Math.floor(random() * 100) : "word");
    if (line.slider) offer(line.action, line.least + Math.floor(random() * (line.most - line.least + 1)));
    if (line.canvas && line.action) offer(line.action, { x: random() * line.width, y: random() * line.height, phase: ["start", "move", "end"][Math.floor(random() * 3)] });
    if (line.keys) for (const [key, name] of Object.entries(line.keys)) offer(name, key);
    if (line.tick) offer(line.action || "tick", line.tick);
  }
  return found;
}
