// One kind of record on the page: the form that adds one, the list of all with editing in place, deleting and undo.
"use strict";
window.Kit = window.Kit || {};

// kind: { name, one, many, section, title, fields, calcs } and, where the app has them: tick, every, board, cards,
// warnings, buttons, filters, sort, byHand, hiding, finds, group, subtotals, start. Everything is found in the page by the section's id.
Kit.records = function (kind) {
  kind.columns = [...kind.fields, ...kind.calcs];
  Kit.declare(kind);
  const part = (name) => Kit.byId(`${kind.section}-${name}`);
  const view = { kind, part, form: part("form"), list: part("list"), editing: null, limit: Kit.ROWS_AT_ONCE };
  Kit.startForm(view);
  Kit.startListing(view);
  if (kind.hiding) Kit.startHiding(kind);
  if (kind.finds) Kit.startFinds(view);
  Kit.onChange(() => Kit.drawRecords(view));
  window.addEventListener("beforeprint", () => Kit.showMore(view, Infinity));
};

Kit.ROWS_AT_ONCE = 100; // a page with a thousand rows is slow to draw, and nobody reads them all

Kit.showMore = function (view, number) {
  view.limit += number;
  Kit.drawRecords(view);
};

// The first rows of a list, and the one just added wherever it stands: people look for what they did.
Kit.firstOf = (view, rows, number) => rows.filter((row, place) => place < number || row.$id === view.added);

// Under a long list: how to see the rest of it.
Kit.drawMore = function (view, total) {
  const old = view.list.querySelector(":scope > .more");
  if (old) old.remove();
  if (total <= view.limit) return;
  const show = () => {
    const shown = view.list.querySelectorAll("[data-focus^='Edit ']").length;
    Kit.showMore(view, Kit.ROWS_AT_ONCE);
    const next = view.list.querySelectorAll("[data-focus^='Edit ']")[shown];
    if (next) next.focus();
  };
  const text = `Show ${Math.min(Kit.ROWS_AT_ONCE, total - view.limit)} more of ${total}`;
  view.list.append(Kit.el("p", { class: "more no-print" }, Kit.el("button", { type: "button", onclick: show }, text)));
};

// ---- Adding ----

// The part that keeps rules is only in apps that have some.
Kit.hasRules = (kind) => Boolean(kind.together || kind.apart || kind.limits) || kind.fields.some((field) => field.isUnique);
Kit.formFields = (kind) => kind.fields.filter((field) => !kind.tick || field.name !== kind.tick);

Kit.startForm = function (view) {
  const { kind, form } = view;
  const fields = Kit.formFields(kind);
  const isRuled = Kit.hasRules(kind);
  const followAnew = Kit.followClock(form, fields);
  const clear = () => {
    HTMLFormElement.prototype.reset.call(form);
    followAnew();
    for (const field of fields) Kit.writeControl(Kit.control(form, field.name), Kit.defaultValue(field), field.type);
  };
  Kit.wireImages(form);
  // Adds what the form holds, or tells in the form why not. Answers with the new record's id and what takes it back.
  kind.addFromForm = () => {
    if (!Kit.isComplete(form) || (isRuled && !Kit.keepsRules(kind, form))) return null;
    const item = Kit.newItem(kind, Kit.readFields(form, fields));
    view.added = item.$id;
    const undo = Kit.addItem(kind.name, item);
    clear();
    return { id: item.$id, undo };
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const added = kind.addFromForm();
    if (!added) return;
    form.querySelector("[data-field]").focus();
    Kit.announce(`${kind.one} added.`);
    if (kind.hiding) Kit.tellHidden(kind, added.id, added.undo);
    if (kind.afterAdding) kind.afterAdding();
  });
  Kit.drawReferences(form, fields);
  if (isRuled) Kit.watchRules(kind, form);
  clear();
};

// What must be filled in is; spaces alone do not count.
Kit.isComplete = function (form) {
  for (const control of form.querySelectorAll("[data-field][required]")) {
    control.setCustomValidity(String(control.value).trim() ? "" : "Please fill this in.");
    control.oninput = () => control.setCustomValidity("");
  }
  return HTMLFormElement.prototype.reportValidity.call(form);
};

