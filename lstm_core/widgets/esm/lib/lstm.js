/**
 * The forward passes of the course, in float64 and without a document or a model,
 * so that Node can hold them against NumPy. Matrices are row-major Float64Arrays;
 * gate blocks stand in the order i f g o.
 */

/** The order of the four blocks in every (4H, ·) array. */
export const GATES = /** @type {const} */ (["i", "f", "g", "o"]);

/**
 * @typedef {"i" | "f" | "g" | "o"} Gate
 * @typedef {Gate | "c" | "h"} Quantity
 *
 * @typedef {object} RecurrentParameters
 * @property {number} inputSize D
 * @property {number} hiddenSize H
 * @property {Float64Array} weightIh (4H, D), or (H, D) for a plain RNN
 * @property {Float64Array} weightHh (4H, H), or (H, H)
 * @property {Float64Array} biasIh (4H,), or (H,)
 * @property {Float64Array} biasHh (4H,), or (H,)
 *
 * @typedef {object} LinearParameters
 * @property {number} inputSize H
 * @property {number} outputSize K
 * @property {Float64Array} weight (K, H)
 * @property {Float64Array} bias (K,)
 *
 * @typedef {object} LstmTrace
 * @property {number} seqLen T
 * @property {number} hiddenSize H
 * @property {Float64Array} i (T, H)
 * @property {Float64Array} f (T, H)
 * @property {Float64Array} g (T, H)
 * @property {Float64Array} o (T, H)
 * @property {Float64Array} c (T, H)
 * @property {Float64Array} h (T, H)
 * @property {Float64Array} a (T, 4H), the pre-activations: input + recurrent + bias
 * @property {Float64Array} input (T, 4H), the part W x_t
 * @property {Float64Array} recurrent (T, 4H), the part U h_{t-1}
 * @property {Float64Array} bias (4H,), both biases and the forget offset
 * @property {Float64Array} h0 (H,)
 * @property {Float64Array} c0 (H,)
 *
 * @typedef {object} RnnTrace
 * @property {number} seqLen T
 * @property {number} hiddenSize H
 * @property {Float64Array} h (T, H)
 * @property {Float64Array} a (T, H), the pre-activations: input + recurrent + bias
 * @property {Float64Array} input (T, H)
 * @property {Float64Array} recurrent (T, H)
 * @property {Float64Array} bias (H,), both biases
 * @property {Float64Array} h0 (H,)
 *
 * @typedef {object} Clamp one quantity of one unit (every unit if null) held at a value for steps start <= t < stop
 * @property {string} quantity
 * @property {number | null} unit
 * @property {number} start
 * @property {number} stop
 * @property {number} value
 *
 * @typedef {object} RunOptions
 * @property {ArrayLike<number>} [h0] (H,), zeros when absent
 * @property {ArrayLike<number>} [c0] (H,), zeros when absent
 * @property {number} [forgetBias] added to every forget pre-activation, dimensionless
 * @property {readonly Clamp[]} [clamps] quantities held by force; later steps see what was held
 */

/**
 * Whether a run has gates and a cell state.
 * @param {LstmTrace | RnnTrace} trace
 * @returns {trace is LstmTrace}
 */
export const isGated = (trace) => "c" in trace;

/**
 * The logistic function, without overflow for any finite z.
 * @param {number} z
 */
export function sigmoid(z) {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}

/**
 * Adds matrix · vector to out, row by row.
 * @param {Float64Array} matrix (rows, columns)
 * @param {ArrayLike<number>} vector (columns,)
 * @param {number} start where the vector begins
 * @param {number} columns
 * @param {Float64Array} out
 * @param {number} at where the (rows,) result begins
 * @param {number} rows
 */
export function multiply(matrix, vector, start, columns, out, at, rows) {
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let k = 0, m = r * columns; k < columns; k++, m++) sum += matrix[m] * vector[start + k];
    out[at + r] = sum;
  }
}

/**
 * @param {ArrayLike<number> | undefined} given
 * @param {number} size
 * @param {string} name
 */
function initialState(given, size, name) {
  const state = new Float64Array(size);
  if (given === undefined) return state;
  if (given.length !== size) {
    throw new RangeError(`${name} has ${given.length} entries; a state of hidden size ${size} needs ${size}`);
  }
  state.set(given);
  return state;
}

/**
 * @param {ArrayLike<number>} x
 * @param {number} inputSize
 */
function sequenceLength(x, inputSize) {
  const seqLen = x.length / inputSize;
  if (!Number.isInteger(seqLen) || seqLen === 0) {
    throw new RangeError(
      `x has ${x.length} numbers; a sequence for input size ${inputSize} needs a positive multiple of it`,
    );
  }
  return seqLen;
}

/**
 * An empty record of a run, to be filled step by step.
 * @param {RecurrentParameters} parameters
 * @param {number} seqLen T
 * @param {RunOptions} [options]
 * @returns {LstmTrace}
 */
export function emptyTrace({ hiddenSize: H, biasIh, biasHh }, seqLen, options = {}) {
  const h0 = initialState(options.h0, H, "h0");
  const c0 = initialState(options.c0, H, "c0");
  const bias = biasIh.map((b, row) => b + biasHh[row]);
  for (let u = 0; u < H; u++) bias[H + u] += options.forgetBias ?? 0;
  const [i, f, g, o, c, h] = Array.from({ length: 6 }, () => new Float64Array(seqLen * H));
  const [a, input, recurrent] = Array.from({ length: 3 }, () => new Float64Array(seqLen * 4 * H));
  return { seqLen, hiddenSize: H, i, f, g, o, c, h, a, input, recurrent, bias, h0, c0 };
}

