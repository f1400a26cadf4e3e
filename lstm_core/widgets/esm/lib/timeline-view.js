/** What a view of the gate timeline knows and says beyond its numbers. */

/** @typedef {import("./terms.js").Mark} Mark */

/** What only one view knows: nothing of it changes a number. */
export const VIEW = {
  grouping: /** @type {"gate" | "unit"} */ ("gate"),
  quantity: "c",
  besideUnit: 0,
  hovered: /** @type {Mark | null} */ (null),
  sources: /** @type {Mark[]} */ ([]),
  plot: { left: 0, cell: 0 },
  playing: false,
  still: false,
};

/** What to look for. @param {boolean} gated */
export const questionOf = (gated) =>
  `Which units still hold the first cue once the second has come${gated ? ", and where does a forget gate let go" : ""}?`;

/**
 * The layers and directions to choose from, where there are several.
 * @param {import("./layers.js").Layer[]} layers
 * @returns {{value: string, text: string}[]}
 */
export const places = (layers) =>
  layers.flatMap(({ cells }, layer) =>
    cells.map(({ kind, hiddenSize, reverse }, direction) => ({
      value: `${layer} ${direction}`,
      text: `${layer} · ${kind}, ${hiddenSize} units${reverse ? ", backward" : cells.length > 1 ? ", forward" : ""}`,
    })),
  );
