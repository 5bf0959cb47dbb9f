// What no two records may share: one field, or several together (a room for a day and a time). “Dune” and “ dune ” are
// the same; what is left empty is no repeat.
"use strict";
window.Kit = window.Kit || {};

// Lists of fields; no two records have the same in all fields of one of them.
Kit.uniqueKeys = function (kind) {
  const named = (name) => kind.fields.find((field) => field.name === name);
  return [...kind.fields.filter((field) => field.isUnique).map((field) => [field]), ...(kind.together || []).map((names) => names.map(named))];
};

// What two values are compared by; blanks at the ends were never kept.
Kit.sameness = function (field, value) {
  const known = field.type === "ref" ? Kit.find(field.ref, value)?.$id : value;
  return Kit.text(known).replace(/\s+/g, " ").toLowerCase();
};

// The key's values as one text; "" where one of them is empty.
Kit.keyOf = function (key, valueOf) {
  const values = key.map((field) => Kit.sameness(field, valueOf(field)));
  return values.every(Boolean) ? JSON.stringify(values) : "";
};

// The record that holds these values already; `id` is the record at hand, which is no repeat of itself.
Kit.holder = function (kind, key, valueOf, id) {
  const wanted = Kit.keyOf(key, valueOf);
  return wanted ? kind.items.find((item) => item.$id !== id && Kit.keyOf(key, (field) => item[field.name]) === wanted) : undefined;
};

Kit.repeatText = function (kind, key, holder) {
  const title = Kit.titleOf(kind.name, holder);
  const isNamed = key.some((field) => field.name === kind.title) || !title;
  const held = key.map((field) => Kit.shown(field, holder)).join(", ");
  return `“${held}” is there already${isNamed ? "" : `: ${title}`}.`;
};

// Whether nothing in the form is there already; what is, is told at its field, for a key of several at the last one.
Kit.hasNoRepeats = function (kind, form, id) {
  const repeated = Kit.tellRepeats(kind, form, Kit.uniqueKeys(kind), id);
  if (repeated.length) repeated[0].focus();
  return repeated.length === 0;
};

// Tells of these keys what is there already; returns the controls where something is told.
Kit.tellRepeats = function (kind, form, keys, id) {
  const told = new Map();
  for (const key of keys) {
    const controls = key.map((field) => Kit.control(form, field.name));
    if (!controls.every(Boolean)) continue;
    const place = controls.at(-1);
    const holder = Kit.holder(kind, key, (field) => Kit.readControl(Kit.control(form, field.name), field.type), id);
    if (holder || !told.has(place)) told.set(place, holder ? Kit.repeatText(kind, key, holder) : told.get(place) || "");
  }
  for (const [control, message] of told) Kit.tellAt(control, message);
  return [...told].filter(([, message]) => message).map(([control]) => control);
};

// A repeat is told as soon as a field of it is left, and no longer once one is changed.
Kit.watchRepeats = function (kind, form, id) {
  const keys = Kit.uniqueKeys(kind);
  const places = (of) => new Set(of.map((key) => Kit.control(form, key.at(-1).name)).filter(Boolean));
  // All keys that are told where one with this field is: one that is gone must not take another's sentence away.
  const near = (event) => {
    const last = places(keys.filter((key) => key.some((field) => field.name === event.target.dataset.field)));
    return keys.filter((key) => last.has(Kit.control(form, key.at(-1).name)));
  };
  const quiet = (of) => places(of).forEach((control) => Kit.tellAt(control, ""));
  quiet(keys);
  form.addEventListener("input", (event) => quiet(near(event)));
  form.addEventListener("change", (event) => Kit.tellRepeats(kind, form, near(event), id));
};

// A sentence under a control about what is in it; none takes the last one away.
Kit.tellAt = function (control, message) {
  const old = control.parentElement.querySelector(".fault");
  if (old) old.remove();
  control.toggleAttribute("aria-invalid", Boolean(message));
  control.removeAttribute("aria-describedby");
  if (!message) return;
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", `${control.id}-fault`);
  control.parentElement.append(Kit.el("p", { id: `${control.id}-fault`, class: "fault", role: "alert" }, message));
};

// Of items from a file, those that repeat none before them, and what the others are called.
Kit.withoutRepeats = function (kind, items) {
  const keys = Kit.uniqueKeys(kind);
  const keysOf = (item) => keys.map((key) => Kit.keyOf(key, (field) => item[field.name]));
  const held = kind.items.map(keysOf);
  const seen = keys.map((key, at) => new Set(held.map((made) => made[at])));
  const repeats = [];
  const taken = items.filter((item) => {
    const made = keysOf(item);
    if (made.some((text, at) => text && seen[at].has(text))) return void repeats.push(Kit.titleOf(kind.name, item) || "one without a name");
    made.forEach((text, at) => seen[at].add(text));
    return true;
  });
  return { taken, repeats };
};

Kit.leftOutText = function (repeats) {
  if (!repeats.length) return "";
  const more = repeats.length > 3 ? ` and ${repeats.length - 3} more` : "";
  return ` ${repeats.length} left out, there already: ${repeats.slice(0, 3).join(", ")}${more}.`;
};
