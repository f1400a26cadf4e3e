/** Known wrong answers: a condition and what to say. `lstm_core/exercises/hints.py` reads them alike. */

/**
 * @typedef {import("./exercise-answers.js").Spec} Spec
 * @typedef {Record<string, any>} When
 */

/** @param {When} when @param {Record<string, number>} given @param {Spec} spec */
function numeric(when, given, spec) {
  const value = given[when.entry ?? Object.keys(given)[0]];
  if ("is" in when) return Math.abs(value - when.is) <= (when.within ?? spec.tolerance ?? 0);
  const low = when.above ?? when.between?.[0] ?? Number.NEGATIVE_INFINITY;
  const high = when.below ?? when.between?.[1] ?? Number.POSITIVE_INFINITY;
  return value > low && value < high;
}

/** @param {unknown[]} a @param {unknown[]} b */
const same = (a, b) => a.length === b.length && a.every((entry, n) => entry === b[n]);

/** @param {When} when @param {Set<unknown>} given */
function set(when, given) {
  if ("is" in when) return when.is.length === given.size && when.is.every((/** @type {unknown} */ k) => given.has(k));
  const found = [when.has ?? when.lacks].flat().some((key) => given.has(key));
  return "has" in when ? found : !found;
}

/** @param {When} when @param {unknown[]} given */
function order(when, given) {
  if ("is" in when) return same(when.is, given);
  return given.indexOf(when.before[0]) < given.indexOf(when.before[1]);
}

/** @param {When} when @param {string} given */
function text(when, given) {
  if ("is" in when) return when.is === given;
  if ("holds" in when) return given.includes(when.holds);
  return "shorter" in when ? given.length < when.shorter : given.length > when.longer;
}

/** @type {Record<string, (when: When, given: any, spec: Spec) => boolean>} */
const CONDITIONS = {
  number: numeric,
  numbers: numeric,
  predicate: numeric,
  choice: (when, given) => when.is === given,
  set,
  ordering: order,
  text,
};

/** @param {When} when @param {unknown} given @param {Spec} spec @returns {boolean} */
function holds(when, given, spec) {
  if ("all" in when) return when.all.every((/** @type {When} */ part) => holds(part, given, spec));
  return CONDITIONS[spec.kind](when, given, spec);
}

/**
 * The first hint whose condition holds, or −1.
 * @param {unknown} given
 * @param {Spec} spec
 */
export function findHint(given, spec) {
  return spec.hints.findIndex((hint) => holds(hint.when, given, spec));
}
