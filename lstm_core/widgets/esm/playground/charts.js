/** Lines over steps or timesteps, in SVG, with an axis that is logarithmic or runs from 0 to 1. */
import { element, mount, placeIn, setAttribute, setText, svgElement } from "../kit/dom.js";
import { fitted } from "../kit/fitted.js";
import { powerOfTen } from "../lib/log-axis.js";

/**
 * @typedef {{points: readonly (readonly [number, number])[], kind: string, name?: string}} Line kind: class of its stroke
 * @typedef {{lines: Line[], levels: {value: number, name: string}[], band?: {points: readonly (readonly [number, number, number])[]} | null,
 *   now: number | null, from: number, to: number, low: number, high: number, ends: [string, string]}} Chart
 */

const [LEFT, RIGHT, TOP, BOTTOM] = [44, 8, 8, 16];

/** Powers of ten as people write them. @param {number} exponent */
function power(exponent) {
  if (exponent >= -3 && exponent <= 3) return String(Number((10 ** exponent).toPrecision(1)));
  return powerOfTen(exponent);
}

/**
 * @param {HTMLElement} container
 * @param {{title: string, height: number, logarithmic: boolean, onPick?: (x: number) => void}} options
 * @returns {import("../kit/dom.js").Figure<Chart>}
 */
export function createChart(container, { title, height, logarithmic, onPick }) {
  const svg = svgElement("svg", { height, "aria-hidden": "true" });
  const band = svgElement("path", { class: "lx-band" });
  const grid = svgElement("path", { class: "lx-axis" });
  const now = svgElement("path", { class: "lx-playhead" });
  const drawn = svgElement("g");
  const ticks = svgElement("g");
  svg.append(grid, band, drawn, now, ticks);
  const heading = element("p", { class: "lx-label" }, title);
  const figure = mount(container, element("div", { class: "lx-chart" }, heading, svg));
  /** @type {Chart | null} */
  let data = null;
  let width = 0;

  const scale = () => {
    const { from, to, low, high } = /** @type {Chart} */ (data);
    const across = Math.max(1e-9, to - from);
    const level = (/** @type {number} */ v) => (logarithmic ? Math.log10(Math.max(v, 1e-30)) : v);
    const [a, b] = [level(low), level(high)];
    return {
      x: (/** @type {number} */ v) => LEFT + ((v - from) / across) * (width - LEFT - RIGHT),
      y: (/** @type {number} */ v) =>
        TOP + (1 - Math.max(-0.02, Math.min(1.02, (level(v) - a) / Math.max(1e-9, b - a)))) * (height - TOP - BOTTOM),
      a,
      b,
    };
  };

  /** @param {number} x @param {number} y @param {string} text @param {string} anchor */
  const label = (x, y, text, anchor) => {
    const node = svgElement("text", { class: "lx-tick", x: x.toFixed(1), y: y.toFixed(1), "text-anchor": anchor });
    setText(node, text);
    return node;
  };

  /** @param {Chart} next @param {number} wide */
  function draw(next, wide) {
    [data, width] = [next, wide];
    if (width < 60) return;
    const { x, y, a, b } = scale();
    const path = (/** @type {readonly (readonly [number, number])[]} */ points) =>
      points.length ? `M${points.map(([s, v]) => `${x(s).toFixed(1)} ${y(v).toFixed(1)}`).join("L")}` : "";
    const values = logarithmic
      ? Array.from({ length: Math.round(b - a) + 1 }, (_, n) => Math.round(a) + n)
      : [0, 0.5, 1];
    const every = Math.ceil(values.length / 5);
    const marks = values.filter((_, n) => n % every === 0);
    const at = (/** @type {number} */ v) => y(logarithmic ? 10 ** v : v);
    setAttribute(grid, "d", marks.map((v) => `M${LEFT} ${Math.round(at(v)) + 0.5}H${width - RIGHT}`).join(""));
    const names = marks.map((v) => label(LEFT - 6, at(v) + 4, logarithmic ? power(v) : `${100 * v} %`, "end"));
    const ends = [
      label(LEFT, height - 3, data.ends[0], "start"),
      label(width - RIGHT, height - 3, data.ends[1], "end"),
    ];
    const levels = data.levels.map(({ value, name }) => label(width - RIGHT, y(value) - 4, name, "end"));
    for (const node of levels) node.classList.add("lx-level-name");
    ticks.replaceChildren(...names, ...ends, ...levels);
    drawn.replaceChildren(
      ...data.levels.map(({ value }) =>
        svgElement("path", { class: "lx-level", d: `M${LEFT} ${y(value).toFixed(1)}H${width - RIGHT}` }),
      ),
      ...data.lines.map(({ points, kind }) => svgElement("path", { class: `lx-curve ${kind}`, d: path(points) })),
    );
    const ring = data.band?.points ?? [];
    const upper = ring.map(([s, , high]) => /** @type {const} */ ([s, high]));
    const lower = ring.map(([s, low]) => /** @type {const} */ ([s, low])).reverse();
    setAttribute(band, "d", ring.length ? `${path([...upper, ...lower])}Z` : "");
    setAttribute(now, "d", data.now === null ? "" : `M${Math.round(x(data.now)) + 0.5} ${TOP}V${height - BOTTOM}`);
  }

  if (onPick) {
    const pick = (/** @type {PointerEvent} */ event) => {
      if (!data || (event.type === "pointermove" && event.buttons !== 1)) return;
      const share = (placeIn(svg, event).x - LEFT) / (width - LEFT - RIGHT);
      onPick(data.from + Math.max(0, Math.min(1, share)) * (data.to - data.from));
    };
    svg.addEventListener("pointerdown", pick, { signal: figure.signal });
    svg.addEventListener("pointermove", pick, { signal: figure.signal });
    svg.classList.add("lx-pick");
  }
  return fitted(figure, svg, draw);
}
