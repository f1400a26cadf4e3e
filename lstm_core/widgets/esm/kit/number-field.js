import { element } from "./dom.js";

/**
 * @typedef {object} NumberField
 * @property {HTMLInputElement} input
 * @property {(value: number | null) => void} update null empties it, where the number does not take part
 */

/**
 * A number to be typed or stepped with the arrow keys. What is no number is answered with a sentence and leaves the
 * last value; what lies outside the limits is taken to the limit, with a sentence too.
 * @param {{name: () => string, limit: number, step?: number, labelledby?: string, terms?: string, signal: AbortSignal,
 *   onValue: (value: number) => void, onSay: (sentence: string) => void, onFocus?: () => void}} options
 * @returns {NumberField}
 */
export function createNumberField({ name, limit, step = 0.1, labelledby, terms, signal, onValue, onSay, onFocus }) {
  const input = element("input", { type: "number", class: "lx-field", min: -limit, max: limit, step });
  if (labelledby) input.setAttribute("aria-labelledby", labelledby);
  if (terms) input.dataset.term = terms;
  let last = 0;
  const listen = { signal };

  input.addEventListener(
    "input",
    () => {
      const typed = input.valueAsNumber;
      if (!Number.isFinite(typed)) return;
      const kept = Math.max(-limit, Math.min(limit, typed));
      onSay(kept === typed ? "" : `${name()} stays between −${limit} and ${limit}.`);
      if (kept !== typed) input.value = String(kept);
      if (kept !== last) onValue(kept);
    },
    listen,
  );
  input.addEventListener(
    "change",
    () => {
      if (Number.isFinite(input.valueAsNumber)) return;
      onSay(`${name()} needs a number between −${limit} and ${limit}; it stays ${String(last).replace("-", "−")}.`);
      input.value = String(last);
    },
    listen,
  );
  if (onFocus) input.addEventListener("focus", onFocus, listen);
  return {
    input,
    update(value) {
      const typing = input.ownerDocument.activeElement === input && !Number.isFinite(input.valueAsNumber);
      last = value ?? 0;
      if (value === null) input.value = "";
      else if (!typing && input.valueAsNumber !== value) input.value = String(value);
    },
  };
}
