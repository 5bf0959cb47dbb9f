// Letters fall down; press them on the keyboard, or on the screen, before they reach the ground.
const [WIDE, HIGH, LIVES] = [420, 380, 5];
const KINDS = { "All letters": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "Home row": "ASDFGHJKL", "Upper row": "QWERTYUIOP", "Lower row": "ZXCVBNM", "Digits": "0123456789", "First letters A to H": "ABCDEFGH" };
const SPEEDS = { "Very slow": 22, Slow: 38, Normal: 60, Fast: 95 };
const COLORS = ["#d61f1f", "#2b6cb0", "#14853f", "#7c3aed", "#c2410c", "#0e7490"];

function init(random) {
  return { kind: "All letters", speed: "Slow", mode: "ready", falling: [], score: 0, lives: LIVES, wrong: 0, wait: 0, best: 0, beep: 0, isHit: false };
}

function step(state, action, random) {
  const fresh = { ...init(random), kind: state.kind, speed: state.speed, best: state.best };
  if (action.type === "start") return state.mode === "paused" ? { ...state, mode: "running" } : { ...fresh, mode: "running" };
  if (action.type === "pause" || action.type === "restore") return state.mode === "running" ? { ...state, mode: "paused" } : state;
  if (action.type === "new") return fresh;
  if (action.type === "kind" && KINDS[action.value]) return { ...fresh, kind: action.value, best: 0 };
  if (action.type === "speed" && SPEEDS[action.value]) return { ...fresh, speed: action.value, best: 0 };
  if (state.mode !== "running") return state;
  if (action.type === "press") return pressed(state, String(action.value).toUpperCase());
  return action.type === "tick" ? fallen(state, Math.min(action.value, 200) / 1000, random) : state;
}

function pressed(state, letter) {
  const hit = state.falling.filter((each) => each.letter === letter).sort((a, b) => b.y - a.y)[0];
  if (!hit) return { ...state, wrong: state.wrong + 1, isHit: false };
  const score = state.score + 1;
  return { ...state, falling: state.falling.filter((each) => each !== hit), score, best: Math.max(state.best, score), beep: state.beep + 1, isHit: true };
}

// They fall faster and closer together as the score grows.
function fallen(state, seconds, random) {
  const speed = SPEEDS[state.speed] * (1 + state.score / 60);
  const falling = state.falling.map((each) => ({ ...each, y: each.y + speed * seconds }));
  const landed = falling.filter((each) => each.y > HIGH - 14).length;
  const lives = Math.max(0, state.lives - landed);
  const after = { ...state, falling: falling.filter((each) => each.y <= HIGH - 14), lives, wait: state.wait - seconds, isHit: landed ? false : state.isHit };
  if (lives === 0) return { ...after, mode: "over" };
  if (after.wait <= 0) {
    const free = [...KINDS[state.kind]].filter((letter) => !after.falling.some((each) => each.letter === letter));
    if (free.length) after.falling.push({ letter: free[Math.floor(random() * free.length)], x: 30 + Math.floor(random() * (WIDE - 60)), y: 0, color: COLORS[Math.floor(random() * COLORS.length)] });
    after.wait = 95 / speed;
  }
  return after;
}

function view(state) {
  const shapes = [{ rect: [0, HIGH - 6, WIDE, 6], color: "#8b5a2b" }];
  for (const { letter, x, y, color } of state.falling) shapes.push({ circle: [x, y, 20], color }, { text: letter, at: [x, y], size: 26, color: "#ffffff" });
  const lowest = [...state.falling].sort((a, b) => b.y - a.y).map((each) => each.letter).join(" ");
  const heads = { ready: "Press Start, then type what falls", running: "Type the letters!", paused: "Paused", over: `Game over: ${state.score} caught` };
  const letters = [...KINDS[state.kind]];
  const rows = Array.from({ length: Math.ceil(letters.length / 9) }, (_, row) => letters.slice(row * 9, row * 9 + 9).map((letter) => ({ text: letter, action: "press", value: letter, color: "soft" })));
  const keys = {};
  for (const letter of letters) keys[letter.toLowerCase()] = "press";
  const lines = [
    { text: heads[state.mode], big: true },
    { canvas: shapes, width: WIDE, height: HIGH, background: "#eef3fb", label: lowest ? `Falling, the lowest first: ${lowest}` : "Nothing falls" },
    { grid: rows, label: "Letters to press", size: 44 },
    state.mode === "running" ? { button: "Pause", action: "pause" } : { button: state.mode === "over" ? "Play again" : state.mode === "paused" ? "Go on" : "Start", action: "start" },
    { button: "New game", action: "new" },
    { number: state.score, label: "Caught" },
    { number: state.lives, label: "Lives" },
    { number: state.wrong, label: "Wrong keys" },
    { number: state.best, label: "Best" },
    { select: "Letters", options: Object.keys(KINDS), action: "kind", value: state.kind },
    { select: "Speed", options: Object.keys(SPEEDS), action: "speed", value: state.speed },
    { keys },
  ];
  if (state.beep && state.isHit) lines.push({ sound: 880, ms: 60, id: state.beep });
  if (state.mode === "running") lines.push({ tick: 40 });
  return lines;
}
