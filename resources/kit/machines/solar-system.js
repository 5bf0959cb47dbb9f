// The sun and its planets on their way round it, as fast as one likes; a press on a planet tells about it.
const PLANETS = [
  { name: "Mercury", days: 88, far: 57.9, wide: 4879, moons: 0, color: "#9a8f86", says: "the smallest planet, and the nearest to the sun" },
  { name: "Venus", days: 224.7, far: 108.2, wide: 12104, moons: 0, color: "#d9b36c", says: "the hottest planet, always in clouds" },
  { name: "Earth", days: 365.26, far: 149.6, wide: 12756, moons: 1, color: "#3b82f6", says: "where we live" },
  { name: "Mars", days: 687, far: 228, wide: 6792, moons: 2, color: "#d9532c", says: "the red planet, with the highest volcano" },
  { name: "Jupiter", days: 4331, far: 778.5, wide: 142984, moons: 95, color: "#d8a878", says: "the largest planet, with a storm wider than the Earth" },
  { name: "Saturn", days: 10747, far: 1432, wide: 120536, moons: 274, color: "#e3cf98", says: "the planet with the great rings" },
  { name: "Uranus", days: 30589, far: 2867, wide: 51118, moons: 28, color: "#7fd4d9", says: "the planet that lies on its side" },
  { name: "Neptune", days: 59800, far: 4515, wide: 49528, moons: 16, color: "#4f6bed", says: "the planet farthest from the sun" },
];
const [SIZE, MIDDLE] = [480, 240];
const SPEEDS = { "1 day a second": 1, "10 days a second": 10, "1 month a second": 30.44, "1 year a second": 365.25, "10 years a second": 3652.5 };
const SHOWN = { "All planets": 8, "Inner planets": 4 };

function init(random) {
  return { day: 0, speed: "1 month a second", shown: "All planets", chosen: "Earth", isRunning: false };
}

function step(state, action, random) {
  if (action.type === "start") return { ...state, isRunning: true };
  if (action.type === "pause" || action.type === "restore") return { ...state, isRunning: false };
  if (action.type === "reset") return { ...state, day: 0, isRunning: false };
  if (action.type === "day") return { ...state, day: state.day + 1 };
  if (action.type === "year") return { ...state, day: state.day + 365.25 };
  if (action.type === "speed" && SPEEDS[action.value]) return { ...state, speed: action.value };
  if (action.type === "shown" && SHOWN[action.value]) return { ...state, shown: action.value };
  if (action.type === "choose" && PLANETS.some((planet) => planet.name === action.value)) return { ...state, chosen: action.value };
  if (action.type === "press" && action.value && action.value.phase === "start") return { ...state, chosen: nearest(state, action.value) || state.chosen };
  if (action.type !== "tick" || !state.isRunning) return state;
  return { ...state, day: state.day + (Math.min(action.value, 200) / 1000) * SPEEDS[state.speed] };
}

// The ways are drawn evenly apart: true to scale, the inner planets would lie in one dot.
function placeOf(state, index) {
  const far = 34 + (index + 0.6) * (190 / SHOWN[state.shown]);
  const angle = (state.day / PLANETS[index].days) * 2 * Math.PI + index * 2.4;
  return { far, x: MIDDLE + far * Math.cos(angle), y: MIDDLE - far * Math.sin(angle) };
}

function radiusOf(index) {
  return 3.5 + 2.2 * Math.log2(PLANETS[index].wide / 4000);
}

function nearest(state, { x, y }) {
  const near = PLANETS.slice(0, SHOWN[state.shown]).map((planet, index) => ({ name: planet.name, off: Math.hypot(placeOf(state, index).x - x, placeOf(state, index).y - y) }));
  const best = near.sort((a, b) => a.off - b.off)[0];
  return best.off < 30 ? best.name : "";
}

function ring(far) {
  return Array.from({ length: 73 }, (_, at) => [MIDDLE + far * Math.cos((at * Math.PI) / 36), MIDDLE + far * Math.sin((at * Math.PI) / 36)]);
}

function drawing(state) {
  const shapes = [{ circle: [MIDDLE, MIDDLE, 22], color: "#ffcf33" }];
  PLANETS.slice(0, SHOWN[state.shown]).forEach((planet, index) => {
    const { far, x, y } = placeOf(state, index);
    shapes.push({ path: ring(far), width: 1, color: planet.name === state.chosen ? "#c9d3ea" : "#3a4560" });
    if (planet.name === "Saturn") shapes.push({ path: [[x - 19, y + 5], [x + 19, y - 5]], width: 4, color: "#b9a36f" });
    shapes.push({ circle: [x, y, radiusOf(index)], color: planet.color });
    if (planet.name === state.chosen) shapes.push({ text: planet.name, at: [x, y - radiusOf(index) - 10], size: 14, color: "#ffffff" });
  });
  return shapes;
}

function view(state) {
  const planet = PLANETS.find((each) => each.name === state.chosen);
  const years = planet.days / 365.26;
  const round = years < 1.2 ? `${Math.round(planet.days)} days` : `${Math.round(years * 10) / 10} years`;
  const lines = [
    { canvas: drawing(state), width: SIZE, height: SIZE, background: "#0b1020", action: "press", label: `The sun and ${SHOWN[state.shown]} planets after ${Math.floor(state.day)} days` },
    state.isRunning ? { button: "Pause", action: "pause" } : { button: "Start", action: "start" },
    { button: "One day on", action: "day" },
    { button: "One year on", action: "year" },
    { button: "From the beginning", action: "reset" },
    { text: `${planet.name}: ${planet.says}`, big: true },
    { text: `Once round the sun in ${round}, ${planet.far} million km away from it. ${planet.wide} km wide; moons: ${planet.moons}.` },
    { number: Math.floor(state.day), label: "Days" },
    { number: Math.floor((state.day / 365.25) * 100) / 100, label: "Years" },
    { number: Math.floor(state.day / planet.days), label: `Rounds of ${planet.name}` },
    { select: "Planet", options: PLANETS.map((each) => each.name), action: "choose", value: state.chosen },
    { select: "Speed", options: Object.keys(SPEEDS), action: "speed", value: state.speed },
    { select: "Show", options: Object.keys(SHOWN), action: "shown", value: state.shown },
    { text: "The order and the times are true; the distances and sizes are drawn so that all can be seen." },
    { keys: { " ": state.isRunning ? "pause" : "start" } },
  ];
  if (state.isRunning) lines.push({ tick: 40 });
  return lines;
}
