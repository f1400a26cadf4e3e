/**
 * What there is to know of each task without drawing a sequence of it.
 *
 * @typedef {object} TaskFacts
 * @property {string} name in sentences
 * @property {number} inputs
 * @property {number} outputs
 * @property {import("./losses.js").LossKind} loss
 * @property {readonly string[] | null} alphabet symbols of a one-hot input
 * @property {readonly string[]} channels what each number of an input is, where it has no alphabet
 * @property {readonly string[] | null} classes
 * @property {readonly [number, number]} lengths fewest and most timesteps that can be set
 * @property {number | null} chance share right by guessing; null where nobody guesses
 * @property {string} right what counts as right
 * @property {string} trivial the trivial baseline in words
 */

export const ORDER = /** @type {const} */ (["E", "B", "a", "b", "c", "d", "X", "Y"]);
export const REBER = /** @type {const} */ (["B", "T", "S", "X", "P", "V", "E"]);
export const LETTERS = /** @type {const} */ (["S", "a", "b", "T"]);
export const COPIED = /** @type {const} */ (["A", "B", "C", "D", "·", "→"]);
/** Symbols that are copied. */
export const KINDS = 4;

/** Every task by its name in settings. @type {Record<string, TaskFacts>} */
export const FACTS = {
  adding: {
    name: "adding",
    inputs: 2,
    outputs: 1,
    loss: "squared",
    alphabet: null,
    channels: ["value", "marker"],
    classes: null,
    lengths: [10, 200],
    chance: null,
    right: "within 0.04 of the answer",
    trivial: "always the mean",
  },
  "temporal order": {
    name: "temporal order",
    inputs: 8,
    outputs: 4,
    loss: "softmax",
    alphabet: ORDER,
    channels: [],
    classes: ["XX", "XY", "YX", "YY"],
    lengths: [10, 200],
    chance: 1 / 4,
    right: "the order of the two cues named",
    trivial: "always the same order",
  },
  "delayed XOR": {
    name: "delayed XOR",
    inputs: 2,
    outputs: 2,
    loss: "softmax",
    alphabet: null,
    channels: ["bit", "marker"],
    classes: ["equal", "different"],
    lengths: [4, 200],
    chance: 1 / 2,
    right: "equal or different, named",
    trivial: "always the same answer",
  },
  parity: {
    name: "parity",
    inputs: 1,
    outputs: 2,
    loss: "softmax",
    alphabet: null,
    channels: ["bit"],
    classes: ["even", "odd"],
    lengths: [2, 100],
    chance: 1 / 2,
    right: "even or odd, named at every step",
    trivial: "always the same answer",
  },
  "embedded Reber": {
    name: "embedded Reber",
    inputs: 7,
    outputs: 7,
    loss: "sigmoid",
    alphabet: REBER,
    channels: [],
    classes: REBER,
    lengths: [9, 9],
    chance: null,
    right: "every legal successor of a string, and none other",
    trivial: "always the same shares",
  },
  "a^n b^n": {
    name: "aⁿbⁿ",
    inputs: 4,
    outputs: 4,
    loss: "sigmoid",
    alphabet: LETTERS,
    channels: [],
    classes: LETTERS,
    lengths: [4, 80],
    chance: null,
    right: "every legal successor of a string, and none other",
    trivial: "always the same shares",
  },
  copy: {
    name: "copy",
    inputs: 6,
    outputs: 4,
    loss: "softmax",
    alphabet: COPIED,
    channels: [],
    classes: COPIED.slice(0, KINDS),
    lengths: [10, 120],
    chance: 1 / KINDS,
    right: "the symbol repeated in its place",
    trivial: "always the same symbol",
  },
  sunspots: {
    name: "sunspots",
    inputs: 1,
    outputs: 1,
    loss: "squared",
    alphabet: null,
    channels: ["sunspots / 100"],
    classes: null,
    lengths: [10, 60],
    chance: null,
    right: "within 20 sunspots of next year's number",
    trivial: "next year is like this year",
  },
};
