// Records for which a condition holds are left out of the list until they are asked for. Figures count them all the same.
"use strict";
window.Kit = window.Kit || {};

// The rows to show. What the search and the filters find and the list leaves out is counted on the button.
Kit.notHidden = function (view, rows) {
  const { kind } = view;
  if (!Kit.rows(kind.name).some(kind.hidden)) kind.showsHidden = false;
  view.hidden = rows.filter(kind.hidden).length;
  return kind.showsHidden ? rows : rows.filter((row) => !kind.hidden(row));
};

Kit.drawHidden = function (view) {
  const { kind } = view;
  const part = view.part("hidden");
  const button = part.querySelector("button");
  part.hidden = view.hidden === 0;
  button.textContent = kind.showsHidden ? `Hide ${view.hidden} again` : `Show ${view.hidden} hidden`;
  button.onclick = () => {
    kind.showsHidden = !kind.showsHidden;
    Kit.drawRecords(view);
    Kit.announce(kind.showsHidden ? `${view.hidden} shown that are hidden otherwise.` : `${view.hidden} hidden again.`);
  };
};

// What was just changed may be out of sight by that: then it is said, and can be taken back.
Kit.tellHidden = function (kind, id, undo) {
  const row = Kit.rows(kind.name).find((each) => each.$id === id);
  if (!row || kind.showsHidden || !kind.hidden(row)) return;
  Kit.toast(`${Kit.titleOf(kind.name, row) || kind.one} is hidden now.`, undo);
};

// Do it by a control that every row has, known by its `key`; where its row goes out of sight, the next one's has the focus.
Kit.changeInList = function (kind, row, key, change) {
  const controls = () => [...Kit.byId(`${kind.section}-list`).querySelectorAll("[data-focus]")].filter((each) => each.dataset.focus.startsWith(`${key} `));
  const place = controls().findIndex((each) => each.dataset.focus === `${key} ${row.$id}`);
  const undo = change();
  if (document.activeElement === document.body) {
    const left = controls();
    (left[Math.min(place, left.length - 1)] || Kit.byId(`${kind.section}-hidden`).querySelector("button")).focus();
  }
  Kit.tellHidden(kind, row.$id, undo);
};
