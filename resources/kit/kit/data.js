// The records an app keeps. An item is what is stored; a row is an item with its worked-out values, for reading only.
// What is kept besides the fields starts with $: $id, $ticks (days ticked), $known (a flash card that is known).
"use strict";
window.Kit = window.Kit || {};

Kit.kinds = new Map();

Kit.declare = function (kind) {
  kind.items = [];
  kind.rows = null;
  Kit.kinds.set(kind.name, kind);
  Kit.loadItems(kind);
  Kit.onReload(() => Kit.loadItems(kind));
};

// Formulas may use today's date, so rows are worked out anew each time the page is drawn.
Kit.onChange(() => {
  for (const kind of Kit.kinds.values()) kind.rows = null;
});

Kit.loadItems = function (kind) {
  const saved = Kit.store.read(`records/${kind.name}`, []);
  const isNew = !saved.length && Kit.store.read(`records/${kind.name}`, null) === null;
  // Records there from the beginning always get the same ids, so that others can refer to them before they are saved.
  const first = (kind.start || []).map((texts, index) => ({ $id: `start-${index + 1}`, ...Kit.typedValues(kind, texts) }));
  const items = isNew ? first : saved;
  const kept = isNew ? items : items.filter((item) => item && typeof item === "object").map((item) => Kit.fromStore(kind, item));
  kind.items = kept.map((item) => Kit.newItem(kind, item));
  kind.rows = null;
};

// ---- How an item is stored ----
// A field keeps its values under its first name (field.key), an option under its first word (field.was: now → first).
// What belongs to no field of today is kept in $hidden: the field was removed, and may come back.

Kit.fromStore = function (kind, stored) {
  const item = {};
  const hidden = { ...stored };
  for (const name of Object.keys(stored).filter((each) => each.startsWith("$"))) {
    item[name] = stored[name];
    delete hidden[name];
  }
  for (const field of kind.fields) {
    const key = field.key || field.name;
    if (!Object.hasOwn(stored, key)) continue;
    delete hidden[key];
    const now = Object.keys(field.was || {}).find((each) => field.was[each] === stored[key]);
    item[field.name] = Kit.fitted(item, key, now === undefined ? stored[key] : now, field);
  }
  if (Object.keys(hidden).length) item.$hidden = hidden;
  return item;
};

Kit.toStore = function (kind, item) {
  const stored = { ...item.$hidden };
  for (const [name, value] of Object.entries(item)) {
    const field = kind.fields.find((each) => each.name === name);
    if (field) stored[field.key || name] = Object.hasOwn(field.was || {}, value) ? field.was[value] : value;
    else if (name !== "$hidden") stored[name] = value;
  }
  return stored;
};

// A value typed when the field was of another type, as this type has it. What would be lost by that is kept in $before,
// and is there again when the type goes back.
Kit.fitted = function (item, key, value, field) {
  const before = (item.$before || {})[key];
  const original = before && before.made === value ? before.value : value;
  const made = Kit.asType(original, field.type);
  const isSame = made === original || original === "" || String(made) === String(original).trim() || (typeof made === "boolean" && /^(yes|no)$/i.test(original));
  item.$before = { ...item.$before };
  if (isSame) delete item.$before[key];
  else item.$before[key] = { value: original, made };
  if (!Object.keys(item.$before).length) delete item.$before;
  return made;
};

Kit.typedValues = function (kind, texts) {
  const values = {};
  kind.fields.forEach((field, index) => {
    if (index < texts.length) values[field.name] = Kit.parse(texts[index], field.type);
  });
  return values;
};

// An item with every field there, whatever `values` has; a field added to the app later gets its default.
Kit.newItem = function (kind, values) {
  const item = { ...values, $id: values.$id || Kit.newId() };
  for (const field of kind.fields) {
    if (item[field.name] === undefined || !Object.hasOwn(item, field.name)) {
      item[field.name] = field.type === "date" || Kit.isMoment(field) ? null : Kit.defaultValue(field);
    }
  }
  return item;
};

Kit.newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 8);

// ---- Reading ----

Kit.rows = function (name) {
  const kind = Kit.kinds.get(name);
  if (!kind) return [];
  if (!kind.rows) kind.rows = kind.items.map((item) => Kit.asRow(kind, item));
  return kind.rows;
};

// Worked-out values are worked out when first asked for, so they may build on one another.
Kit.asRow = function (kind, item) {
  const row = { ...item };
  for (const calc of kind.calcs) {
    let value;
    let state = "unknown";
    const get = () => {
      if (state === "known") return value;
      if (state === "busy") return NaN; // it would need itself
      state = "busy";
      value = calc.formula(row);
      state = "known";
      return value;
    };
    Object.defineProperty(row, calc.name, { get, enumerable: true });
  }
  return row;
};

// The record a reference points to. Records there from the beginning refer by title.
Kit.find = function (name, reference) {
  if (reference === null || reference === undefined || reference === "") return undefined;
  const rows = Kit.rows(name);
  return rows.find((row) => row.$id === reference) || rows.find((row) => Kit.titleOf(name, row) === reference);
};

// The records of another kind that refer to this one.
Kit.linked = function (name, reference, row) {
  const kind = Kit.kinds.get(name);
  const field = kind && kind.fields.find((each) => each.name === reference);
  if (!field) return [];
  const title = Kit.titleOf(field.ref, row);
  return Kit.rows(name).filter((each) => each[reference] === row.$id || (title && each[reference] === title));
};

Kit.titleOf = function (name, row) {
  const kind = Kit.kinds.get(name);
  const field = kind && kind.fields.find((each) => each.name === kind.title);
  if (!field) return "";
  const value = row[field.name];
  if (field.type === "ref") return Kit.refTitle(field, Kit.text(value));
  return Kit.text(value) === "" ? "" : Kit.show(value, field.type);
};

Kit.refTitle = function (field, reference) {
  const other = Kit.find(field.ref, reference);
  return other ? Kit.titleOf(field.ref, other) : "";
};

// A value as people read it, by its field or calc.
Kit.shown = (column, row) => (column.type === "ref" ? Kit.refTitle(column, row[column.name]) : Kit.show(row[column.name], column.type));

// ---- Changing ----

// Replace the items by what `edit` makes of them, save, draw. Returns a function that takes just this change back.
Kit.edit = function (name, edit) {
  const kind = Kit.kinds.get(name);
  const before = kind.items;
  const after = edit(before);
  const replace = (items) => {
    kind.items = items;
    Kit.store.write(`records/${name}`, items.map((item) => Kit.toStore(kind, item)));
    Kit.refresh();
  };
  replace(after);
  return () => {
    const added = after.filter((item) => !before.some((old) => old.$id === item.$id)).map((item) => item.$id);
    const items = kind.items.filter((item) => !added.includes(item.$id));
    for (const old of before.filter((item) => !after.includes(item))) {
      const place = items.findIndex((item) => item.$id === old.$id);
      if (place >= 0) items[place] = old;
      else items.splice(Math.min(before.indexOf(old), items.length), 0, old);
    }
    replace(items);
  };
};

Kit.addItem = (name, values) => Kit.edit(name, (items) => [...items, Kit.newItem(Kit.kinds.get(name), values)]);
Kit.removeItem = (name, id) => Kit.edit(name, (items) => items.filter((item) => item.$id !== id));
Kit.changeItem = (name, id, values) =>
  Kit.edit(name, (items) => items.map((item) => (item.$id === id ? { ...item, ...values } : item)));
