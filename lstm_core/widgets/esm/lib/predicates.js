/** Functions that an exercise can name; `lstm_core/exercises/predicates.py` has the same. */
import { runLatch } from "./carousel.js";
import { gradientRun } from "./jacobians.js";
import { halfLife, sigmoid } from "./lstm.js";

const TOGGLE_LENGTH = 10;
const ON = 0.25;

/**
 * Weights and biases of one LSTM layer with one or two bias vectors.
 * @param {number} hiddenSize
 * @param {number} inputSize
 * @param {number} biases
 */
function parameterCount(hiddenSize, inputSize, biases) {
  return 4 * hiddenSize * (inputSize + hiddenSize) + 4 * hiddenSize * biases;
}

/**
 * How many strings of 0 and 1 up to length 10 a cell with g = tanh(u_g h + b_g) answers wrongly about an odd number
 * of ones.
 * @param {number} uG
 * @param {number} bG
 */
function toggleFaults(uG, bG) {
  const o = sigmoid(10);
  /** @param {number} h @param {number} c @param {boolean} odd @param {number} left @returns {number} */
  function faults(h, c, odd, left) {
    if (left === 0) return 0;
    let count = 0;
    for (const x of [0, 1]) {
      const next = sigmoid(10 - 20 * x) * c + sigmoid(20 * x - 10) * Math.tanh(uG * h + bG);
      const shown = o * Math.tanh(next);
      const should = odd !== (x === 1);
      count += Number(shown > ON !== should) + faults(shown, next, should, left - 1);
    }
    return count;
  }
  return faults(0, 0, false, TOGGLE_LENGTH);
}

/**
 * log2 of the gradient's norm at lag 50 of the chain of tanh units.
 * @param {number} radius
 * @param {number} nonnormality
 * @param {number} inputScale
 * @param {number} bias
 */
function log2Gradient(radius, nonnormality, inputScale, bias) {
  const dials = { radius, nonnormality, input_scale: inputScale, bias, steps: 50, activation: "tanh" };
  return gradientRun(dials).logNorms[50] / Math.log10(2);
}

/**
 * How many of four conditions fail for two strings of digits to refute a window of k on parity: 1s and 2s only, longer
 * than the window, the same last k digits, an odd number of 1s in just one of them.
 * @param {number} first
 * @param {number} second
 * @param {number} k
 */
function unrefutedWindow(first, second, k) {
  const texts = [String(first), String(second)];
  const odd = texts.map((text) => text.split("1").length % 2 === 0);
  const conditions = [
    texts.every((text) => /^[12]+$/.test(text)),
    texts.every((text) => text.length > k),
    texts[0].slice(-k) === texts[1].slice(-k),
    odd[0] !== odd[1],
  ];
  return conditions.filter((holds) => !holds).length;
}

/**
 * The largest |s| of the twenty cells over 1,000 steps of noise.
 * @param {number} inputBias
 * @param {number} mean
 */
function largestState(inputBias, mean) {
  const parts = { carousel: true, input_gate: true, output_gate: true, weight: 2, output_bias: -3, steps: 1000 };
  return runLatch({ ...parts, input_bias: inputBias, mean }).largest;
}

/** @type {Record<string, (...values: number[]) => number>} */
export const PREDICATES = {
  half_life_of_bias: halfLife,
  parameter_count: parameterCount,
  toggle_faults: toggleFaults,
  log2_gradient: log2Gradient,
  unrefuted_window: unrefutedWindow,
  largest_state: largestState,
};
