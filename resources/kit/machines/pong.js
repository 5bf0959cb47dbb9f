// Pong against the computer: the first to seven points wins.
const [WIDTH, HEIGHT, PADDLE, LAST] = [480, 300, 64, 7];

function init(random) {
  return { mode: "ready", you: 118, computer: 118, ball: [240, 150], speed: [3.4, 2], points: [0, 0], moving: 0, hits: 0 };
}

function step(state, action, random) {
  if (action.type === "new") return init(random);
  if (action.type === "start") return { ...(state.mode === "over" ? init(random) : state), mode: "running" };
  if (action.type === "pause" || action.type === "restore") return state.mode === "running" ? { ...state, mode: "paused", moving: 0 } : state;
  if (action.type === "up") return { ...state, moving: -1 };
  if (action.type === "down") return { ...state, moving: 1 };
  if (action.type === "stop") return { ...state, moving: 0 };
  if (action.type === "nudge") return { ...state, you: inside(state.you + action.value) };
  if (action.type === "point" && action.value) return { ...state, you: inside(action.value.y - PADDLE / 2) };
  return action.type === "tick" && state.mode === "running" ? move(state, random) : state;
}

function inside(y) {
  return Math.min(HEIGHT - PADDLE, Math.max(0, y));
}

function move(state, random) {
  state.you = inside(state.you + state.moving * 5);
  const aim = state.ball[1] - PADDLE / 2 - state.computer;
  state.computer = inside(state.computer + Math.max(-2.6, Math.min(2.6, aim)));
  let [x, y] = [state.ball[0] + state.speed[0], state.ball[1] + state.speed[1]];
  let [dx, dy] = state.speed;
  if (y < 6 || y > HEIGHT - 6) {
    dy = -dy;
    y = Math.min(HEIGHT - 6, Math.max(6, y));
  }
  const paddle = dx < 0 ? state.you : state.computer;
  const isAtPaddle = dx < 0 ? x < 22 && x > 8 : x > WIDTH - 22 && x < WIDTH - 8;
  if (isAtPaddle && y > paddle - 6 && y < paddle + PADDLE + 6) {
    dx = -Math.sign(dx) * Math.min(9, Math.abs(dx) + 0.25);
    dy = ((y - paddle - PADDLE / 2) / PADDLE) * 8;
    state.hits += 1;
  }
  state.ball = [x, y];
  state.speed = [dx, dy];
  if (x < -10) return scored(state, 1, random);
  return x > WIDTH + 10 ? scored(state, 0, random) : state;
}

function scored(state, who, random) {
  state.points[who] += 1;
  const speed = [who === 0 ? 3.4 : -3.4, random() * 4 - 2];
  return { ...state, ball: [WIDTH / 2, HEIGHT / 2], speed, mode: state.points[who] >= LAST ? "over" : state.mode };
}

function view(state) {
  const won = state.points[0] >= LAST;
  const messages = { ready: "Press Start", running: "Keep the ball in play", paused: "Paused", over: won ? "You win!" : "The computer wins!" };
  const lines = [
    { text: messages[state.mode], big: true },
    { number: state.points[0], label: "You" },
    { number: state.points[1], label: "Computer" },
    { canvas: [{ rect: [WIDTH / 2 - 1, 0, 2, HEIGHT], color: "muted" }, { rect: [10, state.you, 10, PADDLE], color: "#ffffff" }, { rect: [WIDTH - 20, state.computer, 10, PADDLE], color: "#ffffff" }, { circle: [state.ball[0], state.ball[1], 7], color: "#ffd43b" }], width: WIDTH, height: HEIGHT, background: "#16191f", action: "point", label: `Pong, ${state.points[0]} to ${state.points[1]}` },
    state.mode === "running" ? { button: "Pause", action: "pause" } : { button: state.mode === "over" ? "Play again" : "Start", action: "start" },
    { button: "Up", action: "nudge", value: -30 },
    { button: "Down", action: "nudge", value: 30 },
    { button: "New game", action: "new" },
    { text: "Move with the arrow keys, the mouse or a finger." },
    { keys: { "ArrowUp+": "up", "ArrowUp-": "stop", "ArrowDown+": "down", "ArrowDown-": "stop", " ": state.mode === "running" ? "pause" : "start" } },
  ];
  if (state.mode === "running") lines.push({ tick: 16 });
  return lines;
}
