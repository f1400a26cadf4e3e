/**
 * Puzzles: machines to be programmed into an LSTM by hand, and the check of every string up to a length.
 * The data stand in lstm_core/puzzles.json, the same check in NumPy in lstm_core/puzzles.py.
 */
import { emptyTrace, linear, lstmForward, lstmStep, sigmoid } from "./lstm.js";

/**
 * @typedef {Record<string, Record<string, number>>} Weights rows by name, in them columns by name; what is left out is 0
 *
 * @typedef {object} Puzzle
 * @property {string} task
 * @property {string[]} alphabet in the order that strings are sorted by
 * @property {number} cells
 * @property {number} length strings up to this many symbols are checked
 * @property {string[]} example
 * @property {Weights} solution
 * @property {Weights} almost
 * @property {number} fewest non-zero weights known to do
 *
 * @typedef {object} Program
 * @property {import("./lstm.js").RecurrentParameters} rnn
 * @property {import("./lstm.js").LinearParameters} head
 *
 * @typedef {object} Verdict
 * @property {number} strings checked so far
 * @property {number} wrong how many of them end in a wrong answer
 * @property {number[] | null} counterexample the shortest, then the first in the order of the alphabet
 * @property {number} margin distance of the worst answer from the threshold, negative on the wrong side
 * @property {boolean} done
 */

export const LIMIT = 20;
/** The least distance from the threshold that earns a star: σ(1) = 0.73. */
export const CLEAR = 1;

const ONES = [0, 1, 1, 2];

/** Each machine: its next state, and the answer in a state. k is the symbol's place in the alphabet. */
/** @type {Record<string, {next: (s: number, k: number) => number, answer: (s: number) => boolean}>} */
export const MACHINES = {
  latch: { next: (s, k) => (k === 0 ? 1 : s), answer: (s) => s === 1 },
  "resettable latch": { next: (s, k) => (k === 2 ? s : Number(k === 0)), answer: (s) => s === 1 },
  counter: { next: (s, k) => s + 1 - 2 * k, answer: (s) => s > 0 },
  toggle: { next: (s, k) => s ^ k, answer: (s) => s === 1 },
  adder: { next: (s, k) => ONES[k] + (s >> 1), answer: (s) => s % 2 === 1 },
};

/** Names of the rows, in the order of the LSTM's own rows, then the answer. @param {Puzzle} puzzle */
export function rowsOf({ cells }) {
  const units = cells === 1 ? [""] : Array.from({ length: cells }, (_, u) => String(u));
  return [...[..."ifgo"].flatMap((gate) => units.map((unit) => gate + unit)), "answer"];
}

/** @param {Puzzle} puzzle @param {string} row */
export function columnsOf({ alphabet, cells }, row) {
  const states = cells === 1 ? ["h"] : Array.from({ length: cells }, (_, u) => `h${u}`);
  return [...(row === "answer" ? [] : alphabet), ...states, "bias"];
}

/** @param {Weights} weights @param {string} row @param {string} column */
export const weightAt = (weights, row, column) => weights[row]?.[column] ?? 0;

/**
 * The weights with one of them changed, in the order of the table; zeros are left out.
 * @param {Puzzle} puzzle
 * @param {Weights} weights
 * @param {{row: string, column: string, value: number}} edit
 * @returns {Weights}
 */
export function withWeight(puzzle, weights, edit) {
  /** @param {string} row @param {string} column */
  const at = (row, column) =>
    row === edit.row && column === edit.column ? edit.value : weightAt(weights, row, column);
  /** @param {string} row */
  const entries = (row) =>
    Object.fromEntries(
      columnsOf(puzzle, row).flatMap((column) => (at(row, column) ? [[column, at(row, column)]] : [])),
    );
  const rows = rowsOf(puzzle).map((row) => /** @type {const} */ ([row, entries(row)]));
  return Object.fromEntries(rows.filter(([, columns]) => Object.keys(columns).length));
}

