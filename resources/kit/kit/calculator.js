// Works results out while people type, and makes something new at each press of a generator's button.
// An output is { name, type, needs, value(values) }: `needs` are the inputs it cannot do without.
"use strict";
window.Kit = window.Kit || {};

// With `runs`, results grow with the seconds of a clock that people start and stop: values.$elapsed.
Kit.calculator = function ({ section, inputs, outputs, generators, runs = false }) {
  const root = Kit.byId(section);
  const form = root.querySelector("form");
  const storedAs = `calculator/${section}`;
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const clock = runs ? Kit.clock(Kit.store.read(`${storedAs}/clock`, {})) : null;
  let wasAsked = false; // whether somebody pressed Calculate: from then on, missing values are named

  const load = () => Kit.writeFields(root, inputs, { ...startValues(), ...Kit.store.read(storedAs, {}) });

  const startValues = () => Object.fromEntries(inputs.map((field) => [field.name, startValue(field)]));

  function startValue(field) {
    if (field.type === "choice") return field.default || field.options[0];
    return Kit.defaultValue(field);
  }

  function draw() {
    const values = Kit.readFields(root, inputs);
    if (runs) {
      values.$elapsed = Math.floor(clock.elapsed() / 1000);
      Kit.put(part("display"), Kit.clockText(values.$elapsed));
    }
    for (const output of outputs) {
      const canTell = missing(output, values).length === 0;
      values[output.name] = canTell ? output.value(values) : NaN;
      showIn(part(`output-${output.name}`), values[output.name], output.type);
    }
    showHint(values);
  }

  function missing(result, values) {
    return inputs.filter((field) => result.needs.includes(field.name) && values[field.name] === null);
  }

  function showHint(values) {
    const names = new Set([...outputs, ...generators].flatMap((result) => missing(result, values)).map((field) => field.label));
    const hint = part("hint");
    if (!hint) return;
    hint.classList.toggle("is-asked", wasAsked && names.size > 0);
    hint.textContent = names.size ? `Fill in: ${[...names].join(", ")}.` : impossible(values);
  }

  function impossible(values) {
    const isBroken = (output) => typeof values[output.name] === "number" && !Number.isFinite(values[output.name]);
    return outputs.some(isBroken) ? "There is no result for these values." : "";
  }

  function calculate() {
    wasAsked = true;
    draw();
    const values = Kit.readFields(root, inputs);
    const first = outputs.flatMap((output) => missing(output, values))[0];
    if (first) Kit.control(root, first.name).focus();
  }

  function reset() {
    const before = Kit.readFields(root, inputs);
    wasAsked = false;
    set(startValues());
    Kit.toast("Everything is as it was at the start.", () => set(before));
  }

  function set(values) {
    Kit.writeFields(root, inputs, values);
    Kit.store.write(storedAs, values);
    draw();
  }

  if (form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      calculate();
    });
    form.addEventListener("input", () => {
      Kit.store.write(storedAs, Kit.readFields(root, inputs));
      draw();
    });
    if (!runs) part("reset").addEventListener("click", reset);
  }
  generators.forEach((generator, index) => Kit.generator(root, part(`generator-${index}`), generator, inputs, missing));
  load();
  Kit.onReload(load);
  Kit.onChange(draw);
  if (runs) Kit.timerButtons({ root, clock, draw, save: saveClock, every: 1000, onReset() {} })();

  function saveClock() {
    Kit.store.write(`${storedAs}/clock`, clock.saved());
  }

  function showIn(output, value, type) {
    const text = Kit.readable(value, type);
    output.classList.toggle("is-long", text.length > 14);
    if (output.textContent !== text) output.textContent = text;
  }
};

Kit.generator = function (root, element, generator, inputs, missing) {
  const output = element.querySelector("output");
  const copy = element.querySelector("[data-part=copy]");
  copy.hidden = true;
  element.querySelector("[data-part=generate]").addEventListener("click", () => {
    const values = Kit.readFields(root, inputs);
    const lacking = missing(generator, values);
    if (lacking.length) return Kit.control(root, lacking[0].name).focus();
    output.textContent = Kit.readable(generator.value(values), generator.type);
    output.classList.toggle("is-long", output.textContent.length > 14);
    output.getAnimations?.().forEach((animation) => animation.cancel());
    output.animate?.([{ opacity: 0.2 }, { opacity: 1 }], 250); // also seen when the same comes twice
    copy.hidden = false;
    Kit.announce(output.textContent);
  });
  copy.addEventListener("click", () => Kit.copy(output.textContent));
};

// A result in words: lists line by line, objects as "name: value".
Kit.readable = function (value, type) {
  if (Array.isArray(value)) {
    const isFlat = value.every((item) => typeof item !== "object" || item === null);
    return value.map((item) => Kit.readable(item, type)).join(isFlat && value.length <= 12 && value.join("").length < 40 ? ", " : "\n") || Kit.DASH;
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).map(([name, item]) => `${name}: ${Kit.readable(item, "text")}`).join("\n") || Kit.DASH;
  }
  return Kit.show(value, type);
};

Kit.copy = async function (text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    // Pages opened from disk may not use the clipboard in every browser; the old way works there.
    const area = Kit.el("textarea", { class: "visually-hidden" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  Kit.toast("Copied.");
};
