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

  return { fits, beginTabbing, endTabbing, axeFault, hasAxe: () => typeof axe !== "undefined" };
}
