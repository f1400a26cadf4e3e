/**
 * ∂c_T/∂c_t of an LSTM by two routes, and the same by central differences; `analysis.py` has both.
 * T is the last step of the trace. Matrices are (H, H), row-major: row j is unit j of c_T, column k unit k of c_t.
 */
import { lstmStep } from "./lstm.js";

/**
 * @typedef {import("./lstm.js").LstmTrace} LstmTrace
 * @typedef {import("./lstm.js").RecurrentParameters} RecurrentParameters
 * @typedef {{full: Float64Array, carousel: Float64Array, gates: Float64Array}} CellPaths full = carousel + gates
 */

/** How far an entry is moved to either side. */
export const STEP = 1e-5;

/** @param {Float64Array} full @param {Float64Array} carousel @returns {CellPaths} */
const split = (full, carousel) => ({ full, carousel, gates: full.map((entry, n) => entry - carousel[n]) });

/**
 * The paths from every step t to the last one: one walk backwards, with the rows of the derivative as gradients.
 * @param {RecurrentParameters} parameters
 * @param {LstmTrace} trace
 * @returns {CellPaths[]} one for each t
 */
export function cellPaths({ hiddenSize: H, weightHh }, trace) {
  const { seqLen: T, i, f, g, o, c, c0 } = trace;
  const [toHidden, toCell] = [new Float64Array(H * H), new Float64Array(H * H)];
  const kept = new Float64Array(H).fill(1);
  for (let k = 0; k < H; k++) toCell[k * H + k] = 1;
  const a = new Float64Array(4 * H);
  const paths = new Array(T);
  for (let t = T - 1; t >= 0; t--) {
    const full = new Float64Array(H * H);
    const carousel = new Float64Array(H * H);
    for (let k = 0; k < H; k++) carousel[k * H + k] = kept[k];
    for (let j = 0; j < H; j++) {
      for (let k = 0, s = t * H, n = j * H; k < H; k++, s++, n++) {
        const m = Math.tanh(c[s]);
        const whole = toHidden[n] * o[s] * (1 - m * m) + toCell[n];
        full[n] = whole;
        a[k] = whole * g[s] * i[s] * (1 - i[s]);
        a[H + k] = whole * (t ? c[s - H] : c0[k]) * f[s] * (1 - f[s]);
        a[2 * H + k] = whole * i[s] * (1 - g[s] * g[s]);
        a[3 * H + k] = toHidden[n] * m * o[s] * (1 - o[s]);
        toCell[n] = whole * f[s];
      }
      for (let k = 0; k < H; k++) {
        let sum = 0;
        for (let r = 0; r < 4 * H; r++) sum += a[r] * weightHh[r * H + k];
        toHidden[j * H + k] = sum;
      }
    }
    for (let k = 0; k < H; k++) kept[k] *= f[t * H + k];
    paths[t] = split(full, carousel);
  }
  return paths;
}

/**
 * The same for one t by central differences: the network runs on from a cell state that was moved.
 * @param {RecurrentParameters} parameters
 * @param {ArrayLike<number>} x (T, D)
 * @param {LstmTrace} trace
 * @param {number} start
 * @returns {CellPaths}
 */
export function cellPathDifferences(parameters, x, trace, start) {
  const everythingMoves = runOn(parameters, x, trace, start);
  return split(
    differences(trace, start, everythingMoves),
    differences(trace, start, (c) => gatesHeld(trace, start, c)),
  );
}

/** @param {LstmTrace} trace @param {number} start @param {(c: Float64Array) => Float64Array} run */
function differences({ hiddenSize: H, c }, start, run) {
  const jacobian = new Float64Array(H * H);
  const at = c.slice(start * H, (start + 1) * H);
  for (let k = 0; k < H; k++) {
    const moved = (/** @type {number} */ by) => run(at.map((value, n) => (n === k ? value + by : value)));
    const [above, below] = [moved(STEP), moved(-STEP)];
    for (let j = 0; j < H; j++) jacobian[j * H + k] = (above[j] - below[j]) / (2 * STEP);
  }
  return jacobian;
}

/**
 * Runs the network from step start + 1 to the end; h at the start moves with c, by way of its tanh.
 * @param {RecurrentParameters} parameters
 * @param {ArrayLike<number>} x
 * @param {LstmTrace} trace
 * @param {number} start
 */
function runOn(parameters, x, trace, start) {
  const { inputSize: D, hiddenSize: H } = parameters;
  const steps = trace.seqLen - start - 1;
  /** @type {LstmTrace} */
  const copy = { ...trace, h0: new Float64Array(H), c0: new Float64Array(H) };
  for (const name of /** @type {const} */ (["i", "f", "g", "o", "c", "h"])) copy[name] = new Float64Array(steps * H);
  for (const name of /** @type {const} */ (["a", "input", "recurrent"])) copy[name] = new Float64Array(steps * 4 * H);
  return (/** @type {Float64Array} */ c) => {
    copy.c0 = c;
    copy.h0 = c.map((value, k) => trace.o[start * H + k] * Math.tanh(value));
    for (let t = 0; t < steps; t++) lstmStep(parameters, x, (start + 1 + t) * D, copy, t);
    return steps ? copy.c.slice((steps - 1) * H) : c;
  };
}

/** The hidden states, and with them all gates and candidates, stay what they were. @param {LstmTrace} trace @param {number} start @param {Float64Array} c */
function gatesHeld({ seqLen: T, hiddenSize: H, i, f, g }, start, c) {
  const cell = c.slice();
  for (let t = start + 1; t < T; t++) {
    for (let k = 0, s = t * H; k < H; k++, s++) cell[k] = f[s] * cell[k] + i[s] * g[s];
  }
  return cell;
}
