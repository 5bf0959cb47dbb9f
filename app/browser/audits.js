// Looks at the page as a whole, where a check asks no question about one thing. Answers "" or what is wrong, in words.
function makeAudits(find) {
  const MOST_TABS = 60; // a page with more controls is judged by its first ones
  const name = (element) => `"${(find.namesOf(element)[0] || find.squash(element.textContent) || element.tagName.toLowerCase()).slice(0, 50)}"`;

  // Is anything wider than the window, so that a person must scroll sideways to read or to press it?
  function fits() {
    const root = document.scrollingElement;
    const over = (element) => element.getBoundingClientRect().right - innerWidth > 1 && !inScroller(element);
    const shown = () => find.all([document.body], "*").filter((e) => find.isShown(e));
    if (root.scrollWidth - innerWidth > 1) {
      const widest = shown().filter(over).pop();
      return `the page is ${root.scrollWidth} pixels wide in a window of ${innerWidth}${widest ? `, because of ${name(widest)}` : ""}`;
    }
    const cut = find.all([document.body], "button, input, select, textarea, a[href], summary").find((e) => find.isShown(e) && (over(e) || e.getBoundingClientRect().right < 0) && !e.matches(".skip, [href^='#']"));
    return cut ? `${name(cut)} is not whole in a window of ${innerWidth} pixels` : "";
  }
  function inScroller(element) {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  }

  // The Tab key: which controls it must reach, and what it did reach.
  let wanted = [];
  let reached = new Set();
  let unseen = "";
  const onFocus = (event) => {
    reached.add(event.target);
    if (!unseen && !showsFocus(event.target)) unseen = name(event.target);
  };
  function beginTabbing() {
    const selector = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=''], [contenteditable=true]";
    const groups = new Set();
    wanted = find.all([document.body], selector).filter((e) => {
      if ((e.tabIndex < 0 && !isLeftOut(e)) || e.matches(":disabled") || e.closest("[inert]") || !e.checkVisibility({ visibilityProperty: true })) return false;
      if (e.matches("input[type=radio]") && e.name) return !groups.has(e.name) && groups.add(e.name);
      return true;
    });
    reached = new Set();
    unseen = "";
    const start = document.createElement("span");
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
    document.addEventListener("focusin", onFocus);
    const inParts = "input[type=date], input[type=time], input[type=datetime-local], input[type=month], input[type=week]";
    return Math.min(wanted.length, MOST_TABS) + 4 * wanted.filter((e) => e.matches(inParts)).length; // day, month, year, button
  }
  // A real control taken out of the Tab order, where no neighbour holds the place for all (arrow keys lead on from it).
  const isLeftOut = (e) => {
    const group = e.closest("[role=grid], [role=tablist], [role=radiogroup], [role=listbox], [role=menu], [role=toolbar]") || e.parentElement;
    return e.matches("button, a[href], input, select, textarea") && !find.all([group], e.tagName).some((other) => other.tabIndex === 0);
  };
  function endTabbing(pressed) {
    document.removeEventListener("focusin", onFocus);
    if (wanted.length > MOST_TABS) wanted = reached.size >= pressed - 1 ? [] : wanted.slice(0, MOST_TABS);
    const missed = wanted.find((e) => e.isConnected && !reached.has(e));
    if (missed) return `the Tab key does not reach ${name(missed)}`;
    return unseen ? `nothing shows that the focus is on ${unseen}` : "";
  }
  function showsFocus(element) {
    const marked = (e) => {
      const style = getComputedStyle(e);
      return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    };
    return marked(element) || find.labelsOf(element).some(marked) || (element.parentElement !== null && marked(element.parentElement));
  }

  // A drawn chart against its numbers: bars and points as high as they say, slices as large, each number at its mark.
  function chartFault(svg, shape, values, texts) {
    const get = (element, name) => Number(element.getAttribute(name));
    const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    const box = svg.getBoundingClientRect();
    if (box.width < 80 || box.height < 80 || box.height > 2 * innerHeight) return `it is ${Math.round(box.width)} by ${Math.round(box.height)} pixels large`;
    if (shape === "pie" && box.height > 480) return `it is ${Math.round(box.height)} pixels high`;
    if (shape === "pie") return pieFault([...svg.querySelectorAll("circle")], values, get);
    const base = get(svg.querySelector("line"), "y1");
    const marks = shape === "bar" ? barsOf(svg, base, get) : pointsOf(svg, base, get);
    if (typeof marks === "string") return marks;
    return heightsFault(marks, values, base, width, height) || labelsFault(svg, marks, texts, base, width, get);
  }
  function barsOf(svg, base, get) {
    const bars = [...svg.querySelectorAll("rect")].map((bar) => ({ x: get(bar, "x") + get(bar, "width") / 2, top: get(bar, "y"), bottom: get(bar, "y") + get(bar, "height"), width: get(bar, "width") }));
    const apart = bars.every((bar, index) => bar.width > 4 && (!index || bar.x - bar.width / 2 >= bars[index - 1].x + bars[index - 1].width / 2));
    if (!apart) return "the bars run into one another";
    // A bar of nearly nothing is drawn one pixel high.
    return bars.map(({ x, top, bottom }) => ({ x, y: base - top > bottom - base ? top : bottom, top: Math.min(top, base) }));
  }
  function pointsOf(svg, base, get) {
    const line = svg.querySelector("polyline")?.getAttribute("points").trim().split(/\s+/).map((point) => point.split(",").map(Number)) || [];
    const dots = [...svg.querySelectorAll("circle")].map((dot) => [get(dot, "cx"), get(dot, "cy")]);
    if (String(line) !== String(dots)) return "its line does not go through its points";
    return line.map(([x, y]) => ({ x, y, top: y }));
  }
  function heightsFault(marks, values, base, width, height) {
    if (marks.length !== values.length) return `${marks.length} marks for ${values.length} numbers`;
    const most = Math.max(...values.map(Math.abs));
    const scale = most && (height * 0.3) / most; // at least so many pixels for the largest
    const [largest] = values.map((value, index) => [Math.abs(value), index]).sort((a, b) => b[0] - a[0]);
    const perOne = most ? (base - marks[largest[1]].y) / values[largest[1]] : 0;
    if (most && !(perOne * (values.some((v) => v < 0) && values.some((v) => v > 0) ? 2 : 1) >= scale)) return "what is largest is drawn small";
    for (const [index, { x, y }] of marks.entries()) {
      if (Math.abs(x - (width / values.length) * (index + 0.5)) > 2) return `mark ${index + 1} does not stand in its place`;
      if (Math.abs(base - y - perOne * values[index]) > 2.5 || y < 0 || y > height) return `mark ${index + 1} is not as high as ${values[index]}`;
    }
    return "";
  }
  function labelsFault(svg, marks, texts, base, width, get) {
    const words = [...svg.querySelectorAll("text")].map((text) => ({ x: get(text, "x"), y: get(text, "y"), says: text.textContent }));
    for (const [index, { x, top }] of marks.entries()) {
      const at = words.filter((word) => Math.abs(word.x - x) < 2);
      const hasRoom = width / marks.length > texts[index].length * 7.5;
      const isSaid = at.some((word) => word.says === texts[index] && top - word.y >= 4 && top - word.y <= 14);
      if (hasRoom !== isSaid) return `mark ${index + 1} ${hasRoom ? "does not say" : "has no room for"} ${texts[index]}`;
      if (marks.length <= 3 && !at.some((word) => word.y > base)) return `mark ${index + 1} has no name below it`;
    }
    return "";
  }
  function pieFault(slices, values, get) {
    const all = values.reduce((sum, value) => sum + Math.max(0, value), 0);
    if (slices.length !== values.length) return `${slices.length} slices for ${values.length} numbers`;
    let before = 0;
    for (const [index, slice] of slices.entries()) {
      const round = 2 * Math.PI * get(slice, "r");
      const [length, rest] = slice.getAttribute("stroke-dasharray").split(/[\s,]+/).map(Number);
      const wanted = all ? (Math.max(0, values[index]) / all) * round : 0;
      if (Math.abs(length - wanted) > 1 || Math.abs(length + rest - round) > 1) return `slice ${index + 1} is not as large as ${values[index]}`;
      if (Math.abs(get(slice, "stroke-dashoffset") + before) > 1) return `slice ${index + 1} does not begin where the last ended`;
      before += length;
    }
    return "";
  }

  // What colours the page shows: the hues of borders, grounds, letters and drawings that are no grey.
  const rgba = (text) => (/^rgba?\((.*)\)$/.exec(text)?.[1] || "").split(/[\s,/]+/).map(Number);
  const MOSTLY = 0.6;
  const COLOURED = 0.14; // chroma, 0 a grey, 1 a pure colour
  const DEEP = 0.1; // luminance: below it a colour is called dark
  function luminance(red, green, blue) {
    const light = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
  }
  function hueOf(red, green, blue) {
    const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)];
    if (high - low < COLOURED * 255) return null;
    const sixth = high === red ? (green - blue) / (high - low) : high === green ? 2 + (blue - red) / (high - low) : 4 + (red - green) / (high - low);
    return (sixth * 60 + 360) % 360;
  }
  // Right and wrong are green and red whatever colour the app has: they tell nothing of it.
  const MEANINGS = ["--good", "--good-soft", "--bad", "--bad-soft"];
  function meaningColours() {
    const root = getComputedStyle(document.documentElement);
    const codes = MEANINGS.map((name) => /^#[0-9a-f]{6}$/i.exec(root.getPropertyValue(name).trim())?.[0]).filter(Boolean);
    return new Set(codes.map((code) => [1, 3, 5].map((at) => parseInt(code.slice(at, at + 2), 16)).join()));
  }
  function coloursOf(element) {
    const style = getComputedStyle(element);
    const hasText = [...element.childNodes].some((child) => child instanceof Text && find.squash(child.data));
    const drawn = element instanceof SVGElement ? [style.fill, style.stroke] : [];
    const texts = [style.backgroundColor, ...(hasText ? [style.color] : []), ...(parseFloat(style.borderTopWidth) > 0 ? [style.borderTopColor] : []), ...drawn];
    return texts.map(rgba).filter(([red, , , alpha = 1]) => red !== undefined && alpha > 0.5);
  }
  function pageFault(wanted) {
    const [red, green, blue] = [document.body, document.documentElement].map((e) => rgba(getComputedStyle(e).backgroundColor)).find((c) => (c[3] ?? 1) > 0.5) || [255, 255, 255];
    const light = luminance(red, green, blue);
    if (wanted === "dark" ? light < 0.15 : light > 0.6) return "";
    return `the page is not ${wanted}: behind everything lies rgb(${red}, ${green}, ${blue})`;
  }
  function marksFault(wanted) {
    const shown = find.all([document.body], "*").filter((e) => find.isShown(e) && !e.closest("[style]"));
    const meanings = meaningColours();
    const seen = shown.flatMap(coloursOf).filter(([red, green, blue]) => !meanings.has([red, green, blue].join())).map((c) => ({ hue: hueOf(...c), light: luminance(...c) })).filter(({ hue }) => hue !== null);
    if (wanted === "grey") return seen.length > shown.length / 10 ? `${seen.length} things are drawn in a colour, the first with hue ${Math.round(seen[0].hue)}` : "";
    const [low, high, deep] = wanted.split(" ");
    const isWanted = ({ hue }) => (Number(low) <= Number(high) ? hue >= low && hue <= high : hue >= low || hue <= high);
    const good = seen.filter(isWanted);
    if (!good.length || good.length < MOSTLY * seen.length) return `only ${good.length} of ${seen.length} coloured things have a hue from ${low} to ${high}${seen.length ? `; the first has ${Math.round(seen[0].hue)}` : ""}`;
    return deep && good.filter(({ light }) => light <= DEEP).length < MOSTLY * good.length ? "the colour is not dark" : "";
  }
  const colourFault = (of, wanted) => (of === "page" ? pageFault(wanted) : marksFault(wanted));

  // axe-core, put into this world by the host when it is first needed.
  async function axeFault(only) {
    const run = only === "contrast" ? { type: "rule", values: ["color-contrast"] } : { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
    const rules = only === "contrast" ? {} : { "color-contrast": { enabled: false } };
    const { violations } = await axe.run(document, { runOnly: run, rules, resultTypes: ["violations"], iframes: false, preload: false });
    if (!violations.length) return "";
    const { help, nodes } = violations[0];
    const told = only === "contrast" ? contrastOf(nodes[0]) : find.squash(nodes[0].html).slice(0, 120);
    return `${help}: ${told}${nodes.length > 1 ? ` and ${nodes.length - 1} more` : ""}`;
  }
  function contrastOf(node) {
    const { fgColor, bgColor, contrastRatio, expectedContrastRatio } = (node.any[0] || {}).data || {};
    return `${find.squash(node.html).slice(0, 100)} has ${fgColor} on ${bgColor}, ${contrastRatio} instead of ${expectedContrastRatio}`;
  }

  return { chartFault, colourFault, fits, beginTabbing, endTabbing, axeFault, hasAxe: () => typeof axe !== "undefined" };
}
