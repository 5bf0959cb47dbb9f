// Records in the order the person gives them: by buttons, by the arrow keys on them, and by dragging. New ones come last.
"use strict";
window.Kit = window.Kit || {};

// The order is that of the stored items. Puts one before or after another, with new `values`; answers how to take it back.
Kit.moveItem = function (name, id, other, isAfter, values = {}) {
  const { items } = Kit.kinds.get(name);
  const before = items.findIndex((item) => item.$id === id);
  const [was, last] = [items[before], items[before - 1]];
  const put = (neighbour, isBehind, item) =>
    Kit.edit(name, (now) => {
      const rest = now.filter((each) => each.$id !== id);
      const place = rest.findIndex((each) => each.$id === neighbour);
      rest.splice(place + (isBehind ? 1 : 0), 0, item); // behind one that is gone is in front
      return rest;
    });
  put(other, isAfter, { ...was, ...values });
  return () => put(last && last.$id, true, was);
};

// Nothing else orders the list now, so that what is moved stays where it was put.
Kit.canMove = (view) => view.kind.byHand && !view.sort.length;

// The rows beside which one can be put: those of the same group or stage that are shown.
Kit.rowsBeside = (element) => [...element.closest("tbody, ul").querySelectorAll(":scope > [data-row]")];

Kit.handButtons = function (view, row) {
  if (!Kit.canMove(view)) return [];
  const { kind } = view;
  const step = (element, by) => {
    const beside = Kit.rowsBeside(element);
    const place = beside.findIndex((each) => each.dataset.row === row.$id) + by;
    if (place < 0 || place >= beside.length) return;
    const undo = Kit.moveItem(kind.name, row.$id, beside[place].dataset.row, by > 0);
    Kit.toast(`${Kit.titleOf(kind.name, row) || kind.one}: place ${place + 1} of ${beside.length}.`, undo);
  };
  const onkeydown = (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(event.currentTarget, by);
  };
  const button = (label, sign, by) =>
    Kit.el("button", {
      type: "button", class: "small quiet move", "aria-label": `${label} ${Kit.titleOf(kind.name, row)}`, title: label, "data-focus": `${label} ${row.$id}`,
      "data-by": by, onkeydown, onclick: (event) => step(event.currentTarget, by),
    }, sign);
  return [button("Move up", "↑", -1), button("Move down", "↓", 1)];
};

// The first cannot go up and the last not down; their buttons keep the focus all the same.
Kit.drawHand = function (view) {
  for (const list of view.list.querySelectorAll("tbody, ul.items")) {
    const rows = [...list.querySelectorAll(":scope > [data-row]")];
    rows.forEach((row, place) => {
      for (const button of row.querySelectorAll(".move")) {
        const isEnd = Number(button.dataset.by) < 0 ? place === 0 : place === rows.length - 1;
        button.setAttribute("aria-disabled", String(isEnd));
      }
    });
  }
};

// What makes a row, or a card of a board, one to drag and to drop others beside.
Kit.handRow = function (view, row) {
  if (!view.kind.byHand) return {};
  if (!Kit.canMove(view)) return { "data-row": row.$id };
  const { kind } = view;
  const isBehind = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    return event.clientY > box.top + box.height / 2;
  };
  const mark = (element, side) => {
    element.classList.toggle("drop-before", side === "before");
    element.classList.toggle("drop-after", side === "after");
  };
  const takes = (element) =>
    view.dragged && view.dragged !== row.$id && (kind.board || Kit.rowsBeside(element).some((each) => each.dataset.row === view.dragged));
  const ondragover = (event) => {
    if (!takes(event.currentTarget)) return;
    event.preventDefault();
    mark(event.currentTarget, isBehind(event) ? "after" : "before");
  };
  const ondrop = (event) => {
    mark(event.currentTarget, "");
    if (!takes(event.currentTarget)) return;
    event.preventDefault();
    event.stopPropagation();
    const values = kind.board ? { [kind.board.field]: row[kind.board.field] } : {};
    const undo = Kit.moveItem(kind.name, view.dragged, row.$id, isBehind(event), values);
    view.dragged = null;
    Kit.toast(`${kind.one} moved.`, undo);
  };
  const ondragstart = (event) => {
    view.dragged = row.$id;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", row.$id);
  };
  const ondragend = () => (view.dragged = null);
  return { "data-row": row.$id, draggable: "true", ondragstart, ondragover, ondragleave: (event) => mark(event.currentTarget, ""), ondrop, ondragend };
};