/**
 * Puts held values in the place of computed ones; of two clamps on one number the later holds.
 * @param {LstmTrace} trace
 * @param {readonly Clamp[]} clamps those of this step
 * @param {string} quantities letters of the quantities to look at
 * @param {number} u unit
 * @param {number} s place in the trace
 */
function hold(trace, clamps, quantities, u, s) {
  for (const { quantity, unit, value } of clamps) {
    if ((unit === null || unit === u) && quantities.includes(quantity))
      trace[/** @type {Quantity} */ (quantity)][s] = value;
  }
}

/**
 * Computes step t of a run from the step before it, and nothing else of it.
 * @param {RecurrentParameters} parameters
 * @param {ArrayLike<number>} x
 * @param {number} start where the step's input begins in x
 * @param {LstmTrace} trace
 * @param {number} t
 * @param {readonly Clamp[]} [clamps]
 */
export function lstmStep({ inputSize: D, hiddenSize: H, weightIh, weightHh }, x, start, trace, t, clamps = []) {
  const held = clamps.length ? clamps.filter((clamp) => clamp.start <= t && t < clamp.stop) : clamps;
  const { i, f, g, o, c, h, a, input, recurrent, bias, h0, c0 } = trace;
  const row = t * 4 * H;
  multiply(weightIh, x, start, D, input, row, 4 * H);
  multiply(weightHh, t ? h : h0, t ? (t - 1) * H : 0, H, recurrent, row, 4 * H);
  for (let k = 0; k < 4 * H; k++) a[row + k] = input[row + k] + recurrent[row + k] + bias[k];
  for (let u = 0, s = t * H; u < H; u++, s++) {
    i[s] = sigmoid(a[row + u]);
    f[s] = sigmoid(a[row + H + u]);
    g[s] = Math.tanh(a[row + 2 * H + u]);
    o[s] = sigmoid(a[row + 3 * H + u]);
    hold(trace, held, "ifgo", u, s);
    c[s] = f[s] * (t ? c[s - H] : c0[u]) + i[s] * g[s];
    hold(trace, held, "c", u, s);
    h[s] = o[s] * Math.tanh(c[s]);
    hold(trace, held, "h", u, s);
  }
}

/**
 * Runs an LSTM over one sequence and keeps everything.
 * @param {RecurrentParameters} parameters
 * @param {ArrayLike<number>} x (T, D), row-major
 * @param {RunOptions} [options]
 * @returns {LstmTrace}
 */
export function lstmForward(parameters, x, options = {}) {
  const { inputSize: D } = parameters;
  const trace = emptyTrace(parameters, sequenceLength(x, D), options);
  for (let t = 0; t < trace.seqLen; t++) lstmStep(parameters, x, t * D, trace, t, options.clamps);
  return trace;
}

/**
 * Runs a plain tanh RNN over one sequence.
 * @param {RecurrentParameters} parameters
 * @param {ArrayLike<number>} x (T, D), row-major
 * @param {{h0?: ArrayLike<number>}} [options]
 * @returns {RnnTrace}
 */
export function rnnForward(parameters, x, options = {}) {
  const { inputSize: D, hiddenSize: H, weightIh, weightHh, biasIh, biasHh } = parameters;
  const T = sequenceLength(x, D);
  const h0 = initialState(options.h0, H, "h0");
  const bias = biasIh.map((b, row) => b + biasHh[row]);
  const [a, h, input, recurrent] = Array.from({ length: 4 }, () => new Float64Array(T * H));
  for (let t = 0; t < T; t++) {
    multiply(weightIh, x, t * D, D, input, t * H, H);
    multiply(weightHh, t ? h : h0, t ? (t - 1) * H : 0, H, recurrent, t * H, H);
    for (let u = 0, s = t * H; u < H; u++, s++) {
      a[s] = input[s] + recurrent[s] + bias[u];
      h[s] = Math.tanh(a[s]);
    }
  }
  return { seqLen: T, hiddenSize: H, a, h, input, recurrent, bias, h0 };
}

/**
 * The head: logits = W h + b for one state.
 * @param {LinearParameters} head
 * @param {ArrayLike<number>} states one or more states, row-major
 * @param {number} [start] where the state begins
 */
export function linear(head, states, start = 0) {
  const logits = new Float64Array(head.outputSize);
  multiply(head.weight, states, start, head.inputSize, logits, 0, head.outputSize);
  for (let k = 0; k < logits.length; k++) logits[k] += head.bias[k];
  return logits;
}

/**
 * Probabilities that sum to one, without overflow.
 * @param {Float64Array} logits
 */
export function softmax(logits) {
  const largest = logits.reduce((m, z) => Math.max(m, z), -Infinity);
  const powers = logits.map((z) => Math.exp(z - largest));
  const total = powers.reduce((sum, p) => sum + p, 0);
  return powers.map((p) => p / total);
}

/**
 * Steps until half of a cell state is left, if the forget gate stays at σ(a) and nothing is written:
 * ln ½ / ln σ(a), computed from the pre-activation so that it stays exact where σ(a) rounds to 1.
 * @param {number} a
 */
export function halfLife(a) {
  const minusLogF = Math.max(-a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
  return Math.LN2 / minusLogF;
}
