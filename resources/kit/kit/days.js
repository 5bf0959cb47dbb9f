// Things done once a day, a week or a month: a list of days, like ["2026-03-01", "2026-03-02"], and what can be said of
// it. `every` is "day", "week" (from Monday) or "month"; a day stands for the whole week or month it lies in.
"use strict";
window.Kit = window.Kit || {};

Kit.periodStart = (day, every) => (every === "week" ? Kit.monday(day) : every === "month" ? `${day.slice(0, 7)}-01` : day);
Kit.periodBefore = (start, ago, every) => (every === "month" ? Kit.addMonths(start, -ago) : Kit.addDays(start, -ago * (every === "week" ? 7 : 1)));
Kit.isDoneIn = (days, day, every) => days.some((each) => Kit.periodStart(each, every) === Kit.periodStart(day, every));

Kit.toggleDay = function (days, day, every) {
  const others = days.filter((each) => Kit.periodStart(each, every) !== Kit.periodStart(day, every));
  return others.length < days.length ? others : [...days, day].sort();
};

// Days, weeks or months in a row up to now. One that has only begun does not break it.
Kit.streak = function (days, every) {
  const done = new Set([...days].map((day) => Kit.periodStart(day, every)));
  const now = Kit.periodStart(Kit.today(), every);
  let start = done.has(now) ? now : Kit.periodBefore(now, 1, every);
  let length = 0;
  for (; done.has(start); start = Kit.periodBefore(start, 1, every)) length += 1;
  return length;
};

Kit.daysThisMonth = (days) => days.filter((day) => Kit.thisMonth(day)).length;
Kit.periodsThisYear = (days, every) => new Set(days.filter((day) => Kit.thisYear(day)).map((day) => Kit.periodStart(day, every))).size;
Kit.inPeriods = (number, every) => `${number} ${every}${number === 1 ? "" : "s"}`;

// What stands in the cells of a record that is ticked again and again: `ago` are the ones before that can be mended.
Kit.RECURRING = {
  day: { done: "Done today", count: "This month", counted: Kit.daysThisMonth, before: "Days before", ago: [6, 5, 4, 3, 2, 1], name: (day) => `${Kit.weekday(day)} ${day}`, short: (day) => Kit.weekday(day)[0] },
  week: { done: "Done this week", count: "This year", counted: Kit.periodsThisYear, before: "Weeks before", ago: [4, 3, 2, 1], name: (day) => `Week of ${day}`, short: (day) => day.slice(8) },
  month: { done: "Done this month", count: "This year", counted: Kit.periodsThisYear, before: "Months before", ago: [5, 4, 3, 2, 1], name: (day) => Kit.format.month(day), short: (day) => Kit.format.month(day)[0] },
};

// The cells: now, streak, how often, and a button for each time before, to mend a forgotten one.
Kit.recurringCells = function (kind, row) {
  const { every } = kind;
  const words = Kit.RECURRING[every];
  const days = Array.isArray(row.$ticks) ? row.$ticks : [];
  const title = Kit.titleOf(kind.name, row);
  const toggle = (day) => Kit.changeItem(kind.name, row.$id, { $ticks: Kit.toggleDay(days, day, every) });
  const now = Kit.el("input", {
    type: "checkbox", "aria-label": `${words.done} ${title}`, "data-focus": `today ${row.$id}`, onchange: () => toggle(Kit.today()),
  });
  now.checked = Kit.isDoneIn(days, Kit.today(), every);
  const past = words.ago.map((ago) => {
    const day = Kit.periodBefore(Kit.periodStart(Kit.today(), every), ago, every);
    const name = words.name(day);
    return Kit.el("button", {
      type: "button", class: "dot", "aria-pressed": String(Kit.isDoneIn(days, day, every)), "aria-label": `${name} ${title}`,
      title: name, "data-focus": `${day} ${row.$id}`, onclick: () => toggle(day),
    }, words.short(day));
  });
  return [
    Kit.el("td", { "data-label": words.done }, now),
    Kit.el("td", { "data-label": "Streak" }, Kit.inPeriods(Kit.streak(days, every), every)),
    Kit.el("td", { "data-label": words.count }, Kit.inPeriods(words.counted(days, every), every)),
    Kit.el("td", { "data-label": words.before }, Kit.el("div", { class: "dots" }, past)),
  ];
};
