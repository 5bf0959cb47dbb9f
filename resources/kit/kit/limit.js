// No more than there is room for: so many records with the same course, so many persons on one day.
"use strict";
window.Kit = window.Kit || {};

Kit.ruleMakers.push((kind) => (kind.limits || []).map((each) => Kit.limitRule(kind, each)));

// most(item): the number, which may be a setting or of what the item refers to; sum: the field that is summed up, if any.
Kit.limitRule = function (kind, { per, most, sum }) {
  const fields = per.map((name) => kind.fields.find((field) => field.name === name));
  const amount = (item) => (sum ? Number(item[sum]) || 0 : 1);
  return {
    fields: sum ? [...per, sum] : per,
    place: sum || per.at(-1) || kind.title,
    waitsFor: sum,
    keyOf: (item) => Kit.keyOf(fields, item),
    isAsBefore: (item, old) => Kit.isSameIn(fields, item, old) && amount(item) <= amount(old),
    fault(item, others) {
      const room = most(item);
      const used = Kit.sum(others, amount);
      if (!Kit.isNumber(room) || amount(item) <= 0 || Kit.meant(used + amount(item)) <= room) return null;
      return { says: Kit.fullText(fields.map((field) => Kit.valueText(field, item)).join(", "), used, room), why: "full" };
    },
  };
};

// “Yoga is full: 12 of 12.”, “12 Jun has only 3 of 40 left.”
Kit.fullText = function (what, used, room) {
  const left = Kit.meant(room - used);
  if (left <= 0) return `${what || "The list"} is full: ${Kit.format.number(used)} of ${Kit.format.number(room)}.`;
  return `${what || "The list"} has only ${Kit.format.number(left)} of ${Kit.format.number(room)} left.`;
};
