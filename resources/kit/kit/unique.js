// Fields that no two records may share. “Dune” and “ dune ” are the same; what is left empty is no repeat.
"use strict";
window.Kit = window.Kit || {};

Kit.uniqueFields = (kind) => kind.fields.filter((field) => field.isUnique);

// What two values are compared by; blanks at the ends were never kept.
Kit.sameness = function (field, value) {
  const known = field.type === "ref" ? Kit.find(field.ref, value)?.$id : value;
  return Kit.text(known).replace(/\s+/g, " ").toLowerCase();
};

// The record that holds this value already; `id` is the record at hand, which is no repeat of itself.
Kit.holder = function (kind, field, value, id) {
  const wanted = Kit.sameness(field, value);
  return wanted ? kind.items.find((item) => item.$id !== id && Kit.sameness(field, item[field.name]) === wanted) : undefined;
};

Kit.repeatText = function (kind, field, holder) {
  const title = Kit.titleOf(kind.name, holder);
  const isNamed = field.name === kind.title || !title;
  return `“${Kit.shown(field, holder)}” is there already${isNamed ? "" : `: ${title}`}.`;
};

// Whether nothing in the form is there already; what is, is told at its field.
Kit.hasNoRepeats = function (kind, form, id) {
  const repeated = Kit.uniqueFields(kind).filter((field) => Kit.tellRepeat(kind, form, field, id));
  if (repeated.length) Kit.control(form, repeated[0].name).focus();
  return repeated.length === 0;
};

Kit.tellRepeat = function (kind, form, field, id) {
  const control = Kit.control(form, field.name);
  if (!control) return false;
  const holder = Kit.holder(kind, field, Kit.readControl(control, field.type), id);
  Kit.tellAt(control, holder ? Kit.repeatText(kind, field, holder) : "");
  return Boolean(holder);
};

// A repeat is told as soon as the field is left, and no longer once it is changed.
Kit.watchRepeats = function (kind, form, id) {
  const fieldOf = (event) => Kit.uniqueFields(kind).find((field) => field.name === event.target.dataset.field);
  for (const field of Kit.uniqueFields(kind)) Kit.tellAt(Kit.control(form, field.name), "");
  form.addEventListener("input", (event) => fieldOf(event) && Kit.tellAt(event.target, ""));
  form.addEventListener("change", (event) => fieldOf(event) && Kit.tellRepeat(kind, form, fieldOf(event), id));
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
  const seen = new Map(Kit.uniqueFields(kind).map((field) => [field, new Set(kind.items.map((item) => Kit.sameness(field, item[field.name])))]));
  const isRepeat = (item) => [...seen].some(([field, values]) => Kit.sameness(field, item[field.name]) && values.has(Kit.sameness(field, item[field.name])));
  const repeats = [];
  const taken = items.filter((item) => {
    if (isRepeat(item)) return void repeats.push(Kit.titleOf(kind.name, item) || "one without a name");
    for (const [field, values] of seen) values.add(Kit.sameness(field, item[field.name]));
    return true;
  });
  return { taken, repeats };
};

Kit.leftOutText = function (repeats) {
  if (!repeats.length) return "";
  const more = repeats.length > 3 ? ` and ${repeats.length - 3} more` : "";
  return ` ${repeats.length} left out, there already: ${repeats.slice(0, 3).join(", ")}${more}.`;
};
