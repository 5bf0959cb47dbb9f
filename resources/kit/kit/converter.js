// Two fields that follow each other: what is typed in one is worked out for the other.
"use strict";
window.Kit = window.Kit || {};

Kit.converter = function ({ section, left, right, forward, backward }) {
  const root = Kit.byId(section);
  const [one, other] = [Kit.control(root, left.name), Kit.control(root, right.name)];
  const hint = root.querySelector("[data-part=hint]");
  const plainHint = hint.textContent;
  const storedAs = `converter/${section}`;

  function follow(source, field, target, formula) {
    const value = Kit.parse(source.value, field.type);
    const result = value === null ? null : formula({ [field.name]: value });
    target.value = Kit.isNumber(result) ? Kit.shortNumber(result) : "";
    hint.textContent = value !== null && !Kit.isNumber(result) ? "There is no answer for this value." : plainHint;
    Kit.store.write(storedAs, { side: source === one ? "left" : "right", text: source.value });
  }

  const fromLeft = () => follow(one, left, other, forward);
  const fromRight = () => follow(other, right, one, backward);
  one.addEventListener("input", fromLeft);
  other.addEventListener("input", fromRight);

  root.querySelector("[data-part=clear]").addEventListener("click", () => {
    one.value = "";
    fromLeft();
    one.focus();
  });

  function load() {
    const saved = Kit.store.read(storedAs, { side: "left", text: one.defaultValue || "1" });
    (saved.side === "left" ? one : other).value = saved.text;
    (saved.side === "left" ? fromLeft : fromRight)();
  }
  load();
  Kit.onReload(load);
};

// At most four decimals, and for small numbers four figures that say something: 37.777777 → "37.7778", 0.000012345 → "0.00001235".
Kit.shortNumber = function (value) {
  if (value === 0) return "0";
  const decimals = Math.abs(value) >= 0.01 ? 4 : Math.min(20, 3 - Math.floor(Math.log10(Math.abs(value))));
  const text = Number(value.toPrecision(12)).toFixed(decimals);
  return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
};
