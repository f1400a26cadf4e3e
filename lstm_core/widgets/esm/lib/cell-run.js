/** One step after another of any cell, every part of every sum kept; NumPy's `cells.py` is held to the same numbers. */
import { multiply } from "./lstm.js";

/**
 * @typedef {import("./cell.js").Cell} Cell
 * @typedef {import("./cell.js").Block} Block
 * @typedef {import("./lstm.js").Clamp} Clamp
 *
 * @typedef {object} CellTrace
 * @property {Cell} cell
 * @property {number} seqLen T
 * @property {number} hiddenSize H
 * @property {Record<string, Float64Array>} parts of every pre-activation: `input`, `recurrent`, `peephole`, `heard` and
 *   their bounded sum `a`, (T, A)
 * @property {Float64Array} bias (A,), both biases and the forget offset
 * @property {Float64Array} [product] (T, H), what the reset gate of a GRU multiplies
 * @property {Record<string, Float64Array>} values gates and states, (T, H); `h` (T, P)
 */

/**
 * Runs a cell over one sequence, from zero states; a reversed one from the last timestep to the first.
 * @param {Cell} cell
 * @param {Float64Array} x (T, D), row-major
 * @param {{forgetBias?: number, clamps?: readonly Clamp[]}} [options] an offset of the forget gate's bias, and
 *   quantities held by force; later steps see what was held
 * @returns {CellTrace}
 */
export function runCell(cell, x, { forgetBias = 0, clamps = [] } = {}) {
  const { kind, inputSize: D, hiddenSize: H, outputSize: P, height: A, reverse } = cell;
  const T = x.length / D;
  const made = (/** @type {number} */ width, /** @type {string} */ names) =>
    Object.fromEntries(names.split(" ").map((name) => [name, new Float64Array(T * width)]));
  const trace = {
    ...{ cell, seqLen: T, hiddenSize: H, bias: biasOf(cell, forgetBias) },
    parts: made(A, "input recurrent peephole heard a"),
    values: { ...made(H, { LSTM: "i f g o c m q", GRU: "r z n product", RNN: "" }[kind]), ...made(P, "h") },
  };
  // a gate that is not there stands open
  for (const name of kind === "LSTM" ? "ifo" : "") trace.values[name].fill(1);
  const step = { LSTM: lstmStep, GRU: gruStep, RNN: rnnStep }[kind];
  for (let n = 0; n < T; n++) {
    const t = reverse ? T - 1 - n : n;
    const before = n ? (reverse ? t + 1 : t - 1) : -1;
    multiply(cell.weightIh, x, t * D, D, trace.parts.input, t * A, A);
    if (n) multiply(cell.weightHh, trace.values.h, before * P, P, trace.parts.recurrent, t * A, A);
    step(trace, t, before, (name) => hold(trace, clamps, name, t));
  }
  return trace;
}

/** @param {Cell} cell @param {number} offset */
function biasOf({ kind, blocks, biasIh, biasHh, resetAfter }, offset) {
  const bias = biasIh.map((b, row) => b + biasHh[row]);
  for (const { name, start, size } of blocks) {
    for (let row = start; row < start + size; row++) {
      if (name === "f" && kind === "LSTM") bias[row] += offset;
      if (name === "n" && resetAfter) bias[row] = biasIh[row];
    }
  }
  return bias;
}

/** Of two clamps on one number the later holds. @param {CellTrace} trace @param {readonly Clamp[]} clamps @param {string} name @param {number} t */
function hold({ seqLen, values }, clamps, name, t) {
  const array = values[name];
  const width = array.length / seqLen;
  for (const { quantity, unit, start, stop, value } of clamps) {
    if (quantity !== name || t < start || t >= stop) continue;
    if (unit === null) array.fill(value, t * width, (t + 1) * width);
    else array[t * width + unit] = value;
  }
}

/**
 * Sums up one block, bounds it, and sends it through its activation.
 * @param {CellTrace} trace
 * @param {string} name
 * @param {number} t
 * @param {(name: string) => void} held
 * @param {number} [seen] the step whose cell state a peephole sees, none below 0
 */
