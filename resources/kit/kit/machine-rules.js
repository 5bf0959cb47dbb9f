// What a machine's screen may hold. `Kit.machineProblem(view)` gives "" for a good view, else a plain sentence.
// It needs no page, so that machines can be tried without one.
"use strict";
window.Kit = window.Kit || {};

(function () {
  const MOST_LINES = 200;
  const MOST_CELLS = 2500;
  const NOISES = ["white", "pink", "brown", "rain", "waves", "wind"];

  Kit.machineProblem = function (view) {
    if (!Array.isArray(view)) return "the screen is not a list of lines";
    if (view.length === 0) return "the screen is empty";
    if (view.length > MOST_LINES) return "the screen has too many lines";
    for (let i = 0; i < view.length; i++) {
      const problem = lineProblem(view[i]);
      if (problem) return "line " + (i + 1) + " of the screen: " + problem;
    }
    return "";
  };

  // The word that says what a line is, or "".
  Kit.machineKind = function (line) {
    return Object.keys(RULES).find((kind) => line[kind] !== undefined) || "";
  };

  // The order matters where a line has two of the words: a button's text comes after an input's label.
  const RULES = {
    canvas(line) {
      if (!Array.isArray(line.canvas)) return "the drawing is not a list of shapes";
      if (!isSize(line.width) || !isSize(line.height)) return "the drawing needs a width and a height";
      if (!isText(line.label)) return "the drawing needs a label";
      if (line.action !== undefined && !isText(line.action)) return "the action has no name";
      return firstProblem(line.canvas, shapeProblem);
    },
    grid(line) {
      if (!Array.isArray(line.grid) || line.grid.length === 0) return "the grid is not a list of rows";
      if (!isText(line.label)) return "the grid needs a label";
      let cells = 0;
      for (let i = 0; i < line.grid.length; i++) {
        if (!Array.isArray(line.grid[i])) return "a row of the grid is not a list";
        cells += line.grid[i].length;
        const problem = firstProblem(line.grid[i], cellProblem);
        if (problem) return problem;
      }
      return cells === 0 ? "the grid is empty" : cells > MOST_CELLS ? "the grid has too many cells" : "";
    },
    swatches(line) {
      if (!Array.isArray(line.swatches) || !line.swatches.every(isText)) return "the swatches are not colours";
      return isText(line.label) ? needsAction(line) : "the swatches need a label";
    },
    select(line) {
      if (!isText(line.select)) return "the choice has no label";
      if (!Array.isArray(line.options) || !line.options.every(isWord)) return "the options are not a list";
      return needsAction(line);
    },
    input(line) {
      if (!isText(line.input)) return "the field has no label";
      if (line.value !== undefined && typeof line.value !== "string" && !isNumber(line.value)) return "the field's value is not a text";
      if (line.lines !== undefined && !(isNumber(line.lines) && line.lines >= 2 && line.lines <= 40)) return "the field has from 2 to 40 lines";
      return needsAction(line);
    },
    slider(line) {
      if (!isText(line.slider)) return "the slider has no label";
      if (!isNumber(line.least) || !isNumber(line.most) || line.least >= line.most) return "the slider does not say from what to what";
      return isNumber(line.value) ? needsAction(line) : "the slider's value is not a number";
    },
    picture(line) {
      return isText(line.picture) ? "" : "the button has no text";
    },
    button(line) {
      return isText(line.button) || isNumber(line.button) ? needsAction(line) : "the button has no text";
    },
    number(line) {
      if (!isNumber(line.number)) return "the figure is not a number";
      return isText(line.label) ? "" : "the figure has no label";
    },
    list(line) {
      return Array.isArray(line.list) && line.list.every(isWord) ? "" : "the list does not hold texts";
    },
    keys(line) {
      if (!isObject(line.keys)) return "the keys are not named";
      return Object.values(line.keys).every(isText) ? "" : "a key has no action";
    },
    tick(line) {
      if (!isNumber(line.tick) || line.tick < 16) return "the tick is shorter than 16 ms";
      return line.action === undefined || isText(line.action) ? "" : "the action has no name";
    },
    sound(line) {
      return isNumber(line.sound) && line.sound > 0 && line.sound < 20000 ? "" : "the sound is not a tone";
    },
    steady(line) {
      const isTone = isNumber(line.steady) && line.steady > 0 && line.steady < 20000;
      if (!isTone && !NOISES.includes(line.steady)) return "the steady sound is neither a tone nor a noise";
      return line.loudness === undefined || (isNumber(line.loudness) && line.loudness >= 0 && line.loudness <= 100) ? "" : "the loudness is not from 0 to 100";
    },
    text(line) {
      return isWord(line.text) ? "" : "the text is not a text";
    }
  };

  function lineProblem(line) {
    if (!isObject(line)) return "it is not one of the known kinds";
    const kind = Kit.machineKind(line);
    return kind ? RULES[kind](line) : "it is not one of the known kinds";
  }

  function cellProblem(cell) {
    if (isWord(cell)) return "";
    if (!isObject(cell)) return "a cell of the grid is neither a text nor a description";
    if (cell.text !== undefined && !isWord(cell.text)) return "a cell's text is not a text";
    if (cell.action !== undefined && !isText(cell.action)) return "a cell's action has no name";
    return "";
  }

  function shapeProblem(shape) {
    if (!isObject(shape)) return "a shape is not described";
    if (shape.rect !== undefined) return areNumbers(shape.rect, 4) ? "" : "a rect needs x, y, width and height";
    if (shape.circle !== undefined) return areNumbers(shape.circle, 3) ? "" : "a circle needs x, y and radius";
    if (shape.text !== undefined) return areNumbers(shape.at, 2) && isWord(shape.text) ? "" : "a text needs a place";
    if (!Array.isArray(shape.path)) return "a shape is none of rect, circle, path and text";
    return shape.path.every((point) => areNumbers(point, 2)) ? "" : "a path is not a list of points";
  }

  function firstProblem(things, problemOf) {
    for (let i = 0; i < things.length; i++) {
      const problem = problemOf(things[i]);
      if (problem) return problem;
    }
    return "";
  }

  function needsAction(line) {
    return isText(line.action) ? "" : "the action has no name";
  }

  function areNumbers(values, count) {
    return Array.isArray(values) && values.length === count && values.every(isNumber);
  }

  function isObject(value) { return typeof value === "object" && value !== null && !Array.isArray(value); }
  function isNumber(value) { return typeof value === "number" && isFinite(value); }
  function isSize(value) { return isNumber(value) && value > 0 && value <= 2000; }
  function isText(value) { return typeof value === "string" && value !== "" && !isBroken(value); }

  // A text that may be empty, or a number.
  function isWord(value) {
    return typeof value === "string" ? !isBroken(value) : isNumber(value);
  }

  // What shows when a sum went wrong.
  function isBroken(text) {
    return /\bNaN\b|\bundefined\b|\[object Object\]/.test(text);
  }
})();
