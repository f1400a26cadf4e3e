/** Numbers and states as text; `drawing.py` writes the same words. */

/**
 * Fixed digits, a real minus sign, no negative zero; exponents where fixed digits say nothing.
 * @param {number} value
 * @param {number} [digits]
 */
export function number(value, digits = 3) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const fixed = Math.abs(value) >= 1e4 ? value.toExponential(1) : value.toFixed(digits);
  return Number(fixed) === 0 ? fixed.replace("-", "") : fixed.replaceAll("-", "−");
}

/**
 * With a sign always, for offsets.
 * @param {number} value
 * @param {number} [digits]
 */
export function signed(value, digits = 1) {
  return value > 0 ? `+${number(value, digits)}` : number(value, digits);
}

/** How each row of the timeline is called. */
export const NAMES = /** @type {const} */ ({
  i: "input gate",
  f: "forget gate",
  g: "candidate",
  o: "output gate",
  c: "cell state",
  h: "hidden state",
});

/**
 * One mark of the timeline and its value; nothing for the input, whose symbol speaks for itself.
 * @param {import("./lstm.js").LstmTrace} trace
 * @param {import("./terms.js").Cell} cell
 */
export function cellInWords(trace, { quantity, t, unit }) {
  if (quantity === "x" || unit === null) return "";
  const value = number(trace[quantity][t * trace.hiddenSize + unit]);
  return `${NAMES[quantity]} ${quantity} of unit ${unit} at step ${t}: ${value}`;
}

/**
 * The one sentence that stands in the live region and in Python's repr.
 * @param {object} run
 * @param {string} run.name
 * @param {unknown[]} run.x
 * @param {number} run.t
 * @param {number} run.unit
 * @param {number} run.forgetBias
 * @param {import("./lstm.js").LstmTrace} run.trace
 * @param {string[] | null} run.classes
 * @param {ArrayLike<number> | null} run.probabilities
 * @param {number} run.answer the class asked for, or −1
 */
export function summary({ name, x, t, unit, forgetBias, trace, classes, probabilities, answer }) {
  const s = t * trace.hiddenSize + unit;
  const reads = typeof x[t] === "string" ? ` reads ${x[t]}` : "";
  const parts = [
    `Gate timeline of ${name}: step ${t} of 0 to ${x.length - 1}${reads}`,
    `unit ${unit} has f = ${number(trace.f[s], 2)} and c = ${number(trace.c[s], 2)}`,
    `forget-bias offset ${signed(forgetBias)}`,
  ];
  if (!probabilities) return `${parts.join("; ")}.`;
  const best = Array.from(probabilities).indexOf(Math.max(...Array.from(probabilities)));
  const label = classes ? classes[best] : `class ${best}`;
  const asked = !classes ? "" : answer < 0 ? ", the sequence asks nothing" : best === answer ? ", right" : ", wrong";
  return `${parts.join("; ")}; the network answers ${label} (${number(probabilities[best], 2)})${asked}.`;
}
