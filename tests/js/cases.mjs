/** Random parameters for the tests: every number different, the same in every run. */

import { decodeCell } from "../../lstm_core/widgets/esm/lib/cell.js";

/** A small seeded generator in [−1, 1). @param {number} seed */
export function random(seed) {
  let state = seed + 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), 1 | state);
    z = (z + Math.imul(z ^ (z >>> 7), 61 | z)) ^ z;
    return (((z ^ (z >>> 14)) >>> 0) / 2 ** 32) * 2 - 1;
  };
}

/** @param {() => number} rng @param {number} inputSize @param {number} hiddenSize */
export function randomParameters(rng, inputSize, hiddenSize) {
  const draw = (/** @type {number} */ length) => Float64Array.from({ length }, rng);
  return {
    inputSize,
    hiddenSize,
    weightIh: draw(4 * hiddenSize * inputSize),
    weightHh: draw(4 * hiddenSize * hiddenSize),
    biasIh: draw(4 * hiddenSize),
    biasHh: draw(4 * hiddenSize),
  };
}

/**
 * Any cell, with peepholes where they are asked for.
 * @param {() => number} rng
 * @param {number} inputSize
 * @param {import("../../lstm_core/widgets/esm/lib/cell.js").CellEntry} entry
 * @param {boolean} [peepholes]
 */
export const randomCell = (rng, inputSize, entry, peepholes = false) =>
  decodeCell(entry, inputSize, (name, shape) =>
    name.startsWith("peephole") && !peepholes
      ? null
      : Float64Array.from({ length: shape.reduce((n, m) => n * m) }, rng),
  );
