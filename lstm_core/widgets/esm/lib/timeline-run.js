/** Everything the gate timeline shows, computed from its traits. */
import { clampsOf, isHeld, readClamp } from "./clamp.js";
import { halfLife, isGated, linear, lstmForward, rnnForward, softmax } from "./lstm.js";
import { askedOrder, encode } from "./sequence.js";

/**
 * @typedef {import("./network.js").Network} Network
 * @typedef {import("./lstm.js").LstmTrace} LstmTrace
 * @typedef {{x: any[], t: number, unit: number, forget_bias: number, clamp?: unknown}} TimelineTraits
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
 * One network on one sequence: everything it did, and what it answers at the last step.
 * @param {Network} network
 * @param {unknown} x
 * @param {import("./lstm.js").RunOptions} [options] only an LSTM takes them
 */
export function runNetwork(network, x, options = {}) {
  const input = encode(x, network);
  const forward = () => lstmForward(network.rnn, input, options);
  const trace = network.cell === "LSTM" ? forward() : rnnForward(network.rnn, input);
  const logits = network.head && linear(network.head, trace.h, (trace.seqLen - 1) * network.hiddenSize);
  return { name: network.name, trace, logits, probabilities: logits && softmax(logits) };
}

/**
 * @param {Network} network
 * @param {TimelineTraits} traits
 * @param {Network | null} [beside] a simple recurrent network that reads the same sequence
 */
export function runTimeline(network, traits, beside = null) {
  const { x } = traits;
  const H = network.hiddenSize;
  const forgetBias = clamp(traits.forget_bias, FORGET_BIAS);
  const held = readClamp(traits.clamp, network, Array.isArray(x) ? x.length : 0);
  const run = runNetwork(network, x, { forgetBias, clamps: clampsOf(held) });
  const { trace } = run;
  const last = trace.seqLen - 1;
  const t = Math.trunc(clamp(traits.t, { min: 0, max: last }));
  const unit = Math.trunc(clamp(traits.unit, { min: 0, max: H - 1 }));
  return {
    ...run,
    ...askedOrder(x, network.classes),
    classes: network.classes,
    x,
    t,
    unit,
    forgetBias,
    held,
    beside: beside && runNetwork(beside, x),
    halfLives: isGated(trace) ? halfLivesAt(trace, t, unit, held) : null,
  };
}

/**
 * @param {LstmTrace} trace
 * @param {number} t
 * @param {number} unit
 * @param {import("./clamp.js").Held | null} held
 */
function halfLivesAt({ a, bias, f, hiddenSize: H }, t, unit, held) {
  const forced = isHeld(held, { quantity: "f", t, unit });
  // a held gate is a given number; a free one is more exact from its pre-activation
  const now = forced ? Math.LN2 / Math.abs(Math.log(f[t * H + unit])) : halfLife(a[(t * 4 + 1) * H + unit]);
  return { now, bias: halfLife(bias[H + unit]) };
}

/**
 * How strongly signed quantities without limits are drawn, fixed for a network by its own examples, so that fading
 * shows as fading: cell states, or the pre-activations of a simple recurrent network.
 * @param {Network} network
 * @param {unknown} x
 * @returns {{shade: number, range: number}} the size drawn at full strength (95 of 100 lie below it), and the largest
 */
export function cellScale(network, x) {
  const runs = [...network.examples, x].map((sequence) => {
    const { trace } = runNetwork(network, sequence);
    return isGated(trace) ? trace.c : trace.a;
  });
  const sizes = runs.flatMap((c) => Array.from(c, Math.abs)).filter(Number.isFinite);
  sizes.sort((a, b) => a - b);
  const at = (/** @type {number} */ part) => sizes[Math.floor(part * (sizes.length - 1))] || 1;
  return { shade: at(0.95), range: at(1) };
}
