// What must not overlap: a cabin is let from one day to another, a room from one time to another of a day. One may begin
// where the other ends. A time that ends before it begins goes on into the next day; days and numbers must not.
"use strict";
window.Kit = window.Kit || {};

Kit.ruleMakers.push((kind) => (kind.apart || []).flatMap((each) => Kit.apartRules(kind, each)));

// `by`: the fields in which they are the same; for times their day is among them.
Kit.apartRules = function (kind, { start, end, by }) {
  const named = (name) => kind.fields.find((field) => field.name === name);
  const ends = [named(start), named(end)];
  const day = ends[0].type === "time" ? by.map(named).find((field) => field.type === "date") : undefined;
  const alike = by.map(named).filter((field) => field !== day);
  const spans = new WeakMap(); // a long file is compared with all that is there
  const spanOf = (item) => spans.get(item) || spans.set(item, Kit.spanOf(item, ends, day)).get(item);
  const all = [...ends, ...by.map(named)];
  const order = {
    fields: [start, end], place: end, waitsFor: end,
    keyOf: (item) => (Kit.isBackwards(item, ends) ? "backwards" : ""),
    isAsBefore: (item, old) => Kit.isSameIn(ends, item, old),
    fault: () => ({ says: `${ends[1].label} is before ${ends[0].label.toLowerCase()}.`, why: "ending before the beginning" }),
  };
  const overlap = {
    fields: [start, end, ...by], place: end, waitsFor: end,
    keyOf: (item) => (spanOf(item) ? Kit.keyOf(alike, item) : ""),
    isAsBefore: (item, old) => Kit.isSameIn(all, item, old),
    fault(item, others) {
      const span = spanOf(item);
      const holder = others.find((other) => Kit.overlap(span, spanOf(other)));
      return holder ? { says: Kit.takenText(kind, { ends, day, alike }, holder), why: "taken then" } : null;
    },
  };
  return [order, overlap];
};

Kit.isBackwards = function (item, [first, last]) {
  const [start, end] = [item[first.name], item[last.name]];
  const isThere = (value) => value !== null && value !== undefined && value !== "";
  return first.type !== "time" && isThere(start) && isThere(end) && end < start;
};

// From where to where an item reaches, as numbers: days, minutes or what was typed. Null where that is not known.
Kit.spanOf = function (item, [first, last], day) {
  const [start, end] = [item[first.name], item[last.name]];
  if (!start && start !== 0) return null;
  let span = [start, end];
  if (first.type === "date") span = [Kit.dayNumber(start), Kit.dayNumber(end)];
  if (first.type === "time") {
    const from = (day ? Kit.dayNumber(item[day.name]) * 24 * 60 : 0) + Kit.minutesBetween("00:00", start);
    span = [from, from + Kit.minutesBetween(start, end)];
  }
  return span.every(Kit.isNumber) && span[0] <= span[1] ? span : null;
};

// What begins and ends at the same place takes that place: a cabin for one day only.
Kit.overlap = (one, other) => (one[0] < other[1] && other[0] < one[1]) || one[0] === other[0];

// “The cabin is taken then: Olsen, 3–7 May.”
Kit.takenText = function (kind, { ends, day, alike }, holder) {
  const [start, end] = ends.map((field) => holder[field.name]);
  const known = [...ends, day, ...alike];
  const names = [kind.fields.find((field) => field.name === kind.title), ...kind.fields.filter((field) => ["text", "ref", "email"].includes(field.type))];
  const who = names.find((field) => field && !known.includes(field) && Kit.shown(field, holder) && Kit.shown(field, holder) !== Kit.DASH);
  const show = (value) => Kit.show(value, ends[0].type);
  const when = ends[0].type === "date" ? Kit.daysText(start, end) : `${day ? `${Kit.dayText(holder[day.name])}, ` : ""}${show(start)}–${show(end)}`;
  const what = alike.length === 1 ? `The ${alike[0].label.toLowerCase()}` : "That";
  return `${what} is taken then: ${who ? `${Kit.shown(who, holder)}, ` : ""}${when}.`;
};
