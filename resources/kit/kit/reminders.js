// What is near or late, on top of the list.
"use strict";
window.Kit = window.Kit || {};

// { section, of, field, days, isYearly, done }: `done` is the field that says a record needs no reminder any more.
Kit.reminder = function ({ section, of, field, days, isYearly, done }) {
  Kit.onChange(() => {
    const near = Kit.rows(of)
      .filter((row) => row[field] && !(done && row[done]))
      .map((row) => ({ row, date: isYearly ? Kit.nextYearly(row[field]) : row[field] }))
      .map((each) => ({ ...each, left: Kit.daysUntil(each.date) }))
      .filter(({ left }) => left <= days && left >= (isYearly ? 0 : -365))
      .sort((a, b) => a.left - b.left);
    const items = near.map(({ row, date, left }) =>
      Kit.el(
        "li",
        {},
        Kit.el("strong", {}, Kit.titleOf(of, row) || "Untitled"),
        ` ${Kit.inWords(left)} `,
        Kit.el("time", { datetime: date, class: "muted" }, date)
      )
    );
    Kit.byId(`${section}-list`).replaceChildren(...items);
    Kit.byId(`${section}-none`).hidden = items.length > 0;
  });
};

Kit.inWords = function (days) {
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
};

// The next time a date comes round; 29 February is kept on 1 March in other years.
Kit.nextYearly = function (date) {
  const inYear = (year) => Kit.addDays(`${year}-${date.slice(5, 7)}-01`, Number(date.slice(8, 10)) - 1);
  const year = Kit.year(Kit.today());
  return inYear(year) >= Kit.today() ? inYear(year) : inYear(year + 1);
};
