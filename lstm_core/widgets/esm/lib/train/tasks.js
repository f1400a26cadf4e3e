/**
 * The tasks: each draws an input and says, of any input, what is asked, so that a reader's own sequence has its answer
 * too. The protocols are those of lstm_core.tasks, with this side's own generator.
 *
 * @typedef {import("./random.js").Random} Random
 * @typedef {{x: Float64Array, seqLen: number}} Input x (T, D)
 * @typedef {{target: Float64Array, scored: Uint8Array}} Asked target (T, K), scored (T,)
 * @typedef {Input & Asked} Sequence
 *
 * @typedef {object} Ways
 * @property {(random: Random, length: number, heldOut: boolean) => Input} draw
 * @property {(input: Input) => Asked | null} ask null where the input asks nothing
 * @property {(answers: Float64Array, sequence: Sequence) => [number, number]} judge right and judged, of answers (T, K)
 *
 * @typedef {import("./task-list.js").TaskFacts & Ways} Task
 */

import { SUNSPOTS } from "./sunspots.js";
import { anbn, copy, reber } from "./symbol-tasks.js";
import { FACTS } from "./task-list.js";
import { asked, atEnd, byClass, byStep, oneHot, symbolAt } from "./task-parts.js";

/** Hochreiter and Schmidhuber 1997, experiment 4. @type {Ways} */
const adding = {
  draw(random, length) {
    const seqLen = length + random.below(Math.floor(1.1 * length) - length + 1);
    const half = Math.floor(length / 2) - 1;
    const first = random.below(Math.min(10, half));
    let second = random.below(half - 1);
    if (second >= first) second += 1;
    const x = new Float64Array(2 * seqLen);
    for (let t = 0; t < seqLen; t++) x[2 * t] = random.between(-1, 1);
    if (first === 0 || second === 0) x[0] = 0;
    x[1] = x[2 * seqLen - 1] = -1;
    x[2 * first + 1] = x[2 * second + 1] = 1;
    return { x, seqLen };
  },
  ask({ x, seqLen }) {
    const marked = Array.from({ length: seqLen }, (_, t) => t).filter((t) => x[2 * t + 1] === 1);
    if (marked.length !== 2) return null;
    return atEnd(seqLen, 1, [0.5 + (x[2 * marked[0]] + x[2 * marked[1]]) / 4]);
  },
  judge: byStep((answers, target, at) => Math.abs(answers[at] - target[at]) <= 0.04),
};

/** Hochreiter and Schmidhuber 1997, experiment 6a, at any length. @type {Ways} */
const temporalOrder = {
  draw(random, length) {
    const tenth = length / 10;
    const seqLen = length + random.below(Math.floor(tenth) + 1);
    const symbols = Array.from({ length: seqLen }, () => 2 + random.below(4));
    for (const window of [1, 5]) {
      const at = Math.floor(window * tenth) + random.below(Math.floor(tenth) + 1);
      symbols[at] = 6 + random.below(2);
    }
    symbols[0] = 0;
    symbols[seqLen - 1] = 1;
    return oneHot(symbols, 8);
  },
  ask({ x, seqLen }) {
    const cues = [];
    for (let t = 0; t < seqLen; t++) {
      const symbol = symbolAt(x, t, 8);
      if (symbol >= 6) cues.push(symbol - 6);
    }
    if (cues.length !== 2) return null;
    const target = [0, 0, 0, 0];
    target[2 * cues[0] + cues[1]] = 1;
    return atEnd(seqLen, 4, target);
  },
  judge: byClass,
};

/** Two bits at the start, random bits behind them. @type {Ways} */
const delayedXor = {
  draw(random, length) {
    const x = new Float64Array(2 * length);
    for (let t = 0; t < length; t++) x[2 * t] = 2 * random.below(2) - 1;
    x[1] = x[3] = 1;
    return { x, seqLen: length };
  },
  ask({ x, seqLen }) {
    const bits = [];
    for (let t = 0; t < seqLen; t++) if (x[2 * t + 1] === 1) bits.push(x[2 * t]);
    if (bits.length !== 2) return null;
    return atEnd(seqLen, 2, bits[0] === bits[1] ? [1, 0] : [0, 1]);
  },
  judge: byClass,
};

