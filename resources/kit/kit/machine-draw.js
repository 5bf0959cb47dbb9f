// Draws the lines of a machine's view. What is already on the page is changed in place, so that the focus stays where
// it is and a game that moves 60 times a second stays smooth.
"use strict";
window.Kit = window.Kit || {};

(function () {
  const COLOR_WORDS = ["accent", "soft", "good", "bad", "warn", "muted"];
  const IN_ROWS = ["number", "button"]; // lines of these kinds that follow one another stand side by side
  const UNSEEN = ["tick", "keys", "sound", "steady"];

  Kit.drawMachine = function (screen, view, send) {
    const isMoving = view.some((line) => Kit.machineKind(line) === "tick");
    screen.setAttribute("aria-live", isMoving ? "off" : "polite"); // nobody wants to hear a clock
    reconcile(screen, blocksOf(view), (element, block) => drawBlock(element, block, send));
  };

  function blocksOf(view) {
    const blocks = [];
    for (const line of view) {
      const kind = Kit.machineKind(line);
      const last = blocks[blocks.length - 1];
      if (UNSEEN.includes(kind)) continue;
      if (last && last.kind === kind && IN_ROWS.includes(kind)) last.lines.push(line);
      else blocks.push({ kind, lines: [line] });
    }
    return blocks;
  }

  function drawBlock(element, block, send) {
    const isRow = IN_ROWS.includes(block.kind);
    if (!element || element.dataset.kind !== block.kind || isOtherField(element, block)) {
      element = isRow ? Kit.el("div", { class: `machine-${block.kind}s` }) : MAKE[block.kind](block.lines[0], send);
      element.dataset.kind = block.kind;
    }
    if (isRow) reconcile(element, block.lines, (child, line) => update(child || MAKE[block.kind](line, send), block.kind, line));
    else update(element, block.kind, block.lines[0]);
    return element;
  }

  // A field of one line cannot become one of several.
  function isOtherField(element, block) {
    return block.kind === "input" && (element.children[1].tagName === "TEXTAREA") !== Boolean(block.lines[0].lines);
  }

  // An element remembers the line it shows; its listeners read it there.
  function update(element, kind, line) {
    element.line = line;
    UPDATE[kind](element, line);
    return element;
  }

  // Make `parent` have one child for each item: draw(child that is there or undefined, item) → child.
  function reconcile(parent, items, draw) {
    items.forEach((item, index) => {
      const old = parent.children[index];
      const fresh = draw(old, item);
      if (!old) parent.append(fresh);
      else if (old !== fresh) old.replaceWith(fresh);
    });
    while (parent.children.length > items.length) parent.lastElementChild.remove();
  }

  function sender(element, send) {
    return () => send(element.line.action, element.line.value);
  }

  const MAKE = {
    text: () => Kit.el("p", {}),
    number: () => Kit.el("p", { class: "figure" }, Kit.el("span", { class: "figure-label" }), Kit.el("output", { class: "figure-value" })),
    list: () => Kit.el("div", {}, Kit.el("h3", {}), Kit.el("ul", {})),
    button(line, send) {
      const button = Kit.el("button", { type: "button" });
      button.addEventListener("click", sender(button, send));
      return button;
    },
    input: makeInput,
    select: makeSelect,
    slider: makeSlider,
    picture: makePicture,
    swatches: (line, send) => {
      const group = Kit.el("div", { class: "machine-swatches", role: "radiogroup" });
      group.send = send;
      return group;
    },
    grid: makeGrid,
    canvas: makeCanvas,
  };

  const UPDATE = {
    text(element, line) {
      setText(element, line.text);
      element.className = line.big === "across the room" ? "machine-huge" : line.big ? "machine-big" : line.asTyped ? "machine-typed" : "machine-text";
      paint(element, line.color, "color");
    },
    number(element, line) {
      setText(element.firstChild, line.label);
      setText(element.lastChild, Kit.format.number(line.number));
      element.lastChild.setAttribute("aria-label", line.label);
    },
    list(element, line) {
      const [heading, list] = element.children;
      heading.hidden = !line.label;
      setText(heading, line.label || "");
      reconcile(list, line.list, (item, text) => {
        item = item || Kit.el("li", {});
        setText(item, text);
        return item;
      });
    },
    button(element, line) {
      setText(element, line.button);
      element.disabled = Boolean(line.disabled);
      paint(element, line.color, "background");
    },
    input: updateInput,
    select: updateSelect,
    slider: updateSlider,
    picture: (element, line) => setText(element.firstChild, line.picture),
    swatches: updateSwatches,
    grid: updateGrid,
    canvas: updateCanvas,
  };

  // ---- Fields ----

  let fieldCount = 0;

  function makeInput(line, send) {
    const id = `machine-field-${++fieldCount}`;
    const form = Kit.el("form", { class: "machine-input" }, Kit.el("label", { for: id }), Kit.el(line.lines ? "textarea" : "input", { id, autocomplete: "off" }));
    const field = form.children[1];
    const valueOf = () => (form.line.kind === "number" && field.value !== "" ? Number(field.value) : field.value);
    form.append(Kit.el("button", { type: "submit" }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (form.line.live) return;
      const value = valueOf();
      field.value = "";
      send(form.line.action, value);
    });
    field.addEventListener("input", () => form.line.live && send(form.line.action, valueOf()));
    return form;
  }

  function updateInput(form, line) {
    const [label, field, button] = form.children;
    setText(label, line.input);
    setText(button, line.button || "OK");
    button.hidden = Boolean(line.live);
    if (line.lines) field.rows = line.lines;
    else field.type = line.kind === "number" ? "number" : "text";
    if (field.type === "number") field.step = "any";
    // Spelling help would give away what is to be typed.
    field.setAttribute("autocapitalize", "off");
    field.setAttribute("spellcheck", "false");
    const wanted = line.value === undefined ? undefined : String(line.value);
    const isChanged = line.live ? wanted !== field.value : wanted !== form.dataset.wanted;
    if (isChanged && wanted !== undefined) field.value = wanted;
    form.dataset.wanted = wanted;
  }

  function makeSelect(line, send) {
    const id = `machine-field-${++fieldCount}`;
    const field = Kit.el("p", { class: "machine-input" }, Kit.el("label", { for: id }), Kit.el("select", { id }));
    field.lastChild.addEventListener("change", () => send(field.line.action, field.lastChild.value));
    return field;
  }

  function updateSelect(element, line) {
    const [label, select] = element.children;
    setText(label, line.select);
    reconcile(select, line.options, (option, text) => {
      option = option || Kit.el("option", {});
      setText(option, text);
      return option;
    });
    select.value = String(line.value);
  }

  function makeSlider(line, send) {
    const id = `machine-field-${++fieldCount}`;
    const range = Kit.el("input", { id, type: "range" });
    const field = Kit.el("p", { class: "machine-input" }, Kit.el("label", { for: id }), range, Kit.el("output", { for: id }));
    range.addEventListener("input", () => send(field.line.action, Number(range.value)));
    return field;
  }

  function updateSlider(element, line) {
    const [label, range, shown] = element.children;
    setText(label, line.slider);
    Object.assign(range, { min: line.least, max: line.most, step: line.step || 1 });
    if (range.value !== String(line.value)) range.value = line.value;
    const text = line.said === undefined ? line.value : line.said;
    range.setAttribute("aria-valuetext", text);
    setText(shown, text);
  }

  // The drawing above it is saved as a picture, on the colour it lies on.
  function makePicture() {
    const element = Kit.el("div", { class: "machine-buttons" }, Kit.el("button", { type: "button" }));
    element.firstChild.addEventListener("click", () => {
      let canvas = element.previousElementSibling;
      while (canvas && canvas.tagName !== "CANVAS") canvas = canvas.previousElementSibling;
      if (canvas) savePicture(canvas, `${canvas.line.label}.png`);
    });
    return element;
  }

  function savePicture(canvas, name) {
    const sheet = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
    const pen = sheet.getContext("2d");
    pen.fillStyle = getComputedStyle(canvas).backgroundColor;
    pen.fillRect(0, 0, sheet.width, sheet.height);
    pen.drawImage(canvas, 0, 0);
    sheet.toBlob((picture) => Kit.download(name, "image/png", picture));
  }

  function updateSwatches(group, line) {
    group.setAttribute("aria-label", line.label);
    reconcile(group, line.swatches, (swatch, color) => {
      if (!swatch) {
        swatch = Kit.el("button", { type: "button", role: "radio", class: "machine-swatch" });
        swatch.addEventListener("click", () => group.send(group.line.action, swatch.dataset.color));
      }
      swatch.dataset.color = color;
      swatch.setAttribute("aria-label", `${line.label} ${color}`);
      swatch.setAttribute("aria-checked", String(color === line.selected));
      swatch.style.background = cssColor(color);
      return swatch;
    });
  }

  // ---- Grids ----

  function makeGrid(line, send) {
    const grid = Kit.el("div", { class: "machine-grid" });
    grid.addEventListener("click", (event) => {
      const cell = event.target.closest("button");
      if (cell) send(cell.line.action, cell.line.value);
    });
    grid.addEventListener("keydown", (event) => moveFocus(grid, event));
    return grid;
  }

  function updateGrid(grid, line) {
    const columns = Math.max(...line.grid.map((row) => row.length));
    const full = line.grid.flatMap((row) => [...row, ...Array(columns - row.length).fill("")]);
    const cells = full.map((cell) => (typeof cell === "object" ? cell : { text: cell }));
    const canPress = cells.some((cell) => cell.action);
    grid.style.setProperty("--columns", columns);
    grid.style.setProperty("--cell", `${line.size || cellSize(columns)}px`);
    grid.setAttribute("role", canPress ? "group" : "img");
    grid.setAttribute("aria-label", line.label);
    grid.classList.toggle("is-fine", columns > 12);
    let current = [...grid.children].findIndex((cell) => cell.tabIndex === 0);
    if (current < 0 || current >= cells.length || !cells[current].action) current = cells.findIndex((cell) => cell.action);
    reconcile(grid, cells, (element, cell) => {
      const tag = cell.action ? "BUTTON" : "SPAN";
      if (!element || element.tagName !== tag) element = Kit.el(tag, { class: "machine-cell", type: cell.action ? "button" : null });
      return element;
    });
    cells.forEach((cell, index) => updateCell(grid.children[index], cell, index, columns, index === current));
  }

  function updateCell(element, cell, index, columns, isCurrent) {
    const text = cell.text === undefined ? "" : String(cell.text);
    element.line = cell;
    setText(element, text);
    element.dataset.length = text.length > 3 ? "long" : text.length > 1 ? "some" : "one";
    paint(element, cell.color, "background");
    const disc = cell.disc ? `radial-gradient(circle closest-side, ${cell.disc} 76%, transparent 80%)` : "";
    if (element.style.backgroundImage !== disc) element.style.backgroundImage = disc;
    if (!cell.action) return;
    const place = `Row ${Math.floor(index / columns) + 1}, column ${(index % columns) + 1}`;
    if (cell.label || !text) element.setAttribute("aria-label", cell.label || place);
    else element.removeAttribute("aria-label");
    // Not `disabled`: the focus would be lost in the middle of a game.
    if (cell.disabled) element.setAttribute("aria-disabled", "true");
    else element.removeAttribute("aria-disabled");
    element.tabIndex = isCurrent ? 0 : -1;
  }

  function cellSize(columns) {
    return columns <= 4 ? 88 : columns <= 8 ? 56 : columns <= 12 ? 40 : columns <= 20 ? 26 : 16;
  }

  // The arrow keys walk over the cells; Tab leaves the grid.
  function moveFocus(grid, event) {
    const columns = Number(grid.style.getPropertyValue("--columns"));
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
    const cells = [...grid.children];
    const index = cells.indexOf(event.target);
    if (!(event.key in steps) || index < 0) return;
    let next = index + steps[event.key];
    while (cells[next] && cells[next].tagName !== "BUTTON") next += steps[event.key];
    if (!cells[next]) return;
    event.preventDefault();
    event.stopPropagation();
    cells[index].tabIndex = -1;
    cells[next].tabIndex = 0;
    cells[next].focus();
  }

  // ---- Drawings ----

  function makeCanvas(line, send) {
    const canvas = Kit.el("canvas", { class: "machine-canvas", role: "img" });
    const tell = (event, phase) => {
      if (!canvas.line.action) return;
      const box = canvas.getBoundingClientRect();
      const x = Math.round(((event.clientX - box.left) / box.width) * canvas.line.width);
      const y = Math.round(((event.clientY - box.top) / box.height) * canvas.line.height);
      send(canvas.line.action, { x, y, phase });
    };
    canvas.addEventListener("pointerdown", (event) => {
      if (canvas.line.action) canvas.setPointerCapture(event.pointerId);
      tell(event, "start");
    });
    canvas.addEventListener("pointermove", (event) => tell(event, event.buttons ? "move" : "hover"));
    canvas.addEventListener("pointerup", (event) => tell(event, "end"));
    return canvas;
  }

  function updateCanvas(canvas, line) {
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const [width, height] = [Math.round(line.width * ratio), Math.round(line.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    canvas.style.maxWidth = `${line.width}px`;
    canvas.style.aspectRatio = `${line.width} / ${line.height}`;
    canvas.style.touchAction = line.action ? "none" : "auto";
    canvas.setAttribute("aria-label", line.label);
    const pen = canvas.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, line.width, line.height);
    canvas.style.background = line.background ? cssColor(line.background) : "";
    const colors = canvasColors();
    line.canvas.forEach((shape) => drawShape(pen, colors, shape));
  }

  function drawShape(pen, colors, shape) {
    const color = colors(shape.color);
    pen.fillStyle = pen.strokeStyle = color;
    if (shape.rect) return pen.fillRect(...shape.rect);
    pen.beginPath();
    if (shape.circle) {
      pen.arc(shape.circle[0], shape.circle[1], Math.max(0, shape.circle[2]), 0, 2 * Math.PI);
      return pen.fill();
    }
    if (shape.text !== undefined) {
      pen.font = `600 ${shape.size || 16}px system-ui, sans-serif`;
      pen.textAlign = "center";
      pen.textBaseline = "middle";
      return pen.fillText(String(shape.text), shape.at[0], shape.at[1]);
    }
    pen.lineWidth = shape.width || 2;
    pen.lineCap = pen.lineJoin = "round";
    shape.path.forEach(([x, y], index) => (index ? pen.lineTo(x, y) : pen.moveTo(x, y)));
    if (shape.path.length === 1) pen.lineTo(shape.path[0][0] + 0.1, shape.path[0][1]);
    pen.stroke();
  }

  // ---- Colours ----

  function cssColor(color) {
    return COLOR_WORDS.includes(color) ? `var(--machine-${color})` : color;
  }

  // What lies behind text is too faint for letters: those have the strong colours.
  function inkColor(color) {
    const inks = { accent: "accent", good: "good", bad: "bad", muted: "muted", soft: "text", warn: "text" };
    return inks[color] ? `var(--${inks[color]})` : color;
  }

  // Gives the drawing colour of a word. Thin lines need the strong colours, not the soft ones behind text.
  function canvasColors() {
    const style = getComputedStyle(document.documentElement);
    const names = { accent: "--accent", soft: "--accent-soft", good: "--good", bad: "--bad", warn: "--edge", muted: "--line" };
    return (color) => (COLOR_WORDS.includes(color) ? style.getPropertyValue(names[color]).trim() : color || style.getPropertyValue("--text").trim());
  }

  function paint(element, color, property) {
    const wanted = color || "";
    if (element.dataset.color === wanted) return;
    element.dataset.color = wanted;
    element.style[property] = wanted && (property === "color" ? inkColor(wanted) : cssColor(wanted));
    if (property === "background") element.style.color = wanted.startsWith("#") ? readableOn(wanted) : wanted && `var(--machine-on-${wanted})`;
  }

  // Black or white, whichever can be read on the colour.
  function readableOn(color) {
    const hex = color.length === 4 ? color.replace(/[0-9a-f]/gi, "$&$&") : color;
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
    const light = (part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue) > 0.18 ? "#000000" : "#ffffff";
  }

  // Writing the same text again would make screen readers say it again.
  function setText(element, text) {
    if (element.textContent !== String(text)) element.textContent = text;
  }
})();
