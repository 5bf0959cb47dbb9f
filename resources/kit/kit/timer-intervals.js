// Phases that follow one another, for a number of rounds: work and break, exercise and rest.
"use strict";
window.Kit = window.Kit || {};

Kit.intervals = function ({ section, phases }) {
  const root = Kit.byId(section);
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const fields = phases.map((phase, index) => part(`phase-${index}`));
  const rounds = part("rounds");
  const storedAs = `intervals/${section}`;
  const saved = Kit.store.read(storedAs, { clock: {}, values: [] });
  const clock = Kit.clock(saved.clock);
  let last = -1; // the step that was shown last, to notice the change

  [...fields, rounds].forEach((field, index) => {
    if (saved.values[index] !== undefined) field.value = saved.values[index];
  });

  const lengths = () => fields.map((field, index) => Kit.wholeNumber(field) * phases[index].unit * 1000);
  const roundCount = () => Math.max(1, Kit.wholeNumber(rounds));
  const total = () => lengths().reduce((sum, length) => sum + length, 0) * roundCount();
  const save = () => Kit.store.write(storedAs, { clock: clock.saved(), values: [...fields, rounds].map((field) => field.value) });

  // Where the clock stands: { step, phase, round, left }; step counts all phases of all rounds.
  function position() {
    let passed = clock.elapsed();
    const each = lengths();
    for (let round = 0; round < roundCount(); round += 1) {
      for (let phase = 0; phase < phases.length; phase += 1) {
        if (passed < each[phase]) return { step: round * phases.length + phase, phase, round, left: each[phase] - passed };
        passed -= each[phase];
      }
    }
    return null;
  }

  function draw() {
    const now = position();
    if (now === null) return total() ? finish() : showEmpty();
    if (clock.isRunning() && last >= 0 && now.step !== last) Kit.beep(now.phase === 0 ? 880 : 587, 400);
    last = now.step;
    const text = Kit.clockText(Math.ceil(now.left / 1000));
    Kit.put(part("phase"), phases[now.phase].label);
    Kit.put(part("display"), text);
    Kit.put(part("round"), `Round ${now.round + 1} of ${roundCount()}`);
    Kit.put(part("message"), "");
    root.classList.remove("is-over");
    root.dataset.phase = now.phase % 2 ? "odd" : "even";
    part("skip").disabled = false;
    Kit.titleTime(clock.isRunning() ? `${text} ${phases[now.phase].label}` : "");
  }

  function finish() {
    const isNew = clock.isRunning();
    clock.pause();
    last = -1;
    Kit.put(part("phase"), "Finished");
    Kit.put(part("display"), Kit.clockText(0));
    Kit.put(part("round"), `Round ${roundCount()} of ${roundCount()}`);
    Kit.put(part("message"), "All rounds are done");
    root.classList.add("is-over");
    part("skip").disabled = true;
    Kit.titleTime("");
    if (isNew) {
      save();
      Kit.chime();
      show();
    }
  }

  function showEmpty() {
    Kit.put(part("phase"), "");
    Kit.put(part("display"), Kit.clockText(0));
    Kit.put(part("message"), "Set how long each part takes.");
  }

  const show = Kit.timerButtons({
    root, clock, draw, save,
    canStart: () => position() !== null,
    onReset() {
      clock.reset();
      last = -1;
    },
  });

  part("skip").addEventListener("click", () => {
    const now = position();
    if (now) clock.add(now.left);
    save();
    show();
  });
  [...fields, rounds].forEach((field) => field.addEventListener("input", () => {
    clock.reset();
    last = -1;
    save();
    show();
  }));
  show();
};
