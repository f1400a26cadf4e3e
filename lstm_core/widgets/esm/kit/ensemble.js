import { number } from "../lib/words.js";
import { element, mount, setAttribute, svgElement } from "./dom.js";
import { fitted } from "./fitted.js";

const [LEFT, RIGHT, TOP, BOTTOM, POINTS] = [40, 8, 8, 20, 160];
const SCALES = [1, 2, 5];

/** The next round number that is not smaller. @param {number} size */
function roundUp(size) {
  const decade = 10 ** Math.floor(Math.log10(size));
  return (SCALES.find((part) => part * decade >= size) ?? 10) * decade;
}

/**
 * One quantity of several runs as lines over time, on a scale that is the same above and below zero. The first run is
 * thick; runs of the second kind are dashed.
 * @param {HTMLElement} container
 * @param {{height?: number, least: number, fixed?: boolean}} options least: the smallest scale
 * @returns {import("./dom.js").Figure<{values: Float64Array, length: number, runs: number, guides?: number[]}>} entry
 *   `n * length + t` belongs to run n
 */
export function createEnsemble(container, { height = 200, least, fixed = false }) {
  const svg = svgElement("svg", { class: "lx-ensemble", height, "aria-hidden": "true" });
  const [axis, guide] = ["lx-axis", "lx-guides"].map((kind) => svgElement("path", { class: kind }));
  const kinds = ["lx-run lx-run-minus", "lx-run lx-run-plus", "lx-run lx-run-first"];
  const lines = kinds.map((kind) => svgElement("path", { class: kind }));
  const texts = Array.from({ length: 5 }, () => svgElement("text", { class: "lx-tick" }));
  svg.append(guide, axis, ...lines, ...texts);
  const figure = mount(container, element("div", {}, svg));

  /** @param {Parameters<ReturnType<typeof createEnsemble>["update"]>[0]} data @param {number} width */
  function draw({ values, length, runs, guides = [] }, width) {
    const scale = fixed ? least : roundUp(Math.max(least, ...values.map(Math.abs).filter(Number.isFinite)));
    const [w, h] = [width - LEFT - RIGHT, height - TOP - BOTTOM];
    const x = (/** @type {number} */ t) => LEFT + (t * w) / (length - 1);
    const y = (/** @type {number} */ v) => TOP + (h / 2) * (1 - v / scale);
    const count = Math.min(POINTS, length);
    const steps = Array.from({ length: count }, (_, n) => Math.round((n * (length - 1)) / (count - 1)));
    const path = (/** @type {number} */ n) =>
      `M${steps.map((t) => `${x(t).toFixed(1)} ${y(values[n * length + t]).toFixed(1)}`).join("L")}`;
    const others = Array.from({ length: runs - 1 }, (_, n) => n + 1);
    for (const kind of [0, 1]) {
      const own = others.filter((n) => n % 2 !== kind);
      setAttribute(lines[kind], "d", own.map(path).join(""));
    }
    setAttribute(lines[2], "d", path(0));
    setAttribute(axis, "d", `M${LEFT} ${Math.round(y(0)) + 0.5}h${w}`);
    const inside = guides.filter((v) => Math.abs(v) <= scale);
    setAttribute(guide, "d", inside.map((v) => `M${LEFT} ${Math.round(y(v)) + 0.5}h${w}`).join(""));
    const written = [
      [LEFT - 6, y(scale) + 9, number(scale, 0), "end"],
      [LEFT - 6, y(0) + 4, "0", "end"],
      [LEFT - 6, y(-scale), number(-scale, 0), "end"],
      [LEFT, height - 5, "stored", "start"],
      [LEFT + w, height - 5, `asked at step ${length - 1}`, "end"],
    ];
    written.forEach(([left, top, text, anchor], n) => {
      setAttribute(texts[n], "x", left);
      setAttribute(texts[n], "y", top);
      setAttribute(texts[n], "text-anchor", anchor);
      if (texts[n].textContent !== text) texts[n].textContent = String(text);
    });
  }

  return fitted(figure, svg, draw);
}
