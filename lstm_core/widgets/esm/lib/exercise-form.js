/** What a reader has entered in the form of an exercise, and the answer that it makes. */
import { options } from "./exercise-answers.js";

/**
 * @typedef {import("./exercise-answers.js").Spec} Spec
 * @typedef {import("./exercise-answers.js").Key} Key
 * @typedef {string | Key[]} Typed text, one option, or a list: texts of fields, options chosen, options in order
 */

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const LONGEST = 200;

/** The fields of an exercise that is answered by numbers. @param {Spec} spec */
export function fieldsOf(spec) {
  if (spec.kind === "number") return [{ label: spec.label, unit: spec.unit }];
  return spec.fields ?? null;
}

/** The form before anything is entered. @param {Spec} spec @returns {Typed} */
export function untouched(spec) {
  const fields = fieldsOf(spec);
  if (fields) return fields.map(() => "");
  if (spec.kind === "ordering") return options(spec);
  return spec.kind === "set" ? [] : "";
}

/** Text as a number where it is one, else the text, which the judge refuses with a sentence. @param {string} text */
export function parse(text) {
  const plain = text.trim().replace("−", "-");
  return NUMBER.test(plain) ? Number(plain) : text;
}

/** The answer that a form makes. @param {Spec} spec @param {Typed} typed @returns {unknown} */
export function toAnswer(spec, typed) {
  if (!fieldsOf(spec)) return typed;
  const numbers = /** @type {string[]} */ (typed).map(parse);
  return spec.kind === "number" ? numbers[0] : numbers;
}

/**
 * What was stored, if it fits the form, else null.
 * @param {Spec} spec
 * @param {unknown} typed
 * @returns {Typed | null}
 */
export function restored(spec, typed) {
  const fields = fieldsOf(spec);
  const known = spec.options || spec.sequence ? options(spec) : [];
  if (spec.kind === "choice") return typed === "" || known.includes(/** @type {Key} */ (typed)) ? String(typed) : null;
  if (spec.kind === "text") return typeof typed === "string" && typed.length <= LONGEST ? typed : null;
  if (!Array.isArray(typed)) return null;
  if (fields) {
    const fits = typed.every((text) => typeof text === "string" && text.length <= LONGEST);
    return fits && typed.length === fields.length ? typed : null;
  }
  const distinct = new Set(typed).size === typed.length && typed.every((key) => known.includes(key));
  return distinct && (spec.kind === "set" || typed.length === known.length) ? typed : null;
}
