// What records must not go against between them: the same twice (unique.js), two at one time (apart.js), more than there
// is room for (limit.js). A rule is { fields, place, keyOf, fault, isAsBefore }: the fields it reads, the one it is told
// at, what items are held against one another by ("": the rule says nothing of this one), what is wrong with an item
// among the others of its key, as { says, why }, and whether a changed item is no worse than it was. A rule that
// `waitsFor` a field is told only once that was filled in: until then the form holds what nobody chose.
"use strict";
window.Kit = window.Kit || {};

Kit.ruleMakers = [];
Kit.rulesOf = (kind) => Kit.ruleMakers.flatMap((make) => make(kind));

// What two values are compared by; blanks at the ends were never kept.
Kit.sameness = function (field, value) {
  const known = field.type === "ref" ? Kit.find(field.ref, value)?.$id : value;
  return Kit.text(known).replace(/\s+/g, " ").toLowerCase();
};

// The values of these fields as one text; "" where one of them is empty.
Kit.keyOf = function (fields, item) {
  const values = fields.map((field) => Kit.sameness(field, item[field.name]));
  return values.every(Boolean) ? JSON.stringify(values) : "";
};

Kit.isSameIn = (fields, item, old) => fields.every((field) => Kit.sameness(field, item[field.name]) === Kit.sameness(field, old[field.name]));

// What is wrong with an item by a rule; null where nothing is. `old` is the item before a change: what was so may stay.
Kit.faultOf = function (rule, item, items, old) {
  const key = rule.keyOf(item);
  if (!key || (old && rule.isAsBefore(item, old))) return null;
  return rule.fault(item, items.filter((other) => other.$id !== item.$id && rule.keyOf(other) === key));
};

// ---- In a form ----

// Whether nothing in the form goes against a rule; what does is told at its field.
Kit.keepsRules = function (kind, form, id) {
  const told = Kit.tellFaults(kind, form, Kit.rulesOf(kind), id);
  if (told.length) told[0].focus();
  return told.length === 0;
};

// Tells what goes against these rules; returns the controls where something is told.
Kit.tellFaults = function (kind, form, rules, id) {
  const old = kind.items.find((item) => item.$id === id);
  const fields = kind.fields.filter((field) => Kit.control(form, field.name));
  const item = { ...old, ...Kit.readFields(form, fields) };
  const told = new Map();
  for (const rule of rules.filter((each) => Kit.isAsked(form, each))) {
    const place = Kit.control(form, rule.place);
    const fault = Kit.faultOf(rule, item, kind.items, old);
    if (fault || !told.has(place)) told.set(place, fault ? fault.says : told.get(place) || "");
  }
  for (const [control, message] of told) Kit.tellAt(control, message);
  return [...told].filter(([, message]) => message).map(([control]) => control);
};

Kit.isAsked = (form, rule) => [...rule.fields, rule.place].every((name) => Kit.control(form, name));

// A fault is told as soon as a field of it is left, and no longer once one is changed.
Kit.watchRules = function (kind, form, id) {
  const rules = Kit.rulesOf(kind).filter((rule) => Kit.isAsked(form, rule));
  const left = new Set();
  const isReady = (rule) => id || !rule.waitsFor || left.has(rule.waitsFor);
  // All rules that are told where one with this field is: one that is gone must not take another's sentence away.
  const near = (name) => {
    const places = rules.filter((rule) => rule.fields.includes(name)).map((rule) => rule.place);
    return rules.filter((rule) => places.includes(rule.place));
  };
  const quiet = (of) => new Set(of.map((rule) => Kit.control(form, rule.place))).forEach((control) => Kit.tellAt(control, ""));
  quiet(rules);
  form.addEventListener("reset", () => left.clear());
  form.addEventListener("input", (event) => quiet(near(event.target.dataset.field)));
  form.addEventListener("change", (event) => {
    left.add(event.target.dataset.field);
    Kit.tellFaults(kind, form, near(event.target.dataset.field).filter(isReady), id);
  });
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

// ---- Elsewhere ----

// The items of each key of a rule.
Kit.byKey = function (rule, items) {
  const groups = new Map();
  for (const item of items) {
    const key = rule.keyOf(item);
    if (key && groups.has(key)) groups.get(key).push(item);
    else if (key) groups.set(key, [item]);
  }
  return groups;
};

// Whether items as a button or a board would make them go against a rule: that is told, and they are to stay as they are.
Kit.isHindered = function (kind, items) {
  const before = new Map(kind.items.map((item) => [item.$id, item]));
  const changed = items.filter((item) => before.get(item.$id) !== item);
  for (const rule of Kit.rulesOf(kind)) {
    const groups = Kit.byKey(rule, items);
    for (const item of changed) {
      const fault = Kit.faultOf(rule, item, groups.get(rule.keyOf(item)) || [], before.get(item.$id));
      if (!fault) continue;
      Kit.toast(fault.says);
      Kit.announce(fault.says);
      return true;
    }
  }
  return false;
};

// Of items from a file, those that go against no rule, and what the others are called, by why they are left out.
Kit.thoseAllowed = function (kind, items) {
  const rules = Kit.rulesOf(kind);
  const groups = rules.map((rule) => Kit.byKey(rule, kind.items));
  const left = [];
  const taken = items.filter((item) => {
    const keys = rules.map((rule) => rule.keyOf(item));
    const fault = rules.map((rule, at) => keys[at] && rule.fault(item, groups[at].get(keys[at]) || [])).find(Boolean);
    if (fault) return void left.push({ why: fault.why, title: Kit.titleOf(kind.name, item) || "one without a name" });
    for (const [at, key] of keys.entries()) if (key) groups[at].set(key, groups[at].get(key) || []).get(key).push(item);
    return true;
  });
  return { taken, left };
};

Kit.leftOutText = function (left) {
  const reasons = [...new Set(left.map(({ why }) => why))];
  return reasons.map((why) => {
    const titles = left.filter((each) => each.why === why).map(({ title }) => title);
    const more = titles.length > 3 ? ` and ${titles.length - 3} more` : "";
    return ` ${titles.length} left out, ${why}: ${titles.slice(0, 3).join(", ")}${more}.`;
  }).join("");
};

// ---- Words ----

// 2026-05-03 → "3 May", with the year where it is not this one.
Kit.dayText = function (date) {
  const [month, year] = Kit.format.month(date).split(" ");
  return `${Kit.day(date)} ${month}${Kit.thisYear(date) ? "" : ` ${year}`}`;
};

// Two days → "3–7 May", "28 May – 2 Jun".
Kit.daysText = function (start, end) {
  if (start === end) return Kit.dayText(start);
  const isInOne = start.slice(0, 7) === end.slice(0, 7);
  return isInOne ? `${Kit.day(start)}–${Kit.dayText(end)}` : `${Kit.dayText(start)} – ${Kit.dayText(end)}`;
};

// A value in a sentence: a day by its name, a number with what it is the number of.
Kit.valueText = function (field, item) {
  const value = item[field.name];
  if (field.type === "date") return Kit.dayText(value);
  return Kit.NUMERIC.includes(field.type) ? `${field.label} ${Kit.show(value, field.type)}` : Kit.shown(field, item);
};
