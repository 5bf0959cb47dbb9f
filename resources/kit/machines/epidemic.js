// An illness spreads: dots walk about, pass it on when they meet, get well and are immune. Below, the curve of each day.
const START = { people: 120 };
const [WIDE, HIGH, NEAR, DAY] = [480, 300, 11, 6];
const COLORS = { well: "#2b6cb0", ill: "#e02020", immune: "#7d8590" };

function init(random) {
  return begin({ people: START.people, chance: 40, days: 14, immune: 0, home: 0 }, random);
}

function begin({ people, chance, days, immune, home }, random) {
  const dots = Array.from({ length: people }, (_, index) => ({
    x: Math.round(random() * WIDE), y: Math.round(random() * HIGH), turn: Math.round(random() * 628) / 100,
    is: index < 2 ? "ill" : index < 2 + Math.round(((people - 2) * immune) / 100) ? "immune" : "well",
    since: 0, isHome: (index * 37) % 100 < home && index >= 2,
  }));
  return { people, chance, days, immune, home, dots, beats: 0, isRunning: false, curve: [countsOf(dots)], caught: 0 };
}

function countsOf(dots) {
  return ["well", "ill", "immune"].map((kind) => dots.filter((dot) => dot.is === kind).length);
}

const LIMITS = { people: [20, 300], chance: [0, 100], days: [2, 40], immune: [0, 95], home: [0, 90] };

function step(state, action, random) {
  const [limits, number] = [LIMITS[action.type], Math.round(Number(action.value))];
  if (limits && number >= limits[0] && number <= limits[1]) {
    const after = { ...state, [action.type]: number };
    return ["chance", "days"].includes(action.type) ? after : begin(after, random);
  }
  if (action.type === "start") return isOver(state) ? { ...begin(state, random), isRunning: true } : { ...state, isRunning: true };
  if (action.type === "pause" || action.type === "restore") return { ...state, isRunning: false };
  if (action.type === "new") return begin(state, random);
  if (action.type === "day") return isOver(state) ? state : days(state, DAY - (state.beats % DAY), random);
  if (action.type !== "tick" || !state.isRunning) return state;
  return days(state, 1, random);
}

function days(state, beats, random) {
  for (let beat = 0; beat < beats && !isOver(state); beat += 1) lived(state, random);
  if (isOver(state)) state.isRunning = false;
  return state;
}

function isOver(state) {
  return !state.dots.some((dot) => dot.is === "ill");
}

function lived(state, random) {
  state.beats += 1;
  for (const dot of state.dots) {
    if (dot.isHome) continue;
    dot.turn = Math.round((dot.turn + (random() - 0.5) * 0.8) * 100) / 100;
    const [x, y] = [dot.x + 6 * Math.cos(dot.turn), dot.y + 6 * Math.sin(dot.turn)];
    if (x < 4 || x > WIDE - 4 || y < 4 || y > HIGH - 4) dot.turn = Math.round((dot.turn + 2.2) * 100) / 100;
    [dot.x, dot.y] = [Math.round(Math.min(WIDE - 4, Math.max(4, x))), Math.round(Math.min(HIGH - 4, Math.max(4, y)))];
  }
  const [ill, well] = [state.dots.filter((dot) => dot.is === "ill"), state.dots.filter((dot) => dot.is === "well")];
  for (const dot of well) {
    const met = ill.filter((other) => Math.abs(other.x - dot.x) < NEAR && Math.abs(other.y - dot.y) < NEAR).length;
    // The chance is that of a day beside somebody ill.
    if (met && random() < 1 - Math.pow(1 - state.chance / 100, (met * 2) / DAY)) Object.assign(dot, { is: "ill", since: state.beats });
  }
  for (const dot of ill) if (state.beats - dot.since >= state.days * DAY) dot.is = "immune";
  if (state.beats % DAY === 0 || isOver(state)) state.curve = [...state.curve, countsOf(state.dots)].slice(-400);
}

function curveShapes(state) {
  const [wide, high] = [480, 150];
  const days = Math.max(30, state.curve.length - 1);
  const shapes = [];
  state.curve.forEach(([, ill, immune], day) => {
    const x = (day * wide) / days;
    const [illHigh, immuneHigh] = [(ill * high) / state.people, (immune * high) / state.people];
    shapes.push({ rect: [x, 0, wide / days + 0.5, immuneHigh], color: "#c3c8d0" }, { rect: [x, high - illHigh, wide / days + 0.5, illHigh], color: COLORS.ill });
  });
  return shapes;
}

function view(state) {
  const [well, ill, immune] = countsOf(state.dots);
  const day = Math.floor(state.beats / DAY);
  const peak = Math.max(...state.curve.map((counts) => counts[1]));
  const [start] = state.curve;
  const caught = start[0] - well;
  const lines = [
    { text: isOver(state) ? `Over after ${day} days: ${caught} of ${start[0]} caught it` : `Day ${day}`, big: true },
    { canvas: state.dots.map((dot) => ({ circle: [dot.x, dot.y, dot.is === "ill" ? 6 : 5], color: COLORS[dot.is] })), width: WIDE, height: HIGH, background: "#f8f9fb", label: `${well} well, ${ill} ill, ${immune} immune` },
    { canvas: curveShapes(state), width: 480, height: 150, background: "#dbe8f6", label: `Curve of ${day} days: at most ${peak} ill at once` },
    { text: "Red: ill, blue: not yet ill, gray: immune." },
    state.isRunning ? { button: "Pause", action: "pause" } : { button: isOver(state) ? "Start again" : "Start", action: "start" },
    { button: "One day", action: "day", disabled: isOver(state) || state.isRunning },
    { button: "Begin anew", action: "new" },
    { number: well, label: "Well" },
    { number: ill, label: "Ill" },
    { number: immune, label: "Immune" },
    { number: peak, label: "Most ill at once" },
    { slider: "Chance to pass it on (%)", least: 0, most: 100, action: "chance", value: state.chance },
    { slider: "Days until well", least: 2, most: 40, action: "days", value: state.days },
    { slider: "Immune at the start (%)", least: 0, most: 95, action: "immune", value: state.immune },
    { slider: "Stay at home (%)", least: 0, most: 90, action: "home", value: state.home },
    { slider: "People", least: 20, most: 300, step: 10, action: "people", value: state.people },
    { keys: { " ": state.isRunning ? "pause" : "start" } },
  ];
  if (state.isRunning) lines.push({ tick: 80 });
  return lines;
}
