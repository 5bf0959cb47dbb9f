// Timers side by side, each with a name and a time of its own; they also go on while the page is closed.
const START = { timers: [] };
const MOST = 12;

function init(random) {
  return { timers: START.timers.map(timerSaid), name: "", message: "", rung: 0 };
}

// "Pasta 10 minutes" → a timer; without a time it has five minutes.
function timerSaid(text) {
  const [, name, number, unit] = /^(.*?)(?: for| at|:)? *(\d+)? *(s|m|h)?[a-z]*\.?$/i.exec(text) || [];
  const length = number ? Number(number) * { s: 1000, m: 60000, h: 3600000 }[(unit || "m").toLowerCase()] : 300000;
  return timer(number && name ? name : text, length);
}

function timer(name, length) {
  return { name: name[0].toUpperCase() + name.slice(1), length, left: length, ends: 0 };
}

function step(state, action, random) {
  if (action.type === "tick" || action.type === "restore") return passed(state, action.time);
  if (action.type === "name") return { ...state, name: String(action.value), message: "" };
  if (action.type === "add") return added(state, action.value);
  if (action.type === "all") return { ...state, timers: state.timers.map((each) => (each.ends || !each.left ? each : { ...each, ends: action.time + each.left })) };
  const each = state.timers[action.value];
  if (!each) return state;
  if (action.type === "remove") state.timers.splice(action.value, 1);
  if (action.type === "reset") Object.assign(each, { left: each.length, ends: 0 });
  if (action.type === "start" && each.left && !each.ends) each.ends = action.time + each.left;
  if (action.type === "pause" && each.ends) Object.assign(each, { left: Math.max(0, each.ends - action.time), ends: 0 });
  return state;
}

function added(state, value) {
  const minutes = Number(value);
  if (!state.name.trim()) return { ...state, message: "Type a name first." };
  if (value === "" || !(minutes > 0) || minutes > 1440) return { ...state, message: "Type the minutes, from 0.1 to 1,440." };
  if (state.timers.length >= MOST) return { ...state, message: "There is no room for more timers." };
  return { ...state, timers: [...state.timers, timer(state.name.trim(), Math.round(minutes * 60000))], name: "", message: "" };
}

function passed(state, now) {
  for (const each of state.timers.filter((one) => one.ends)) {
    each.left = Math.max(0, each.ends - now);
    if (each.left === 0) each.ends = 0;
    if (each.left === 0) state.rung += 1;
  }
  return state;
}

function clock(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours ? `${hours}:${String(minutes).padStart(2, "0")}` : minutes}:${String(seconds % 60).padStart(2, "0")}`;
}

function view(state) {
  const lines = [];
  if (!state.timers.length) lines.push({ text: "Add your first timer", big: true });
  if (state.timers.filter((each) => each.left && !each.ends).length > 1) lines.push({ button: "Start all", action: "all" });
  state.timers.forEach((each, index) => {
    const color = each.left ? (each.ends ? "accent" : undefined) : "bad";
    lines.push({ text: `${each.name} ${each.left ? clock(each.left) : "is done!"}`, big: true, color });
    if (each.ends) lines.push({ button: `Pause ${each.name}`, action: "pause", value: index });
    else if (each.left) lines.push({ button: `Start ${each.name}`, action: "start", value: index });
    lines.push({ button: `Reset ${each.name}`, action: "reset", value: index }, { button: `Remove ${each.name}`, action: "remove", value: index });
  });
  lines.push({ text: "New timer" });
  lines.push({ input: "Name", action: "name", live: true, value: state.name });
  lines.push({ input: "Minutes", action: "add", kind: "number", button: "Add timer" });
  lines.push({ text: state.message });
  if (state.rung) lines.push({ sound: 880, ms: 900, id: state.rung });
  if (state.timers.some((each) => each.ends)) lines.push({ tick: 200 });
  return lines;
}
