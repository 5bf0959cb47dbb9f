// A list as a table file that spreadsheets open, and back.
"use strict";
window.Kit = window.Kit || {};

Kit.tableFile = function ({ of, exportButton, importInput }) {
  const kind = Kit.kinds.get(of);
  Kit.byId(exportButton).addEventListener("click", () => {
    const lines = [kind.columns.map((column) => column.label)];
    for (const row of Kit.rows(of)) lines.push(kind.columns.map((column) => Kit.csvValue(column, row)));
    Kit.download(`${kind.many}.csv`, "text/csv", "\ufeff" + lines.map((cells) => cells.map(Kit.csvCell).join(",")).join("\r\n"));
  });
  Kit.byId(exportButton).addEventListener("click", () => (Kit.byId("more").open = false));
  Kit.byId(importInput).addEventListener("change", async (event) => {
    const file = event.target.files[0];
    event.target.value = "";
    if (file) Kit.importTable(kind, await file.text());
    Kit.byId("more").open = false;
  });
};

Kit.csvValue = function (column, row) {
  const value = row[column.name];
  if (Kit.isNumber(value)) return String(Kit.round(value, 6));
  return Kit.shown(column, row) === Kit.DASH ? "" : Kit.shown(column, row);
};

// A cell that starts like a formula would be run by some spreadsheets: a leading ' keeps it a text.
Kit.csvCell = function (text) {
  const safe = /^[=+@]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};

Kit.importTable = function (kind, text) {
  const [head, ...lines] = Kit.parseCsv(text);
  const places = kind.fields.map((field) => (head || []).findIndex((name) => name.trim().toLowerCase() === field.label.toLowerCase()));
  if (!places.some((place) => place >= 0)) {
    Kit.warn(`No column of that file is called ${kind.fields.map((field) => field.label).join(", ")}. Nothing was changed.`);
    return;
  }
  const items = lines.map((cells) => {
    const values = {};
    kind.fields.forEach((field, index) => {
      if (places[index] >= 0) values[field.name] = Kit.parse((cells[places[index]] || "").replace(/^'(?=[=+@-])/, ""), field.type);
    });
    return Kit.newItem(kind, values);
  });
  const { taken, left } = Kit.hasRules(kind) ? Kit.thoseAllowed(kind, items) : { taken: items, left: [] };
  const undo = Kit.edit(kind.name, (before) => [...before, ...taken]);
  Kit.toast(`${taken.length} added from the file.${left.length ? Kit.leftOutText(left) : ""}`, undo);
};

Kit.parseCsv = function (text) {
  const rows = [[]];
  const firstLine = text.split(/\r?\n/, 1)[0];
  const comma = firstLine.includes(";") && !firstLine.includes(",") ? ";" : ",";
  const cells = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${comma}\\r\\n]*))(${comma}|\\r?\\n|$)`, "g");
  for (const [whole, quoted, plain, end] of text.replace(/^\ufeff/, "").matchAll(cells)) {
    if (!whole && !end) break;
    rows[rows.length - 1].push(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
    if (end !== comma && end) rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell.trim()));
};
