/** A simple recurrent network of two units, step by step: one module, used again and again with the same weights. */
import { rnnForward } from "./lstm.js";
import { number } from "./words.js";

/**
 * @typedef {{unrolled: boolean, steps: number, t: number, x: number[], weight_ih: number[][], weight_hh: number[][],
 *   bias: number[]}} UnrollTraits
 */

export const UNITS = 2;
export const MOST_STEPS = 6;
export const INPUT_LIMIT = 3;
export const WEIGHT_LIMIT = 4;
/** W, U and b of two units with one input. */
export const PARAMETERS = UNITS * (1 + UNITS + 1);
/** Columns of the table of weights: from x, from h of unit 0, from h of unit 1, bias. */
export const COLUMNS = ["x", "h_0", "h_1", "b"];
export const BIAS = 3;

/** @param {unknown} list @param {number} size @param {number} limit @param {string} name @returns {number[]} */
function numbers(list, size, limit, name) {
  if (!Array.isArray(list) || list.length !== size || !list.every(Number.isFinite)) {
    throw new TypeError(`${name} needs ${size} finite number${size > 1 ? "s" : ""}`);
  }
  return list.map((value) => Math.max(-limit, Math.min(limit, value)));
}

/** @param {unknown} matrix @param {number} columns @param {string} name */
function rows(matrix, columns, name) {
  if (!Array.isArray(matrix) || matrix.length !== UNITS) throw new TypeError(`${name} needs ${UNITS} rows`);
  return matrix.map((row, n) => numbers(row, columns, WEIGHT_LIMIT, `${name}, row ${n},`));
}

/**
 * The traits within their limits; what is no number is refused in words.
 * @param {UnrollTraits} traits
 * @returns {UnrollTraits}
 */
export function settled(traits) {
  const whole = (/** @type {number} */ value, /** @type {number} */ high) =>
    Math.max(1, Math.min(high, Math.round(value) || 1));
  const steps = whole(traits.steps, MOST_STEPS);
  return {
    unrolled: Boolean(traits.unrolled),
    steps,
    t: whole(traits.t, steps),
    x: numbers(traits.x, MOST_STEPS, INPUT_LIMIT, "x"),
    weight_ih: rows(traits.weight_ih, 1, "weight_ih"),
    weight_hh: rows(traits.weight_hh, UNITS, "weight_hh"),
    bias: numbers(traits.bias, UNITS, WEIGHT_LIMIT, "bias"),
  };
}

/** The states from h₀ = 0 on, and the sums that made them. @param {UnrollTraits} traits @param {number[]} x */
function statesOf({ weight_ih, weight_hh, bias }, x) {
  const parameters = {
    inputSize: 1,
    hiddenSize: UNITS,
    weightIh: Float64Array.from(weight_ih.flat()),
    weightHh: Float64Array.from(weight_hh.flat()),
    biasIh: Float64Array.from(bias),
    biasHh: new Float64Array(UNITS),
  };
  const { h, a } = rnnForward(parameters, x);
  const pairs = (/** @type {Float64Array} */ list) => x.map((_, n) => [list[n * UNITS], list[n * UNITS + 1]]);
  return { h: [[0, 0], ...pairs(h)], a: pairs(a) };
}

/**
 * Everything that the figure shows: the run, and the run with the first input turned round.
 * @param {UnrollTraits} traits
 */
export function runUnroll(traits) {
  const now = settled(traits);
  const x = now.x.slice(0, now.steps);
  const { h, a } = statesOf(now, x);
  const twin = statesOf(now, [-x[0], ...x.slice(1)]).h;
  const distances = h.map(([p, q], n) => Math.hypot(p - twin[n][0], q - twin[n][1]));
  return { ...now, inputs: x, h, a, twin, distances, parameters: PARAMETERS, separate: PARAMETERS * now.steps };
}

/** The table of weights, row by row. @param {UnrollTraits} traits */
export const entriesOf = ({ weight_ih, weight_hh, bias }) =>
  bias.map((b, unit) => [weight_ih[unit][0], ...weight_hh[unit], b]);

/**
 * The traits that an edit of the table changes.
 * @param {UnrollTraits} traits
 * @param {{row: number, column: number, value: number}} edit
 * @returns {Partial<UnrollTraits>}
 */
export function edited({ weight_ih, weight_hh, bias }, { row, column, value }) {
  const put = (/** @type {number[]} */ list, /** @type {number} */ at) =>
    list.map((old, n) => (n === at ? value : old));
  const within = (/** @type {number[][]} */ matrix, /** @type {number} */ at) =>
    matrix.map((line, n) => (n === row ? put(line, at) : line));
  if (column === 0) return { weight_ih: within(weight_ih, 0) };
  return column === BIAS ? { bias: put(bias, row) } : { weight_hh: within(weight_hh, column - 1) };
}

/** What an entry of the table is called. @param {{row: number, column: number}} place */
export function nameOf({ row, column }) {
  if (column === BIAS) return `b of unit ${row}`;
  return column === 0 ? `W of unit ${row}, from x` : `U of unit ${row}, from h of unit ${column - 1}`;
}

/** The same in a few letters. @param {{row: number, column: number}} place */
export const shortName = ({ row, column }) =>
  column === 0 ? `W_${row}` : column === BIAS ? `b_${row}` : `U_${row}${column - 1}`;

/** @param {number[]} state */
const pair = (state) => `(${state.map((value) => number(value, 2)).join(", ")})`;

/**
 * The one sentence of the live region and of Python's repr.
 * @param {ReturnType<typeof runUnroll>} now
 */
export function unrollSummary({ steps, t, inputs, h, distances, parameters }) {
  const many = steps > 1 ? `${steps} steps` : "1 step";
  return (
    `A recurrent network over ${many}, at step ${t}: it reads ${number(inputs[t - 1], 2)}, its state goes from ` +
    `${pair(h[t - 1])} to ${pair(h[t])}; the same ${parameters} numbers serve every step; with the first input ` +
    `turned round the state would be ${number(distances[t], 2)} away.`
  );
}
