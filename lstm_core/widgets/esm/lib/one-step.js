/** Everything the one-step laboratory shows, computed from its traits. */
import { gruForward } from "./gru.js";
import { GATES, lstmForward } from "./lstm.js";

/** The traits keep four units; the first `hidden_size` of them take part. */
export const UNITS = 4;
export const INPUTS = 2;
export const LIMIT = 10;

/** A gate is called closed or open from here on. */
const NEARLY = 0.05;
/** The pre-activation that a button of the logic table asks for. */
const SATURATED = 8;

/**
 * @typedef {import("./lstm.js").Gate} Gate
 * @typedef {{hidden_size: number, unit: number, operation: number, x: number[], h: number[], c: number[],
 *   weight_ih: number[][], weight_hh: number[][], bias: number[]}} LabTraits
 * @typedef {Record<string, number>} Values
 */

/** The operations of a step in order; each computes what `gives` names. */
export const OPERATIONS = [
  { id: "a", gives: GATES.flatMap((g) => ["input", "recurrent", "bias", "a"].map((part) => `${part}_${g}`)) },
  ...["i", "f", "g", "o", "keep", "write", "c", "tanh_c", "h"].map((id) => ({ id, gives: [id] })),
];

/** At which operation a quantity is there; what was there before the step is not in the list. */
export const COMPUTED_AT = new Map(OPERATIONS.flatMap(({ gives }, n) => gives.map((id) => [id, n])));

/** The rows of the GRU's weights, block by block, and the LSTM's rows they are taken from. */
export const GRU_ROWS = /** @type {const} */ ({ r: "o", z: "f", n: "g" });

/** What the forget and input gates do where they are closed or open, and what the output gate does. */
export const CORNERS = [
  { id: "clear", gates: { f: 0, i: 0 } },
  { id: "overwrite", gates: { f: 0, i: 1 } },
  { id: "hold", gates: { f: 1, i: 0 } },
  { id: "add", gates: { f: 1, i: 1 } },
  { id: "hide", gates: { o: 0 } },
  { id: "show", gates: { o: 1 } },
];

/** @param {Gate} gate @param {number} unit row among the 4 · UNITS rows of the traits */
export const rowOf = (gate, unit) => GATES.indexOf(gate) * UNITS + unit;

/** @param {number} value @param {number} limit */
export const within = (value, limit) => Math.max(-limit, Math.min(limit, value));

/**
 * A list of the stated length, each entry a number within the limit.
 * @param {unknown} list
 * @param {number} size
 * @param {string} name
 * @param {number} [limit]
 * @returns {number[]}
 */
function numbers(list, size, name, limit = LIMIT) {
  if (!Array.isArray(list) || list.length !== size || !list.every(Number.isFinite)) {
    throw new RangeError(`${name} needs ${size} finite numbers`);
  }
  return list.map((value) => within(value, limit));
}

/** @param {unknown} table @param {number} columns @param {string} name */
function rows(table, columns, name) {
  if (!Array.isArray(table) || table.length !== 4 * UNITS) throw new RangeError(`${name} needs ${4 * UNITS} rows`);
  return table.map((row, n) => numbers(row, columns, `${name}, row ${n},`));
}

/** The traits with every number inside its limits; a wrong shape is an error. @param {LabTraits} traits @returns {LabTraits} */
export function settled(traits) {
  const whole = (/** @type {unknown} */ value, /** @type {number} */ low, /** @type {number} */ high) =>
    Math.max(low, Math.min(high, Math.trunc(Number(value)) || 0));
  const H = whole(traits.hidden_size, 1, UNITS);
  return {
    hidden_size: H,
    unit: whole(traits.unit, 0, H - 1),
    operation: whole(traits.operation, 0, OPERATIONS.length - 1),
    x: numbers(traits.x, INPUTS, "x"),
    h: numbers(traits.h, UNITS, "h", 1),
    c: numbers(traits.c, UNITS, "c"),
    weight_ih: rows(traits.weight_ih, INPUTS, "weight_ih"),
    weight_hh: rows(traits.weight_hh, UNITS, "weight_hh"),
    bias: numbers(traits.bias, 4 * UNITS, "bias"),
  };
}

/**
 * The rows that take part, gate by gate, as the forward passes want them.
 * @param {LabTraits} traits
 * @param {readonly Gate[]} gates
 */
