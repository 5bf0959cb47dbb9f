// Values of the whole app that its user can change; formulas read them with Kit.setting("budget").
"use strict";
window.Kit = window.Kit || {};

Kit.settingFields = [];
Kit.settingValues = {};

Kit.setting = (name) => Kit.settingValues[name];

Kit.settings = function ({ section, fields }) {
  const container = Kit.byId(section);
  Kit.settingFields = fields;
  const load = () => {
    const saved = Kit.store.read("settings", {});
    for (const field of fields) {
      const key = field.key || field.name;
      Kit.settingValues[field.name] = Object.hasOwn(saved, key) ? Kit.asType(saved[key], field.type) : Kit.defaultValue(field);
    }
    Kit.writeFields(container, fields, Kit.settingValues);
  };
  Kit.wireImages(container);
  container.addEventListener("input", () => {
    Object.assign(Kit.settingValues, Kit.readFields(container, fields));
    const stored = Kit.store.read("settings", {});
    for (const field of fields) stored[field.key || field.name] = Kit.settingValues[field.name];
    Kit.store.write("settings", stored);
    Kit.refresh();
  });
  Kit.onReload(load);
  load();
};
