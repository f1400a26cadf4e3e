/** What a view of the gate timeline knows and says beyond its numbers. */
import { isHeld } from "./clamp.js";
import { cellInWords } from "./words.js";

/** @typedef {import("./terms.js").Cell} Cell */

/** What only one view knows: nothing of it changes a number. */
export const VIEW = {
  grouping: /** @type {"gate" | "unit"} */ ("gate"),
  quantity: /** @type {import("./tracks.js").TrackName} */ ("c"),
  besideUnit: 0,
  hovered: /** @type {Cell | null} */ (null),
  sources: /** @type {Cell[]} */ ([]),
  plot: { left: 0, cell: 0 },
  playing: false,
  still: false,
};

/** What to look for. @param {boolean} gated */
export const questionOf = (gated) =>
  `Which units still hold the first cue once the second has come${gated ? ", and where does a forget gate let go" : ""}?`;

/**
 * One mark in words, with what is unusual about it.
 * @param {ReturnType<typeof import("./timeline-run.js").runTimeline>} run
 * @param {Cell} cell
 */
export function markInWords({ trace, beside, held }, cell) {
  if (cell.quantity === "beside_h") {
    return beside ? `${cellInWords(beside.trace, { ...cell, quantity: "h" })}, of the simple RNN` : "";
  }
  return cellInWords(trace, cell) + (isHeld(held, cell) ? ", held by force" : "");
}
