// A bowling score sheet: press how many pins fell; strikes, spares and the total are worked out.
const START = { players: 1 };

function init(random) {
  return begin(Array.from({ length: START.players }, (_, index) => `Player ${index + 1}`), 0);
}

function begin(names, best) {
  return { names, best, balls: names.map(() => []), past: [], message: "" };
}

function step(state, action, random) {
  if (action.type === "new") return begin(state.names, state.best);
  const count = Number(action.value);
  if (action.type === "players" && count >= 1 && count <= 6) return begin(Array.from({ length: count }, (_, index) => state.names[index] || `Player ${index + 1}`), state.best);
  const name = String(action.value ?? "").trim().slice(0, 16);
  if (action.type === "name" && name) return { ...state, names: state.names.map((old, index) => (index === Math.max(0, turnOf(state)) ? name : old)) };
  if (action.type === "undo" && state.past.length) {
    const last = state.past[state.past.length - 1];
    return { ...state, balls: state.balls.map((list, index) => (index === last ? list.slice(0, -1) : list)), past: state.past.slice(0, -1) };
  }
  const player = turnOf(state);
  const pins = Number(action.value);
  if (!["pins", "key"].includes(action.type) || player < 0 || action.value === "" || !(pins >= 0 && pins <= standing(state.balls[player]))) return state;
  const balls = state.balls.map((list, index) => (index === player ? [...list, pins] : list));
  const after = { ...state, balls, past: [...state.past, player] };
  if (turnOf(after) < 0) after.best = Math.max(state.best, ...balls.map((list) => total(list)));
  return after;
}

// The balls of each frame; the last frame has three after a strike or a spare.
function framesOf(balls) {
  const frames = [];
  let at = 0;
  for (let frame = 0; frame < 10 && at < balls.length; frame += 1) {
    const isClear = balls[at] === 10 || balls[at] + (balls[at + 1] ?? 0) === 10;
    const length = frame === 9 ? (isClear ? 3 : 2) : balls[at] === 10 ? 1 : 2;
    frames.push({ at, length, balls: balls.slice(at, at + length), isDone: balls.length >= at + length });
    at += length;
  }
  return frames;
}

// The points of a frame once they are known: a strike counts the next two balls, a spare the next one.
function pointsOf(balls, frame, index) {
  const [first, second, third] = balls.slice(frame.at, frame.at + 3);
  const needs = first === 10 || first + second === 10 ? 3 : 2;
  if (balls.length < frame.at + needs) return null;
  return index === 9 || needs === 3 ? first + second + (needs === 3 ? third : 0) : first + second;
}

function sums(balls) {
  let sum = 0;
  return framesOf(balls).map((frame, index) => {
    const points = pointsOf(balls, frame, index);
    if (points === null || sum === null) return (sum = null);
    return (sum += points);
  });
}

function total(balls) {
  return sums(balls).filter((sum) => sum !== null).pop() || 0;
}

// What would come of strikes only from here on.
function mostPossible(balls) {
  const tried = [...balls];
  while (framesDone(tried) < 10) tried.push(standing(tried));
  return total(tried);
}

function framesDone(balls) {
  return framesOf(balls).filter((frame) => frame.isDone).length;
}

// Pins that stand before the next ball.
function standing(balls) {
  const frame = framesOf(balls).pop();
  if (!frame || frame.isDone) return 10;
  const [first, second] = frame.balls;
  if (frame.balls.length === 1) return first === 10 ? 10 : 10 - first;
  return second === 10 || first + second === 10 ? 10 : 10 - second;
}

// Whose ball is next: who has the fewest frames behind, or -1 at the end.
function turnOf(state) {
  const done = state.balls.map(framesDone);
  const least = Math.min(...done);
  return least >= 10 ? -1 : done.indexOf(least);
}

function marks(frame, isLast) {
  return frame.balls.map((pins, index) => {
    const before = frame.balls[index - 1];
    const isFresh = index === 0 || (isLast && (before === 10 || (index === 2 && frame.balls[0] + before === 10 && frame.balls[0] !== 10)));
    if (pins === 10 && isFresh) return "X";
    return !isFresh && before + pins === 10 ? "/" : pins === 0 ? "–" : String(pins);
  }).join(" ");
}

function sheet(balls) {
  const [frames, points] = [framesOf(balls), sums(balls)];
  const current = frames.length && !frames[frames.length - 1].isDone ? frames.length - 1 : frames.length;
  const cell = (index) => {
    const frame = frames[index];
    const shown = frame ? marks(frame, index === 9) : "";
    const sum = frame && points[index] !== null ? ` = ${points[index]}` : "";
    return { text: frame ? shown + sum : `${index + 1}.`, color: index === current ? "soft" : undefined, label: `Frame ${index + 1}: ${shown}${sum}` };
  };
  return [0, 5].map((from) => Array.from({ length: 5 }, (_, index) => cell(from + index)));
}

function view(state) {
  const player = turnOf(state);
  const totals = state.balls.map(total);
  const most = Math.max(...totals);
  const winners = state.names.filter((_, index) => totals[index] === most);
  const over = state.names.length === 1 ? `The game is over: ${totals[0]} points` : winners.length > 1 ? `A draw with ${most} points` : `${winners[0]} wins with ${most} points`;
  const frame = player < 0 ? 10 : framesDone(state.balls[player]) + 1;
  const lines = [{ text: player < 0 ? over : `${state.names[player]}, frame ${frame}: how many pins fell?`, big: true }];
  const free = player < 0 ? -1 : standing(state.balls[player]);
  const key = (pins) => ({ text: String(pins), label: pins === 10 && free === 10 ? "10 pins, strike" : pins === free ? `${pins} pins, spare` : `${pins} pins`, color: pins <= free ? "soft" : "muted", action: "pins", value: pins, disabled: pins > free });
  lines.push({ grid: [[0, 1, 2, 3, 4, 5].map(key), [6, 7, 8, 9, 10].map(key)], label: "Pins that fell", size: 54 });
  lines.push({ button: "Undo", action: "undo", disabled: !state.past.length }, { button: "New game", action: "new" });
  state.names.forEach((name, index) => lines.push({ text: `${name}: ${totals[index]} points, at most ${mostPossible(state.balls[index])}` }, { grid: sheet(state.balls[index]), label: `Frames of ${name}`, size: 96 }));
  state.names.forEach((name, index) => lines.push({ number: totals[index], label: name }));
  lines.push({ number: state.best, label: "Best game" });
  lines.push({ select: "Players", options: ["1", "2", "3", "4", "5", "6"], action: "players", value: String(state.names.length) });
  lines.push({ input: `Name of ${state.names[Math.max(0, player)]}`, action: "name", button: "Rename" });
  const keys = {};
  for (let pins = 0; pins <= 9; pins += 1) keys[pins] = "key";
  return [...lines, { keys }];
}
