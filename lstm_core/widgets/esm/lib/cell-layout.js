/** Where the parts of a recurrent module stand: geometry only, from the one description that Python reads too. */
import CELLS from "./cells.json";

/**
 * @typedef {"lstm" | "gru" | "rnn"} CellName
 * @typedef {{terms: string[], op?: string, gate?: string}} Part
 * @typedef {{height: number, wide: boolean,
 *   wires: (Part & {carries: string, d: string, end: [number, number] | null})[],
 *   boxes: (Part & {function: string, x: number, y: number, width: number, height: number})[],
 *   dots: (Part & {sign: string, x: number, y: number, r: number})[],
 *   labels: {term: string, symbol: string, x: number, y: number, vector: boolean,
 *   short: boolean}[]}} Layout
 */

const BOX = 32;

/**
 * Columns stand between their narrow and their wide place, rows stay.
 * @param {CellName} name
 * @param {number} width
 * @returns {Layout}
 */
export function layoutCell(name, width) {
  const cell = CELLS[name];
  const columns = /** @type {Record<string, number[]>} */ (cell.columns);
  const rows = /** @type {Record<string, number>} */ (cell.rows);
  const [least, most] = [4, 4].map((margin, n) => columns.end[1 - n] + margin);
  const part = Math.max(0, Math.min(1, (width - least) / (most - least)));
  /** @param {string} point @returns {[number, number]} */
  const at = (point) => {
    const [column, row] = point.split(",");
    const [wide, narrow] = columns[column];
    return [Math.round(narrow + (wide - narrow) * part), rows[row]];
  };
  return {
    height: cell.height,
    wide: part > 0.5,
    wires: cell.wires.map((wire) => {
      const points = wire.path.split(" ").map(at);
      return { ...wire, d: `M${points.join("L")}`, end: wire.path.includes("end,") ? points[points.length - 1] : null };
    }),
    boxes: cell.boxes.map((box) => {
      const [[x, y], [right]] = box.at.split(" ").map(at);
      return { ...box, x, y: y - BOX / 2, width: right - x, height: BOX };
    }),
    dots: cell.dots.map((dot) => {
      const [x, y] = at(dot.at);
      return { ...dot, x, y, r: dot.sign.length > 1 ? 15 : 11 };
    }),
    labels: cell.labels.map((label) => {
      const [x, y] = at(label.at);
      return { ...label, x: x + label.dx, y: y + label.dy, vector: "vector" in label, short: "short" in label };
    }),
  };
}
