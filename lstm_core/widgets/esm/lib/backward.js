/**
 * The backward pass of an LSTM over one sequence, right or wrong in one line, and its diagnosis term by term;
 * `broken_backward.py` has the same. Arrays are row-major, gate blocks stand in the order i f g o.
 */
import { STEP } from "./gradient-paths.js";
import { GATES, lstmForward } from "./lstm.js";
import { relativeError } from "./relative-error.js";

/**
 * @typedef {"A" | "B" | "C" | "D" | "E"} PassName
 * @typedef {"weight_ih" | "weight_hh" | "bias" | "x" | "h0" | "c0"} Tensor
 * @typedef {Record<Tensor, Float64Array>} Arrays
 * @typedef {Arrays & {d_y: Float64Array, inputSize: number, hiddenSize: number}} Problem the loss is Σ h_t · d_y_t
 * @typedef {{tensor: Tensor, gate: string, error: number}} Term
 */

export const TENSORS = /** @type {const} */ (["weight_ih", "weight_hh", "bias", "x", "h0", "c0"]);
/** Those whose rows stand gate by gate. @type {Set<string>} */
export const GATED = new Set(["weight_ih", "weight_hh", "bias"]);
/** Relative errors of right terms lie near 1e-9, those of wrong ones near 1. */
export const WRONG = 1e-6;

/** @param {Problem} problem */
function forward({ weight_ih, weight_hh, bias, x, h0, c0, inputSize, hiddenSize }) {
  const parameters = { inputSize, hiddenSize, weightIh: weight_ih, weightHh: weight_hh, biasIh: bias };
  return lstmForward({ ...parameters, biasHh: new Float64Array(bias.length) }, x, { h0, c0 });
}

/** Adds a transposed matrix times a vector: out += matrixᵀ v. @param {Float64Array} matrix @param {Float64Array} v @param {Float64Array} out @param {number} at */
function addTransposed(matrix, v, out, at) {
  const columns = matrix.length / v.length;
  for (let r = 0; r < v.length; r++) {
    for (let k = 0; k < columns; k++) out[at + k] += matrix[r * columns + k] * v[r];
  }
}

/** Adds the outer product of a gradient and what its weights read. @param {Float64Array} a @param {ArrayLike<number>} read @param {number} start @param {Float64Array} out */
function addOuter(a, read, start, out) {
  const columns = out.length / a.length;
  for (let r = 0; r < a.length; r++) {
    for (let k = 0; k < columns; k++) out[r * columns + k] += a[r] * read[start + k];
  }
}

/**
 * One step back: what reaches c_t and the four pre-activations. `carried` is what is handed to c_{t−1}.
 * @param {import("./lstm.js").LstmTrace} trace
 * @param {number} t
 * @param {{d_h: Float64Array, d_c: Float64Array, d_a: Float64Array}} gradients d_c and d_a are written
 * @param {PassName | null} fault
 */
function stepBack({ hiddenSize: H, i, f, g, o, c, c0 }, t, { d_h, d_c, d_a }, fault) {
  for (let k = 0, s = t * H; k < H; k++, s++) {
    const m = Math.tanh(c[s]);
    const early = d_c[k] * f[s];
    const whole = d_c[k] + d_h[k] * o[s] * (fault === "A" ? 1 : 1 - m * m);
    const slope = i[s] * (1 - i[s]);
    d_a[k] = whole * g[s] * (fault === "E" ? slope ** 2 : slope);
    d_a[H + k] = whole * (t ? c[s - H] : c0[k]) * f[s] * (1 - f[s]);
    d_a[2 * H + k] = whole * i[s] * (1 - g[s] * g[s]);
    d_a[3 * H + k] = d_h[k] * m * o[s] * (1 - o[s]);
    d_c[k] = fault === "D" ? early : whole * f[s];
  }
}

/**
 * The gradients of the loss by every tensor, as the right pass gives them or as one of the broken ones does.
 * @param {Problem} problem
 * @param {PassName | null} fault
 * @returns {Arrays}
 */
export function backward(problem, fault) {
  const { x, h0, d_y, inputSize: D, hiddenSize: H } = problem;
  const trace = forward(problem);
  const empty = (/** @type {Tensor} */ name) => new Float64Array(problem[name].length);
  const found = /** @type {Arrays} */ (Object.fromEntries(TENSORS.map((name) => [name, empty(name)])));
  let d_h = new Float64Array(H);
  const d_c = new Float64Array(H);
  const d_a = new Float64Array(4 * H);
  for (let t = trace.seqLen - 1; t >= 0; t--) {
    if (fault === "C") {
      d_h.fill(0);
      d_c.fill(0);
    }
    for (let k = 0; k < H; k++) d_h[k] += d_y[t * H + k];
    stepBack(trace, t, { d_h, d_c, d_a }, fault);
    addOuter(d_a, x, t * D, found.weight_ih);
    addOuter(d_a, t ? trace.h : h0, t ? (t - 1) * H : 0, found.weight_hh);
    if (fault === "B") found.bias.set(d_a);
    else addOuter(d_a, [1], 0, found.bias);
    addTransposed(problem.weight_ih, d_a, found.x, t * D);
    d_h = new Float64Array(H);
    addTransposed(problem.weight_hh, d_a, d_h, 0);
  }
  return { ...found, h0: d_h, c0: d_c };
}

/** @param {Problem} problem */
function lossOf(problem) {
  return forward(problem).h.reduce((sum, h, n) => sum + h * problem.d_y[n], 0);
}

/** Every gradient by central differences. @param {Problem} problem @returns {Arrays} */
export function lossDifferences(problem) {
  const quotient = (/** @type {Tensor} */ name, /** @type {number} */ n) => {
    const moved = { ...problem, [name]: problem[name].slice() };
    moved[name][n] = problem[name][n] + STEP;
    const above = lossOf(moved);
    moved[name][n] = problem[name][n] - STEP;
    return (above - lossOf(moved)) / (2 * STEP);
  };
  const gradient = (/** @type {Tensor} */ name) => problem[name].map((_, n) => quotient(name, n));
  return /** @type {Arrays} */ (Object.fromEntries(TENSORS.map((name) => [name, gradient(name)])));
}

/**
 * The relative error of every term: weights and bias gate by gate, the rest whole, the input's also step by step.
 * @param {Problem} problem
 * @param {PassName | null} fault
 */
export function diagnose(problem, fault) {
  const [found, wanted] = [backward(problem, fault), lossDifferences(problem)];
  /** @param {Tensor} tensor @param {number} parts @param {number} n */
  const error = (tensor, parts, n) => {
    const size = found[tensor].length / parts;
    const [mine, theirs] = [found, wanted].map((all) => all[tensor].slice(n * size, (n + 1) * size));
    return relativeError(mine, theirs);
  };
  /** @type {Term[]} */
  const terms = TENSORS.flatMap((tensor) => {
    const parts = GATED.has(tensor) ? GATES : [""];
    return parts.map((gate, n) => ({ tensor, gate, error: error(tensor, parts.length, n) }));
  });
  const seqLen = problem.x.length / problem.inputSize;
  const steps = Array.from({ length: seqLen }, (_, t) => error("x", seqLen, t));
  return { terms, steps, wrong: terms.filter((term) => term.error > WRONG).length };
}
