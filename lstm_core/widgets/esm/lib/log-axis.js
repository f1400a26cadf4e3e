/** Where curves over a logarithmic axis stand: geometry only; `gradient_dials.py` draws the same. */

const STEPS = [2, 4, 10, 20, 40, 100];

/**
 * Whole decades that hold a curve, and the ones to be labelled. Decade 0 is always among them.
 * @param {ArrayLike<number>} logs
 */
export function decades(logs) {
  const all = Array.from(logs).filter(Number.isFinite);
  const [low, high] = [Math.min(-2, ...all), Math.max(2, ...all)];
  const step = STEPS.find((size) => Math.ceil(high / size) - Math.floor(low / size) <= 6) ?? STEPS[STEPS.length - 1];
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  return {
    low: first * step,
    high: last * step,
    ticks: Array.from({ length: last - first + 1 }, (_, n) => (first + n) * step),
  };
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A power of ten, its whole exponent in raised digits. @param {number} n */
export const powerOfTen = (n) => `10${String(n).replace(/./g, (sign) => RAISED[Number(sign)] ?? "⁻")}`;
