// A knockout tournament: names in, pairs drawn by chance, winners go on until one is left.
const START = { names: [] };

function init(random) {
  return { names: START.names, rounds: [], message: "" };
}

function step(state, action, random) {
  if (action.type === "add" && !state.rounds.length) return added(state, String(action.value));
  if (action.type === "remove" && !state.rounds.length) return { ...state, names: state.names.filter((name) => name !== action.value) };
  if (action.type === "draw" && state.names.length > 1) return { ...state, rounds: [firstRound(state.names, random)], message: "" };
  if (action.type === "back") return { ...state, rounds: [] };
  if (action.type === "undo") return undone(state);
  return action.type === "win" && state.rounds.length ? won(state, action.value) : state;
}

function added(state, text) {
  const said = text.split(",").map((name) => name.trim()).filter((name) => name);
  const fresh = said.filter((name) => !state.names.some((other) => other.toLowerCase() === name.toLowerCase()));
  const message = fresh.length < said.length ? "This name is in the list already." : "";
  return { ...state, names: [...state.names, ...new Set(fresh)].slice(0, 32), message };
}

// Free places stand against names one by one, so that nobody waits for two rounds.
function firstRound(names, random) {
  const mixed = [...names];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  const matches = 2 ** Math.max(0, Math.ceil(Math.log2(names.length)) - 1);
  return Array.from({ length: matches }, (_, index) => {
    const second = mixed[matches + index] || "";
    return { first: mixed[index], second, winner: second ? "" : mixed[index] };
  });
}

function current(state) {
  return state.rounds[state.rounds.length - 1];
}

function won(state, name) {
  const match = current(state).find((each) => !each.winner && (each.first === name || each.second === name));
  if (!match) return state;
  match.winner = name;
  return goOn(state);
}

// When a round is played, its winners meet two by two.
function goOn(state) {
  const round = current(state);
  if (round.length === 1 || round.some((match) => !match.winner)) return state;
  const next = Array.from({ length: round.length / 2 }, (_, index) => ({ first: round[2 * index].winner, second: round[2 * index + 1].winner, winner: "" }));
  return { ...state, rounds: [...state.rounds, next] };
}

// Take the winners of the running round back; where there are none, those of the round before.
function undone(state) {
  if (!state.rounds.length) return state;
  const isPlayed = (match) => match.second && match.winner;
  const rounds = current(state).some(isPlayed) || state.rounds.length === 1 ? state.rounds : state.rounds.slice(0, -1);
  const last = rounds[rounds.length - 1].map((match) => (match.second ? { ...match, winner: "" } : match));
  return { ...state, rounds: [...rounds.slice(0, -1), last] };
}

function roundName(matches) {
  return { 1: "Final", 2: "Semifinals", 4: "Quarterfinals" }[matches] || `Round of ${2 * matches}`;
}

function view(state) {
  if (!state.rounds.length) return viewOfNames(state);
  const round = current(state);
  const champion = round.length === 1 ? round[0].winner : "";
  const lines = [{ text: champion ? `${champion} wins the tournament!` : roundName(round.length), big: true }];
  if (!champion) lines.push({ text: "Press the winner of each match." });
  for (const match of round.filter((each) => each.second && !champion)) {
    lines.push({ text: `${match.first} – ${match.second}` });
    for (const name of [match.first, match.second]) {
      lines.push({ button: match.winner === name ? `${name} ✓` : name, action: "win", value: name, disabled: Boolean(match.winner), color: match.winner === name ? "good" : undefined });
    }
  }
  state.rounds.forEach((each) => lines.push({ list: each.map(told), label: roundName(each.length) }));
  return [...lines, { number: state.names.length, label: "Players" }, { button: "Take back", action: "undo" }, { button: "Draw anew", action: "draw" }, { button: "Back to the names", action: "back" }];
}

function told(match) {
  if (!match.second) return `${match.first} goes on without a match`;
  return match.winner ? `${match.first} – ${match.second}: ${match.winner} wins` : `${match.first} – ${match.second}`;
}

function viewOfNames(state) {
  const lines = [
    { text: state.names.length < 2 ? "Add the players or teams" : "Ready to draw", big: true },
    { input: "Name", action: "add", button: "Add" },
    { text: state.message || (state.names.length ? "Press a name to take it out." : "Several names may be typed at once, with commas.") },
    { button: "Draw the matches", action: "draw", disabled: state.names.length < 2 },
    { number: state.names.length, label: "Players" },
  ];
  for (const name of state.names) lines.push({ button: `${name} ✕`, action: "remove", value: name });
  return lines;
}
