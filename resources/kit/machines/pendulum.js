// A pendulum swings: its length, gravity, how far it is pulled and how much the air slows it down can be set.
const START = { length: 100 };
const PLACES = { Earth: 9.81, Moon: 1.62, Mars: 3.72, Jupiter: 24.79 };
const [WIDE, HIGH] = [420, 380];

function init(random) {
  return begin({ length: START.length, pulled: 40, drag: 2, place: "Earth" });
}

function begin({ length, pulled, drag, place }) {
  return { length, pulled, drag, place, angle: (pulled * Math.PI) / 180, speed: 0, time: 0, swings: 0, lastUp: 0, measured: 0, isRunning: false, trace: [] };
}

const LIMITS = { length: [20, 300], pulled: [-170, 170], drag: [0, 50] };

function step(state, action, random) {
  const [limits, number] = [LIMITS[action.type], Math.round(Number(action.value))];
  if (limits && number >= limits[0] && number <= limits[1]) return action.type === "drag" ? { ...state, drag: number } : begin({ ...state, [action.type]: number });
  if (action.type === "place" && PLACES[action.value]) return begin({ ...state, place: action.value });
  if (action.type === "start") return { ...state, isRunning: true };
  if (action.type === "pause" || action.type === "restore") return { ...state, isRunning: false };
  if (action.type === "reset") return begin(state);
  if (action.type === "push") return { ...state, speed: state.speed + 1.5, isRunning: true };
  if (action.type !== "tick" || !state.isRunning) return state;
  const parts = Math.max(1, Math.round(Math.min(action.value, 100) / 2));
  for (let part = 0; part < parts; part += 1) moved(state, 0.002);
  state.trace = [...state.trace, Math.round(state.angle * 1000) / 1000].slice(-200);
  return state;
}

// A small step with the speed taken in the middle, so that the swing neither grows nor shrinks of itself.
function moved(state, seconds) {
  const push = (angle, speed) => (-PLACES[state.place] / (state.length / 100)) * Math.sin(angle) - (state.drag / 25) * speed;
  const before = state.angle;
  const half = state.speed + (push(state.angle, state.speed) * seconds) / 2;
  state.angle += half * seconds;
  state.speed = half + (push(state.angle, half) * seconds) / 2;
  state.time += seconds;
  // From left to right through the middle: one swing there and back.
  if (before < 0 && state.angle >= 0) {
    if (state.lastUp) state.measured = state.time - state.lastUp;
    if (state.lastUp) state.swings += 1;
    state.lastUp = state.time;
  }
}

function drawing(state) {
  const rope = 60 + (state.length / 300) * 120;
  const [top, x, y] = [190, WIDE / 2 + rope * Math.sin(state.angle), 190 + rope * Math.cos(state.angle)];
  return [
    { path: [[WIDE / 2, top], [WIDE / 2, top + rope]], width: 1, color: "#c3c8d0" },
    { path: [[WIDE / 2 - 60, top], [WIDE / 2 + 60, top]], width: 5, color: "#5b6472" },
    { path: [[WIDE / 2, top], [x, y]], width: 3, color: "#5b6472" },
    { circle: [WIDE / 2, top, 5], color: "#5b6472" },
    { circle: [x, y, 17], color: "#2b6cb0" },
  ];
}

function view(state) {
  const period = 2 * Math.PI * Math.sqrt(state.length / 100 / PLACES[state.place]);
  const degrees = Math.round((state.angle * 180) / Math.PI);
  const most = Math.max(0.2, ...state.trace.map(Math.abs));
  const lines = [
    { canvas: drawing(state), width: WIDE, height: HIGH, background: "#f8f9fb", label: `Pendulum at ${degrees} degrees` },
    state.isRunning ? { button: "Pause", action: "pause" } : { button: "Start", action: "start" },
    { button: "Push", action: "push" },
    { button: "Reset", action: "reset" },
    { number: Math.floor(state.time * 10) / 10, label: "Seconds" },
    { number: state.swings, label: "Swings" },
    { number: Math.round(state.measured * 100) / 100, label: "Measured (s)" },
    { number: Math.round(period * 100) / 100, label: "Small swing (s)" },
    { text: `Small swings take 2π√(length ÷ gravity); gravity is ${PLACES[state.place]} m/s². Wide ones take longer.` },
    { slider: "Length (cm)", least: 20, most: 300, action: "length", value: state.length },
    { slider: "Pulled by (degrees)", least: -170, most: 170, action: "pulled", value: state.pulled },
    { slider: "Air drag", least: 0, most: 50, action: "drag", value: state.drag },
    { select: "Gravity of", options: Object.keys(PLACES), action: "place", value: state.place },
    { keys: { " ": state.isRunning ? "pause" : "start" } },
  ];
  if (state.trace.length > 1) lines.splice(1, 0, { canvas: [{ path: [[0, 45], [WIDE, 45]], width: 1, color: "#c3c8d0" }, { path: state.trace.map((angle, index) => [(index * WIDE) / 200, 45 - (angle / most) * 40]), width: 2, color: "#2b6cb0" }], width: WIDE, height: 90, background: "#f8f9fb", label: "Curve of the swing" });
  if (state.isRunning) lines.push({ tick: 40 });
  return lines;
}
