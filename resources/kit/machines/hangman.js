// Guess the word letter by letter; seven wrong letters and the game is lost.
const START = { words: [] };
const WORDS = ("apple banana bridge camera candle castle cherry circle coffee desert dragon engine family flower forest "
  + "friend garden guitar hammer harbor island jacket jungle kitchen ladder lemon letter library market mirror monkey "
  + "mountain music needle number ocean orange palace pencil pepper picture planet pocket puzzle rabbit rainbow river "
  + "rocket school shadow silver spider spring station summer sunset table teacher ticket tiger tunnel umbrella valley "
  + "village violin window winter wizard yellow zebra").split(" ");
const MOST_WRONG = 7;

function init(random) {
  return begin({ own: lettersOf(START.words), wins: 0, losses: 0 }, random);
}

// `own` are words that somebody set or typed; where there are none, the words above are taken.
function begin({ own, wins, losses }, random) {
  const words = own.length ? own : WORDS;
  return { own, word: words[Math.floor(random() * words.length)], tried: [], wins, losses };
}

function lettersOf(words) {
  return words.map((word) => word.trim().toLowerCase()).filter((word) => /^[a-z]{2,16}$/.test(word)).slice(0, 200);
}

function step(state, action, random) {
  if (action.type === "new") return begin(state, random);
  if (action.type === "words") return begin({ ...state, own: lettersOf(String(action.value).split(/[ ,;]+/)) }, random);
  if (action.type !== "letter" || isOver(state)) return state;
  const letter = String(action.value).toLowerCase();
  if (!/^[a-z]$/.test(letter) || state.tried.includes(letter)) return state;
  state.tried.push(letter);
  if (isWon(state)) state.wins += 1;
  else if (isOver(state)) state.losses += 1;
  return state;
}

function wrong(state) {
  return state.tried.filter((letter) => !state.word.includes(letter));
}

function isWon(state) {
  return [...state.word].every((letter) => state.tried.includes(letter));
}

function isOver(state) {
  return isWon(state) || wrong(state).length >= MOST_WRONG;
}

// A drawing that grows with each mistake.
function gallows(count) {
  const parts = [
    { path: [[40, 190], [160, 190]], width: 4 }, { path: [[70, 190], [70, 20], [150, 20], [150, 40]], width: 4 },
    { circle: [150, 58, 18] }, { path: [[150, 76], [150, 125]], width: 4 },
    { path: [[120, 95], [150, 85], [180, 95]], width: 4 }, { path: [[150, 125], [130, 160]], width: 4 },
    { path: [[150, 125], [170, 160]], width: 4 },
  ];
  return parts.slice(0, count);
}

function view(state) {
  const over = isOver(state);
  const shown = [...state.word].map((letter) => (state.tried.includes(letter) || over ? letter.toUpperCase() : "_")).join(" ");
  const cell = (letter) => ({
    text: letter.toUpperCase(),
    action: "letter",
    value: letter,
    disabled: state.tried.includes(letter),
    color: !state.tried.includes(letter) ? undefined : state.word.includes(letter) ? "good" : "bad",
  });
  const keys = {};
  for (const letter of "abcdefghijklmnopqrstuvwxyz") keys[letter] = "letter";
  let message = `Wrong letters left: ${MOST_WRONG - wrong(state).length}`;
  if (over) message = isWon(state) ? "You win! The game is over." : `You lose. The game is over. The word was ${state.word}.`;
  return [
    { canvas: gallows(wrong(state).length), width: 220, height: 200, label: `Hangman: ${wrong(state).length} of ${MOST_WRONG} wrong` },
    { text: shown, big: true },
    { text: message },
    { grid: ["abcdefghi", "jklmnopqr", "stuvwxyz"].map((row) => [...row].map(cell)), label: "Letters", size: 44 },
    { keys },
    { number: state.wins, label: "Won" },
    { number: state.losses, label: "Lost" },
    { button: "New word", action: "new" },
    { input: "Own words", action: "words", button: "Play with these" },
    { text: state.own.length ? `Words of your own: ${state.own.length}` : "With own words, others can guess them. Part them by commas." },
  ];
}
