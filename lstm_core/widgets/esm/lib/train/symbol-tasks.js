/** Tasks on strings: the embedded Reber grammar, aⁿbⁿ, copy. @typedef {import("./tasks.js").Ways} Ways */
import { KINDS, LETTERS, REBER } from "./task-list.js";
import { asked, byClass, byString, oneHot, symbolAt } from "./task-parts.js";

/** State to the two arcs that leave it; each is taken half of the time. @type {Record<number, [string, number][]>} */
const ARCS = {
  1: [
    ["T", 2],
    ["P", 3],
  ],
  2: [
    ["S", 2],
    ["X", 4],
  ],
  3: [
    ["T", 3],
    ["V", 5],
  ],
  4: [
    ["X", 3],
    ["S", 6],
  ],
  5: [
    ["P", 4],
    ["V", 6],
  ],
};

/**
 * The symbols that may follow each symbol of an embedded Reber string but the last; null for another string.
 * @param {string} text
 */
function successors(text) {
  const outer = text[1];
  if (!/^B[TP]B/.test(text)) return null;
  /** @type {string[][]} */
  const legal = [["T", "P"], ["B"]];
  let state = 1;
  let at = 3;
  while (state !== 6) {
    legal.push(ARCS[state].map(([symbol]) => symbol));
    const arc = ARCS[state].find(([symbol]) => symbol === text[at]);
    if (!arc) return null;
    state = arc[1];
    at += 1;
  }
  legal.push(["E"], [outer], ["E"]);
  return text.slice(at) === `E${outer}E` ? legal : null;
}

/** @param {{x: Float64Array, seqLen: number}} input @param {readonly string[]} alphabet */
const spell = ({ x, seqLen }, alphabet) =>
  Array.from({ length: seqLen }, (_, t) => alphabet[symbolAt(x, t, alphabet.length)]).join("");

/** Hochreiter and Schmidhuber 1997, experiment 1. @type {Ways} */
export const reber = {
  draw(random) {
    const outer = "TP"[random.below(2)];
    let text = `B${outer}B`;
    for (let state = 1; state !== 6; ) {
      const [symbol, next] = ARCS[state][random.below(2)];
      text += symbol;
      state = next;
    }
    return oneHot(
      [...`${text}E${outer}E`].map((symbol) => REBER.indexOf(/** @type {"B"} */ (symbol))),
      7,
    );
  },
  ask(input) {
    const legal = successors(spell(input, REBER));
    if (!legal) return null;
    return asked(input.seqLen, 7, (t) =>
      t < legal.length ? REBER.map((symbol) => Number(legal[t].includes(symbol))) : null,
    );
  },
  judge: byString,
};

/** Gers and Schmidhuber 2001: n from 1 to half the length. @type {Ways} */
export const anbn = {
  draw(random, length) {
    const n = 1 + random.below(Math.floor(length / 2));
    return oneHot([0, ...Array(n).fill(1), ...Array(n).fill(2)], 4);
  },
  ask(input) {
    const text = spell(input, LETTERS);
    const n = Math.floor((text.length - 1) / 2);
    if (text !== `S${"a".repeat(n)}${"b".repeat(n)}`) return null;
    return asked(input.seqLen, 4, (t) => {
      if (t === 0) return [0, 1, 0, 0];
      if (t <= n) return [0, 1, 1, 0];
      return t < 2 * n ? [0, 0, 1, 0] : [0, 0, 0, 1];
    });
  },
  judge: byString,
};

const STRING = 4;

/** Four symbols, a pause, a go sign: say them again. @type {Ways} */
export const copy = {
  draw(random, length) {
    const symbols = Array(length).fill(KINDS);
    for (let n = 0; n < STRING; n++) symbols[n] = random.below(KINDS);
    symbols[length - STRING - 1] = KINDS + 1;
    return oneHot(symbols, 6);
  },
  ask(input) {
    const symbols = Array.from({ length: input.seqLen }, (_, t) => symbolAt(input.x, t, 6));
    const string = symbols.slice(0, STRING);
    if (string.some((symbol) => symbol >= KINDS)) return null;
    const from = input.seqLen - STRING;
    return asked(input.seqLen, KINDS, (t) => (t < from ? null : string.map((_, k) => Number(string[t - from] === k))));
  },
  judge: byClass,
};
