// Draws at random from the lines of a field, or from the records of one kind for which the condition holds: `count` at a
// time, and with `isOnce` none again until all were drawn.
"use strict";
window.Kit = window.Kit || {};

Kit.picker = function ({ section, start, record, condition = () => true, count = 1, isOnce = false }) {
  const root = Kit.byId(section);
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const storedAs = `picker/${section}`;
  const list = part("list");
  const state = Kit.store.read(storedAs, { text: null, once: false, picked: "", gone: [] });

  if (list) list.value = state.text ?? start.join("\n");
  const box = part("once"); // not there where it is settled already
  if (isOnce) state.once = true;
  else box.checked = state.once;

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
    Object.assign(state, { text: list ? list.value : null, once: isOnce || box.checked });
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
    const drawn = Kit.shuffled(rest).slice(0, count);
    state.picked = drawn.join("\n");
    if (state.once) state.gone = [...state.gone, ...drawn];
    save();
    draw();
    // Seen also when the same one comes twice in a row.
    part("picked").animate?.([{ opacity: 0.3, transform: "scale(0.9)" }, { opacity: 1, transform: "none" }], 250);
    Kit.announce(drawn.join(", "));
  });

  part("over").addEventListener("click", () => {
    Object.assign(state, { picked: "", gone: [] });
    save();
    draw();
  });
  box?.addEventListener("change", () => {
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