function parameters({ hidden_size: H, weight_ih, weight_hh, bias }, gates) {
  const used = gates.flatMap((gate) => Array.from({ length: H }, (_, u) => rowOf(gate, u)));
  return {
    inputSize: INPUTS,
    hiddenSize: H,
    weightIh: Float64Array.from(used.flatMap((row) => weight_ih[row])),
    weightHh: Float64Array.from(used.flatMap((row) => weight_hh[row].slice(0, H))),
    biasIh: Float64Array.from(used, (row) => bias[row]),
    biasHh: new Float64Array(used.length),
  };
}

/** @param {LabTraits} traits */
export function runLab(traits) {
  const now = settled(traits);
  const H = now.hidden_size;
  const state = { h0: now.h.slice(0, H), c0: now.c.slice(0, H) };
  const trace = lstmForward(parameters(now, GATES), now.x, state);
  const gru = gruForward(parameters(now, Object.values(GRU_ROWS)), now.x, state);
  return { ...now, trace, gru, units: Array.from({ length: H }, (_, u) => valuesOf(now, trace, gru, u)) };
}

/**
 * Every number of one unit by name.
 * @param {LabTraits} traits
 * @param {import("./lstm.js").LstmTrace} trace
 * @param {import("./gru.js").GruTrace} gru
 * @param {number} u
 */
function valuesOf({ hidden_size: H, h, c }, trace, gru, u) {
  /** @type {Values} */
  const values = { h_previous: h[u], c_previous: c[u] };
  GATES.forEach((gate, block) => {
    const row = block * H + u;
    values[`input_${gate}`] = trace.input[row];
    values[`recurrent_${gate}`] = trace.recurrent[row];
    values[`bias_${gate}`] = trace.bias[row];
    values[`a_${gate}`] = trace.a[row];
    values[gate] = trace[gate][u];
  });
  const { i, f, g } = values;
  const [cell, hidden] = [trace.c[u], trace.h[u]];
  Object.assign(values, { keep: f * c[u], write: i * g, c: cell, tanh_c: Math.tanh(cell), h: hidden });
  Object.keys(GRU_ROWS).forEach((name, block) => {
    const row = block * H + u;
    values[`gru_input_${name}`] = gru.input[row];
    values[`gru_recurrent_${name}`] = gru.recurrent[row];
    values[`gru_${name}`] = gru[/** @type {"r" | "z" | "n"} */ (name)][u];
  });
  values.gru_h = gru.h[u];
  return values;
}

/**
 * The logic table of one unit: what each row would give, and how much of the row is in the soft step.
 * The shares of the first four add up to one, as do those of the last two: c′ and h′ are their weighted means.
 * @param {Values} values
 */
export function logicOf(values) {
  const { i, f, g, o, c_previous: c, tanh_c } = values;
  const gives = { clear: 0, overwrite: g, hold: c, add: c + g, hide: 0, show: tanh_c };
  const soft = { i, f, o };
  return CORNERS.map(({ id, gates }) => ({
    id,
    gives: gives[/** @type {keyof typeof gives} */ (id)],
    share: Object.entries(gates).reduce(
      (part, [gate, open]) => part * (open ? soft[/** @type {"i"} */ (gate)] : 1 - soft[/** @type {"i"} */ (gate)]),
      1,
    ),
  }));
}

/**
 * The biases that drive the gates of one unit into a corner, as far as the limits allow.
 * @param {LabTraits} traits
 * @param {Values} values of the unit
 * @param {Record<string, number>} gates wanted: 0 closed, 1 open
 * @returns {number[]}
 */
export function biasFor({ bias, unit }, values, gates) {
  const next = [...bias];
  for (const [gate, open] of Object.entries(gates)) {
    const rest = values[`input_${gate}`] + values[`recurrent_${gate}`];
    const wanted = (open ? SATURATED : -SATURATED) - rest;
    next[rowOf(/** @type {Gate} */ (gate), unit)] = within(Math.round(wanted * 10) / 10, LIMIT);
  }
  return next;
}

/** Logic's word for a gate, where it has one. @param {number} gate */
export const gateState = (gate) => (gate < NEARLY ? "closed" : gate > 1 - NEARLY ? "open" : "");
