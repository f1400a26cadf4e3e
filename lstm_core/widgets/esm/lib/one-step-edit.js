/** The laboratory's table of entries: what stands in it, what an edit makes of the traits, how an entry is called. */
import { GATES } from "./lstm.js";
import { INPUTS, LIMIT, rowOf, UNITS } from "./one-step.js";

/** @typedef {import("./one-step.js").LabTraits} LabTraits */

export const COLUMNS = ["x_0", "x_1", "h_0", "h_1", "h_2", "h_3", "b"];
export const BIAS = INPUTS + UNITS;
/** The entry that the stepper begins with: the forget gate's bias. */
export const CHOSEN = { row: 2, column: BIAS };

/** A hidden state lies within ±1; the input has no entry in the column of biases. @param {number} row @param {number} column */
export const limitOf = (row, column) => (row > 0 || column < INPUTS ? LIMIT : column < BIAS ? 1 : 0);

/** @template T @param {readonly T[]} list @param {number} at @param {T} value @returns {T[]} */
export const replaced = (list, at, value) => list.map((old, n) => (n === at ? value : old));

/** The vector that every row is multiplied with, then one row of W, U and b for each gate of the unit. @param {LabTraits} now */
export function entriesOf({ hidden_size: H, unit, x, h, weight_ih, weight_hh, bias }) {
  /** @param {number[]} inputs @param {number[]} states @param {number | null} last */
  const line = (inputs, states, last) => [...inputs, ...states.map((value, u) => (u < H ? value : null)), last];
  const rows = GATES.map((gate) => rowOf(gate, unit));
  return [line(x, h, null), ...rows.map((row) => line(weight_ih[row], weight_hh[row], bias[row]))];
}

/**
 * The traits after one entry of the matrix editor was changed.
 * @param {LabTraits} now
 * @param {{row: number, column: number, value: number}} edit
 */
export function edited({ unit, x, h, weight_ih, weight_hh, bias }, { row, column, value }) {
  const state = column - INPUTS;
  if (row === 0) return state < 0 ? { x: replaced(x, column, value) } : { h: replaced(h, state, value) };
  const at = rowOf(GATES[row - 1], unit);
  if (column === BIAS) return { bias: replaced(bias, at, value) };
  if (state < 0) return { weight_ih: replaced(weight_ih, at, replaced(weight_ih[at], column, value)) };
  return { weight_hh: replaced(weight_hh, at, replaced(weight_hh[at], state, value)) };
}

/** How an entry is called in sentences. @param {{row: number, column: number}} place */
export function nameOf({ row, column }) {
  const [letter, index] = COLUMNS[column].split("_");
  if (row === 0) return `${letter}${index}`;
  const matrix = { x: "W", h: "U", b: "b" }[letter];
  return index ? `${matrix} of ${GATES[row - 1]}, from ${letter}${index}` : `b of ${GATES[row - 1]}`;
}
