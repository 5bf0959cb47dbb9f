// The chords of a song, moved up or down by half tones and written with sharps or flats.
const SHARPS = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];
const FLATS = ["C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"];
const FLAT_KEYS = ["F", "Bb", "Eb", "Ab", "Db", "Dm", "Gm", "Cm", "Fm", "Bbm", "Ebm"];
const WAYS = ["As it fits", "Sharps (C#)", "Flats (Db)"];
const CHORD = /^\(?([A-H])([#♯b♭]?)((?:maj|min|dim|aug|sus|add|omit|no|alt|m|M|[0-9+°ø^#b♯♭()-])*)(?:\/([A-H])([#♯b♭]?))?\)?[,*]?$/;
const BESIDE_CHORDS = /^(?:[|:‖%.\-–/]+|\(?[x×]\d+\)?|\d+[x×]|N\.?C\.?|\[?[A-Za-z]+ ?\d*\]?:)$/;
const EXAMPLE = "G        D         Em      C\nOver the hills and far away,\nG          D            G\nsomebody sings a song today.";

function init(random) {
  return { song: "", by: 0, way: WAYS[0] };
}

function step(state, action, random) {
  if (action.type === "song") return { ...state, song: String(action.value).slice(0, 10000) };
  if (action.type === "by") return { ...state, by: within(state.by + Number(action.value)) };
  if (action.type === "set") return { ...state, by: within(parseInt(action.value, 10) || 0) };
  if (action.type === "way" && WAYS.includes(action.value)) return { ...state, way: action.value };
  if (action.type === "example") return { ...state, song: EXAMPLE };
  return action.type === "clear" ? { ...init(random), way: state.way } : state;
}

function within(by) {
  return by > 11 ? by - 12 : by < -11 ? by + 12 : by;
}

function isChordLine(line) {
  const words = line.trim().split(/\s+/).filter((word) => word);
  return words.some((word) => CHORD.test(word)) && words.every((word) => CHORD.test(word) || BESIDE_CHORDS.test(word));
}

// Every chord of the song, wherever it stands: in a line of chords, or in brackets within a line.
function chordsOf(song) {
  const found = [];
  for (const line of song.split("\n")) {
    const words = isChordLine(line) ? line.trim().split(/\s+/) : [...line.matchAll(/\[([^\]]+)\]/g)].map((match) => match[1]);
    found.push(...words.filter((word) => CHORD.test(word)));
  }
  return found;
}

// Where a chord is called H, B is what others call B flat.
function isGerman(song) {
  return chordsOf(song).some((chord) => /^\(?H|\/H/.test(chord));
}

function placeOf(letter, sign, german) {
  if (letter === "H") return 11;
  const plain = german && letter === "B" && !sign ? 10 : SHARPS.indexOf(letter);
  return (plain + (/[#♯]/.test(sign) ? 1 : sign ? 11 : 0)) % 12;
}

function moved(chord, by, names, german) {
  const name = (letter, sign) => names[(placeOf(letter, sign, german) + by + 12) % 12];
  const [, letter, sign, kind, bass, bassSign] = CHORD.exec(chord);
  const opening = chord[0] === "(" ? "(" : "";
  const closing = /[),*]+$/.exec(chord.slice(opening.length)) || [""];
  const inner = kind.endsWith(")") && !kind.includes("(") ? kind.slice(0, -1) : kind;
  const tail = closing[0] && !inner.endsWith(closing[0]) ? closing[0] : "";
  return `${opening}${name(letter, sign)}${inner}${bass ? `/${name(bass, bassSign)}` : ""}${tail}`;
}

// The names of the twelve tones: sharps or flats, as chosen or as the key of the first chord has them.
function namesFor(state) {
  const german = isGerman(state.song);
  const named = (names) => (german ? names.map((name, place) => (place === 11 ? "H" : place === 10 && names === FLATS ? "B" : name)) : names);
  if (state.way !== WAYS[0]) return named(state.way === WAYS[1] ? SHARPS : FLATS);
  const first = chordsOf(state.song)[0];
  if (!first) return SHARPS;
  const [, letter, sign, kind] = CHORD.exec(first);
  const key = FLATS[(placeOf(letter, sign, german) + state.by + 12) % 12] + (/^m(?!aj)/.test(kind) ? "m" : "");
  return named(FLAT_KEYS.includes(key) ? FLATS : SHARPS);
}

// A chord stays above its word, as far as there is room.
function movedLine(line, change) {
  if (!isChordLine(line)) return line.replace(/\[([^\]]+)\]/g, (all, word) => (CHORD.test(word) ? `[${change(word)}]` : all));
  let result = "";
  for (const match of line.matchAll(/\S+/g)) {
    const gap = Math.max(result ? 1 : 0, match.index - result.length);
    result += " ".repeat(gap) + (CHORD.test(match[0]) ? change(match[0]) : match[0]);
  }
  return result;
}

function transposed(state) {
  const [names, german] = [namesFor(state), isGerman(state.song)];
  const change = (chord) => moved(chord, state.by, names, german);
  return { song: state.song.split("\n").map((line) => movedLine(line, change)).join("\n"), change };
}

function amount(by) {
  return by === 0 ? "0, as it is" : `${by > 0 ? "+" : "−"}${Math.abs(by)}`;
}

function view(state) {
  const { song, change } = transposed(state);
  const chords = [...new Set(chordsOf(state.song))];
  const [up, many] = [state.by > 0, Math.abs(state.by) === 1 ? "half tone" : "half tones"];
  const lines = [
    { input: "Song with chords", action: "song", live: true, lines: 8, value: state.song },
    { button: "♭ Half tone down", action: "by", value: -1 },
    { button: "♯ Half tone up", action: "by", value: 1 },
    { button: state.song ? "Clear" : "Example", action: state.song ? "clear" : "example" },
    { select: "Half tones", options: Array.from({ length: 23 }, (_, place) => amount(11 - place)).map((text) => text.replace("−", "-")), action: "set", value: amount(state.by).replace("−", "-") },
    { select: "Write with", options: WAYS, action: "way", value: state.way },
    { text: state.by ? `${Math.abs(state.by)} ${many} ${up ? "up" : "down"}` : "Not moved yet", big: true },
  ];
  if (!state.song) lines.push({ text: "Paste a song. Chords may stand in lines above the words, or in [brackets] within them." });
  else if (!chords.length) lines.push({ text: "No chords are found in it yet." });
  else {
    lines.push({ text: song, asTyped: true }, { number: chords.length, label: "Different chords" });
    if (state.by) lines.push({ list: chords.map((chord) => `${chord} → ${change(chord)}`), label: "Chord by chord" });
    if (state.by) lines.push({ text: `On a guitar the old chords with a capo at fret ${(state.by + 12) % 12} sound the same.` });
  }
  return lines;
}
