/** Input sequences: symbols to one-hot vectors, and the answer that a sequence of cues asks for. */

/**
 * @param {unknown} x list of symbols of the alphabet, or of vectors when the network has no alphabet
 * @param {{alphabet: string[] | null, inputSize: number}} network
 * @returns {Float64Array} (T, D), row-major
 */
export function encode(x, { alphabet, inputSize }) {
  if (!Array.isArray(x) || x.length === 0) {
    throw new TypeError("x is empty; a sequence needs at least one timestep");
  }
  const encoded = new Float64Array(x.length * inputSize);
  x.forEach((entry, t) => {
    if (alphabet) {
      const column = alphabet.indexOf(entry);
      if (column < 0) {
        throw new RangeError(
          `x holds ${JSON.stringify(entry)} at step ${t}; the alphabet of this network is ${alphabet.join(" ")}`,
        );
      }
      encoded[t * inputSize + column] = 1;
      return;
    }
    if (!Array.isArray(entry) || entry.length !== inputSize) {
      throw new RangeError(`x at step ${t} needs ${inputSize} numbers, one for each input of this network`);
    }
    encoded.set(entry.map(Number), t * inputSize);
  });
  return encoded;
}

/**
 * Cues are the symbols that class labels are spelled with; the answer is their order.
 * @param {unknown[]} x
 * @param {string[] | null} classes
 * @returns {{cues: number[], order: string, answer: number}} positions, spelling, class or −1
 */
export function askedOrder(x, classes) {
  const letters = new Set((classes ?? []).join(""));
  const cues = [...x.keys()].filter((t) => typeof x[t] === "string" && letters.has(/** @type {string} */ (x[t])));
  const order = cues.map((t) => x[t]).join("");
  return { cues, order, answer: (classes ?? []).indexOf(order) };
}

/**
 * The sequence with one symbol exchanged.
 * @template S
 * @param {S[]} x
 * @param {number} t
 * @param {S} symbol
 */
export function withSymbol(x, t, symbol) {
  return x.map((old, n) => (n === t ? symbol : old));
}

/**
 * The sequence with the symbols at two steps exchanged.
 * @template S
 * @param {S[]} x
 * @param {number} t
 * @param {number} other
 */
export function withSwap(x, t, other) {
  return x.map((old, n) => (n === t ? x[other] : n === other ? x[t] : old));
}
