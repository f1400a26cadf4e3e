/** The rows of a timeline for any cell. */
import { quantitiesOf } from "./cells.js";
import { trackOf } from "./tracks.js";

/**
 * @typedef {import("./tracks.js").Track} Track
 * @typedef {import("./tracks.js").Scales} Scales
 */

/** The values of a quantity of a run. @param {import("./cell-run.js").CellTrace} trace @param {string} name */
export const valuesOf = ({ values, parts }, name) => values[name] ?? parts[name];

/**
 * @param {import("./cell-run.js").CellTrace} trace
 * @param {Scales} scales
 */
export const tracksOf = (trace, scales) =>
  quantitiesOf(trace.cell).map(({ name, limits, gate }) => {
    const size = Math.max(...limits.map(Math.abs));
    const scale = size < Infinity ? size : scales[name].shade;
    return trackOf(name, valuesOf(trace, name), trace.seqLen, { scale, signed: limits[0] < 0, gate });
  });

/** The hidden state of a simple recurrent network beside. @param {import("./cell-run.js").CellTrace} trace @returns {Track} */
export const besideTrack = ({ values, seqLen }) => ({
  ...trackOf("h", values.h, seqLen, { scale: 1, signed: true, gate: false }),
  ...{ quantity: "beside_h", caption: "hidden state of the simple RNN", apart: true },
});