/** How many weights are not zero. @param {Weights} weights */
export function countWeights(weights) {
  return Object.values(weights).flatMap(Object.values).filter(Boolean).length;
}

/** Whether two settings are the same network. @param {Puzzle} puzzle @param {Weights} one @param {Weights} two */
export function sameWeights(puzzle, one, two) {
  return rowsOf(puzzle).every((row) =>
    columnsOf(puzzle, row).every((column) => weightAt(one, row, column) === weightAt(two, row, column)),
  );
}

/** Refuses rows, columns and values that the puzzle does not have. @param {Puzzle} puzzle @param {Weights} weights */
function check(puzzle, weights) {
  for (const [row, entries] of Object.entries(weights)) {
    if (!rowsOf(puzzle).includes(row)) {
      throw new RangeError(`the weights have a row "${row}"; this puzzle has ${rowsOf(puzzle).join(", ")}`);
    }
    for (const [column, value] of Object.entries(entries ?? {})) {
      if (!columnsOf(puzzle, row).includes(column)) {
        throw new RangeError(`row ${row} has a column "${column}"; it may have ${columnsOf(puzzle, row).join(", ")}`);
      }
      if (typeof value !== "number" || !(Math.abs(value) <= LIMIT)) {
        throw new RangeError(`weight ${row}, ${column} is ${value}; it runs from −${LIMIT} to ${LIMIT}`);
      }
    }
  }
}

/**
 * @param {Puzzle} puzzle
 * @param {Weights} weights
 * @returns {Program}
 */
export function toProgram(puzzle, weights) {
  check(puzzle, weights);
  const { alphabet, cells: H } = puzzle;
  const rows = rowsOf(puzzle);
  const gates = rows.slice(0, -1);
  const states = columnsOf(puzzle, "answer").slice(0, -1);
  /** @param {string[]} from @param {string[]} columns */
  const take = (from, columns) =>
    Float64Array.from(from.flatMap((row) => columns.map((column) => weightAt(weights, row, column))));
  return {
    rnn: {
      inputSize: alphabet.length,
      hiddenSize: H,
      weightIh: take(gates, alphabet),
      weightHh: take(gates, states),
      biasIh: take(gates, ["bias"]),
      biasHh: new Float64Array(4 * H),
    },
    head: { inputSize: H, outputSize: 1, weight: take(["answer"], states), bias: take(["answer"], ["bias"]) },
  };
}

/** One row of the identity for each symbol, so that an input is a place in it. @param {number} size */
function oneHot(size) {
  return Float64Array.from({ length: size * size }, (_, n) => (n % (size + 1) ? 0 : 1));
}

/** How many strings there are up to a length. @param {number} size @param {number} length */
export function countStrings(size, length) {
  let [all, level] = [0, 1];
  for (let n = 0; n < length; n++) all += level *= size;
  return all;
}

/**
 * The check of every string, to be done in parts: depth first through the tree of all strings, so that what two
 * strings share is computed once.
 * @param {string} name
 * @param {Puzzle} puzzle
 * @param {Program} program
 * @param {number} length
 */
export function createCheck(name, puzzle, { rnn, head }, length) {
  const { next, answer } = MACHINES[name];
  const [size, H] = [puzzle.alphabet.length, puzzle.cells];
  const x = oneHot(size);
  const trace = emptyTrace(rnn, length);
  const path = new Int8Array(length);
  const states = new Int32Array(length + 1);
  const { weight, bias } = head;
  /** @type {Verdict} */
  const verdict = { strings: 0, wrong: 0, counterexample: null, margin: Infinity, done: false };
  let depth = 0;

  function visit() {
    const k = path[depth];
    lstmStep(rnn, x, k * size, trace, depth);
    states[depth + 1] = next(states[depth], k);
    let z = 0;
    for (let u = 0; u < H; u++) z += weight[u] * trace.h[depth * H + u];
    z += bias[0];
    const asked = answer(states[depth + 1]);
    const clear = asked ? z : -z;
    if (!(clear >= verdict.margin)) verdict.margin = clear;
    verdict.strings += 1;
    if (z > 0 === asked) return;
    verdict.wrong += 1;
    // strings come sorted, so that among those of one length the first one found is the first of all
    if (!verdict.counterexample || depth + 1 < verdict.counterexample.length) {
      verdict.counterexample = Array.from(path.subarray(0, depth + 1));
    }
  }

  function move() {
    if (depth + 1 < length) {
      path[++depth] = 0;
      return;
    }
    while (depth >= 0 && path[depth] === size - 1) depth -= 1;
    if (depth < 0) verdict.done = true;
    else path[depth] += 1;
  }

  return {
    verdict,
    /** Checks at most so many strings more. @param {number} count */
    advance(count) {
      for (let n = 0; n < count && !verdict.done; n++) {
        visit();
        move();
      }
      return verdict;
    },
  };
}

