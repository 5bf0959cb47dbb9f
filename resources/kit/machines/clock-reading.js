// A clock face is shown; which time is it? By hours, halves, quarters, five minutes or every minute.
const LEVELS = { "Full hours": 60, "Half hours": 30, "Quarters": 15, "Five minutes": 5, "Every minute": 1 };

function init(random) {
  return next({ level: "Quarters", right: 0, asked: 0, streak: 0, message: "" }, random);
}

function next(state, random) {
  const every = LEVELS[state.level];
  let minutes = state.minutes;
  while (minutes === state.minutes) minutes = Math.floor(random() * (720 / every)) * every;
  const answers = [minutes];
  // Wrong answers are times that are often mistaken for it: another hour, or the hands exchanged.
  const near = [(minutes + 60) % 720, (minutes + 660) % 720, Math.floor(minutes / 60) * 5 + (Math.floor((minutes % 60) / 5) || 12) * 60, (minutes + every) % 720, (minutes + 720 - every) % 720, (minutes + 360) % 720, (minutes + 180) % 720];
  for (const time of near) if (answers.length < 4 && !answers.includes(time % 720)) answers.push(time % 720);
  for (let last = 3; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [answers[last], answers[other]] = [answers[other], answers[last]];
  }
  return { ...state, minutes, answers, tried: [] };
}

function step(state, action, random) {
  if (action.type === "level" && LEVELS[action.value]) return next({ ...state, level: action.value, message: "" }, random);
  if (action.type === "new") return next({ ...state, right: 0, asked: 0, streak: 0, message: "" }, random);
  const answer = action.type === "key" ? state.answers[Number(action.value) - 1] : action.value;
  if (!["answer", "key"].includes(action.type) || !state.answers.includes(answer) || state.tried.includes(answer)) return state;
  const isFirst = !state.tried.length;
  if (answer !== state.minutes) return { ...state, tried: [...state.tried, answer], streak: 0, message: `No, it is not ${said(answer)}. Look at the short hand first.` };
  return next({ ...state, asked: state.asked + 1, right: state.right + (isFirst ? 1 : 0), streak: isFirst ? state.streak + 1 : 0, message: `Right, it was ${said(answer)}.` }, random);
}

function said(minutes) {
  return `${Math.floor(minutes / 60) || 12}:${String(minutes % 60).padStart(2, "0")}`;
}

function face(minutes) {
  const at = (share, radius) => [160 + radius * Math.sin(share * 2 * Math.PI), 160 - radius * Math.cos(share * 2 * Math.PI)];
  const shapes = [{ circle: [160, 160, 154], color: "#1b1d22" }, { circle: [160, 160, 146], color: "#ffffff" }];
  for (let mark = 0; mark < 60; mark += 1) shapes.push({ path: [at(mark / 60, mark % 5 ? 138 : 132), at(mark / 60, 143)], width: mark % 5 ? 1 : 4, color: "#1b1d22" });
  for (let hour = 1; hour <= 12; hour += 1) shapes.push({ text: String(hour), at: at(hour / 12, 114), size: 24, color: "#1b1d22" });
  shapes.push({ path: [[160, 160], at(minutes / 720, 72)], width: 10, color: "#1b1d22" }, { path: [[160, 160], at((minutes % 60) / 60, 104)], width: 5, color: "#2b6cb0" });
  return [...shapes, { circle: [160, 160, 9], color: "#1b1d22" }];
}

function view(state) {
  // Said by where the hands point, so that the time must still be worked out.
  const long = (state.minutes % 60) / 5 || 12;
  const hands = `short hand ${state.minutes % 60 ? "after" : "at"} ${Math.floor(state.minutes / 60) || 12}, long hand at ${Math.round(long * 10) / 10}`;
  const lines = [{ text: "Which time is it?", big: true }, { canvas: face(state.minutes), width: 320, height: 320, label: `Clock: ${hands}` }];
  for (const time of state.answers) lines.push({ button: said(time), action: "answer", value: time, disabled: state.tried.includes(time) });
  return [
    ...lines,
    { text: state.message },
    { number: state.right, label: "Right at once" },
    { number: state.asked, label: "Clocks" },
    { number: state.streak, label: "In a row" },
    { select: "Times", options: Object.keys(LEVELS), action: "level", value: state.level },
    { button: "Begin anew", action: "new" },
    { keys: { 1: "key", 2: "key", 3: "key", 4: "key" } },
  ];
}
