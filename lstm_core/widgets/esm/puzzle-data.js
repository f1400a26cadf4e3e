/** The puzzles that travel inside the bundle. */
import puzzles from "../../puzzles.json";

export const PUZZLES = /** @type {Record<string, import("./lib/puzzles.js").Puzzle>} */ (
  /** @type {unknown} */ (puzzles)
);
