// What the part that shows machines must do, whatever the machine: refuse screens that cannot be shown, draw each kind of
// line, change it in place, and send on what people press, type, choose and draw. Tried on a screen of its own.
function machineFault(Kit) {
  for (const view of RIGHT) if (Kit.machineProblem(view)) return `a right screen is refused: ${Kit.machineProblem(view)}`;
  for (const view of WRONG) if (!Kit.machineProblem(view)) return `a screen that cannot be shown is not refused: ${JSON.stringify(view).slice(0, 80)}`;
  const focused = document.activeElement;
  const frame = document.createElement("div");
  frame.className = "machine"; // keys pressed here are for no other machine
  Object.assign(frame.style, { position: "fixed", left: "0", top: "0", width: "600px" });
  document.body.append(frame);
  try {
    return drawingFault(Kit, frame);
  } catch (error) {
    return `a machine's screen cannot be drawn: ${error.message}`;
  } finally {
    frame.remove();
    if (focused && focused !== document.body) focused.focus({ preventScroll: true });
  }
}

const line = (more) => ({ label: "x", action: "go", ...more });
const shape = (canvas, more = {}) => [line({ canvas, width: 40, height: 20, ...more })];
const grid = (rows) => [line({ grid: rows })];
const RIGHT = [
  [{ text: "" }], [{ text: 3, big: true }], [{ number: 0, label: "x" }], [{ list: [] }], [{ list: ["a", 1] }], [{ keys: { a: "go" } }], [{ tick: 16 }], [{ tick: 50, action: "go" }],
  [{ sound: 440 }], [{ button: "x", action: "go" }], [{ button: 1, action: "go" }], [line({ input: "x" })], [line({ input: "x", value: "" })], [line({ input: "x", value: 3 })],
  [line({ select: "x", options: ["a"] })], [line({ slider: "x", least: 0, most: 9, value: 3 })], [{ picture: "x" }], [line({ swatches: ["red"] })], grid([["", 1, { text: "x", action: "go" }, {}]]), grid([[], ["x"]]), shape([]), shape([{ rect: [0, 0, 1, 1] }, { circle: [1, 1, 1] }, { text: "x", at: [1, 1] }, { path: [[1, 1]] }]),
  [line({ input: "x", lines: 5 })], [{ steady: 440 }], [{ steady: "rain", loudness: 0 }], [{ text: "a\n b", asTyped: true }],
  shape([], { width: 2000, action: undefined }), Array(200).fill({ text: "x" }), grid(Array(50).fill(Array(50).fill("x"))), [{ text: "It is undefinedness" }],
];
const WRONG = [
  null, {}, [], Array(201).fill({ text: "x" }), ["x"], [null], [[]], [{}], [{ text: null }], [{ text: "NaN eggs" }], [{ text: "undefined" }], [{ text: "[object Object]" }], [{ text: NaN }],
  [{ number: "1", label: "x" }], [{ number: Infinity, label: "x" }], [{ number: 1 }], [{ number: 1, label: "" }], [{ list: "a" }], [{ list: [null] }], [{ keys: "a" }], [{ keys: null }], [{ keys: [] }], [{ keys: { a: 1 } }], [{ keys: { a: "" } }],
  [{ tick: 15 }], [{ tick: "50" }], [{ tick: 50, action: 1 }], [{ tick: 50, action: "" }], [{ sound: 0 }], [{ sound: 20000 }], [{ sound: "x" }], [{ button: "", action: "go" }], [{ button: "x" }], [{ button: "x", action: "" }],
  [{ input: "", action: "go" }], [{ input: "x" }], [line({ input: "x", value: {} })], [line({ input: "x", value: NaN })], [line({ select: "", options: [] })], [line({ select: "x" })], [line({ select: "x", options: [{}] })], [{ select: "x", options: [] }],
  [line({ slider: "", least: 0, most: 9, value: 3 })], [line({ slider: "x", most: 9, value: 3 })], [line({ slider: "x", least: 9, most: 9, value: 9 })], [line({ slider: "x", least: 0, value: 3 })], [line({ slider: "x", least: 0, most: 9, value: "3" })], [{ slider: "x", least: 0, most: 9, value: 3 }], [{ picture: "" }],
  [line({ swatches: "red" })], [line({ swatches: [1] })], [{ swatches: ["red"], action: "go" }], [{ swatches: ["red"], label: "x" }], grid("x"), grid([]), grid(["x"]), grid([[]]), grid([[null]]), grid([[{ text: {} }]]), grid([[{ action: 1 }]]), grid([[[]]]), [{ grid: [["x"]] }],
  [line({ input: "x", lines: 1 })], [line({ input: "x", lines: 41 })], [line({ input: "x", lines: "5" })],
  [{ steady: 0 }], [{ steady: 20000 }], [{ steady: "music" }], [{ steady: 440, loudness: -1 }], [{ steady: 440, loudness: 101 }],
  grid(Array(50).fill(Array(51).fill("x"))), shape("x"), shape([], { width: 0 }), shape([], { height: 2001 }), shape([], { label: "" }), shape([], { action: 1 }), shape([null]), shape([[]]), shape([{}]), shape([{ rect: [1, 1, 1] }]), shape([{ rect: [1, 1, 1, NaN] }]), shape([{ rect: 4 }]),
  shape([{ circle: [1, 1] }]), shape([{ text: "x" }]), shape([{ text: "x", at: [1] }]), shape([{ text: {}, at: [1, 1] }]), shape([{ path: [[1]] }]), shape([{ path: [1] }]), shape([{ path: "x" }]),
];

