// Flap through the gaps between the pipes.
const [WIDTH, HEIGHT, GAP, PIPE] = [360, 420, 130, 52];

function init(random) {
  return start(0, random);
}

function start(best, random) {
  return { mode: "ready", y: 180, speed: 0, pipes: [[WIDTH, 140], [WIDTH + 200, 120 + Math.round(random() * 100)]], score: 0, best };
}

function step(state, action, random) {
  if (action.type === "new") return start(state.best, random);
  if (action.type === "restore") return state.mode === "running" ? start(state.best, random) : state;
  if (action.type === "point" && action.value && action.value.phase !== "start") return state;
  if (action.type === "flap" || action.type === "point") {
    if (state.mode === "over") return start(state.best, random);
    return { ...state, mode: "running", speed: -6.2 };
  }
  return action.type === "tick" && state.mode === "running" ? move(state, random) : state;
}

function move(state, random) {
  state.speed = Math.min(9, state.speed + 0.38);
  state.y += state.speed;
  state.pipes = state.pipes.map(([x, top]) => [x - 2.6, top]);
  if (state.pipes[0][0] < -PIPE) {
    state.pipes = [state.pipes[1], [state.pipes[1][0] + 200, 50 + Math.round(random() * (HEIGHT - GAP - 100))]];
    state.score += 1;
    state.best = Math.max(state.best, state.score);
  }
  const hits = state.pipes.some(([x, top]) => x < 96 && x + PIPE > 64 && (state.y - 12 < top || state.y + 12 > top + GAP));
  return hits || state.y > HEIGHT - 12 || state.y < -30 ? { ...state, mode: "over" } : state;
}

function view(state) {
  const shapes = state.pipes.flatMap(([x, top]) => [{ rect: [x, 0, PIPE, top], color: "#2f9e44" }, { rect: [x, top + GAP, PIPE, HEIGHT - top - GAP], color: "#2f9e44" }]);
  shapes.push({ circle: [80, state.y, 14], color: "#f2c037" }, { circle: [86, state.y - 4, 3], color: "#17181c" }, { path: [[93, state.y + 2], [102, state.y + 4]], color: "#e8590c", width: 6 });
  const messages = { ready: "Press Flap to fly", running: "Fly!", over: `Game over! Your score: ${state.score}` };
  const lines = [
    { text: messages[state.mode], big: true },
    { number: state.score, label: "Score" },
    { number: state.best, label: "Best" },
    { canvas: shapes, width: WIDTH, height: HEIGHT, background: "#a5d8ff", action: "point", label: "Bird between pipes" },
    { button: state.mode === "over" ? "Play again" : "Flap", action: "flap" },
    { button: "New game", action: "new" },
    { keys: { " ": "flap", ArrowUp: "flap" } },
  ];
  if (state.mode === "running") lines.push({ tick: 16 });
  return lines;
}
