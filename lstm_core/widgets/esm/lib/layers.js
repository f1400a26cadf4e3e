/** Whole networks of any cells: layers one above the other, each in one direction or two. */
import { decodeCell } from "./cell.js";
import { runCell } from "./cell-run.js";
import { decodeTensor, headerOf, headOf } from "./network.js";

/**
 * @typedef {import("./cell.js").Cell} Cell
 * @typedef {import("./cell.js").CellEntry} CellEntry
 * @typedef {import("./cell-run.js").CellTrace} CellTrace
 *
 * @typedef {object} LayerEntry
 * @property {CellEntry[]} runs
 * @property {string} [merge] of two outputs: "concat", "sum", "mul" or "ave"
 * @property {boolean} [reading_order] the output of a layer that reads backwards stays in the order of its computation
 *
 * @typedef {{cells: Cell[], merge: string, readingOrder: boolean, features: number}} Layer
 * @typedef {ReturnType<typeof import("./network.js").headerOf> & {layers: Layer[],
 *   head: import("./lstm.js").LinearParameters | null}} LayeredNetwork
 */

const MERGES = /** @type {Record<string, (a: number, b: number) => number>} */ ({
  sum: (a, b) => a + b,
  mul: (a, b) => a * b,
  ave: (a, b) => (a + b) * 0.5,
});

/**
 * @param {import("./network.js").StoredNetwork & {layers?: LayerEntry[]}} stored without layers it is one plain layer
 * @returns {LayeredNetwork}
 */
export function decodeLayers(stored) {
  const header = headerOf(stored);
  const { tensors } = stored;
  let features = header.inputSize;
  const entries = /** @type {LayerEntry[]} */ (stored.layers ?? [{ runs: [stored] }]);
  if (!Array.isArray(entries) || !entries.length) throw new TypeError("the weights hold no layers");
  const layers = entries.map(({ runs, merge = "concat", reading_order: readingOrder = false }, k) => {
    const cells = runs.map((entry) =>
      decodeCell(entry, features, (name, shape) => {
        const key = `rnn.${name}_l${k}${entry.reverse ? "_reverse" : ""}`;
        return tensors?.[key] ? decodeTensor(tensors[key], key, shape) : null;
      }),
    );
    features = cells[0].outputSize * (merge === "concat" ? cells.length : 1);
    return { cells, merge, readingOrder, features };
  });
  return { ...header, layers, head: headOf(stored, features) };
}

/**
 * The output of a layer from those of its directions.
 * @param {Layer} layer
 * @param {CellTrace[]} traces
 */
function merged({ cells, merge, readingOrder, features }, traces) {
  const [one, other] = traces.map((trace) => trace.values.h);
  const { outputSize: P } = cells[0];
  const T = one.length / P;
  if (other && merge !== "concat") return one.map((a, s) => MERGES[merge](a, other[s]));
  const y = new Float64Array(T * features);
  traces.forEach(({ values: { h } }, d) => {
    for (let t = 0; t < T; t++) {
      y.set(h.subarray(t * P, (t + 1) * P), (readingOrder ? T - 1 - t : t) * features + d * P);
    }
  });
  return y;
}

/**
 * @param {LayeredNetwork} network
 * @param {Float64Array} x (T, D)
 * @param {{layer: number, direction: number} & Parameters<typeof runCell>[2]} shown the layer and direction to keep, and
 *   what is done to it
 * @returns {{trace: CellTrace, y: Float64Array}} y (T, features of the last layer)
 */
export function runLayers({ layers }, x, { layer, direction, ...options }) {
  let y = x;
  const kept = layers.map((one, k) => {
    const traces = one.cells.map((cell, d) => runCell(cell, y, k === layer && d === direction ? options : {}));
    y = merged(one, traces);
    return traces;
  });
  return { trace: kept[layer][direction], y };
}
