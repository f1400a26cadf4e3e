/** The equations of one step of one unit as data: every number, with the marks of the timeline that it is made of. */
import { CELLS } from "./quantities.js";
import { INKS, NAMES } from "./words.js";

/**
 * @typedef {import("./cell.js").Cell} Cell
 * @typedef {import("./cell.js").Block} Block
 * @typedef {import("./cell-run.js").CellTrace} CellTrace
 *
 * @typedef {{quantity: string, t: number, unit: number | null}} Mark one cell of the timeline; unit null means every unit
 * @typedef {{trace: CellTrace, t: number, unit: number}} Step
 *
 * @typedef {object} Term
 * @property {string} quantity name of the number in the page
 * @property {string} symbol as in an equation
 * @property {string} [ink] the colour below it
 * @property {(step: Step) => number} value not finite where the unit has none
 * @property {(step: Step) => Mark[]} marks
 * @property {boolean} [whole] it is its mark, not one of several parts of it
 * @property {string} means in words
 *
 * @typedef {{quantity: string, terms: (Term | null)[], squash: string, clip: number}} GateRow
 *   of input, recurrent, other parts, bias, sum, value; null where this gate has no such part
 * @typedef {{heads: [string, string][], rows: GateRow[], lines: (Term | string)[][], notes: string[]}} Equations
 */

/** The parts of a sum, in the order of the columns: name, symbol of the column, meaning. */
const PARTS = /** @type {const} */ ([
  ["input", "W x", "what the input adds"],
  ["recurrent", "U h", "what the hidden states of the step before add"],
  ["peephole", "p c", "what the peephole adds: the unit's own cell state"],
  ["heard", "V y", "what the gates of the step before add"],
]);

/** The step before, in the order of reading. @param {Step} step */
const before = ({ trace, t }) => (trace.cell.reverse ? t + 1 : t - 1);

/** A quantity at a step; 0 before the first one. @param {string} name @param {Step} step @param {number} [t] */
function at(name, { trace, t: now, unit }, t = now) {
  const values = trace.values[name];
  const width = values.length / trace.seqLen;
  return t < 0 || t >= trace.seqLen ? 0 : unit < width ? values[t * width + unit] : Number.NaN;
}

/** One quantity as it is. @param {string} name @returns {Term} */
const plain = (name) => ({
  ...{ quantity: name, symbol: name, ink: INKS[name], means: NAMES[name], whole: true },
  value: (step) => at(name, step),
  marks: ({ t, unit }) => [{ quantity: name, t, unit }],
});

/** A state of the step before. @param {string} name @param {boolean} reverse @returns {Term} */
const previous = (name, reverse) => ({
  ...{ quantity: `${name}_previous`, symbol: `${name}_t${reverse ? "+" : "−"}1` },
  ...{ means: `${NAMES[name]} of the step before`, whole: true },
  value: (step) => at(name, step, before(step)),
  marks: (step) => [{ quantity: name, t: before(step), unit: step.unit }],
});

/** What is computed on the way from a mark. @param {Cell} cell @returns {Record<string, Term>} */
function waypoints({ kind, output, resetAfter }) {
  const from =
    (/** @type {string} */ name) =>
    (/** @type {Step} */ { t, unit }) => [{ quantity: name, t, unit }];
  const every = (/** @type {Step} */ step) => [{ quantity: "h", t: before(step), unit: null }];
  const name = squashOf(output.name);
  const value = (/** @type {string} */ values) => (/** @type {Step} */ step) => at(values, step);
  if (kind === "LSTM") {
    const symbol = output.name === "identity" ? "c" : `${name} c`;
    return {
      m: { quantity: "tanh_c", symbol, value: value("m"), marks: from("c"), means: `${name} of the cell state` },
      q: { quantity: "q", symbol: "q", value: value("q"), marks: from("c"), means: "output before the projection" },
    };
  }
  const seen = resetAfter
    ? "what the reset gate multiplies, U h + b"
    : "what the candidate sees of the old hidden state";
  return {
    kept: {
      quantity: "kept",
      symbol: "1 − z",
      ink: "f",
      marks: from("z"),
      means: "1 less the update gate",
      value: (step) => 1 - at("z", step),
    },
    product: {
      quantity: "product",
      symbol: resetAfter ? "U h" : "r h",
      marks: every,
      means: seen,
      value: value("product"),
    },
  };
}

/**
 * The parts of one block's pre-activation, those that the cell has.
 * @param {Cell} cell
 * @param {Block} block
 * @param {number} layer
 * @returns {(Term | null)[]}
 */
