// Counters: plus, minus, reset. A daily counter starts anew each day and shows the last seven.
"use strict";
window.Kit = window.Kit || {};

Kit.counters = function ({ section, counters }) {
  const root = Kit.byId(section);
  // Kept by the counter's first name: a number, or for daily counters { "2026-03-01": 3 }. Others that were here stay.
  const keyOf = (counter) => counter.key || counter.label;
  let values = [];

  function load() {
    const saved = Kit.store.read("counters", {});
    // Every object has a "constructor"; a counter of that name has nothing saved yet.
    const own = (key) => (Object.hasOwn(saved, key) ? saved[key] : undefined);
    values = counters.map((counter) => fitting(counter, own(keyOf(counter))));
  }

  // A counter that became daily has its count so far today; one that is no longer daily goes on from its last day.
  function fitting(counter, value) {
    if (value === undefined || value === null) return counter.isDaily ? {} : counter.start;
    if (counter.isDaily) return typeof value === "object" ? value : { [Kit.today()]: value };
    return typeof value === "object" ? Object.values(value).at(-1) ?? counter.start : value;
  }

  const save = () =>
    Kit.store.write("counters", {
      ...Kit.store.read("counters", {}),
      ...Object.fromEntries(counters.map((counter, index) => [keyOf(counter), values[index]])),
    });

  const valueOf = (index) => (counters[index].isDaily ? values[index][Kit.today()] ?? counters[index].start : values[index]);

  function set(index, value) {
    if (counters[index].isDaily) values[index] = { ...values[index], [Kit.today()]: value };
    else values[index] = value;
    save();
    draw();
  }

  function draw() {
    counters.forEach((counter, index) => {
      const card = root.querySelector(`[data-part="counter-${index}"]`);
      const part = (name) => card.querySelector(`[data-part="${name}"]`);
      const value = valueOf(index);
      part("value").textContent = Kit.format.number(value);
      if (counter.goal) {
        part("goal").textContent = `${Kit.format.number(value)} of ${counter.goal}` + (value >= counter.goal ? ": goal reached!" : "");
        part("bar").value = Math.max(0, Math.min(value, counter.goal));
      }
      if (counter.isDaily) part("history").replaceChildren(...lastDays(index));
    });
  }

  function lastDays(index) {
    const days = [6, 5, 4, 3, 2, 1, 0].map((back) => Kit.addDays(Kit.today(), -back));
    const most = Math.max(counters[index].goal, 1, ...days.map((day) => values[index][day] || 0));
    return days.map((day) => {
      const value = values[index][day] || 0;
      const bar = Kit.el("span", { class: "history-bar" });
      bar.style.height = `${Math.max(0, (100 * value) / most)}%`;
      return Kit.el("li", { title: day }, Kit.el("span", { class: "history-track", "aria-hidden": "true" }, bar),
        Kit.el("span", { class: "history-value" }, Kit.format.number(value)), " ", Kit.el("span", { class: "muted" }, Kit.weekday(day).slice(0, 3)));
    });
  }

  function reset(indexes) {
    const before = [...values];
    indexes.forEach((index) => set(index, counters[index].start));
    Kit.toast(indexes.length > 1 ? "All counters were reset." : `${counters[indexes[0]].label} was reset.`, () => {
      values = before;
      save();
      draw();
    });
  }

  counters.forEach((counter, index) => {
    const card = root.querySelector(`[data-part="counter-${index}"]`);
    const on = (name, action) => card.querySelector(`[data-part="${name}"]`).addEventListener("click", action);
    const change = (by) => {
      set(index, Kit.round(valueOf(index) + by, 6));
      Kit.announce(`${counter.label}: ${Kit.format.number(valueOf(index))}`);
    };
    on("plus", () => change(counter.step));
    on("minus", () => change(-counter.step));
    on("reset", () => reset([index]));
  });
  const all = root.querySelector("[data-part=reset-all]");
  if (all) all.addEventListener("click", () => reset(counters.map((counter, index) => index)));
  load();
  Kit.onReload(load);
  Kit.onChange(draw);
};
