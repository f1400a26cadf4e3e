import { element, mount, placeIn, setAttribute } from "./dom.js";
import { fitted } from "./fitted.js";
import { createHeatMap } from "./heat-map.js";
import { watchTheme } from "./theme.js";
import { createSheets, drawFrame, INSET, LEFT, paint, SIZES } from "./timeline-marks.js";

/**
 * @typedef {import("../lib/tracks.js").Track} Track
 * @typedef {import("../lib/terms.js").Mark} Mark
 *
 * @typedef {object} TimelineData
 * @property {{seqLen: number}} trace
 * @property {Track[]} tracks the rows
 * @property {unknown[]} x a new list whenever an entry changes
 * @property {number[]} cues timesteps to mark in the input
 * @property {number} t
 * @property {number} unit
 * @property {string} quantity row of the cursor
 * @property {{quantity: string, unit: number}} [cursor] where it is not a row of the chosen unit
 * @property {"gate" | "unit"} grouping
 * @property {readonly Mark[]} lit marks to light up
 * @property {import("../lib/clamp.js").Held | null} [held] marks that are held by force
 * @property {string} says the current cell in words
 *
 * @typedef {TimelineData & {named: Map<string, Track>, cursor: {quantity: string, unit: number}}} Drawn
 *
 * @typedef {object} TimelineOptions
 * @property {(to: {t?: number, unit?: number, quantity?: string}) => void} onMove
 * @property {(mark: Mark | null) => void} onHover
 * @property {(key: string) => boolean} onKey
 * @property {(plot: {left: number, cell: number}) => void} onLayout
 * @property {(interval: {quantity: string, unit: number, from: number, to: number}) => void} [onHold] a drag along
 *   a gate's row while something is held
 */

/**
 * Heat-map rows over timesteps, with the input along the top and the current values at the right.
 * @param {HTMLElement} container
 * @param {TimelineOptions} options
 * @returns {import("./dom.js").Figure<TimelineData>}
 */
export function createTimeline(container, options) {
  const { onMove, onHover, onKey, onLayout } = options;
  const { canvas, field, rim, columns } = createSheets();
  const stage = element("div", { class: "lx-stage", role: "slider", tabindex: 0, "aria-valuemin": 0 }, columns);
  stage.setAttribute("aria-label", "Timeline: left and right move the step, up and down the row");
  const root = element("div", { class: "lx-timeline" }, stage, rim);
  const figure = mount(container, root);
  const heat = createHeatMap(canvas);
  /** @type {Drawn | null} */
  let data = null;
  /** @type {ReturnType<typeof drawFrame> | null} */
  let frame = null;
  let shape = "";
  let followed = -1;

  /** @param {Drawn} next @param {number} width */
  function draw(next, width) {
    data = next;
    const { named, trace, grouping } = data;
    const blocks = Array.from(named.values(), ({ quantity, units }) => quantity + units);
    const wanted = [trace.seqLen, blocks, grouping, width].join();
    if (wanted !== shape || !frame) {
      shape = wanted;
      frame = drawFrame({ field, rim }, named, trace.seqLen, grouping, width);
      columns.style.width = `${frame.total}px`;
      columns.style.height = `${field.getAttribute("height")}px`;
      stage.style.width = `${frame.shown}px`;
      onLayout({ left: LEFT, cell: (frame.shown - 2 * INSET) / trace.seqLen });
    }
    if (frame.total > frame.shown && followed !== data.t) follow(stage, INSET + data.t * frame.cell, frame.shown);
    followed = data.t;
    drawMarks();
    paint(frame, data);
    setAttribute(stage, "aria-valuemax", trace.seqLen - 1);
    setAttribute(stage, "aria-valuenow", data.t);
    setAttribute(stage, "aria-valuetext", data.says);
  }

  /** The marks that can be seen; a long run is drawn again as it scrolls by. */
  function drawMarks() {
    if (!data || !frame) return;
    const { cell, steps, rows, total, shown } = frame;
    const { named } = data;
    const marks = rows.map(({ quantity, unit, y }) => {
      const { values, units, scale, signed, ink } = /** @type {Track} */ (named.get(quantity));
      return { y, values, start: unit, stride: units, scale, signed, ink };
    });
    const left = total > shown ? stage.scrollLeft : 0;
    heat.paint(marks, { steps, cell, height: SIZES.row, inset: INSET }, { left, width: shown });
  }

  /** @param {{clientX: number, clientY: number}} event */
  function locate(event) {
    if (!frame || !data) return null;
    const at = placeIn(field, event);
    const t = Math.floor((at.x - INSET) / frame.cell);
    const y = at.y - SIZES.row / 2;
    const row = frame.rows.reduce((best, r) => (Math.abs(r.y - y) < Math.abs(best.y - y) ? r : best));
    return { t: Math.max(0, Math.min(data.trace.seqLen - 1, t)), row };
  }

  listenToPointers(stage, figure.signal, locate, {
    ...options,
    canHold: (quantity) => Boolean(data?.held && data.named.get(quantity)?.gate),
  });
  const listen = { signal: figure.signal };
  stage.addEventListener("pointerleave", () => onHover(null), listen);
  stage.addEventListener("scroll", drawMarks, listen);
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

  const { update, destroy } = fitted(figure, root, draw);
  const unwatch = watchTheme(() => {
    heat.forget();
    drawMarks();
  });
  return {
    update(next) {
      const { tracks, cursor = next } = next;
      update({ ...next, cursor, named: new Map(tracks.map((track) => [track.quantity, track])) });
    },
    destroy() {
      unwatch();
      destroy();
    },
  };
}

