import { strength } from "../lib/layout.js";
import { zoomOf } from "./dom.js";
import { readPalette } from "./theme.js";

/**
 * @typedef {{y: number, values: Float64Array, start: number, stride: number, scale: number, signed: boolean,
 *   ink: string}} HeatRow values of one row: `values[start + t * stride]`
 * @typedef {{steps: number, cell: number, height: number, inset: number}} HeatShape sizes in pixels
 */

const COLORS = /** @type {const} */ (["ink", "ground", "positive", "negative", "i", "f", "g", "o"]);
const LEVELS = 64;

/**
 * Rows of marks on one canvas, which is as wide as the window on them, however long the rows are. A row is drawn anew
 * only when one of its marks changes.
 * @param {HTMLCanvasElement} canvas
 */
export function createHeatMap(canvas) {
  const context = canvas.getContext("2d");
  /** @type {Int8Array[]} */
  let painted = [];
  /** @type {Record<typeof COLORS[number], string> | null} */
  let colors = null;
  let seen = "";

  /** @param {Int8Array} levels @param {HeatRow} row @param {number} x0 @param {HeatShape} shape @param {number} width */
  function drawRow(levels, { y, signed, ink }, x0, { cell, height }, width) {
    if (!context || !colors) return;
    const [w, h] = [cell - 1, height - 1];
    context.clearRect(0, y, width, h);
    context.globalAlpha = 0.05;
    context.fillStyle = colors.ink;
    context.fillRect(x0, y, levels.length * cell - 1, h);
    for (const sign of signed ? [1, -1] : [1]) {
      context.fillStyle = colors[/** @type {"f"} */ (signed ? (sign > 0 ? "positive" : "negative") : ink)];
      levels.forEach((level, n) => {
        if (level * sign <= 0) return;
        context.globalAlpha = (level * sign) / LEVELS;
        context.fillRect(x0 + n * cell, y, w, h);
      });
    }
    context.globalAlpha = 1;
    context.fillStyle = colors.ground;
    const dash = cell < 9 ? 2 : 4;
    levels.forEach((level, n) => {
      // a minus sign, so that the sign is not told by colour alone
      if (signed && level < -6) context.fillRect(x0 + n * cell + Math.floor((w - dash) / 2), y + 6, dash, 1);
    });
  }

  /** Makes the canvas fit, and forgets what is on it when anything but the values has changed. */
  function prepare(/** @type {HeatRow[]} */ rows, /** @type {HeatShape} */ shape, /** @type {number[]} */ view) {
    const ratio = (globalThis.devicePixelRatio || 1) * zoomOf(canvas);
    const [width, height] = [view[1], rows[rows.length - 1].y + shape.height];
    const wanted = [ratio, width, height, view[0], shape.cell, shape.steps, rows.map((row) => row.y)].join();
    if (wanted === seen && colors) return;
    seen = wanted;
    painted = [];
    colors ??= readPalette(canvas, COLORS);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  return {
    /** The colours are read anew at the next drawing. */
    forget() {
      colors = null;
    },
    /**
     * @param {HeatRow[]} rows
     * @param {HeatShape} shape
     * @param {{left: number, width: number}} view what can be seen of the rows, in pixels
     */
    paint(rows, shape, { left, width }) {
      prepare(rows, shape, [left, width]);
      const first = Math.max(0, Math.floor((left - shape.inset) / shape.cell));
      const last = Math.min(shape.steps, Math.ceil((left + width - shape.inset) / shape.cell));
      rows.forEach((row, n) => {
        const levels = new Int8Array(last - first);
        for (let k = 0, s = row.start + first * row.stride; k < levels.length; k++, s += row.stride) {
          const value = row.values[s];
          levels[k] = Math.round(strength(value, row.scale) * LEVELS) * (value < 0 ? -1 : 1);
        }
        const before = painted[n];
        if (before?.every((level, k) => level === levels[k])) return;
        painted[n] = levels;
        drawRow(levels, row, shape.inset + first * shape.cell - left, shape, width);
      });
    },
  };
}
