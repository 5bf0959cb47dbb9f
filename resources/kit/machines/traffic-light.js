// A traffic light that changes on its own or by hand, with a button for people who want to cross.
const PHASES = [
  { name: "Red", lit: [0], seconds: 5, says: "Stop" },
  { name: "Red and yellow", lit: [0, 1], seconds: 1, says: "Get ready" },
  { name: "Green", lit: [2], seconds: 5, says: "Go" },
  { name: "Yellow", lit: [1], seconds: 2, says: "It turns red" },
];
const DARK = ["#4a1414", "#4a3d10", "#123d22"];
const LIT = ["#ff3b30", "#ffcc00", "#34c759"];

function init(random) {
  return { phase: 0, passed: 0, isRunning: false, isAsked: false, crossed: 0, pace: "Normal" };
}

function step(state, action, random) {
  if (action.type === "restore" || action.type === "stop") return { ...state, isRunning: false };
  if (action.type === "start") return { ...state, isRunning: true };
  if (action.type === "next") return next(state);
  if (action.type === "lamp") return { ...state, phase: [0, 3, 2][action.value], passed: 0, isRunning: false };
  if (action.type === "pace") return { ...state, pace: action.value };
  if (action.type === "cross" && PHASES[state.phase].name !== "Red") return { ...state, isAsked: true };
  if (action.type !== "tick" || !state.isRunning) return state;
  const passed = state.passed + action.value;
  return passed < secondsOf(state) * 1000 ? { ...state, passed } : next(state);
}

// Green is over after a second where somebody wants to cross.
function secondsOf(state) {
  const seconds = PHASES[state.phase].seconds * ({ Slow: 2, Fast: 0.5 }[state.pace] || 1);
  return state.isAsked && state.phase === 2 ? Math.min(1, seconds) : seconds;
}

function next(state) {
  const phase = (state.phase + 1) % PHASES.length;
  const isCrossing = phase === 0 && state.isAsked;
  return { ...state, phase, passed: 0, isAsked: state.isAsked && !isCrossing, crossed: state.crossed + (isCrossing ? 1 : 0) };
}

function view(state) {
  const { name, lit, says } = PHASES[state.phase];
  const canWalk = name === "Red";
  const shapes = [{ rect: [20, 10, 120, 320], color: "#1b1d22" }, { rect: [190, 130, 100, 200], color: "#1b1d22" }];
  LIT.forEach((color, lamp) => shapes.push({ circle: [80, 65 + lamp * 105, 44], color: lit.includes(lamp) ? color : DARK[lamp] }));
  shapes.push({ circle: [240, 180, 38], color: canWalk ? DARK[0] : LIT[0] }, { circle: [240, 280, 38], color: canWalk ? LIT[2] : DARK[2] });
  shapes.push({ text: canWalk ? "" : "Wait", at: [240, 181], size: 20, color: "#1b1d22" }, { text: canWalk ? "Walk" : "", at: [240, 281], size: 20, color: "#1b1d22" });
  const lines = [
    { text: `${name}: ${says}`, big: true },
    { canvas: shapes, width: 310, height: 340, background: "#cfd9e4", label: `Traffic light: ${name}; people on foot: ${canWalk ? "walk" : "wait"}` },
    { text: state.isAsked ? "Somebody waits to cross." : canWalk ? "People may cross." : "" },
    state.isRunning ? { button: "Stop", action: "stop" } : { button: "Start", action: "start" },
    { button: "Next", action: "next" },
    { button: "I want to cross", action: "cross", disabled: canWalk || state.isAsked },
    { text: "One lamp by hand" },
    { button: "Red", action: "lamp", value: 0 },
    { button: "Yellow", action: "lamp", value: 1 },
    { button: "Green", action: "lamp", value: 2 },
    { number: state.crossed, label: "Crossings" },
    { select: "Pace", options: ["Slow", "Normal", "Fast"], action: "pace", value: state.pace },
  ];
  if (state.isRunning) lines.push({ tick: 100 });
  return lines;
}
