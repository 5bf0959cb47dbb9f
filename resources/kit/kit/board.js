// Records as cards that move through stages, one column for each.
"use strict";
window.Kit = window.Kit || {};

// kind.board: { field, stages, totals }; each stage has a column in the page, found by the section's id.
Kit.drawBoard = function (view, rows) {
  const { kind, part } = view;
  const { field, stages, totals } = kind.board;
  const all = Kit.rows(kind.name);
  const stageOf = (row) => (stages.includes(row[field]) ? row[field] : stages[0]);
  stages.forEach((stage, index) => {
    const members = all.filter((row) => stageOf(row) === stage);
    part(`count-${index}`).textContent = members.length;
    totals.forEach((total, place) => {
      part(`total-${index}-${place}`).textContent = Kit.show(total.formula(members), total.type);
    });
    const shown = rows.filter((row) => stageOf(row) === stage);
    const cards = Kit.firstOf(view, shown, view.limit).map((row) => Kit.boardCard(view, row, index));
    const nothing = Kit.el("li", { class: "empty" }, members.length ? (view.hidden ? "None shown" : "No match") : "Nothing here");
    Kit.redraw(part(`stage-${index}`), cards.length ? cards : nothing);
    Kit.takeDrops(part(`stage-${index}`).parentElement, kind, field, stage);
  });
  Kit.drawMore(view, Math.max(...stages.map((stage) => rows.filter((row) => stageOf(row) === stage).length)));
};

Kit.boardCard = function (view, row, index) {
  const { kind } = view;
  if (view.editing && view.editing.id === row.$id) return Kit.el("li", { class: "item editing" }, view.editing.form);
  const { field, stages } = kind.board;
  const title = Kit.titleOf(kind.name, row);
  const columns = kind.columns.filter((column) => ![kind.title, field, kind.tick].includes(column.name));
  const details = columns.map((column) =>
    Kit.el("div", {}, Kit.el("dt", {}, column.label), Kit.el("dd", {}, Kit.content(view, column, row)))
  );
  const move = (stage) => {
    Kit.moveCard(kind, row.$id, field, stage);
    const card = view.list.querySelector(`[data-card="${row.$id}"]`);
    if (card) card.querySelector("select").focus();
  };
  const step = (stage, label) =>
    stage && Kit.el("button", { type: "button", class: "small", "aria-label": `Move to ${stage} ${title}`, onclick: () => move(stage) }, label);
  const select = Kit.el(
    "select",
    { "aria-label": `Stage of ${title}`, "data-focus": `stage ${row.$id}`, onchange: (event) => move(event.target.value) },
    stages.map((stage) => Kit.el("option", { value: stage }, stage))
  );
  select.value = stages[index];
  const drag = (event) => event.dataTransfer.setData("text/plain", row.$id);
  return Kit.el(
    "li",
    { class: "item", draggable: "true", ondragstart: drag, "data-card": row.$id, ...(kind.byHand && Kit.handRow(view, row)) },
    Kit.el("h4", {}, title || "Untitled", Kit.badges(kind, row)),
    kind.tick && Kit.el("p", {}, Kit.checkBox(kind, kind.fields.find((each) => each.name === kind.tick), row)),
    details.length ? Kit.el("dl", { class: "details" }, details) : null,
    select,
    Kit.el("div", { class: "buttons" }, step(stages[index - 1], `← ${stages[index - 1]}`), step(stages[index + 1], `Move to ${stages[index + 1]} →`)),
    Kit.actions(view, row)
  );
};

// A card that a rule of the app does not let go there stays where it is.
Kit.moveCard = function (kind, id, field, stage) {
  const moved = kind.items.map((item) => (item.$id === id ? { ...item, [field]: stage } : item));
  if (Kit.hasRules(kind) && Kit.isHindered(kind, moved)) Kit.refresh();
  else Kit.toast(`Moved to ${stage}.`, Kit.changeItem(kind.name, id, { [field]: stage }));
};

// Cards can also be dragged from column to column.
Kit.takeDrops = function (column, kind, field, stage) {
  column.ondragover = (event) => event.preventDefault();
  column.ondrop = (event) => {
    event.preventDefault();
    const id = event.dataTransfer.getData("text/plain");
    const item = kind.items.find((each) => each.$id === id);
    if (!item || item[field] === stage) return;
    Kit.moveCard(kind, id, field, stage);
  };
};
