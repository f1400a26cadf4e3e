import { powerOfTen } from "./log-axis.js";
import { number } from "./words.js";

/**
 * Two digits, and a power of ten where a number is small or large; `words.py` writes the same.
 * @param {number} value
 */
export function magnitude(value) {
  if (value === 0 || !Number.isFinite(value)) return value === 0 ? "0" : number(value);
  const [mantissa, exponent] = value.toExponential(1).split("e");
  const power = Number(exponent);
  const near = power >= -2 && power <= 3;
  const text = near
    ? Number(value.toExponential(1)).toFixed(Math.max(0, 1 - power))
    : `${mantissa}·${powerOfTen(power)}`;
  return text.replace("-", "−");
}
