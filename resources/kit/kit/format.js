// Showing values to people. What has no value is shown as a dash, never as NaN or Infinity.
"use strict";
window.Kit = window.Kit || {};

Kit.DASH = "–";

Kit.format = {
  // 3 → "3", 2.5 → "2.5", 1/3 → "0.33", 0.00123 → "0.0012"; no thousands separators, so it can be copied anywhere.
  number(value, digits = 2) {
    if (!Kit.isNumber(value)) return Kit.DASH;
    const rounded = Kit.round(value, digits);
    if (rounded === 0 && value !== 0) return String(Number(value.toPrecision(2)));
    return String(rounded);
  },

  money: (value) => (Kit.isNumber(value) ? Kit.round(value, 2).toFixed(2) : Kit.DASH),
  percent: (value) => (Kit.isNumber(value) ? Kit.format.number(value) + "%" : Kit.DASH),
  date: (value) => value || Kit.DASH,
  time: (value) => value || Kit.DASH,
  yesno: (value) => (value ? "Yes" : "No"),
  stars: (value) => (Kit.isNumber(value) && value ? "★".repeat(Math.max(0, Math.min(value, 5))) + ` ${value}` : Kit.DASH),
  text: (value) => (Kit.isNumber(value) ? Kit.format.number(value) : Kit.text(value)),

  // 2026-03 → "Mar 2026", for headings and charts.
  month(key) {
    const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    return `${names[Number(key.slice(5, 7)) - 1]} ${key.slice(0, 4)}`;
  },
};

// Show a value in the way of its type: Kit.show(2.5, "money") → "2.50".
Kit.show = function (value, type) {
  if (typeof value === "boolean") return Kit.format.yesno(value);
  if (typeof value === "string" && value !== "") return value;
  const format = Object.hasOwn(Kit.format, type) ? Kit.format[type] : Kit.format.text;
  return format(value) || Kit.DASH;
};

Kit.isNumber = (value) => typeof value === "number" && Number.isFinite(value);
Kit.text = (value) => (value === null || value === undefined || Number.isNaN(value) ? "" : String(value));

// Round half away from zero, as people do on paper: 1.005 → 1.01.
Kit.round = function (value, digits = 0) {
  const number = Number(value);
  if (!Number.isFinite(number)) return NaN;
  const clean = Number(Math.abs(number).toPrecision(12)); // 0.1 + 0.2 is meant as 0.3
  if (clean >= 1e15 || clean < 1e-7) return clean >= 1e15 ? number : 0;
  const rounded = Number(Math.round(Number(`${clean}e${digits}`)) + `e${-digits}`);
  return rounded === 0 ? 0 : Math.sign(number) * rounded;
};
