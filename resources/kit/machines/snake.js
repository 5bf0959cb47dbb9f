// Steer the snake to the food; do not run into the wall or yourself.
const SIZE = 17;
const MOVES = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] };
const OPPOSITE = { up: "down", down: "up", left: "right", right: "left" };
const SPEEDS = { Slow: 220, Normal: 140, Fast: 90 };

function init(random) {
  return start({ best: 0, speed: "Normal" }, random);
}

function start(state, random) {
  const snake = [[4, 8], [3, 8], [2, 8]];
  return { best: state.best, speed: state.speed, snake, going: "right", next: [], food: freePlace(snake, random), score: 0, mode: "ready" };
}

function freePlace(snake, random) {
  const free = [];
  for (let x = 0; x < SIZE; x += 1) for (let y = 0; y < SIZE; y += 1) if (!isOn(snake, x, y)) free.push([x, y]);
  return free.length ? free[Math.floor(random() * free.length)] : [-1, -1];
}

function isOn(snake, x, y) {
  return snake.some((part) => part[0] === x && part[1] === y);
}

function step(state, action, random) {
  if (action.type === "new") return start(state, random);
  if (action.type === "speed") return SPEEDS[action.value] ? { ...state, speed: action.value } : state;
  if (action.type === "restore") return state.mode === "running" ? { ...state, mode: "paused" } : state;
  if (action.type === "start") return { ...(state.mode === "over" ? start(state, random) : state), mode: "running" };
  if (action.type === "pause") return state.mode === "running" ? { ...state, mode: "paused" } : state;
  if (MOVES[action.type]) {
    const last = state.next[state.next.length - 1] || state.going;
    if (state.mode === "ready") state.mode = "running";
    if (state.next.length < 2 && action.type !== last && action.type !== OPPOSITE[last]) state.next.push(action.type);
    return state;
  }
  return action.type === "tick" && state.mode === "running" ? move(state, random) : state;
}

function move(state, random) {
  state.going = state.next.shift() || state.going;
  const [x, y] = [state.snake[0][0] + MOVES[state.going][0], state.snake[0][1] + MOVES[state.going][1]];
  const eats = state.food[0] === x && state.food[1] === y;
  const body = eats ? state.snake : state.snake.slice(0, -1);
  if (x < 0 || y < 0 || x >= SIZE || y >= SIZE || isOn(body, x, y)) return { ...state, mode: "over", best: Math.max(state.best, state.score) };
  state.snake = [[x, y], ...body];
  if (eats) {
    state.score += 1;
    state.best = Math.max(state.best, state.score);
    state.food = freePlace(state.snake, random);
  }
  return state;
}

function view(state) {
  const cell = 20;
  const shapes = state.snake.map(([x, y], index) => ({ rect: [x * cell + 1, y * cell + 1, cell - 2, cell - 2], color: index ? "good" : "accent" }));
  shapes.push({ circle: [state.food[0] * cell + cell / 2, state.food[1] * cell + cell / 2, cell / 2 - 2], color: "bad" });
  const messages = { ready: "Press Start or an arrow key", running: "Go!", paused: "Paused", over: `Game over! Your score: ${state.score}` };
  const lines = [
    { text: messages[state.mode], big: true },
    { number: state.score, label: "Score" },
    { number: state.best, label: "Best" },
    { canvas: shapes, width: SIZE * cell, height: SIZE * cell, background: "muted", label: `Snake of length ${state.snake.length}` },
    state.mode === "running" ? { button: "Pause", action: "pause" } : { button: state.mode === "over" ? "Play again" : "Start", action: "start" },
    { button: "New game", action: "new" },
    { text: "Use the arrow keys or these buttons:" },
    { button: "Left", action: "left" },
    { button: "Up", action: "up" },
    { button: "Down", action: "down" },
    { button: "Right", action: "right" },
    { select: "Speed", options: Object.keys(SPEEDS), action: "speed", value: state.speed },
    { keys: { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right", w: "up", s: "down", a: "left", d: "right", " ": state.mode === "running" ? "pause" : "start" } },
  ];
  if (state.mode === "running") lines.push({ tick: SPEEDS[state.speed] });
  return lines;
}
