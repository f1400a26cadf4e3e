/**
 * What was given as an answer: read as what the exercise asks for, or refused with what to give instead.
 * `lstm_core/exercises/answers.py` says the same, word for word.
 */

/**
 * @typedef {{name?: string, label?: string, unit?: string, whole?: boolean, range?: [number, number]}} Field
 * @typedef {string | number} Key
 * @typedef {{when: Record<string, any>, say: string}} Hint
 * @typedef {object} Spec the data of one exercise, checked by Python before it reaches a page
 * @property {string} id
 * @property {string} kind
 * @property {string} title
 * @property {string} prompt
 * @property {any} answer
 * @property {string} right
 * @property {string} hint
 * @property {Hint[]} hints
 * @property {string} [label]
 * @property {string} [unit]
 * @property {boolean} [whole]
 * @property {[number, number]} [range]
 * @property {number} [tolerance]
 * @property {Field[]} [fields]
 * @property {{key: string, text: string}[]} [options]
 * @property {string[]} [sequence]
 * @property {string[]} [alphabet]
 * @property {string} [predicate]
 * @property {number[]} [given]
 * @property {number} [target]
 * @property {string} [found]
 */

const SPACES = " \t\r\n";
const EXAMPLE = "give a number such as 2.5";
const WHOLE_EXAMPLE = "give a whole number such as 3";
const WHAT = {
  nothing: "Nothing was given",
  flag: "True or false was given",
  number: "A number was given",
  text: "Text was given",
  list: "A list was given",
  names: "Named entries were given",
  other: "Something unknown was given",
};

/** The answer is not of the kind that was asked for; the message says what to give. */
export class UnreadableError extends Error {}

/** @param {unknown} answer @returns {keyof typeof WHAT} */
function kind(answer) {
  if (answer === null || answer === undefined) return "nothing";
  if (Array.isArray(answer)) return "list";
  const kinds = /** @type {const} */ ({ boolean: "flag", number: "number", string: "text", object: "names" });
  return kinds[/** @type {keyof typeof kinds} */ (typeof answer)] ?? "other";
}

/** @param {unknown} answer */
const what = (answer) => WHAT[kind(answer)];

/** In quotes, at most 40 characters. @param {string} text */
function quoted(text) {
  const characters = [...text];
  return characters.length > 40 ? `“${characters.slice(0, 40).join("")}…”` : `“${text}”`;
}

/** Without the spaces around it. @param {string} text */
function stripped(text) {
  let [from, to] = [0, text.length];
  while (from < to && SPACES.includes(text[from])) from += 1;
  while (to > from && SPACES.includes(text[to - 1])) to -= 1;
  return text.slice(from, to);
}

/** At most two digits after the point, the same in both languages. @param {number} value */
export function shown(value) {
  const size = Math.abs(value);
  if (!(size <= 1e6)) return size > 1e6 ? "over a million" : "no number";
  const hundredths = Math.floor(size * 100 + 0.5);
  const rest = hundredths % 100;
  const digits = rest === 0 ? "" : `.${String(rest).padStart(2, "0").replace(/0$/, "")}`;
  return `${value < 0 && hundredths > 0 ? "−" : ""}${(hundredths - rest) / 100}${digits}`;
}

/**
 * A finite number that keeps the rules of its field.
 * @param {unknown} answer
 * @param {Field} field
 */
export function number(answer, field) {
  const name = field.label ? `${field.label}: ` : "";
  const example = field.whole ? WHOLE_EXAMPLE : EXAMPLE;
  if (typeof answer === "string") {
    const text = stripped(answer);
    const wrong = text ? `${quoted(text)} is text, not a number; ${example}.` : `Nothing is entered; ${example}.`;
    throw new UnreadableError(name + wrong);
  }
  if (typeof answer !== "number") throw new UnreadableError(`${name}${what(answer)}; ${example}.`);
  if (!Number.isFinite(answer)) throw new UnreadableError(`${name}That number is not finite; ${example}.`);
  if (field.whole && answer !== Math.floor(answer)) {
    throw new UnreadableError(`${name}This counts something; ${example}.`);
  }
  const [low, high] = field.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (answer < low || answer > high) {
    throw new UnreadableError(`${name}Give a number from ${shown(low)} to ${shown(high)}.`);
  }
  return answer;
}

