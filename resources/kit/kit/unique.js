// What no two records may share: one field, or several together (a room for a day and a time). “Dune” and “ dune ” are
// the same; what is left empty is no repeat.
"use strict";
window.Kit = window.Kit || {};

// Lists of fields; no two records have the same in all fields of one of them.
Kit.uniqueKeys = function (kind) {
  const named = (name) => kind.fields.find((field) => field.name === name);
  return [...kind.fields.filter((field) => field.isUnique).map((field) => [field]), ...(kind.together || []).map((names) => names.map(named))];
};

// It is told at the last of the fields.
Kit.uniqueRule = (kind, key) => ({
  fields: key.map((field) => field.name),
  place: key.at(-1).name,
  keyOf: (item) => Kit.keyOf(key, item),
  isAsBefore: (item, old) => Kit.isSameIn(key, item, old),
  fault: (item, [holder]) => (holder ? { says: Kit.repeatText(kind, key, holder), why: "there already" } : null),
});
Kit.ruleMakers.push((kind) => Kit.uniqueKeys(kind).map((key) => Kit.uniqueRule(kind, key)));

Kit.repeatText = function (kind, key, holder) {
  const title = Kit.titleOf(kind.name, holder);
  const isNamed = key.some((field) => field.name === kind.title) || !title;
  const held = key.map((field) => Kit.shown(field, holder)).join(", ");
  return `“${held}” is there already${isNamed ? "" : `: ${title}`}.`;
};
