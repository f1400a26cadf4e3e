/** Everything the gate timeline shows, computed from its traits. */
import { halfLife, linear, lstmForward, softmax } from "./lstm.js";
import { askedOrder, encode } from "./sequence.js";

/**
 * @typedef {import("./network.js").Network} Network
 * @typedef {{x: any[], t: number, unit: number, forget_bias: number}} TimelineTraits
 */

export const FORGET_BIAS = { min: -6, max: 6, step: 0.1 };
export const SPEED = { min: 1, max: 20, step: 1 };

/**
 * Inside the range; whatever is no number becomes the fallback.
 * @param {unknown} value
 * @param {{min: number, max: number}} range
 * @param {number} [fallback]
 */
export function clamp(value, { min, max }, fallback = 0) {
  const n = Number(value);
  return Math.max(min, Math.min(max, Number.isNaN(n) ? fallback : n));
}

/**
 * @param {Network} network
 * @param {TimelineTraits} traits
 */
export function runTimeline(network, traits) {
  const { x } = traits;
  const H = network.hiddenSize;
  const forgetBias = clamp(traits.forget_bias, FORGET_BIAS);
  const trace = lstmForward(network.rnn, encode(x, network), { forgetBias });
  const last = trace.seqLen - 1;
  const t = Math.trunc(clamp(traits.t, { min: 0, max: last }));
  const unit = Math.trunc(clamp(traits.unit, { min: 0, max: H - 1 }));
  const logits = network.head && linear(network.head, trace.h, last * H);
  return {
    name: network.name,
    classes: network.classes,
    x,
    t,
    unit,
    forgetBias,
    trace,
    logits,
    probabilities: logits && softmax(logits),
    halfLives: { now: halfLife(trace.a[(t * 4 + 1) * H + unit]), bias: halfLife(trace.bias[H + unit]) },
    ...askedOrder(x, network.classes),
  };
}

/**
 * How strongly cell states are drawn, fixed for a network by its own examples, so that fading shows as fading.
 * @param {Network} network
 * @param {unknown} x
 * @returns {{shade: number, range: number}} the |c| drawn at full strength (95 of 100 lie below it), and the largest
 */
export function cellScale(network, x) {
  const runs = [...network.examples, x].map((sequence) => lstmForward(network.rnn, encode(sequence, network)).c);
  const sizes = runs.flatMap((c) => Array.from(c, Math.abs)).filter(Number.isFinite);
  sizes.sort((a, b) => a - b);
  const at = (/** @type {number} */ part) => sizes[Math.floor(part * (sizes.length - 1))] || 1;
  return { shade: at(0.95), range: at(1) };
}
