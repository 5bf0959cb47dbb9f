// The time of day, to the second, and the date below it.
"use strict";
window.Kit = window.Kit || {};

Kit.wallClock = function ({ section }) {
  const root = Kit.byId(section);
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const pad = (number) => String(number).padStart(2, "0");

  function draw() {
    const now = new Date();
    Kit.put(part("display"), [now.getHours(), now.getMinutes(), now.getSeconds()].map(pad).join(":"));
    Kit.put(part("date"), now.toLocaleDateString(undefined, { weekday: "long", day: "numeric", month: "long", year: "numeric" }));
  }

  setInterval(draw, 200);
  draw();
};
