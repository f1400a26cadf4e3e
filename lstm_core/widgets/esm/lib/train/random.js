/**
 * The browser's seeded generator: xoshiro128** (Blackman and Vigna), its four words filled by splitmix32 from a seed
 * and a stream. The same seed and stream give the same numbers on every machine; they are not NumPy's numbers.
 *
 * - `uniform()` is a 53-bit fraction in [0, 1): 27 high bits of one draw, 26 of the next.
 * - `below(n)` is ⌊n · uniform()⌋.
 * - `normal()` is Box and Muller's cosine; its last bits may differ where a browser's logarithm does.
 */

/** What a run draws stands in streams of its own, so that a change of one leaves the others as they were. */
export const STREAMS = /** @type {const} */ ({ weights: 0, training: 1, heldOut: 2, probe: 3 });

/** @typedef {{uniform: () => number, between: (low: number, high: number) => number, below: (n: number) => number,
 *   normal: () => number}} Random */

/** @param {number} state */
function splitmix32(state) {
  let s = state | 0;
  return () => {
    s = (s + 0x9e3779b9) | 0;
    let z = s ^ (s >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

/**
 * @param {number} seed whole number
 * @param {number} [stream]
 * @returns {Random}
 */
export function createRandom(seed, stream = 0) {
  const fill = splitmix32(Math.imul(seed | 0, 0x85ebca6b) ^ Math.imul(stream + 1, 0xc2b2ae35));
  let [a, b, c, d] = [fill(), fill(), fill(), fill()];
  const rotate = (/** @type {number} */ x, /** @type {number} */ k) => (x << k) | (x >>> (32 - k));
  const next = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotate(d, 11);
    return result >>> 0;
  };
  const uniform = () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
  return {
    uniform,
    between: (low, high) => low + (high - low) * uniform(),
    below: (n) => Math.floor(n * uniform()),
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}
