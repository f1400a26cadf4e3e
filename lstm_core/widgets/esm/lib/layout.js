/** Where the rows and columns of a timeline stand: geometry only. */

/**
 * @typedef {{quantity: string, units: number, apart?: boolean}} Block the rows of one quantity
 * @typedef {{quantity: string, unit: number, y: number}} Row
 * @typedef {{quantity: string | null, unit: number | null, y: number, height: number}} Group
 */

/**
 * One row for each quantity of each unit, grouped by gate or by unit; blocks that stand apart come last.
 * @param {readonly Block[]} blocks
 * @param {"gate" | "unit"} grouping
 * @param {{top: number, row: number, gap: number}} sizes heights in pixels
 * @returns {{rows: Row[], groups: Group[], height: number}}
 */
export function layoutRows(blocks, grouping, { top, row, gap }) {
  const own = blocks.filter((block) => !block.apart);
  const units = (/** @type {Block} */ block) => Array.from({ length: block.units }, (_, u) => u);
  const byQuantity = (/** @type {Block} */ block) => ({
    head: { quantity: block.quantity, unit: null },
    members: units(block).map((unit) => ({ quantity: block.quantity, unit })),
  });
  const byUnit = (/** @type {number} */ unit) => ({
    head: { quantity: null, unit },
    members: own.filter(({ units: count }) => unit < count).map(({ quantity }) => ({ quantity, unit })),
  });
  const wanted = [
    ...(grouping === "gate"
      ? own.map(byQuantity)
      : units(own.reduce((most, block) => (block.units > most.units ? block : most))).map(byUnit)),
    ...blocks.filter((block) => block.apart).map(byQuantity),
  ];
  let y = top;
  const groups = wanted.map(({ head, members }) => {
    const group = { ...head, y: y + gap, height: members.length * row };
    y = group.y + group.height;
    return group;
  });
  const rows = wanted.flatMap(({ members }, n) =>
    members.map((member, place) => ({ ...member, y: groups[n].y + place * row })),
  );
  return { rows, groups, height: y };
}

/**
 * The widest whole-pixel cell that fits, between limits; the upper one grows where there is a whole screen to fill.
 * @param {number} width
 * @param {number} steps
 */
export function cellWidth(width, steps) {
  return Math.max(4, Math.min(Math.max(22, Math.min(36, Math.floor(width / 28))), Math.floor(width / steps)));
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
