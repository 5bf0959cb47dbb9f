// Put the mixed letters back in order.
const WORDS = ("animal autumn basket bottle bread bridge candle carpet castle cheese cloud dinner doctor dream family "
  + "farmer finger flower forest garden guitar honey island kitchen letter lemon market mirror mountain music ocean "
  + "orange paper pencil picture planet pocket potato rabbit river rocket salad school shadow silver spring station "
  + "summer table teacher ticket tomato train travel tunnel water window winter yellow").split(" ");

function init(random) {
  return next({ score: 0, tried: 0, message: "" }, random);
}

function next(state, random) {
  const word = WORDS[Math.floor(random() * WORDS.length)];
  let mixed = word;
  for (let attempt = 0; mixed === word && attempt < 20; attempt += 1) {
    const letters = [...word];
    for (let last = letters.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [letters[last], letters[other]] = [letters[other], letters[last]];
    }
    mixed = letters.join("");
  }
  return { ...state, word, mixed: mixed === word ? [...word].reverse().join("") : mixed, hint: 0 };
}

function step(state, action, random) {
  if (action.type === "new") return init(random);
  if (action.type === "hint") return { ...state, hint: Math.min(state.word.length, state.hint + 1) };
  if (action.type === "skip") return next({ ...state, tried: state.tried + 1, message: `The word was ${state.word}.` }, random);
  if (action.type !== "guess") return state;
  const guess = String(action.value).trim().toLowerCase();
  if (!guess) return { ...state, message: "Type a word first." };
  if (guess !== state.word) return { ...state, message: `${guess} is not the word. Try again.` };
  return next({ ...state, score: state.score + 1, tried: state.tried + 1, message: `Correct! The word was ${state.word}.` }, random);
}

function view(state) {
  return [
    { text: "Which word is this?" },
    { text: [...state.mixed.toUpperCase()].join(" "), big: true },
    { input: "Your word", action: "guess", button: "Check" },
    { text: state.message || "Put the letters in order." },
    { text: state.hint ? `It begins with ${state.word.slice(0, state.hint).toUpperCase()}` : "" },
    { button: "Hint", action: "hint" },
    { button: "Skip", action: "skip" },
    { button: "New game", action: "new" },
    { number: state.score, label: "Score" },
    { number: state.tried, label: "Words" },
  ];
}
