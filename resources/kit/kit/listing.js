// Finding things in a list: search, filters, sorting and grouping.
"use strict";
window.Kit = window.Kit || {};

Kit.startListing = function (view) {
  const { kind, part } = view;
  view.sort = (kind.sort || []).map((each) => ({ ...each }));
  view.filters = (kind.filters || []).map((name) => ({ column: kind.columns.find((each) => each.name === name), value: "" }));
  const search = part("search");
  if (search) search.addEventListener("input", () => Kit.drawRecords(view));
  for (const filter of view.filters) {
    filter.select = part(`filter-${filter.column.name.replace(/_/g, "-")}`);
    filter.select.addEventListener("change", () => {
      filter.value = filter.select.value;
      Kit.drawRecords(view);
    });
  }
  const sort = part("sort");
  if (!sort) return;
  sort.addEventListener("change", () => {
    const [field, way] = sort.value.split(" ");
    view.sort = field ? [{ field, isDescending: way === "down" }] : [];
    Kit.drawRecords(view);
  });
};

// The rows to show, in order.
Kit.listed = function (view, all) {
  const search = view.part("search");
  const wanted = search ? search.value.trim().toLowerCase() : "";
  Kit.drawFilters(view, all);
  const found = all.filter((row) => Kit.passes(view, row) && (!wanted || Kit.searchText(view.kind, row).includes(wanted)));
  return Kit.inOrder(view, view.kind.hiding ? Kit.notHidden(view, found) : found);
};

Kit.inOrder = function (view, rows) {
  for (const { field, isDescending } of [...view.sort].reverse()) {
    const column = view.kind.columns.find((each) => each.name === field);
    if (column) rows.sort((a, b) => Kit.compare(Kit.sortValue(column, a), Kit.sortValue(column, b), isDescending));
  }
  return rows;
};

Kit.searchText = (kind, row) => kind.columns.map((column) => (column.type === "image" ? "" : Kit.shown(column, row))).join("\n").toLowerCase();

Kit.sortValue = (column, row) => (column.type === "ref" ? Kit.refTitle(column, row[column.name]) : row[column.name]);

// Numbers by size, texts by alphabet; what is empty comes last, whichever way.
Kit.compare = function (a, b, isDescending) {
  const isEmpty = (value) => value === null || value === undefined || value === "" || Number.isNaN(value);
  if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b));
  const order = typeof a === "string" && typeof b === "string" ? a.localeCompare(b, undefined, { numeric: true }) : Number(a) - Number(b);
  return isDescending ? -order : order;
};

// ---- Filters ----

// What a row counts as in a filter or a group: yes or no, a month for dates, the title for references.
Kit.filterKey = function (column, row, period = "") {
  const value = row[column.name];
  if (column.type === "yesno") return value ? "Yes" : "No";
  if (column.type === "ref") return Kit.refTitle(column, value);
  if (column.type === "date") return Kit.period(value, period || "day");
  return Kit.isNumber(value) ? Kit.show(value, column.type) : Kit.text(value);
};

Kit.passes = (view, row) =>
  view.filters.every(({ column, value }) => value === "" || Kit.filterKey(column, row, "month") === value);

Kit.drawFilters = function (view, all) {
  for (const filter of view.filters) {
    const { column, select } = filter;
    const present = new Set(all.map((row) => Kit.filterKey(column, row, "month")).filter(Boolean));
    const keys = column.type === "yesno" ? ["Yes", "No"] : [...new Set([...(column.options || []), ...Kit.sortedKeys(present)])];
    if (filter.value && !keys.includes(filter.value)) filter.value = "";
    const text = (key) => (column.type === "date" ? Kit.format.month(key) : key);
    select.replaceChildren(Kit.el("option", { value: "" }, "All"), ...keys.map((key) => Kit.el("option", { value: key }, text(key))));
    select.value = filter.value;
  }
};

Kit.sortedKeys = (keys) => [...keys].sort((a, b) => Kit.compare(a, b, false));

// ---- Groups ----

// [{ key, rows }] in the order of the options, of the week, of time or of the alphabet.
Kit.grouped = function (column, rows, period = "") {
  const groups = new Map();
  for (const row of rows) {
    const key = Kit.filterKey(column, row, period);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(row);
  }
  const known = period === "weekday" ? Kit.WEEKDAYS : column.options || [];
  const order = [...known, ...Kit.sortedKeys([...groups.keys()].filter((key) => key && !known.includes(key))), ""];
  return order.filter((key) => groups.has(key)).map((key) => ({ key, rows: groups.get(key) }));
};

Kit.groupsOf = function (view, rows) {
  const column = view.kind.columns.find((each) => each.name === view.kind.group);
  if (!column) return [{ label: null, rows }];
  const label = (key) => (column.type === "yesno" ? `${column.label}: ${key.toLowerCase()}` : key || `No ${column.label.toLowerCase()}`);
  return Kit.grouped(column, rows).map(({ key, rows: members }) => ({ label: label(key), rows: members }));
};

// ---- Column headings sort by a click ----

Kit.drawHeader = function (view) {
  for (const heading of view.list.querySelectorAll("thead th[data-column]")) {
    const sort = view.sort[0] && view.sort[0].field === heading.dataset.column ? view.sort[0] : null;
    if (sort) heading.setAttribute("aria-sort", sort.isDescending ? "descending" : "ascending");
    else heading.removeAttribute("aria-sort");
    heading.querySelector("button").onclick = () => {
      view.sort = [{ field: heading.dataset.column, isDescending: Boolean(sort && !sort.isDescending) }];
      Kit.drawRecords(view);
    };
  }
};

Kit.drawSort = function (view) {
  const select = view.part("sort");
  const first = view.sort[0];
  if (select) select.value = first ? `${first.field} ${first.isDescending ? "down" : "up"}` : "";
};
