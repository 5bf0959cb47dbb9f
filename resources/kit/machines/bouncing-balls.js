// Balls that fall, bounce off the walls and off one another. Gravity, number and bounce can be set while they move.
const START = { balls: 8 };
const [WIDE, HIGH] = [480, 360];
const COLORS = ["#e02020", "#f58220", "#e0b000", "#1f9d55", "#17a2a2", "#2b6cb0", "#7c3aed", "#d6336c"];

function init(random) {
  const start = { gravity: 10, bounce: 90, size: 16, hits: 0, isRunning: false };
  return { ...start, balls: Array.from({ length: START.balls }, (_, index) => ball(index, start.size, random)) };
}

function ball(index, size, random) {
  const radius = Math.round(size * (0.7 + random() * 0.6));
  return { x: radius + random() * (WIDE - 2 * radius), y: radius + random() * (HIGH / 2), right: (random() - 0.5) * 400, down: (random() - 0.5) * 200, radius, color: COLORS[index % COLORS.length] };
}

function step(state, action, random) {
  const number = Number(action.value);
  if (action.type === "start") return { ...state, isRunning: true };
  if (action.type === "pause" || action.type === "restore") return { ...state, isRunning: false };
  if (action.type === "gravity" && number >= -10 && number <= 30) return { ...state, gravity: number };
  if (action.type === "bounce" && number >= 0 && number <= 100) return { ...state, bounce: number };
  if (action.type === "count" && number >= 1 && number <= 40) return counted(state, Math.round(number), random);
  if (action.type === "size" && number >= 5 && number <= 40) return { ...state, size: number, balls: state.balls.map((each, index) => ({ ...each, radius: Math.round(number * (0.7 + ((index * 7) % 10) * 0.06)) })) };
  if (action.type === "again") return { ...state, hits: 0, balls: state.balls.map((_, index) => ball(index, state.size, random)) };
  if (action.type === "shake") return { ...state, balls: state.balls.map((each) => ({ ...each, right: each.right + (random() - 0.5) * 900, down: each.down - random() * 600 })) };
  if (action.type === "throw" && action.value && action.value.phase === "start") return pushed(state, action.value);
  if (action.type !== "tick" || !state.isRunning) return state;
  // Small steps, so that no ball flies through a wall or another.
  const seconds = Math.min(action.value, 60) / 1000;
  for (let part = 0; part < 2; part += 1) moved(state, seconds / 2);
  return state;
}

function counted(state, count, random) {
  const more = Array.from({ length: Math.max(0, count - state.balls.length) }, (_, index) => ball(state.balls.length + index, state.size, random));
  return { ...state, balls: [...state.balls, ...more].slice(0, count) };
}

// A press throws the balls near it up and away.
function pushed(state, { x, y }) {
  const balls = state.balls.map((each) => {
    const [right, down] = [each.x - x, each.y - y];
    const far = Math.hypot(right, down) || 1;
    const force = Math.max(0, 700 - far * 3);
    return { ...each, right: each.right + (right / far) * force, down: each.down + (down / far) * force - force / 3 };
  });
  return { ...state, balls };
}

function moved(state, seconds) {
  const keeps = state.bounce / 100;
  for (const each of state.balls) {
    each.down += state.gravity * 60 * seconds;
    each.x += each.right * seconds;
    each.y += each.down * seconds;
    const [left, right, floor] = [each.radius, WIDE - each.radius, HIGH - each.radius];
    if (each.x < left || each.x > right) [each.x, each.right, state.hits] = [Math.min(right, Math.max(left, each.x)), -each.right * keeps, state.hits + 1];
    if (each.y > floor || each.y < each.radius) {
      if (Math.abs(each.down) > 30) state.hits += 1;
      [each.y, each.down] = [Math.min(floor, Math.max(each.radius, each.y)), -each.down * keeps];
      each.right *= 0.995; // rolling on the floor slows down
    }
  }
  for (let one = 0; one < state.balls.length; one += 1) {
    for (let other = one + 1; other < state.balls.length; other += 1) collided(state, state.balls[one], state.balls[other], keeps);
  }
}

// Two balls that touch exchange their speed along the line between them, the heavier one moving less.
function collided(state, one, other, keeps) {
  const [right, down] = [other.x - one.x, other.y - one.y];
  const far = Math.hypot(right, down) || 0.01;
  const overlap = one.radius + other.radius - far;
  if (overlap <= 0) return;
  const [x, y] = [right / far, down / far];
  const [massOne, massOther] = [one.radius ** 2, other.radius ** 2];
  const all = massOne + massOther;
  one.x -= x * overlap * (massOther / all);
  one.y -= y * overlap * (massOther / all);
  other.x += x * overlap * (massOne / all);
  other.y += y * overlap * (massOne / all);
  const speed = (one.right - other.right) * x + (one.down - other.down) * y;
  if (speed <= 0) return;
  const push = ((1 + keeps) * speed) / all;
  one.right -= push * massOther * x;
  one.down -= push * massOther * y;
  other.right += push * massOne * x;
  other.down += push * massOne * y;
  if (speed > 30) state.hits += 1;
}

function view(state) {
  const lines = [
    { canvas: state.balls.map((each) => ({ circle: [each.x, each.y, each.radius], color: each.color })), width: WIDE, height: HIGH, background: "#f4f6fa", action: "throw", label: `${state.balls.length} balls` },
    { text: "Press among the balls to push them away." },
    state.isRunning ? { button: "Pause", action: "pause" } : { button: "Start", action: "start" },
    { button: "Shake", action: "shake" },
    { button: "From above again", action: "again" },
    { slider: "Gravity", least: -10, most: 30, action: "gravity", value: state.gravity },
    { slider: "Balls", least: 1, most: 40, action: "count", value: state.balls.length },
    { slider: "Bounce (%)", least: 0, most: 100, action: "bounce", value: state.bounce },
    { slider: "Size", least: 5, most: 40, action: "size", value: state.size },
    { number: state.hits, label: "Hits" },
    { keys: { " ": state.isRunning ? "pause" : "start" } },
  ];
  if (state.isRunning) lines.push({ tick: 30 });
  return lines;
}
