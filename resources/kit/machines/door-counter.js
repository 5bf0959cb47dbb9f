// People in and out at a door: how many are inside, how many may still come in, and a stop when it is full.
const START = { limit: 50 };

function init(random) {
  return { limit: START.limit, near: 5, entered: 0, left: 0, most: 0, before: [], message: "" };
}

function step(state, action, random) {
  const number = Math.round(Number(action.value));
  if (action.type === "in") return entered(state, Math.max(1, number || 1));
  if (action.type === "out") return inside(state) ? { ...kept(state), left: state.left + 1 } : state;
  if (action.type === "undo") return undone(state);
  if (action.type === "new") return { ...kept(state), entered: 0, left: 0, most: 0 };
  if (action.type === "limit") {
    if (action.value !== "" && number >= 1 && number <= 100000) return { ...state, limit: number, message: "" };
    return { ...state, message: "Type a limit from 1 to 100,000." };
  }
  if (action.type === "near" && action.value !== "" && number >= 0 && number <= 100000) return { ...state, near: number, message: "" };
  return state;
}

function inside(state) {
  return state.entered - state.left;
}

function entered(state, people) {
  if (inside(state) + people > state.limit) return { ...state, message: people > 1 ? `There is no room for ${people} more.` : "" };
  const next = { ...kept(state), entered: state.entered + people };
  return { ...next, most: Math.max(next.most, inside(next)) };
}

function kept(state) {
  return { ...state, message: "", before: [...state.before, [state.entered, state.left, state.most]].slice(-200) };
}

function undone(state) {
  if (!state.before.length) return state;
  const [entered, left, most] = state.before[state.before.length - 1];
  return { ...state, entered, left, most, before: state.before.slice(0, -1), message: "" };
}

function view(state) {
  const now = inside(state);
  const room = state.limit - now;
  const isNear = room > 0 && room <= state.near;
  const word = room < 0 ? `${-room} too many inside: let people out` : room === 0 ? "Full: nobody may come in" : isNear ? `Nearly full: ${room} may still come in` : `${room} may still come in`;
  const [sign, back, ink] = room <= 0 ? ["STOP: full", "#c53030", "#ffffff"] : isNear ? ["Nearly full", "#f2c94c", "#1b1d22"] : ["Come in", "#1f7a45", "#ffffff"];
  const share = Math.min(1, now / state.limit);
  const lines = [
    { text: String(now), big: "across the room" },
    { canvas: [{ rect: [0, 0, 600, 120], color: back }, { text: sign, at: [300, 52], size: 54, color: ink }, { rect: [0, 96, 600 * share, 24], color: ink }], width: 600, height: 120, label: `${sign}, ${Math.round(share * 100)} % full` },
    { text: word, big: true },
    { grid: [[{ text: "In", action: "in", value: 1, color: "accent", disabled: room <= 0 }, { text: "Out", action: "out", disabled: now === 0 }]], label: "One person", size: 140 },
    { button: "2 in", action: "in", value: 2, disabled: room < 2 },
    { button: "5 in", action: "in", value: 5, disabled: room < 5 },
    { button: "Undo", action: "undo", disabled: !state.before.length },
    { number: now, label: "Inside" },
    { number: Math.max(0, room), label: "May still come in" },
    { number: state.entered, label: "Came in" },
    { number: state.left, label: "Went out" },
    { number: state.most, label: "Most at once" },
    { input: "Limit", action: "limit", kind: "number", button: "Set limit", value: state.limit },
    { input: "Warn when so many may still come in", action: "near", kind: "number", button: "Set warning", value: state.near },
    { text: state.message || "Keys: + or arrow up for in, − or arrow down for out." },
    { button: "Begin anew", action: "new", disabled: !state.entered },
    { keys: { "+": "in", ArrowUp: "in", "-": "out", ArrowDown: "out" } },
  ];
  if (room <= 0) lines.push({ sound: 392, ms: 500, id: "full" });
  else if (isNear) lines.push({ sound: 660, ms: 150, id: "near" });
  return lines;
}
