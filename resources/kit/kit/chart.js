// Small charts, drawn as SVG. The same values stand beside them as a table, for reading and for screen readers.
"use strict";
window.Kit = window.Kit || {};

// { section, shape: "bar" | "line" | "pie", label, type, of, by, period, formula }
Kit.chart = function (chart) {
  const part = (name) => Kit.byId(`${chart.section}-${name}`);
  const draw = () => {
    const values = Kit.groupValues(chart).filter(({ value }) => Kit.isNumber(value));
    const isEmpty = values.length === 0;
    part("empty").hidden = !isEmpty;
    part("table").hidden = isEmpty;
    const show = (value) => Kit.show(value, chart.type);
    part("table").tBodies[0].replaceChildren(...values.map(({ key, label, value }, index) => {
      const swatch = chart.shape === "pie" && Kit.el("span", { class: `swatch slice-${index % 8}` });
      const name = chart.period === "month" ? `${label} (${key})` : label;
      return Kit.el("tr", {}, Kit.el("th", { scope: "row" }, swatch, " ", name), Kit.el("td", { class: "number" }, show(value)));
    }));
    if (isEmpty) return part("drawing").replaceChildren();
    const width = Math.max(260, part("drawing").clientWidth || 560);
    const summary = `${chart.label}: ${values.map(({ label, value }) => `${label} ${show(value)}`).join(", ")}`;
    part("drawing").replaceChildren(Kit.chartShapes[chart.shape](values, width, show, summary));
  };
  Kit.onChange(draw);
  let width = 0;
  const fit = () => {
    if (Math.abs(part("drawing").clientWidth - width) > 4) {
      width = part("drawing").clientWidth;
      draw();
    }
  };
  // A frame later: what is drawn while sizes are being watched would change them again.
  new ResizeObserver(() => requestAnimationFrame(fit)).observe(part("drawing"));
};

Kit.chartFrame = (width, height, summary, ...shapes) =>
  Kit.svg("svg", { viewBox: `0 0 ${width} ${height}`, width: "100%", role: "img", "aria-label": summary, class: "chart" }, ...shapes);

// Where a value is drawn, between the lowest and the highest; the axis starts at 0.
Kit.chartScale = function (values, top, bottom) {
  const numbers = values.map(({ value }) => value);
  const high = Math.max(0, ...numbers);
  const low = Math.min(0, ...numbers);
  const span = high - low || 1;
  return (value) => bottom - ((value - low) / span) * (bottom - top);
};

Kit.chartText = (x, y, text, anchor = "middle") => Kit.svg("text", { x, y, "text-anchor": anchor }, text);

// Labels that would run into one another are left out; the table has them all.
Kit.chartLabels = function (values, width, y) {
  const step = width / values.length;
  const longest = Math.max(...values.map(({ label }) => Math.min(label.length, 14)));
  const every = Math.ceil((longest * 7.5 + 6) / step);
  const short = (label) => (label.length > 14 ? `${label.slice(0, 13)}…` : label);
  return values.map(({ label }, index) => (index % every ? null : Kit.chartText(step * (index + 0.5), y, short(label))));
};

Kit.chartShapes = {
  bar(values, width, show, summary) {
    const y = Kit.chartScale(values, 26, 190);
    const step = width / values.length;
    const thickness = Math.min(56, step * 0.62);
    const bars = values.map(({ value }, index) => {
      const x = step * (index + 0.5) - thickness / 2;
      const top = Math.min(y(value), y(0));
      const height = Math.max(1, Math.abs(y(value) - y(0)));
      const room = step > show(value).length * 7.5;
      return [
        Kit.svg("rect", { x, y: top, width: thickness, height, rx: Math.min(5, height), class: "mark" }),
        room && Kit.chartText(x + thickness / 2, top - 7, show(value)),
      ];
    });
    const axis = Kit.svg("line", { x1: 0, x2: width, y1: y(0), y2: y(0), class: "axis" });
    return Kit.chartFrame(width, 220, summary, bars, axis, Kit.chartLabels(values, width, 211));
  },

  line(values, width, show, summary) {
    const y = Kit.chartScale(values, 26, 190);
    const step = width / values.length;
    const points = values.map(({ value }, index) => [step * (index + 0.5), y(value)]);
    const path = Kit.svg("polyline", { points: points.map((point) => point.join(",")).join(" "), class: "stroke" });
    const marks = points.map(([x, height], index) => [
      Kit.svg("circle", { cx: x, cy: height, r: 4.5, class: "mark" }),
      step > show(values[index].value).length * 7.5 && Kit.chartText(x, height - 10, show(values[index].value)),
    ]);
    const axis = Kit.svg("line", { x1: 0, x2: width, y1: y(0), y2: y(0), class: "axis" });
    return Kit.chartFrame(width, 220, summary, axis, path, marks, Kit.chartLabels(values, width, 211));
  },

  pie(values, width, show, summary) {
    const parts = values.map(({ value }) => Math.max(0, value));
    const sum = parts.reduce((total, value) => total + value, 0);
    const circumference = 2 * Math.PI * 60;
    let before = 0;
    const slices = parts.map((value, index) => {
      const length = Kit.isNumber(value / sum) ? (value / sum) * circumference : 0;
      const slice = Kit.svg("circle", {
        cx: 110, cy: 110, r: 60, class: `slice slice-${index % 8}`, "stroke-dasharray": `${length} ${circumference - length}`, "stroke-dashoffset": -before,
      });
      before += length;
      return slice;
    });
    const frame = Kit.chartFrame(220, 220, summary, Kit.svg("g", { transform: "rotate(-90 110 110)" }, slices));
    frame.classList.add("pie");
    return frame;
  },
};
