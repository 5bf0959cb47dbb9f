// Habits: one tick a day. Kept as the days on which each habit was done.
"use strict";
window.Kit = window.Kit || {};

// keys: habits that were renamed, with the names their days lie under.
Kit.habits = function ({ section, habits, keys = {} }) {
  const root = Kit.byId(section);
  const storedAs = "habits";
  const keyOf = (habit) => keys[habit] || habit;
  let done = {}; // habit → ["2026-03-01", …]
  const months = habits.map(() => null); // the month each grid shows; null is the one now

  const load = () => (done = Kit.store.read(storedAs, {}));
  const daysOf = (habit) => new Set(done[keyOf(habit)] || []);

  function toggle(habit, day, isDone) {
    const days = daysOf(habit);
    if (isDone) days.add(day);
    else days.delete(day);
    done = { ...done, [keyOf(habit)]: [...days].sort() };
    Kit.store.write(storedAs, done);
    draw();
  }

  function draw() {
    habits.forEach((habit, index) => {
      const part = finder(index);
      const days = daysOf(habit);
      const month = months[index] || Kit.today().slice(0, 7);
      const count = [...days].filter((day) => day.startsWith(Kit.today().slice(0, 7))).length;
      part("today").checked = days.has(Kit.today());
      part("streak").textContent = `Streak: ${Kit.inPeriods(Kit.streak(days, "day"), "day")}`;
      part("month-count").textContent = `This month: ${count}`;
      part("month").textContent = Kit.format.month(month);
      part("later").disabled = month >= Kit.today().slice(0, 7);
      Kit.redraw(part("grid"), ...grid(habit, days, month));
    });
  }

  const finder = (index) => (name) => root.querySelector(`[data-part="habit-${index}"] [data-part="${name}"]`);

  // A button for each day of the month; the first stands under its weekday.
  function grid(habit, days, month) {
    const first = `${month}-01`;
    const heads = Kit.WEEKDAYS.map((name) => Kit.el("span", { class: "month-weekday", "aria-hidden": "true" }, name.slice(0, 2)));
    const cells = [];
    for (let day = first; day.startsWith(month); day = Kit.addDays(day, 1)) cells.push(dayButton(habit, days, day));
    cells[0].style.gridColumnStart = Kit.weekdayNumber(first) + 1;
    return [...heads, ...cells];
  }

  function dayButton(habit, days, day) {
    const isDone = days.has(day);
    return Kit.el("button", {
      type: "button", class: "month-day" + (day === Kit.today() ? " is-today" : ""), "aria-pressed": String(isDone),
      "aria-label": `${Number(day.slice(8))} (${day}), ${isDone ? "done" : "not done"}`, "data-focus": habit + day, disabled: day > Kit.today(),
      onclick: () => toggle(habit, day, !isDone),
    }, String(Number(day.slice(8))));
  }

  function turn(index, by) {
    const [year, month] = (months[index] || Kit.today()).slice(0, 7).split("-").map(Number);
    const turned = new Date(Date.UTC(year, month - 1 + by, 1));
    months[index] = turned.toISOString().slice(0, 7);
    draw();
  }

  habits.forEach((habit, index) => {
    const part = finder(index);
    part("today").addEventListener("change", (event) => toggle(habit, Kit.today(), event.target.checked));
    part("earlier").addEventListener("click", () => turn(index, -1));
    part("later").addEventListener("click", () => turn(index, 1));
  });
  load();
  Kit.onReload(load);
  Kit.onChange(draw);
};