/** @param {Field[]} fields */
function howMany(fields) {
  const order = fields.map((field) => field.name).join(", ");
  return fields.length > 1 ? `${fields.length} numbers in this order: ${order}` : `one number, ${order}`;
}

/**
 * One number for each field, from a list in their order or from an object by their names.
 * @param {unknown} answer
 * @param {Field[]} fields
 */
export function numbers(answer, fields) {
  const wanted = fields.map((field) => String(field.name));
  let list = fields.length === 1 && ["number", "text"].includes(kind(answer)) ? [answer] : answer;
  if (kind(list) === "names") {
    const named = /** @type {Record<string, unknown>} */ (list);
    if (Object.keys(named).length !== wanted.length || !wanted.every((name) => Object.hasOwn(named, name))) {
      throw new UnreadableError(`Give these entries by name: ${wanted.join(", ")}.`);
    }
    list = wanted.map((name) => named[name]);
  }
  if (!Array.isArray(list)) throw new UnreadableError(`${what(list)}; give ${howMany(fields)}.`);
  if (list.length !== fields.length) throw new UnreadableError(`Give ${howMany(fields)}.`);
  return list.map((entry, n) => number(entry, fields[n]));
}

/** What can be chosen: options, or the timesteps of a sequence. @param {Spec} spec @returns {Key[]} */
export function options(spec) {
  return spec.sequence ? [...spec.sequence.keys()] : (spec.options ?? []).map((option) => option.key);
}

/** @param {Spec} spec */
function offer(spec) {
  if (spec.sequence) return `timesteps from 0 to ${spec.sequence.length - 1}`;
  return `the options are ${options(spec).join(", ")}`;
}

/** @param {unknown} answer @param {Spec} spec */
export function chosen(answer, spec) {
  if (typeof answer !== "string") {
    throw new UnreadableError(`${what(answer)}; give one option as text: ${offer(spec)}.`);
  }
  const key = stripped(answer);
  if (!key) throw new UnreadableError(`Nothing is chosen; ${offer(spec)}.`);
  if (!options(spec).includes(key)) throw new UnreadableError(`There is no option ${quoted(key)}; ${offer(spec)}.`);
  return key;
}

/** @param {unknown} answer @param {Spec} spec @returns {Key[]} */
export function chosenList(answer, spec) {
  if (!Array.isArray(answer)) throw new UnreadableError(`${what(answer)}; give a list: ${offer(spec)}.`);
  const keys = answer.map((entry) => (typeof entry === "string" ? stripped(entry) : entry));
  if (!keys.every((key) => options(spec).includes(key))) {
    throw new UnreadableError(`The list holds something that cannot be chosen; ${offer(spec)}.`);
  }
  return keys;
}

/**
 * A sequence of symbols as one text; spaces, commas and semicolons between them do not count.
 * @param {unknown} answer
 * @param {Spec} spec
 */
export function symbols(answer, spec) {
  const alphabet = spec.alphabet ?? [];
  const known = alphabet.join(" ");
  const joined = Array.isArray(answer) && answer.every((entry) => typeof entry === "string") ? answer.join("") : answer;
  if (typeof joined !== "string") {
    throw new UnreadableError(`${what(joined)}; give text made of the symbols ${known}.`);
  }
  const found = [...joined].filter((symbol) => !`${SPACES},;`.includes(symbol));
  if (!found.length) throw new UnreadableError(`Nothing is entered; give text made of the symbols ${known}.`);
  const text = found.join("");
  if (!found.every((symbol) => alphabet.includes(symbol))) {
    throw new UnreadableError(`${quoted(text)} holds other symbols than ${known}.`);
  }
  return text;
}
