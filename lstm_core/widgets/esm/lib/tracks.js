/** What the rows of a timeline show: for each quantity its values, its units and its scale. */
import { INKS, NAMES } from "./words.js";

/**
 * @typedef {object} Track
 * @property {string} quantity name of the rows
 * @property {string} symbol as in an equation
 * @property {string} caption
 * @property {Float64Array} values (T, units)
 * @property {number} units
 * @property {number} scale the size that is drawn at full strength
 * @property {boolean} signed
 * @property {boolean} gate whether it can be held by force
 * @property {string} ink its colour
 * @property {boolean} [apart] rows of another network, which stay together
 *
 * @typedef {Record<string, {shade: number, range: number}>} Scales of quantities without limits
 */

/**
 * @param {string} name
 * @param {Float64Array} values
 * @param {number} seqLen
 * @param {{scale: number, signed: boolean, gate: boolean}} how
 * @returns {Track}
 */
export const trackOf = (name, values, seqLen, how) => ({
  ...how,
  ...{ quantity: name, symbol: name, values, units: values.length / seqLen },
  caption: NAMES[name],
  ink: INKS[name] ?? "ink",
});

/** The rows of a plain LSTM. @param {import("./lstm.js").LstmTrace} trace @param {number} scale of c */
export const plainTracks = (trace, scale) =>
  /** @type {const} */ (["i", "f", "g", "o", "c", "h"]).map((name) =>
    trackOf(name, trace[name], trace.seqLen, {
      ...{ scale: name === "c" ? scale : 1, signed: !"ifo".includes(name), gate: "ifgo".includes(name) },
    }),
  );
