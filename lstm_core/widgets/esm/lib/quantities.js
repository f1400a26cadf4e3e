/** The one table of what each cell has and how it is drawn; `quantities.py` holds the same. */

/**
 * @typedef {import("./cell.js").Cell} Cell
 * @typedef {import("./activations.js").Limits} Limits
 *
 * @typedef {object} Quantity one block of rows in the timeline
 * @property {string} name as in an equation
 * @property {Limits} limits least and greatest value, infinite where there is none
 * @property {boolean} gate whether it is a gate or a candidate, which can be held by force
 */

/** The learned blocks in the order of their rows, each with its place among the activations; then the states. */
export const CELLS = {
  LSTM: { blocks: { i: 0, f: 0, g: 1, o: 0 }, states: "ch", keeps: "fc", activations: ["sigmoid", "tanh", "tanh"] },
  GRU: { blocks: { r: 0, z: 0, n: 1 }, states: "h", keeps: "zh", activations: ["sigmoid", "tanh"] },
  RNN: { blocks: { h: 0 }, states: "ah", keeps: "", activations: ["tanh"] },
};

/** What members of the LSTM family lack, couple, or hear of the step before. @type {Record<string, {lacks?: string, coupled?: boolean, hears?: string}>} */
export const VARIANTS = {
  NIG: { lacks: "i" },
  NFG: { lacks: "f" },
  NOG: { lacks: "o" },
  CIFG: { lacks: "f", coupled: true },
  FGR: { hears: "ifo" },
  1997: { lacks: "f" },
  "1997-full": { lacks: "f", hears: "igo" },
};

/** A gate without a limit can be held up to here. */
const FAR = 4;

/** The greatest size of a product. @param {Limits} one @param {Limits} other @returns {Limits} */
function product(one, other) {
  const ends = one.flatMap((a) => other.map((b) => (a && b ? a * b : 0)));
  return [Math.min(...ends), Math.max(...ends)];
}

/** @param {Cell} cell @param {string} name @returns {Limits} */
function limitsOf({ kind, blocks, output, coupled, weightHr }, name) {
  const block = blocks.find((one) => one.name === name);
  if (block) return block.activation.limits;
  const free = /** @type {Limits} */ ([-Infinity, Infinity]);
  const of = (/** @type {string} */ gate) => blocks.find((one) => one.name === gate)?.activation.limits ?? [1, 1];
  if (name === "f" && coupled) return /** @type {Limits} */ ([1 - of("i")[1], 1 - of("i")[0]]);
  if (name !== "h" || weightHr) return free;
  if (kind === "LSTM") return product(of("o"), output.limits);
  const [least, greatest] = of("n");
  // between the candidate and what was there, from 0 on, as long as the gate is a share
  return String(of("z")) === "0,1" ? [Math.min(0, least), Math.max(0, greatest)] : free;
}

/** What the timeline shows of a cell, in the order of the equations. @param {Cell} cell @returns {Quantity[]} */
export function quantitiesOf(cell) {
  const { kind, blocks, coupled } = cell;
  const own = Object.keys(CELLS[kind].blocks).filter(
    (name) => blocks.some((block) => block.name === name) || (coupled && name === "f"),
  );
  const states = [...CELLS[kind].states];
  return [...own.filter((name) => !states.includes(name)), ...states].map((name) => ({
    name,
    limits: limitsOf(cell, name),
    gate: !states.includes(name),
  }));
}

/** The values that a gate can be held at. @param {Quantity | undefined} quantity @returns {{min: number, max: number} | null} */
export const holdsOf = (quantity) =>
  quantity?.gate ? { min: Math.max(-FAR, quantity.limits[0]), max: Math.min(FAR, quantity.limits[1]) } : null;
