/** Numbers and states as text; `words.py` writes the same words. */
import { isGated } from "./lstm.js";

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
 * @param {import("./lstm.js").LstmTrace | import("./lstm.js").RnnTrace} trace
 * @param {import("./terms.js").Cell} cell
 */
export function cellInWords(trace, { quantity, t, unit }) {
  const values = /** @type {Record<string, unknown>} */ (trace)[quantity];
  if (!(values instanceof Float64Array) || unit === null) return "";
  const name = quantity === "a" ? "pre-activation" : NAMES[/** @type {keyof typeof NAMES} */ (quantity)];
  return `${name} ${quantity} of unit ${unit} at step ${t}: ${number(values[t * trace.hiddenSize + unit])}`;
}

/**
 * What is held, in words.
 * @param {import("./clamp.js").Held} held
 * @param {number} hiddenSize
 */
export function heldInWords({ quantity, units, start, stop, value }, hiddenSize) {
  const names = units.length > 1 ? `${units.slice(0, -1).join(", ")} and ${units[units.length - 1]}` : `${units[0]}`;
  const who = units.length === hiddenSize ? "every unit" : units.length > 1 ? `units ${names}` : `unit ${names}`;
  const when = stop - start > 1 ? `steps ${start} to ${stop - 1}` : `step ${start}`;
  return `${quantity} of ${who} held at ${number(value, 2)} in ${when}`;
}

/**
 * What a network answers, and whether that is right.
 * @param {ArrayLike<number>} probabilities
 * @param {string[] | null} classes
 * @param {number} answer the class asked for, or −1
 */
function answerInWords(probabilities, classes, answer) {
  const best = Array.from(probabilities).indexOf(Math.max(...Array.from(probabilities)));
  const label = classes ? classes[best] : `class ${best}`;
  const asked = !classes ? "" : answer < 0 ? ", the sequence asks nothing" : best === answer ? ", right" : ", wrong";
  return `answers ${label} (${number(probabilities[best], 2)})${asked}`;
}

/**
 * The one sentence that stands in the live region and in Python's repr.
 * @param {ReturnType<typeof import("./timeline-run.js").runTimeline>} run
 */
export function summary({ name, x, t, unit, forgetBias, held, trace, classes, probabilities, answer, beside }) {
  const s = t * trace.hiddenSize + unit;
  const reads = typeof x[t] === "string" ? ` reads ${x[t]}` : "";
  const parts = [`Gate timeline of ${name}: step ${t} of 0 to ${x.length - 1}${reads}`];
  if (isGated(trace)) {
    parts.push(
      `unit ${unit} has f = ${number(trace.f[s], 2)} and c = ${number(trace.c[s], 2)}`,
      `forget-bias offset ${signed(forgetBias)}`,
    );
  } else parts.push(`unit ${unit} has h = ${number(trace.h[s], 2)}`);
  if (held) parts.push(heldInWords(held, trace.hiddenSize));
  if (probabilities) parts.push(`the network ${answerInWords(probabilities, classes, answer)}`);
  if (beside?.probabilities) parts.push(`${beside.name} ${answerInWords(beside.probabilities, classes, answer)}`);
  return `${parts.join("; ")}.`;
}
