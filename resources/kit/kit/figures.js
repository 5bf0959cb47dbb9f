// Figures over all records of a kind: totals, totals by group, and goals.
"use strict";
window.Kit = window.Kit || {};

// totals: [{ output, label, type, formula, which }]: each is written into the output with that id.
Kit.totals = function ({ of, totals }) {
  Kit.onChange(() => {
    for (const total of totals) {
      const figure = total.formula(Kit.rows(of));
      Kit.byId(total.output).textContent = Kit.show(figure, total.type);
      if (total.which) Kit.byId(`${total.output}-which`).textContent = Kit.whichOf(of, total, figure);
    }
  });
};

// The records a largest or smallest figure is of, by their names and days.
Kit.whichOf = function (of, { type, which }, figure) {
  const kind = Kit.kinds.get(of);
  const date = kind.fields.find((field) => field.type === "date" && field.name !== kind.title);
  const rows = Kit.rows(of).filter((row) => (!which.where || which.where(row)) && which.value(row) === figure);
  const day = (row) => (date && row[date.name] ? Kit.show(row[date.name], "date") : "");
  const names = rows.map((row) => [Kit.titleOf(of, row), day(row)].filter((word) => word && word !== Kit.show(figure, type)).join(", "));
  const told = names.filter(Boolean);
  return told.slice(0, 2).join("; ") + (told.length > 2 ? ` and ${told.length - 2} more` : "");
};

// A small table with a row for each group: { table, of, by, period, type, formula, most }. `most`: who has more than all
// others is marked.
Kit.groupedTotal = function (total) {
  Kit.onChange(() => {
    const groups = Kit.groupValues(total);
    const largest = Math.max(0, ...groups.map(({ value }) => value).filter(Kit.isNumber));
    const first = groups.filter(({ value }) => value === largest);
    const badge = () => Kit.el("span", { class: "badge good" }, "most");
    const rows = groups.map((group) => {
      const isMost = total.most && largest > 0 && groups.length > 1 && first.length === 1 && group === first[0] && group.key !== "";
      const head = Kit.el("th", { scope: "row" }, group.label, isMost && [" ", badge()]);
      return Kit.el("tr", {}, head, Kit.el("td", { class: "number" }, Kit.show(group.value, total.type)));
    });
    Kit.byId(total.table).tBodies[0].replaceChildren(...rows);
    Kit.byId(total.table).parentElement.hidden = rows.length === 0;
  });
};

// [{ key, label, value }] of a formula for each group of the records.
Kit.groupValues = function ({ of, by, period, formula }) {
  const kind = Kit.kinds.get(of);
  const column = kind.columns.find((each) => each.name === by);
  const groups = Kit.grouped(column, Kit.rows(of), period).map(({ key, rows }) => ({
    key,
    label: Kit.groupLabel(column, key, period),
    value: formula(rows),
  }));
  return period || !Kit.RANKED.includes(column.type) ? groups : Kit.ranked(groups);
};

// People and things are looked at for who has most; options, numbers and times have an order of their own.
Kit.RANKED = ["text", "ref", "email", "link", "phone"];
Kit.ranked = (groups) => {
  const size = ({ key, value }) => (key && Kit.isNumber(value) ? value : -Infinity);
  return groups.sort((a, b) => (size(a) === size(b) ? 0 : size(b) - size(a)));
};

Kit.groupLabel = function (column, key, period) {
  if (!key) return `No ${column.label.toLowerCase()}`;
  if (period === "month") return Kit.format.month(key);
  if (period === "quarter") return `${key.slice(5)} ${key.slice(0, 4)}`;
  if (period === "week") return `Week of ${key}`;
  return column.type === "yesno" ? `${column.label}: ${key.toLowerCase()}` : key;
};

// ---- Goals ----

// { section, of, label, formula, target, limit, period, date, type }; the target is the user's to change, here or, where it
// is a function, among the settings. A limit is not to be gone over.
Kit.goal = function (goal) {
  const part = (name) => Kit.byId(`${goal.section}-${name}`);
  const name = `goal/${goal.section}`;
  const isSetting = typeof goal.target === "function";
  const load = () => (part("target").value = Kit.store.read(name, goal.target));
  const draw = () => {
    const target = isSetting ? goal.target() : Kit.parse(part("target").value, "number");
    const value = goal.formula(Kit.rows(goal.of).filter((row) => !goal.period || Kit.isNow(row[goal.date], goal.period)));
    const share = Kit.divide(value, target);
    part("bar").max = 1;
    part("bar").value = Kit.isNumber(share) ? Math.max(0, Math.min(1, share)) : 0;
    const isOver = goal.limit && value > target && Kit.isNumber(target);
    const apart = Kit.show(Math.abs(target - value), goal.type);
    const missing = isOver ? `, ${apart} over` : value < target ? `, ${apart} ${goal.limit ? "left" : "to go"}` : "";
    part("text").textContent = `${Kit.show(value, goal.type)} of ${Kit.show(target, goal.type)} (${Kit.format.percent(Kit.round(100 * share))})${missing}`;
    part("done").hidden = goal.limit ? !isOver : !(share >= 1);
  };
  Kit.onChange(draw);
  if (isSetting) return;
  part("target").addEventListener("input", () => {
    Kit.store.write(name, Kit.parse(part("target").value, "number"));
    draw();
  });
  Kit.onReload(load);
  load();
};

Kit.isNow = (date, period) => Boolean(date) && Kit.period(date, period) === Kit.period(Kit.today(), period);
