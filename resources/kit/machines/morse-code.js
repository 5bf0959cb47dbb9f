// Text to dots and dashes and back, to be seen and heard.
const CODES = {
  A: ".-", B: "-...", C: "-.-.", D: "-..", E: ".", F: "..-.", G: "--.", H: "....", I: "..", J: ".---", K: "-.-", L: ".-..", M: "--",
  N: "-.", O: "---", P: ".--.", Q: "--.-", R: ".-.", S: "...", T: "-", U: "..-", V: "...-", W: ".--", X: "-..-", Y: "-.--", Z: "--..",
  1: ".----", 2: "..---", 3: "...--", 4: "....-", 5: ".....", 6: "-....", 7: "--...", 8: "---..", 9: "----.", 0: "-----",
  "Ä": ".-.-", "Ö": "---.", "Ü": "..--", "É": "..-..", "Ñ": "--.--", ".": ".-.-.-", ",": "--..--", "?": "..--..", "!": "-.-.--", "'": ".----.",
  "/": "-..-.", "(": "-.--.", ")": "-.--.-", "&": ".-...", ":": "---...", ";": "-.-.-.", "=": "-...-", "+": ".-.-.", "-": "-....-", '"': ".-..-.", "@": ".--.-.",
};
const LETTERS = Object.fromEntries(Object.entries(CODES).map(([letter, code]) => [code, letter]));
const UNKNOWN = "□";
const LONGEST = 500;

function init(random) {
  return { text: "", morse: "", speed: 12, pitch: 600, at: -1, played: 0, example: "" };
}

function step(state, action, random) {
  const still = { ...state, at: -1 };
  if (action.type === "restore" || action.type === "stop") return still;
  if (action.type === "text") return written(still, String(action.value).slice(0, LONGEST));
  if (action.type === "morse") {
    const morse = String(action.value).slice(0, LONGEST * 6);
    return { ...still, morse, text: textOf(morse) };
  }
  if (action.type === "letter" && CODES[action.value]) return written(still, (state.text + action.value).slice(0, LONGEST));
  if (action.type === "clear") return written(still, "");
  if (action.type === "speed") return { ...state, speed: Number(action.value) || 12 };
  if (action.type === "pitch") return { ...state, pitch: Number(action.value) || 600 };
  if (action.type === "listen") return beatsOf(state.morse).length ? { ...state, at: 0, played: state.played + 1 } : state;
  if (action.type !== "tick" || state.at < 0) return state;
  return { ...state, at: state.at + 1 < beatsOf(state.morse).length ? state.at + 1 : -1 };
}

function written(state, text) {
  return { ...state, text, morse: morseOf(text) };
}

function plain(text) {
  return text.toUpperCase().replace(/[ÀÁÂÃ]/g, "A").replace(/[ÈÊË]/g, "E").replace(/[’‘`]/g, "'").replace(/[“”„]/g, '"').replace(/[–—−]/g, "-");
}

function morseOf(text) {
  const words = plain(text).split(/\s+/).map((word) => [...word].filter((letter) => CODES[letter]).map((letter) => CODES[letter]).join(" "));
  return words.filter((word) => word).join(" / ");
}

function textOf(morse) {
  const tidy = morse.replace(/[·•*]/g, ".").replace(/[–—−_]/g, "-").replace(/[|\n]/g, "/").replace(/ {3,}/g, " / ");
  const words = tidy.split("/").map((word) => word.split(/\s+/).filter((code) => code).map((code) => LETTERS[code] || UNKNOWN).join(""));
  return words.filter((word) => word).join(" ");
}

// A beat for each length of a dot: 1 begins a dot, 3 a dash, 2 goes on, 0 is silent. `letter` is the place in the text.
function beatsOf(morse) {
  const beats = [];
  let letter = 0;
  const add = (...kinds) => kinds.forEach((kind) => beats.push({ kind, letter }));
  for (const word of morseOf(textOf(morse)).split(" / ")) {
    for (const code of word.split(" ")) {
      for (const sign of code) sign === "." ? add(1, 0) : sign === "-" && add(3, 2, 2, 0);
      add(0, 0);
      letter += 1;
    }
    add(0, 0, 0, 0);
  }
  return morse.trim() ? beats : [];
}

function view(state) {
  const beats = beatsOf(state.morse);
  const beat = state.at >= 0 ? beats[state.at] : undefined;
  const letters = [...plain(textOf(state.morse)).replace(/[\s□]/g, "")];
  const left = [...new Set([...plain(state.text)].filter((letter) => !/\s/.test(letter) && letter !== UNKNOWN && !CODES[letter]))];
  const isOn = Boolean(beat && beat.kind);
  const lines = [
    { input: "Text", action: "text", live: true, lines: 2, value: state.text },
    { input: "Morse code", action: "morse", live: true, lines: 3, value: state.morse },
    { text: state.morse || "Type a text, or dots and dashes with a space between letters and / between words.", big: Boolean(state.morse) },
  ];
  if (state.morse) lines.push({ text: `reads: ${textOf(state.morse) || UNKNOWN}` });
  if (left.length) lines.push({ text: `There is no Morse code for: ${left.join(" ")}` });
  if (state.text.includes(UNKNOWN)) lines.push({ text: `${UNKNOWN} stands where the signs are no letter.` });
  lines.push(
    beat ? { button: "Stop", action: "stop" } : { button: "Listen", action: "listen", color: "accent", disabled: !beats.length },
    { button: "Clear", action: "clear", disabled: !state.text && !state.morse },
  );
  if (beat) lines.push({ canvas: [{ circle: [60, 60, 50], color: isOn ? "#f2c94c" : "muted" }, { text: letters[beat.letter] || "", at: [60, 62], size: 44, color: isOn ? "#1b1d22" : undefined }], width: 120, height: 120, label: `Signal lamp, letter ${letters[beat.letter] || ""}` });
  lines.push(
    { slider: "Speed", least: 5, most: 30, value: state.speed, said: `${state.speed} words a minute`, action: "speed" },
    { slider: "Pitch", least: 300, most: 1000, step: 10, value: state.pitch, said: `${state.pitch} Hz`, action: "pitch" },
  );
  const cells = Object.keys(CODES).filter((letter) => /[A-Z0-9]/.test(letter)).map((letter) => ({ text: `${letter} ${CODES[letter]}`.padEnd(4), label: `${letter} is ${CODES[letter]}`, action: "letter", value: letter }));
  cells.sort((first, second) => (first.value > second.value ? 1 : -1) * (/\d/.test(first.value) === /\d/.test(second.value) ? 1 : -1));
  const rows = Array.from({ length: Math.ceil(cells.length / 4) }, (_, row) => cells.slice(row * 4, row * 4 + 4));
  lines.push({ text: "The alphabet: press a sign to add it." }, { grid: rows, label: "Morse alphabet", size: 84 });
  if (beat) lines.push({ tick: Math.round(1200 / state.speed) });
  if (beat && (beat.kind === 1 || beat.kind === 3)) lines.push({ sound: state.pitch, ms: (1200 / state.speed) * beat.kind, id: `${state.played} ${state.at}` });
  return lines;
}
