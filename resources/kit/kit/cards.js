// Flash cards over the records: the front, then the back, known or not yet.
"use strict";
window.Kit = window.Kit || {};

// Where it is kept that a card is known: in a field of the record, or beside the fields.
Kit.knownName = (kind) => kind.cards.field || "$known";

Kit.setKnown = (kind, row, isKnown) => Kit.changeItem(kind.name, row.$id, { [Kit.knownName(kind)]: isKnown });

// { section, of, typing }: the cards not known yet come first, in turn. typing: { isTyped, canTurn }, where answers can
// be typed too.
Kit.deck = function ({ section, of, typing }) {
  const kind = Kit.kinds.get(of);
  const part = (name) => Kit.byId(`${section}-${name}`);
  const column = (name) => kind.columns.find((each) => each.name === name);
  let current = null;
  let isOpen = false;
  const isKnown = (row) => Boolean(row[Kit.knownName(kind)]);
  const typed = typing && Kit.typedCards({ section, of, ...typing, next: () => next() });
  const cards = () => (typed ? Kit.rows(of).filter(typed.canAsk) : Kit.rows(of));

  const next = () => {
    const rows = cards();
    const place = rows.findIndex((row) => row.$id === current);
    const inTurn = [...rows.slice(place + 1), ...rows.slice(0, place + 1)];
    const chosen = inTurn.find((row) => !isKnown(row)) || inTurn[0];
    current = chosen ? chosen.$id : null;
    isOpen = false;
    if (typed) typed.clear();
  };
  const draw = () => {
    const rows = Kit.rows(of);
    if (!cards().some((row) => row.$id === current)) next();
    const row = rows.find((each) => each.$id === current);
    part("known").textContent = `${rows.filter(isKnown).length} of ${rows.length}`;
    if (typed) typed.draw(row);
    part("none").hidden = Boolean(row);
    part("card").hidden = !row;
    if (!row) return;
    part("front").textContent = Kit.shown(typed ? typed.told() : column(kind.cards.front), row);
    part("back").textContent = isOpen ? Kit.shown(column(kind.cards.back), row) : "";
    part("back").hidden = !isOpen;
    part("show").textContent = isOpen ? "Hide answer" : "Show answer";
  };
  const press = (name, action) =>
    part(name).addEventListener("click", () => {
      action(Kit.rows(of).find((row) => row.$id === current));
      Kit.refresh();
    });
  press("show", () => (isOpen = !isOpen));
  press("next", next);
  press("yes", (row) => {
    Kit.setKnown(kind, row, true);
    next();
  });
  press("no", (row) => {
    Kit.setKnown(kind, row, false);
    next();
  });
  Kit.onChange(draw);
};

// In the list the back of a card is hidden until asked for.
Kit.hiddenAnswer = function (view, column, row) {
  view.open = view.open || new Set();
  const isOpen = view.open.has(row.$id);
  const title = Kit.titleOf(view.kind.name, row);
  const toggle = () => {
    if (isOpen) view.open.delete(row.$id);
    else view.open.add(row.$id);
    Kit.drawRecords(view);
  };
  const word = isOpen ? "Hide" : "Show";
  return [
    isOpen ? Kit.el("span", { class: "answer" }, Kit.shown(column, row), " ") : null,
    Kit.el("button", {
      type: "button", class: "small", "aria-expanded": String(isOpen), "aria-label": `${word} ${column.label.toLowerCase()} of ${title}`,
      "data-focus": `answer ${row.$id}`, onclick: toggle,
    }, `${word} ${column.label.toLowerCase()}`),
  ];
};

Kit.knownBox = function (kind, row) {
  const change = () => Kit.setKnown(kind, row, !row.$known);
  const box = Kit.el("input", { type: "checkbox", "aria-label": `Known ${Kit.titleOf(kind.name, row)}`, "data-focus": `known ${row.$id}`, onchange: change });
  box.checked = Boolean(row.$known);
  return box;
};