/** Are the ones so far odd in number? @type {Ways} */
const parity = {
  draw(random, length) {
    return { x: Float64Array.from({ length }, () => random.below(2)), seqLen: length };
  },
  ask({ x, seqLen }) {
    let odd = 0;
    return asked(seqLen, 2, (t) => {
      odd = (odd + (x[t] > 0.5 ? 1 : 0)) % 2;
      return odd ? [0, 1] : [1, 0];
    });
  },
  judge: byClass,
};

/** Windows of the sunspot series, divided by 100: next year's number at every step. @type {Ways} */
const sunspots = {
  draw(random, length, heldOut) {
    const [from, to] = heldOut ? [240, SUNSPOTS.length] : [0, 240];
    const start = from + random.below(to - from - length);
    // one year more than is read: the last answer
    return { x: Float64Array.from({ length: length + 1 }, (_, t) => SUNSPOTS[start + t] / 100), seqLen: length };
  },
  ask({ x, seqLen }) {
    return x.length > seqLen ? asked(seqLen, 1, (t) => [x[t + 1]]) : null;
  },
  judge: byStep((answers, target, at) => Math.abs(answers[at] - target[at]) <= 0.2),
};

/** @type {Record<string, Ways>} */
const WAYS = {
  adding,
  "temporal order": temporalOrder,
  "delayed XOR": delayedXor,
  parity,
  "embedded Reber": reber,
  "a^n b^n": anbn,
  copy,
  sunspots,
};

/** Every task by its name in settings. @type {Record<string, Task>} */
export const TASKS = Object.fromEntries(
  Object.entries(FACTS).map(([name, facts]) => [name, { ...facts, ...WAYS[name] }]),
);

/**
 * A sequence of a task; noise is the standard deviation of what is added to every input after it was asked about.
 * @param {Task} task
 * @param {Random} random
 * @param {{length: number, noise: number}} settings
 * @param {boolean} [heldOut]
 * @returns {Sequence}
 */
export function drawSequence(task, random, { length, noise }, heldOut = false) {
  const input = task.draw(random, length, heldOut);
  const asks = task.ask(input);
  if (!asks) throw new Error(`the task ${task.name} drew a sequence that asks nothing`);
  const x = input.x.subarray(0, input.seqLen * task.inputs);
  if (noise > 0) for (let n = 0; n < x.length; n++) x[n] += noise * random.normal();
  return { x, seqLen: input.seqLen, ...asks };
}

/**
 * Mean loss of the trivial baseline on sequences: the best constant answer, or this year's number for the next.
 * @param {Task} task
 * @param {readonly Sequence[]} sequences
 */
export function trivialLoss(task, sequences) {
  const K = task.outputs;
  const rows = sequences.flatMap(({ target, scored, x }) =>
    Array.from(scored, (on, t) => (on ? [...target.subarray(t * K, t * K + K), x[t * task.inputs]] : null)).filter(
      (row) => row !== null,
    ),
  );
  const mean = (/** @type {(row: number[]) => number} */ f) => rows.reduce((sum, row) => sum + f(row), 0) / rows.length;
  if (task.name === FACTS.sunspots.name) return mean(([next, now]) => (next - now) ** 2);
  const share = Array.from({ length: K }, (_, k) => mean((row) => row[k]));
  if (task.loss === "squared") return share.reduce((sum, m, k) => sum + mean((row) => (row[k] - m) ** 2), 0);
  const nats = (/** @type {number} */ p) => (p > 0 ? -p * Math.log(p) : 0);
  return share.reduce((sum, p) => sum + nats(p) + (task.loss === "sigmoid" ? nats(1 - p) : 0), 0);
}
