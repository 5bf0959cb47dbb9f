// Many dice thrown many times: how often each sum comes, as bars, beside what is to be expected.
const START = { dice: 2 };
const SIDES = [2, 4, 6, 8, 10, 12, 20];
const MOST_DICE = 10;

function init(random) {
  return begin(START.dice, 6);
}

function begin(dice, sides) {
  return { dice, sides, counts: Array(dice * sides - dice + 1).fill(0), throws: 0, last: [], message: "" };
}

function step(state, action, random) {
  if (action.type === "throw") return thrown(state, action.value, random);
  if (action.type === "many") {
    const times = Math.round(Number(action.value));
    return action.value !== "" && times >= 1 && times <= 100000 ? thrown(state, times, random) : { ...state, message: "Type how many times, from 1 to 100,000." };
  }
  const number = parseInt(action.value, 10);
  if (action.type === "dice" && number >= 1 && number <= MOST_DICE) return begin(number, state.sides);
  if (action.type === "sides" && SIDES.includes(number)) return begin(state.dice, number);
  return action.type === "new" ? begin(state.dice, state.sides) : state;
}

function thrown(state, times, random) {
  for (let n = 0; n < times; n += 1) {
    state.last = Array.from({ length: state.dice }, () => 1 + Math.floor(random() * state.sides));
    state.counts[state.last.reduce((sum, die) => sum + die, 0) - state.dice] += 1;
  }
  return { ...state, throws: state.throws + times, message: "" };
}

// The share of each sum, smallest first, that fair dice have.
function expected(dice, sides) {
  let shares = [1];
  for (let die = 0; die < dice; die += 1) {
    const next = Array(shares.length + sides - 1).fill(0);
    shares.forEach((share, sum) => { for (let side = 0; side < sides; side += 1) next[sum + side] += share / sides; });
    shares = next;
  }
  return shares;
}

function bars(state, shares) {
  const [width, height, foot] = [640, 300, 34];
  const high = Math.max(...shares, ...state.counts.map((count) => count / Math.max(1, state.throws))) * 1.08;
  const wide = (width - 10) / shares.length;
  const every = Math.ceil(shares.length / 14);
  const shapes = [];
  state.counts.forEach((count, index) => {
    const left = 5 + index * wide;
    const tall = ((count / Math.max(1, state.throws)) / high) * (height - foot);
    shapes.push({ rect: [left + wide * 0.08, height - foot - tall, wide * 0.84, tall], color: "accent" });
    if (index % every === 0) shapes.push({ text: String(index + state.dice), at: [left + wide / 2, height - 15], size: 24 });
  });
  shapes.push({ path: shares.map((share, index) => [5 + (index + 0.5) * wide, height - foot - (share / high) * (height - foot)]), width: 3, color: "bad" });
  return shapes;
}

function view(state) {
  const shares = expected(state.dice, state.sides);
  const sums = state.counts.map((count, index) => [index + state.dice, count]);
  const total = sums.reduce((all, [sum, count]) => all + sum * count, 0);
  const most = sums.reduce((best, each) => (each[1] > best[1] ? each : best));
  const percent = (share) => `${(share * 100).toFixed(1)} %`;
  const lines = [
    { text: state.throws ? `Last throw: ${state.last.length > 1 ? `${state.last.join(" + ")} = ` : ""}${state.last.reduce((sum, die) => sum + die, 0)}` : "Throw the dice", big: true },
    { button: "Throw once", action: "throw", value: 1, color: "accent" },
    ...[10, 100, 1000].map((times) => ({ button: `${times.toLocaleString("en-US")} times`, action: "throw", value: times })),
    { button: "Empty", action: "new", disabled: !state.throws },
    { canvas: bars(state, shares), width: 640, height: 300, label: state.throws ? `Bars of the sums after ${state.throws} throws; most often ${most[0]}` : "Bars of the sums, none thrown yet" },
    { text: "Bars: thrown. Line: to be expected of fair dice." },
    { number: state.throws, label: "Throws" },
    { number: state.throws ? Math.round((total / state.throws) * 100) / 100 : 0, label: "Average sum" },
    { number: state.throws ? most[0] : 0, label: "Most often" },
    { select: "Number of dice", options: Array.from({ length: MOST_DICE }, (_, index) => String(index + 1)), action: "dice", value: String(state.dice) },
    { select: "Sides", options: SIDES.map(String), action: "sides", value: String(state.sides) },
    { input: "Times", action: "many", kind: "number", button: "Throw so many times" },
    { text: state.message },
  ];
  if (state.throws) lines.push({ list: sums.map(([sum, count], index) => `Sum ${sum}: ${count} times, ${percent(count / state.throws)} (expected ${percent(shares[index])})`), label: "All sums" });
  return lines;
}
