// Draws one at random from the lines of a field, or from the records of one kind for which the condition holds.
"use strict";
window.Kit = window.Kit || {};

Kit.picker = function ({ section, start, record, condition = () => true }) {
  const root = Kit.byId(section);
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const storedAs = `picker/${section}`;
  const list = part("list");
  const state = Kit.store.read(storedAs, { text: null, once: false, picked: "", gone: [] });

  if (list) list.value = state.text ?? start.join("\n");
  part("once").checked = state.once;

  function items() {
    const found = record ? Kit.rows(record).filter(condition).map((row) => Kit.titleOf(record, row)) : list.value.split("\n");
    return found.map((item) => item.trim()).filter(Boolean);
  }

  // What may still be drawn; a name that stands twice may come twice.
  function remaining() {
    const rest = items();
    if (!state.once) return rest;
    for (const name of state.gone) {
      const at = rest.indexOf(name);
      if (at >= 0) rest.splice(at, 1);
    }
    return rest;
  }

  function save() {
    Object.assign(state, { text: list ? list.value : null, once: part("once").checked });
    Kit.store.write(storedAs, state);
  }

  function draw() {
    part("picked").textContent = state.picked || Kit.DASH;
    part("over").hidden = !state.once && !state.picked;
    const left = remaining().length;
    let hint = "";
    if (items().length === 0 && record && Kit.rows(record).length) hint = "None of them fits at the moment.";
    else if (items().length === 0) hint = record ? "There is nothing to pick from yet: add something first." : "Write what to pick from, one per line.";
    else if (state.once && left === 0) hint = "All have been picked. Press Start over to begin again.";
    else if (state.once) hint = `${left} left of ${items().length}.`;
    part("hint").textContent = hint;
  }

  part("pick").addEventListener("click", () => {
    save();
    const rest = remaining();
    if (rest.length === 0) {
      if (items().length === 0) state.picked = "";
      draw();
      if (list && items().length === 0) list.focus();
      return;
    }
    state.picked = Kit.randomChoice(...rest);
    if (state.once) state.gone = [...state.gone, state.picked];
    save();
    draw();
    // Seen also when the same one comes twice in a row.
    part("picked").animate?.([{ opacity: 0.3, transform: "scale(0.9)" }, { opacity: 1, transform: "none" }], 250);
    Kit.announce(state.picked);
  });

  part("over").addEventListener("click", () => {
    Object.assign(state, { picked: "", gone: [] });
    save();
    draw();
  });
  part("once").addEventListener("change", () => {
    state.gone = [];
    save();
    draw();
  });
  if (list) list.addEventListener("input", () => {
    save();
    draw();
  });
  Kit.onChange(draw);
};
