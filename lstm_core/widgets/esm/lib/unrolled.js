/** Where nodes and edges of the unrolled cell stand: geometry only. Places are (part of a column, pixels from the top). */
import { UNROLLED } from "./carousel.js";

/** @typedef {import("./carousel.js").Edge} Edge */
/** @typedef {{name: string, step: number, at: readonly [number, number]}} Node */

export const HEIGHT = 236;
const PLACES = /** @type {const} */ ({
  o: [0.24, 68],
  y: [0.58, 34],
  s: [0.58, 128],
  i: [0.24, 174],
  g: [0.24, 212],
});

/** Ends of each kind of edge: the node it leaves, the node it enters, how many columns lie between. */
const ENDS = /** @type {Record<Edge, [keyof typeof PLACES, keyof typeof PLACES, number]>} */ ({
  ss: ["s", "s", 1],
  yi: ["y", "i", 1],
  yg: ["y", "g", 1],
  yo: ["y", "o", 1],
  is: ["i", "s", 0],
  gs: ["g", "s", 0],
  sy: ["s", "y", 0],
  oy: ["o", "y", 0],
});

/**
 * @param {number} width of the whole drawing
 * @returns {{nodes: Node[], edges: {name: Edge, step: number, from: readonly [number, number], to: readonly [number, number]}[]}}
 */
export function layoutUnrolled(width) {
  const column = width / (UNROLLED + 1);
  const place = (/** @type {keyof typeof PLACES} */ name, /** @type {number} */ step) =>
    /** @type {const} */ ([(step + PLACES[name][0]) * column, PLACES[name][1]]);
  const steps = Array.from({ length: UNROLLED + 1 }, (_, t) => t);
  const names = /** @type {(keyof typeof PLACES)[]} */ (Object.keys(PLACES));
  const kinds = /** @type {Edge[]} */ (Object.keys(ENDS));
  return {
    nodes: steps.flatMap((step) => names.map((name) => ({ name, step, at: place(name, step) }))),
    edges: steps.flatMap((step) =>
      kinds
        .filter((name) => step >= ENDS[name][2])
        .map((name) => {
          const [from, to, back] = ENDS[name];
          return { name, step, from: place(from, step - back), to: place(to, step) };
        }),
    ),
  };
}
