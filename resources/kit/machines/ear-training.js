// Two notes are heard: which is higher, or how far are they apart?
const MODES = ["Which note is higher?", "Which interval?"];
const LEVELS = ["Easy", "Medium", "Hard"];
const NAMES = ["Unison", "Minor second", "Major second", "Minor third", "Major third", "Fourth", "Tritone", "Fifth", "Minor sixth", "Major sixth", "Minor seventh", "Major seventh", "Octave"];
const ASKED = { Easy: [4, 7, 12], Medium: [2, 3, 4, 5, 7, 9, 12], Hard: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] };
const APART = { Easy: [4, 5, 7, 9], Medium: [1, 2, 3], Hard: [0.25, 0.5] };
const WAYS = ["One after the other", "Both at once"];

function init(random) {
  return begin(MODES[0], "Easy", WAYS[0], 0);
}

function begin(mode, level, way, best) {
  return { mode, level, way, notes: [], answer: "", said: "", plays: 0, right: 0, asked: 0, streak: 0, best };
}

function step(state, action, random) {
  if (action.type === "play") return { ...(state.notes.length && !state.said ? state : asked(state, random)), plays: state.plays + 1 };
  if (action.type === "again" && state.notes.length) return { ...state, plays: state.plays + 1 };
  if (action.type === "mode" && MODES.includes(action.value)) return begin(action.value, state.level, state.way, state.best);
  if (action.type === "level" && LEVELS.includes(action.value)) return begin(state.mode, action.value, state.way, state.best);
  if (action.type === "way" && WAYS.includes(action.value)) return { ...state, way: action.value };
  if (action.type === "new") return begin(state.mode, state.level, state.way, state.best);
  if (action.type === "key") return answered(state, answersOf(state)[Number(action.value) - 1]);
  return action.type === "answer" ? answered(state, action.value) : state;
}

// The notes are half tones above the middle C.
function asked(state, random) {
  const pick = (items) => items[Math.floor(random() * items.length)];
  const low = Math.floor(random() * 13) - 5;
  const isUp = random() < 0.5;
  const apart = pick((state.mode === MODES[0] ? APART : ASKED)[state.level]);
  const notes = isUp || state.mode === MODES[1] ? [low, low + apart] : [low + apart, low];
  const answer = state.mode === MODES[1] ? NAMES[apart] : isUp ? "The second" : "The first";
  return { ...state, notes, answer, said: "" };
}

function answersOf(state) {
  return state.mode === MODES[1] ? ASKED[state.level].map((apart) => NAMES[apart]) : ["The first", "The second"];
}

function answered(state, said) {
  if (!state.notes.length || state.said || !answersOf(state).includes(said)) return state;
  const isRight = said === state.answer;
  const streak = isRight ? state.streak + 1 : 0;
  return { ...state, said, asked: state.asked + 1, right: state.right + (isRight ? 1 : 0), streak, best: Math.max(state.best, streak) };
}

function view(state) {
  const isAsked = state.notes.length > 0 && !state.said;
  const isRight = state.said === state.answer;
  const isInterval = state.mode === MODES[1];
  const message = isAsked ? (isInterval ? "Which interval was it?" : "Which note was higher?") : !state.said ? "Press Play and listen" : isRight ? `Right: ${state.answer.toLowerCase()}` : `No, it was: ${state.answer.toLowerCase()}`;
  const lines = [
    { text: message, big: true, color: state.said ? (isRight ? "good" : "bad") : undefined },
    state.said ? { button: "Next", action: "play", color: "accent" } : { button: isAsked ? "Play again" : "Play", action: isAsked ? "again" : "play", color: "accent" },
  ];
  if (state.said) lines.push({ button: "Hear it once more", action: "again" });
  lines.push({ text: "" });
  answersOf(state).forEach((answer) => {
    const color = !state.said ? undefined : answer === state.answer ? "good" : answer === state.said ? "bad" : undefined;
    lines.push({ button: answer, action: "answer", value: answer, disabled: !isAsked, color });
  });
  lines.push(
    { number: state.right, label: "Right" }, { number: state.asked, label: "Asked" }, { number: state.streak, label: "In a row" }, { number: state.best, label: "Most in a row" },
    { select: "Question", options: MODES, action: "mode", value: state.mode },
    { select: "Level", options: LEVELS, action: "level", value: state.level },
  );
  if (isInterval) lines.push({ select: "Notes", options: WAYS, action: "way", value: state.way });
  lines.push({ button: "Begin anew", action: "new" }, { keys: { " ": state.said ? "play" : isAsked ? "again" : "play", ...Object.fromEntries(answersOf(state).slice(0, 9).map((_, index) => [String(index + 1), "key"])) } });
  const between = isInterval && state.way === WAYS[1] ? 0 : 750;
  state.notes.forEach((note, index) => lines.push({ sound: 261.63 * 2 ** (note / 12), ms: 900 - (between ? 200 : 0), after: index * between, id: `${state.plays} ${index}` }));
  return lines;
}
