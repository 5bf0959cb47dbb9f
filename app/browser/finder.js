// Finding things as a person or a screen reader does: by what they are called and where they stand, only if they show.
function makeFinder() {
  // Text
  const squash = (text) => (text || "").replace(/[\s\u00a0\u200b]+/g, " ").trim();
  const fold = (text) => squash(text).replace(/[‘’]/g, "'").replace(/[“”]/g, '"').toLowerCase();
  const strip = (text) => fold(text).replace(/\((required|optional)\)$/, "").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

  // How well a name answers to what was asked for: 0 not at all, 4 word for word.
  function likeness(name, wanted) {
    const [have, want] = [fold(name), fold(wanted)];
    if (!have || !want) return 0;
    if (have === want) return 4;
    const [bare, sought] = [strip(name), strip(wanted)];
    if (sought && bare === sought) return 3;
    if (!sought) return have.includes(want) ? 1 : 0;
    if (` ${bare.replace(/[^\p{L}\p{N}]+/gu, " ")} `.includes(` ${sought.replace(/[^\p{L}\p{N}]+/gu, " ")} `)) return 2;
    return bare.includes(sought) ? 1 : 0;
  }

  // Does text contain the wanted text? A number must stand by itself: 5 is neither in 15 nor in 5.25 nor in -5.
  const contains = (text, wanted) => new RegExp(pattern(fold(wanted)), "u").test(fold(text));

  // As whole words: "NaN" is not in "Tenants", nor "Water" in "Watered today".
  function containsWords(text, wanted) {
    const want = fold(wanted);
    const [before, after] = [/^\p{L}/u.test(want) ? "(?<!\\p{L})" : "", /\p{L}$/u.test(want) ? "(?!\\p{L})" : ""];
    return new RegExp(before + pattern(want) + after, "u").test(fold(text));
  }

  function pattern(want) {
    let source = want.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    if (/^\d/.test(want)) source = "(?<!\\d|\\d[.,]|(?:^|[\\s(€$£])[-−])" + source;
    if (/\d$/.test(want)) source += "(?!\\d|,\\d|\\.\\d*[1-9])";
    return source;
  }

  // Visibility
  const LOOK = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true };
  function isClipped(element) {
    return element.offsetWidth <= 1 && element.offsetHeight <= 1 && getComputedStyle(element).overflow !== "visible";
  }
  function isShown(element) {
    if (!element.isConnected || !element.checkVisibility(LOOK)) return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 || box.height > 1;
  }
  const labelsOf = (element) => [...(element.labels || [])];
  // A control counts as shown when a person can get at it: itself, or the label that stands for a hidden tick.
  const canReach = (element) => isShown(element) || labelsOf(element).some(isShown);
  const closedParents = (element) => {
    const closed = [];
    for (let at = element; at; at = at.parentElement) {
      const details = at.parentElement;
      if (details instanceof HTMLDetailsElement && !details.open && at !== details.querySelector(":scope > summary")) closed.unshift(details);
    }
    return closed;
  };

  // Names
  const FIELD = "input:not([type=hidden]):not([type=button]):not([type=submit]):not([type=reset]):not([type=image]), select, textarea, [contenteditable=''], [contenteditable=true], [role=textbox], [role=combobox], [role=checkbox], [role=switch], [role=slider], [role=spinbutton]";
  const BLOCKED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "DATALIST", "TITLE", "DESC", "HEAD"]);

  function plainText(element, skipFields = true) {
    if (element instanceof Text) return element.data;
    if (!(element instanceof Element) || BLOCKED.has(element.tagName.toUpperCase())) return "";
    if (skipFields && element.matches("input, select, textarea, output")) return " ";
    if (element.matches("img, [role=img]")) return " " + (element.getAttribute("alt") || element.getAttribute("aria-label") || "") + " ";
    if (element.tagName === "svg") return " " + (element.getAttribute("aria-label") || "") + " ";
    if (element.getAttribute("aria-hidden") === "true") return " ";
    if (element.hasAttribute("aria-label")) return " " + element.getAttribute("aria-label") + " ";
    const text = [...element.childNodes].map((child) => plainText(child, skipFields)).join("");
    return /^(inline|contents)/.test(getComputedStyle(element).display) ? text : ` ${text} `;
  }

  const NAMED_BY_CONTENT = "button, a, summary, option, legend, caption, h1, h2, h3, h4, h5, h6, th, td, li, [role=button], [role=link], [role=tab], [role=menuitem], [role=option], [role=radio], [role=checkbox], [role=switch], [role=cell], [role=gridcell]";
  const HEADING = "h1, h2, h3, h4, h5, h6, [role=heading], legend, caption, summary, figcaption";

  // Every name an element answers to, the accessible name first.
  function namesOf(element) {
    const names = [];
    const add = (text) => squash(text) && names.push(squash(text));
    const labelledBy = element.getAttribute("aria-labelledby");
    if (labelledBy) add(labelledBy.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean).map((e) => plainText(e)).join(" "));
    add(element.getAttribute("aria-label"));
    for (const label of labelsOf(element)) add(plainText(label));
    const title = element.querySelector(":scope > legend, :scope > caption, :scope > figcaption");
    if (title) add(plainText(title));
    if (element.matches("input[type=button], input[type=submit], input[type=reset]")) add(element.value || element.type);
    if (element.matches(NAMED_BY_CONTENT)) add(ownText(element));
    if (element.matches("img, input[type=image]")) add(element.getAttribute("alt"));
    add(element.getAttribute("title"));
    add(element.getAttribute("placeholder"));
    if (!names.length && element.matches(FIELD + ", output, meter, progress, [role=status]")) add(nearbyText(element));
    return names;
  }
  const ownText = (element) => [...element.childNodes].map((child) => plainText(child)).join("");

  // What stands directly before an element that has no label of its own: what a sighted person would read as its name.
  function nearbyText(element) {
    const before = element.previousSibling instanceof Text && !squash(element.previousSibling.data) ? element.previousSibling.previousSibling : element.previousSibling;
    if (before instanceof Text) return before.data.replace(/[^:]*\n\s*(?=\S)/, "");
    if (before instanceof HTMLLabelElement && before.control && before.control !== element) return "";
    if (before instanceof Element && before.matches("label, dt, th, span, strong, b, p, div") && !before.querySelector(FIELD)) return plainText(before);
    const cell = element.closest("td, dd");
    const head = cell && cell.previousElementSibling;
    return head && head.matches("td, th, dt") && !head.querySelector(FIELD) ? plainText(head) : "";
  }

  const bestLikeness = (element, wanted) => Math.max(0, ...namesOf(element).map((name) => likeness(name, wanted)));

  // Visible text of some elements, as one line. `values`: what fields hold counts as text too.
  function visibleText(parts, values = false) {
    return squash(parts.map((part) => textIn(part, values)).join(" "));
  }
  function textIn(element, values) {
    if (element instanceof Text) return element.data;
    if (!(element instanceof Element) || BLOCKED.has(element.tagName.toUpperCase())) return "";
    const style = getComputedStyle(element);
    if (style.display === "none" || style.opacity === "0" || style.contentVisibility === "hidden") return "";
    if (element instanceof HTMLElement && style.display !== "contents" && isClipped(element) && element.childNodes.length) return "";
    let text = "";
    if (element.matches("input, select, textarea")) text = fieldText(element, values);
    else if (element.tagName === "BR") text = " ";
    else {
      if (element.matches("img")) text = element.alt;
      if (element.matches("[role=img], meter, progress, canvas")) text = (element.getAttribute("aria-label") || "") + " ";
      let children = [...element.childNodes];
      if (element instanceof HTMLDetailsElement && !element.open) children = children.filter((c) => c === element.querySelector(":scope > summary"));
      if (style.visibility !== "visible") children = children.filter((c) => c instanceof Element);
      text += children.map((child) => textIn(child, values)).join("");
    }
    return /^(inline$|contents|ruby)/.test(style.display) ? text : ` ${text} `;
  }
  function fieldText(field, values) {
    if (field.matches("input[type=button], input[type=submit], input[type=reset]")) return field.value;
    if (field.matches("input[type=hidden], input[type=checkbox], input[type=radio], input[type=password], input[type=file]")) return "";
    if (!values && !field.readOnly) return "";
    return field instanceof HTMLSelectElement ? [...field.selectedOptions].map((option) => option.text).join(", ") : field.value;
  }

  // Places
  const all = (parts, selector) =>
    parts.flatMap((part) => [...(part.matches(selector) ? [part] : []), ...part.querySelectorAll(selector)]);
  const page = () => {
    const modals = [...document.querySelectorAll("dialog:modal, [aria-modal=true]")].filter(isShown);
    return modals.length ? [modals[modals.length - 1]] : [document.body];
  };
  const REGION = "section, article, aside, nav, main, form, fieldset, table, dialog, figure, details, header, footer, ul, ol, dl, output, canvas, svg, [role], [aria-label], [aria-labelledby]";

  // The regions called `name` inside some parts, best first; a region is a list of elements side by side.
  function regions(parts, name) {
    const found = [];
    for (const element of all(parts, REGION)) {
      if (element.matches("button, a, input, select, textarea, [role=button], [role=img]:not(svg)")) continue;
      const like = bestLikenessOfRegion(element, name);
      if (like) found.push({ like, parts: [element] });
    }
    for (const heading of all(parts, "h1, h2, h3, h4, h5, h6, [role=heading]")) {
      const like = likeness(plainText(heading), name);
      if (like) found.push({ like: like - 0.5, parts: underHeading(heading) });
    }
    const shown = found.filter((region) => region.parts.some((part) => isShown(part) || part.matches("details")));
    const best = Math.max(0, ...shown.map((region) => region.like));
    return shown.filter((region) => Math.ceil(region.like) === Math.ceil(best)).sort((a, b) => b.like - a.like).map((region) => region.parts);
  }
  function bestLikenessOfRegion(element, name) {
    const names = element.matches(NAMED_BY_CONTENT) ? [] : namesOf(element);
    if (element.hasAttribute("aria-label")) names.push(element.getAttribute("aria-label"));
    const summary = element.querySelector(":scope > summary");
    if (summary) names.push(plainText(summary));
    const heading = element.querySelector(HEADING);
    const owner = heading && heading.closest("section, article, aside, nav, main, form, fieldset, dialog, figure, details, table, [role=region], [role=group], [role=dialog]");
    if (heading && owner === element) names.push(plainText(heading));
    return Math.max(0, ...names.map((each) => likeness(each, name)));
  }
  function underHeading(heading) {
    const level = (element) => Number(element.tagName[1]) || 6;
    let top = heading;
    while (top.parentElement && top.parentElement !== document.body && !top.nextElementSibling) top = top.parentElement;
    const parts = [top];
    for (let next = top.nextElementSibling; next; next = next.nextElementSibling) {
      const inner = next.matches("h1, h2, h3, h4, h5, h6") ? next : next.querySelector("h1, h2, h3, h4, h5, h6");
      if (inner && level(inner) <= level(heading)) break;
      parts.push(next);
    }
    return parts;
  }

  const ROW = "tr, li, article, dd, [role=row], [role=listitem], [role=article], [role=option], .card, details, fieldset";
  // The rows showing `text`, those with a cell that says just that first, inner ones before outer ones.
  function rows(parts, text) {
    const showing = all(parts, ROW).filter((row) => isShown(row) && contains(visibleText([row], true), text));
    const inner = showing.filter((row) => !showing.some((other) => other !== row && row.contains(other)));
    const isExact = (row) =>
      [...row.querySelectorAll("*")].some((cell) => fold(cell.textContent) === fold(text) || fold(cell.value) === fold(text));
    const ordered = [...inner.filter(isExact), ...inner.filter((row) => !isExact(row)), ...showing.filter((row) => !inner.includes(row))];
    return [...ordered, ...blocksShowing(parts, text)].map((row) => [row]);
  }
  // Apps that draw rows with plain boxes: climb from the words to what repeats.
  function blocksShowing(parts, text) {
    const leaf = all(parts, "*").filter((e) => isShown(e) && contains(visibleText([e]), text)).pop();
    const climbed = [];
    for (let at = leaf; at && climbed.length < 4 && !parts.includes(at); at = at.parentElement) {
      if ([...(at.parentElement?.children || [])].some((other) => other !== at && other.tagName === at.tagName)) climbed.push(at);
    }
    return climbed;
  }

  // All places a step may mean, best first; a reason where there is none.
  function places(step, base = page()) {
    let found = [base];
    if (step.within) {
      found = regions(base, step.within);
      if (!found.length) return { places: [], reason: `could not find a part of the page called "${step.within}"${choices(all(base, HEADING).filter(isShown).map((h) => plainText(h)))}` };
    }
    if (step.row) {
      found = found.flatMap((parts) => rows(parts, step.row));
      if (!found.length) return { places: [], reason: `could not find a row showing "${step.row}"${step.within ? ` in "${step.within}"` : ""}` };
    }
    return { places: found, reason: "" };
  }
  function choices(names) {
    const unique = [...new Set(names.map(squash).filter(Boolean))].slice(0, 8);
    return unique.length ? ` (there are: ${unique.map((name) => `"${name.slice(0, 40)}"`).join(", ")})` : " (there are none)";
  }

  // The element of a kind called `name` in the first place that has one; hidden ones under a closed <details> come last.
  function named(places, selector, name, least = 1) {
    for (const reach of [canReach, (element) => closedParents(element).length > 0]) {
      let best = null;
      places.forEach((parts, index) => {
        for (const element of all(parts, selector)) {
          const like = bestLikeness(element, name) - index / 1000;
          if (like >= least - 0.5 && like > (best ? best.like : 0) && reach(element)) best = { element, like };
        }
      });
      if (best) return best;
    }
    return null;
  }
  const namesShown = (places, selector) =>
    places.flatMap((parts) => all(parts, selector).filter(canReach).map((element) => namesOf(element)[0] || ""));

  return { FIELD, all, canReach, choices, closedParents, contains, containsWords, fold, isShown, labelsOf, likeness, named, namesOf, namesShown, page, places, plainText, regions, squash, strip, visibleText };
}
