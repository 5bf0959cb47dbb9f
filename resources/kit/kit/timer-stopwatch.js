// Measures how long something takes, with laps.
"use strict";
window.Kit = window.Kit || {};

Kit.stopwatch = function ({ section }) {
  const root = Kit.byId(section);
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const storedAs = `stopwatch/${section}`;
  const saved = Kit.store.read(storedAs, { clock: {}, laps: [] });
  const clock = Kit.clock(saved.clock);
  let laps = saved.laps; // milliseconds since the start, one for each lap

  const save = () => Kit.store.write(storedAs, { clock: clock.saved(), laps });

  function draw() {
    Kit.put(part("display"), Kit.tenthsText(clock.elapsed()));
    part("lap").disabled = !clock.isRunning();
    Kit.titleTime(clock.isRunning() ? Kit.clockText(Math.floor(clock.elapsed() / 1000)) : "");
  }

  function drawLaps() {
    const items = laps.map((at, index) => {
      const length = at - (index ? laps[index - 1] : 0);
      return Kit.el("li", {}, Kit.el("span", {}, `Lap ${index + 1}`), Kit.el("span", {}, Kit.tenthsText(length)),
        Kit.el("span", { class: "muted" }, Kit.tenthsText(at)));
    });
    part("laps").replaceChildren(...items.reverse());
  }

  const show = Kit.timerButtons({
    root, clock, draw, save, every: 100,
    onReset() {
      laps = [];
      drawLaps();
    },
  });

  part("lap").addEventListener("click", () => {
    laps = [...laps, clock.elapsed()];
    save();
    drawLaps();
    Kit.announce(`Lap ${laps.length}: ${Kit.tenthsText(laps[laps.length - 1])}`);
  });

  drawLaps();
  show();
};
