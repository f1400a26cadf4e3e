/** The numbers of one step of one unit, each with the marks of the timeline that it is made of. */
import { NAMES } from "./words.js";

/**
 * @typedef {import("./lstm.js").Gate} Gate
 * @typedef {import("./lstm.js").Quantity} Quantity
 *
 * @typedef {{quantity: Quantity | "x", t: number, unit: number | null}} Cell one mark; unit null means every unit
 * @typedef {{trace: import("./lstm.js").LstmTrace, t: number, unit: number}} Step
 *
 * @typedef {object} Term
 * @property {string} quantity name of the number in the page
 * @property {(step: Step) => number} value
 * @property {(step: Step) => Cell[]} cells
 * @property {string} means in words
 */

/** @param {Quantity} q @param {Step} step */
const at = (q, { trace, t, unit }) => trace[q][t * trace.hiddenSize + unit];

/**
 * The four parts of one gate's pre-activation and the gate itself.
 * @param {Gate} gate
 * @param {number} block place of the gate in i f g o
 * @returns {Term[]} from the input, from the hidden state, bias, sum, value
 */
export function gateTerms(gate, block) {
  /** @param {Step} step */
  const row = ({ trace, t, unit }) => (t * 4 + block) * trace.hiddenSize + unit;
  /** @param {Step} step @returns {Cell[]} */
  const self = ({ t, unit }) => [{ quantity: gate, t, unit }];
  return [
    {
      quantity: `input_${gate}`,
      value: (step) => step.trace.input[row(step)],
      cells: ({ t }) => [{ quantity: "x", t, unit: null }],
      means: "what the input adds",
    },
    {
      quantity: `recurrent_${gate}`,
      value: (step) => step.trace.recurrent[row(step)],
      cells: ({ t }) => [{ quantity: "h", t: t - 1, unit: null }],
      means: "what the hidden states of the step before add",
    },
    {
      quantity: `bias_${gate}`,
      value: ({ trace, unit }) => trace.bias[block * trace.hiddenSize + unit],
      cells: () => [],
      means: gate === "f" ? "bias with the offset" : "bias",
    },
    { quantity: `a_${gate}`, value: (step) => step.trace.a[row(step)], cells: self, means: "pre-activation, the sum" },
    plain(gate),
  ];
}

/** One quantity as it is. @param {Quantity} q @returns {Term} */
export function plain(q) {
  return {
    quantity: q,
    value: (step) => at(q, step),
    cells: ({ t, unit }) => [{ quantity: q, t, unit }],
    means: NAMES[q],
  };
}

/** c of the step before. @type {Term} */
export const PREVIOUS = {
  quantity: "c_previous",
  value: (step) => (step.t ? at("c", { ...step, t: step.t - 1 }) : step.trace.c0[step.unit]),
  cells: ({ t, unit }) => [{ quantity: "c", t: t - 1, unit }],
  means: "cell state of the step before",
};

/** @type {Term} */
export const SQUASHED = {
  quantity: "tanh_c",
  value: (step) => Math.tanh(at("c", step)),
  cells: ({ t, unit }) => [{ quantity: "c", t, unit }],
  means: "tanh of the cell state",
};

/**
 * Whether a mark of the timeline is this very number.
 * @param {Cell} cell
 * @param {Term} term
 * @param {Step} step
 */
export function isTerm(cell, term, { t, unit }) {
  if (cell.unit !== unit) return false;
  if (cell.t === t) return term.quantity === cell.quantity;
  return cell.t === t - 1 && cell.quantity === "c" && term === PREVIOUS;
}