// References are chosen from the records that are there now.
Kit.drawReferences = function (form, fields) {
  for (const field of fields.filter((each) => each.type === "ref")) {
    const select = Kit.control(form, field.name);
    const chosen = select.value;
    const rows = Kit.rows(field.ref);
    const options = rows.map((row) => Kit.el("option", { value: row.$id }, Kit.titleOf(field.ref, row) || "Untitled"));
    select.replaceChildren(Kit.el("option", { value: "" }, "Choose…"), ...options);
    select.value = rows.some((row) => row.$id === chosen) ? chosen : "";
    const hint = select.parentElement.querySelector(".hint");
    if (hint) hint.hidden = rows.length > 0;
  }
};

// ---- The list ----

Kit.drawRecords = function (view) {
  const { kind } = view;
  Kit.drawReferences(view.form, Kit.formFields(kind));
  if (view.editing && !kind.items.some((item) => item.$id === view.editing.id)) view.editing = null;
  view.form.hidden = Boolean(view.editing); // one form at a time: no label stands twice on the page
  const all = Kit.rows(kind.name);
  const rows = Kit.listed(view, all);
  if (kind.board) Kit.drawBoard(view, rows);
  else Kit.drawTable(view, rows);
  if (kind.byHand) Kit.drawHand(view);
  if (kind.hiding) Kit.drawHidden(view);
  if (kind.finds) Kit.drawFinds(view);
  Kit.drawSort(view);
  Kit.drawStatus(view, all, rows);
};

Kit.drawStatus = function (view, all, rows) {
  const { kind, part } = view;
  const words = (number) => `${number} ${(number === 1 ? kind.one : kind.many).toLowerCase()}`;
  let status = words(all.length);
  if (rows.length !== all.length) status = `Showing ${rows.length} of ${words(all.length)}. Figures cover all of them.`;
  part("status").textContent = all.length ? status : "";
  for (const warning of kind.warnings || []) {
    const number = all.filter(warning.condition).length;
    if (number) part("status").append(" ", Kit.el("span", { class: "badge" }, `${warning.label}: ${number}`));
  }
  part("empty").hidden = rows.length > 0 || Boolean(kind.board && all.length);
  const nothing = view.hidden ? "Nothing else is here: the others are hidden." : "Nothing matches. Clear the search or the filters to see everything.";
  part("empty").textContent = all.length ? nothing : `No ${kind.many.toLowerCase()} yet. Add the first one above.`;
  part("tools").hidden = all.length === 0;
};

Kit.drawTable = function (view, rows) {
  const { kind, part } = view;
  let left = view.limit;
  const bodies = [];
  for (const { label, rows: members } of Kit.groupsOf(view, rows)) {
    if (left <= 0 && !members.some((row) => row.$id === view.added)) continue;
    const heading = label === null ? null : Kit.groupRow(kind, label, members);
    bodies.push(Kit.el("tbody", {}, heading, Kit.firstOf(view, members, left).map((row) => Kit.tableRow(view, row))));
    left = Math.max(0, left - members.length);
  }
  view.list.hidden = rows.length === 0;
  Kit.drawHeader(view);
  const table = view.list.querySelector("table");
  const focused = table.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  table.querySelectorAll("tbody").forEach((body) => body.remove());
  table.append(...bodies);
  Kit.drawMore(view, rows.length);
  Kit.focusAgain(table, focused);
};

Kit.focusAgain = function (container, key) {
  if (!key) return;
  const control = [...container.querySelectorAll("[data-focus]")].find((each) => each.dataset.focus === key);
  if (control) control.focus();
};

Kit.groupRow = function (kind, label, rows) {
  const figures = (kind.subtotals || []).map((total) => ` · ${total.label}: ${Kit.show(total.formula(rows), total.type)}`);
  const text = `${label} (${rows.length})`;
  return Kit.el("tr", { class: "group" }, Kit.el("th", { colspan: 99, scope: "rowgroup" }, text, Kit.el("span", { class: "muted" }, figures)));
};

