// Whether an answer that was typed is the right one. Capitals, accents, spaces and a full stop at the end do not matter.
"use strict";
window.Kit = window.Kit || {};

Kit.isRightAnswer = function (typed, right) {
  const [one, other] = [Kit.plainAnswer(typed), Kit.plainAnswer(right)];
  const isNumber = (text) => /^[-+]?[\d.,]*\d%?$/.test(text);
  if (isNumber(one) && isNumber(other)) return Kit.parse(one, "number") === Kit.parse(other, "number");
  return one !== "" && one === other;
};

// “cat/kitty” or “cat; kitty” is right with either.
Kit.isOneOfAnswers = function (typed, right) {
  const parts = right.replace(/(\p{L}\p{Ll})\s*\/\s*(?=\p{L}\p{Ll})/gu, "$1;").split(/;|\s\/\s/);
  return [right, ...parts].some((part) => Kit.isRightAnswer(typed, part));
};

// "  Café! " → "cafe". Letters that people without the keyboard for them write as others are read as those.
Kit.plainAnswer = function (text) {
  const others = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", "’": "'", "‘": "'", "–": "-", "−": "-" };
  const bare = String(text).toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  const plain = bare.replace(/[ßæœøłđ’‘–−]/g, (letter) => others[letter]).replace(/\s+/g, " ").trim();
  return plain.replace(/\s*[.!?…]+$/, "") || plain;
};

// What is said of an answer, with the right one where it was written otherwise.
Kit.judgement = function (isRight, typed, right) {
  if (!isRight) return `Wrong. The right answer is: ${right}`;
  const written = (text) => text.trim().toLowerCase();
  return written(typed) === written(right) ? "Correct!" : `Correct! It is written: ${right}`;
};
