// Time for the timers: measured by the clock, not by counting ticks, so it stays right in tabs in the background,
// through a sleep of the machine and after a reload.
"use strict";
window.Kit = window.Kit || {};

// A clock that can be paused. `saved` is what clock.saved() gave earlier.
Kit.clock = function (saved) {
  let { before = 0, since = null } = saved || {};
  return {
    isRunning: () => since !== null,
    elapsed: () => before + (since === null ? 0 : Math.max(0, Date.now() - since)), // milliseconds
    start() {
      if (since === null) since = Date.now();
    },
    pause() {
      before = this.elapsed();
      since = null;
    },
    reset() {
      before = 0;
      since = null;
    },
    add(milliseconds) {
      before += milliseconds;
    },
    saved: () => ({ before, since }),
  };
};

// 65 → "01:05", 3605 → "1:00:05".
Kit.clockText = function (seconds) {
  const pad = (number) => String(number).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${pad(minutes)}:${pad(rest)}`;
};

// 63450 ms → "01:03.4".
Kit.tenthsText = (ms) => `${Kit.clockText(Math.floor(ms / 1000))}.${Math.floor(ms / 100) % 10}`;

// The number in a field, 0 where it is empty or below 0.
Kit.wholeNumber = (control) => Math.max(0, Math.floor(Number(control.value) || 0));

// The buttons Start, Pause and Reset of a timer: `draw` is called every `every` milliseconds while the clock runs.
Kit.timerButtons = function ({ root, clock, draw, save, onReset, every = 200, canStart = () => true, onStart = () => {} }) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const [start, pause, reset] = [part("start"), part("pause"), part("reset")];
  let timer = 0;

  function show() {
    const isRunning = clock.isRunning();
    clearInterval(timer);
    if (isRunning) timer = setInterval(draw, every);
    const isPaused = !isRunning && clock.elapsed() > 0 && canStart();
    start.textContent = isPaused ? "Resume" : "Start";
    if (isPaused) start.setAttribute("aria-label", "Resume (start)");
    else start.removeAttribute("aria-label");
    // A button that is switched off loses the focus; it goes to the one that takes its place.
    const focused = document.activeElement;
    start.disabled = isRunning;
    pause.disabled = !isRunning;
    if (focused === start && isRunning) pause.focus();
    if (focused === pause && !isRunning) start.focus();
    draw();
  }

  start.addEventListener("click", () => {
    if (!canStart()) onReset();
    onStart();
    if (canStart()) clock.start();
    save();
    show();
  });
  pause.addEventListener("click", () => {
    clock.pause();
    save();
    show();
  });
  reset.addEventListener("click", () => {
    clock.reset();
    onReset();
    save();
    show();
  });
  return show;
};

// The tab shows the time of a timer that runs.
Kit.titleTime = function (text) {
  const title = text ? `${text} · ${Kit.app.title}` : Kit.app.title;
  if (document.title !== title) document.title = title;
};

// Timers draw several times a second: what has not changed is left alone.
Kit.put = function (element, text) {
  if (element.textContent !== String(text)) element.textContent = text;
};
