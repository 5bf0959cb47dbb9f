// Guess the word of five letters in six tries; colours say which letters are right.
const WORDS = ("apple beach bread brick chair chalk cloud coast crane dance dream eagle earth field flame fruit ghost glass "
  + "grape green heart horse house juice knife lemon light lunch magic maple money month mouse music night ocean onion "
  + "paint panda paper party peach piano pilot plant queen quiet radio river robin salad scarf sheep shell shirt smile "
  + "snail snake spoon stone storm sugar table tiger toast tooth train truck uncle voice water whale wheat world zebra").split(" ");
const TRIES = 6;

function init(random) {
  return start({ wins: 0, losses: 0 }, random);
}

function start(state, random) {
  return { wins: state.wins, losses: state.losses, word: WORDS[Math.floor(random() * WORDS.length)], guesses: [], message: "" };
}

function isWon(state) {
  return state.guesses.includes(state.word);
}

function isOver(state) {
  return isWon(state) || state.guesses.length === TRIES;
}

function step(state, action, random) {
  if (action.type === "new") return start(state, random);
  if (action.type !== "guess" || isOver(state)) return state;
  const guess = String(action.value).trim().toLowerCase();
  if (!/^[a-z]{5}$/.test(guess)) return { ...state, message: "Please type a word of five letters." };
  state.guesses.push(guess);
  state.message = "";
  if (isWon(state)) state.wins += 1;
  else if (isOver(state)) state.losses += 1;
  return state;
}

// Each letter of the word answers for one letter of the guess only.
function marks(guess, word) {
  const result = [...guess].map((letter, index) => (letter === word[index] ? "good" : "muted"));
  const left = [...word].filter((letter, index) => letter !== guess[index]);
  [...guess].forEach((letter, index) => {
    const at = left.indexOf(letter);
    if (result[index] === "good" || at < 0) return;
    result[index] = "warn";
    left.splice(at, 1);
  });
  return result;
}

function view(state) {
  const rows = Array.from({ length: TRIES }, (_, row) => {
    const guess = state.guesses[row];
    const colors = guess ? marks(guess, state.word) : [];
    return [0, 1, 2, 3, 4].map((index) => ({ text: guess ? guess[index].toUpperCase() : "", color: colors[index] }));
  });
  const last = state.guesses[state.guesses.length - 1];
  const names = { good: "right place", warn: "wrong place", muted: "not in the word" };
  let message = state.message || (last ? [...last].map((letter, index) => `${letter.toUpperCase()} ${names[marks(last, state.word)[index]]}`).join(", ") : "Green: right place. Yellow: wrong place.");
  if (isOver(state)) message = isWon(state) ? `You win! The word was ${state.word}.` : `You lose. The word was ${state.word}.`;
  const lines = [
    { text: isOver(state) ? "The game is over" : "Guess the word of five letters", big: true },
    { grid: rows, label: `Guesses: ${state.guesses.join(", ") || "none yet"}`, size: 58 },
    { text: message },
  ];
  if (!isOver(state)) lines.push({ input: "Your guess", action: "guess", button: "Guess" });
  lines.push({ number: TRIES - state.guesses.length, label: "Tries left" }, { number: state.wins, label: "Won" }, { number: state.losses, label: "Lost" }, { button: "New word", action: "new" });
  return lines;
}
