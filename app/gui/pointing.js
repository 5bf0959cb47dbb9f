// Runs in the preview, apart from the app's own scripts, while someone points: outlines what is under the pointer and
// tells its kind and name as a person (or a screen reader) would say them. Nothing reaches the app meanwhile.
(() => {
  if (globalThis.pointing) return;
  const box = document.createElement("div");
  box.style.cssText = "position:fixed;z-index:2147483647;pointer-events:none;border:2px solid #5151cd;border-radius:6px;background:#5151cd22;display:none";
  const kinds = {
    BUTTON: "button", A: "link", INPUT: "field", SELECT: "field", TEXTAREA: "field", TH: "column", TD: "value", LI: "entry", TR: "row",
    H1: "title", H2: "heading", H3: "heading", LABEL: "field", FORM: "form", FIGURE: "chart", SVG: "chart", TABLE: "table", P: "text", OUTPUT: "figure",
  };
  const clean = (text) => (text || "").replace(/\s+/g, " ").trim().slice(0, 60);
  const target = (event) => event.target.closest(Object.keys(kinds).join(",").toLowerCase()) || event.target;
  function nameOf(element) {
    const labelled = element.labels && element.labels[0];
    const by = element.getAttribute("aria-label") || (element.getAttribute("aria-labelledby") || "").split(" ").map((id) => document.getElementById(id)?.textContent).join(" ");
    if (element.tagName === "TD") {
      const heads = element.closest("table")?.querySelectorAll("thead th") || [];
      return clean(heads[element.cellIndex]?.textContent) || clean(element.textContent);
    }
    return clean(by) || clean(labelled?.textContent) || clean(element.innerText || element.textContent) || clean(element.placeholder);
  }
  function show(event) {
    const place = target(event).getBoundingClientRect();
    Object.assign(box.style, { display: "block", left: `${place.left - 3}px`, top: `${place.top - 3}px`, width: `${place.width + 2}px`, height: `${place.height + 2}px` });
  }
  function take(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== "click") return;
    const element = target(event);
    globalThis.pointed = { kind: kinds[element.tagName.toUpperCase()] || "part", name: nameOf(element) };
    globalThis.pointing.end();
  }
  const taken = ["click", "mousedown", "mouseup", "pointerdown", "pointerup", "submit"];
  globalThis.pointed = null;
  globalThis.pointing = {
    end() {
      for (const kind of taken) document.removeEventListener(kind, take, true);
      document.removeEventListener("mousemove", show, true);
      box.remove();
      delete globalThis.pointing;
    },
  };
  for (const kind of taken) document.addEventListener(kind, take, true);
  document.addEventListener("mousemove", show, true);
  document.documentElement.append(box);
})();
