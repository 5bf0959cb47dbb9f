// Chance, from the browser's good source of it.
"use strict";
window.Kit = window.Kit || {};

// A number from 0 up to, not including, 1.
Kit.random = () => crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;

Kit.randomInt = function (low, high) {
  const [from, to] = [Math.ceil(Math.min(low, high)), Math.floor(Math.max(low, high))];
  return from + Math.floor(Kit.random() * (to - from + 1));
};

Kit.randomChoice = (...choices) => choices[Kit.randomInt(0, choices.length - 1)];

Kit.shuffled = function (list) {
  const shuffled = [...list];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Kit.randomInt(0, last);
    [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
  }
  return shuffled;
};

// Letters and digits that are not mistaken for one another, and what else is wanted; one of each kind at least.
Kit.password = function (length, withSigns = true, withDigits = true, withCapitals = true) {
  const kinds = ["abcdefghijkmnopqrstuvwxyz"];
  if (withCapitals) kinds.push("ABCDEFGHJKLMNPQRSTUVWXYZ");
  if (withDigits) kinds.push("23456789");
  if (withSigns) kinds.push("!#$%&*+-?@");
  const count = Math.max(1, Math.min(200, Math.round(Number(length)) || 12));
  const drawn = kinds.slice(0, count).map((signs) => Kit.randomChoice(...signs));
  while (drawn.length < count) drawn.push(Kit.randomChoice(...kinds.join("")));
  return Kit.shuffled(drawn).join("");
};
