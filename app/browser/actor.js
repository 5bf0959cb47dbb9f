// Does the steps of a check on the page, as a person would, from a world the page's own scripts cannot touch.
// Speaks with the host by console lines that begin with `secret`; hands a step it cannot do itself (a reload, a real
// key, a look at what was blocked) back to the host and goes on when told.
function installActor(secret, patienceMs) {
  const find = makeFinder();
  const audits = makeAudits(find);
  const PRESSABLE = "button, input[type=button], input[type=submit], input[type=reset], input[type=image], [role=button], a[href], summary, [role=tab], [role=menuitem], [role=link], [role=option], [role=radio], [role=checkbox], [role=switch], input[type=radio], input[type=checkbox]";
  const LEAST_TRIES = 12; // patience on a machine too busy to give the page its turns
  const dialogs = [];
  let memory = {}; // what must outlive a reload within one check
  let download = null;

  const post = (kind, data = {}) => console.info(secret + JSON.stringify({ kind, ...data }));
  const hop = () =>
    new Promise((go) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => (channel.port1.close(), go());
      channel.port2.postMessage(0);
    });
  class Failure extends Error {}
  const fail = (reason) => {
    throw new Failure(reason);
  };

  document.addEventListener(secret + ":note", (event) => {
    event.stopImmediatePropagation();
    const note = JSON.parse(event.detail);
    if (note.kind === "dialog") dialogs.push(note.text);
    if (note.kind === "download") download = note.text;
    post("note", { note });
  });
  window.addEventListener("securitypolicyviolation", (event) => post("blocked", { url: event.blockedURI, rule: event.effectiveDirective }));
  const address = (element) => element.src || element.href || element.data || element.tagName;
  const onMissing = (event) => event.target instanceof Element && post("missing", { url: String(address(event.target)) });
  window.addEventListener("error", onMissing, true);
  post("born");
  setInterval(() => post("beat"), 300);
  window.addEventListener("load", () => hop().then(() => post("ready")));

  // Try until it works: at once, then with the page's next changes, until patience ends. Answers with what was found.
  async function until(attempt) {
    const endsAt = performance.now() + patienceMs;
    for (let waitMs = 4, tries = 1; ; waitMs = Math.min(waitMs * 1.5, 50), tries++) {
      try {
        return attempt();
      } catch (error) {
        if (!(error instanceof Failure) || (performance.now() > endsAt && tries >= LEAST_TRIES)) throw error;
      }
      await new Promise((go) => setTimeout(go, waitMs));
    }
  }
  function placesFor(step) {
    const { places, reason } = find.places(step);
    return reason ? fail(reason) : places;
  }
  const where = (step) => (step.row ? ` in the row showing "${step.row}"` : step.within ? ` in "${step.within}"` : "");
  const short = (text) => (text.length > 90 ? text.slice(0, 60) + " … " + text.slice(-25) : text || "nothing");

  // Doing
  function reveal(element) {
    for (const details of find.closedParents(element)) details.querySelector(":scope > summary")?.click();
    const seen = find.canReach(element) ? element : null;
    if (!seen) fail(`"${find.namesOf(element)[0] || element.tagName}" is hidden`);
    element.scrollIntoView({ block: "nearest" });
  }
  const isOff = (element) => element.matches(":disabled") || element.getAttribute("aria-disabled") === "true" || element.closest("[inert]") !== null;
  // What lies over an element so that no pointer could reach it: a backdrop or overlay that was left open.
  function coverOf(element) {
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!top || top.contains(element) || element.contains(top) || find.labelsOf(element).some((label) => label.contains(top))) return null;
    for (let at = top; at && !at.contains(element); at = at.parentElement) {
      if (getComputedStyle(at).position === "fixed" && at.getBoundingClientRect().height > innerHeight / 2) return top;
    }
    return null;
  }
  function click(element) {
    const target = find.isShown(element) ? element : find.labelsOf(element).find(find.isShown) || element;
    const box = target.getBoundingClientRect();
    const at = { bubbles: true, cancelable: true, composed: true, view: window, button: 0, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
    const down = { ...at, buttons: 1, pointerId: 1, isPrimary: true, pointerType: "mouse", detail: 1 };
    target.dispatchEvent(new PointerEvent("pointerdown", down));
    if (target.dispatchEvent(new MouseEvent("mousedown", down))) {
      const focusable = target.closest("button, a[href], input, select, textarea, summary, [tabindex], [contenteditable]");
      if (focusable) focusable.focus({ preventScroll: true });
      else document.activeElement?.blur?.();
    }
    target.dispatchEvent(new PointerEvent("pointerup", { ...down, buttons: 0 }));
    target.dispatchEvent(new MouseEvent("mouseup", { ...at, detail: 1 }));
    if (typeof target.click === "function") target.click();
    else target.dispatchEvent(new MouseEvent("click", { ...at, detail: 1 }));
  }
  function findPressable(step) {
    const places = placesFor(step);
    // Of two buttons of one name people press the one that can be pressed.
    const usable = find.named(places, `:is(${PRESSABLE}):not(:disabled)`, step.target, 3);
    const found = usable || find.named(places, PRESSABLE, step.target) || find.named(places, "[onclick], [tabindex], [aria-label], label", step.target, 3) || find.named(places, "td, li, div, span, p, img, th, h1, h2, h3, h4", step.target, 4);
    const loose = !found && places.flatMap((parts) => find.all(parts, "*")).filter((e) => !e.children.length && find.isShown(e) && find.fold(e.textContent) === find.fold(step.target)).pop();
    const element = found ? found.element : loose;
    return element || fail(`could not find a button called "${step.target}"${where(step)}${find.choices(find.namesShown(places, PRESSABLE))}`);
  }
  async function press(step) {
    const element = await until(() => {
      const candidate = findPressable(step);
      reveal(candidate);
      if (isOff(candidate)) fail(`the button "${step.target}"${where(step)} cannot be pressed now`);
      const cover = coverOf(candidate);
      if (cover) fail(`"${step.target}"${where(step)} is covered by ${find.squash(cover.textContent).slice(0, 40) || "something"}`);
      return candidate;
    });
    const form = element.form;
    const blocked = form && !form.noValidate && !element.formNoValidate && element.matches("button:not([type=button]):not([type=reset]), input[type=submit], input[type=image]") ? [...form.elements].find((field) => field.willValidate && !field.validity.valid) : null;
    click(element);
    if (blocked) refused = `"${find.namesOf(blocked)[0] || "a field"}" was refused: ${blocked.validationMessage}`;
  }
  let refused = ""; // why the last press of a form's button did nothing, to explain what is then not seen

  function findField(step) {
    const places = placesFor(step);
    const group = "fieldset, [role=radiogroup], [role=group]";
    const field = find.named(places, find.FIELD, step.target);
    const grouped = find.named(places, group, step.target);
    const toggle = find.named(places, "button[aria-pressed], [role=radio]", step.target);
    const best = [field, grouped, toggle].filter(Boolean).sort((a, b) => b.like - a.like)[0];
    return best ? best.element : fail(`could not find a field called "${step.target}"${where(step)}${find.choices(find.namesShown(places, find.FIELD))}`);
  }
  async function fill(step) {
    const field = await until(() => {
      const candidate = findField(step);
      reveal(candidate);
      if (isOff(candidate) || candidate.readOnly) fail(`the field "${step.target}"${where(step)} cannot be changed now`);
      return candidate;
    });
    if (field.matches("input[type=checkbox], [role=checkbox], [role=switch], button[aria-pressed]")) setTick(field, isYes(step.value));
    else if (field.matches("input[type=radio], [role=radio]")) chooseRadio(radioGroup(field), step);
    else if (field.matches("fieldset, [role=radiogroup], [role=group]")) chooseRadio([field], step);
    else if (field instanceof HTMLSelectElement) chooseOption(field, step);
    else if (field.matches("input[type=file]")) giveFile(field, step.value);
    else typeInto(field, step);
  }
  const isYes = (value) => /^(yes|true|on|1|checked|ticked)$/i.test(value.trim());
  const isTicked = (field) => (field.matches("input") ? field.checked : (field.getAttribute("aria-checked") || field.getAttribute("aria-pressed")) === "true");
  function setTick(field, wanted) {
    if (isTicked(field) !== wanted) click(field);
  }
  function radioGroup(radio) {
    const group = radio.closest("fieldset, [role=radiogroup], [role=group]");
    if (group) return [group];
    return radio.name ? [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(radio.name)}"]`)] : [radio];
  }
  function chooseRadio(parts, step) {
    const options = "input[type=radio], [role=radio], button, input[type=range], input[type=number], select, input[type=checkbox]";
    const stars = /^\d+$/.test(step.value) ? ["★".repeat(Number(step.value)), step.value + " star", step.value + " stars", step.value + " of 5", step.value + " out of 5"] : [];
    let best = null;
    for (const name of [step.value, ...stars]) best = best || find.named([parts], options, name, name === step.value ? 1 : 3);
    const byValue = find.all(parts, "input[type=radio]").find((radio) => find.fold(radio.value) === find.fold(step.value));
    const option = best && best.like > 2.9 ? best.element : byValue || (best && best.element);
    if (option) return click(option);
    const inner = find.all(parts, "input, select")[0];
    if (inner instanceof HTMLSelectElement) return chooseOption(inner, step);
    if (inner && inner.matches("input[type=range], input[type=number], input[type=text]")) return typeInto(inner, step);
    return fail(`"${step.target}" has no choice called "${step.value}"${find.choices(find.namesShown([parts], options))}`);
  }
  function chooseOption(select, step) {
    const options = [...select.options].filter((option) => !option.disabled);
    const score = (option) => Math.max(find.likeness(option.text || option.label, step.value), find.fold(option.value) === find.fold(step.value) ? 2.5 : 0);
    const best = options.map((option) => [score(option), option]).sort((a, b) => b[0] - a[0])[0];
    if (step.value === "" && options.some((o) => o.value === "")) best[1] = options.find((o) => o.value === "");
    else if (!best || !best[0]) fail(`"${step.target}" has no choice called "${step.value}"${find.choices(options.map((option) => option.text))}`);
    select.focus();
    if (select.multiple) best[1].selected = true;
    else select.selectedIndex = best[1].index;
    tell(select, "input");
    tell(select, "change");
  }
  function giveFile(input, text) {
    const kind = /^\s*[[{]/.test(text) ? ["import.json", "application/json"] : ["import.csv", "text/csv"];
    const files = new DataTransfer();
    files.items.add(new File([text], kind[0], { type: kind[1] }));
    input.files = files.files;
    tell(input, "input");
    tell(input, "change");
  }
  const tell = (element, type) => element.dispatchEvent(new Event(type, { bubbles: true, composed: type === "input" }));
  function typeInto(field, step) {
    let text = step.value;
    field.focus();
    const key = { bubbles: true, cancelable: true, composed: true, key: text.slice(-1) || "Backspace" };
    field.dispatchEvent(new KeyboardEvent("keydown", key));
    if (!("value" in field)) {
      field.textContent = text;
    } else {
      if (field.maxLength >= 0) text = text.slice(0, field.maxLength);
      if (field.type === "datetime-local" && /^\d{4}-\d\d-\d\d$/.test(text)) text += "T09:00";
      field.select?.();
      setValue(field, text);
      const picked = /^(date|time|month|week|datetime-local|number|range|color)$/.test(field.type);
      if (text && picked && field.type !== "range" && field.type !== "color" && field.value === "") fail(`the field "${step.target}" does not take "${step.value}"`);
    }
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, data: text, inputType: "insertText" }));
    field.dispatchEvent(new KeyboardEvent("keyup", key));
    tell(field, "change");
  }
  function setValue(field, text) {
    const owner = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(owner.prototype, "value").set.call(field, text);
  }

  // Seeing
  function textSeen(step) {
    const target = { ...step, within: step.within || step.target };
    if (/^downloads?$/i.test(target.within) && download !== null) return find.squash(download);
    const base = [document.body];
    const { places, reason } = find.places(target, base);
    if (reason) fail(reason);
    const said = target.within || step.row ? "" : " " + dialogs.join(" ");
    return places.map((parts) => find.visibleText(parts, Boolean(step.row))).join(" \n ") + said;
  }
  const see = (step) =>
    until(() => {
      const text = textSeen(step);
      if (!find.containsWords(text, step.value)) fail(`expected to see "${step.value}"${where(step)} but it showed ${quoted(text)}${refused && " (" + refused + ")"}`);
    });
  const seeNot = (step) =>
    until(() => {
      let text = "";
      try {
        text = textSeen(step);
      } catch (error) {
        if (!step.row || !(error instanceof Failure)) throw error; // a row that is gone shows nothing, a lost region is a fault
        placesFor({ ...step, row: "" });
      }
      if (find.containsWords(text, step.value)) fail(`expected not to see "${step.value}"${where(step)}, but it is there`);
    });
  const inOrder = (step) =>
    until(() => {
      const text = find.fold(textSeen(step));
      const wanted = step.value.split("\n").map(find.fold);
      const places = wanted.map((each) => text.indexOf(each));
      const isOrdered = places.every((place, index) => place >= 0 && (index === 0 || place > places[index - 1]));
      if (!isOrdered) fail(`expected to see ${wanted.join(", then ")}${where(step)} but it showed ${quoted(text)}`);
    });

  // A list may leave records out until they are asked for: then ask for them. Most lists have no such button.
  async function unhide(step) {
    const ask = () => {
      const { places } = find.places(step);
      const found = (places || []).flatMap((parts) => find.all(parts, "button")).find((each) => find.isShown(each) && find.namesOf(each).some((name) => /^show \d+ hidden$/i.test(name)));
      if (found) click(found);
      return Boolean(found);
    };
    for (let tries = 0; !ask() && step.value && tries < LEAST_TRIES; tries++) await new Promise((go) => setTimeout(go, 25));
  }

  async function drag(step) {
    const rowOf = (text) => {
      const [row] = placesFor({ ...step, row: text });
      const element = row[0].closest("[draggable=true]") || row[0];
      return element.draggable ? element : fail(`the row showing "${text}" cannot be dragged`);
    };
    const [moved, target] = await until(() => [rowOf(step.row), rowOf(step.value)]);
    const data = new DataTransfer();
    const box = target.getBoundingClientRect();
    const tellDrag = (element, type) =>
      element.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, composed: true, dataTransfer: data, clientX: box.left + box.width / 2, clientY: box.top + 2 }));
    tellDrag(moved, "dragstart");
    tellDrag(target, "dragenter");
    if (tellDrag(target, "dragover")) fail(`nothing can be dropped on the row showing "${step.value}"`);
    tellDrag(target, "drop");
    if (moved.isConnected) tellDrag(moved, "dragend");
  }
  const quoted = (text) => (text ? `"${short(text)}"` : "nothing");

  function shownBy(step) {
    const places = placesFor(step);
    const field = find.named(places, find.FIELD + ", output, meter, progress, [role=status], fieldset, [role=radiogroup]", step.target);
    const labelled = field && field.like > 2.9 ? null : termValue(places, step.target);
    if (labelled !== null && labelled !== undefined) return labelled;
    if (field) return fieldValue(field.element);
    const region = places.flatMap((parts) => find.regions(parts, step.target))[0];
    if (region) return find.visibleText(region, true);
    return fail(`could not find "${step.target}"${where(step)}${find.choices(find.namesShown(places, find.FIELD + ", output, dt, th"))}`);
  }
  // "Total | 12" in a list of terms or a table, or "Total: 12" in one line; a control beside its term is the value.
  function termValue(places, name) {
    for (const parts of places) {
      for (const term of find.all(parts, "dt, th, td, span, strong, b, label, p, div, h2, h3, h4")) {
        if (!find.isShown(term) || term.children.length > 3) continue;
        const text = find.squash(find.plainText(term, false));
        if (text.length > 200) continue;
        const next = term.nextElementSibling;
        if (find.likeness(text, name) >= 3 && next && !next.matches("th, dt, label, input, select, button") && find.isShown(next)) {
          const controls = find.all([next], find.FIELD).filter(find.canReach);
          return controls.length === 1 ? fieldValue(controls[0]) : find.visibleText([next], true);
        }
        const colon = text.indexOf(":");
        if (colon > 0 && find.likeness(text.slice(0, colon), name) >= 3 && text.length > colon + 1) return find.squash(text.slice(colon + 1));
      }
    }
    return null;
  }
  function fieldValue(field) {
    if (field.matches("input[type=checkbox], [role=checkbox], [role=switch]")) return isTicked(field) ? "yes" : "no";
    if (field.matches("input[type=radio], fieldset, [role=radiogroup]")) {
      const chosen = find.all(field.matches("input") ? radioGroup(field) : [field], "input[type=radio]:checked, [role=radio][aria-checked=true], [aria-pressed=true]")[0];
      return chosen ? find.namesOf(chosen)[0] || chosen.value : find.visibleText([field], true);
    }
    if (field instanceof HTMLSelectElement) return [...field.selectedOptions].map((option) => option.text).join(", ");
    if (field.matches("meter, progress")) return String(field.value);
    if (field instanceof HTMLOutputElement || !("value" in field)) return find.visibleText([field], true);
    return field.value;
  }
  // The one number in a text, without currency, units and thousands separators; null where there is none or several.
  function numberIn(text) {
    const plain = find.squash(text).replace(/[−–](?=\s*[\d.$€£])/g, "-").replace(/(\d)[ '’](?=\d{3}(\D|$))/g, "$1").replace(/(\d),(?=\d{3}(\D|$))/g, "$1").replace(/^([^\d]*\d+),(\d{1,2})(?!\d)/, "$1.$2");
    const found = [...plain.matchAll(/(-?)\s*[$€£¥]?\s*(-?)(\d*\.?\d+(?:e[+-]?\d+)?)/gi)];
    if (found.length !== 1) return null;
    const sign = found[0][1] || found[0][2] || /^\(.*\)$/.test(plain) ? -1 : 1;
    return { value: sign * Number(found[0][3]), decimals: (found[0][3].split(".")[1] || "").length };
  }
  function isSameValue(shown, wanted) {
    if (find.fold(shown) === find.fold(wanted)) return true;
    const bare = find.squash(wanted).replace(/^[-−]?\s*[$€£¥]?\s*|\s*(%|[\p{L}°²³/€£$]+)$/gu, "");
    if (!/^-?[\d.,]+(e[+-]?\d+)?$/i.test(bare)) return false;
    const [have, want] = [numberIn(shown), numberIn(wanted)];
    if (!have || !want) return false;
    const difference = Math.abs(have.value - want.value);
    if (difference <= 1e-6 * Math.max(1, Math.abs(want.value))) return true;
    return have.decimals >= 2 && have.decimals < want.decimals && difference <= 0.500001 * 10 ** -have.decimals;
  }
  const value = (step) =>
    until(() => {
      const shown = shownBy(step);
      if (!isSameValue(shown, step.value)) fail(`expected "${step.target}"${where(step)} to show "${step.value}" but it showed ${quoted(find.squash(shown))}${refused && " (" + refused + ")"}`);
    });
  const between = (step) =>
    until(() => {
      const [low, high] = step.value.split(" ").map(Number);
      const shown = shownBy(step);
      const have = numberIn(shown);
      if (!have || have.value < low || have.value > high) fail(`expected "${step.target}"${where(step)} to show a number from ${low} to ${high} but it showed ${quoted(find.squash(shown))}`);
    });

  const ROLES = {
    row: "tbody > tr, [role=row]",
    card: "article, [role=article], .card",
    listitem: "li, [role=listitem]",
    item: "tbody > tr, [role=row], li, [role=listitem], article, [role=article], .card",
    button: "button, [role=button], input[type=button], input[type=submit], input[type=reset]",
    link: "a[href], [role=link]",
    heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
    checkbox: "input[type=checkbox], [role=checkbox], [role=switch]",
    radio: "input[type=radio], [role=radio]",
    option: "option, [role=option]",
    cell: "td, [role=cell], [role=gridcell]",
    image: "img, [role=img]",
    img: "img, [role=img]",
    region: "section, [role=region]",
    textbox: "input:not([type]), input[type=text], input[type=search], input[type=number], textarea, [role=textbox]",
    dialog: "dialog[open], [role=dialog]",
    tab: "[role=tab]",
  };
  function countable(role) {
    const key = role.trim().toLowerCase().replace(/^list item$/, "listitem").replace(/(?<!s)s$/, "");
    return ROLES[key] || `[role="${CSS.escape(key)}"]`;
  }
  const isData = (element) => {
    if (!element.matches("tr, [role=row]")) return true;
    const cells = [...element.querySelectorAll("td, th, [role=cell], [role=gridcell], [role=columnheader], [role=rowheader]")];
    const heads = cells.filter((cell) => cell.matches("[role=columnheader], th:not([scope=row])"));
    return cells.length > 0 && heads.length < cells.length && !(cells.length === 1 && cells[0].colSpan > 1);
  };
  const count = (step) =>
    until(() => {
      const parts = placesFor(step)[0];
      const things = find.all(parts, countable(step.target)).filter((e) => !parts.includes(e) && (e instanceof HTMLOptionElement ? find.isShown(e.closest("select")) : find.canReach(e)) && isData(e));
      const outer = step.target.startsWith("item") ? things.filter((e) => !things.some((other) => other !== e && other.contains(e))) : things;
      if (outer.length !== Number(step.value)) fail(`expected ${step.value} of "${step.target}"${where(step)} but there are ${outer.length}`);
    });
  const enabled = (step) =>
    until(() => {
      const places = placesFor(step);
      const found = find.named(places, PRESSABLE + ", " + find.FIELD, step.target);
      if (!found) fail(`could not find "${step.target}"${where(step)}${find.choices(find.namesShown(places, PRESSABLE))}`);
      if (isOff(found.element) || found.element.readOnly) fail(`"${step.target}"${where(step)} cannot be used now`);
    });

  // What a region looks like: its words, what its fields hold, its drawings.
  function looks(step) {
    const within = step.within || step.target;
    const parts = find.places({ ...step, within }, [document.body]);
    if (parts.reason) fail(parts.reason);
    const place = parts.places[0];
    const drawn = find.all(place, "canvas, svg, img, [style], [class], input, [aria-pressed], [aria-checked], [aria-selected]").map((e) => {
      if (e instanceof HTMLCanvasElement) return e.toDataURL();
      if (e instanceof SVGSVGElement) return e.innerHTML;
      if (e.matches("input[type=checkbox], input[type=radio]")) return String(e.checked);
      const states = ["src", "aria-pressed", "aria-checked", "aria-selected", "style"].map((name) => e.getAttribute(name) || "").join("|");
      return states + (e.matches("button, a, input, select, textarea, summary") ? "" : getComputedStyle(e).backgroundColor);
    });
    return find.visibleText(place, true) + "\n" + drawn.join("\n");
  }
  const colour = (step) =>
    until(() => {
      const fault = audits.colourFault(step.target, step.value);
      if (fault) fail(fault);
    });
  // A chart: the numbers of the table beside it, and the drawing they must have become.
  const drawn = (step) =>
    until(() => {
      const parts = placesFor(step)[0];
      const svg = find.all(parts, "svg[role=img]").find(find.isShown);
      const rows = find.all(parts, "tbody tr").filter(find.isShown).map((row) => [...row.children].map((cell) => find.squash(cell.textContent)));
      const values = rows.map((cells) => numberIn(cells.at(-1) || "")?.value).filter((value) => value !== undefined);
      if (!svg || values.length !== rows.length || !rows.length) return; // drawn by its owner in another way
      const fault = audits.chartFault(svg, step.value, values, rows.map((cells) => cells.at(-1)));
      if (fault) fail(`the chart${where(step)} does not show its numbers: ${fault}`);
    });
  const senses = makeSenses(secret, find, { until, fail, placesFor, where, pressable: PRESSABLE });
  const place = (step) => JSON.stringify([step.within || step.target, step.row]);
  const remember = (step) => until(() => void (memory[place(step)] = looks(step)));
  const changed = (step) =>
    until(() => {
      const before = memory[place(step)];
      if (before === undefined) fail("nothing was remembered to compare with");
      if (looks(step) === before) fail(`expected ${step.within || step.target ? `"${step.within || step.target}"` : "the page"} to change but it still shows ${quoted(looks(step).split("\n")[0])}`);
    });

  // The clock lives in the page's world.
  const moveClock = (wish) =>
    new Promise((go, refuse) => {
      document.addEventListener(
        secret + ":clock-done",
        (event) => {
          event.stopImmediatePropagation();
          const answer = JSON.parse(event.detail);
          post("clock", { offset_ms: answer.offset_ms });
          if (answer.error) refuse(new Failure(answer.error));
          else go();
        },
        { once: true },
      );
      document.dispatchEvent(new CustomEvent(secret + ":clock", { detail: JSON.stringify(wish) }));
    });
  const advance = (step) => moveClock({ advance: Number(step.value) });
  const today = (step) => (Number.isNaN(Date.parse(step.value)) ? fail(`"${step.value}" is not a date`) : moveClock({ today: step.value }));

  // A real key is pressed by the host; here the focus is put where it belongs, and its arrival awaited.
  let keysUp = 0;
  window.addEventListener("keyup", (event) => event.isTrusted && keysUp++, true);
  async function keysArrived(number) {
    const endsAt = performance.now() + 250 + 20 * number;
    while (keysUp < number && performance.now() < endsAt) await new Promise((go) => setTimeout(go, 4));
    keysUp = 0;
    await hop();
  }
  async function focusForKey(step) {
    keysUp = 0;
    if (!step.target) return;
    const element = await until(() => {
      const places = placesFor(step);
      const found = find.named(places, find.FIELD + ", " + PRESSABLE + ", [tabindex]", step.target);
      return found ? found.element : fail(`could not find "${step.target}"${where(step)} to press a key on${find.choices(find.namesShown(places, find.FIELD))}`);
    });
    reveal(element);
    element.focus();
  }

  async function typeKeys(step) {
    await focusForKey(step);
    if (!document.activeElement || document.activeElement === document.body) fail("nothing has the focus to type into");
  }
  // Tab after Tab until the focus is where it is wanted; the host presses the key.
  const MOST_TABS = 150;
  function isFocused(step) {
    const { places } = find.places(step);
    const wanted = find.named(places || [], find.FIELD + ", " + PRESSABLE + ", [tabindex]", step.target);
    return Boolean(wanted) && wanted.element === document.activeElement;
  }

  // A table with as many rows as wanted, made from a few lines: {n} is the number of the row.
  async function many(step) {
    const [rows, head, ...pattern] = step.value.split("\n");
    const lines = Array.from({ length: Number(rows) }, (_, row) => pattern.join("\n").replaceAll("{n}", String(row + 1)));
    const field = await until(() => findField(step));
    giveFile(field, [head, ...lines].join("\n"));
  }

  function changeStorage(step) {
    if (step.value === "damaged") for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{"broken');
    else document.dispatchEvent(new CustomEvent(secret + ":storage", { detail: step.value }));
  }

  // Another tab: what it saved is set aside, this tab is opened as it was before, and then that other tab saves.
  function beElsewhere() {
    memory.elsewhere = { ...localStorage };
    localStorage.clear();
  }
  function happenElsewhere(saved) {
    for (const [key, newValue] of Object.entries(saved)) {
      localStorage.setItem(key, newValue);
      window.dispatchEvent(new StorageEvent("storage", { key, newValue, oldValue: null, storageArea: localStorage, url: location.href }));
    }
  }

  const DOING = {
    ...{ fill, press, see, see_not: seeNot, in_order: inOrder, unhide, drag, value, between, count, enabled, remember, changed, colour, drawn, advance, today, many },
    ...senses,
    ...{ key: focusForKey, type: typeKeys, storage: changeStorage, elsewhere: beElsewhere },
  };
  const FOR_HOST = ["reload", "quiet", "key", "type", "tab_to", "resize", "colours", "elsewhere", "audit", "inspect", "swift", "alone", "parts"];

  // What the host must know to do its part of a step.
  const needs = (step) => {
    if (step.do !== "audit") return {};
    return step.value === "focus" ? { tabs: audits.beginTabbing() } : { axe: step.value !== "fits" && !audits.hasAxe() };
  };
  // What is left to do when the host has done its part; answers whether the step is done.
  async function finish(step, told) {
    if (step.do === "key") await keysArrived(1);
    if (step.do === "type") await keysArrived([...step.value].length);
    if (step.do === "audit") await finishAudit(step, told);
    if (step.do === "elsewhere") happenElsewhere(memory.elsewhere);
    if (step.do === "resize") await until(() => innerWidth === Number(step.value) || fail(`the window did not become ${step.value} wide`));
    if (step.do !== "tab_to") return true;
    await keysArrived(1);
    memory.tabs = (memory.tabs || 0) + 1;
    if (isFocused(step)) return Boolean((memory.tabs = 0)) || true;
    return memory.tabs > MOST_TABS ? fail(`the Tab key does not reach "${step.target}"${where(step)}`) : false;
  }
  async function finishAudit(step, told) {
    if (step.value === "focus") await keysArrived(told.tabs);
    const fault = step.value === "fits" ? audits.fits() : step.value === "focus" ? audits.endTabbing(told.tabs) : await audits.axeFault(step.value);
    if (fault) fail(fault);
  }

  async function run(steps, from, kept, number, told) {
    memory = kept;
    const end = (error) => post("end", { run: number, held: error instanceof Failure ? false : null, reason: error instanceof Failure ? error.message : `the check itself stumbled: ${error}` });
    try {
      if (told && !(await finish(steps[from - 1], told))) from -= 1;
    } catch (error) {
      return end(error);
    }
    for (let index = from; index < steps.length; index++) {
      const step = steps[index];
      post("step", { index, run: number });
      if (["press", "fill", "key"].includes(step.do)) refused = "";
      let asked = {};
      try {
        if (step.do === "tab_to" && isFocused(step)) continue;
        if (DOING[step.do]) await DOING[step.do](step);
        else if (!FOR_HOST.includes(step.do)) return post("end", { run: number, held: null, reason: `there is no step called "${step.do}"` });
        asked = needs(step);
      } catch (error) {
        return end(error);
      }
      await hop();
      if (FOR_HOST.includes(step.do)) return post("hand", { run: number, index, memory, asked });
    }
    return post("end", { run: number, held: true, reason: "" });
  }
  return { run, text: () => find.visibleText([document.body], true) };
}
