// Making elements, telling people what happened, and undoing it.
"use strict";
window.Kit = window.Kit || {};

// Kit.el("button", { type: "button", onclick: save }, "Save") makes an element. Text is always put in as text,
// never as HTML, so whatever people type is shown as they typed it.
Kit.el = function (tag, attributes, ...children) {
  return Kit.fill(document.createElement(tag), attributes, children);
};

Kit.svg = function (tag, attributes, ...children) {
  return Kit.fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
};

Kit.fill = function (element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(2)) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
};

// Put new children into a container. The control that had the focus (known by its data-focus) gets it back.
Kit.redraw = function (container, ...children) {
  const focused = container.contains(document.activeElement) ? document.activeElement : null;
  const key = focused && focused.dataset.focus;
  container.replaceChildren();
  Kit.fill(container, null, children);
  if (!key) return;
  for (const candidate of container.querySelectorAll("[data-focus]")) {
    if (candidate.dataset.focus === key) return candidate.focus();
  }
};

Kit.byId = (id) => document.getElementById(id);

// Said by screen readers, not shown.
Kit.announce = function (message) {
  const region = Kit.byId("announcements");
  region.textContent = "";
  region.textContent = message;
};

// A short message at the bottom of the page; with `undo`, a button (and Ctrl+Z) takes back what was done.
Kit.toast = function (message, undo) {
  const toast = Kit.el("div", { class: "toast" }, Kit.el("span", {}, message));
  const close = () => toast.remove();
  if (undo) {
    const takeBack = () => {
      if (Kit.lastUndo === takeBack) Kit.lastUndo = null;
      close();
      undo();
      Kit.announce("Undone.");
    };
    Kit.lastUndo = takeBack;
    toast.append(Kit.el("button", { type: "button", onclick: takeBack }, "Undo"));
  }
  Kit.byId("toasts").replaceChildren(toast);
  const leave = () => setTimeout(() => (toast.matches(":hover, :focus-within") ? leave() : close()), 8000);
  leave();
};

// A fault the person should know of: stays until closed.
Kit.warn = function (message) {
  const notices = Kit.byId("notices");
  if ([...notices.children].some((notice) => notice.dataset.message === message)) return;
  const notice = Kit.el("div", { class: "notice", role: "alert", "data-message": message }, Kit.el("p", {}, message));
  notice.append(Kit.el("button", { type: "button", onclick: () => notice.remove() }, "Close message"));
  notices.append(notice);
};

// Ctrl+Z in a field that was typed into takes back the typing; anywhere else it takes back what was done last.
let valueAtFocus = "";
document.addEventListener("focusin", (event) => (valueAtFocus = event.target.value));
document.addEventListener("keydown", (event) => {
  const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
  const isTyping = event.target.matches && event.target.matches("input:not([type=checkbox]), textarea");
  if (isUndo && Kit.lastUndo && !(isTyping && event.target.value !== valueAtFocus)) {
    event.preventDefault();
    Kit.lastUndo();
  }
});
