// What the part that runs machines must do, whatever the machine: take presses, keys and ticks, refuse a state that cannot
// be shown, keep the state and take it up again. Tried with a machine of its own; timers, storage, sounds and listeners
// are stood in for while it lasts, so that nothing of it stays on the page.
function runningFault(Kit) {
  const faults = [];
  const right = (asks, made, wanted) => {
    if (JSON.stringify(made) !== JSON.stringify(wanted)) faults.push(`a running machine's ${asks}: ${JSON.stringify(made)} instead of ${JSON.stringify(wanted)}`);
  };
  const frame = Kit.el("div", {}, Kit.el("div", { id: " parts", class: "machine" }, Kit.el("div", { "data-part": "screen" }), Kit.el("p", { "data-part": "fault" }, Kit.el("b", { "data-part": "reason" })), Kit.el("button", { type: "button", "data-part": "again" })), Kit.el("input"), Kit.el("div", { class: "machine" }, Kit.el("b")));
  Object.assign(frame.style, { position: "fixed", left: "0", top: "0", width: "600px" });
  const world = standIns(Kit);
  document.body.append(frame);
  try {
    Kit.machines[" parts"] = () => COUNTING;
    tryRunning(Kit, frame, world, right);
  } catch (error) {
    faults.push(`a machine cannot be run: ${error.message}`);
  } finally {
    frame.remove();
    delete Kit.machines[" parts"];
    world.end();
  }
  return faults[0] || "";
}

// Counts what it is told; can tick, sound, and come into a state that cannot be shown.
const COUNTING = {
  init: () => ({ told: [], tick: 0, sound: 0, steady: 0 }),
  step(state, action) {
    state.told.push(`${action.type} ${typeof action.value === "object" ? "" : action.value ?? ""} ${typeof action.time}`);
    if (action.type === "nothing") return null;
    return { ...state, ...(action.type === "set" ? action.value : {}) };
  },
  view: (state) => [
    { text: state.bad || state.told.join("; ") || "new" }, { button: "Press", action: "pressed", value: 7 }, { button: "Nothing", action: "nothing" },
    ...["tick", "other", "still", "loud", "louder", "hum", "hush", "bad"].map((name) => ({ button: name, action: "set", value: SET[name] })),
    { keys: { z: "plain", "q+": "down", "q-": "up", Enter: "enter" } }, ...(state.tick ? [{ tick: state.tick, action: state.named }] : []), ...(state.sound ? [{ sound: 440, id: state.sound, after: 90 }] : []), ...(state.steady ? [{ steady: state.steady }] : []),
  ],
};
const SET = { tick: { tick: 50, named: "beat" }, other: { tick: 80, named: undefined }, still: { tick: 0 }, loud: { sound: 1 }, louder: { sound: 2 }, hum: { steady: 300 }, hush: { steady: 0 }, bad: { bad: {} } };

function standIns(Kit) {
  const world = { kept: {}, written: [], sounds: [], steady: [], heard: {}, timers: new Map(), later: [], now: 1000 };
  const real = [];
  const stand = (owner, name, value) => {
    const own = Object.getOwnPropertyDescriptor(owner, name);
    real.push(() => (own ? Object.defineProperty(owner, name, own) : delete owner[name]));
    Object.defineProperty(owner, name, { value, writable: true, configurable: true });
  };
  const listen = (type, listener) => (world.heard[type] = listener);
  stand(document, "addEventListener", listen);
  stand(window, "addEventListener", listen);
  stand(window, "setInterval", (work, every) => (world.timers.set(world.timers.size + 1, { work, every }), world.timers.size));
  stand(window, "clearInterval", (id) => world.timers.has(id) && (world.timers.get(id).every = 0));
  stand(window, "setTimeout", (work) => world.later.push(work));
  stand(window, "clearTimeout", (id) => id && (world.later[id - 1] = null));
  stand(performance, "now", () => world.now);
  stand(Kit, "beep", (tone, ms, after) => world.sounds.push([tone, ms, after]));
  stand(Kit, "steadySounds", () => ({ keep: (lines) => (world.steady = lines.map((each) => each.steady)) }));
  stand(Kit.store, "read", (name, fallback) => (name in world.kept ? JSON.parse(JSON.stringify(world.kept[name])) : fallback));
  stand(Kit.store, "write", (name, value) => (world.written.push(name), (world.kept[name] = JSON.parse(JSON.stringify(value)))));
  world.end = () => real.reverse().forEach((restore) => restore());
  return world;
}

