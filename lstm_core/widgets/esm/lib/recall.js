/** The recall task: which cue came? Strings, three ways to answer, and how fast a cue fades from a state. */
import { powerOfTen } from "./log-axis.js";
import { isGated, linear, lstmForward, rnnForward, softmax } from "./lstm.js";
import { number } from "./words.js";

/**
 * @typedef {import("./network.js").Network} Network
 * @typedef {{network: string, lag: number, window: number, cue: string, string: number}} RecallTraits
 */

export const SYMBOLS = ["X", "Y", "a", "b", "c", "d", "?"];
/** Symbols of a string, the question included; the cue stands 1 to LONGEST steps before the question. */
export const LENGTH = 32;
export const LONGEST = LENGTH - 1;
const CUES = [0, 1];
const QUESTION = 6;
const NOTHING = 2;

/**
 * A fixed string with its cue, as symbol numbers.
 * @param {string} noise
 * @param {number} cue
 * @param {number} lag
 */
export function symbolsOf(noise, cue, lag) {
  const symbols = [...Array.from(noise, (symbol) => SYMBOLS.indexOf(symbol)), QUESTION];
  symbols[LONGEST - lag] = cue;
  return symbols;
}

/** The answer of who sees the last k symbols, and says X where no cue is in sight. @param {number[]} symbols @param {number} k */
export function windowAnswer(symbols, k) {
  const seen = symbols.slice(-k);
  return seen.includes(1) && !seen.includes(0) ? 1 : 0;
}

/** The states of a machine with three: 2 before any cue, then the cue that came last. @param {number[]} symbols */
export function machineStates(symbols) {
  let state = NOTHING;
  return symbols.map((symbol) => {
    if (symbol <= 1) state = symbol;
    return state;
  });
}

/** @param {number[]} symbols */
function oneHot(symbols) {
  const x = new Float64Array(symbols.length * SYMBOLS.length);
  symbols.forEach((symbol, t) => {
    x[t * SYMBOLS.length + symbol] = 1;
  });
  return x;
}

/**
 * A run over symbols, from the state that another run had after its step t.
 * @param {Network} network
 * @param {number[]} symbols
 * @param {{trace: ReturnType<typeof run>, t: number}} [from]
 * @returns {import("./lstm.js").LstmTrace | import("./lstm.js").RnnTrace}
 */
function run(network, symbols, from) {
  const H = network.hiddenSize;
  /** @type {import("./lstm.js").RunOptions} */
  const state = {};
  if (from && from.t >= 0) {
    state.h0 = from.trace.h.slice(from.t * H, (from.t + 1) * H);
    if (isGated(from.trace)) state.c0 = from.trace.c.slice(from.t * H, (from.t + 1) * H);
  }
  return (network.cell === "LSTM" ? lstmForward : rnnForward)(network.rnn, oneHot(symbols), state);
}

/** The logits after the last step. @param {Network} network @param {ReturnType<typeof run>} trace */
function logitsOf({ head }, { h, seqLen, hiddenSize }) {
  if (!head) throw new TypeError("the network has no head to answer with");
  return linear(head, h, (seqLen - 1) * hiddenSize);
}

/**
 * The share of right answers at every lag from 1 on, over all fixed strings and both cues. What stands before the cue
 * is run once for all lags.
 * @param {string[]} noise
 * @param {Network} network
 */
export function networkShares(noise, network) {
  const right = new Array(LONGEST).fill(0);
  for (const line of noise) {
    const before = run(network, symbolsOf(line, 0, 1).slice(0, LONGEST - 1));
    for (let lag = 1; lag <= LONGEST; lag++) {
      for (const cue of CUES) {
        const place = LONGEST - lag;
        const rest = symbolsOf(line, cue, lag).slice(place);
        const [x, y] = logitsOf(network, run(network, rest, { trace: before, t: place - 1 }));
        right[lag - 1] += Number((y > x ? 1 : 0) === cue);
      }
    }
  }
  return right.map((count) => count / (noise.length * CUES.length));
}