Kit.tableRow = function (view, row) {
  const { kind } = view;
  if (view.editing && view.editing.id === row.$id) {
    return Kit.el("tr", { class: "editing" }, Kit.el("td", { colspan: 99 }, view.editing.form));
  }
  const isDone = kind.tick && row[kind.tick];
  const cells = kind.columns.filter((column) => column.name !== kind.tick).map((column) => Kit.cell(view, column, row));
  return Kit.el(
    "tr",
    { class: isDone ? "done" : null, ...(kind.byHand && Kit.handRow(view, row)) },
    kind.tick && Kit.el("td", { class: "tick" }, Kit.checkBox(kind, kind.fields.find((field) => field.name === kind.tick), row)),
    cells,
    kind.every && Kit.recurringCells(kind, row),
    kind.cards && !kind.cards.field && Kit.el("td", { "data-label": "Known" }, Kit.knownBox(kind, row)),
    Kit.el("td", { class: "actions" }, Kit.actions(view, row))
  );
};

Kit.cell = function (view, column, row) {
  const isTitle = column.name === view.kind.title;
  const attributes = { "data-label": column.label, class: Kit.NUMERIC.includes(column.type) && column.type !== "stars" ? "number" : null };
  const badges = isTitle ? Kit.badges(view.kind, row) : [];
  return Kit.el(isTitle ? "th" : "td", isTitle ? { ...attributes, scope: "row" } : attributes, Kit.content(view, column, row), badges);
};

// What stands in a cell or on a card for one value.
Kit.content = function (view, column, row) {
  const value = row[column.name];
  const isField = view.kind.fields.includes(column);
  if (view.kind.cards && column.name === view.kind.cards.back) return Kit.hiddenAnswer(view, column, row);
  if (column.type === "yesno" && isField) return Kit.checkBox(view.kind, column, row);
  if (column.type === "image" && !String(value).startsWith("data:image/")) return Kit.DASH; // no picture was chosen
  if (column.type === "image") return Kit.el("img", { src: value, alt: `${column.label} of ${Kit.titleOf(view.kind.name, row)}`, class: "thumbnail" });
  if (column.type === "color" && value) return [Kit.el("span", { class: "swatch", style: `background:${String(value).replace(/[^#\w]/g, "")}` }), ` ${value}`];
  if (["link", "email", "phone"].includes(column.type) && value) return Kit.linkTo(column.type, value);
  if (column.type === "date" && value) return Kit.el("time", { datetime: value }, value);
  return Kit.shown(column, row) || Kit.DASH;
};