function tryRunning(Kit, frame, world, right) {
  const root = frame.firstChild;
  const said = () => root.firstChild.firstChild.textContent;
  const press = (name) => [...root.querySelectorAll("button")].find((each) => each.textContent === name).click();
  const isFaulty = () => !root.children[1].hidden;
  Kit.machine(" parts", " parts", "first");
  right("first screen", [said(), isFaulty(), world.sounds.length, world.timers.size], ["new", false, 0, 0]);
  press("Press");
  right("press", [said(), world.written.length], ["pressed 7 number", 0]);
  press("Nothing");
  right("step that gives nothing", said(), "pressed 7 number");
  world.later.forEach((work) => work && work());
  right("state that is kept", [world.later.filter(Boolean).length, world.kept["machine/ parts"]?.told, world.kept["machine/ parts/said"]], [1, ["pressed 7 number"], "first"]);

  const told = () => said().split("; ").length;
  const key = (type, name, more = {}) => {
    const before = told();
    let taken = 0;
    world.heard[type]({ key: name, target: frame, preventDefault: () => (taken += 1), ...more });
    return [told() - before, taken];
  };
  const keys = [["keydown", "z"], ["keydown", "Z"], ["keyup", "z"], ["keydown", "q"], ["keyup", "q"], ["keydown", "q", { repeat: true }], ["keydown", "x"], ["keydown", "z", { ctrlKey: true }], ["keydown", "z", { metaKey: true }], ["keydown", "z", { altKey: true }], ["keydown", "z", { target: frame.children[1] }], ["keydown", "z", { target: frame.lastChild.firstChild }], ["keydown", "z", { target: root.firstChild }], ["keydown", "Enter", { target: root.lastChild }], ["keydown", "z", { target: root.lastChild }], ["keydown", "Enter"]];
  const wanted = [[1, 1], [1, 1], [0, 0], [1, 1], [1, 1], [0, 1], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [1, 1], [0, 0], [1, 1], [1, 1]];
  keys.forEach((each, place) => right(`key ${place + 1}`, key(...each), wanted[place]));

  const last = () => said().split("; ").pop();
  const running = () => [...world.timers.values()].filter((each) => each.every).map((each) => each.every);
  press("tick");
  right("tick", running(), [50]);
  world.now = 1040;
  world.timers.get(1).work();
  right("time since the last tick", last(), "beat 40 number");
  world.now = 1100;
  world.timers.get(1).work();
  right("time since the tick before", [last(), running()], ["beat 60 number", [50]]);
  press("other");
  world.now = 1180;
  world.timers.get(2).work();
  right("other tick", [running(), last()], [[80], "tick 80 number"]);
  press("still");
  right("end of the ticks", running(), []);
  ["loud", "Press", "louder"].forEach(press);
  right("sounds", world.sounds, [[440, 200, 90], [440, 200, 90]]);
  press("hum");
  right("steady sounds", world.steady, [300]);
  press("hush");
  right("end of the steady sounds", world.steady, []);

  const before = said();
  press("bad");
  right("state that cannot be shown", [said(), isFaulty(), root.children[1].textContent.length > 10], [before, true, true]);
  press("Press");
  right("press after that", [said() !== before, isFaulty()], [true, false]);
  world.heard.pagehide();
  const kept = world.kept["machine/ parts"].told.length;
  Kit.machine(" parts", " parts", "first");
  right("state that is taken up again", [told() === kept, kept > 5], [true, true]);
  for (const [asks, saved, setting, screen] of [["state while it moved", { told: ["x"], tick: 50, sound: 0 }, "first", "x; restore  number"], ["state while it hummed", { told: ["x"], steady: 300 }, "first", "x; restore  number"], ["state that was damaged", { told: 5 }, "first", "new"], ["state of another setting", { told: ["x"], tick: 0 }, "second", "new"]]) {
    world.kept["machine/ parts"] = saved;
    Kit.machine(" parts", " parts", setting);
    right(asks, said(), screen);
  }
  press("Press");
  root.lastChild.click();
  right("new beginning", said(), "new");
}
