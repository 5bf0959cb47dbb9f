// Break all bricks with the ball; do not let it fall.
const [WIDTH, HEIGHT, PADDLE, COLUMNS] = [480, 340, 80, 8];
const ROW_COLORS = ["#e03131", "#f08c00", "#f2c037", "#2f9e44", "#1c7ed6"];

function init(random) {
  return start(0, random);
}

function start(best, random) {
  return { mode: "ready", paddle: 200, ball: [240, 300], speed: [random() < 0.5 ? -2.6 : 2.6, -3.6], bricks: Array(COLUMNS * ROW_COLORS.length).fill(1), lives: 3, score: 0, best, moving: 0 };
}

function step(state, action, random) {
  if (action.type === "new") return start(state.best, random);
  if (action.type === "start") return { ...(state.mode === "over" || state.mode === "won" ? start(state.best, random) : state), mode: "running" };
  if (action.type === "pause" || action.type === "restore") return state.mode === "running" ? { ...state, mode: "paused", moving: 0 } : state;
  if (action.type === "left") return { ...state, moving: -1 };
  if (action.type === "right") return { ...state, moving: 1 };
  if (action.type === "stop") return { ...state, moving: 0 };
  if (action.type === "nudge") return { ...state, paddle: inside(state.paddle + action.value) };
  if (action.type === "point" && action.value) return { ...state, paddle: inside(action.value.x - PADDLE / 2) };
  return action.type === "tick" && state.mode === "running" ? move(state, random) : state;
}

function inside(x) {
  return Math.min(WIDTH - PADDLE, Math.max(0, x));
}

function brickRect(index) {
  return [4 + (index % COLUMNS) * 59, 30 + Math.floor(index / COLUMNS) * 22, 55, 18];
}

function move(state, random) {
  state.paddle = inside(state.paddle + state.moving * 7);
  let [x, y] = [state.ball[0] + state.speed[0], state.ball[1] + state.speed[1]];
  let [dx, dy] = state.speed;
  if (x < 6 || x > WIDTH - 6) dx = x < 6 ? Math.abs(dx) : -Math.abs(dx);
  if (y < 6) dy = Math.abs(dy);
  if (dy > 0 && y > HEIGHT - 26 && y < HEIGHT - 10 && x > state.paddle - 6 && x < state.paddle + PADDLE + 6) {
    dy = -Math.abs(dy);
    dx = ((x - state.paddle - PADDLE / 2) / PADDLE) * 8;
  }
  const hit = state.bricks.findIndex((brick, index) => {
    const [left, top, width, height] = brickRect(index);
    return brick && x > left - 5 && x < left + width + 5 && y > top - 5 && y < top + height + 5;
  });
  if (hit >= 0) {
    state.bricks[hit] = 0;
    state.score += 10;
    state.best = Math.max(state.best, state.score);
    dy = -dy;
  }
  state.ball = [x, y];
  state.speed = [dx, dy];
  if (state.bricks.every((brick) => !brick)) return { ...state, mode: "won" };
  return y > HEIGHT + 10 ? dropped(state, random) : state;
}

function dropped(state, random) {
  const lives = state.lives - 1;
  return { ...state, lives, ball: [240, 300], speed: [random() < 0.5 ? -2.6 : 2.6, -3.6], mode: lives > 0 ? "ready" : "over" };
}

function view(state) {
  const shapes = [];
  state.bricks.forEach((brick, index) => brick && shapes.push({ rect: brickRect(index), color: ROW_COLORS[Math.floor(index / COLUMNS)] }));
  shapes.push({ rect: [state.paddle, HEIGHT - 20, PADDLE, 10], color: "#ffffff" }, { circle: [state.ball[0], state.ball[1], 6], color: "#ffd43b" });
  const messages = { ready: "Press Start", running: "Break the bricks", paused: "Paused", over: `Game over! Your score: ${state.score}`, won: "You win! All bricks are gone" };
  const lines = [
    { text: messages[state.mode], big: true },
    { number: state.score, label: "Score" },
    { number: state.lives, label: "Lives" },
    { number: state.best, label: "Best" },
    { canvas: shapes, width: WIDTH, height: HEIGHT, background: "#16191f", action: "point", label: `Breakout, ${state.bricks.filter((brick) => brick).length} bricks left` },
    state.mode === "running" ? { button: "Pause", action: "pause" } : { button: state.mode === "over" || state.mode === "won" ? "Play again" : "Start", action: "start" },
    { button: "Left", action: "nudge", value: -40 },
    { button: "Right", action: "nudge", value: 40 },
    { button: "New game", action: "new" },
    { text: "Move with the arrow keys, the mouse or a finger." },
    { keys: { "ArrowLeft+": "left", "ArrowLeft-": "stop", "ArrowRight+": "right", "ArrowRight-": "stop", " ": state.mode === "running" ? "pause" : "start" } },
  ];
  if (state.mode === "running") lines.push({ tick: 16 });
  return lines;
}
