// Spells what is typed in the words of a spelling alphabet, and lets one practice them.
const ALPHABETS = {
  "International (NATO)": "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu",
  "American police": "Adam Boy Charles David Edward Frank George Henry Ida John King Lincoln Mary Nora Ocean Paul Queen Robert Sam Tom Union Victor William X-ray Young Zebra",
  German: "Anton Berta Cäsar Dora Emil Friedrich Gustav Heinrich Ida Julius Kaufmann Ludwig Martha Nordpol Otto Paula Quelle Richard Samuel Theodor Ulrich Viktor Wilhelm Xanthippe Ypsilon Zacharias",
};
const DIGITS = { "International (NATO)": "Zero One Two Three Four Five Six Seven Eight Nine", "American police": "Zero One Two Three Four Five Six Seven Eight Nine", German: "Null Eins Zwei Drei Vier Fünf Sechs Sieben Acht Neun" };
const SIGNS = { ".": "Stop", "-": "Dash", "@": "At", "/": "Slash", "_": "Underscore", ",": "Comma", "+": "Plus", "&": "And", "!": "Exclamation mark", "?": "Question mark" };
const GERMAN = { "Ä": "Ärger", "Ö": "Ökonom", "Ü": "Übermut", "ß": "Eszett" };

function init(random) {
  return { text: "", alphabet: "International (NATO)", asked: "", said: "", right: 0, tried: 0 };
}

function step(state, action, random) {
  if (action.type === "text") return { ...state, text: String(action.value).slice(0, 200) };
  if (action.type === "alphabet" && ALPHABETS[action.value]) return { ...state, alphabet: action.value, said: "" };
  if (action.type === "clear") return { ...state, text: "" };
  if (action.type === "ask") return { ...state, asked: other(state.asked, random), said: "" };
  if (action.type === "stop") return { ...state, asked: "", said: "" };
  return action.type === "answer" && state.asked ? answered(state, String(action.value), random) : state;
}

function other(letter, random) {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].filter((each) => each !== letter);
  return letters[Math.floor(random() * letters.length)];
}

function answered(state, typed, random) {
  if (!typed.trim()) return state;
  const [word, bare] = [wordOf(state.asked, state.alphabet), (text) => text.toLowerCase().normalize("NFD").replace(/[^a-z]/g, "")];
  const spellings = { alpha: "alfa", juliet: "juliett", whisky: "whiskey" };
  const isRight = (spellings[bare(typed)] || bare(typed)) === bare(word);
  const said = `${isRight ? "Right" : "No"}: ${state.asked} is ${word}.`;
  return { ...state, said, tried: state.tried + 1, right: state.right + (isRight ? 1 : 0), asked: isRight ? other(state.asked, random) : state.asked };
}

function wordOf(sign, alphabet) {
  const letter = sign === "ß" ? sign : sign.toUpperCase();
  if (alphabet === "German" && GERMAN[letter]) return GERMAN[letter];
  const plain = letter === "ß" ? "S" : letter.normalize("NFD")[0];
  const place = plain.charCodeAt(0) - 65;
  if (place >= 0 && place < 26) return ALPHABETS[alphabet].split(" ")[place];
  return /[0-9]/.test(plain) ? DIGITS[alphabet].split(" ")[Number(plain)] : SIGNS[plain] || "";
}

function view(state) {
  const signs = [...state.text];
  const spelled = signs.map((sign) => (sign.trim() ? wordOf(sign, state.alphabet) || sign : "–")).join(" ");
  const lines = [
    { input: "Text to spell", action: "text", live: true, value: state.text },
    { select: "Alphabet", options: Object.keys(ALPHABETS), action: "alphabet", value: state.alphabet },
    { text: spelled || "Type a name, a word or a number", big: true },
  ];
  if (state.text) lines.push({ list: signs.map((sign) => (sign.trim() ? `${sign.toUpperCase()} as in ${wordOf(sign, state.alphabet) || "itself"}` : "(space)")), label: "Letter by letter" }, { button: "Clear", action: "clear" });
  lines.push({ text: "" });
  if (state.asked) {
    lines.push({ text: `Which word stands for ${state.asked}?`, big: true }, { input: "Your word", action: "answer", button: "Check" }, { text: state.said, color: state.said.startsWith("No") ? "bad" : "good" }, { button: "Another letter", action: "ask" }, { button: "End practice", action: "stop" });
  } else lines.push({ button: "Practice", action: "ask" });
  if (state.tried) lines.push({ number: state.right, label: "Right" }, { number: state.tried, label: "Tried" });
  else if (!state.asked) lines.push({ list: ALPHABETS[state.alphabet].split(" ").map((word, place) => `${String.fromCharCode(65 + place)} ${word}`), label: "The whole alphabet" });
  return lines;
}
