// Battleship against the computer: find and sink its ships before it has sunk yours.
const SIZE = 8;
const FLEET = [4, 3, 3, 2];
const LETTERS = "ABCDEFGH";

function init(random) {
  return begin({ wins: 0, losses: 0 }, random);
}

function begin({ wins, losses }, random) {
  return { mine: fleet(random), theirs: fleet(random), myShots: [], theirShots: [], message: "Shoot at a field of the computer's sea", over: "", wins, losses };
}

// Ships as lists of fields; they neither overlap nor leave the sea.
function fleet(random) {
  const ships = [];
  for (const length of FLEET) {
    let ship = null;
    while (!ship || ship.some((field) => ships.flat().includes(field))) {
      const isUpright = random() < 0.5;
      const [along, across] = [Math.floor(random() * (SIZE - length + 1)), Math.floor(random() * SIZE)];
      ship = Array.from({ length }, (_, at) => (isUpright ? (along + at) * SIZE + across : across * SIZE + along + at));
    }
    ships.push(ship);
  }
  return ships;
}

function step(state, action, random) {
  if (action.type === "new") return begin(state, random);
  if (action.type === "ships" && !state.myShots.length) return { ...state, mine: fleet(random) };
  if (action.type !== "shoot" || state.over || state.myShots.includes(action.value)) return state;
  state.myShots.push(action.value);
  state.message = `${nameOf(action.value)}: ${result(state.theirs, state.myShots, action.value, "You")}`;
  if (isSunk(state.theirs, state.myShots)) return { ...state, over: "won", wins: state.wins + 1, message: "You win! All their ships are sunk." };
  const field = computerShot(state, random);
  state.theirShots.push(field);
  state.message += ` The computer shoots at ${nameOf(field)}: ${result(state.mine, state.theirShots, field, "It")}`;
  if (isSunk(state.mine, state.theirShots)) return { ...state, over: "lost", losses: state.losses + 1, message: "You lose. All your ships are sunk." };
  return state;
}

function isSunk(ships, shots) {
  return ships.flat().every((field) => shots.includes(field));
}

function result(ships, shots, field, who) {
  const ship = ships.find((fields) => fields.includes(field));
  if (!ship) return `${who} missed.`;
  return ship.every((each) => shots.includes(each)) ? `${who} sank a ship of ${ship.length}!` : `${who} hit a ship!`;
}

// Beside a ship that is hit but not sunk, in line with its hits where there are two; else anywhere, as on a chess board.
function computerShot(state, random) {
  const free = Array.from({ length: SIZE * SIZE }, (_, field) => field).filter((field) => !state.theirShots.includes(field));
  const wounded = state.mine.filter((ship) => ship.some((f) => state.theirShots.includes(f)) && !ship.every((f) => state.theirShots.includes(f)));
  const hits = wounded.length ? wounded[0].filter((field) => state.theirShots.includes(field)) : [];
  const beside = free.filter((field) => hits.some((hit) => isBeside(hit, field)));
  const isUpright = hits.length > 1 && hits[0] % SIZE === hits[1] % SIZE;
  const inLine = hits.length > 1 ? beside.filter((field) => hits.some((hit) => isBeside(hit, field) && (hit % SIZE === field % SIZE) === isUpright)) : [];
  const spread = free.filter((field) => (field + Math.floor(field / SIZE)) % 2 === 0);
  const choices = [inLine, beside, spread, free].find((fields) => fields.length);
  return choices[Math.floor(random() * choices.length)];
}

function isBeside(a, b) {
  const [rows, columns] = [Math.abs(Math.floor(a / SIZE) - Math.floor(b / SIZE)), Math.abs((a % SIZE) - (b % SIZE))];
  return rows + columns === 1;
}

function nameOf(field) {
  return LETTERS[field % SIZE] + (Math.floor(field / SIZE) + 1);
}

function sea(state, ships, shots, isTheirs) {
  const cell = (field) => {
    const ship = ships.find((fields) => fields.includes(field));
    const isHit = Boolean(ship && shots.includes(field));
    const isGone = Boolean(ship && ship.every((each) => shots.includes(each)));
    const isSeen = ship && (!isTheirs || state.over);
    const what = isGone ? "sunk" : isHit ? "hit" : shots.includes(field) ? "missed" : isSeen ? "ship" : "";
    const shown = { text: { sunk: "✖", hit: "✹", missed: "•" }[what] || "", color: { sunk: "bad", hit: "warn", ship: "accent", missed: "soft" }[what], label: `${nameOf(field)}${what ? `, ${what}` : ""}` };
    return isTheirs ? { ...shown, action: "shoot", value: field, disabled: Boolean(state.over) || shots.includes(field) } : shown;
  };
  return Array.from({ length: SIZE }, (_, row) => Array.from({ length: SIZE }, (_, column) => cell(row * SIZE + column)));
}

function afloat(ships, shots) {
  return ships.filter((ship) => !ship.every((field) => shots.includes(field))).length;
}

function view(state) {
  return [
    { text: state.message, big: Boolean(state.over) },
    { text: "The computer's sea" },
    { grid: sea(state, state.theirs, state.myShots, true), label: "The computer's sea", size: 42 },
    { number: afloat(state.theirs, state.myShots), label: "Their ships" },
    { number: afloat(state.mine, state.theirShots), label: "Your ships" },
    { number: state.myShots.length, label: "Shots" },
    { text: "Your sea" },
    { grid: sea(state, state.mine, state.theirShots, false), label: `Your sea, ${state.theirShots.length} shots of the computer`, size: 34 },
    { button: "New game", action: "new" },
    { button: "Place my ships anew", action: "ships", disabled: state.myShots.length > 0 },
    { number: state.wins, label: "Won" },
    { number: state.losses, label: "Lost" },
  ];
}
