// A secret vote on one device that is handed round: nobody sees a result before all have voted.
const START = { options: [] };
const MOST = 12;
const BLANK = "No vote (blank)";

function init(random) {
  return { question: "", options: START.options, voters: 0, votes: [], cast: 0, phase: "setup", chosen: "", message: "" };
}

function step(state, action, random) {
  const fresh = { ...state, message: "" };
  if (state.phase === "setup") return setUp(fresh, action);
  if (action.type === "mine" && state.phase === "hand") return { ...fresh, phase: "vote", chosen: "" };
  if (action.type === "choose" && state.phase === "vote") return { ...fresh, chosen: [...state.options, BLANK].includes(action.value) ? action.value : state.chosen };
  if (action.type === "cast" && state.phase === "vote" && state.chosen) return cast(fresh);
  if (action.type === "close" && state.phase === "hand" && state.cast) return { ...fresh, phase: "done" };
  if (action.type === "again") return { ...fresh, ...empty(state), phase: "hand" };
  if (action.type === "setup") return { ...fresh, ...empty(state), phase: "setup" };
  return state;
}

function setUp(state, action) {
  if (action.type === "question") return { ...state, question: String(action.value).slice(0, 200) };
  if (action.type === "add") return added(state, String(action.value));
  if (action.type === "remove") return { ...state, options: state.options.filter((option) => option !== action.value) };
  const number = Math.round(Number(action.value));
  if (action.type === "voters") return number >= 0 && number <= 1000 ? { ...state, voters: number } : { ...state, message: "Type how many vote, up to 1,000." };
  if (action.type === "open" && state.options.length > 1) return { ...state, ...empty(state), phase: "hand" };
  return state;
}

function added(state, text) {
  const said = text.split(/[,;\n]/).map((option) => option.trim()).filter((option) => option && option !== BLANK);
  const fresh = [...new Set(said)].filter((option) => !state.options.some((other) => other.toLowerCase() === option.toLowerCase()));
  const message = fresh.length < said.length ? "This choice is there already." : state.options.length + fresh.length > MOST ? `There is room for ${MOST} choices.` : "";
  return { ...state, options: [...state.options, ...fresh].slice(0, MOST), message };
}

// Only how many each has: in which order they came is kept nowhere.
function empty(state) {
  return { votes: [...state.options, BLANK].map(() => 0), cast: 0, chosen: "" };
}

function cast(state) {
  const place = [...state.options, BLANK].indexOf(state.chosen);
  const votes = state.votes.map((count, index) => count + (index === place ? 1 : 0));
  return { ...state, votes, cast: state.cast + 1, chosen: "", phase: state.voters && state.cast + 1 >= state.voters ? "done" : "hand" };
}

function view(state) {
  return { setup: setupView, hand: handView, vote: voteView, done: doneView }[state.phase](state);
}

function setupView(state) {
  const lines = [
    { text: state.options.length > 1 ? "Ready to vote" : "What is voted on?", big: true },
    { input: "Question", action: "question", live: true, value: state.question },
    { input: "Choices", action: "add", button: "Add" },
  ];
  for (const option of state.options) lines.push({ button: `${option} ✕`, action: "remove", value: option });
  lines.push(
    { input: "How many vote (0: as many as come)", action: "voters", kind: "number", live: true, value: state.voters },
    { text: state.message || (state.options.length > 1 ? "Press a choice to take it out." : "Several choices may be typed at once, with commas.") },
    { button: "Open the vote", action: "open", color: "accent", disabled: state.options.length < 2 },
  );
  return lines;
}

function handView(state) {
  const lines = [
    { text: `Hand the device to voter ${state.cast + 1}${state.voters ? ` of ${state.voters}` : ""}`, big: true },
    { text: state.question },
    { text: state.cast ? "The last vote is cast. Nobody can see it." : "Everybody votes alone. The result is shown at the end." },
    { button: "I am alone with it: vote", action: "mine", color: "accent" },
    { number: state.cast, label: "Votes cast" },
    { button: "Close the vote and show the result", action: "close", disabled: !state.cast },
  ];
  return state.cast ? lines : [...lines, { button: "Back to the choices", action: "setup" }];
}

function voteView(state) {
  const lines = [{ text: state.question || "Your vote", big: true }];
  // One under the other, so that a finger does not meet the wrong one.
  for (const option of [...state.options, BLANK]) {
    const isChosen = option === state.chosen;
    lines.push({ button: `${isChosen ? "● " : "○ "}${option}`, action: "choose", value: option, color: isChosen ? "accent" : undefined }, { text: "" });
  }
  lines.push({ text: state.chosen ? `You chose: ${state.chosen}` : "Choose, then cast your vote." }, { button: "Cast my vote", action: "cast", color: "good", disabled: !state.chosen });
  return lines;
}

function doneView(state) {
  const most = Math.max(...state.votes.slice(0, -1));
  const winners = state.options.filter((_, index) => most > 0 && state.votes[index] === most);
  const rows = [...state.options, BLANK].map((option, index) => [option, state.votes[index]]).filter(([option, count]) => option !== BLANK || count);
  const sorted = [...rows].sort((a, b) => (a[0] === BLANK) - (b[0] === BLANK) || b[1] - a[1]);
  const share = (count) => Math.round((count / Math.max(1, state.cast)) * 100);
  const shapes = sorted.flatMap(([option, count], index) => [
    { rect: [0, index * 64 + 30, 600, 22], color: "muted" },
    { rect: [0, index * 64 + 30, (600 * count) / Math.max(1, state.cast), 22], color: winners.includes(option) ? "accent" : "warn" },
    { text: `${option.length > 30 ? `${option.slice(0, 29)}…` : option}: ${count}`, at: [300, index * 64 + 14], size: 26 },
  ]);
  return [
    { text: winners.length === 1 ? `${winners[0]} wins` : winners.length ? `A tie: ${winners.join(" and ")}` : "Nobody has a vote", big: true },
    { text: state.question },
    { canvas: shapes, width: 600, height: sorted.length * 64, label: "Bars of the votes" },
    { list: sorted.map(([option, count]) => `${option}: ${count} ${count === 1 ? "vote" : "votes"}, ${share(count)} %`), label: "Result" },
    { number: state.cast, label: "Votes cast" },
    { button: "Vote again", action: "again" },
    { button: "Another question", action: "setup" },
  ];
}
