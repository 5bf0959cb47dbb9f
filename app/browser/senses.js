// What a person notices besides texts and fields: the title of the tab, where the focus is, what stands under what, that a
// key was made use of, that something sounded. Steps of checks, done by the actor.
function makeSenses(secret, find, { until, fail, placesFor, where, pressable }) {
  const title = (step) => until(() => document.title.startsWith(step.value) || fail(`the title of the tab is "${document.title}" instead of "${step.value}"`));
  const focused = (step) =>
    until(() => {
      const found = find.named(placesFor(step), find.FIELD + ", " + pressable + ", [tabindex]", step.target);
      const holder = document.activeElement;
      if (!found || found.element !== holder) fail(`the focus is not on "${step.target}"${where(step)} but on "${(holder && find.namesOf(holder)[0]) || "nothing"}"`);
    });
  const sorted = (step) =>
    until(() => {
      const heading = placesFor(step).flatMap((parts) => find.all(parts, "th, [role=columnheader]")).find((each) => find.isShown(each) && find.fold(find.plainText(each, false)) === find.fold(step.target));
      const way = heading && (heading.getAttribute("aria-sort") || "none");
      if (way !== step.value) fail(`the column "${step.target}"${where(step)} ${way ? `says that it is sorted ${way}` : "is not there"} instead of ${step.value}`);
    });
  const under = (step) =>
    until(() => {
      const places = placesFor(step);
      const found = find.named(places, pressable, step.target);
      const heads = places.flatMap((parts) => find.all(parts, "*")).filter((each) => !each.children.length && find.isShown(each) && find.fold(each.textContent) === find.fold(step.value));
      if (!found || !heads.length) fail(`could not find "${found ? step.value : step.target}"${where(step)}`);
      const box = found.element.getBoundingClientRect();
      const middle = box.left + box.width / 2;
      const isUnder = (head) => head.left <= middle && middle <= head.right && head.top < box.top;
      if (!heads.some((head) => isUnder(head.getBoundingClientRect()))) fail(`"${step.target}"${where(step)} does not stand under "${step.value}"`);
    });

  // Keys and sounds, as they happened.
  let lastKey = null;
  window.addEventListener("keydown", (event) => event.isTrusted && (lastKey = event), true);
  const taken = () => until(() => (lastKey && lastKey.defaultPrevented) || fail(`the app made no use of the key ${lastKey ? lastKey.key : ""}`));
  const sounds = { begun: 0, open: 0 };
  document.addEventListener(secret + ":sound", (event) => {
    event.stopImmediatePropagation();
    sounds.begun += event.detail === "begun" ? 1 : 0;
    sounds.open += event.detail === "begun" ? 1 : -1;
  });
  const heard = () =>
    until(() => {
      if (!sounds.begun) fail("no sound was to be heard");
      if (sounds.open > 0) fail("a sound has no end");
      sounds.begun = 0;
    });

  return { title, focused, sorted, under, taken, heard };
}
