/**
 * Numbers as shades on a canvas: rows by columns, each a rectangle, signed ones with a mark for minus where it fits.
 * Size and colours are read when they change, not at every painting: reading them makes the browser lay out the page.
 *
 * @typedef {{rows: number, columns: number, at: (row: number, column: number) => number, scale: number,
 *   ink: string | null}} Shades ink: a colour's name, null for signed values
 */
import { zoomOf } from "../kit/dom.js";
import { readPalette } from "../kit/theme.js";

const COLORS = /** @type {const} */ (["ink", "ground", "positive", "negative", "i", "f", "o"]);
/** Smallest rectangle with an edge and a mark of its own, in dots of the screen. */
const [WIDE, TALL] = [6, 5];

/** Red, green and blue of a colour. @param {CanvasRenderingContext2D} context @param {string} color */
function parts(context, color) {
  context.fillStyle = color;
  const hex = Number.parseInt(String(context.fillStyle).slice(1), 16);
  return [hex >> 16, (hex >> 8) & 255, hex & 255];
}

/**
 * Many small rectangles: one dot each, enlarged in one go.
 * @param {CanvasRenderingContext2D} context @param {CanvasRenderingContext2D} small @param {Shades} shades
 * @param {Record<string, string>} colors
 */
function paintSmall(context, small, { rows, columns, at, scale, ink }, colors) {
  Object.assign(small.canvas, { width: columns, height: rows });
  const image = small.createImageData(columns, rows);
  const [above, below] = ["positive", "negative"].map((name) => parts(context, colors[ink ?? name]));
  for (let row = 0, n = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, n += 4) {
      const value = at(row, column);
      image.data.set(value > 0 ? above : below, n);
      image.data[n + 3] = 255 * Math.min(1, Math.abs(value) / scale);
    }
  }
  small.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(small.canvas, 0, 0, context.canvas.width, context.canvas.height);
}

/** Rectangles with edges and marks. @param {CanvasRenderingContext2D} context @param {Shades} shades @param {Record<string, string>} colors @param {number} edge */
function paintLarge(context, { rows, columns, at, scale, ink }, colors, edge) {
  const { width: w, height: h } = context.canvas;
  for (let row = 0; row < rows; row++) {
    const [top, bottom] = [Math.round((row * h) / rows), Math.round(((row + 1) * h) / rows) - edge];
    for (let column = 0; column < columns; column++) {
      const value = at(row, column);
      const strength = Math.min(1, Math.abs(value) / scale);
      if (!(strength > 0.01)) continue;
      const [left, right] = [Math.round((column * w) / columns), Math.round(((column + 1) * w) / columns) - edge];
      context.globalAlpha = strength;
      context.fillStyle = colors[ink ?? (value > 0 ? "positive" : "negative")];
      context.fillRect(left, top, right - left, bottom - top);
      if (ink || value > -0.1 * scale) continue;
      context.globalAlpha = 1;
      context.fillStyle = colors.ground;
      context.fillRect(
        left + (right - left) / 4,
        Math.round((top + bottom) / 2),
        (right - left) / 2,
        Math.max(1, edge),
      );
    }
  }
}

/** @param {HTMLCanvasElement} canvas its CSS size is what is filled */
export function createHeat(canvas) {
  const context = canvas.getContext("2d");
  const small = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  let [width, height] = [0, 0];
  /** @type {Record<string, string> | null} */
  let colors = null;
  /** @type {Shades | null} */
  let shades = null;

  function draw() {
    if (!context || !small || !shades || !width || !height) return;
    const ratio = (globalThis.devicePixelRatio || 1) * zoomOf(canvas);
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
    colors ??= readPalette(canvas, COLORS);
    context.clearRect(0, 0, w, h);
    context.globalAlpha = 0.05;
    context.fillStyle = colors.ink;
    context.fillRect(0, 0, w, h);
    context.globalAlpha = 1;
    const [wide, tall] = [w / shades.columns, h / shades.rows];
    if (wide < WIDE || tall < TALL) paintSmall(context, small, shades, colors);
    else paintLarge(context, shades, colors, wide >= 5 * ratio && tall >= 5 * ratio ? ratio : 0);
    context.globalAlpha = 1;
  }

  const observer = new ResizeObserver(([{ contentRect }]) => {
    [width, height] = [contentRect.width, contentRect.height];
    draw();
  });
  observer.observe(canvas);
  return {
    /** @param {Shades} next */
    paint(next) {
      shades = next;
      draw();
    },
    /** The theme has changed. */
    repaint() {
      colors = null;
      draw();
    },
    destroy: () => observer.disconnect(),
  };
}
