// Things done once a day: a list of days, like ["2026-03-01", "2026-03-02"], and what can be said of it.
"use strict";
window.Kit = window.Kit || {};

Kit.toggleDay = (days, day) => (days.includes(day) ? days.filter((each) => each !== day) : [...days, day].sort());

// Days in a row up to today. A day that has only begun does not break it.
Kit.streak = function (days) {
  const done = new Set(days);
  let day = done.has(Kit.today()) ? Kit.today() : Kit.addDays(Kit.today(), -1);
  let length = 0;
  for (; done.has(day); day = Kit.addDays(day, -1)) length += 1;
  return length;
};

Kit.daysThisMonth = (days) => days.filter((day) => Kit.thisMonth(day)).length;
Kit.inDays = (number) => `${number} ${number === 1 ? "day" : "days"}`;

// The cells of a record that is ticked daily: today, streak, this month, and the days before to mend a forgotten one.
Kit.dailyCells = function (kind, row) {
  const days = Array.isArray(row.$ticks) ? row.$ticks : [];
  const title = Kit.titleOf(kind.name, row);
  const toggle = (day) => Kit.changeItem(kind.name, row.$id, { $ticks: Kit.toggleDay(days, day) });
  const today = Kit.el("input", {
    type: "checkbox", "aria-label": `Done today ${title}`, "data-focus": `today ${row.$id}`, onchange: () => toggle(Kit.today()),
  });
  today.checked = days.includes(Kit.today());
  const past = [6, 5, 4, 3, 2, 1].map((ago) => {
    const day = Kit.addDays(Kit.today(), -ago);
    return Kit.el("button", {
      type: "button", class: "dot", "aria-pressed": String(days.includes(day)), "aria-label": `${Kit.weekday(day)} ${day} ${title}`,
      title: `${Kit.weekday(day)} ${day}`, "data-focus": `${day} ${row.$id}`, onclick: () => toggle(day),
    }, Kit.weekday(day)[0]);
  });
  return [
    Kit.el("td", { "data-label": "Done today" }, today),
    Kit.el("td", { "data-label": "Streak" }, Kit.inDays(Kit.streak(days))),
    Kit.el("td", { "data-label": "This month" }, Kit.inDays(Kit.daysThisMonth(days))),
    Kit.el("td", { "data-label": "Days before" }, Kit.el("div", { class: "dots" }, past)),
  ];
};
