// A text that runs up the screen at the speed of reading aloud, with a band on the line to be read.
const START = { speed: 120 };
const SIZES = { Small: 26, Medium: 36, Large: 50, Huge: 70 };
const [WIDTH, HEIGHT] = [640, 420];
const BAND = 150; // where the line to be read stands
const EXAMPLE = "Good evening, everybody.\n\nThis text runs up the screen while you read it aloud. Paste your own below, choose how fast you speak, and press Start.\n\nThe band shows the line you are at.";
const NARROW = "iljtfrI.,;:'!|()[] ";
const WIDE = "mwMW@%";

function init(random) {
  return { text: EXAMPLE, at: 0, speed: START.speed, size: "Medium", hasBand: true, isOn: false };
}

function step(state, action, random) {
  if (action.type === "restore" || action.type === "pause") return { ...state, isOn: false };
  if (action.type === "start" || (action.type === "switch" && !state.isOn)) return state.text.trim() ? { ...state, isOn: true, at: state.at >= 1 ? 0 : state.at } : state;
  if (action.type === "switch") return { ...state, isOn: false };
  if (action.type === "top") return { ...state, at: 0, isOn: false };
  if (action.type === "text") return { ...state, text: String(action.value).slice(0, 40000), at: 0, isOn: false };
  if (action.type === "speed") return { ...state, speed: Math.min(400, Math.max(20, Number(action.value) || 120)) };
  if (action.type === "faster") return { ...state, speed: Math.min(400, state.speed + 10) };
  if (action.type === "slower") return { ...state, speed: Math.max(20, state.speed - 10) };
  if (action.type === "back" || action.type === "on") return moved(state, (action.type === "back" ? -1 : 1) / Math.max(1, wrapped(state).length));
  if (action.type === "size" && SIZES[action.value]) return { ...state, size: action.value };
  if (action.type === "band") return { ...state, hasBand: action.value === "Shown" };
  if (action.type !== "tick" || !state.isOn) return state;
  const next = moved(state, (action.value * state.speed) / 60000 / Math.max(1, words(state)));
  return next.at >= 1 ? { ...next, isOn: false } : next;
}

// `at` is how much of the text is read, 0 to 1.
function moved(state, by) {
  return { ...state, at: Math.min(1, Math.max(0, state.at + by)) };
}

function words(state) {
  return (state.text.match(/\S+/g) || []).length;
}

// About as wide as the letters will be: a drawing cannot measure them.
function widthOf(text, size) {
  let width = 0;
  for (const letter of text) width += NARROW.includes(letter) ? 0.39 : WIDE.includes(letter) ? 1 : letter >= "A" && letter <= "Z" ? 0.77 : 0.65;
  return width * size;
}

function wrapped(state) {
  const lines = [];
  for (const paragraph of state.text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(/\s+/).filter((each) => each)) {
      if (line && widthOf(`${line} ${word}`, SIZES[state.size]) > WIDTH - 40) {
        lines.push(line);
        line = word;
      } else line = line ? `${line} ${word}` : word;
    }
    lines.push(line);
  }
  return lines;
}

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

function view(state) {
  const [lines, size] = [wrapped(state), SIZES[state.size]];
  const high = size * 1.35;
  const offset = state.at * lines.length;
  const current = Math.min(lines.length - 1, Math.floor(offset));
  const shapes = state.hasBand ? [{ rect: [0, BAND - high * 0.62, WIDTH, high * 1.24], color: "soft" }, { path: [[0, BAND - high * 0.62], [0, BAND + high * 0.62]], width: 12, color: "accent" }] : [];
  lines.forEach((line, index) => {
    const y = BAND + (index + 0.5 - offset) * high;
    if (line && y > -high && y < HEIGHT + high) shapes.push({ text: line, at: [WIDTH / 2, y], size });
  });
  const left = ((1 - state.at) * words(state) * 60) / state.speed;
  const screen = [
    { canvas: shapes, width: WIDTH, height: HEIGHT, label: "Running text" },
    { text: state.at >= 1 ? "The end" : `Line ${current + 1} of ${lines.length}, ${clock(left)} left` },
    state.isOn ? { button: "Pause", action: "pause", color: "accent" } : { button: state.at > 0 && state.at < 1 ? "Go on" : "Start", action: "start", color: "accent", disabled: !state.text.trim() },
    { button: "From the top", action: "top" },
    { button: "▲ Line back", action: "back" },
    { button: "▼ Line on", action: "on" },
    { slider: "Speed", least: 20, most: 400, step: 5, value: state.speed, said: `${state.speed} words a minute`, action: "speed" },
    { select: "Letters", options: Object.keys(SIZES), action: "size", value: state.size },
    { select: "Reading band", options: ["Shown", "Hidden"], action: "band", value: state.hasBand ? "Shown" : "Hidden" },
    { input: "Your text", action: "text", live: true, lines: 8, value: state.text },
    { number: words(state), label: "Words" },
    { text: "Keys: space starts and pauses, up and down move by a line, left and right change the speed." },
    { keys: { " ": "switch", ArrowUp: "back", ArrowDown: "on", ArrowLeft: "slower", ArrowRight: "faster" } },
  ];
  if (state.isOn) screen.push({ tick: 33 });
  return screen;
}
