// A stopwatch that adds records: Start, then Stop, and how long it took is kept with the rest of what the form holds.
"use strict";
window.Kit = window.Kit || {};

Kit.UNIT_MS = { second: 1000, minute: 60000, hour: 3600000 };

// 63450 ms → 63.4 seconds (as the stopwatch shows it), 1.06 minutes, 0.02 hours.
Kit.inUnit = (ms, unit) => (unit === "second" ? Math.floor(ms / 100) / 10 : Kit.round(ms / Kit.UNIT_MS[unit], 2));

// of: the record's name; field: the number that holds the length; unit: what that number counts.
Kit.keptTime = function ({ of, field, unit }) {
  const kind = Kit.kinds.get(of);
  const form = Kit.byId(`${kind.section}-form`);
  const root = Kit.byId(`${kind.section}-stopwatch`);
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const [start, stop, discard] = [part("start"), part("stop"), part("discard")];
  const control = Kit.control(form, field);
  const storedAs = `kept-time/${of}`;
  let clock, measured; // measured: a length that waits in the form until what is missing there is filled in, else null
  let timer = 0;

  function load() {
    const saved = Kit.store.read(storedAs, {});
    const wasMeasured = measured;
    clock = Kit.clock(saved.clock);
    measured = Kit.isNumber(saved.measured) ? saved.measured : null;
    if (measured !== null && measured !== wasMeasured) Kit.writeControl(control, measured, "number");
    if (measured === null && Kit.isNumber(wasMeasured)) Kit.writeControl(control, null, "number"); // added in another tab
    show();
  }
  const save = () => Kit.store.write(storedAs, { clock: clock.saved(), measured });
  const inWords = (value) => `${Kit.format.number(value)} ${value === 1 ? unit : `${unit}s`}`;

  function draw() {
    Kit.put(part("display"), Kit.tenthsText(clock.elapsed()));
    Kit.titleTime(clock.isRunning() ? Kit.clockText(Math.floor(clock.elapsed() / 1000)) : "");
  }

  function show() {
    clearInterval(timer);
    if (clock.isRunning()) timer = setInterval(draw, 100);
    // A button that is switched off loses the focus; it goes to the one that takes its place.
    const focused = document.activeElement;
    start.disabled = clock.isRunning() || measured !== null;
    stop.disabled = !clock.isRunning();
    discard.hidden = measured === null;
    if (focused === start && clock.isRunning()) stop.focus();
    if ((focused === stop || focused === discard) && !start.disabled) start.focus();
    if (focused === stop && measured !== null) discard.focus();
    if (measured === null) part("message").textContent = "";
    else part("message").textContent = `${inWords(measured)}: not kept yet. ${missing()} in the form, then press ${form.querySelector("[type=submit]").textContent}.`;
    draw();
  }

  // What the form still asks for.
  function missing() {
    const empty = [...form.querySelectorAll("[data-field][required]")].filter((each) => !String(each.value).trim());
    const labels = empty.map((each) => kind.fields.find((one) => one.name === each.dataset.field).label);
    return labels.length ? `Fill in ${labels.join(", ")}` : "Put right what is marked";
  }

  function keep(value) {
    measured = value;
    Kit.writeControl(control, value, "number");
    const added = kind.addFromForm();
    if (added) measured = null;
    save();
    show();
    if (!added) return;
    const row = Kit.rows(of).find((each) => each.$id === added.id);
    const isHidden = kind.hiding && row && Kit.isHidden(kind, row);
    Kit.toast(`${kind.one} kept: ${inWords(value)}.${isHidden ? " It is hidden in the list." : ""}`, added.undo);
  }

  start.addEventListener("click", () => {
    clock.start();
    save();
    show();
  });
  stop.addEventListener("click", () => {
    const ms = clock.elapsed();
    clock.reset();
    keep(Kit.inUnit(ms, unit));
  });
  discard.addEventListener("click", () => {
    measured = null;
    Kit.writeControl(control, null, "number");
    save();
    show();
  });
  // The form was added by its own button: nothing waits there any more.
  kind.afterAdding = () => {
    if (measured === null) return;
    measured = null;
    save();
    show();
  };
  form.addEventListener("input", () => measured !== null && show());
  Kit.onReload(load);
  load();
};
