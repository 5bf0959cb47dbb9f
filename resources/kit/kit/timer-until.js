// Days, hours, minutes and seconds until a moment.
"use strict";
window.Kit = window.Kit || {};

// `yearly` is a month and day, "12-25": the next one is shown until another date is chosen.
Kit.until = function ({ section, label, yearly = "" }) {
  const root = Kit.byId(section);
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const storedAs = `until/${section}`;
  const saved = Kit.store.read(storedAs, { date: nextYearly() || part("date").value, time: part("time").value });
  part("date").value = saved.date;
  part("time").value = saved.time;

  function nextYearly() {
    if (!yearly) return "";
    const today = Kit.today();
    const year = Number(today.slice(0, 4));
    return today.slice(5) <= yearly ? `${year}-${yearly}` : `${year + 1}-${yearly}`;
  }

  // In the time of this place: without a zone, the text means local time.
  const moment = () => (part("date").value ? new Date(`${part("date").value}T${part("time").value || "00:00"}:00`).getTime() : NaN);

  function draw() {
    const left = moment() - Date.now();
    const seconds = Math.max(0, Math.ceil(left / 1000));
    const values = { days: seconds / 86400, hours: (seconds / 3600) % 24, minutes: (seconds / 60) % 60, seconds: seconds % 60 };
    for (const [name, value] of Object.entries(values)) {
      Kit.put(part(name), Number.isNaN(left) ? Kit.DASH : Math.floor(value));
    }
    setMessage(left);
  }

  function setMessage(left) {
    let text = "";
    if (Number.isNaN(left)) text = "Choose a date.";
    else if (left <= -86400000) text = `${label}: ${Math.floor(-left / 86400000)} days ago`;
    else if (left <= 0) text = `${label}: it is here!`;
    Kit.put(part("message"), text);
    root.classList.toggle("is-over", left <= 0);
  }

  root.addEventListener("input", () => {
    Kit.store.write(storedAs, { date: part("date").value, time: part("time").value });
    draw();
  });
  setInterval(draw, 500);
  draw();
};
