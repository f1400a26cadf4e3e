import { decades, powerOfTen } from "../lib/log-axis.js";
import { element, mount, setAttribute, svgElement } from "./dom.js";
import { fitted } from "./fitted.js";

const [LEFT, RIGHT, TOP, BOTTOM] = [46, 12, 14, 34];

/** @typedef {{id: string, logs: ArrayLike<number>}} LogCurve */

/**
 * Curves over lags, their height a decimal logarithm. The first one sets the axis; the others may leave the frame.
 * @param {HTMLElement} container
 * @param {{height?: number, across: string, band?: [number, number]}} options band: logarithms between which it is good
 * @returns {import("./dom.js").Figure<{curves: LogCurve[], steps: number, mark: {at: number, log: number}}>}
 */
export function createLogChart(container, { height = 340, across, band }) {
  const svg = svgElement("svg", { class: "lx-log-chart", height, "aria-hidden": "true" });
  const [frame, grid, zero] = ["lx-log-band", "lx-log-grid", "lx-log-one"].map((kind) =>
    svgElement("path", { class: kind }),
  );
  const inside = svgElement("svg", { x: LEFT, y: TOP, height: height - TOP - BOTTOM });
  const dot = svgElement("circle", { class: "lx-dot", r: 4 });
  const labels = svgElement("g", {});
  const caption = svgElement("text", { class: "lx-tick", "text-anchor": "end", y: height - 4 });
  caption.append(across);
  svg.append(frame, grid, zero, inside, dot, labels, caption);
  const figure = mount(container, element("div", { class: "lx-log-box" }, svg));

  /** @param {number} x @param {number} y @param {string} text @param {string} anchor @param {string} kind */
  function write(x, y, text, anchor, kind = "lx-tick") {
    const node = svgElement("text", { class: kind, x, y, "text-anchor": anchor });
    node.append(text);
    labels.append(node);
  }

  /** @param {Parameters<ReturnType<typeof createLogChart>["update"]>[0]} data @param {number} width */
  function draw({ curves, steps, mark }, width) {
    const { low, high, ticks } = decades(curves[0].logs);
    const [w, h] = [width - LEFT - RIGHT, height - TOP - BOTTOM];
    const x = (/** @type {number} */ lag) => (lag * w) / steps;
    const y = (/** @type {number} */ log) => (h * (high - log)) / (high - low);
    setAttribute(inside, "width", w);
    setAttribute(caption, "x", width - RIGHT);
    inside.replaceChildren(
      ...curves.toReversed().map(({ id, logs }) => {
        const points = Array.from(logs, (log, lag) => `${x(lag).toFixed(1)} ${y(Math.max(-1e4, log)).toFixed(1)}`);
        return svgElement("path", { class: `lx-curve lx-log-${id}`, d: `M${points.join("L")}` });
      }),
    );
    labels.replaceChildren();
    for (const tick of ticks) write(LEFT - 8, TOP + y(tick) + 4, tick ? powerOfTen(tick) : "1", "end");
    const lags = [0, Math.round(steps / 2), steps];
    lags.forEach((lag, n) => {
      write(LEFT + x(lag), height - BOTTOM + 15, String(lag), n === 2 ? "end" : n ? "middle" : "start");
    });
    setAttribute(grid, "d", ticks.map((tick) => `M${LEFT} ${Math.round(TOP + y(tick)) + 0.5}h${w}`).join(""));
    setAttribute(zero, "d", `M${LEFT} ${Math.round(TOP + y(0)) + 0.5}h${w}`);
    if (band) {
      const [from, to] = band.map((log) => TOP + y(log));
      setAttribute(frame, "d", `M${LEFT} ${from}h${w}V${to}h${-w}z`);
    }
    setAttribute(dot, "cx", LEFT + x(mark.at));
    setAttribute(dot, "cy", TOP + Math.max(0, Math.min(h, y(mark.log))));
  }

  return fitted(figure, svg, draw);
}
