// Sounds that go on until they are taken away: tones, and noises to sleep or work by.
"use strict";
window.Kit = window.Kit || {};

(function () {
  const SECONDS = 10; // of a noise, then it begins again; nobody hears the seam
  const SEAM_SECONDS = 0.5;
  const FADE_SECONDS = 0.04; // a sound that stops at once clicks
  const LOUDEST = 0.5;

  // Keep what a machine's screen says sounding: keep([{ steady: 440, loudness: 50 }, { steady: "rain" }]), keep([]) for
  // silence. What sounds already is changed, not begun anew.
  Kit.steadySounds = function () {
    let playing = [];
    return {
      keep(lines) {
        playing = lines.map((line, index) => {
          const before = playing[index];
          const goesOn = before && (typeof line.steady === "number" ? before.isTone : before.name === line.steady);
          const sound = goesOn ? before : begin(line);
          if (before && !goesOn) end(before);
          if (sound) change(sound, line);
          return sound;
        }).concat(playing.slice(lines.length).map(end)).slice(0, lines.length);
      },
    };
  };

  function begin(line) {
    const Context = window.AudioContext || window.webkitAudioContext;
    if (!Context) return null;
    try {
      Kit.audio = Kit.audio || new Context();
      if (Kit.audio.state === "suspended") Promise.resolve(Kit.audio.resume()).catch(() => {});
      const isTone = typeof line.steady === "number";
      const source = isTone ? Kit.audio.createOscillator() : Kit.audio.createBufferSource();
      if (isTone) source.frequency.value = line.steady;
      else Object.assign(source, { buffer: noise(line.steady), loop: true });
      const volume = Kit.audio.createGain();
      volume.gain.value = 0;
      source.connect(volume).connect(Kit.audio.destination);
      source.start();
      return { isTone, name: line.steady, source, volume };
    } catch (error) {
      return null; // a page without sound still works
    }
  }

  // Loudness is heard by the square: half way up the slider sounds half as loud.
  function change(sound, line) {
    const loudness = (line.loudness === undefined ? 50 : line.loudness) / 100;
    const now = Kit.audio.currentTime;
    sound.volume.gain.setTargetAtTime(LOUDEST * loudness ** 2, now, FADE_SECONDS / 2);
    if (sound.isTone) sound.source.frequency.setTargetAtTime(line.steady, now, 0.01);
  }

  function end(sound) {
    if (!sound) return;
    const now = Kit.audio.currentTime;
    sound.volume.gain.setTargetAtTime(0, now, FADE_SECONDS / 3);
    sound.source.stop(now + 3 * FADE_SECONDS);
  }

  // ---- Noises: each is made once, as loud as the others ----

  const made = {};

  function noise(name) {
    if (made[name]) return made[name];
    const rate = Kit.audio.sampleRate;
    const [length, seam] = [Math.round(SECONDS * rate), Math.round(SEAM_SECONDS * rate)];
    const samples = MAKE[name](length + seam, rate);
    const buffer = Kit.audio.createBuffer(1, length, rate);
    const data = buffer.getChannelData(0);
    const share = (index) => Math.sqrt(index / seam);
    for (let i = 0; i < length; i++) data[i] = i < seam ? samples[i] * share(i) + samples[length + i] * share(seam - i) : samples[i];
    const loudness = Math.sqrt(data.reduce((sum, each) => sum + each * each, 0) / length) || 1;
    for (let i = 0; i < length; i++) data[i] = Math.max(-1, Math.min(1, (data[i] * 0.2) / loudness));
    return (made[name] = buffer);
  }

  const hiss = () => Math.random() * 2 - 1;

  function fill(length, sample) {
    const samples = new Float32Array(length);
    for (let i = 0; i < length; i++) samples[i] = sample(i);
    return samples;
  }

  // Lets the low part of a sound pass: `share` 0…1 of each sample's step is taken.
  function low(share, sample) {
    let last = 0;
    return (index) => (last += share * (sample(index) - last));
  }

  const MAKE = {
    white: (length) => fill(length, hiss),
    pink: (length) => fill(length, pink()),
    brown: (length) => fill(length, low(0.02, hiss)),
    rain(length, rate) {
      const body = low(0.35, hiss);
      const samples = fill(length, (index) => body(index) * 0.35);
      // drops, some near, some far
      for (let drop = 0; drop < (length / rate) * 140; drop++) {
        const [start, strength, fall] = [Math.floor(Math.random() * length), 0.2 + Math.random() ** 4, 0.001 + Math.random() * 0.004];
        for (let i = 0; i < fall * 5 * rate && start + i < length; i++) samples[start + i] += hiss() * strength * Math.exp(-i / (fall * rate));
      }
      return samples;
    },
    waves(length, rate) {
      const [deep, foam] = [low(0.03, hiss), pink()];
      return fill(length, (index) => {
        const swell = (1 - Math.cos((2 * Math.PI * index) / (rate * SECONDS / 2))) / 2;
        return deep(index) * (0.6 + 1.5 * swell) + foam(index) * 0.12 * swell ** 3;
      });
    },
    wind(length, rate) {
      const [first, ease] = [pink(), low(0.05, pink())];
      return fill(length, (index) => {
        const turn = (2 * Math.PI * index) / (rate * SECONDS);
        const gust = 0.5 + 0.3 * Math.sin(turn) * Math.sin(3 * turn) + 0.2 * Math.sin(2 * turn);
        return ease(index) * (0.3 + gust) + first(index) * 0.08 * gust;
      });
    },
  };

  // Paul Kellet's economical pink noise: three low passes and a little white.
  function pink() {
    const lows = [low(0.00235, hiss), low(0.037, hiss), low(0.43, hiss)];
    return (index) => lows[0](index) * 42 + lows[1](index) * 8 + lows[2](index) * 2.4 + hiss() * 0.18;
  }
})();
