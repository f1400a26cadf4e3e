/** Activation functions by name, with the constants that ONNX gives them, and the values that each can take. */
import { sigmoid } from "./lstm.js";

/**
 * @typedef {[number, number]} Limits least and greatest value, infinite where there is none
 * @typedef {[string, ...number[]]} ActivationEntry a name, then its constants, as Python describes them
 * @typedef {{name: string, constants: number[], f: (a: number) => number, limits: Limits}} Activation
 */

const { abs, expm1, log1p, max, min, tanh } = Math;
const ALL = /** @type {const} */ ([-Infinity, Infinity]);

/** The function for its constants, and its limits. @type {Record<string, (p: number, q: number) => [(a: number) => number, readonly [number, number]]>} */
const MAKERS = {
  sigmoid: () => [sigmoid, [0, 1]],
  tanh: () => [tanh, [-1, 1]],
  identity: () => [(a) => a, ALL],
  relu: () => [(a) => max(a, 0), [0, Infinity]],
  softsign: () => [(a) => a / (1 + abs(a)), [-1, 1]],
  softplus: () => [(a) => max(a, 0) + log1p(Math.exp(-abs(a))), [0, Infinity]],
  affine: (p, q) => [(a) => p * a + q, ALL],
  leaky_relu: (p) => [(a) => (a >= 0 ? a : p * a), ALL],
  thresholded_relu: (p) => [(a) => (a <= p ? 0 : a), [min(0, p), Infinity]],
  scaled_tanh: (p, q) => [(a) => p * tanh(q * a), [-abs(p), abs(p)]],
  hard_sigmoid: (p, q) => [(a) => max(0, min(1, p * a + q)), [0, 1]],
  elu: (p) => [(a) => (a > 0 ? a : p * expm1(min(a, 0))), [min(0, -p), Infinity]],
};

/** @param {ActivationEntry} entry @returns {Activation} */
export function activation([name, ...constants]) {
  const maker = Object.hasOwn(MAKERS, name) && MAKERS[name];
  if (!maker || constants.length !== maker.length || !constants.every(Number.isFinite)) {
    throw new RangeError(`the weights name an activation ${[name, ...constants].join(" ")}, which is unknown`);
  }
  const [f, limits] = maker(constants[0], constants[1]);
  return { name, constants, f, limits: [...limits] };
}
