/** Numbers from a seed that mean the same here and in Python: `drawn_networks.py` draws the same. */

/**
 * Numbers in [−1, 1): a 32-bit mixing of a counter, exact in both languages.
 * @param {number} seed
 * @param {number} count
 */
export function uniforms(seed, count) {
  let state = seed + 0x9e3779b9;
  return Float64Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), 1 | state);
    z = (z + Math.imul(z ^ (z >>> 7), 61 | z)) ^ z;
    return (((z ^ (z >>> 14)) >>> 0) / 2 ** 32) * 2 - 1;
  });
}

/** Rounded to hundredths, halves upwards. @param {number} value */
export const hundredths = (value) => Math.floor(value * 100 + 0.5) / 100;
