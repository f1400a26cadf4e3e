/**
 * A small recurrent network with dials, and what the product of its Jacobians does over many steps:
 * `lstm_core/jacobians.py` has the same. Matrices are row-major.
 */
import { multiply } from "./lstm.js";
import { spectralNorm as normOfAnySize } from "./spectral-norm.js";

export const UNITS = 4;
export const LONGEST = 100;
const PERIOD = 29;
const N = UNITS;

/** @typedef {"tanh" | "identity"} Activation */

/**
 * U: ρ on the diagonal, ν above it, so that every eigenvalue is ρ.
 * @param {number} radius
 * @param {number} nonnormality
 */
export function recurrentWeights(radius, nonnormality) {
  const u = new Float64Array(N * N);
  for (let k = 0; k < N; k++) {
    u[k * N + k] = radius;
    if (k + 1 < N) u[k * N + k + 1] = nonnormality;
  }
  return u;
}

/** Entry `unit` of the fixed input pattern at step t, counted from 1. @param {number} t @param {number} unit */
export const inputAt = (t, unit) => (((t ** 3 + 7 * unit) % PERIOD) - 14) / 14;

/** The length of a vector. @param {ArrayLike<number>} v */
const length = (v) => Math.sqrt(Array.from(v).reduce((sum, x) => sum + x * x, 0));

/** @param {Float64Array} v */
const largest = (v) => v.reduce((most, x) => Math.max(most, Math.abs(x)), 0);

/** The largest singular value of a 4×4 matrix. @param {Float64Array} matrix */
export const spectralNorm = (matrix) => normOfAnySize(matrix, N);

/**
 * Runs the chain from zero. The slope of tanh is 1 / cosh², which keeps its digits near 0.
 * @param {Float64Array} u
 * @param {{input_scale: number, bias: number, steps: number, activation: string}} dials
 */
function forward(u, { input_scale, bias, steps, activation }) {
  const [h, slopes] = [new Float64Array(steps * N), new Float64Array(steps * N)];
  const [before, a] = [new Float64Array(N), new Float64Array(N)];
  for (let t = 0; t < steps; t++) {
    multiply(u, before, 0, N, a, 0, N);
    for (let k = 0; k < N; k++) {
      const drive = a[k] + (input_scale * inputAt(t + 1, k) + bias);
      before[k] = activation === "tanh" ? Math.tanh(drive) : drive;
      h[t * N + k] = before[k];
      slopes[t * N + k] = activation === "tanh" ? 1 / Math.cosh(drive) ** 2 : 1;
    }
  }
  return { h, slopes };
}

/**
 * log10 of the norm of the product of the last k Jacobians, k = 0 … T. Its scale is kept apart, so that nothing
 * overflows and nothing is lost.
 * @param {Float64Array} u
 * @param {Float64Array} slopes
 */
function logNorms(u, slopes) {
  const steps = slopes.length / N;
  const logs = new Float64Array(steps + 1);
  let product = recurrentWeights(1, 0);
  let logScale = 0;
  for (let k = 1; k <= steps; k++) {
    const next = new Float64Array(N * N);
    for (let r = 0; r < N; r++) {
      for (let c = 0; c < N; c++) {
        for (let m = 0; m < N; m++) next[r * N + c] += product[r * N + m] * slopes[(steps - k) * N + m] * u[m * N + c];
      }
    }
    const size = largest(next);
    product = next.map((x) => x / size);
    logScale += Math.log10(size);
    logs[k] = logScale + Math.log10(spectralNorm(product));
  }
  return logs;
}

/**
 * The norm of the bias's gradient, and log10 of the norms of what the last and the first step add to it.
 * @param {Float64Array} u
 * @param {Float64Array} slopes
 */
function biasGradient(u, slopes) {
  const steps = slopes.length / N;
  const total = new Float64Array(N);
  let d = slopes.slice((steps - 1) * N).map((slope) => slope / 2);
  let logScale = 0;
  const logLast = Math.log10(length(d));
  for (let t = steps - 1; ; t--) {
    const size = largest(d);
    d = d.map((x) => x / size);
    logScale += Math.log10(size);
    for (let k = 0; k < N; k++) total[k] += d[k] * 10 ** logScale;
    if (t === 0) break;
    const next = new Float64Array(N);
    for (let c = 0; c < N; c++) {
      for (let r = 0; r < N; r++) next[c] += d[r] * u[r * N + c];
      next[c] *= slopes[(t - 1) * N + c];
    }
    d = next;
  }
  return { whole: length(total), logLast, logFirst: logScale + Math.log10(length(d)) };
}

/**
 * @param {{radius: number, nonnormality: number, input_scale: number, bias: number, steps: number, activation: string}} dials
 */
export function gradientRun(dials) {
  const u = recurrentWeights(dials.radius, dials.nonnormality);
  const { h, slopes } = forward(u, dials);
  const [norm, slope] = [spectralNorm(u), largest(slopes)];
  return {
    ...biasGradient(u, slopes),
    u,
    h,
    slopes,
    norm,
    slope,
    logBound: Math.log10(norm * slope),
    logRadius: Math.log10(dials.radius),
    logNorms: logNorms(u, slopes),
  };
}

/**
 * What the clipping of the norm multiplies every part of a gradient by.
 * @param {number} whole
 * @param {number} limit
 */
export const clipFactor = (whole, limit) => Math.min(1, limit / whole);
