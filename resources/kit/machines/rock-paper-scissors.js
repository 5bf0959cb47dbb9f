// Rock paper scissors against the computer, with a score.
const BEATS = { rock: "scissors", paper: "rock", scissors: "paper" };
const NAMES = { rock: "Rock", paper: "Paper", scissors: "Scissors" };

function init(random) {
  return { you: "", computer: "", rounds: 0, wins: 0, losses: 0, ties: 0 };
}

function step(state, action, random) {
  if (action.type === "new") return init(random);
  if (action.type !== "choose" || !BEATS[action.value]) return state;
  state.you = action.value;
  state.computer = Object.keys(BEATS)[Math.floor(random() * 3)];
  state.rounds += 1;
  if (state.you === state.computer) state.ties += 1;
  else if (BEATS[state.you] === state.computer) state.wins += 1;
  else state.losses += 1;
  return state;
}

function result(state) {
  if (state.you === state.computer) return "It is a tie!";
  return BEATS[state.you] === state.computer ? "You win!" : "The computer wins!";
}

function view(state) {
  const played = state.rounds > 0;
  return [
    { text: played ? `${NAMES[state.you]} against ${NAMES[state.computer]}` : "Rock, paper, scissors!", big: true },
    { text: played ? `You chose ${state.you}, the computer chose ${state.computer}. ${result(state)}` : "Choose rock, paper or scissors." },
    { button: "Rock", action: "choose", value: "rock" },
    { button: "Paper", action: "choose", value: "paper" },
    { button: "Scissors", action: "choose", value: "scissors" },
    { number: state.wins, label: "You" },
    { number: state.losses, label: "Computer" },
    { number: state.ties, label: "Ties" },
    { number: state.rounds, label: "Rounds" },
    { button: "New game", action: "new" },
  ];
}
