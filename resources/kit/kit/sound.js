// Short tones. Browsers stay silent until the person has touched the page; then this speaks up.
"use strict";
window.Kit = window.Kit || {};

// Play a tone of `frequency` hertz for `ms` milliseconds, `delay` milliseconds from now.
Kit.beep = function (frequency, ms = 200, delay = 0) {
  const Context = window.AudioContext || window.webkitAudioContext;
  if (!Context) return;
  try {
    Kit.audio = Kit.audio || new Context();
    // Some browsers answer with a promise that fails while the page has not been touched: silence is fine then.
    if (Kit.audio.state === "suspended") Promise.resolve(Kit.audio.resume()).catch(() => {});
    const start = Kit.audio.currentTime + delay / 1000;
    const end = start + ms / 1000;
    const tone = Kit.audio.createOscillator();
    const volume = Kit.audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.25, start + 0.01);
    volume.gain.exponentialRampToValueAtTime(0.0001, end);
    tone.connect(volume).connect(Kit.audio.destination);
    tone.start(start);
    tone.stop(end + 0.02);
  } catch (error) {
    // A page without sound still works.
  }
};

// Three short tones: something is done.
Kit.chime = function () {
  [0, 300, 600].forEach((delay) => Kit.beep(880, 200, delay));
};
