// Tooth brushing for small children: a picture shows where to brush, each place its time, and every place done is cheered.
const START = { seconds: 30 };
const PLACES = ["Top right", "Top left", "Bottom left", "Bottom right"];
const CHEERS = ["Super!", "Well done!", "Great!", "All clean! Hooray!"];
const TEETH = 6; // on each side of a row
const CHEER_MS = 2500;

function init(random) {
  return { seconds: START.seconds, place: 0, passed: 0, isOn: false, isDone: false, cheer: 0, times: 0 };
}

function step(state, action, random) {
  if (action.type === "restore" || action.type === "pause") return { ...state, isOn: false };
  if (action.type === "start" || (action.type === "switch" && !state.isOn)) return state.isDone ? { ...state, ...fresh(), isOn: true } : { ...state, isOn: true };
  if (action.type === "switch") return { ...state, isOn: false };
  if (action.type === "again") return { ...state, ...fresh() };
  if (action.type === "skip") return !state.isDone && state.isOn ? next(state) : state;
  if (action.type === "seconds") return { ...state, ...fresh(), seconds: Math.min(120, Math.max(5, parseInt(action.value, 10) || 30)) };
  if (action.type !== "tick" || !state.isOn) return state;
  const passed = state.passed + action.value;
  const cheer = Math.max(0, state.cheer - action.value);
  if (state.isDone) return { ...state, passed, cheer, isOn: cheer > 0 };
  return passed >= state.seconds * 1000 ? next(state) : { ...state, passed, cheer };
}

function fresh() {
  return { place: 0, passed: 0, isOn: false, isDone: false, cheer: 0 };
}

function next(state) {
  if (state.place < PLACES.length - 1) return { ...state, place: state.place + 1, passed: 0, cheer: CHEER_MS };
  return { ...state, passed: 0, isDone: true, cheer: 3 * CHEER_MS, times: state.times + 1 };
}

// The mouth as one sees it in the mirror: two rows of teeth, the place to brush yellow, those done white and shining.
function mouth(state) {
  const shapes = [{ circle: [180, 160, 155], color: "#e89a8a" }, { circle: [180, 160, 132], color: "#8c2f39" }, { circle: [180, 216, 52], color: "#e5737f" }];
  PLACES.forEach((_, place) => {
    const [isTop, isRight] = [place < 2, place === 0 || place === 3];
    const isDone = state.isDone || place < state.place;
    const isNow = !state.isDone && place === state.place;
    for (let tooth = 0; tooth < TEETH / 2 + 1; tooth += 1) {
      const x = 180 + (isRight ? 1 : -1) * (14 + tooth * 25);
      const arch = tooth * tooth * 4;
      const y = isTop ? 82 + arch : 206 - arch;
      shapes.push({ rect: [x - 11, y, 22, 34], color: isDone ? "#ffffff" : isNow ? "#ffe066" : "#d9d2b8" });
      if (isDone) shapes.push({ path: [[x - 5, y + 8], [x - 5, y + 16]], width: 4, color: "#9bd8ff" });
    }
  });
  return state.isDone ? [...shapes, ...stars(state)] : [...shapes, ...brush(state)];
}

function brush(state) {
  const [isTop, isRight] = [state.place < 2, state.place === 0 || state.place === 3];
  const swing = state.isOn ? 26 * Math.sin(state.passed / 160) : 0;
  const x = 180 + (isRight ? 1 : -1) * (55 + swing);
  const y = isTop ? 106 : 214;
  const end = [x + (isRight ? 130 : -130), y + (isTop ? -40 : 40)];
  const shapes = [{ path: [[x, y], end], width: 14, color: "#2f80ed" }, { path: [[x - 24, y], [x + 24, y]], width: 12, color: "#ffffff" }, { path: [[x - 24, y + 9], [x + 24, y + 9]], width: 10, color: "#56ccf2" }];
  if (state.isOn) for (let bubble = 0; bubble < 6; bubble += 1) shapes.push({ circle: [x + 34 * Math.sin(bubble * 2 + state.passed / 300), y + 22 * Math.cos(bubble * 3 + state.passed / 400), 4 + (bubble % 3) * 2], color: "#ffffff" });
  return shapes;
}

function stars(state) {
  return Array.from({ length: 14 }, (_, star) => {
    const turn = star * 2.4 + state.passed / 900;
    return { text: ["★", "♥", "✦"][star % 3], at: [180 + (130 + 30 * Math.sin(star)) * Math.sin(turn), 160 + 130 * Math.cos(turn)], size: 30 + (star % 3) * 8, color: ["#f2c94c", "#eb5757", "#2f80ed"][star % 3] };
  });
}

function view(state) {
  const left = Math.ceil((state.seconds * 1000 - state.passed) / 1000);
  const isCheering = state.cheer > 0 && !state.isDone;
  const cheer = state.isDone ? CHEERS[3] : CHEERS[(state.place + 2) % 3];
  const lines = [
    { text: state.isDone ? CHEERS[3] : isCheering && state.isOn ? `${cheer} Now ${PLACES[state.place].toLowerCase()}` : state.isOn ? `Brush: ${PLACES[state.place].toLowerCase()}` : state.passed || state.place ? "Paused" : "Let's brush our teeth!", big: true },
    { canvas: mouth(state), width: 360, height: 330, label: state.isDone ? "A mouth of clean teeth, with stars" : `A mouth; brush ${PLACES[state.place].toLowerCase()}` },
    { text: state.isDone ? "★".repeat(PLACES.length) : `${left}`, big: "across the room" },
    { text: state.isDone ? "Rinse, and show your smile!" : `Step ${state.place + 1} of ${PLACES.length}  ${"★".repeat(state.place)}${"☆".repeat(PLACES.length - state.place)}` },
    state.isDone ? { button: "Brush again", action: "again", color: "accent" } : state.isOn ? { button: "Pause", action: "pause", color: "accent" } : { button: state.passed || state.place ? "Go on" : "Start", action: "start", color: "accent" },
    { button: "Next place", action: "skip", disabled: state.isDone || !state.isOn },
    { button: "From the beginning", action: "again" },
    { number: state.times, label: "Times brushed" },
    { select: "Seconds for a place", options: [...new Set([15, 20, 30, 40, 45, 60, state.seconds])].sort((a, b) => a - b).map(String), action: "seconds", value: String(state.seconds) },
    { keys: { " ": "switch" } },
  ];
  if (state.isOn) lines.push({ tick: 80 });
  const tones = state.isDone ? [523, 659, 784, 1047] : state.cheer ? [660, 880] : [];
  tones.forEach((tone, index) => lines.push({ sound: tone, ms: 250, after: index * 180, id: `${state.times} ${state.place} ${state.isDone}` }));
  return lines;
}
