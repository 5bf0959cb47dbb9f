// Keeping data in this browser's own storage, so that it is there again the next time.
"use strict";
window.Kit = window.Kit || {};

Kit.store = {
  prefix: "app/", // set by Kit.start, so that two apps in one browser do not mix their data
  storedAs: {}, // name of a part now → the name its data lies under, where the part was renamed
  memory: new Map(), // used where the browser refuses to store anything
  listeners: [],

  // The key of a name: data stays under its first name, whatever the part is called now.
  key(name) {
    const first = (word) => {
      const now = Object.keys(Kit.store.storedAs).find((each) => word === each || word.startsWith(`${each}-`));
      return now === undefined ? word : Kit.store.storedAs[now] + word.slice(now.length);
    };
    return Kit.store.prefix + name.split("/").map(first).join("/");
  },

  // The saved value, or `fallback` where there is none. What cannot be read is set aside, never thrown away.
  read(name, fallback) {
    return Kit.store.readKey(Kit.store.key(name), fallback);
  },

  readKey(key, fallback) {
    const text = Kit.store.readText(key);
    if (text === null) return fallback;
    try {
      const value = JSON.parse(text);
      if (Kit.store.isLike(value, fallback)) return value;
    } catch (error) {
      // Falls through: the text is not JSON.
    }
    Kit.store.writeText(key + ".damaged", text);
    Kit.warn("Some saved data could not be read. It was set aside, and this part starts anew.");
    return fallback;
  },

  // Save a value under a name. Answers whether that worked.
  write(name, value) {
    return Kit.store.writeText(Kit.store.key(name), JSON.stringify(value));
  },

  // Call `listener(name)` when another tab changes something.
  onOtherTab(listener) {
    Kit.store.listeners.push(listener);
  },

  // Everything this app has saved, by name; and the way back, for export and import.
  all() {
    const saved = {};
    for (const key of Kit.store.keys()) {
      const name = key.slice(Kit.store.prefix.length);
      if (!name.endsWith(".damaged")) saved[name] = Kit.store.readKey(key, null);
    }
    return saved;
  },

  replaceAll(saved) {
    for (const key of Kit.store.keys()) {
      Kit.store.memory.delete(key);
      try {
        localStorage.removeItem(key);
      } catch (error) {
        // Nothing was stored there.
      }
    }
    for (const [name, value] of Object.entries(saved)) Kit.store.writeText(Kit.store.prefix + name, JSON.stringify(value));
  },

  keys() {
    const keys = new Set(Kit.store.memory.keys());
    try {
      for (const key of Object.keys(localStorage)) keys.add(key);
    } catch (error) {
      // The browser gives no storage to this page.
    }
    return [...keys].filter((key) => key.startsWith(Kit.store.prefix));
  },

  isLike(value, fallback) {
    if (fallback === null || fallback === undefined) return true;
    return typeof value === typeof fallback && value !== null && Array.isArray(value) === Array.isArray(fallback);
  },

  readText(key) {
    if (Kit.store.memory.has(key)) return Kit.store.memory.get(key);
    try {
      return localStorage.getItem(key);
    } catch (error) {
      return null;
    }
  },

  writeText(key, text) {
    try {
      localStorage.setItem(key, text);
      Kit.store.memory.delete(key);
      return true;
    } catch (error) {
      Kit.store.memory.set(key, text);
      Kit.warn("The last change is shown but could not be saved: this browser's storage is full or switched off. " +
        "Use More, then Export, to keep your data.");
      return false;
    }
  },
};

window.addEventListener("storage", (event) => {
  if (!event.key || !event.key.startsWith(Kit.store.prefix)) return;
  const name = event.key.slice(Kit.store.prefix.length);
  for (const listener of Kit.store.listeners) listener(name);
});
