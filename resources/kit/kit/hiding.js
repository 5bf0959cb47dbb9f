// Records for which a condition holds are left out of the list, at first or when a button is pressed. Figures count them
// all the same. kind.hiding is [{ test, isIfAsked }]: at most one of each kind, and no record is of both.
"use strict";
window.Kit = window.Kit || {};

// What is left out at first is so each time the app opens; the rest is as the person left it.
Kit.startHiding = function (kind) {
  const load = () => kind.hiding.forEach((group) => (group.isShown = group.isIfAsked && !Kit.store.read(`hiding/${kind.name}`, false)));
  load();
  Kit.onReload(load);
};

Kit.isHidden = (kind, row) => kind.hiding.some((group) => !group.isShown && group.test(row));

// The rows to show. What the search and the filters find and the list leaves out is counted on the buttons.
Kit.notHidden = function (view, rows) {
  const { kind } = view;
  for (const group of kind.hiding) {
    if (!group.isIfAsked && !Kit.rows(kind.name).some(group.test)) group.isShown = false;
    group.count = rows.filter(group.test).length;
  }
  const shown = rows.filter((row) => !Kit.isHidden(kind, row));
  view.hidden = rows.length - shown.length;
  return shown;
};

Kit.drawHidden = function (view) {
  const { kind } = view;
  const part = view.part("hidden");
  part.hidden = kind.hiding.every((group) => group.count === 0);
  kind.hiding.forEach((group, index) => {
    const button = part.children[index];
    button.hidden = group.count === 0;
    button.textContent = Kit.hidingWords(kind, group);
    button.onclick = () => {
      group.isShown = !group.isShown;
      if (group.isIfAsked) Kit.store.write(`hiding/${kind.name}`, !group.isShown);
      Kit.drawRecords(view);
      Kit.announce(group.isShown ? `${group.count} shown that are hidden otherwise.` : `${group.count} hidden.`);
    };
  });
};

// “Hide 3” and “Show 3 hidden”; where others are hidden at first, those have these words.
Kit.hidingWords = function (kind, { count, isShown, isIfAsked }) {
  if (!isIfAsked) return isShown ? `Hide ${count} again` : `Show ${count} hidden`;
  if (kind.hiding.length > 1) return isShown ? `Hide ${count} more` : `Show these ${count} again`;
  return isShown ? `Hide ${count}` : `Show ${count} hidden`;
};

// What was just changed may be out of sight by that: then it is said, and can be taken back.
Kit.tellHidden = function (kind, id, undo) {
  const row = Kit.rows(kind.name).find((each) => each.$id === id);
  if (!row || !Kit.isHidden(kind, row)) return;
  Kit.toast(`${Kit.titleOf(kind.name, row) || kind.one} is hidden now.`, undo);
};

// Do it by a control that every row has, known by its `key`; where its row goes out of sight, the next one's has the focus.
Kit.changeInList = function (kind, row, key, change) {
  const controls = () => [...Kit.byId(`${kind.section}-list`).querySelectorAll("[data-focus]")].filter((each) => each.dataset.focus.startsWith(`${key} `));
  const place = controls().findIndex((each) => each.dataset.focus === `${key} ${row.$id}`);
  const undo = change();
  if (document.activeElement === document.body) {
    const left = controls();
    (left[Math.min(place, left.length - 1)] || Kit.byId(`${kind.section}-hidden`).querySelector("button:not([hidden])")).focus();
  }
  Kit.tellHidden(kind, row.$id, undo);
};
