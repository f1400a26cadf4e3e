/** Everything the gradient laboratory shows, computed from its traits. */

import { hundredths, uniforms } from "./drawn-network.js";
import { cellPathDifferences, cellPaths } from "./gradient-paths.js";
import { GATES, lstmForward } from "./lstm.js";
import { magnitude } from "./magnitude.js";
import { relativeError } from "./relative-error.js";
import { spectralNorm } from "./spectral-norm.js";
import { number } from "./words.js";

/**
 * @typedef {import("./gradient-paths.js").CellPaths} CellPaths
 * @typedef {{hidden_size: number, seq_len: number, forget_bias: number, gain: number, drive: number, seed: number,
 *   t: number, route: "full" | "truncated", row: number, column: number, weight: string,
 *   edits: Record<string, number>}} LabTraits
 */

export const SIZES = [1, 2, 4, 8, 16];
export const ROUTES = /** @type {const} */ (["full", "truncated"]);
/** No weight, bias or input is set beyond ±4 by hand. */
export const LIMIT = 4;
export const LIMITS = {
  seq_len: [2, 50],
  forget_bias: [-2, 6],
  gain: [0, 4],
  drive: [0, 3],
  seed: [0, 99],
  t: [0, 49],
  row: [0, 15],
  column: [0, 15],
};
/** A derivative below this cannot be told from the rounding of a central difference. */
export const SMALLEST = 1e-7;
const LONGEST = 50;
const PLACE = /^(?:([ifgo])(\d+)\.(?:([xb])|h(\d+))|x(\d+))$/;

/**
 * The traits, or an error that names the one that does not fit; what lies beyond a smaller network goes to its edge.
 * @param {LabTraits} traits
 * @returns {LabTraits}
 */
export function settled(traits) {
  const { hidden_size: H, route, weight, edits } = traits;
  if (!SIZES.includes(H)) throw new RangeError(`hidden_size is ${H}; it is one of ${SIZES.join(", ")}`);
  if (!ROUTES.includes(route)) throw new RangeError(`route is ${JSON.stringify(route)}; it is full or truncated`);
  for (const [name, [low, high]] of Object.entries(LIMITS)) {
    const value = traits[/** @type {keyof typeof LIMITS} */ (name)];
    if (!(value >= low && value <= high)) throw new RangeError(`${name} is ${value}; it runs from ${low} to ${high}`);
    const whole = name !== "forget_bias" && name !== "gain" && name !== "drive";
    if (whole && !Number.isInteger(value)) throw new RangeError(`${name} is ${value}; it needs a whole number`);
  }
  for (const name of [weight, ...Object.keys(edits)]) {
    if (!PLACE.test(name)) throw new RangeError(`${JSON.stringify(name)} is no place of a number, as f0.h1 or x12 are`);
  }
  for (const [name, value] of Object.entries(edits)) {
    if (!(Math.abs(value) <= LIMIT)) throw new RangeError(`${name} is set to ${value}; it stays within ±${LIMIT}`);
  }
  const [t, row, column] = [
    Math.min(traits.t, traits.seq_len - 1),
    ...[traits.row, traits.column].map((u) => Math.min(u, H - 1)),
  ];
  return { ...traits, t, row, column, weight: nearest(weight, H) };
}

/** A place of the chosen weight that the network has. @param {string} weight @param {number} H */
function nearest(weight, H) {
  const [, gate, unit, source, other] = /** @type {RegExpExecArray} */ (PLACE.exec(weight));
  return `${gate}${Math.min(Number(unit), H - 1)}.${source ?? `h${Math.min(Number(other), H - 1)}`}`;
}

/**
 * Array and index of a place, or null where this network has none.
 * @param {string} name
 * @param {number} H
 * @param {number} T
 * @returns {["x" | "weightIh" | "weightHh" | "biasIh", number] | null}
 */
function indexOf(name, H, T) {
  const [, gate, unit, source, other, step] = /** @type {RegExpExecArray} */ (PLACE.exec(name));
  if (step !== undefined) return Number(step) < T ? ["x", Number(step)] : null;
  const row = GATES.indexOf(/** @type {import("./lstm.js").Gate} */ (gate)) * H + Number(unit);
  if (Number(unit) >= H || Number(other ?? 0) >= H) return null;
  if (source === "b") return ["biasIh", row];
  return source === "x" ? ["weightIh", row] : ["weightHh", row * H + Number(other)];
}

/**
 * The network and its input, edits in place.
 * @param {LabTraits} traits
 */
export function networkOf({ hidden_size: H, seq_len: T, forget_bias, gain, drive, seed, edits }) {
  const drawn = uniforms(seed, 4 * H * (1 + H) + LONGEST);
  const rest = 4 * H * (1 + H);
  const root = Math.sqrt(H);
  const arrays = {
    x: drawn.slice(rest, rest + T).map((u) => hundredths(drive * Math.sqrt(3) * u)),
    weightIh: drawn.slice(0, 4 * H).map((u) => hundredths(u / root)),
    weightHh: drawn.slice(4 * H, rest).map((u) => hundredths((gain * u) / root)),
    biasIh: Float64Array.from({ length: 4 * H }, (_, row) => (row >= H && row < 2 * H ? forget_bias : 0)),
  };
  for (const [name, value] of Object.entries(edits)) {
    const at = indexOf(name, H, T);
    if (at) arrays[at[0]][at[1]] = value;
  }
  const { x, ...weights } = arrays;
  return { x, parameters: { inputSize: 1, hiddenSize: H, ...weights, biasHh: new Float64Array(4 * H) }, arrays };
}

/** Norms of the three routes. @param {CellPaths} paths @param {number} H */
const normsOf = (paths, H) => ({
  full: spectralNorm(paths.full, H),
  carousel: paths.carousel.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0),
  gates: spectralNorm(paths.gates, H),
});

/** @param {LabTraits} traits */
export function runLab(traits) {
  const now = settled(traits);
  const { hidden_size: H, t, route, row, column, weight } = now;
  const { x, parameters, arrays } = networkOf(now);
  const trace = lstmForward(parameters, x);
  const all = cellPaths(parameters, trace);
  const [paths, numeric] = [all[t], cellPathDifferences(parameters, x, trace, t)];
  const used = route === "full" ? paths.full : paths.carousel;
  const place = indexOf(weight, H, now.seq_len);
  return {
    ...now,
    x,
    trace,
    paths,
    numeric,
    used,
    lag: now.seq_len - 1 - t,
    every: all.map((each) => normsOf(each, H)),
    norms: normsOf(paths, H),
    numericNorms: normsOf(numeric, H),
    entry: used[row * H + column],
    numericEntry: numeric.full[row * H + column],
    error: relativeError(used, numeric.full),
    seen: numeric.full.some((entry) => Math.abs(entry) > SMALLEST),
    weightNow: place ? arrays[place[0]][place[1]] : 0,
  };
}

/** The one sentence that stands in the live region and in Python's repr. @param {ReturnType<typeof runLab>} run */
export function labSummary({ hidden_size: H, forget_bias, seed, lag, norms, route }) {
  const used = route === "full" ? "full as today" : "truncated as in 1997";
  return (
    `Gradient laboratory, ${H} unit${H > 1 ? "s" : ""}, b_f ${number(forget_bias, 1)}, seed ${seed}: back over ${lag} ` +
    `step${lag === 1 ? "" : "s"} the derivative of the last cell state has norm ${magnitude(norms.full)}, the carousel ` +
    `alone gives ${magnitude(norms.carousel)}; the gradient is ${used}.`
  );
}