function drawingFault(Kit, screen) {
  const sent = [];
  const send = (...what) => sent.push(what);
  const draw = (view) => Kit.drawMachine(screen, view, send);
  const faults = [];
  const right = (asks, made, wanted) => {
    if (JSON.stringify(made) !== JSON.stringify(wanted)) faults.push(`a machine's ${asks}: ${JSON.stringify(made)} instead of ${JSON.stringify(wanted)}`);
  };
  const sends = (asks, act, ...wanted) => {
    sent.length = 0;
    act();
    right(asks, sent, wanted);
  };
  const first = [
    { text: "Hello", big: true, color: "good" }, { number: 1 / 3, label: "Score" }, { number: 1, label: "Lives" }, { button: "Go", action: "go", value: 3 }, { button: "Stop", action: "stop", disabled: true, color: "#000000" },
    { input: "Name", action: "named", button: "Say", value: "x" }, { input: "Size", kind: "number", action: "sized" }, { input: "Live", live: true, action: "live", value: "a" },
    { select: "Mode", options: ["a", "b"], value: "b", action: "mode" }, { swatches: ["#ff0000", "accent"], selected: "accent", label: "Color", action: "color" },
    { grid: [[{ text: "1", action: "cell", value: 0 }, { text: "", action: "cell", value: 1 }], ["x", { text: "long", action: "cell", value: 3, disabled: true, color: "#ffffff", disc: "red" }]], label: "Board" },
    { canvas: DRAWING, width: 80, height: 40, label: "Sheet", action: "draw", background: "#ffffff" }, { list: ["a", "b"], label: "Things" }, { slider: "Speed", least: 1, most: 9, value: 4, action: "speed" }, { picture: "Save" }, { tick: 100 }, { keys: { z: "go" } }, { sound: 440 },
  ];
  draw(first);
  right("lines", [...screen.children].map((each) => each.dataset.kind), ["text", "number", "button", "input", "input", "input", "select", "swatches", "grid", "canvas", "list", "slider", "picture"]);
  if (faults.length) return faults[0];
  const [text, numbers, buttons, name, size, live, mode, swatches, board, sheet, list, slider, picture] = screen.children;
  right("announcements of what ticks", screen.getAttribute("aria-live"), "off");
  right("text", [text.textContent, text.className, text.style.color], ["Hello", "machine-big", "var(--good)"]);
  right("figures", [...numbers.children].map((each) => [each.firstChild.textContent, each.lastChild.textContent, each.lastChild.getAttribute("aria-label")]), [["Score", "0.33", "Score"], ["Lives", "1", "Lives"]]);
  right("buttons", [...buttons.children].map((each) => [each.textContent, each.disabled, each.style.color]), [["Go", false, ""], ["Stop", true, "rgb(255, 255, 255)"]]);
  right("list", [list.firstChild.textContent, list.firstChild.hidden, [...list.lastChild.children].map((each) => each.textContent)], ["Things", false, ["a", "b"]]);
  sends("button", () => [...buttons.children].forEach((each) => each.click()), ["go", 3]);
  fieldFaults(right, sends, name, size, live, mode, swatches);
  right("slider", [...slider.children].map((each) => each.value || each.textContent), ["Speed", "4", "4"]);
  right("ends of a slider", [slider.children[1].min, slider.children[1].max], ["1", "9"]);
  sends("slider", () => { slider.children[1].value = "7"; fire(slider.children[1], "input"); }, ["speed", 7]);
  right("button for the picture", picture.textContent, "Save");
  boardFaults(right, sends, board, () => draw(first));
  sheetFaults(right, sends, sheet);
  // The screen as it is next: other kinds of lines, fewer of some, in place of those that were there.
  live.children[1].value = "typed on";
  name.children[1].value = "half typed";
  size.children[1].value = "7";
  draw(first);
  right("fields when it is drawn again", [name, size, live].map((form) => form.children[1].value), ["half typed", "7", "a"]);
  draw([{ text: "Bye" }, { number: 2, label: "Score" }, { list: ["c"] }, { input: "Name", action: "named", value: "new" }, { grid: [Array(13).fill("y")], label: "Board" }]);
  const now = [...screen.children];
  right("next screen", now.map((each) => each.dataset.kind), ["text", "number", "list", "input", "grid"]);
  right("announcements of what stands", screen.getAttribute("aria-live"), "polite");
  if (faults.length) return faults[0];
  right("next text", [now[0] === text, now[0].textContent, now[0].className, now[0].style.color], [true, "Bye", "machine-text", ""]);
  right("next figures", [now[1].children.length, now[1].firstChild.lastChild.textContent], [1, "2"]);
  right("list without a heading", [now[2].firstChild.hidden, now[2].lastChild.children.length], [true, 1]);
  right("next field", [now[3].children[1].value, now[3].lastChild.textContent, now[3].lastChild.hidden], ["new", "OK", false]);
  right("grid without buttons", [now[4].getAttribute("role"), now[4].children.length, now[4].firstChild.tagName], ["img", 13, "SPAN"]);
  draw([{ slider: "Speed", least: 0, most: 1, step: 0.1, value: 0.5, action: "speed", said: "half" }]);
  const moved = screen.firstChild.children;
  right("slider that says more than a number", [moved[1].step, moved[1].value, moved[1].getAttribute("aria-valuetext"), moved[2].textContent], ["0.1", "0.5", "half", "half"]);
  draw([{ input: "Words", lines: 6, action: "words", value: "a\nb" }, { text: "a\n  b", asTyped: true }]);
  const area = screen.firstChild.children[1];
  right("field of several lines", [area.tagName, area.rows, area.value, screen.firstChild.lastChild.hidden, screen.lastChild.className], ["TEXTAREA", 6, "a\nb", false, "machine-typed"]);
  draw([{ input: "Words", action: "words", value: "a" }]);
  right("field of one line in its place", [screen.firstChild.children[1].tagName, screen.firstChild.children[1].value], ["INPUT", "a"]);
  draw([{ list: ["c", "d", "e"], label: "More" }, { grid: [[{ action: "cell", label: "A" }]], label: "Board", size: 30 }]);
  right("list that grows", [...screen.firstChild.lastChild.children].map((each) => each.textContent), ["c", "d", "e"]);
  right("cell with a name", [screen.lastChild.firstChild.getAttribute("aria-label"), screen.lastChild.style.getPropertyValue("--cell")], ["A", "30px"]);
  for (const [color, wanted] of [["#fff", 0], ["#808080", 0], ["#747474", 255], ["#0000ff", 255], ["#00ff00", 0], ["#ff0000", 0], ["#600000", 255]]) {
    draw([{ button: "Go", action: "go", color }]);
    right(`letters on ${color}`, screen.querySelector("button").style.color, `rgb(${wanted}, ${wanted}, ${wanted})`);
  }
  return faults[0] || "";
}

