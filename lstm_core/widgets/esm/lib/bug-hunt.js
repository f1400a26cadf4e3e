/** Everything "find the bug" shows, computed from its traits. */
import { diagnose } from "./backward.js";
import { hundredths, uniforms } from "./drawn-network.js";

/**
 * @typedef {import("./backward.js").PassName} PassName
 * @typedef {{which: PassName, seq_len: number, hidden_size: number, seed: number, line: number}} BugTraits
 * @typedef {{lines: string[], passes: Record<PassName, {replace: Record<string, string>, why: string}>}} Code
 */

export const PASSES = /** @type {PassName[]} */ (["A", "B", "C", "D", "E"]);
export const LIMITS = { seq_len: [1, 8], hidden_size: [1, 4], seed: [0, 99] };
const INPUTS = 2;

/** The traits, or an error that names the one that does not fit. @param {BugTraits} traits @param {Code} code */
export function settled(traits, code) {
  if (!PASSES.includes(traits.which)) {
    throw new RangeError(`which is ${JSON.stringify(traits.which)}; it is one of ${PASSES.join(", ")}`);
  }
  for (const [name, [low, high]] of Object.entries({ ...LIMITS, line: [0, code.lines.length] })) {
    const value = traits[/** @type {"seed"} */ (name)];
    if (!(Number.isInteger(value) && value >= low && value <= high)) {
      throw new RangeError(`${name} is ${value}; it is a whole number from ${low} to ${high}`);
    }
  }
  return traits;
}

/**
 * The network, its input and the loss: whole hundredths from the seed; a longer sequence begins like a shorter one.
 * @param {BugTraits} traits
 */
export function problemOf({ seq_len: T, hidden_size: H, seed }) {
  const longest = LIMITS.seq_len[1];
  const sizes = /** @type {const} */ ([
    ["weight_ih", 4 * H * INPUTS, 1.5],
    ["weight_hh", 4 * H * H, 1.5],
    ["bias", 4 * H, 1],
    ["h0", H, 1],
    ["c0", H, 1],
    ["x", longest * INPUTS, 2],
    ["d_y", longest * H, 1],
  ]);
  const drawn = uniforms(
    seed,
    sizes.reduce((sum, [, size]) => sum + size, 0),
  );
  let at = 0;
  const arrays = sizes.map(([name, size, scale]) => {
    const taken = drawn.slice(at, at + size).map((u) => hundredths(scale * u));
    at += size;
    return [name, name === "x" ? taken.slice(0, T * INPUTS) : name === "d_y" ? taken.slice(0, T * H) : taken];
  });
  /** @type {import("./backward.js").Problem} */
  const problem = { ...Object.fromEntries(arrays), inputSize: INPUTS, hiddenSize: H };
  return problem;
}

/**
 * The pass as it stands, and as it is with the right line in the place of the marked one.
 * @param {BugTraits} traits
 * @param {Code} code
 */
export function runHunt(traits, code) {
  const now = settled(traits, code);
  const { replace, why } = code.passes[now.which];
  const problem = problemOf(now);
  const found = String(now.line) in replace;
  const before = diagnose(problem, now.which);
  const shown = found ? diagnose(problem, null) : before;
  const lines = code.lines.map((right, n) => {
    const wrong = replace[String(n + 1)];
    return { text: !found && wrong ? wrong : right, was: found && wrong ? wrong : "" };
  });
  return { ...now, found, before, ...shown, lines, why, faulty: Object.keys(replace).map(Number) };
}

/** @typedef {ReturnType<typeof runHunt>} Hunt */

const terms = (/** @type {number} */ n) => (n === 1 ? "1 term" : `${n} terms`);

/** What the evidence says of the marked line. @param {Hunt} hunt */
export function verdictOf({ line, found, before, terms: { length: all }, why }) {
  const count = before.wrong;
  if (found) return `Line ${line} was wrong. With the right line in its place all ${all} terms agree. ${why}`;
  if (line && count) {
    const stay = count === 1 ? "1 term stays wrong" : `the same ${count} terms stay wrong`;
    return `Line ${line} is as it should be: put the right line in its place, and ${stay}.`;
  }
  if (line) return `Line ${line} is as it should be. This network does not show the fault at all: take a larger T.`;
  if (count === 0)
    return `All ${all} terms agree. A check on this network lets the broken pass through: take a larger T.`;
  return `${terms(count)} of ${all} ${count === 1 ? "is" : "are"} wrong. Mark the line that is to blame.`;
}

/** The one sentence that stands in the live region and in Python's repr. @param {Hunt} hunt */
export function huntSummary(hunt) {
  const { which, seq_len: T, hidden_size: H, seed } = hunt;
  return `Find the bug, pass ${which}, T ${T}, H ${H}, seed ${seed}: ${verdictOf(hunt)}`;
}
