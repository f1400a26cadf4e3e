/** Where the rows and columns of a timeline stand: geometry only. */

/** @typedef {import("./lstm.js").Quantity} Quantity */

export const QUANTITIES = /** @type {const} */ (["i", "f", "g", "o", "c", "h"]);

/**
 * @typedef {{quantity: Quantity, unit: number, y: number}} Row
 * @typedef {{quantity: Quantity | null, unit: number | null, y: number, height: number}} Group
 */

/**
 * One row for each quantity of each unit, grouped by gate or by unit.
 * @param {number} units
 * @param {"gate" | "unit"} grouping
 * @param {{top: number, row: number, gap: number}} sizes heights in pixels
 * @returns {{rows: Row[], groups: Group[], height: number}}
 */
export function layoutRows(units, grouping, { top, row, gap }) {
  /** @type {Row[]} */
  const rows = [];
  /** @type {Group[]} */
  const groups = [];
  const all = Array.from({ length: units }, (_, u) => u);
  let y = top;
  for (const head of grouping === "gate" ? QUANTITIES : all) {
    const members = grouping === "gate" ? all : QUANTITIES;
    y += gap;
    groups.push({
      quantity: typeof head === "string" ? head : null,
      unit: typeof head === "number" ? head : null,
      y,
      height: members.length * row,
    });
    for (const member of members) {
      const [quantity, unit] =
        typeof head === "string" ? [head, Number(member)] : [/** @type {Quantity} */ (member), head];
      rows.push({ quantity, unit, y });
      y += row;
    }
  }
  return { rows, groups, height: y };
}

/**
 * The widest whole-pixel cell that fits, between the two limits.
 * @param {number} width
 * @param {number} steps
 */
export function cellWidth(width, steps) {
  return Math.max(4, Math.min(22, Math.floor(width / steps)));
}

/**
 * Strength of a mark in 0…1, in steps of 1/64 so that small changes repaint nothing.
 * @param {number} value
 * @param {number} scale the magnitude that is drawn at full strength
 */
export function strength(value, scale) {
  const part = Math.abs(value) / scale;
  return part >= 1 ? 1 : Number.isNaN(part) ? 0 : Math.round(part * 64) / 64;
}
