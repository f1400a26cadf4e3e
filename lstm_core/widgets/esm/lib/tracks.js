/** What the rows of a timeline show: for each quantity its values, its units and its scale. */
import { isGated } from "./lstm.js";
import { NAMES } from "./words.js";

/**
 * @typedef {import("./lstm.js").LstmTrace} LstmTrace
 * @typedef {import("./lstm.js").RnnTrace} RnnTrace
 * @typedef {import("./terms.js").Cell["quantity"]} TrackName
 *
 * @typedef {object} Track
 * @property {TrackName} quantity name of the rows
 * @property {string} symbol as in an equation
 * @property {string} caption
 * @property {Float64Array} values (T, units)
 * @property {number} units
 * @property {number} scale the size that is drawn at full strength
 * @property {boolean} signed
 * @property {boolean} [apart] rows of another network, which stay together
 */

const GATED = /** @type {const} */ (["i", "f", "g", "o", "c", "h"]);
const PLAIN = /** @type {const} */ (["a", "h"]);
/** Rows that have no limits of their own, and so a scale. */
const UNLIMITED = ["c", "a"];

/**
 * @param {LstmTrace | RnnTrace} trace
 * @param {number} scale of c, or of a in a network without gates
 * @returns {Track[]}
 */
export function tracksOf(trace, scale) {
  return (isGated(trace) ? GATED : PLAIN).map((quantity) => ({
    quantity,
    symbol: quantity,
    caption: quantity === "a" ? "pre-activation" : NAMES[quantity],
    values: /** @type {LstmTrace} */ (trace)[quantity],
    units: trace.hiddenSize,
    scale: UNLIMITED.includes(quantity) ? scale : 1,
    signed: !["i", "f", "o"].includes(quantity),
  }));
}

/** The hidden state of a simple recurrent network beside. @param {RnnTrace} trace @returns {Track} */
export const besideTrack = ({ h, hiddenSize }) => ({
  quantity: "beside_h",
  symbol: "h",
  caption: "hidden state of the simple RNN",
  values: h,
  units: hiddenSize,
  scale: 1,
  signed: true,
  apart: true,
});
