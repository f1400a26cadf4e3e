/** A gate held by force over an interval: what the trait may hold, and what it means for one run. */

import { holdsOf, quantitiesOf } from "./cells.js";

/**
 * @typedef {import("./cell.js").Cell} Cell
 * @typedef {{quantity: string, unit: number | number[] | null, start: number, stop: number, value: number}} ClampTrait
 *   unit null means every unit; start <= t < stop
 * @typedef {{quantity: string, units: number[], start: number, stop: number, value: number}} Held
 */

/** The gates of a cell that can be held, each with the values that it can take. @param {Cell} cell */
export const holdable = (cell) =>
  quantitiesOf(cell).flatMap((quantity) => {
    const range = holdsOf(quantity);
    return range ? [{ name: quantity.name, ...range }] : [];
  });

/**
 * @param {any} clamp the trait: null while nothing is held
 * @param {Cell} cell
 * @param {number} seqLen
 * @returns {Held | null}
 */
export function readClamp(clamp, cell, seqLen) {
  if (!clamp) return null;
  const { quantity, unit, start, stop, value } = clamp;
  const all = Array.from({ length: cell.hiddenSize }, (_, u) => u);
  const wanted = [unit ?? all].flat();
  const gates = holdable(cell);
  const range = gates.find(({ name }) => name === quantity);
  const steps = Number.isInteger(start) && Number.isInteger(stop) && 0 <= start && start < stop && stop <= seqLen;
  const units = wanted.length > 0 && wanted.every((u) => all.includes(u));
  if (!range || !steps || !units || typeof value !== "number" || !(value >= range.min && value <= range.max)) {
    const names = gates.map(({ name }) => name).join(", ") || "none";
    throw new RangeError(
      `the clamp ${JSON.stringify(clamp)} does not fit: it takes a gate of this ${cell.kind} (${names}), units from 0 ` +
        `to ${cell.hiddenSize - 1}, 0 <= start < stop <= ${seqLen}, and a value that the gate can have`,
    );
  }
  return { quantity, units: all.filter((u) => wanted.includes(u)), start, stop, value };
}

/** The clamps of one run. @param {Held | null} held @returns {import("./lstm.js").Clamp[]} */
export function clampsOf(held) {
  if (!held) return [];
  const { units, ...rest } = held;
  return units.map((unit) => ({ ...rest, unit }));
}

/** Back to the trait: one number for one unit, null for all. @param {Held} held @param {number} hiddenSize */
export function asTrait({ quantity, units, start, stop, value }, hiddenSize) {
  const unit = units.length === hiddenSize ? null : units.length === 1 ? units[0] : units;
  return { quantity, unit, start, stop, value };
}

/** The value of a gate's range that is nearest. @param {{min: number, max: number}} range @param {number} value */
export const within = ({ min, max }, value) => Math.max(min, Math.min(max, value));

/**
 * What is held by default: the gate that keeps, of the unit and at the step that the reader looks at, closed.
 * @param {{t: number, unit: number}} here
 * @param {ReturnType<typeof holdable>} gates
 * @returns {Held}
 */
export function closedHere({ t, unit }, gates) {
  const gate = gates.find(({ name }) => name === "f" || name === "z") ?? gates[0];
  return { quantity: gate.name, units: [unit], start: t, stop: t + 1, value: within(gate, 0) };
}

/**
 * The same clamp with one end moved; the other end gives way so that at least one step is held.
 * @param {Held} held
 * @param {{from?: number, to?: number}} ends first and last step, both held
 * @param {number} seqLen
 * @returns {Held}
 */
export function withEnds(held, { from, to }, seqLen) {
  const inside = (/** @type {number} */ t) => Math.max(0, Math.min(seqLen - 1, Math.round(t)));
  if (from !== undefined && to !== undefined) {
    const [a, b] = [inside(from), inside(to)];
    return { ...held, start: Math.min(a, b), stop: Math.max(a, b) + 1 };
  }
  if (from !== undefined) return { ...held, start: inside(from), stop: Math.max(held.stop, inside(from) + 1) };
  const end = inside(to ?? held.stop - 1);
  return { ...held, start: Math.min(held.start, end), stop: end + 1 };
}

/**
 * The clamp as a drag along a gate's row leaves it: of the units already held if the row is one of theirs.
 * @param {Held} held
 * @param {{quantity: string, unit: number, from: number, to: number}} interval
 * @param {ReturnType<typeof holdable>} gates
 * @param {number} seqLen
 */
export function drawnOn(held, { quantity, unit, from, to }, gates, seqLen) {
  const gate = gates.find(({ name }) => name === quantity);
  const units = held.units.includes(unit) ? held.units : [unit];
  const value = gate ? within(gate, held.value) : held.value;
  return withEnds({ ...held, quantity, units, value }, { from, to }, seqLen);
}

/** Whether a mark is held. @param {Held | null} held @param {{quantity: string, t: number, unit: number | null}} mark */
export const isHeld = (held, { quantity, t, unit }) =>
  held !== null && held.quantity === quantity && held.units.includes(Number(unit)) && held.start <= t && t < held.stop;
