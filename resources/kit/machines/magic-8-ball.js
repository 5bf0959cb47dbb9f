// Answers any question that can be answered with yes or no.
const ANSWERS = [
  "It is certain.", "Without a doubt.", "Yes, definitely.", "You may rely on it.", "As I see it, yes.", "Most likely.",
  "The outlook is good.", "Yes.", "Signs point to yes.", "Ask again later.", "Better not tell you now.",
  "I cannot say now.", "Concentrate and ask again.", "Do not count on it.", "My reply is no.", "My sources say no.",
  "The outlook is not so good.", "Very doubtful.",
];

function init(random) {
  return { question: "", answer: "", asked: 0, history: [] };
}

function step(state, action, random) {
  if (action.type === "clear") return init(random);
  if (action.type !== "ask") return state;
  const question = String(action.value).trim();
  if (!question) return { ...state, question: "", answer: "Please type a question first." };
  const answer = ANSWERS[Math.floor(random() * ANSWERS.length)];
  return { question, answer, asked: state.asked + 1, history: [`${question} ${answer}`, ...state.history].slice(0, 8) };
}

function view(state) {
  const lines = [
    { canvas: [{ circle: [100, 100, 96], color: "#17181c" }, { circle: [100, 100, 48], color: state.answer ? "#2347b5" : "#ffffff" }, { text: "8", at: [100, 104], size: 60, color: state.answer ? "#ffffff" : "#17181c" }], width: 200, height: 200, label: "Magic 8 ball" },
    { text: state.answer || "Ask me anything", big: true },
  ];
  if (state.question) lines.push({ text: `You asked: ${state.question}` });
  lines.push({ input: "Your question", action: "ask", button: "Ask" }, { number: state.asked, label: "Questions" });
  if (state.history.length) lines.push({ list: state.history, label: "Asked before" }, { button: "Clear", action: "clear" });
  return lines;
}