function sumTerms(cell, { name, start, share, peephole }, layer) {
  const suffix = cell.kind === "RNN" ? "" : `_${name}`;
  const row = (/** @type {Step} */ { t, unit }) => t * cell.height + start + Math.floor(unit / share);
  const own = (/** @type {Step} */ { t, unit }) => [{ quantity: suffix ? name : "a", t, unit }];
  /** @type {Record<string, (step: Step) => Mark[]>} */
  const marks = {
    input: ({ t }) => (layer ? [] : [{ quantity: "x", t, unit: null }]),
    recurrent: (step) => [{ quantity: "h", t: before(step), unit: null }],
    peephole: (step) => [{ quantity: "c", t: name === "o" ? step.t : before(step), unit: step.unit }],
    heard: (step) =>
      cell.blocks.flatMap((one) => (one.name === "g" ? [] : { quantity: one.name, t: before(step), unit: null })),
  };
  const parts = columnsOf(cell).map(([part, symbol, means]) =>
    (part === "peephole" && !peephole) || (part === "heard" && !cell.hears.includes(name))
      ? null
      : {
          ...{ quantity: part + suffix, symbol, marks: marks[part] },
          means: part === "input" && layer ? "what the layer below adds" : means,
          value: (/** @type {Step} */ step) => step.trace.parts[part][row(step)],
        },
  );
  const bias = (/** @type {Step} */ { trace, unit }) => trace.bias[start + Math.floor(unit / share)];
  const means = suffix === "_f" ? "bias with the offset" : "bias";
  return [
    ...parts,
    { quantity: `bias${suffix}`, symbol: "b", value: bias, marks: () => [], means },
    {
      ...{ quantity: `a${suffix}`, symbol: "a", marks: own, means: "pre-activation, the sum", whole: !suffix },
      value: (step) => step.trace.parts.a[row(step)],
    },
    plain(name),
  ];
}

/** @param {Cell} cell */
const columnsOf = ({ blocks, hears }) =>
  PARTS.filter(([part]) => (part === "peephole" ? blocks.some((one) => one.peephole) : part !== "heard" || hears));

/** How an activation is written between two numbers. @param {string} name */
const squashOf = (name) => (name === "sigmoid" ? "σ" : name.replaceAll("_", " "));

/** What follows from the gates, as text: what is no number of the step stands as it is. @param {Cell} cell */
function linesOf({ kind, blocks, coupled, weightHr, resetAfter }) {
  const times = (/** @type {string} */ gate) =>
    blocks.some((one) => one.name === gate) || (coupled && gate === "f") ? `${gate} · ` : "";
  if (kind === "LSTM") {
    return [
      ...(coupled ? ["f = 1 − i"] : []),
      `c = ${times("f")}c_previous + ${times("i")}g`,
      `${weightHr ? "q" : "h"} = ${times("o")}m`,
      ...(weightHr ? ["h = W·q\u00a0over\u00a0every\u00a0unit"] : []),
    ];
  }
  if (kind === "RNN") return [];
  return [resetAfter ? "recurrent_n = r · product" : "product = r · h_previous", "h = kept · n + z · h_previous"];
}

/** What is unusual about a cell, in sentences. @param {Cell} cell */
function notesOf({ kind, blocks, output, coupled, clip, reverse }) {
  const used = [...blocks.map((one) => one.activation), ...(kind === "LSTM" ? [output] : [])];
  const named = used.filter((one) => one.constants.length);
  const words = named.map(({ name, constants }) => {
    const greek = constants.map((value, n) => `${"αβ"[n]} = ${Number(value.toPrecision(4))}`);
    return `${squashOf(name)} with ${greek.join(", ")}.`;
  });
  const lacking = Object.keys(CELLS[kind].blocks).filter(
    (name) => !blocks.some((one) => one.name === name) && !(coupled && name === "f"),
  );
  return [
    ...new Set(words),
    ...lacking.map((name) => `There is no ${NAMES[name]}: ${name} = 1.`),
    ...(blocks.some((one) => one.share > 1) ? [`${blocks[0].share} units share their gates.`] : []),
    ...(clip < Infinity ? [`Every pre-activation is held within ±${clip}.`] : []),
    ...(reverse ? ["This direction reads from the end: its step before t is t + 1."] : []),
  ];
}

/** All that the inspector writes out. @param {Cell} cell @param {number} [layer] @returns {Equations} */
export function equationsOf(cell, layer = 0) {
  const rows = cell.blocks.map((block) => ({
    quantity: block.name,
    terms: sumTerms(cell, block, layer),
    squash: squashOf(block.activation.name),
    clip: cell.clip,
  }));
  /** @type {Record<string, Term>} */
  const known = {
    ...waypoints(cell),
    c_previous: previous("c", cell.reverse),
    h_previous: previous("h", cell.reverse),
  };
  const sums = rows.flatMap((row) => row.terms);
  const termOf = (/** @type {string} */ token) => {
    if (token in NAMES) return plain(token);
    const part = sums.find((one) => one?.quantity === token);
    return known[token] ?? (part && { ...part, symbol: "r U h" }) ?? token;
  };
  return {
    rows,
    heads: [
      ...columnsOf(cell).map(([part, symbol]) => /** @type {[string, string]} */ ([part, symbol])),
      ["bias", "b"],
      ["sum", "a"],
      ["value", ""],
    ],
    lines: linesOf(cell).map((line) => line.split(" ").map(termOf)),
    notes: notesOf(cell),
  };
}

/**
 * Whether a mark of the timeline is this very number.
 * @param {Mark} mark
 * @param {Term} term
 * @param {Step} step
 */
export function isTerm(mark, term, step) {
  const [own] = term.whole ? term.marks(step) : [];
  return own !== undefined && own.quantity === mark.quantity && own.t === mark.t && own.unit === mark.unit;
}