Kit.linkTo = function (type, value) {
  const start = { email: "mailto:", phone: "tel:" }[type] || (/^https?:\/\//i.test(value) ? "" : "https://");
  const attributes = type === "link" ? { href: start + value, target: "_blank", rel: "noopener noreferrer" } : { href: start + value };
  return Kit.el("a", attributes, value);
};

Kit.badges = (kind, row) =>
  (kind.warnings || []).filter((warning) => warning.condition(row)).map((warning) => [" ", Kit.el("span", { class: "badge" }, warning.label)]);

Kit.checkBox = function (kind, field, row) {
  const title = Kit.titleOf(kind.name, row);
  const turn = () => Kit.changeItem(kind.name, row.$id, { [field.name]: !row[field.name] });
  const change = () => (kind.hiding ? Kit.changeInList(kind, row, field.name, turn) : turn());
  const box = Kit.el("input", { type: "checkbox", "aria-label": `${field.label} ${title}`, "data-focus": `${field.name} ${row.$id}`, onchange: change });
  box.checked = Boolean(row[field.name]);
  return box;
};

// ---- What can be done with one record ----

Kit.actions = function (view, row) {
  const { kind } = view;
  const title = Kit.titleOf(kind.name, row);
  const button = (label, onclick) =>
    Kit.el("button", { type: "button", class: "small quiet", "aria-label": `${label} ${title}`, "data-focus": `${label} ${row.$id}`, onclick }, label);
  const press = (each) => () => (kind.hiding ? Kit.changeInList(kind, row, each.label, () => Kit.press(kind, each, [row])) : Kit.press(kind, each, [row]));
  const own = (kind.buttons || []).map((each) => button(each.label, press(each)));
  return Kit.el("div", { class: "buttons" }, kind.byHand && Kit.handButtons(view, row), own, button("Edit", () => Kit.startEditing(view, row)), button("Delete", () => Kit.deleteRow(view, row)));
};

Kit.deleteRow = function (view, row) {
  const { kind } = view;
  const buttons = [...view.list.querySelectorAll("[data-focus^='Delete ']")];
  const place = buttons.findIndex((button) => button.dataset.focus === `Delete ${row.$id}`);
  const undo = Kit.removeItem(kind.name, row.$id);
  Kit.toast(`${kind.one} deleted.`, undo);
  const left = view.list.querySelectorAll("[data-focus^='Delete ']");
  (left[Math.min(place, left.length - 1)] || view.form.querySelector("[data-field]")).focus();
};

// A button that sets a value in, or deletes, each of the rows.
Kit.press = function (kind, button, rows) {
  const settings = [button, ...(button.also || [])];
  const valuesOf = (row) => Object.fromEntries(settings.map((each) => [each.field, each.formula(row)]));
  const values = new Map(rows.map((row) => [row.$id, button.action === "set" && valuesOf(row)]));
  const change = (item) => (values.has(item.$id) ? { ...item, ...values.get(item.$id) } : item);
  if (button.action === "set" && Kit.hasRules(kind) && Kit.isHindered(kind, kind.items.map(change))) return () => {};
  const undo = Kit.edit(kind.name, (items) =>
    button.action === "delete" ? items.filter((item) => !values.has(item.$id)) : items.map(change)
  );
  if (rows.length > 1 || button.action === "delete") Kit.toast(`${button.label}: ${rows.length} changed.`, undo);
  else if (rows.length) Kit.tellMoment(kind, button, rows[0], values.get(rows[0].$id), undo);
  Kit.announce(`${button.label}: done.`);
  return undo;
};

// A day or a time that was set by a press is told, with what stood there before: a slip of the finger is taken back.
Kit.tellMoment = function (kind, button, row, values, undo) {
  const moments = kind.fields.filter((field) => field.name in values && ["date", "time"].includes(field.type));
  const told = moments.map((field) => {
    const old = row[field.name];
    return `${field.label}: ${Kit.show(values[field.name], field.type)}${old ? `, before it was ${old}` : ""}.`;
  });
  if (told.length) Kit.toast(told.join(" "), undo);
};

// A button for all records for which its condition holds.
Kit.wholeButton = function ({ id, of, ...button }) {
  Kit.byId(id).addEventListener("click", () => {
    const rows = Kit.rows(of).filter(button.condition || (() => true));
    if (rows.length) Kit.press(Kit.kinds.get(of), button, rows);
    else Kit.toast("There is nothing to change.");
  });
};

// ---- Editing in place ----

Kit.startEditing = function (view, row) {
  const { kind } = view;
  const fields = Kit.formFields(kind);
  const isRuled = Kit.hasRules(kind);
  const form = view.form.cloneNode(true);
  form.hidden = false;
  form.id = "";
  form.setAttribute("aria-label", `Edit ${Kit.titleOf(kind.name, row)}`);
  for (const labelled of form.querySelectorAll("[id]")) labelled.id += "-edit";
  for (const label of form.querySelectorAll("label[for]")) label.htmlFor += "-edit";
  form.querySelector("[type=submit]").textContent = "Save";
  const stop = () => {
    view.editing = null;
    Kit.refresh();
    Kit.focusAgain(view.list, `Edit ${row.$id}`);
  };
  form.querySelector(".buttons").append(Kit.el("button", { type: "button", onclick: stop }, "Cancel"));
  form.addEventListener("keydown", (event) => event.key === "Escape" && stop());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!Kit.isComplete(form) || (isRuled && !Kit.keepsRules(kind, form, row.$id))) return;
    view.editing = null;
    const save = () => Kit.changeItem(kind.name, row.$id, Kit.readFields(form, fields));
    if (kind.hiding) Kit.changeInList(kind, row, "Edit", save);
    else save();
    Kit.focusAgain(view.list, `Edit ${row.$id}`);
    Kit.announce(`${kind.one} saved.`);
  });
  Kit.wireImages(form);
  if (isRuled) Kit.watchRules(kind, form, row.$id);
  Kit.drawReferences(form, fields);
  const values = { ...row };
  for (const field of fields.filter((each) => each.type === "ref")) values[field.name] = Kit.find(field.ref, row[field.name])?.$id;
  Kit.writeFields(form, fields, values);
  view.editing = { id: row.$id, form };
  Kit.refresh();
  form.querySelector("[data-field]").focus();
};
