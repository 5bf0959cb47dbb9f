// A story with gaps: type the words one at a time, then read what came of it. Own stories can be written, too.
const STORIES = {
  "The new pet": "Yesterday my [relative] brought home a [adjective] [animal]. It ate [number] [food, many] for breakfast and then [verb, past] all over the [room]. “[exclamation]!” cried my [relative 2]. Now it sleeps in my [piece of clothing] and dreams of [things, many].",
  "On the moon": "Captain [name] landed on the moon in a [adjective] [vehicle]. There was nothing but [things, many] and one very [adjective 2] [animal]. “Do you have any [food]?” it asked. The captain could only [verb] and say “[exclamation]!” [number] years later they are still friends.",
  "A letter to school": "Dear [name], I could not do my homework because a [adjective] [animal] [verb, past] on my [thing]. My [relative] can tell you so. It smelled of [food] for [number] hours! I promise to bring you [things, many] on Monday. Yours, the most [adjective 2] student of [place].",
  "The recipe": "Take [number] [adjective] [food, many] and put them into a [thing]. Stir with a [tool] until it begins to [verb]. Add a [animal]'s [part of the body] and bake it in [place]. Serve it to [name] and shout “[exclamation]!”",
  "The holiday": "This summer we went to [place] by [vehicle]. It took [number] days, as the road was full of [animal, many]. We slept in a [adjective] [thing], ate [food] every morning and [verb, past] with [name]. Next year we would rather stay in the [room].",
  "Poem: Roses": "Roses are [color],\nviolets are [color 2],\nmy [animal] is [adjective]\nand [verb, past] in my shoe.\nThe [thing] is [adjective 2],\nthe [food] is too,\nbut nothing in [place]\nis as [adjective 3] as you.",
};
const MINE = "A story of my own";

function init(random) {
  const names = Object.keys(STORIES);
  return begin({ story: names[Math.floor(random() * names.length)], own: "", told: [], message: "" });
}

function begin({ story, own, told }) {
  return { story, own, told, words: [], message: "" };
}

function textOf(state) {
  return state.story === MINE ? state.own : STORIES[state.story];
}

// The gaps, each once: the same name in brackets is the same word.
function gaps(state) {
  return [...new Set([...textOf(state).matchAll(/\[([^\][]+)\]/g)].map((found) => found[1].trim()))];
}

function step(state, action, random) {
  const word = String(action.value ?? "").trim();
  if (action.type === "again") return begin(state);
  if (action.type === "back") return { ...state, words: state.words.slice(0, -1), message: "" };
  if (action.type === "story" && (STORIES[action.value] || (action.value === MINE && state.own))) return begin({ ...state, story: action.value });
  if (action.type === "own") return /\[[^\][]+\]/.test(word) ? begin({ ...state, own: word.slice(0, 2000), story: MINE }) : { ...state, message: "Put the gaps in brackets, such as: My [animal] likes [food]." };
  if (action.type === "other") {
    const others = Object.keys(STORIES).filter((name) => name !== state.story);
    return begin({ ...state, story: others[Math.floor(random() * others.length)] });
  }
  if (action.type !== "word" || isDone(state)) return state;
  if (!word) return { ...state, message: "Type a word first." };
  const after = { ...state, words: [...state.words, word.slice(0, 60)], message: "" };
  return isDone(after) ? { ...after, told: [filled(after), ...state.told].slice(0, 10) } : after;
}

function isDone(state) {
  return state.words.length >= gaps(state).length;
}

function filled(state) {
  const names = gaps(state);
  return textOf(state).replace(/\[([^\][]+)\]/g, (gap, name) => state.words[names.indexOf(name.trim())]);
}

// "verb, past" is asked for as "Verb (past)", "adjective 2" as "Adjective (another one)".
function asked(gap) {
  const said = gap.replace(/, many$/, " (more than one)").replace(/, (.+)$/, " ($1)").replace(/ \d+$/, " (another one)");
  return said[0].toUpperCase() + said.slice(1);
}

function view(state) {
  const names = gaps(state);
  const lines = [];
  if (isDone(state)) {
    lines.push({ text: state.story, big: true });
    for (const part of filled(state).split("\n")) lines.push({ text: part });
    lines.push({ button: "Other words", action: "again" }, { button: "Another story", action: "other" });
  } else {
    lines.push({ text: `Word ${state.words.length + 1} of ${names.length}`, big: true });
    lines.push({ input: asked(names[state.words.length]), action: "word", button: "Next" }, { text: state.message });
    lines.push({ button: "Back", action: "back", disabled: !state.words.length }, { button: "Another story", action: "other" });
  }
  lines.push({ select: "Story", options: [...Object.keys(STORIES), ...(state.own ? [MINE] : [])], action: "story", value: state.story });
  lines.push({ input: "Write your own, gaps in brackets", action: "own", button: "Use my story", value: state.own });
  if (isDone(state)) lines.push({ text: state.message });
  if (state.told.length) lines.push({ list: state.told, label: `Stories told (${state.told.length})` });
  return lines;
}
