import { number } from "../lib/words.js";
import { element, mount, setAttribute, setText, showValue, svgElement } from "./dom.js";
import { fitted } from "./fitted.js";

/**
 * A few quantities of one unit as lines over time: the cell state thick and solid, the hidden state dashed; below them
 * the hidden state that the run ends with, where whatever was changed before has arrived.
 * @param {HTMLElement} container
 * @param {{names: readonly ("c" | "h")[], height?: number}} options
 * @returns {import("./dom.js").Figure<{trace: {seqLen: number, values: Record<string, Float64Array>, cell: {reverse: boolean}},
 *   unit: number, t: number, scale: number, cues: number[]}>}
 */
export function createLines(container, { names, height = 112 }) {
  const title = element("p", { class: "lx-label" });
  const svg = svgElement("svg", { class: "lx-lines", height, "aria-hidden": "true" });
  const zero = svgElement("path", { class: "lx-axis" });
  const guides = svgElement("path", { class: "lx-guides" });
  const now = svgElement("path", { class: "lx-playhead" });
  const lines = names.map((name) => svgElement("path", { class: `lx-curve lx-line-${name}` }));
  const dots = names.map(() => svgElement("circle", { class: "lx-dot", r: 3 }));
  const limits = [1, -1].map((sign) => svgElement("text", { class: "lx-tick", x: 0, y: sign > 0 ? 10 : height - 3 }));
  svg.append(zero, guides, now, ...lines, ...dots, ...limits);
  const where = element("span");
  const end = element("output", { class: "lx-number", "data-quantity": "h" });
  const ending = element("p", { class: "lx-pair" }, where, end);
  const figure = mount(container, element("div", { class: "lx-lines-box" }, title, svg, ending));

  /** @param {Parameters<ReturnType<typeof createLines>["update"]>[0]} data @param {number} width */
  function draw({ trace, unit, t, scale, cues }, width) {
    const x = (/** @type {number} */ s) => 4 + (s * (width - 8)) / Math.max(1, trace.seqLen - 1);
    const y = (/** @type {number} */ v) => (height / 2) * (1 - Math.max(-1.05, Math.min(1.05, v / scale)) * 0.92);
    setText(title, `${names.length > 1 ? "c (solid) and h (dashed)" : "h"} of unit ${unit}`);
    names.forEach((name, n) => {
      const values = trace.values[name];
      const units = values.length / trace.seqLen;
      const value = (/** @type {number} */ s) => (unit < units && values[s * units + unit]) || 0;
      const points = Array.from({ length: trace.seqLen }, (_, s) => [x(s), y(value(s))]);
      setAttribute(lines[n], "d", `M${points.map((p) => p.map((v) => v.toFixed(1)).join(" ")).join("L")}`);
      setAttribute(dots[n], "cx", points[t][0]);
      setAttribute(dots[n], "cy", points[t][1]);
    });
    setAttribute(zero, "d", `M0 ${height / 2}H${width}`);
    setAttribute(guides, "d", cues.map((s) => `M${Math.round(x(s)) + 0.5} 0V${height}`).join(""));
    setAttribute(now, "d", `M${Math.round(x(t)) + 0.5} 0V${height}`);
    const units = trace.values.h.length / trace.seqLen;
    const last = trace.cell.reverse ? 0 : trace.seqLen - 1;
    ending.hidden = unit >= units; // a projection makes h narrower than c
    if (unit < units) {
      const value = trace.values.h[last * units + unit];
      setText(where, `h where the run ends, t = ${last}`);
      showValue(end, value, number(value, 3), { unit, t: last });
    }
    for (const [n, sign] of [1, -1].entries()) setText(limits[n], number(sign * scale, 1));
  }

  return fitted(figure, svg, draw);
}
