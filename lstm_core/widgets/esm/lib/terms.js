/** The numbers of one step of one unit, each with the marks of the timeline that it is made of. */
import { NAMES } from "./words.js";

/**
 * @typedef {import("./lstm.js").Gate} Gate
 * @typedef {import("./lstm.js").Quantity} Quantity
 * @typedef {import("./lstm.js").LstmTrace} LstmTrace
 *
 * @typedef {{quantity: Quantity | "a" | "x" | "beside_h", t: number, unit: number | null}} Cell one mark; unit null means every unit
 * @typedef {{trace: LstmTrace | import("./lstm.js").RnnTrace, t: number, unit: number}} Step
 *
 * @typedef {object} Term
 * @property {string} quantity name of the number in the page
 * @property {(step: Step) => number} value
 * @property {(step: Step) => Cell[]} cells
 * @property {string} means in words
 */

/** @param {Quantity} q @param {Step} step */
const at = (q, { trace, t, unit }) => /** @type {LstmTrace} */ (trace)[q][t * trace.hiddenSize + unit];

/**
 * The four parts of a pre-activation.
 * @param {Gate | ""} gate none in a simple recurrent network
 * @param {number} block place among the blocks of the arrays
 * @param {number} blocks
 * @returns {Term[]} from the input, from the hidden state, bias, sum
 */
function sumTerms(gate, block, blocks) {
  const name = (/** @type {string} */ part) => (gate ? `${part}_${gate}` : part);
  /** @param {Step} step */
  const row = ({ trace, t, unit }) => (t * blocks + block) * trace.hiddenSize + unit;
  return [
    {
      quantity: name("input"),
      value: (step) => step.trace.input[row(step)],
      cells: ({ t }) => [{ quantity: "x", t, unit: null }],
      means: "what the input adds",
    },
    {
      quantity: name("recurrent"),
      value: (step) => step.trace.recurrent[row(step)],
      cells: ({ t }) => [{ quantity: "h", t: t - 1, unit: null }],
      means: "what the hidden states of the step before add",
    },
    {
      quantity: name("bias"),
      value: ({ trace, unit }) => trace.bias[block * trace.hiddenSize + unit],
      cells: () => [],
      means: gate === "f" ? "bias with the offset" : "bias",
    },
    {
      quantity: name("a"),
      value: (step) => step.trace.a[row(step)],
      cells: ({ t, unit }) => [{ quantity: gate || "a", t, unit }],
      means: "pre-activation, the sum",
    },
  ];
}

/**
 * The parts of one gate's pre-activation and the gate itself.
 * @param {Gate} gate
 * @param {number} block place of the gate in i f g o
 */
export const gateTerms = (gate, block) => [...sumTerms(gate, block, 4), plain(gate)];

/** The same of a simple recurrent network, whose only layer gives the hidden state. */
export const rnnTerms = () => [...sumTerms("", 0, 1), plain("h")];

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
  value: ({ trace, t, unit }) => (t ? at("c", { trace, t: t - 1, unit }) : /** @type {LstmTrace} */ (trace).c0[unit]),
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