const fire = (element, type, more = {}) => element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true, ...more }));

function fieldFaults(right, sends, name, size, live, mode, swatches) {
  const field = (form) => form.children[1];
  right("fields", [name, size, live].map((form) => [form.firstChild.textContent, field(form).type, field(form).value, form.lastChild.textContent, form.lastChild.hidden]), [["Name", "text", "x", "Say", false], ["Size", "number", "", "OK", false], ["Live", "text", "a", "OK", true]]);
  const submit = (form, value) => () => {
    field(form).value = value;
    fire(field(form), "input");
    if (fire(form, "submit")) sends("form that leaves the page", () => {}, "nothing");
  };
  sends("field", submit(name, "Ann"), ["named", "Ann"]);
  right("field after it was sent", field(name).value, "");
  sends("field for numbers", submit(size, "5"), ["sized", 5]);
  sends("empty field for numbers", submit(size, ""), ["sized", ""]);
  sends("field that is sent as one types", submit(live, "ab"), ["live", "ab"]);
  const select = mode.lastChild;
  right("choice", [[...select.options].map((each) => each.text), select.value], [["a", "b"], "b"]);
  sends("choice", () => { select.value = "a"; fire(select, "change"); }, ["mode", "a"]);
  right("colors", [...swatches.children].map((each) => [each.getAttribute("aria-label"), each.getAttribute("aria-checked"), each.style.background !== ""]), [["Color #ff0000", "false", true], ["Color accent", "true", true]]);
  sends("colors", () => swatches.firstChild.click(), ["color", "#ff0000"]);
}