/**
 * A press chooses a mark, a drag scrubs; along a gate's row, while something is held, it draws the interval.
 * @param {HTMLElement} stage
 * @param {AbortSignal} signal
 * @param {(event: PointerEvent) => {t: number, row: import("../lib/layout.js").Row} | null} locate
 * @param {TimelineOptions & {canHold: (quantity: string) => boolean}} options
 */
function listenToPointers(stage, signal, locate, { onMove, onHover, onHold, canHold }) {
  /** @type {ReturnType<typeof locate>} */
  let pressed = null;
  let drawing = false;
  stage.addEventListener(
    "pointerdown",
    (event) => {
      const at = locate(event);
      if (!at || event.button !== 0) return;
      stage.setPointerCapture(event.pointerId);
      [pressed, drawing] = [at, false];
      onHover(null);
      onMove({ t: at.t, unit: at.row.unit, quantity: at.row.quantity });
    },
    { signal },
  );
  stage.addEventListener(
    "pointermove",
    (event) => {
      const at = locate(event);
      if (!at) return;
      if (!pressed || !stage.hasPointerCapture(event.pointerId)) {
        if (event.pointerType === "mouse") onHover({ ...at.row, t: at.t });
        return;
      }
      const { quantity, unit } = pressed.row;
      drawing ||= onHold !== undefined && canHold(quantity) && at.t !== pressed.t;
      if (drawing) onHold?.({ quantity, unit, from: pressed.t, to: at.t });
      else onMove({ t: at.t });
    },
    { signal },
  );
}

/**
 * Where a key leads: along time, or to the next row as drawn.
 * @param {KeyboardEvent} event
 * @param {Drawn} data
 * @param {import("../lib/layout.js").Row[]} rows
 */
function keyTarget({ key, shiftKey }, { t, cursor, trace }, rows) {
  if (shiftKey) return null;
  const last = trace.seqLen - 1;
  const steps = { ArrowLeft: t - 1, ArrowRight: t + 1, PageDown: t + 5, PageUp: t - 5, Home: 0, End: last };
  if (key in steps) {
    const to = steps[/** @type {keyof typeof steps} */ (key)];
    return { t: Math.max(0, Math.min(last, to)) };
  }
  if (key !== "ArrowUp" && key !== "ArrowDown") return null;
  const at = rows.findIndex((row) => row.unit === cursor.unit && row.quantity === cursor.quantity);
  const to = rows[Math.max(0, Math.min(rows.length - 1, at + (key === "ArrowUp" ? -1 : 1)))];
  return { unit: to.unit, quantity: to.quantity };
}

/**
 * Keeps the current step in view where the steps do not fit.
 * @param {HTMLElement} stage
 * @param {number} x of the current step
 * @param {number} shown width in view
 */
function follow(stage, x, shown) {
  const { scrollLeft } = stage;
  if (x > scrollLeft + 20 && x < scrollLeft + shown - 30) return;
  stage.scrollLeft = x - shown / 2;
}
