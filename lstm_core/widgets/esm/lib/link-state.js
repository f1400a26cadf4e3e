/** The state of explorables in a page's address: `#name=<base64url of JSON>`, several of them separated by `&`. */

/** @typedef {Record<string, unknown>} State */

/**
 * What differs from the first state, entry by entry.
 * @param {State} first
 * @param {State} now
 * @returns {State}
 */
export function changes(first, now) {
  const differs = (/** @type {string} */ key) => JSON.stringify(now[key]) !== JSON.stringify(first[key]);
  return Object.fromEntries(
    Object.keys(first)
      .filter(differs)
      .map((key) => [key, now[key]]),
  );
}

/** @param {State} state */
export function encodeState(state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** What kind of value an entry is, in words. @param {unknown} value */
function kindOf(value) {
  if (Array.isArray(value)) return "a list";
  if (value === null) return "nothing";
  const words = { number: "a number", string: "a text", boolean: "a switch" };
  return words[/** @type {keyof typeof words} */ (typeof value)] ?? "an object";
}

/**
 * The state that a link holds, if its entries are those of the first state and of their kinds.
 * @param {string} text
 * @param {State} first
 * @returns {State}
 */
export function decodeState(text, first) {
  let state;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (s) => s.charCodeAt(0));
    state = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new TypeError("it is damaged or cut short");
  }
  if (kindOf(state) !== "an object") throw new TypeError("it holds no list of entries");
  for (const [key, value] of Object.entries(state)) {
    if (!Object.hasOwn(first, key)) throw new RangeError(`it sets "${key}", which this figure does not have`);
    const [came, wanted] = [kindOf(value), kindOf(first[key])];
    const optional = came === "nothing" || wanted === "nothing";
    if (came !== wanted && !optional) throw new TypeError(`"${key}" is ${came}, where ${wanted} is needed`);
  }
  return state;
}

/**
 * The parts of an address's hash by name; what is no explorable's, as a heading's anchor, has an empty text.
 * @param {string} hash
 * @returns {Map<string, string>}
 */
export function readHash(hash) {
  const parts = hash.replace(/^#/, "").split("&").filter(Boolean);
  return new Map(
    parts.map((part) => {
      const at = part.indexOf("=");
      return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
    }),
  );
}

/**
 * The hash with one explorable's state in it, or without it where the state is the first one; an anchor makes way.
 * @param {string} hash
 * @param {string} name
 * @param {State} state
 */
export function withState(hash, name, state) {
  const parts = readHash(hash);
  for (const [key, text] of parts) if (!text) parts.delete(key);
  if (Object.keys(state).length) parts.set(name, encodeState(state));
  else parts.delete(name);
  return Array.from(parts, ([key, text]) => `${key}=${text}`).join("&");
}

/** The part of an address that shows one explorable on the whole screen: `#projector=gate-timeline`. */
export const PROJECTOR = "projector";

/**
 * The hash with the explorable that is shown on the whole screen, or with none.
 * @param {string} hash
 * @param {string | null} name
 */
export function withProjected(hash, name) {
  const parts = readHash(hash);
  parts.delete(PROJECTOR);
  if (name) parts.set(PROJECTOR, name);
  return Array.from(parts, ([key, text]) => (text ? `${key}=${text}` : key)).join("&");
}