/** The same for any answer to symbols. @param {string[]} noise @param {(symbols: number[]) => number} answer */
export function sharesOf(noise, answer) {
  return Array.from({ length: LONGEST }, (_, n) => {
    const asked = noise.flatMap((line) => CUES.map((cue) => ({ cue, symbols: symbolsOf(line, cue, n + 1) })));
    return asked.filter(({ cue, symbols }) => answer(symbols) === cue).length / asked.length;
  });
}

/** What an LSTM carries is h and c. @param {ReturnType<typeof run>} trace */
const carried = (trace) => (isGated(trace) ? [trace.h, trace.c] : [trace.h]);

/**
 * How far apart the states are after X and after Y, everything else alike, step by step.
 * @param {string} line
 * @param {Network} network
 * @param {number} lag
 */
export function fading(line, network, lag) {
  const [x, y] = CUES.map((cue) => carried(run(network, symbolsOf(line, cue, lag))));
  const H = network.hiddenSize;
  return Float64Array.from({ length: LENGTH }, (_, t) => {
    let sum = 0;
    x.forEach((states, n) => {
      for (let s = t * H; s < (t + 1) * H; s++) sum += (states[s] - y[n][s]) ** 2;
    });
    return Math.sqrt(sum);
  });
}

/** @param {unknown} value @param {number} low @param {number} high @param {string} name */
function whole(value, low, high, name) {
  if (Number.isInteger(value) && Number(value) >= low && Number(value) <= high) return Number(value);
  throw new RangeError(`${name} is ${value}; it is a whole number from ${low} to ${high}`);
}

/**
 * Everything that the bench shows of one string.
 * @param {string[]} noise
 * @param {Network} network
 * @param {RecallTraits} traits
 */
export function runRecall(noise, network, traits) {
  const lag = whole(traits.lag, 1, LONGEST, "lag");
  const k = whole(traits.window, 1, LENGTH, "window");
  const line = noise[whole(traits.string, 0, noise.length - 1, "string")];
  const cue = SYMBOLS.indexOf(traits.cue);
  if (cue !== 0 && cue !== 1) throw new RangeError(`cue is ${traits.cue}; give X or Y`);
  const symbols = symbolsOf(line, cue, lag);
  const probabilities = softmax(logitsOf(network, run(network, symbols)));
  return {
    lag,
    k,
    place: LONGEST - lag,
    cue: traits.cue,
    symbols,
    seen: lag < k,
    states: machineStates(symbols),
    answers: {
      window: SYMBOLS[windowAnswer(symbols, k)],
      machine: SYMBOLS[machineStates(symbols)[LONGEST]],
      network: SYMBOLS[probabilities[1] > probabilities[0] ? 1 : 0],
    },
    probabilities,
    distances: fading(line, network, lag),
    contents: (SYMBOLS.length - 1) ** (k - 1),
  };
}

/** Distances below this are noise of the arithmetic. */
const LEAST = 1e-12;

/** How a distance is written: fixed digits, or a power of ten where they would say nothing. @param {number} value */
export function distanceInWords(value) {
  if (value < LEAST) return "less than 1e−12";
  if (value >= 0.01) return number(value, 2);
  return value.toExponential(0).replace("e-", "e−");
}

/** A count that may be very large. @param {number} value */
export function countInWords(value) {
  if (value < 1e6) return String(value);
  const power = Math.floor(Math.log10(value));
  return `${number(value / 10 ** power, 1)} · ${powerOfTen(power)}`;
}

/** @param {number} share */
export const percent = (share) => `${number(100 * share, 0)} %`;

/**
 * The one sentence of the live region and of Python's repr.
 * @param {ReturnType<typeof runRecall>} now
 * @param {string} name what the network is called
 * @param {number} share of right answers of the network at this lag
 */
export function recallSummary({ lag, k, cue, seen, answers, distances, place }, name, share) {
  const sees = seen ? `sees it and answers ${answers.window}` : `no longer sees it and guesses ${answers.window}`;
  const [first, last] = [distances[place], distances[LONGEST]].map(distanceInWords);
  return (
    `Memory bench: the cue ${cue} stands ${lag} steps before the question; a window of ${k} ${sees}; ` +
    `the state machine answers ${answers.machine}; the ${name} answers ${answers.network}, and is right in ` +
    `${percent(share)} of the strings at this lag; its states after X and after Y are ${first} apart at the cue ` +
    `and ${last} apart at the question.`
  );
}
