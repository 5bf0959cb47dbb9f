// A month with the records that fall into it.
"use strict";
window.Kit = window.Kit || {};

// { section, of, field }
Kit.calendar = function ({ section, of, field }) {
  const part = (name) => Kit.byId(`${section}-${name}`);
  let month = Kit.today().slice(0, 7);
  const draw = () => {
    part("month").textContent = Kit.format.month(month);
    const byDay = new Map();
    for (const row of Kit.rows(of)) {
      const day = (row[field] || "").slice(0, 10);
      byDay.set(day, [...(byDay.get(day) || []), Kit.titleOf(of, row) || "Untitled"]);
    }
    const weeks = [];
    for (let day = Kit.monday(`${month}-01`); day.slice(0, 7) <= month; day = Kit.addDays(day, 7)) {
      weeks.push(Kit.el("tr", {}, [0, 1, 2, 3, 4, 5, 6].map((ahead) => dayCell(Kit.addDays(day, ahead), byDay))));
    }
    part("table").tBodies[0].replaceChildren(...weeks);
  };
  const dayCell = (day, byDay) => {
    if (day.slice(0, 7) !== month) return Kit.el("td", { class: "other" });
    const items = (byDay.get(day) || []).map((title) => Kit.el("li", {}, title));
    const number = Kit.el("time", { datetime: day }, Kit.day(day));
    return Kit.el("td", { class: day === Kit.today() ? "today" : null }, number, items.length ? Kit.el("ul", {}, items) : null);
  };
  const move = (days) => {
    month = Kit.addDays(`${month}-15`, days).slice(0, 7);
    draw();
  };
  part("before").addEventListener("click", () => move(-30));
  part("after").addEventListener("click", () => move(30));
  part("today").addEventListener("click", () => {
    month = Kit.today().slice(0, 7);
    draw();
  });
  Kit.onChange(draw);
};
