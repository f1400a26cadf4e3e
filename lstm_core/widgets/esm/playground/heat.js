/** Numbers as shades on a canvas: rows by columns, each a rectangle, signed ones with a mark for minus. */
import { zoomOf } from "../kit/dom.js";
import { readPalette } from "../kit/theme.js";

const COLORS = /** @type {const} */ (["ink", "ground", "positive", "negative", "i", "f", "o"]);

/**
 * @param {HTMLCanvasElement} canvas its CSS size is what is filled
 * @returns {{paint: (data: {rows: number, columns: number, at: (row: number, column: number) => number, scale: number,
 *   ink: string | null}) => void}} ink: a colour's name, null for signed values
 */
export function createHeat(canvas) {
  const context = canvas.getContext("2d");
  return {
    paint({ rows, columns, at, scale, ink }) {
      const { clientWidth: width, clientHeight: height } = canvas;
      if (!context || !width || !height) return;
      const ratio = (globalThis.devicePixelRatio || 1) * zoomOf(canvas);
      const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
      const colors = readPalette(canvas, COLORS);
      context.clearRect(0, 0, w, h);
      context.globalAlpha = 0.05;
      context.fillStyle = colors.ink;
      context.fillRect(0, 0, w, h);
      const gap = w / columns >= 5 * ratio && h / rows >= 5 * ratio ? ratio : 0;
      for (let row = 0; row < rows; row++) {
        const [top, bottom] = [Math.round((row * h) / rows), Math.round(((row + 1) * h) / rows) - gap];
        for (let column = 0; column < columns; column++) {
          const value = at(row, column);
          const strength = Math.min(1, Math.abs(value) / scale);
          if (!(strength > 0.01)) continue;
          const [left, right] = [Math.round((column * w) / columns), Math.round(((column + 1) * w) / columns) - gap];
          context.globalAlpha = strength;
          context.fillStyle = colors[/** @type {"ink"} */ (ink ?? (value > 0 ? "positive" : "negative"))];
          context.fillRect(left, top, right - left, bottom - top);
          if (ink || value > -0.1 * scale || right - left < 6 || bottom - top < 5) continue;
          context.globalAlpha = 1;
          context.fillStyle = colors.ground;
          context.fillRect(left + (right - left) / 4, Math.round((top + bottom) / 2), (right - left) / 2, ratio);
        }
      }
      context.globalAlpha = 1;
    },
  };
}
