/** The gradient dials: from their traits to all numbers that are shown; the words for them. */
import { clipFactor, gradientRun, LONGEST } from "./jacobians.js";
import { powerOfTen } from "./log-axis.js";
import { withinRanges } from "./ranges.js";
import { number } from "./words.js";

/**
 * @typedef {{activation: "tanh" | "identity", radius: number, nonnormality: number, input_scale: number, bias: number,
 *   steps: number, limit: number}} DialTraits
 */

export const RANGES = /** @type {const} */ ({
  radius: { min: 0.5, max: 1.5, step: 0.01 },
  nonnormality: { min: 0, max: 1, step: 0.05 },
  input_scale: { min: 0, max: 2, step: 0.05 },
  bias: { min: 0, max: 2, step: 0.05 },
  steps: { min: 5, max: LONGEST, step: 1 },
  limit: { min: 0.1, max: 2, step: 0.1 },
});

export const QUESTION =
  "Every eigenvalue of U is 0.9. Raise only the non-normality ν to 0.5, and they stay 0.9. " +
  "Does the gradient at lag 10 shrink, stay or grow?";

/** Settings worth a visit; each keeps T and the clipping limit. */
export const PRESETS = [
  {
    text: "Fades without tanh",
    dials: { activation: "identity", radius: 0.9, nonnormality: 0, input_scale: 0.1, bias: 0 },
  },
  {
    text: "Explodes with tanh",
    dials: { activation: "tanh", radius: 1.2, nonnormality: 0, input_scale: 0, bias: 0 },
  },
  {
    text: "Grows with |λ| = 0.9",
    dials: { activation: "tanh", radius: 0.9, nonnormality: 0.5, input_scale: 0.1, bias: 0 },
  },
  {
    text: "Fades with |λ| = 1.2",
    dials: { activation: "tanh", radius: 1.2, nonnormality: 0, input_scale: 0.1, bias: 1 },
  },
];

/**
 * Traits within their limits, or a sentence about the one that is none.
 * @param {DialTraits} traits
 * @returns {DialTraits}
 */
export function settledDials(traits) {
  const { activation } = traits;
  if (activation !== "tanh" && activation !== "identity") {
    throw new RangeError(`activation is ${activation}; it is tanh or identity`);
  }
  return { activation, ...withinRanges(RANGES, traits) };
}

/** @param {DialTraits} traits */
export function runDials(traits) {
  const dials = settledDials(traits);
  const run = gradientRun(dials);
  const { logNorms, logBound, logRadius, logFirst, logLast, whole } = run;
  const logFactor = Math.log10(clipFactor(whole, dials.limit));
  const peak = logNorms.indexOf(Math.max(...logNorms));
  return {
    dials,
    run,
    peak,
    /** Numbers by the names that the page gives them; log_ stands for the decimal logarithm. */
    values: {
      radius: dials.radius,
      norm: run.norm,
      slope: run.slope,
      log_norm: logNorms[dials.steps],
      log_bound: dials.steps * logBound,
      log_radius: dials.steps * logRadius,
      log_peak: logNorms[peak],
      excess: whole / dials.limit,
      log_whole: Math.log10(whole),
      log_last: logLast,
      log_first: logFirst,
      log_share: logFirst - logLast,
      log_whole_clipped: Math.log10(whole) + logFactor,
      log_last_clipped: logLast + logFactor,
      log_first_clipped: logFirst + logFactor,
      log_share_clipped: logFirst + logFactor - (logLast + logFactor),
    },
  };
}

/**
 * The number with this decimal logarithm, in words that fit any size.
 * @param {number} log
 */
export function power(log) {
  if (!Number.isFinite(log)) return log < 0 ? "0" : "∞";
  if (log >= -2 && log < 4) return number(10 ** log, log < 1 ? 3 : log < 3 ? 1 : 0);
  const exponent = Math.floor(log);
  const mantissa = (10 ** (log - exponent)).toFixed(1);
  return mantissa === "10.0" ? `1.0 × ${powerOfTen(exponent + 1)}` : `${mantissa} × ${powerOfTen(exponent)}`;
}

/** The figure in one sentence. @param {ReturnType<typeof runDials>} now */
export function dialsSummary({ dials, peak, values }) {
  const { activation, steps, limit } = dials;
  const clip =
    values.excess > 1 ? `clipping at ${number(limit, 1)} scales all of it alike` : "there is nothing to clip";
  return (
    `Gradient dials, ${activation}: spectral radius ${number(values.radius, 2)}, norm ${number(values.norm, 2)}; ` +
    `the gradient is ${power(values.log_norm)} at lag ${steps} and largest, ${power(values.log_peak)}, ` +
    `at lag ${peak}; the bound says ${power(values.log_bound)}; ${clip}.`
  );
}
