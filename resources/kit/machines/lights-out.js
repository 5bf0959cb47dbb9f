// Press a light and its neighbours switch too; turn all of them off.
const SIZE = 5;

function init(random) {
  // Starting from dark and pressing at random, so that it can always be solved.
  let lights = Array(SIZE * SIZE).fill(false);
  for (let press = 0; press < 8; press += 1) lights = switched(lights, Math.floor(random() * lights.length));
  if (lights.every((light) => !light)) lights = switched(lights, 12);
  return { lights, moves: 0, best: 0 };
}

function switched(lights, index) {
  const [x, y] = [index % SIZE, Math.floor(index / SIZE)];
  return lights.map((light, other) => {
    const distance = Math.abs((other % SIZE) - x) + Math.abs(Math.floor(other / SIZE) - y);
    return distance <= 1 ? !light : light;
  });
}

function step(state, action, random) {
  if (action.type === "new") return { ...init(random), best: state.best };
  if (action.type !== "press" || state.lights[action.value] === undefined || isWon(state)) return state;
  state.lights = switched(state.lights, action.value);
  state.moves += 1;
  if (isWon(state) && (!state.best || state.moves < state.best)) state.best = state.moves;
  return state;
}

function isWon(state) {
  return state.lights.every((light) => !light);
}

function view(state) {
  const cell = (index) => ({
    label: `Row ${Math.floor(index / SIZE) + 1}, column ${(index % SIZE) + 1}: ${state.lights[index] ? "on" : "off"}`,
    text: state.lights[index] ? "●" : "",
    color: state.lights[index] ? "#f6c945" : "#2b2f3a",
    action: "press",
    value: index,
  });
  const rows = Array.from({ length: SIZE }, (_, y) => Array.from({ length: SIZE }, (_, x) => cell(y * SIZE + x)));
  return [
    { text: isWon(state) ? `All lights are out after ${state.moves} moves!` : "Turn all lights off", big: true },
    { grid: rows, label: "Lights", size: 64 },
    { number: state.moves, label: "Moves" },
    { number: state.lights.filter((light) => light).length, label: "Lights on" },
    { number: state.best, label: "Best" },
    { button: "New game", action: "new" },
  ];
}