function boardFaults(right, sends, board, redraw) {
  const cells = () => [...board.children];
  const stops = () => cells().map((each) => each.tabIndex);
  right("grid", [board.getAttribute("role"), board.getAttribute("aria-label"), board.style.getPropertyValue("--columns"), board.style.getPropertyValue("--cell")], ["group", "Board", "2", "88px"]);
  right("cells", cells().map((each) => [each.tagName, each.textContent, each.getAttribute("aria-label"), each.getAttribute("aria-disabled"), each.style.color, each.style.backgroundImage !== ""]), [["BUTTON", "1", null, null, "", false], ["BUTTON", "", "Row 1, column 2", null, "", false], ["SPAN", "x", null, null, "", false], ["BUTTON", "long", null, "true", "rgb(0, 0, 0)", true]]);
  sends("cell", () => cells()[1].click(), ["cell", 1]);
  sends("cell that is no button", () => cells()[2].click());
  right("way in with the Tab key", stops(), [0, -1, -1, -1]);
  const press = (key) => {
    const isLeft = document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    return [cells().indexOf(document.activeElement), isLeft ? "left to the page" : "taken"];
  };
  cells()[0].focus();
  for (const [key, place, taken] of [["ArrowRight", 1, "taken"], ["ArrowDown", 3, "taken"], ["ArrowLeft", 1, "taken"], ["ArrowLeft", 0, "taken"], ["ArrowUp", 0, "left to the page"], ["q", 0, "left to the page"], ["ArrowDown", 0, "left to the page"], ["ArrowRight", 1, "taken"]]) {
    // below the first cell stands none that can be pressed
    right(`${key} on a grid`, press(key), [place, taken]);
  }
  redraw();
  right("way in with the Tab key after the arrow keys", [stops(), cells().indexOf(document.activeElement)], [[-1, 0, -1, -1], 1]);
}

const DRAWING = [
  { rect: [0, 0, 10, 10], color: "#ff0000" }, { circle: [30, 10, 8], color: "#00ff00" }, { path: [[50, 5], [70, 5]], width: 6, color: "#0000ff" }, { path: [[60, 20]], width: 8, color: "#0000ff" }, { text: "MM", at: [20, 30], size: 18, color: "#ff0000" }, { text: ".", at: [74, 34], color: "accent" },
];

function sheetFaults(right, sends, sheet) {
  const ratio = sheet.width / 80;
  const pen = sheet.getContext("2d");
  const at = (x, y) => [...pen.getImageData(Math.floor(x * ratio), Math.floor(y * ratio), 1, 1).data].map((each) => (each > 127 ? 1 : 0)).join("");
  const inked = (x, y, width, height) => [...pen.getImageData(x * ratio, y * ratio, width * ratio, height * ratio).data].filter((each, place) => place % 4 === 3 && each > 100).length / ratio ** 2;
  right("sheet", [sheet.getAttribute("aria-label"), sheet.height / ratio, sheet.style.maxWidth, sheet.style.touchAction, sheet.style.background !== ""], ["Sheet", 40, "80px", "none", true]);
  right("drawing", [at(5, 5), at(30, 10), at(60, 5), at(60, 20), at(45, 20), at(30, 1)], ["1001", "0101", "0011", "0011", "0000", "0000"]);
  // Two letters 18 pixels high, their middle at the place: as much of them is to the left of it as below it.
  right("letters of a drawing", [inked(0, 20, 20, 20) > 30, inked(0, 31, 40, 8) > 15], [true, true]);
  sheet.setPointerCapture = () => {}; // no real pointer is down
  const box = sheet.getBoundingClientRect();
  const point = (type, buttons) => sheet.dispatchEvent(new PointerEvent(type, { bubbles: true, buttons, clientX: box.left + box.width / 4, clientY: box.top + box.height / 2 }));
  const there = (phase) => ["draw", { x: 20, y: 20, phase }];
  sends("sheet", () => { point("pointerdown", 1); point("pointermove", 1); point("pointermove", 0); point("pointerup", 0); }, there("start"), there("move"), there("hover"), there("end"));
  sheet.line = { ...sheet.line, action: undefined };
  sends("sheet that takes no drawing", () => point("pointerdown", 1));
}
