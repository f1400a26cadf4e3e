/** What a run is set to: limits, defaults, and a sentence for what does not fit. */
import { OPTIMIZERS } from "./optimizers.js";
import { FACTS } from "./task-list.js";

export const CELLS = /** @type {const} */ (["RNN", "GRU", "LSTM of 1997", "LSTM"]);
export const STARTS = /** @type {const} */ (["forget bias", "chrono"]);

/**
 * @typedef {object} Settings
 * @property {string} task
 * @property {number} length timesteps
 * @property {number} noise standard deviation added to every input
 * @property {typeof CELLS[number]} cell
 * @property {boolean} peepholes
 * @property {boolean} coupled
 * @property {number} hidden_size
 * @property {number} num_layers
 * @property {typeof STARTS[number]} start how the forget gates begin
 * @property {number} forget_bias
 * @property {import("./optimizers.js").OptimizerName} optimizer
 * @property {number} learning_rate
 * @property {number} batch_size
 * @property {number} clip largest norm of the gradient; 0 for no limit
 * @property {number} seed
 */

/** @type {Settings} */
export const DEFAULTS = {
  task: "adding",
  length: 20,
  noise: 0,
  cell: "LSTM",
  peepholes: false,
  coupled: false,
  hidden_size: 8,
  num_layers: 1,
  start: "forget bias",
  forget_bias: 3,
  optimizer: "Adam",
  learning_rate: 0.02,
  batch_size: 32,
  clip: 1,
  seed: 0,
};

/** Lowest and highest of each number; whole numbers have true. @type {Record<string, [number, number, boolean]>} */
export const LIMITS = {
  length: [2, 200, true],
  noise: [0, 1, false],
  hidden_size: [1, 32, true],
  num_layers: [1, 2, true],
  forget_bias: [-4, 8, false],
  learning_rate: [1e-5, 10, false],
  batch_size: [1, 128, true],
  clip: [0, 100, false],
  seed: [0, 2 ** 31 - 1, true],
};

/** @type {Record<string, readonly string[]>} */
const CHOICES = { task: Object.keys(FACTS), cell: CELLS, start: STARTS, optimizer: OPTIMIZERS };

/** Whether a cell has gates that forget, so that their start can be chosen. @param {Pick<Settings, "cell" | "coupled">} s */
export const forgets = ({ cell, coupled }) => cell === "LSTM" && !coupled;

/** The length that a task is drawn with. @param {Pick<Settings, "task" | "length">} s */
export function lengthOf({ task, length }) {
  const [low, high] = FACTS[task].lengths;
  return Math.max(low, Math.min(high, length));
}

/**
 * The settings, if every one of them fits.
 * @param {Record<string, unknown>} given
 * @returns {Settings}
 */
export function checkSettings(given) {
  for (const [key, options] of Object.entries(CHOICES)) {
    const value = given[key];
    if (typeof value !== "string" || !options.includes(value)) {
      throw new RangeError(`${key} is ${JSON.stringify(value)}; choose one of ${options.join(", ")}`);
    }
  }
  for (const [key, [low, high, whole]] of Object.entries(LIMITS)) {
    const value = given[key];
    const fits = typeof value === "number" && value >= low && value <= high && (!whole || Number.isInteger(value));
    if (!fits) {
      throw new RangeError(
        `${key} is ${JSON.stringify(value)}; it runs from ${low} to ${high}${whole ? ", whole" : ""}`,
      );
    }
  }
  for (const key of ["peepholes", "coupled"]) {
    if (typeof given[key] !== "boolean")
      throw new TypeError(`${key} is ${JSON.stringify(given[key])}; give true or false`);
  }
  const keys = /** @type {(keyof Settings)[]} */ (Object.keys(DEFAULTS));
  return /** @type {Settings} */ (Object.fromEntries(keys.map((key) => [key, given[key]])));
}

/**
 * From where on a task counts as solved: a loss to reach, or a share right.
 * @param {string} task
 * @param {number} trivial loss of the trivial baseline
 */
export function goalOf(task, trivial) {
  if (task === "sunspots") return { loss: trivial, accuracy: null };
  return FACTS[task].loss === "squared" ? { loss: trivial / 10, accuracy: null } : { loss: null, accuracy: 0.95 };
}
