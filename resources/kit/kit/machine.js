// Runs a machine: a screen made of init, step and view (machines/*.js). It keeps the state, sends actions to `step`,
// draws what `view` says, and saves the state so that it is there after a reload.
"use strict";
window.Kit = window.Kit || {};

Kit.machines = Kit.machines || {};

// `said` is what the machine was set to when the app was made. Where that is changed, it begins anew.
Kit.machine = function (id, name, said = "") {
  const root = Kit.byId(id);
  const screen = root.querySelector("[data-part=screen]");
  const fault = root.querySelector("[data-part=fault]");
  const machine = Kit.machines[name]();
  const storedAs = "machine/" + id;
  let state = null;
  let lines = [];
  let ticking = { every: 0, timer: 0, last: 0 };
  let saving = 0;
  const sounding = Kit.steadySounds();

  root.querySelector("[data-part=again]").addEventListener("click", begin);
  window.addEventListener("pagehide", save);
  listenToKeys();
  restore();

  function begin() {
    state = null;
    show(() => machine.init(Math.random));
  }

  function restore() {
    const saved = Kit.store.read(storedAs + "/said", "") === said ? Kit.store.read(storedAs, null) : null;
    if (saved === null || !show(() => (isMoving(saved) ? machine.step(saved, { type: "restore", time: Date.now() }, Math.random) || saved : saved))) begin();
  }

  // Whether something ticks or sounds in this state: it may want to pause when the page is opened again.
  function isMoving(saved) {
    return machine.view(saved).some((line) => ["tick", "steady"].includes(Kit.machineKind(line)));
  }

  // `step` gets a copy, so that a machine may simply change the state it is given.
  function send(type, value) {
    const action = { type, value, time: Date.now() };
    show(() => machine.step(JSON.parse(JSON.stringify(state)), action, Math.random) || state);
    clearTimeout(saving);
    saving = setTimeout(save, 300);
  }

  // Take the next state and draw it. A state that cannot be shown is not taken: the last good one stays.
  function show(next) {
    try {
      const candidate = next();
      const view = machine.view(candidate);
      const problem = Kit.machineProblem(view);
      if (problem) throw new Error(problem);
      const isFirst = state === null;
      state = candidate;
      if (!isFirst) playNewSounds(lines, view);
      lines = view;
      Kit.drawMachine(screen, view, send);
      sounding.keep(view.filter((line) => Kit.machineKind(line) === "steady"));
      keepTicking(view.find((line) => Kit.machineKind(line) === "tick"));
      fault.hidden = true;
      return true;
    } catch (error) {
      keepTicking(undefined);
      fault.hidden = false;
      fault.querySelector("[data-part=reason]").textContent = `This step could not be shown: ${error.message}.`;
      return false;
    }
  }

  function save() {
    if (state === null) return;
    Kit.store.write(storedAs, state);
    if (said) Kit.store.write(storedAs + "/said", said);
  }

  function keepTicking(line) {
    const every = line ? line.tick : 0;
    if (every !== ticking.every) {
      clearInterval(ticking.timer);
      ticking.every = every;
      ticking.last = performance.now();
      if (every) ticking.timer = setInterval(tick, every);
    }
    ticking.action = line && line.action;
  }

  function tick() {
    const now = performance.now();
    const passed = Math.round(now - ticking.last);
    ticking.last = now;
    send(ticking.action || "tick", passed);
  }

  // A sound is played once: when it appears, or when its id changes.
  function playNewSounds(before, after) {
    const isSound = (line) => Kit.machineKind(line) === "sound";
    const known = new Set(before.filter(isSound).map(soundKey));
    for (const line of after.filter(isSound)) {
      if (!known.has(soundKey(line))) Kit.beep(line.sound, line.ms || 200, line.after || 0);
    }
  }

  function soundKey(line) {
    return `${line.sound} ${line.id} ${line.after}`;
  }

  function listenToKeys() {
    document.addEventListener("keydown", (event) => onKey(event, "+"));
    document.addEventListener("keyup", (event) => onKey(event, "-"));
  }

  function onKey(event, direction) {
    if (event.ctrlKey || event.metaKey || event.altKey || !isForThis(event)) return;
    const keys = Object.assign({}, ...lines.filter((line) => Kit.machineKind(line) === "keys").map((line) => line.keys));
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const plain = direction === "+" ? keys[event.key] || keys[key] || keys[key.toUpperCase()] : undefined;
    const held = event.repeat ? undefined : keys[key + direction];
    if (plain || held || keys[key + "+"]) event.preventDefault();
    if (plain) send(plain, event.key);
    if (held) send(held, event.key);
  }

  // Keys belong to the machine in view, unless the person types or works on something else.
  function isForThis(event) {
    const target = event.target;
    if (root.offsetParent === null) return false;
    if (target.closest && target.closest("input, textarea, select, dialog, [contenteditable]")) return false;
    if (target.closest && target.closest("button, a, summary") && (event.key === "Enter" || event.key === " ")) return false;
    const other = target.closest && target.closest(".machine");
    return !other || other === root;
  }
};
