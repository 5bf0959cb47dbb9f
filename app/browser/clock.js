// The page's clock: real time until somebody moves it. Runs in the page's own world before any of its scripts, so that
// a countdown of an hour can be watched to its end in milliseconds, in the order its timers would really fire.
// `secret` names the events by which the actor (another world, same document) speaks with it.
function installClock(secret, startOffsetMs) {
  const RealDate = Date;
  const realSetTimeout = window.setTimeout.bind(window);
  const realFrame = window.requestAnimationFrame.bind(window);
  const realNow = performance.now.bind(performance);
  const realDateNow = RealDate.now.bind(RealDate);
  const MAX_WORK_MS = 6000; // real time one advance may take; an hour of a busy countdown takes 0.3 s on a quiet machine
  const MAX_FRAMES = 1200; // frames one advance draws; longer ones draw fewer a second

  let shiftMs = 0; // how far advance has moved the clock since the page loaded
  let frozenMs = null; // while advancing: exactly now
  let originMs = realDateNow() - realNow() + startOffsetMs;
  const now = () => (frozenMs === null ? realNow() + shiftMs : frozenMs);
  const dateNow = () => Math.floor(originMs + now());

  RealDate.now = dateNow;
  const PageDate = new Proxy(RealDate, {
    construct: (target, args, self) => Reflect.construct(target, args.length ? args : [dateNow()], self === PageDate ? target : self),
    apply: () => new RealDate(dateNow()).toString(),
  });
  RealDate.prototype.constructor = PageDate;
  window.Date = PageDate;
  performance.now = now;
  const format = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, "format");
  Object.defineProperty(Intl.DateTimeFormat.prototype, "format", {
    ...format,
    get() {
      const inner = format.get.call(this);
      return (date) => inner(date === undefined ? dateNow() : date);
    },
  });

  // Timers
  const timers = new Map();
  let lastId = 0;
  let depth = 0; // how deeply the running timer was nested: browsers hold nested timers to 4 ms, and so must a clock that jumps
  let armed = 0;

  function add(work, delay, args, repeats) {
    const least = repeats || depth > 4 ? 4 : 1;
    const waitMs = Math.max(least, Math.min(Number(delay) || 0, 2147483647));
    const id = ++lastId;
    timers.set(id, { id, dueMs: now() + waitMs, everyMs: repeats ? waitMs : 0, work, args, depth: depth + 1 });
    arm();
    return id;
  }
  function earliest() {
    let first = null;
    for (const timer of timers.values()) if (!first || timer.dueMs < first.dueMs) first = timer;
    return first;
  }
  function arm() {
    if (frozenMs !== null) return;
    const first = earliest();
    const mine = ++armed;
    if (first) realSetTimeout(() => mine === armed && pump(), Math.max(0, first.dueMs - now()));
  }
  function pump() {
    if (frozenMs !== null) return;
    const first = earliest();
    try {
      if (first && first.dueMs <= now() + 0.5) fire(first);
    } finally {
      arm();
    }
  }
  function fire(timer) {
    if (timer.everyMs) {
      timer.dueMs += timer.everyMs;
      if (timer.dueMs < now()) timer.dueMs = now() + timer.everyMs; // a late interval skips, it does not catch up
    } else {
      timers.delete(timer.id);
    }
    depth = timer.depth;
    try {
      if (typeof timer.work === "function") timer.work.apply(window, timer.args);
    } finally {
      depth = 0;
    }
  }
  window.setTimeout = function setTimeout(work, delay, ...args) {
    return add(work, delay, args, false);
  };
  window.setInterval = function setInterval(work, delay, ...args) {
    return add(work, delay, args, true);
  };
  window.clearTimeout = window.clearInterval = function clearTimeout(id) {
    timers.delete(Number(id));
  };

  // Frames
  let frames = new Map();
  let frameAsked = false;
  window.requestAnimationFrame = function requestAnimationFrame(work) {
    const id = ++lastId;
    frames.set(id, work);
    askFrame();
    return id;
  };
  window.cancelAnimationFrame = function cancelAnimationFrame(id) {
    frames.delete(id);
  };
  function askFrame() {
    if (frameAsked || frozenMs !== null || !frames.size) return;
    frameAsked = true;
    realFrame(() => {
      frameAsked = false;
      if (frozenMs === null) drawFrame();
    });
  }
  function drawFrame() {
    const due = frames;
    frames = new Map();
    for (const work of due.values()) {
      try {
        work(now());
      } catch (error) {
        reportError(error);
      }
    }
    askFrame();
  }

  // Moving the clock: one timer or frame a task, so that promises settle between them as they would in real time.
  function advance(seconds, done) {
    const targetMs = now() + seconds * 1000;
    const frameStepMs = Math.max(1000 / 60, (seconds * 1000) / MAX_FRAMES);
    const startedMs = realNow();
    let frameDueMs = now() + frameStepMs;
    frozenMs = now();
    const channel = new MessageChannel();
    function end(error) {
      channel.port1.close();
      shiftMs = (error ? frozenMs : targetMs) - realNow();
      frozenMs = null;
      arm();
      askFrame();
      done(error);
    }
    channel.port1.onmessage = () => {
      const timer = earliest();
      if (frames.size && frameDueMs < frozenMs) frameDueMs = frozenMs + frameStepMs;
      const frameFirst = frames.size && frameDueMs <= targetMs && (!timer || frameDueMs < timer.dueMs);
      if (realNow() - startedMs > MAX_WORK_MS) return end("the app does too much work in that time");
      if (!frameFirst && (!timer || timer.dueMs > targetMs)) return end("");
      channel.port2.postMessage(0); // before the work: an error in it must not stop the clock
      if (frameFirst) {
        frozenMs = frameDueMs;
        frameDueMs += frameStepMs;
        drawFrame();
      } else {
        frozenMs = Math.max(frozenMs, timer.dueMs);
        fire(timer);
      }
    };
    channel.port2.postMessage(0);
  }

  document.addEventListener(secret + ":clock", (event) => {
    event.stopImmediatePropagation();
    const wish = JSON.parse(event.detail);
    const answer = (error) =>
      document.dispatchEvent(
        new CustomEvent(secret + ":clock-done", {
          detail: JSON.stringify({ error, offset_ms: dateNow() - realDateNow() }),
        }),
      );
    if (wish.today !== undefined) originMs = new RealDate(wish.today).getTime() - now();
    if (wish.advance !== undefined) advance(wish.advance, answer);
    else answer("");
  });
}
