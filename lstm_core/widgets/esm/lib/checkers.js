/**
 * The judges of exercises, one for each kind: from an answer to a verdict, the same sentence as `lstm_core.check`.
 * tests/data/exercise_corpus.json holds the two languages equal.
 */
import { chosen, chosenList, number, numbers, options, shown, symbols, UnreadableError } from "./exercise-answers.js";
import { findHint } from "./exercise-hints.js";
import { PREDICATES } from "./predicates.js";

/**
 * @typedef {import("./exercise-answers.js").Spec} Spec
 * @typedef {"right" | "wrong" | "unreadable"} Outcome
 * @typedef {{outcome: Outcome, say: string, hint: number | null}} Verdict
 * @typedef {{right: boolean, given: unknown, remark?: string}} Finding
 */

/** @param {number} value @param {number} wanted @param {number | undefined} tolerance */
const near = (value, wanted, tolerance = 0) => Math.abs(value - wanted) <= tolerance;

/** @param {string[]} names */
function listed(names) {
  return names.length === 1 ? `${names[0]} is` : `${names.slice(0, -1).join(", ")} and ${names.at(-1)} are`;
}

/** @param {Spec} spec @param {number[]} values @returns {Record<string, number>} */
const byName = (spec, values) => Object.fromEntries((spec.fields ?? []).map((field, n) => [field.name, values[n]]));

/** @type {Record<string, (spec: Spec, answer: unknown) => Finding>} */
const JUDGES = {
  number(spec, answer) {
    const value = number(answer, { range: spec.range, whole: spec.whole });
    return { right: near(value, spec.answer, spec.tolerance), given: { value } };
  },
  numbers(spec, answer) {
    const given = byName(spec, numbers(answer, spec.fields ?? []));
    const names = Object.keys(given);
    const good = names.filter((name, n) => near(given[name], spec.answer[n], spec.tolerance));
    const bad = names.filter((name) => !good.includes(name));
    const remark = good.length && bad.length ? `${listed(good)} right, ${listed(bad)} not. ` : "";
    return { right: bad.length === 0, given, remark };
  },
  predicate(spec, answer) {
    const values = numbers(answer, spec.fields ?? []);
    const value = PREDICATES[String(spec.predicate)](...values, ...(spec.given ?? []));
    const remark = `${String(spec.found).replace("{}", () => shown(value))} `;
    return {
      right: near(value, Number(spec.target), spec.tolerance),
      given: { ...byName(spec, values), value },
      remark,
    };
  },
  choice(spec, answer) {
    const key = chosen(answer, spec);
    return { right: key === spec.answer, given: key };
  },
  set(spec, answer) {
    const keys = new Set(chosenList(answer, spec));
    const right = keys.size === spec.answer.length && spec.answer.every((/** @type {string} */ key) => keys.has(key));
    return { right, given: keys };
  },
  ordering(spec, answer) {
    const keys = chosenList(answer, spec);
    const known = options(spec);
    if (keys.length !== known.length || !known.every((key) => keys.includes(key))) {
      throw new UnreadableError(`Give each of ${known.join(", ")} once, first to last.`);
    }
    return { right: keys.every((key, n) => key === spec.answer[n]), given: keys };
  },
  text(spec, answer) {
    const text = symbols(answer, spec);
    return { right: text === spec.answer, given: text };
  },
};

/**
 * @param {Spec} spec
 * @param {unknown} answer
 * @returns {Verdict}
 */
export function judge(spec, answer) {
  try {
    const { right, given, remark = "" } = JUDGES[spec.kind](spec, answer);
    if (right) return { outcome: "right", say: `Right. ${spec.right}`, hint: null };
    const hint = findHint(given, spec);
    const words = hint < 0 ? spec.hint : spec.hints[hint].say;
    return { outcome: "wrong", say: `Not yet. ${remark}${words}`, hint: hint < 0 ? null : hint };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { outcome: "unreadable", say: error.message, hint: null };
  }
}
