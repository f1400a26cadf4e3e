/** Everything the puzzle bench shows besides the check of all strings, computed from its traits. */
import { CLEAR, countStrings, countWeights, MACHINES, runString, spell, toProgram } from "./puzzles.js";
import { number } from "./words.js";

/**
 * @typedef {import("./puzzles.js").Puzzle} Puzzle
 * @typedef {import("./puzzles.js").Verdict} Verdict
 * @typedef {{puzzle: string, weights: import("./puzzles.js").Weights, string: string[], t: number}} BenchTraits
 */

/** A string of the reader's own may be longer than those that are checked. */
export const LONGEST = 24;

/** @param {Record<string, Puzzle>} puzzles @param {unknown} name */
export function findPuzzle(puzzles, name) {
  if (typeof name !== "string" || !Object.hasOwn(puzzles, name) || !Object.hasOwn(MACHINES, name)) {
    throw new RangeError(`there is no puzzle ${JSON.stringify(name)}; there are ${Object.keys(puzzles).join(", ")}`);
  }
  return puzzles[name];
}

/**
 * The string as places in the alphabet.
 * @param {Puzzle} puzzle
 * @param {unknown} string
 */
export function readString({ alphabet }, string) {
  if (!Array.isArray(string) || string.length > LONGEST) {
    throw new RangeError(`the string needs to be a list of at most ${LONGEST} symbols`);
  }
  return string.map((symbol) => {
    const k = alphabet.indexOf(symbol);
    if (k < 0)
      throw new RangeError(`the string holds ${JSON.stringify(symbol)}; the alphabet is ${alphabet.join(" ")}`);
    return k;
  });
}

/**
 * The string that stands in the traits, else the counterexample, else the puzzle's example; and what happens on it.
 * @param {Puzzle} puzzle
 * @param {BenchTraits} traits
 * @param {number[] | null} counterexample
 */
export function runBench(puzzle, traits, counterexample) {
  const program = toProgram(puzzle, traits.weights);
  const own = readString(puzzle, traits.string);
  const string = own.length ? own : (counterexample ?? readString(puzzle, puzzle.example));
  const { trace, z, asked } = runString(traits.puzzle, puzzle, program, string);
  const last = string.length - 1;
  const t = Number.isInteger(traits.t) && traits.t >= 0 ? Math.min(traits.t, last) : last;
  const answers = Array.from(z, (value) => value > 0);
  return {
    program,
    own: own.length > 0,
    symbols: string.map((k) => puzzle.alphabet[k]),
    trace,
    z,
    asked,
    answers,
    t,
    faults: [...answers.keys()].filter((s) => answers[s] !== asked[s]),
  };
}

/** A whole number in groups of three. @param {number} n */
export const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");

/** @param {Puzzle} puzzle */
export const total = (puzzle) => countStrings(puzzle.alphabet.length, puzzle.length);

/**
 * What a star asks, and how far the reader is.
 * @param {Puzzle} puzzle
 * @param {import("./puzzles.js").Weights} weights
 * @param {Verdict} verdict
 */
export function starOf(puzzle, weights, { done, wrong, margin }) {
  const [used, fewest] = [countWeights(weights), puzzle.fewest];
  const right = done && wrong === 0;
  const star = right && used <= fewest && margin >= CLEAR;
  /** @type {string} */
  let says = `fewest known: ${fewest}; match it for a star`;
  if (star && used < fewest) says = `a star: fewer than the ${fewest} we know of`;
  else if (star) says = `a star: as few as we know of`;
  else if (right && used <= fewest) says = `few enough; a star asks a distance of ${CLEAR} too`;
  return { used, fewest, star, says };
}

/**
 * The one sentence that stands in the live region and in Python's repr.
 * @param {string} name
 * @param {Puzzle} puzzle
 * @param {import("./puzzles.js").Weights} weights
 * @param {Verdict} verdict
 */
export function benchSummary(name, puzzle, weights, verdict) {
  const all = total(puzzle);
  const head = `Puzzle bench, ${name}`;
  const tail = `non-zero weights: ${countWeights(weights)}, fewest known: ${puzzle.fewest}`;
  if (!verdict.done) return `${head}: checking ${grouped(all)} strings; ${tail}.`;
  if (verdict.wrong === 0) {
    return `${head}: all ${grouped(all)} strings up to length ${puzzle.length} right, the closest answer by ${number(verdict.margin, 2)}; ${tail}.`;
  }
  const found = spell((verdict.counterexample ?? []).map((k) => puzzle.alphabet[k]));
  return `${head}: ${grouped(verdict.wrong)} of ${grouped(all)} strings up to length ${puzzle.length} wrong, the shortest is ${found}; ${tail}.`;
}