function open({ cell, parts, bias, values }, name, t, held, seen = -1) {
  const block = cell.blocks.find((one) => one.name === name);
  if (!block) return;
  const { start, size, share, activation, peephole } = block;
  const { hiddenSize: H, height: A, clip } = cell;
  for (let k = 0; k < size; k++) {
    const row = t * A + start + k;
    for (let u = k * share; peephole && seen >= 0 && u < (k + 1) * share; u++) {
      parts.peephole[row] += peephole[u] * values.c[seen * H + u];
    }
    const sum = parts.input[row] + parts.recurrent[row] + bias[start + k] + parts.heard[row] + parts.peephole[row];
    parts.a[row] = Math.max(-clip, Math.min(clip, sum));
    values[name].fill(activation.f(parts.a[row]), t * H + k * share, t * H + (k + 1) * share);
  }
  held(name);
}

/** What the gates of the step before add, in the variants that listen. @param {CellTrace} trace @param {number} t @param {number} before */
function hear({ cell: { blocks, hears, weightGg, height, hiddenSize: H }, parts, values }, t, before) {
  if (!weightGg || before < 0) return;
  const heard = blocks.flatMap(({ name, size, share }) =>
    name === "g" ? [] : Array.from({ length: size }, (_, k) => values[name][before * H + k * share]),
  );
  let row = 0;
  for (const { name, start, size } of blocks) {
    if (!hears.includes(name)) continue;
    for (let k = 0; k < size; k++, row++) {
      const weights = weightGg.subarray(row * heard.length, (row + 1) * heard.length);
      parts.heard[t * height + start + k] = weights.reduce((sum, w, n) => sum + w * heard[n], 0);
    }
  }
}

/** @typedef {(trace: CellTrace, t: number, before: number, held: (name: string) => void) => void} Step */

/** @type {Step} */
function lstmStep(trace, t, before, held) {
  const { cell, values } = trace;
  const { hiddenSize: H, outputSize: P, weightHr } = cell;
  const { i, f, g, o, c, m, q, h } = values;
  hear(trace, t, before);
  open(trace, "i", t, held, before);
  if (cell.coupled) {
    for (let s = t * H; s < (t + 1) * H; s++) f[s] = 1 - i[s];
    held("f");
  } else open(trace, "f", t, held, before);
  open(trace, "g", t, held);
  for (let u = 0, s = t * H; u < H; u++, s++) c[s] = f[s] * (before < 0 ? 0 : c[before * H + u]) + i[s] * g[s];
  held("c");
  open(trace, "o", t, held, t);
  for (let s = t * H; s < (t + 1) * H; s++) {
    m[s] = cell.output.f(c[s]);
    q[s] = o[s] * m[s];
  }
  if (weightHr) multiply(weightHr, q, t * H, H, h, t * P, P);
  else h.set(q.subarray(t * H, (t + 1) * H), t * H);
  held("h");
}

/** @type {Step} */
function gruStep(trace, t, before, held) {
  const { cell, parts, values } = trace;
  const { hiddenSize: H, biasHh, weightHh, resetAfter } = cell;
  const { r, z, n, product, h } = values;
  const old = before < 0 ? new Float64Array(H) : h.subarray(before * H, (before + 1) * H);
  const recurrent = parts.recurrent.subarray((t * 3 + 2) * H, (t + 1) * 3 * H);
  open(trace, "r", t, held);
  open(trace, "z", t, held);
  const now = r.subarray(t * H, (t + 1) * H);
  for (let u = 0; u < H; u++) product[t * H + u] = resetAfter ? recurrent[u] + biasHh[2 * H + u] : now[u] * old[u];
  if (resetAfter) for (let u = 0; u < H; u++) recurrent[u] = now[u] * product[t * H + u];
  else multiply(weightHh.subarray(2 * H * H), product, t * H, H, recurrent, 0, H);
  open(trace, "n", t, held);
  for (let u = 0, s = t * H; u < H; u++, s++) h[s] = (1 - z[s]) * n[s] + z[s] * old[u];
  held("h");
}

/** @type {Step} */
const rnnStep = (trace, t, _before, held) => open(trace, "h", t, held);
