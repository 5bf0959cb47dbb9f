// What every app has around its sections: starting, drawing again after a change, the theme, and copies of the data.
"use strict";
window.Kit = window.Kit || {};

Kit.views = [];

// Have `draw()` called now and after every change of any data.
Kit.onChange = function (draw) {
  Kit.views.push(draw);
};

Kit.refresh = function () {
  for (const draw of Kit.views) draw();
};

// Called last in app.js: by then every section has been declared.
Kit.run = function () {
  Kit.refresh();
  // After midnight, "today" in the formulas is another day; "now" is another time each minute.
  const moment = () => Kit.today() + (Kit.app.showsTime ? Kit.now() : "");
  let drawn = moment();
  setInterval(() => {
    if (drawn !== moment()) {
      drawn = moment();
      Kit.refresh();
    }
  }, Kit.app.showsTime ? 1000 : 30000);
};

// storedAs: parts that were renamed, with the names their data lies under; showsTime: something is worked out with now.
Kit.start = function ({ id, title, storedAs = {}, showsTime = false }) {
  Kit.app = { id, title, showsTime };
  Kit.store.prefix = `${id}/`;
  Kit.store.storedAs = storedAs;
  Kit.startTheme();
  Kit.startMenu();
};

// ---- Light and dark ----

Kit.startTheme = function () {
  const button = Kit.byId("theme");
  const schemes = ["system", "light", "dark"];
  let scheme = Kit.store.read("theme", document.documentElement.dataset.scheme || "system");
  const show = () => {
    document.documentElement.dataset.scheme = scheme;
    button.textContent = `Theme: ${scheme}`;
  };
  button.addEventListener("click", () => {
    scheme = schemes[(schemes.indexOf(scheme) + 1) % schemes.length];
    Kit.store.write("theme", scheme);
    show();
  });
  show();
};

// ---- The menu: a copy of everything, and back ----

Kit.startMenu = function () {
  const menu = Kit.byId("more");
  Kit.byId("export").addEventListener("click", () => {
    const copy = { app: Kit.app.title, saved: new Date().toISOString(), data: Kit.store.all() };
    Kit.download(`${Kit.app.id}.json`, "application/json", JSON.stringify(copy, null, 2));
    menu.open = false;
  });
  Kit.byId("import").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    event.target.value = "";
    if (file) Kit.loadCopy(await file.text());
    menu.open = false;
  });
  Kit.byId("print").addEventListener("click", () => {
    menu.open = false;
    window.print();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
};

Kit.loadCopy = function (text) {
  let copy = null;
  try {
    copy = JSON.parse(text);
  } catch (error) {
    // Told below.
  }
  if (!copy || typeof copy.data !== "object" || copy.data === null) {
    Kit.warn("That file was not exported by this app. Nothing was changed.");
    return;
  }
  const before = Kit.store.all();
  const replace = (data) => {
    Kit.store.replaceAll(data);
    Kit.reload();
  };
  replace(copy.data);
  Kit.toast("Everything was imported.", () => replace(before));
};

// Parts that keep data in memory say how to read it again from the store.
Kit.reloaders = [];
Kit.onReload = (reload) => Kit.reloaders.push(reload);
Kit.reload = function () {
  for (const reload of Kit.reloaders) reload();
  Kit.refresh();
};
Kit.store.onOtherTab(() => Kit.reload());

Kit.download = function (name, type, text) {
  const link = Kit.el("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
