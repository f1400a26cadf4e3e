/** The weights of one layer as a matrix: a row for each unit of each learned layer, a column for each thing it reads. */
import { element, mount, setText } from "../kit/dom.js";
import { blocksOf, layoutOf } from "../lib/train/network.js";
import { number } from "../lib/words.js";
import { QUANTITIES } from "./gates.js";
import { createHeat } from "./heat.js";

/**
 * @param {HTMLElement} container
 * @returns {import("../kit/dom.js").Figure<{settings: import("../lib/train/settings.js").Settings, weights: Float64Array, layer: number}> & {repaint: () => void}}
 */
export function createWeights(container) {
  const canvas = element("canvas", { "aria-hidden": "true" });
  const names = element("div", { class: "lx-rows", "aria-hidden": "true" });
  const foot = element("p", { class: "lx-label" });
  const root = element(
    "div",
    { class: "lx-part lx-matrix" },
    element("p", { class: "lx-title" }, "Weights: read from the input, from h, bias"),
  );
  root.append(element("div", { class: "lx-matrix-box" }, names, canvas), foot);
  const figure = mount(container, root);
  const heat = createHeat(canvas);
  /** @type {{settings: import("../lib/train/settings.js").Settings, weights: Float64Array, layer: number} | null} */
  let data = null;
  let shown = "";

  /** @param {{settings: import("../lib/train/settings.js").Settings, weights: Float64Array, layer: number}} next */
  function paint({ settings, weights, layer }) {
    const layout = layoutOf(settings);
    const find = (/** @type {string} */ name) => {
      const entry = layout.find((other) => other.name === `rnn.${name}_l${layer}`);
      if (!entry) throw new Error(`the network has no ${name}`);
      return {
        at: weights.subarray(entry.offset, entry.offset + entry.size),
        columns: entry.shape[1] ?? 1,
        rows: entry.shape[0],
      };
    };
    const [w, u, b, e] = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"].map(find);
    const biases = b.at.map((value, row) => value + e.at[row]);
    let largest = 0;
    for (const part of [w.at, u.at, biases]) for (const value of part) largest = Math.max(largest, Math.abs(value));
    const blocks = blocksOf(settings);
    heat.paint({
      rows: w.rows,
      columns: w.columns + u.columns + 1,
      at: (row, column) => {
        if (column < w.columns) return w.at[row * w.columns + column];
        if (column < w.columns + u.columns) return u.at[row * u.columns + column - w.columns];
        return biases[row];
      },
      scale: Math.max(1e-9, largest),
      ink: null,
    });
    if (shown !== blocks) {
      names.replaceChildren(
        ...[...blocks].map((block) => element("span", { class: `lx-math lx-edge-${QUANTITIES[block].edge}` }, block)),
      );
    }
    shown = blocks;
    setText(foot, `Full shade: ${number(largest, 2)}. Columns: ${w.columns} from below, ${u.columns} from h, 1 bias.`);
  }

  return {
    update(next) {
      const stale = next.weights !== data?.weights || next.layer !== data.layer;
      data = next;
      if (stale) paint(next);
    },
    repaint: heat.repaint,
    destroy() {
      heat.destroy();
      figure.destroy();
    },
  };
}
