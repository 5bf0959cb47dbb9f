// What the parts an app is made of must work out: dates, times, sums, orders, tables, answers. Run in the page's own
// world, on the very functions the app calls, with nothing of it left on the page. An app that lacks a part is not asked
// about it. Answers "" or the first fault, in words.
function partsFault(Kit) {
  const say = (value) => (typeof value === "number" ? String(value) : value === undefined ? "nothing" : JSON.stringify(value, (_, each) => (typeof each === "number" && !Number.isFinite(each) ? String(each) : each)));
  // [the function that must be there, what is asked, the answer now, the right answer]
  for (const [name, asks, work, wanted] of [...dates(Kit), ...figures(Kit), ...shown(Kit), ...typed(Kit), ...kept(Kit), ...listed(Kit), ...asked(Kit), ...timed(Kit), ...drawnByChance(Kit), ...made(Kit)]) {
    if (typeof Kit[name] !== "function" && typeof Kit[name] !== "object") continue;
    let made;
    try {
      made = work();
    } catch (error) {
      return `${asks} cannot be worked out: ${error.message}`;
    }
    if (say(made) !== say(wanted)) return `${asks} is ${say(made)} instead of ${say(wanted)}`;
  }
  return Kit.drawMachine ? machineFault(Kit) || runningFault(Kit) : "";

  function dates() {
    if (!Kit.today) return [];
    const today = Kit.today();
    const on = (days) => Kit.addDays(today, days);
    const ago = (years) => Kit.addYears(today, -years);
    return [
      ["isoDate", "9 March 2026 as a date", () => Kit.isoDate(new Date(2026, 2, 9)), "2026-03-09"],
      ["now", "the time of day", () => /^([01]\d|2[0-3]):[0-5]\d$/.test(Kit.now()), true],
      ["dateIn", "the date in 2026-03-09T10:00", () => Kit.dateIn("2026-03-09T10:00"), "2026-03-09"],
      ["dateIn", "the date in 7", () => Kit.dateIn(7), ""],
      ["dayNumber", "the number of 2 January 1970", () => Kit.dayNumber("1970-01-02"), 1],
      ["addDays", "two days after 27 February 2026", () => Kit.addDays("2026-02-27", 2), "2026-03-01"],
      ["addDays", "the day before 1 March 2024", () => Kit.addDays("2024-03-01", -1), "2024-02-29"],
      ["addDays", "a day after no date", () => Kit.addDays("", 1), null],
      ["addMonths", "a month after 31 January 2026", () => Kit.addMonths("2026-01-31", 1), "2026-02-28"],
      ["addMonths", "a month after 31 January 2024", () => Kit.addMonths("2024-01-31", 1), "2024-02-29"],
      ["addMonths", "three months after 15 November 2026", () => Kit.addMonths("2026-11-15", 3), "2027-02-15"],
      ["addMonths", "three months before 10 March 2026", () => Kit.addMonths("2026-03-10", -3), "2025-12-10"],
      ["addMonths", "the first month there is", () => Kit.addMonths("0001-01-05", 0), "0001-01-05"],
      ["addMonths", "a month before that", () => Kit.addMonths("0001-01-05", -1), null],
      ["addMonths", "a month after the last", () => Kit.addMonths("9999-12-05", 1), null],
      ["addMonths", "the last month there is", () => Kit.addMonths("9999-12-05", 0), "9999-12-05"],
      ["addMonths", "a month after no date", () => Kit.addMonths("soon", 1), null],
      ["addYears", "a year after 29 February 2024", () => Kit.addYears("2024-02-29", 1), "2025-02-28"],
      ["daysBetween", "27 February to 2 March 2026 in days", () => Kit.daysBetween("2026-02-27", "2026-03-02"), 3],
      ["daysUntil", "the days until in five days", () => Kit.daysUntil(on(5)), 5],
      ["year", "year, month and day of 31 March 2026", () => [Kit.year("2026-03-31"), Kit.month("2026-03-31"), Kit.day("2026-03-31")], [2026, 3, 31]],
      ["year", "year, month and day of nothing", () => [Kit.year(""), Kit.month(""), Kit.day("")], [NaN, NaN, NaN]],
      ["quarter", "the quarters of March, April and December", () => ["03", "04", "12"].map((month) => Kit.quarter(`2026-${month}-30`)), [1, 2, 4]],
      ["weekday", "the weekday of 11 March 2026", () => [Kit.weekday("2026-03-11"), Kit.weekday("")], ["Wednesday", ""]],
      ["weekdayNumber", "the place of 28 December 1969 in its week", () => Kit.weekdayNumber("1969-12-28"), 6],
      ["monday", "the Monday of 15 March 2026", () => Kit.monday("2026-03-15"), "2026-03-09"],
      ["isToday", "today, and yesterday, as today", () => [Kit.isToday(today), Kit.isToday(on(-1))], [true, false]],
      ["thisWeek", "the ends of this week, and the next, as this week", () => [0, 6, 7, -1].map((days) => Kit.thisWeek(Kit.addDays(Kit.monday(today), days))), [true, true, false, false]],
      ["thisMonth", "this month, and the next, as this month", () => [Kit.thisMonth(today), Kit.thisMonth(Kit.addMonths(today, 1))], [true, false]],
      ["thisYear", "this year, and the last, as this year", () => [Kit.thisYear(today), Kit.thisYear(ago(1))], [true, false]],
      ["isYesterday", "yesterday, today and tomorrow as yesterday", () => [-1, 0, 1].map((days) => Kit.isYesterday(on(days))), [true, false, false]],
      ["lastWeek", "last week, this and the next as last week", () => [-7, 0, 7].map((days) => Kit.lastWeek(on(days))), [true, false, false]],
      ["lastMonth", "last month, this and the next as last month", () => [-1, 0, 1].map((months) => Kit.lastMonth(Kit.addMonths(today, months))), [true, false, false]],
      ["lastYear", "last year, this and the next as last year", () => [1, 0, -1].map((years) => Kit.lastYear(ago(years))), [true, false, false]],
      ["age", "the age on the thirtieth birthday, and on the day before", () => [Kit.age(ago(30)), Kit.age(Kit.addDays(ago(30), 1))], [30, 29]],
      ["minutesBetween", "9:00 to 10:30 in minutes", () => Kit.minutesBetween("09:00", "10:30"), 90],
      ["minutesBetween", "23:30 to 0:15 in minutes", () => Kit.minutesBetween("23:30", "00:15"), 45],
      ["minutesBetween", "two days in minutes", () => Kit.minutesBetween("2026-03-01", "2026-03-03"), 2880],
      ["minutesBetween", "9:00 to no time", () => Kit.minutesBetween("09:00", ""), NaN],
      ["addMinutes", "before, after and round the clock", () => [["07:30", -45], ["23:50", 20], ["00:10", -1450], ["09:00", 59.6], ["", 5], ["09:00", NaN]].map(([time, minutes]) => Kit.addMinutes(time, minutes)), ["06:45", "00:10", "00:00", "10:00", null, null]],
      ["ceil", "what is meant as whole", () => [500 / 3600 * 3600 / 50, 10.001, -0.5, NaN].map(Kit.ceil), [10, 11, -0, NaN]],
      ["floor", "what is meant as whole", () => [0.3 / 0.1, 2.999, -0.5, NaN].map(Kit.floor), [3, 2, -1, NaN]],
      ["hoursBetween", "9:00 to 10:30 in hours", () => Kit.hoursBetween("09:00", "10:30"), 1.5],
      ["period", "the periods of 11 March 2026", () => ["day", "week", "month", "quarter", "year", "weekday", ""].map((each) => Kit.period("2026-03-11", each)), ["2026-03-11", "2026-03-09", "2026-03", "2026-Q1", "2026", "Wednesday", "2026-03-11"]],
      ["period", "the month of nothing", () => Kit.period("", "month"), ""],
      ["isNow", "today, and last year, as this month", () => [Kit.isNow(today, "month"), Kit.isNow(ago(1), "month"), Kit.isNow("", "month")], [true, false, false]],
      ["inWords", "days in words", () => [0, 1, -1, 3, -3].map(Kit.inWords), ["today", "tomorrow", "yesterday", "in 3 days", "3 days ago"]],
      ["nextYearly", "the next birthday, today and yesterday", () => [Kit.nextYearly(ago(20)), Kit.nextYearly(Kit.addDays(ago(20), -1)) > on(300)], [today.endsWith("02-29") ? Kit.nextYearly(ago(20)) : today, true]],
      ["toggleDay", "a day ticked, and not any more", () => [Kit.toggleDay(["2026-03-02"], "2026-03-01"), Kit.toggleDay(["2026-03-01", "2026-03-02"], "2026-03-01")], [["2026-03-01", "2026-03-02"], ["2026-03-02"]]],
      ["streak", "days in a row", () => [[], [on(0)], [on(-1)], [on(-2)], [on(0), on(-1), on(-3)]].map((days) => Kit.streak(days, "day")), [0, 1, 1, 0, 2]],
      ["streak", "weeks and months in a row", () => [Kit.streak([Kit.monday(today), on(-7)], "week"), Kit.streak([on(-14)], "week"), Kit.streak([today, Kit.addMonths(`${today.slice(0, 7)}-01`, -1)], "month")], [2, 0, 2]],
      ["toggleDay", "a week and a month ticked, and not any more", () => [Kit.toggleDay(["2026-03-02"], "2026-03-08", "week"), Kit.toggleDay(["2026-03-02"], "2026-03-09", "week"), Kit.toggleDay(["2026-03-02"], "2026-03-31", "month")], [[], ["2026-03-02", "2026-03-09"], []]],
      ["periodsThisYear", "the weeks of this year", () => Kit.periodsThisYear([`${today.slice(0, 4)}-06-01`, `${today.slice(0, 4)}-06-01`, ago(1)], "week"), 1],
      ["daysThisMonth", "the days of this month", () => Kit.daysThisMonth([today, Kit.addMonths(today, -1), ago(1)]), 1],
      ["inPeriods", "how many days", () => [Kit.inPeriods(1, "day"), Kit.inPeriods(2, "week"), Kit.inPeriods(0, "month")], ["1 day", "2 weeks", "0 months"]],
    ];
  }

  function figures() {
    const rows = [{ $id: "a", n: 4, t: "m", d: "2026-03-02", k: 1 }, { $id: "b", n: null, t: "", d: "2026-03-05", k: 1 }, { $id: "c", n: 1, t: "z", d: "2026-03-01", k: 1 }, { $id: "d", n: 10, t: "b", d: "2026-03-02", k: 2 }];
    const n = (row) => row.n;
    const t = (row) => row.t;
    const d = (row) => row.d;
    return [
      ["number", "the number of “6 months”, and of “few”", () => [Kit.number("6 months"), Kit.number("few")], [6, 0]],
      ["divide", "6 / 3, and 1 / 0", () => [Kit.divide(6, 3), Kit.divide(1, 0)], [2, NaN]],
      ["words", "the words of a text", () => Kit.words("  two words "), 2],
      ["numbers", "the numbers of a column with an empty and a ticked cell", () => Kit.numbers([{ n: 2 }, { n: null }, { n: true }, { n: "x" }], n), [2, 1]],
      ["sum", "a sum", () => Kit.sum(rows, n), 15],
      ["avg", "an average that leaves out what is empty", () => [Kit.avg(rows, n), Kit.avg([], n)], [5, NaN]],
      ["median", "the middle one", () => [Kit.median(rows, n), Kit.median(rows.slice(0, 3), n), Kit.median([], n)], [4, 2.5, NaN]],
      ["min", "the smallest", () => [Kit.min(rows, n), Kit.min(rows, t), Kit.min([], n)], [1, "b", NaN]],
      ["max", "the largest", () => [Kit.max(rows, n), Kit.max(rows, t), Kit.max([], n)], [10, "z", NaN]],
      ["present", "what is there", () => [Kit.present(rows, n), Kit.present(rows, t)], [[4, 1, 10], ["m", "z", "b"]]],
      ["count", "how many, and how many of two", () => [Kit.count(rows), Kit.count(rows, (row) => row.k === 2)], [4, 1]],
      ["percent", "a share in percent", () => [Kit.percent(rows, (row) => row.k === 2), Kit.percent([], n)], [25, NaN]],
      ["latest", "the latest by date, and by place", () => [Kit.latest(rows, n, d), Kit.latest(rows, n), Kit.latest([], n, d), Kit.latest(rows, t, d)], [10, 10, NaN, "b"]],
      ["first", "the first by date, and by place", () => [Kit.first(rows, n, d), Kit.first(rows, n), Kit.first([], n, d), Kit.first(rows.slice(1), t, d)], [1, 4, NaN, "z"]],
      ["previous", "the value before, of its own kind", () => [Kit.previous(rows[0], rows, n, d, ["k"]), Kit.previous(rows[3], rows, n, d, ["k"]), Kit.previous(rows[3], rows, n, d, []), Kit.previous(rows[2], rows, n, d, [])], [1, NaN, 4, NaN]],
      ["previous", "the value before a record that is only being typed", () => Kit.previous({ $id: "new", n: 1, d: "2026-03-02" }, rows, n, d, []), 10],
      ["ranked", "groups by size, none and no number last", () => Kit.ranked([{ key: "a", value: 1 }, { key: "", value: 9 }, { key: "b", value: 3 }, { key: "c", value: NaN }]).map((each) => each.key), ["b", "a", "", "c"]],
      ["groupLabel", "the names of groups", () => [["", ""], ["2026-03", "month"], ["2026-Q1", "quarter"], ["2026-03-09", "week"], ["Yes", ""]].map(([key, period]) => Kit.groupLabel({ label: "Paid", type: "yesno" }, key, period)), ["No paid", "Mar 2026", "Q1 2026", "Week of 2026-03-09", "Paid: yes"]],
      ["chartScale", "heights in a chart", () => [[1, 4], [-2, 2], [0]].map((values) => values.map(Kit.chartScale(values.map((value) => ({ value })), 20, 120))), [[95, 20], [120, 20], [120]]],
      ["chartLabels", "the names under a chart with little room", () => Kit.chartLabels([{ label: "first one" }, { label: "second" }, { label: "a very long name indeed" }], 180, 9).map((each) => each && each.textContent), ["first one", null, "a very long n…"]],
      ["chartShapes", "the slices of a pie", () => slices([3, 1]), ["283 94 0", "94 283 -283"]],
      ["chartShapes", "the slices of a pie of nothing", () => slices([0, 0]), ["0 377 0", "0 377 0"]],
    ];
  }
  function slices(values) {
    const drawing = Kit.chartShapes.pie(values.map((value) => ({ value, label: "" })), 300, String, "");
    const whole = (text) => text.split(" ").map((part) => Math.round(Number(part)) + 0).join(" ");
    return [...drawing.querySelectorAll("circle")].map((each) => `${whole(each.getAttribute("stroke-dasharray"))} ${whole(each.getAttribute("stroke-dashoffset"))}`);
  }

  function shown() {
    return [
      ["round", "numbers rounded", () => [Kit.round(1.005, 2), Kit.round(-2.5), Kit.round(0.1 + 0.2, 2), Kit.round(123456.789, 2), Kit.round(1e15 + 2, 2), Kit.round(1e-8, 9), Kit.round(-0.2), Kit.round("x")], [1.01, -3, 0.3, 123456.79, 1e15 + 2, 0, 0, NaN]],
      ["format", "numbers as people read them", () => [2.5, 3, 1 / 3, 0.00123, 0, NaN, null].map((value) => Kit.format.number(value)), ["2.5", "3", "0.33", "0.0012", "0", "–", "–"]],
      ["format", "a month, and nothing, as people read them", () => [Kit.format.month("2026-03"), Kit.format.date(null), Kit.format.time("")], ["Mar 2026", "–", "–"]],
      ["show", "values in the way of their type", () => [Kit.show(true, "text"), Kit.show(false, "number"), Kit.show("", "text"), Kit.show(null, "money"), Kit.show("x", "number"), Kit.show(7, "of no kind")], ["Yes", "No", "–", "–", "x", "7"]],
      ["text", "what is no text", () => [null, undefined, NaN, 0, "a"].map(Kit.text), ["", "", "", "0", "a"]],
      ["isNumber", "what is a number", () => [1, 0, NaN, Infinity, "1", null].map(Kit.isNumber), [true, true, false, false, false, false]],
      ["readable", "lists and pairs in words", () => [Kit.readable([1, 2], "number"), Kit.readable([{ a: 1 }, { a: 2 }], "text"), Kit.readable([], "text"), Kit.readable({ a: 1, b: "x" }), Kit.readable(["x".repeat(30), "y".repeat(30)], "text"), Kit.readable(Array(13).fill(1), "number")], ["1, 2", "a: 1\na: 2", "–", "a: 1\nb: x", `${"x".repeat(30)}\n${"y".repeat(30)}`, Array(13).fill("1").join("\n")]],
    ];
  }

  function typed() {
    if (!Kit.parse) return [];
    const box = (html, value, type) => {
      const control = document.createElement(html);
      if (type === "yesno") control.type = "checkbox";
      if (html === "select") control.append(new Option("one", "one"));
      Kit.writeControl(control, value, type);
      return Kit.readControl(control, type);
    };
    return [
      ["parse", "yes and no as typed", () => ["yes", "TRUE", " x ", "done", "no", "", "yesterday"].map((text) => Kit.parse(text, "yesno")), [true, true, true, true, false, false, false]],
      ["parse", "numbers as typed", () => ["2,5", "1,234.5", "€ 12", "-3", "", "twelve", "1.2.3"].map((text) => Kit.parse(text, "number")), [2.5, 1234.5, 12, -3, null, null, null]],
      ["parse", "dates as typed", () => ["2026-03-01", "2026-02-30", "", "no date"].map((text) => Kit.parse(text, "date")), ["2026-03-01", null, null, null]],
      ["parse", "times as typed", () => ["9:05", "23:59", "24:00", "12:60", ""].map((text) => Kit.parse(text, "time")), ["09:05", "23:59", null, null, null]],
      ["parse", "texts as typed", () => [Kit.parse("  two words ", "text"), Kit.parse(null, "text")], ["two words", ""]],
      ["asType", "what was ticked, as other types", () => ["yesno", "number", "text"].map((type) => [Kit.asType(true, type), Kit.asType(false, type)]), [[true, false], [1, 0], ["Yes", "No"]]],
      ["asType", "a number as other types", () => [Kit.asType(7, "money"), Kit.asType(7, "yesno"), Kit.asType(0, "yesno"), Kit.asType(7, "text")], [7, true, false, "7"]],
      ["asType", "a text as other types", () => [Kit.asType("9", "stars"), Kit.asType("2.4", "stars"), Kit.asType("-1", "stars"), Kit.asType("12 kg", "number"), Kit.asType("yes", "yesno"), Kit.asType("2026-02-30", "date"), Kit.asType(" as is", "text")], [5, 2, null, 12, true, null, " as is"]],
      ["asType", "nothing as other types", () => [Kit.asType(null, "number"), Kit.asType(undefined, "text"), Kit.asType(null, "yesno")], [null, "", false]],
      ["isMoment", "fields that begin with the day or time", () => [["date", ""], ["date", "today()"], ["date", "2026-01-01"], ["time", "now()"], ["time", ""]].map(([type, text]) => Kit.isMoment({ type, default: text })), [true, true, false, true, false]],
      ["defaultValue", "what fields begin with", () => [["date", "2026-01-01"], ["date", ""], ["number", "3"], ["color", ""], ["text", undefined], ["time", "07:30"]].map(([type, text]) => Kit.defaultValue({ type, default: text })), ["2026-01-01", Kit.today(), 3, "#3b82f6", "", "07:30"]],
      ["writeControl", "fields filled and read", () => [box("input", true, "yesno"), box("input", false, "yesno"), box("input", 2.5, "number"), box("input", null, "text"), box("input", "data:x", "image"), box("select", "one", "choice"), box("select", "gone", "choice")], [true, false, 2.5, "", "data:x", "one", "gone"]],
      ["csvCell", "cells of a table file", () => ["=1+1", "+x", "-x", "-5", "@x", "a,b", 'say "x"', "plain", "two\nlines"].map(Kit.csvCell), ["'=1+1", "'+x", "'-x", "-5", "'@x", '"a,b"', '"say ""x"""', "plain", '"two\nlines"']],
      ["parseCsv", "a table file read", () => Kit.parseCsv('\ufeffa,b\r\n"x ""y"", z",\n\n,2'), [["a", "b"], ['x "y", z', ""], ["", "2"]]],
      ["parseCsv", "a table file with semicolons", () => Kit.parseCsv("a;b\n1,5;2"), [["a", "b"], ["1,5", "2"]]],
      ["parseCsv", "a table file with commas and semicolons", () => Kit.parseCsv("a;x,b\n1,2"), [["a;x", "b"], ["1", "2"]]],
      ["csvValue", "values in a table file", () => [Kit.csvValue({ name: "v", type: "money" }, { v: 2.5 }), Kit.csvValue({ name: "v", type: "text" }, { v: "" }), Kit.csvValue({ name: "v", type: "yesno" }, { v: true })], ["2.5", "", "Yes"]],
    ];
  }

  function kept() {
    if (!Kit.newItem) return [];
    const kind = { name: "", fields: [{ name: "client", key: "customer", type: "text" }, { name: "state", type: "choice", was: { fresh: "new" } }, { name: "size", type: "number", default: "4" }, { name: "day", type: "date" }] };
    const read = (stored) => Kit.fromStore(kind, stored);
    const fitted = (value, type, before) => {
      const item = before ? { $before: before } : {};
      return [Kit.fitted(item, "size", value, { type }), item.$before || null];
    };
    return [
      ["fromStore", "what an older version kept", () => read({ $id: "1", customer: "Ann", state: "new", gone: "x" }), { $id: "1", client: "Ann", state: "fresh", $hidden: { gone: "x" } }],
      ["fromStore", "what this version kept", () => read({ $id: "1", state: "done" }), { $id: "1", state: "done" }],
      ["toStore", "what is kept for every version", () => Kit.toStore(kind, { $id: "1", client: "Ann", state: "fresh", size: 2, $hidden: { gone: "x" } }), { gone: "x", $id: "1", customer: "Ann", state: "new", size: 2 }],
      ["fitted", "a value whose type was changed", () => fitted("12 kg", "number"), [12, { size: { value: "12 kg", made: 12 } }]],
      ["fitted", "a value whose type was changed back", () => fitted(12, "text", { size: { value: "12 kg", made: 12 } }), ["12 kg", null]],
      ["fitted", "a value that was changed since its type was", () => fitted(13, "number", { size: { value: "12 kg", made: 12 } }), [13, null]],
      ["fitted", "values that lose nothing by another type", () => [fitted("", "number"), fitted(" 7", "number"), fitted("Yes", "yesno"), fitted("often", "yesno")], [[null, null], [7, null], [true, null], [false, { size: { value: "often", made: false } }]]],
      ["newItem", "a record with what was not given", () => Kit.newItem(kind, { $id: "1", client: "Ann" }), { $id: "1", client: "Ann", state: "", size: 4, day: null }],
      ["newId", "two new records apart", () => Kit.newId() !== Kit.newId(), true],
      ["asRow", "worked-out values that build on one another", () => { const row = Kit.asRow({ calcs: [{ name: "b", formula: (each) => each.a * 2 }, { name: "c", formula: (each) => each.b + 1 }, { name: "d", formula: (each) => each.d }] }, { a: 3 }); return [row.c, row.d, { ...row }.b]; }, [7, NaN, 6]],
      ["find", "what refers to nothing", () => [Kit.find("", null), Kit.find("", ""), Kit.rows("there is no such list").length, Kit.linked("there is no such list", "x", {}).length], [undefined, undefined, 0, 0]],
    ];
  }

  function listed() {
    const order = (values, isDown) => [...values].sort((a, b) => Kit.compare(a, b, isDown));
    const day = { name: "v", label: "Day", type: "date" };
    const choice = { name: "v", label: "Kind", type: "choice", options: ["b", "a"] };
    const rows = (...values) => values.map((v) => ({ v }));
    const keys = (groups) => groups.map((group) => `${group.key}:${group.rows.length}`);
    return [
      ["compare", "an order with what is empty", () => [order([2, null, 10, NaN, 1]).slice(0, 3), order([2, null, 10, NaN, 1], true).slice(0, 3), order(["", "b", "a10", "a9"]), order([undefined, "x"], true)], [[1, 2, 10], [10, 2, 1], ["a9", "a10", "b", ""], ["x", undefined]]],
      ["filterKey", "what values count as in a filter", () => [Kit.filterKey({ name: "v", type: "yesno" }, { v: true }), Kit.filterKey({ name: "v", type: "yesno" }, { v: null }), Kit.filterKey(day, { v: "2026-03-11" }, "month"), Kit.filterKey(day, { v: "2026-03-11" }), Kit.filterKey({ name: "v", type: "money" }, { v: 2 }), Kit.filterKey({ name: "v", type: "text" }, { v: "x" })], ["Yes", "No", "2026-03", "2026-03-11", "2.00", "x"]],
      ["grouped", "groups in their order", () => [keys(Kit.grouped(choice, rows("a", "c", "b", "", "a"))), keys(Kit.grouped(day, rows("2026-03-11", "2026-03-09", "2026-03-18"), "weekday")), keys(Kit.grouped(day, rows("2026-04-01", "2026-03-09"), "month"))], [["b:1", "a:2", "c:1", ":1"], ["Monday:1", "Wednesday:2"], ["2026-03:1", "2026-04:1"]]],
      ["groupsOf", "the headings of groups", () => Kit.groupsOf({ kind: { group: "v", columns: [choice] } }, rows("a", "")).map((each) => each.label), ["a", "No kind"]],
      ["searchText", "what a search looks at", () => Kit.searchText({ columns: [{ name: "v", type: "text" }, { name: "p", type: "image" }] }, { v: "Ann", p: "data:" }), "ann\n"],
      ["sameness", "what is the same", () => [Kit.sameness({ type: "text" }, "Two  Words"), Kit.sameness({ type: "number" }, null)], ["two words", ""]],
      ["uniqueRule", "a file with repeats", () => { const kind = { name: "", title: "v", items: [{ $id: "1", v: "Ann" }], fields: [{ name: "v", type: "text", isUnique: true }] }; const { taken, left } = Kit.thoseAllowed(kind, rows("ann", "Bo", "BO", "")); return [taken.map((each) => each.v), left.length]; }, [["Bo", ""], 2]],
      ["uniqueRule", "who has a value already", () => { const items = [{ $id: "1", v: "Ann" }, { $id: "2", v: "" }]; const kind = { name: "", title: "v", items }; const key = [{ name: "v", type: "text" }]; const has = (v, $id) => Kit.faultOf(Kit.uniqueRule(kind, key), { $id, v }, items)?.says; return [has("ANN", "2"), has("ann", "1"), has("", "1")]; }, ["“Ann” is there already.", undefined, undefined]],
      ["uniqueRule", "two values together", () => { const kind = { name: "", title: "v", items: [{ $id: "1", v: "Ann", w: "1" }], fields: [{ name: "v", type: "text" }, { name: "w", type: "text" }], together: [["v", "w"]] }; const { taken, left } = Kit.thoseAllowed(kind, [{ v: "ann", w: "1" }, { v: "Ann", w: "2" }, { v: "Ann", w: "" }, { v: "Ann", w: "" }, { v: "ANN", w: "2" }]); return [taken.map((each) => each.w), left.length]; }, [["2", "", ""], 2]],
      ["leftOutText", "what is said of repeats", () => [[], ["a"], ["a", "b", "c", "d"]].map((titles) => Kit.leftOutText(titles.map((title) => ({ why: "there already", title })))), ["", " 1 left out, there already: a.", " 4 left out, there already: a, b, c and 1 more."]],
      ["leftOutText", "two reasons", () => Kit.leftOutText([{ why: "full", title: "a" }, { why: "taken then", title: "b" }, { why: "full", title: "c" }]), " 2 left out, full: a, c. 1 left out, taken then: b."],
      ["overlap", "what overlaps", () => [[1, 3, 3, 5], [1, 4, 3, 5], [1, 9, 3, 5], [3, 3, 3, 5], [1, 3, 3, 3], [2, 6, 3, 3], [3, 3, 3, 3]].map(([a, b, c, d]) => [Kit.overlap([a, b], [c, d]), Kit.overlap([c, d], [a, b])]), [[false, false], [true, true], [true, true], [true, true], [false, false], [true, true], [true, true]]],
      ["spanOf", "from where to where", () => { const ends = (type) => [{ name: "a", type }, { name: "b", type }]; const day = { name: "d" }; const times = (a, b, d) => Kit.spanOf({ a, b, d }, ends("time"), d === undefined ? undefined : day); return [times("09:00", "10:30"), times("23:00", "01:00", "1970-01-02"), times("23:00", "01:00", null), times("23:00", null), Kit.spanOf({ a: "1970-01-02", b: "1970-01-05" }, ends("date")), Kit.spanOf({ a: "1970-01-05", b: "1970-01-02" }, ends("date")), Kit.spanOf({ a: 0, b: 2 }, ends("number")), Kit.spanOf({ a: null, b: 2 }, ends("number"))]; }, [[540, 630], [2820, 2940], null, null, [1, 4], null, [0, 2], null]],
      ["daysText", "days in words", () => [Kit.daysText("1999-05-03", "1999-05-07"), Kit.daysText("1999-05-28", "1999-06-02"), Kit.daysText("1999-05-03", "1999-05-03")], ["3–7 May 1999", "28 May 1999 – 2 Jun 1999", "3 May 1999"]],
      ["fullText", "what is full", () => [Kit.fullText("Yoga", 12, 12), Kit.fullText("Yoga", 37.5, 40), Kit.fullText("", 3, 3)], ["Yoga is full: 12 of 12.", "Yoga has only 2.5 of 40 left.", "The list is full: 3 of 3."]],
    ];
  }

  function asked() {
    return [
      ["isRightAnswer", "answers told apart", () => [[" Café! ", "cafe"], ["2,0", "2"], ["12", "13"], ["", ""], ["cat", "dog"], ["Straße", "strasse"]].map(([one, other]) => Kit.isRightAnswer(one, other)), [true, true, false, false, false, true]],
      ["isOneOfAnswers", "one of several answers", () => ["cat", "kitty", "dog", "cat/kitty"].map((each) => Kit.isOneOfAnswers(each, "cat/kitty")), [true, true, false, true]],
      ["plainAnswer", "a mark that is the whole answer", () => [Kit.plainAnswer("!"), Kit.plainAnswer("a  b.")], ["!", "a b"]],
      ["judgement", "what is said of answers", () => [Kit.judgement(true, " Cat ", "cat"), Kit.judgement(true, "cafe", "café"), Kit.judgement(false, "x", "cat")], ["Correct!", "Correct! It is written: café", "Wrong. The right answer is: cat"]],
    ];
  }

  function timed() {
    const clock = (saved, ...done) => {
      const made = Kit.clock(saved);
      for (const each of done) made[each]();
      return [made.isRunning(), Math.round(made.elapsed() / 60000)];
    };
    const hourAgo = Date.now() - 3600000;
    return [
      ["clock", "clocks that stand and run", () => [clock(null), clock(null, "start"), clock({ before: 120000, since: null }), clock({ before: 60000, since: hourAgo }), clock({ before: 0, since: hourAgo }, "pause"), clock({ before: 0, since: hourAgo }, "start"), clock({ before: 9, since: hourAgo }, "reset")], [[false, 0], [true, 0], [false, 2], [true, 61], [false, 60], [true, 60], [false, 0]]],
      ["clock", "a clock put forward", () => { const made = Kit.clock({ before: 1000 }); made.add(500); return [made.elapsed(), made.saved()]; }, [1500, { before: 1500, since: null }]],
      ["clockText", "times on a clock", () => [5, 65, 3605, 36000].map(Kit.clockText), ["00:05", "01:05", "1:00:05", "10:00:00"]],
      ["wholeNumber", "numbers in the fields of a clock", () => ["12", "2.7", "-4", ""].map((value) => Kit.wholeNumber({ value })), [12, 2, 0, 0]],
    ];
  }

  function drawnByChance() {
    const times = Array.from({ length: 60 });
    return [
      ["randomInt", "numbers by chance from 2 to 4", () => [...new Set(times.map(() => Kit.randomInt(4, 2)))].sort(), [2, 3, 4]],
      ["randomChoice", "one by chance of two", () => [...new Set(times.map(() => Kit.randomChoice("a", "b")))].sort(), ["a", "b"]],
      ["shuffled", "a list in another order", () => [times.map(() => Kit.shuffled(["a", "b", "c"]).join("")).filter((each, at, all) => all.indexOf(each) === at).length > 2, Kit.shuffled(["a", "b", "c"]).sort()], [true, ["a", "b", "c"]]],
      ["password", "passwords", () => [Kit.password(12).length, Kit.password("x").length, Kit.password(500).length, /^[a-z]+$/.test(Kit.password(40, false, false, false)), /[A-Z]/.test(Kit.password(4)) && /\d/.test(Kit.password(4)) && /[^\w]/.test(Kit.password(4))], [12, 12, 200, true, true]],
    ];
  }

  // What the page is made with, on pieces that never come to be seen.
  function made() {
    if (!Kit.el) return [];
    return [
      ["el", "a piece of the page", () => Kit.el("b", { title: null, lang: undefined, dir: false, hidden: true, class: "x" }, "a", null, ["b", undefined, false, [0]]).outerHTML, '<b hidden="" class="x">ab0</b>'],
      ["el", "a text that looks like markup", () => Kit.el("b", {}, "<i>").innerHTML, "&lt;i&gt;"],
      ["el", "a piece that can be pressed", () => { let pressed = 0; Kit.el("button", { onclick: () => (pressed += 1) }).click(); return pressed; }, 1],
      ["redraw", "the focus after a part was drawn again", () => inPage((box) => focusAfter(box, () => Kit.redraw(box, ...buttons()))), ["two", 3]],
      ["redraw", "the focus elsewhere when a part is drawn again", () => inPage((box) => { const part = document.createElement("p"); box.append(...buttons(), part); box.children[1].focus(); Kit.redraw(part, ...buttons()); return [document.activeElement === box.children[1], part.children.length]; }), [true, 3]],
      ["focusAgain", "the focus in a list that was drawn again", () => inPage((box) => focusAfter(box, () => { box.replaceChildren(...buttons()); Kit.focusAgain(box, "two"); })), ["two", 3]],
      ["put", "a text that is changed", () => { const piece = Kit.el("b", {}, "a"); const before = piece.firstChild; Kit.put(piece, "a"); const isKept = piece.firstChild === before; Kit.put(piece, 7); return [isKept, piece.textContent]; }, [true, "7"]],
      ["drawReferences", "the choice of a record", () => withKind((kind) => referencesDrawn(kind, ["1", "2"], "2")), ["2", ["", "1", "2"], ["Choose…", "Ann", "Bo"], true]],
      ["drawReferences", "the choice of a record that is gone", () => withKind((kind) => { kind.rows = kind.rows.slice(0, 1); return referencesDrawn(kind, ["1", "2"], "2"); }), ["", ["", "1"], ["Choose…", "Ann"], true]],
      ["drawReferences", "the choice where there is one record", () => withKind((kind) => { kind.rows = kind.rows.slice(0, 1); return referencesDrawn(kind, ["1"], "1"); }), ["1", ["", "1"], ["Choose…", "Ann"], true]],
      ["drawReferences", "the choice where there is no record", () => withKind((kind) => { kind.rows = []; return referencesDrawn(kind, [], ""); }), ["", [""], ["Choose…"], false]],
      ["find", "the record that is referred to", () => withKind((kind) => [Kit.find(kind.name, "2").t, Kit.find(kind.name, "Ann").$id, Kit.find(kind.name, "Cy"), Kit.titleOf(kind.name, kind.rows[0]), Kit.refTitle({ ref: kind.name }, "2"), Kit.refTitle({ ref: kind.name }, "9")]), ["Bo", "1", undefined, "Ann", "Bo", ""]],
      ["linked", "the records that refer to one", () => withKind((kind) => [Kit.linked(kind.name, "to", { $id: "1", t: "Ann" }).length, Kit.linked(kind.name, "to", { $id: "7", t: "Bo" }).length, Kit.linked(kind.name, "nothing", {}).length]), [1, 1, 0]],
    ];
  }
  function inPage(work) {
    const focused = document.activeElement;
    const box = document.createElement("div");
    document.body.append(box);
    try {
      return work(box);
    } finally {
      box.remove();
      if (focused && focused !== document.body) focused.focus({ preventScroll: true });
    }
  }
  function buttons() {
    return ["one", "two", "three"].map((name) => Kit.el("button", { type: "button", "data-focus": name }, name));
  }
  function focusAfter(box, draw) {
    box.append(...buttons());
    box.children[1].focus();
    draw();
    return [document.activeElement.dataset.focus, box.children.length];
  }
  // A list that no app has, for as long as the work takes.
  function withKind(work) {
    const name = " parts";
    const fields = [{ name: "t", type: "text" }, { name: "to", type: "ref", ref: name }];
    const kind = { name, title: "t", fields, calcs: [], items: [], rows: [{ $id: "1", t: "Ann", to: "Bo" }, { $id: "2", t: "Bo", to: "1" }] };
    Kit.kinds.set(name, kind);
    try {
      return work(kind);
    } finally {
      Kit.kinds.delete(name);
    }
  }
  function referencesDrawn(kind, offered, chosen) {
    const select = Kit.el("select", { "data-field": "to" }, Kit.el("option", { value: "" }), offered.map((id) => Kit.el("option", { value: id })));
    const hint = Kit.el("span", { class: "hint" });
    select.value = chosen;
    Kit.drawReferences(Kit.el("form", {}, Kit.el("p", {}, select, hint)), kind.fields);
    const options = [...select.options];
    return [select.selectedIndex < 0 ? "none" : select.value, options.map((each) => each.value), options.map((each) => each.text), hint.hidden];
  }
}
