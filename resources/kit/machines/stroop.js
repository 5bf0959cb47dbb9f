// The Stroop test: press the color of the letters, not the color the word names. Twenty words, and the times are compared.
const START = { words: 20 };
const INKS = { Red: "#d61f1f", Blue: "#1f5fd6", Green: "#14853f", Orange: "#ee7d00", Pink: "#f0489b", Black: "#111318" };
const TASKS = ["The color of the letters", "What the word says"];

function init(random) {
  return { task: TASKS[0], colors: 4, words: START.words, mode: "ready", asked: 0, right: 0, since: 0, same: [], other: [], message: "", best: 0, word: "Red", ink: "Blue" };
}

function next(state, random, time) {
  const names = Object.keys(INKS).slice(0, state.colors);
  const pick = (from) => from[Math.floor(random() * from.length)];
  const word = pick(names.filter((name) => name !== state.word));
  // One word in three is printed in its own color.
  const ink = random() < 1 / 3 ? word : pick(names.filter((name) => name !== word));
  return { ...state, mode: "running", word, ink, since: time };
}

function step(state, action, random) {
  const fresh = { ...init(random), task: state.task, colors: state.colors, words: state.words, best: state.best };
  if (action.type === "start") return next(fresh, random, action.time);
  if (action.type === "restore") return state.mode === "running" ? fresh : state;
  if (action.type === "task" && TASKS.includes(action.value)) return { ...fresh, task: action.value, best: 0 };
  if (action.type === "colors" && ["4", "6"].includes(action.value)) return { ...fresh, colors: Number(action.value), best: 0 };
  const words = Math.round(Number(action.value));
  if (action.type === "words" && words >= 5 && words <= 100) return { ...fresh, words, best: 0 };
  if (state.mode !== "running" || !["press", "key"].includes(action.type)) return state;
  const shown = Object.keys(INKS).slice(0, state.colors);
  const said = action.type === "key" ? shown[Number(action.value) - 1] : action.value;
  return shown.includes(said) ? answered(state, said, random, action.time) : state;
}

function answered(state, said, random, time) {
  const wanted = state.task === TASKS[0] ? state.ink : state.word;
  const isRight = said === wanted;
  const took = Math.min(20000, Math.max(1, time - state.since));
  if (isRight) (state.word === state.ink ? state.same : state.other).push(took);
  const after = { ...state, asked: state.asked + 1, right: state.right + (isRight ? 1 : 0), message: isRight ? "Right" : `No, it was ${wanted.toLowerCase()}.` };
  if (after.asked < after.words) return next(after, random, time);
  return { ...after, mode: "over", best: Math.max(state.best, after.right) };
}

function mean(times) {
  return times.length ? Math.round(times.reduce((sum, time) => sum + time, 0) / times.length) : 0;
}

function view(state) {
  const isRunning = state.mode === "running";
  const [same, other] = [mean(state.same), mean(state.other)];
  const lines = [{ text: isRunning ? (state.task === TASKS[0] ? "Which color do the letters have?" : "What does the word say?") : state.mode === "over" ? `Done: ${state.right} of ${state.words} right` : "Press Start", big: true }];
  if (state.mode === "ready") lines.push({ text: "A color word appears in another color. Press the right one as fast as you can." });
  if (isRunning) {
    lines.push({ canvas: [{ text: state.word.toUpperCase(), at: [170, 55], size: 60, color: INKS[state.ink] }], width: 340, height: 110, background: "#ffffff", label: `The word ${state.word} in ${state.ink.toLowerCase()} letters` });
    Object.keys(INKS).slice(0, state.colors).forEach((name, index) => lines.push({ button: name, action: "press", value: name }));
    lines.push({ text: state.message });
  }
  if (state.mode === "over" && same && other) lines.push({ text: other > same ? `Words in another color took you ${other - same} ms longer: that is the Stroop effect.` : "Words in another color did not slow you down." });
  lines.push(
    { button: isRunning ? "Begin anew" : state.mode === "over" ? "Again" : "Start", action: "start" },
    { number: state.asked, label: "Answered" },
    { number: state.right, label: "Right" },
    { number: same, label: "Same color (ms)" },
    { number: other, label: "Other color (ms)" },
    { number: state.best, label: "Best" },
    { keys: { 1: "key", 2: "key", 3: "key", 4: "key", 5: "key", 6: "key" } },
  );
  if (!isRunning) lines.push({ select: "Press", options: TASKS, action: "task", value: state.task }, { select: "Colors", options: ["4", "6"], action: "colors", value: String(state.colors) }, { input: "Words", action: "words", kind: "number", button: "Set words", value: state.words });
  return lines;
}
