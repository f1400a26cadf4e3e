/**
 * Numbers within their ranges, whole where the steps of the range are, or a sentence about the one that is none.
 * @template {Record<string, {min: number, max: number, step: number}>} Ranges
 * @param {Ranges} ranges
 * @param {Record<keyof Ranges, number>} traits
 * @returns {Record<keyof Ranges, number>}
 */
export function withinRanges(ranges, traits) {
  const entries = Object.entries(ranges).map(([name, { min, max, step }]) => {
    const value = traits[name];
    if (!Number.isFinite(value)) throw new RangeError(`${name} needs a finite number`);
    return [name, Math.max(min, Math.min(max, Number.isInteger(step) ? Math.round(value) : value))];
  });
  return Object.fromEntries(entries);
}
