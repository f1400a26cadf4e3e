/**
 * The gated recurrent unit, in float64 and as PyTorch has it: the reset gate acts after the recurrent product.
 * Blocks stand in the order r z n.
 */
import { multiply, sigmoid } from "./lstm.js";

/**
 * @typedef {import("./lstm.js").RecurrentParameters} RecurrentParameters with 3H rows
 *
 * @typedef {object} GruTrace
 * @property {number} seqLen T
 * @property {number} hiddenSize H
 * @property {Float64Array} r (T, H)
 * @property {Float64Array} z (T, H)
 * @property {Float64Array} n (T, H)
 * @property {Float64Array} h (T, H)
 * @property {Float64Array} a (T, 3H), the pre-activations
 * @property {Float64Array} input (T, 3H), W x_t + b_ih
 * @property {Float64Array} recurrent (T, 3H), U h_{t-1} + b_hh, before the reset gate
 * @property {Float64Array} h0 (H,)
 */

/**
 * Runs a GRU over one sequence and keeps everything.
 * @param {RecurrentParameters} parameters
 * @param {ArrayLike<number>} x (T, D), row-major
 * @param {{h0?: ArrayLike<number>}} [options]
 * @returns {GruTrace}
 */
export function gruForward(parameters, x, options = {}) {
  const { inputSize: D, hiddenSize: H, weightIh, weightHh, biasIh, biasHh } = parameters;
  const T = x.length / D;
  const h0 = Float64Array.from(options.h0 ?? new Float64Array(H));
  if (!Number.isInteger(T) || T === 0)
    throw new RangeError(`x has ${x.length} numbers; input size ${D} needs T · ${D}`);
  if (h0.length !== H) throw new RangeError(`h0 has ${h0.length} entries; a state of hidden size ${H} needs ${H}`);
  const [r, z, n, h] = Array.from({ length: 4 }, () => new Float64Array(T * H));
  const [a, input, recurrent] = Array.from({ length: 3 }, () => new Float64Array(T * 3 * H));
  for (let t = 0; t < T; t++) {
    const row = t * 3 * H;
    const [before, from] = t ? [h, (t - 1) * H] : [h0, 0];
    multiply(weightIh, x, t * D, D, input, row, 3 * H);
    multiply(weightHh, before, from, H, recurrent, row, 3 * H);
    for (let k = 0; k < 3 * H; k++) {
      input[row + k] += biasIh[k];
      recurrent[row + k] += biasHh[k];
      a[row + k] = input[row + k] + recurrent[row + k];
    }
    for (let u = 0, s = t * H; u < H; u++, s++) {
      const k = row + 2 * H + u;
      r[s] = sigmoid(a[row + u]);
      z[s] = sigmoid(a[row + H + u]);
      a[k] = input[k] + r[s] * recurrent[k];
      n[s] = Math.tanh(a[k]);
      h[s] = (1 - z[s]) * n[s] + z[s] * before[from + u];
    }
  }
  return { seqLen: T, hiddenSize: H, r, z, n, h, a, input, recurrent, h0 };
}
