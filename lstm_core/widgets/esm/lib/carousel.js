/** The cell of 1997 on a noisy latch, and the ways back through it; `lstm_core/carousel.py` has the same. */
import { sigmoid } from "./lstm.js";

export const SEQUENCES = 20;
export const LONGEST = 1000;
export const UNROLLED = 3;
const [LEAK, OPENER, FEEDBACK] = [0.9, 10, 1];
export const EDGES = /** @type {const} */ (["ss", "yi", "yg", "yo", "is", "gs", "sy", "oy"]);
export const CUT_1997 = /** @type {readonly Edge[]} */ (["yi", "yg", "yo"]);

/** @typedef {typeof EDGES[number]} Edge */

/** @type {Float64Array | null} */
let stored = null;

/** The fixed noise: entry `n * 1000 + t` belongs to sequence n. Products with 16807 modulo 2³¹ − 1 stay exact. */
export function noise() {
  if (stored) return stored;
  stored = new Float64Array(SEQUENCES * LONGEST);
  for (let n = 0, z = 1; n < stored.length; n++) {
    z = (z * 16807) % 2147483647;
    stored[n] = z / 2 ** 30 - 1;
  }
  return stored;
}

/** The value a sequence stores. @param {number} n */
export const storedValue = (n) => (n % 2 ? -1 : 1);

const squashIn = (/** @type {number} */ a) => 2 * Math.tanh(a / 2);
const squashOut = (/** @type {number} */ s) => Math.tanh(s / 2);

/**
 * @typedef {{carousel: boolean, input_gate: boolean, output_gate: boolean, weight: number, input_bias: number,
 *   output_bias: number, mean: number, steps: number}} Built
 */

/**
 * Runs the cell over all sequences; entry `n * (steps + 1) + t` of s and y belongs to sequence n.
 * @param {Built} built
 */
export function runLatch({ carousel, input_gate, output_gate, weight, input_bias, output_bias, mean, steps }) {
  const length = steps + 1;
  const [s, y] = [new Float64Array(SEQUENCES * length), new Float64Array(SEQUENCES * length)];
  const keep = carousel ? 1 : LEAK;
  const gate = (/** @type {boolean} */ has, /** @type {number} */ a) => (has ? sigmoid(a) : 1);
  const [stores, waits] = [gate(input_gate, OPENER + input_bias), gate(input_gate, input_bias)];
  const [asks, hides] = [gate(output_gate, OPENER + output_bias), gate(output_gate, output_bias)];
  for (let n = 0; n < SEQUENCES; n++) {
    for (let t = 0, k = n * length; t <= steps; t++, k++) {
      const value = t ? mean + noise()[n * LONGEST + t - 1] : storedValue(n);
      s[k] = (t ? keep * s[k - 1] : 0) + (t ? waits : stores) * squashIn(weight * value);
      y[k] = (t === steps ? asks : hides) * squashOut(s[k]);
    }
  }
  return { s, y, length, ...judged(s, y, length) };
}

/** @param {Float64Array} s @param {Float64Array} y @param {number} length */
function judged(s, y, length) {
  let [wrong, drift, largest, disturbance, slope] = [0, 0, 0, 0, 0];
  for (let n = 0; n < SEQUENCES; n++) {
    const [first, last] = [n * length, (n + 1) * length - 1];
    wrong += Number(y[last] * storedValue(n) <= 0);
    drift += (s[last] - s[first]) ** 2 / SEQUENCES;
    slope += (1 - squashOut(s[last]) ** 2) / 2 / SEQUENCES;
    for (let k = first; k <= last; k++) largest = Math.max(largest, Math.abs(s[k]));
    for (let k = first + 1; k < last; k++) disturbance += Math.abs(y[k]) / (SEQUENCES * (length - 2));
  }
  return { wrong, drift: Math.sqrt(drift), largest, disturbance, slope };
}

/**
 * The derivative along each kind of edge of the drawing, at its steps 0 to 3.
 * @param {number} weight
 * @param {number} inputBias
 * @param {number} outputBias
 */
export function unrolledEdges(weight, inputBias, outputBias) {
  const edges = /** @type {Record<Edge, number[]>} */ (
    /** @type {unknown} */ (Object.fromEntries(EDGES.map((name) => [name, []])))
  );
  const values = [1, -0.5, 0.5, 1];
  let [s, y] = [0, 0];
  for (let t = 0; t <= UNROLLED; t++) {
    const i = sigmoid(FEEDBACK * y + (t === 0 ? OPENER : 0) + inputBias);
    const g = squashIn(FEEDBACK * y + weight * values[t]);
    const o = sigmoid(FEEDBACK * y + (t === UNROLLED ? OPENER : 0) + outputBias);
    s += i * g;
    const m = squashOut(s);
    y = o * m;
    const here = { ss: 1, is: g, gs: i, sy: (o * (1 - m * m)) / 2, oy: m };
    const into = { yi: FEEDBACK * i * (1 - i), yg: FEEDBACK * (1 - (g * g) / 4), yo: FEEDBACK * o * (1 - o) };
    for (const [name, value] of Object.entries({ ...here, ...into })) edges[/** @type {Edge} */ (name)].push(value);
  }
  return edges;
}

/**
 * How many uncut paths lead from s of step 0 to y of step 3, and the sum of the products along them.
 * @param {Record<Edge, number[]>} edges
 * @param {readonly string[]} cuts
 */
export function waysBack(edges, cuts) {
  /** @param {(name: Edge, t: number) => number} edge */
  const follow = (edge) => {
    let [s, y] = [1, edge("sy", 0)];
    for (let t = 1; t <= UNROLLED; t++) {
      const before = y;
      s = s * edge("ss", t) + y * (edge("yi", t) * edge("is", t) + edge("yg", t) * edge("gs", t));
      y = s * edge("sy", t) + before * edge("yo", t) * edge("oy", t);
    }
    return y;
  };
  return {
    paths: follow((name) => (cuts.includes(name) ? 0 : 1)),
    gradient: follow((name, t) => (cuts.includes(name) ? 0 : edges[name][t])),
  };
}
