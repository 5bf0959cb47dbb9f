// Reading and filling the controls of forms. A control carries data-field, the name of the value it holds.
// A field is { name, type, label } with, where they apply, options, ref and default.
"use strict";
window.Kit = window.Kit || {};

Kit.NUMERIC = ["number", "money", "percent", "stars"];
Kit.EMPTY_IS_NULL = [...Kit.NUMERIC, "date", "time"];

Kit.control = function (container, name) {
  return [...container.querySelectorAll("[data-field]")].find((control) => control.dataset.field === name);
};

// What was kept under one type, as a value of another: types change when an app is changed.
Kit.asType = function (value, type) {
  if (value === null || value === undefined) return Kit.parse("", type);
  if (typeof value === "boolean") return type === "yesno" ? value : Kit.NUMERIC.includes(type) ? Number(value) : value ? "Yes" : "No";
  if (typeof value === "number") return Kit.NUMERIC.includes(type) ? value : type === "yesno" ? value !== 0 : String(value);
  if (typeof value !== "string") return value;
  if (type === "stars") return Math.min(5, Math.max(0, Math.round(Kit.parse(value, "number") || 0))) || null;
  return Kit.NUMERIC.includes(type) || ["yesno", "date", "time"].includes(type) ? Kit.parse(value, type) : value;
};

// What a text stands for in a field of this type: "2,5" in a number is 2.5, nothing is null.
Kit.parse = function (text, type) {
  const trimmed = String(text ?? "").trim();
  if (type === "yesno") return /^(yes|true|1|y|on|x|done)$/i.test(trimmed);
  if (Kit.NUMERIC.includes(type)) {
    const number = Number(trimmed.replace(/[^0-9.,eE+-]/g, "").replace(/,(?=\d{3}(\D|$))/g, "").replace(",", "."));
    return trimmed === "" || !Number.isFinite(number) ? null : number;
  }
  if (type === "date") return Kit.parseDate(trimmed);
  if (type === "time") return /^([01]?\d|2[0-3]):[0-5]\d/.test(trimmed) ? trimmed.padStart(5, "0") : null;
  return trimmed;
};

// A day that exists, as 2026-03-01; other ways to write it are understood where the browser does.
Kit.parseDate = function (text) {
  const iso = /^\d{4}-\d\d-\d\d$/.test(text);
  const time = Date.parse(iso ? `${text}T00:00:00Z` : text);
  if (Number.isNaN(time)) return null;
  const day = iso ? new Date(time).toISOString().slice(0, 10) : Kit.isoDate(new Date(time));
  return iso && day !== text ? null : day;
};

// The value now in a control.
Kit.readControl = function (control, type) {
  if (control.type === "checkbox") return control.checked;
  if (type === "image") return control.dataset.value || "";
  return Kit.parse(control.value, type);
};

Kit.writeControl = function (control, value, type) {
  if (control.type === "checkbox") control.checked = Boolean(value);
  else if (type === "image") control.dataset.value = value || "";
  else if (control.tagName === "SELECT" && value && ![...control.options].some((option) => option.value === String(value))) {
    // An option that is offered no more stays what it is, until another one is chosen.
    control.append(Kit.el("option", { value: String(value) }, String(value)));
    control.value = String(value);
  } else control.value = value === null || value === undefined ? "" : String(value);
};

// All values of a form: { title: "Dune", copies: 2 }.
Kit.readFields = function (container, fields) {
  const values = {};
  for (const field of fields) values[field.name] = Kit.readControl(Kit.control(container, field.name), field.type);
  return values;
};

Kit.writeFields = function (container, fields, values) {
  for (const field of fields) Kit.writeControl(Kit.control(container, field.name), values[field.name], field.type);
};

// Whether a field begins with the day or the time at which its form is filled in.
Kit.isMoment = (field) => (field.type === "date" ? !field.default || field.default === "today()" : field.default === "now()");

// What a field holds before anybody filled it: its default, today for a date.
Kit.defaultValue = function (field) {
  if (field.type === "date") return Kit.isMoment(field) ? Kit.today() : Kit.parse(field.default, "date");
  if (Kit.isMoment(field)) return Kit.now();
  if (field.type === "color") return field.default || "#3b82f6";
  return Kit.parse(field.default ?? "", field.type);
};

// A form that stands open keeps up with the clock: a day or a time in it follows until somebody types another one.
// Returns what makes it follow anew.
Kit.followClock = function (form, fields) {
  const typed = new Set();
  form.addEventListener("input", (event) => typed.add(event.target.dataset.field));
  const follow = (field) => {
    const control = Kit.control(form, field.name);
    const moment = Kit.defaultValue(field);
    if (!typed.has(field.name) && control.value !== moment) Kit.writeControl(control, moment, field.type);
  };
  const moving = fields.filter(Kit.isMoment);
  if (moving.length) setInterval(() => moving.forEach(follow), 1000);
  return () => typed.clear();
};

// Colour pickers and file inputs need a little help: a chosen image is made small enough to be kept.
Kit.wireImages = function (container) {
  for (const control of container.querySelectorAll("input[type=file]")) {
    control.addEventListener("change", async () => {
      control.dataset.value = control.files[0] ? await Kit.shrinkImage(control.files[0]) : "";
    });
  }
};

// An image file as a data URL, at most 640 pixels wide and high.
Kit.shrinkImage = async function (file) {
  const reader = new FileReader();
  const loaded = new Promise((resolve, reject) => { reader.onload = resolve; reader.onerror = reject; });
  reader.readAsDataURL(file);
  await loaded;
  const image = new Image();
  image.src = reader.result;
  try {
    await image.decode();
  } catch (error) {
    Kit.toast("That file is not a picture this browser can show.");
    return "";
  }
  const scale = Math.min(1, 640 / Math.max(image.naturalWidth, image.naturalHeight, 1));
  const canvas = Kit.el("canvas", { width: Math.round(image.naturalWidth * scale), height: Math.round(image.naturalHeight * scale) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/jpeg", 0.85);
};
