// A spirograph: a wheel rolls in or round a ring, and a pen in one of its holes draws the curve.
const START = { ring: 96, wheel: 36 };
const SIZE = 480;
const INKS = ["#1b1d22", "#e02020", "#f58220", "#d4a300", "#1f9d55", "#17a2a2", "#2b6cb0", "#7c3aed", "#d6336c"];
const SIDES = ["In the ring", "Round the ring"];

function init(random) {
  return { ring: START.ring, wheel: START.wheel, hole: 70, side: SIDES[0], color: INKS[6], width: 2, layers: [], shown: 1, isRunning: false };
}

function step(state, action, random) {
  const number = Math.round(Number(action.value));
  const limits = { ring: [40, 150], wheel: [8, 120], hole: [10, 100], width: [1, 6] }[action.type];
  if (limits) return number >= limits[0] && number <= limits[1] ? { ...state, [action.type]: number, shown: 1, isRunning: false } : state;
  if (action.type === "side" && SIDES.includes(action.value)) return { ...state, side: action.value, shown: 1, isRunning: false };
  if (action.type === "color") return { ...state, color: action.value };
  if (action.type === "keep" && state.layers.length < 12) return { ...state, layers: [...state.layers, curveOf(state)], color: INKS[(INKS.indexOf(state.color) + 1) % INKS.length] };
  if (action.type === "undo") return { ...state, layers: state.layers.slice(0, -1) };
  if (action.type === "clear") return { ...state, layers: [] };
  if (action.type === "draw") return { ...state, shown: 0, isRunning: true };
  if (action.type === "stop" || action.type === "restore") return { ...state, shown: 1, isRunning: false };
  if (action.type === "tick" && state.isRunning) {
    const shown = Math.min(1, state.shown + Math.min(action.value, 200) / (2500 + 250 * turns(state)));
    return { ...state, shown, isRunning: shown < 1 };
  }
  if (action.type !== "random") return state;
  const side = SIDES[random() < 0.7 ? 0 : 1];
  return { ...state, ring: 60 + Math.floor(random() * 91), wheel: 10 + Math.floor(random() * 60), hole: 40 + Math.floor(random() * 61), side, color: INKS[Math.floor(random() * INKS.length)], shown: 1, isRunning: false };
}

function curveOf({ ring, wheel, hole, side, color, width }) {
  return { ring, wheel, hole, side, color, width };
}

function shared(a, b) {
  return b ? shared(b, a % b) : a;
}

// How often the wheel goes round until the curve is closed.
function turns({ ring, wheel }) {
  return wheel / shared(ring, wheel);
}

// How many points or loops the curve has.
function points(curve) {
  return curve.ring / shared(curve.ring, curve.wheel);
}

function pathOf(curve, share) {
  const { ring, wheel, hole, side } = curve;
  const way = side === SIDES[0] ? -1 : 1;
  const reach = Math.max(Math.abs(ring + way * wheel) + (wheel * hole) / 100, ring);
  const scale = (SIZE / 2 - 8) / reach;
  const all = Math.min(4000, turns(curve) * 160);
  const [arm, pen] = [(ring + way * wheel) * scale, ((wheel * hole) / 100) * scale];
  const path = [];
  for (let at = 0; at <= Math.ceil(all * share); at += 1) {
    const angle = (at / all) * turns(curve) * 2 * Math.PI;
    const spin = ((ring + way * wheel) / wheel) * angle;
    path.push([SIZE / 2 + arm * Math.cos(angle) - way * pen * Math.cos(spin), SIZE / 2 + arm * Math.sin(angle) - pen * Math.sin(spin)]);
  }
  return { path, color: curve.color, width: curve.width };
}

function view(state) {
  const shapes = [...state.layers.map((layer) => pathOf(layer, 1)), pathOf(curveOf(state), state.shown)];
  const lines = [
    { canvas: shapes, width: SIZE, height: SIZE, background: "#ffffff", label: `Spirograph with ${points(state)} points and ${state.layers.length} kept curves` },
    state.isRunning ? { button: "Show at once", action: "stop" } : { button: "Draw slowly", action: "draw" },
    { button: "Random", action: "random" },
    { button: "Keep and draw another", action: "keep", disabled: state.layers.length >= 12 },
    { button: "Take back", action: "undo", disabled: !state.layers.length },
    { button: "Clear", action: "clear", disabled: !state.layers.length },
    { picture: "Save picture" },
    { slider: "Ring", least: 40, most: 150, action: "ring", value: state.ring },
    { slider: "Wheel", least: 8, most: 120, action: "wheel", value: state.wheel },
    { slider: "Pen hole", least: 10, most: 100, action: "hole", value: state.hole },
    { slider: "Line width", least: 1, most: 6, action: "width", value: state.width },
    { select: "The wheel rolls", options: SIDES, action: "side", value: state.side },
    { swatches: INKS, selected: state.color, action: "color", label: "Color" },
    { number: points(state), label: "Points" },
    { number: turns(state), label: "Rounds" },
    { number: state.layers.length, label: "Kept curves" },
  ];
  if (state.isRunning) lines.push({ tick: 40 });
  return lines;
}