/**
 * The check of every string with a first look at the short ones, so that a wrong answer shows at once.
 * @param {string} name
 * @param {Puzzle} puzzle
 * @param {Program} program
 * @param {number} [look] strings of the first look, at most
 */
export function createStagedCheck(name, puzzle, program, look = 8190) {
  const short = createCheck(name, puzzle, program, lengthWithin(puzzle, look));
  const whole = createCheck(name, puzzle, program, puzzle.length);
  const same = lengthWithin(puzzle, look) === puzzle.length;
  return {
    verdict: whole.verdict,
    get done() {
      return whole.verdict.done;
    },
    /** The shortest counterexample, null if there is none, undefined while that is not known. */
    get counterexample() {
      if (whole.verdict.done) return whole.verdict.counterexample;
      return (short.verdict.done && short.verdict.counterexample) || undefined;
    },
    /** @param {number} count */
    advance(count) {
      if (same || short.verdict.done) whole.advance(count);
      else short.advance(count);
    },
  };
}

/**
 * The whole check at once, for tests and for lengths that take no time.
 * @param {string} name
 * @param {Puzzle} puzzle
 * @param {Weights} weights
 * @param {number} [length]
 */
export function verify(name, puzzle, weights, length = puzzle.length) {
  return createCheck(name, puzzle, toProgram(puzzle, weights), length).advance(Infinity);
}

/** The longest strings of which there are at most so many. @param {Puzzle} puzzle @param {number} count */
export function lengthWithin(puzzle, count) {
  let length = 1;
  while (length < puzzle.length && countStrings(puzzle.alphabet.length, length + 1) <= count) length += 1;
  return length;
}

/**
 * One string through the network: trace, answers and what was asked.
 * @param {string} name
 * @param {Puzzle} puzzle
 * @param {Program} program
 * @param {number[]} string places in the alphabet
 */
export function runString(name, puzzle, { rnn, head }, string) {
  const size = puzzle.alphabet.length;
  const identity = oneHot(size);
  const x = string.flatMap((k) => Array.from(identity.subarray(k * size, (k + 1) * size)));
  const trace = lstmForward(rnn, x);
  const z = Float64Array.from(string, (_, t) => linear(head, trace.h, t * puzzle.cells)[0]);
  let state = 0;
  const asked = string.map((k) => {
    state = MACHINES[name].next(state, k);
    return MACHINES[name].answer(state);
  });
  return { trace, z, asked };
}

/**
 * What a gate does on a symbol while h is zero: a line of its truth table.
 * @param {Program} program
 * @param {number} block place of the gate in i f g o
 * @param {number} unit
 * @param {number} symbol
 */
export function onSymbol({ rnn }, block, unit, symbol) {
  const row = block * rnn.hiddenSize + unit;
  const a = rnn.weightIh[row * rnn.inputSize + symbol] + rnn.biasIh[row];
  return block === 2 ? Math.tanh(a) : sigmoid(a);
}

/** A string as text; symbols of more than one letter are set apart. @param {string[]} symbols */
export const spell = (symbols) => symbols.join(symbols.every((symbol) => symbol.length === 1) ? "" : " ");
