import { element, mount, setAttribute, svgElement } from "./dom.js";
import { drawFrame, LEFT, paint, RIGHT, SIZES } from "./timeline-marks.js";

/**
 * @typedef {import("../lib/lstm.js").Quantity} Quantity
 * @typedef {import("../lib/terms.js").Cell} Cell
 *
 * @typedef {object} TimelineData
 * @property {import("../lib/lstm.js").LstmTrace} trace
 * @property {unknown[]} x
 * @property {number[]} cues timesteps to mark in the input
 * @property {number} scale the |c| that is drawn at full strength
 * @property {number} t
 * @property {number} unit
 * @property {Quantity} quantity row of the cursor
 * @property {"gate" | "unit"} grouping
 * @property {readonly Cell[]} lit marks to light up
 * @property {string} says the current cell in words
 */

/**
 * Heat-map rows over timesteps, with the input along the top and the current values at the right.
 * @param {HTMLElement} container
 * @param {{onMove: (to: {t?: number, unit?: number, quantity?: Quantity}) => void, onHover: (cell: Cell | null) => void,
 *   onKey: (key: string) => boolean, onLayout: (plot: {left: number, cell: number}) => void}} options
 * @returns {import("./dom.js").Figure<TimelineData>}
 */
export function createTimeline(container, { onMove, onHover, onKey, onLayout }) {
  const svg = svgElement("svg", { "aria-hidden": "true" });
  const stage = element("div", { class: "lx-stage", role: "slider", tabindex: 0, "aria-valuemin": 0 }, svg);
  stage.setAttribute("aria-label", "Timeline: left and right move the step, up and down the row");
  const figure = mount(container, element("div", { class: "lx-timeline" }, stage));
  /** @type {TimelineData | null} */
  let data = null;
  /** @type {ReturnType<typeof drawFrame> | null} */
  let frame = null;
  let shape = "";
  let width = 0;

  function draw() {
    if (!data || !width) return;
    const { trace, grouping } = data;
    const wanted = [trace.seqLen, trace.hiddenSize, grouping, width].join();
    if (wanted !== shape) {
      shape = wanted;
      frame = drawFrame(svg, trace.seqLen, trace.hiddenSize, grouping, width);
      onLayout({ left: LEFT, cell: frame.cell });
    }
    if (frame) {
      paint(frame, data);
      if (frame.total > width) follow(stage, LEFT + data.t * frame.cell);
    }
    setAttribute(stage, "aria-valuemax", trace.seqLen - 1);
    setAttribute(stage, "aria-valuenow", data.t);
    setAttribute(stage, "aria-valuetext", data.says);
  }

  /** @param {{clientX: number, clientY: number}} event @returns {{t: number, row: import("../lib/layout.js").Row} | null} */
  function locate(event) {
    if (!frame || !data) return null;
    const box = svg.getBoundingClientRect();
    const t = Math.floor((event.clientX - box.left - LEFT) / frame.cell);
    const y = event.clientY - box.top;
    const row = frame.rows.reduce((best, r) =>
      Math.abs(r.y + SIZES.row / 2 - y) < Math.abs(best.y + SIZES.row / 2 - y) ? r : best,
    );
    return { t: Math.max(0, Math.min(data.trace.seqLen - 1, t)), row };
  }

  const listen = { signal: figure.signal };
  stage.addEventListener(
    "pointerdown",
    (event) => {
      const at = locate(event);
      if (!at || event.button !== 0) return;
      stage.setPointerCapture(event.pointerId);
      onHover(null);
      onMove({ t: at.t, unit: at.row.unit, quantity: at.row.quantity });
    },
    listen,
  );
  stage.addEventListener(
    "pointermove",
    (event) => {
      const at = locate(event);
      if (!at) return;
      if (stage.hasPointerCapture(event.pointerId)) onMove({ t: at.t });
      else if (event.pointerType === "mouse") onHover({ quantity: at.row.quantity, unit: at.row.unit, t: at.t });
    },
    listen,
  );
  stage.addEventListener("pointerleave", () => onHover(null), listen);
  stage.addEventListener(
    "keydown",
    (event) => {
      if (!data || !frame || event.ctrlKey || event.metaKey || event.altKey) return;
      const to = keyTarget(event, data, frame.rows);
      if (to) onMove(to);
      if (to || onKey(event.shiftKey && event.key.startsWith("Arrow") ? `Shift+${event.key}` : event.key))
        event.preventDefault();
    },
    listen,
  );

  const observer = new ResizeObserver(([entry]) => {
    const now = Math.floor(entry.contentRect.width);
    if (now === width) return;
    width = now;
    draw();
  });
  observer.observe(stage);
  return {
    update(next) {
      data = next;
      draw();
    },
    destroy() {
      observer.disconnect();
      figure.destroy();
    },
  };
}

/**
 * Where a key leads: along time, or to the next row as drawn.
 * @param {KeyboardEvent} event
 * @param {TimelineData} data
 * @param {import("../lib/layout.js").Row[]} rows
 */
function keyTarget({ key, shiftKey }, { t, unit, quantity, trace }, rows) {
  if (shiftKey) return null;
  const last = trace.seqLen - 1;
  const steps = { ArrowLeft: t - 1, ArrowRight: t + 1, PageDown: t + 5, PageUp: t - 5, Home: 0, End: last };
  if (key in steps) {
    const to = steps[/** @type {keyof typeof steps} */ (key)];
    return { t: Math.max(0, Math.min(last, to)) };
  }
  if (key !== "ArrowUp" && key !== "ArrowDown") return null;
  const at = rows.findIndex((row) => row.unit === unit && row.quantity === quantity);
  const to = rows[Math.max(0, Math.min(rows.length - 1, at + (key === "ArrowUp" ? -1 : 1)))];
  return { unit: to.unit, quantity: to.quantity };
}

/**
 * Keeps the current step in view where the steps do not fit.
 * @param {HTMLElement} stage
 * @param {number} x of the current step
 */
function follow(stage, x) {
  const { scrollLeft, clientWidth } = stage;
  if (x > scrollLeft + LEFT && x < scrollLeft + clientWidth - RIGHT) return;
  stage.scrollLeft = x - clientWidth / 2;
}
