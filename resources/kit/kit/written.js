// Calls the functions that were written for this app (functions.js). What they cannot work out is shown as a dash.
"use strict";
window.Kit = window.Kit || {};

Kit.functions = {};

Kit.call = function (name, values) {
  try {
    const result = Kit.functions[name](...values);
    return result === undefined ? NaN : result;
  } catch (error) {
    console.warn(`${name} could not be worked out: ${error.message}`);
    return NaN;
  }
};
