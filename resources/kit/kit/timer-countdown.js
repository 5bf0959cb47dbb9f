// Counts down from a time the person sets, or chooses by a button: `choices` are { label, seconds }.
"use strict";
window.Kit = window.Kit || {};

Kit.countdown = function ({ section, seconds, choices = [] }) {
  const root = Kit.byId(section);
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const fields = ["hours", "minutes", "seconds"].map(part);
  const storedAs = `countdown/${section}`;
  const saved = Kit.store.read(storedAs, { set: seconds, clock: {}, isOver: false, chosen: "" });
  const clock = Kit.clock(saved.clock);
  let { set, isOver, chosen = "" } = saved;

  const left = () => Math.max(0, set * 1000 - clock.elapsed());
  const save = () => Kit.store.write(storedAs, { set, clock: clock.saved(), isOver, chosen });

  const over = () => (chosen ? `${chosen}: Time is up` : "Time is up");

  function draw() {
    if (clock.isRunning() && left() === 0) return finish();
    const text = Kit.clockText(Math.ceil(left() / 1000));
    Kit.put(part("display"), text);
    Kit.put(part("message"), isOver ? over() : set === 0 ? "Set the minutes and seconds first." : "");
    root.classList.toggle("is-over", isOver);
    Kit.titleTime(isOver ? over() : clock.isRunning() ? text : "");
  }

  function finish() {
    clock.pause();
    isOver = true;
    save();
    Kit.chime();
    show();
  }

  const show = Kit.timerButtons({
    root, clock, draw, save,
    canStart: () => left() > 0,
    onReset() {
      clock.reset();
      isOver = false;
    },
    onStart: () => (isOver = false),
  });

  function readFields() {
    const [hours, minutes, rest] = fields.map((field) => (field ? Kit.wholeNumber(field) : 0));
    set = Math.min(hours * 3600 + minutes * 60 + rest, 100 * 3600 - 1);
    chosen = "";
    clock.reset();
    isOver = false;
    save();
    show();
  }

  // What is chosen runs at once, from its whole time.
  function choose({ label, seconds: length }) {
    set = length;
    chosen = label;
    isOver = false;
    clock.reset();
    clock.start();
    writeFields();
    save();
    show();
  }

  function writeFields() {
    const hours = fields[0] ? Math.floor(set / 3600) : 0;
    if (fields[0]) fields[0].value = hours;
    fields[1].value = Math.floor((set - hours * 3600) / 60);
    fields[2].value = set % 60;
  }

  choices.forEach((choice, index) => part(`choice-${index}`).addEventListener("click", () => choose(choice)));
  fields.filter(Boolean).forEach((field) => field.addEventListener("input", readFields));
  writeFields();
  show();
};
