/** What the tasks are made of. @typedef {import("./tasks.js").Asked} Asked */

/**
 * What is asked at every timestep.
 * @param {number} seqLen
 * @param {number} outputs
 * @param {(t: number) => ArrayLike<number> | null} targetAt null where nothing is asked
 * @returns {Asked}
 */
export function asked(seqLen, outputs, targetAt) {
  const target = new Float64Array(seqLen * outputs);
  const scored = new Uint8Array(seqLen);
  for (let t = 0; t < seqLen; t++) {
    const row = targetAt(t);
    if (!row) continue;
    target.set(Array.from(row), t * outputs);
    scored[t] = 1;
  }
  return { target, scored };
}

/** One answer, at the last timestep. @param {number} seqLen @param {number} outputs @param {number[]} target */
export const atEnd = (seqLen, outputs, target) => asked(seqLen, outputs, (t) => (t === seqLen - 1 ? target : null));

/** @param {number[]} symbols @param {number} size */
export function oneHot(symbols, size) {
  const x = new Float64Array(symbols.length * size);
  for (const [t, symbol] of symbols.entries()) x[t * size + symbol] = 1;
  return { x, seqLen: symbols.length };
}

/** The symbol that a one-hot input holds. @param {Float64Array} x @param {number} t @param {number} size */
export function symbolAt(x, t, size) {
  let best = 0;
  for (let d = 1; d < size; d++) if (x[t * size + d] > x[t * size + best]) best = d;
  return best;
}

/** Where the largest of K numbers stands. @param {Float64Array} values @param {number} at @param {number} K */
function argmax(values, at, K) {
  let best = 0;
  for (let k = 1; k < K; k++) if (values[at + k] > values[at + best]) best = k;
  return best;
}

/**
 * Judges every scored timestep by itself.
 * @param {(answers: Float64Array, target: Float64Array, at: number, K: number) => boolean} isRight
 * @returns {import("./tasks.js").Task["judge"]}
 */
export const byStep =
  (isRight) =>
  (answers, { target, scored }) => {
    const K = target.length / scored.length;
    let [right, judged] = [0, 0];
    scored.forEach((on, t) => {
      if (!on) return;
      judged += 1;
      if (isRight(answers, target, t * K, K)) right += 1;
    });
    return [right, judged];
  };

/** The largest answer is the class. */
export const byClass = byStep((answers, target, at, K) => argmax(answers, at, K) === argmax(target, at, K));

/** A string is right as a whole: every legal successor, and none other, has a logit above 0. @type {import("./tasks.js").Task["judge"]} */
export const byString = (answers, { target, scored }) => {
  const K = target.length / scored.length;
  const wrong = scored.some((on, t) => {
    if (!on) return false;
    for (let k = 0; k < K; k++) if (answers[t * K + k] > 0 !== target[t * K + k] > 0.5) return true;
    return false;
  });
  return [wrong ? 0 : 1, 1];
};
