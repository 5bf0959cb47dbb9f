// The words that formulas are made of. A date is a text like "2026-03-01", a time a text like "09:30", and a number
// left empty is null. In sums an empty number counts as 0; what cannot be worked out is NaN and shown as a dash.
"use strict";
window.Kit = window.Kit || {};

// The number a text begins with, as in a choice of "6 months" or "12 months".
Kit.number = (text) => Number.parseFloat(text) || 0;
Kit.divide = (a, b) => (Number(b) === 0 ? NaN : a / b);

// 500 / 3600 * 3600 / 50 is a little more than 10, but meant as 10.
Kit.meant = (number) => Number(Number(number).toPrecision(12));
Kit.ceil = (number) => Math.ceil(Kit.meant(number));
Kit.floor = (number) => Math.floor(Kit.meant(number));

// ---- Dates ----

Kit.DAY_IN_MS = 24 * 60 * 60 * 1000;

Kit.isoDate = function (date) {
  const pad = (number) => String(number).padStart(2, "0");
  return `${String(date.getFullYear()).padStart(4, "0")}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
};

Kit.today = () => Kit.isoDate(new Date());

// The time of day, as a field holds it: "09:05".
Kit.now = function () {
  const moment = new Date();
  const pad = (number) => String(number).padStart(2, "0");
  return `${pad(moment.getHours())}:${pad(moment.getMinutes())}`;
};

// The date a value begins with; "" for what is none: a formula may ask for the year of a number or a word.
Kit.dateIn = (value) => (/^\d{4}-\d\d-\d\d/.exec(value) || [""])[0];

// Days are counted in UTC, where every day has 24 hours.
Kit.dayNumber = (date) => Math.round(Date.parse(`${Kit.dateIn(date)}T00:00:00Z`) / Kit.DAY_IN_MS);

Kit.addDays = function (date, days) {
  const number = Kit.dayNumber(date) + Math.round(Number(days));
  const moment = new Date(number * Kit.DAY_IN_MS);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString().slice(0, 10);
};

// The same day some months later; where that month is shorter, its last day.
Kit.addMonths = function (date, months) {
  const [year, month, day] = Kit.dateIn(date).split("-").map(Number);
  const count = year * 12 + month - 1 + Kit.round(Number(months));
  if (!Number.isFinite(count) || count < 12 || count >= 120000) return null;
  const last = new Date(Date.UTC(2000 + (Math.floor(count / 12) % 400), (count % 12) + 1, 0)).getUTCDate();
  const pad = (number, length) => String(number).padStart(length, "0");
  return `${pad(Math.floor(count / 12), 4)}-${pad((count % 12) + 1, 2)}-${pad(Math.min(day, last), 2)}`;
};

Kit.addYears = (date, years) => Kit.addMonths(date, Number(years) * 12);

Kit.daysBetween = (start, end) => Kit.dayNumber(end) - Kit.dayNumber(start);
Kit.daysUntil = (date) => Kit.daysBetween(Kit.today(), date);
Kit.year = (date) => (Kit.dateIn(date) ? Number(date.slice(0, 4)) : NaN);
Kit.month = (date) => (Kit.dateIn(date) ? Number(date.slice(5, 7)) : NaN);
Kit.quarter = (date) => Math.ceil(Kit.month(date) / 3);
Kit.day = (date) => (Kit.dateIn(date) ? Number(date.slice(8, 10)) : NaN);

Kit.WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
Kit.weekdayNumber = (date) => (((Kit.dayNumber(date) + 3) % 7) + 7) % 7; // Monday is 0
Kit.weekday = (date) => (Kit.dateIn(date) ? Kit.WEEKDAYS[Kit.weekdayNumber(date)] : "");
Kit.monday = (date) => Kit.addDays(date, -Kit.weekdayNumber(date)); // the Monday of its week

Kit.isToday = (date) => Kit.dateIn(date) === Kit.today();
Kit.thisWeek = (date) => Kit.monday(date) === Kit.monday(Kit.today());
Kit.thisMonth = (date) => Kit.dateIn(date).slice(0, 7) === Kit.today().slice(0, 7);
Kit.thisYear = (date) => Kit.dateIn(date).slice(0, 4) === Kit.today().slice(0, 4);

// The day, week, month or year before the one it is.
Kit.isYesterday = (date) => Kit.dateIn(date) === Kit.addDays(Kit.today(), -1);
Kit.lastWeek = (date) => Kit.monday(date) === Kit.addDays(Kit.monday(Kit.today()), -7);
Kit.lastMonth = (date) => Kit.dateIn(date).slice(0, 7) === Kit.addMonths(Kit.today(), -1).slice(0, 7);
Kit.lastYear = (date) => Kit.year(date) === Kit.year(Kit.today()) - 1;

Kit.age = function (birthday) {
  const today = Kit.today();
  return Kit.year(today) - Kit.year(birthday) - (today.slice(5) < Kit.dateIn(birthday).slice(5) ? 1 : 0);
};

// ---- Times: an end before its start is on the next day ----

Kit.minutesBetween = function (start, end) {
  if (Kit.dateIn(start) && Kit.dateIn(end)) return Kit.daysBetween(start, end) * 24 * 60;
  const minutes = (time) => (/^\d\d:\d\d/.test(time) ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) : NaN);
  return (minutes(end) - minutes(start) + 24 * 60) % (24 * 60);
};

Kit.hoursBetween = (start, end) => Kit.minutesBetween(start, end) / 60;

// The time some minutes later, round the clock.
Kit.addMinutes = function (time, minutes) {
  const sum = Kit.minutesBetween("00:00", time) + Kit.round(Number(minutes));
  if (!Number.isFinite(sum)) return null;
  const pad = (number) => String(number).padStart(2, "0");
  const inDay = ((sum % 1440) + 1440) % 1440;
  return `${pad(Math.floor(inDay / 60))}:${pad(inDay % 60)}`;
};

// ---- Texts ----

Kit.words = (text) => Kit.text(text).split(/\s+/).filter(Boolean).length;

// ---- Figures over many records; what is empty does not count ----

Kit.numbers = (rows, value) => rows.map(value).filter((number) => typeof number === "boolean" || Kit.isNumber(number)).map(Number);
Kit.sum = (rows, value) => Kit.numbers(rows, value).reduce((sum, number) => sum + number, 0);
Kit.count = (rows, condition) => (condition ? rows.filter(condition).length : rows.length);
Kit.percent = (rows, condition) => Kit.divide(100 * Kit.count(rows, condition), rows.length);

Kit.avg = function (rows, value) {
  const numbers = Kit.numbers(rows, value);
  return Kit.divide(numbers.reduce((sum, number) => sum + number, 0), numbers.length);
};

Kit.median = function (rows, value) {
  const numbers = Kit.numbers(rows, value).sort((a, b) => a - b);
  const middle = Math.floor(numbers.length / 2);
  if (!numbers.length) return NaN;
  return numbers.length % 2 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
};

// The smallest or largest number, date or text that is there.
Kit.min = (rows, value) => Kit.present(rows, value).reduce((best, each) => (each < best ? each : best), Kit.present(rows, value)[0] ?? NaN);
Kit.max = (rows, value) => Kit.present(rows, value).reduce((best, each) => (each > best ? each : best), Kit.present(rows, value)[0] ?? NaN);
Kit.present = (rows, value) => rows.map(value).filter((each) => Kit.isNumber(each) || (typeof each === "string" && each));

// The value in the record with the latest date (in the one added last, where there is no date).
Kit.latest = function (rows, value, date) {
  let latest = null;
  for (const row of rows) {
    const isFilled = value(row) !== null && value(row) !== "";
    if (isFilled && (!latest || !date || (date(row) || "") >= (date(latest) || ""))) latest = row;
  }
  return latest ? value(latest) : NaN;
};

// The value in the record with the earliest date (in the one added first, where there is no date).
Kit.first = function (rows, value, date) {
  let first = null;
  for (const row of rows) {
    const isFilled = value(row) !== null && value(row) !== "";
    if (isFilled && (!first || (date && (date(row) || "") < (date(first) || "")))) first = row;
  }
  return first ? value(first) : NaN;
};

// The value in the record before this one by date, among those that are alike in the named fields.
Kit.previous = function (row, rows, value, date, alike) {
  const here = rows.findIndex((other) => other.$id === row.$id);
  const day = (other) => (date ? date(other) || "" : "");
  const isBefore = (other, at) => day(other) < day(row) || (day(other) === day(row) && at < (here < 0 ? rows.length : here));
  const before = rows.filter((other, at) => isBefore(other, at) && alike.every((name) => other[name] === row[name]));
  return Kit.latest(before, value, date);
};

// Which day, week, month, quarter, year or weekday a date falls in: "2026-03-09" by month is "2026-03".
Kit.period = function (date, period) {
  if (!Kit.dateIn(date)) return "";
  if (period === "week") return Kit.monday(date);
  if (period === "weekday") return Kit.weekday(date);
  if (period === "quarter") return `${date.slice(0, 4)}-Q${Kit.quarter(date)}`;
  return date.slice(0, { day: 10, month: 7, year: 4 }[period] || 10);
};
