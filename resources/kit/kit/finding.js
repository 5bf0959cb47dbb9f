// Boxes above a list: as soon as something is typed, the records that fit it are told, and the list stays as it is.
// kind.finds is [{ field, test }]; test(row, asked) says whether a row fits what was typed.
"use strict";
window.Kit = window.Kit || {};

Kit.FINDS_AT_ONCE = 50; // an answer of a thousand records is none

Kit.startFinds = function (view) {
  view.kind.finds.forEach((find, index) => view.part(`find-${index + 1}`).addEventListener("input", () => Kit.drawFind(view, find, index)));
};

Kit.drawFinds = function (view) {
  view.kind.finds.forEach((find, index) => Kit.drawFind(view, find, index));
};

Kit.drawFind = function (view, find, index) {
  const { kind } = view;
  const box = view.part(`find-${index + 1}`);
  box.hidden = Kit.rows(kind.name).length === 0;
  const asked = Kit.readControl(Kit.control(box, find.field.name), find.field.type);
  const answer = Kit.el("div", {}, asked === null || asked === "" ? null : Kit.findAnswer(view, find, asked));
  const place = view.part(`find-${index + 1}-answer`);
  if (place.textContent !== answer.textContent) place.replaceChildren(...answer.children); // the same is not read out twice
};

// “3 recipes fit:” and each of them with its title and what else it holds.
Kit.findAnswer = function (view, find, asked) {
  const { kind } = view;
  const rows = Kit.inOrder(view, Kit.rows(kind.name).filter((row) => find.test(row, asked)));
  const [one, many] = [kind.one.toLowerCase(), kind.many.toLowerCase()];
  const sentence = { 0: `No ${one} fits.`, 1: `1 ${one} fits:` }[rows.length] || `${rows.length} ${many} fit:`;
  const more = rows.length - Kit.FINDS_AT_ONCE;
  const items = rows.slice(0, Kit.FINDS_AT_ONCE).map((row) => Kit.el("li", {}, Kit.foundWords(kind, row)));
  const list = rows.length ? Kit.el("ul", { "aria-label": `${find.label}: what fits` }, items) : null;
  return [Kit.el("p", {}, sentence), list, more > 0 && Kit.el("p", {}, `And ${more} more.`)];
};

// “Anna”, then “Number from: 1 · Number to: 50”; what was left empty is left out.
Kit.foundWords = function (kind, row) {
  const isTold = (column) => column.type !== "image" && column.name !== kind.title && Kit.text(row[column.name]) !== "";
  const details = kind.columns.filter(isTold).map((column) => `${column.label}: ${Kit.shown(column, row)}`);
  const title = Kit.el("strong", {}, Kit.titleOf(kind.name, row) || kind.one);
  return [title, details.length > 0 && Kit.el("span", { class: "muted" }, ` · ${details.join(" · ")}`)];
};
