/** A value as a tone: pitch is the value, the place between left and right is time. Pure numbers and words. */
import { number } from "./words.js";

/** Two octaves, where small loudspeakers and most ears are at home; an octave for each half of a signed row. */
export const LOW = 220;
export const HIGH = 880;
/** As loud as a page may be that begins to sound. */
export const VOLUME = 0.12;
/** How long one step is heard, in seconds; shorter than a step of the fastest run would be a click. */
export const LENGTH = 0.16;

/** @typedef {{scale: number, signed: boolean}} Range what the lowest and the highest tone stand for */

/**
 * Equal steps of the value are equal steps for the ear; what lies outside is heard as the end.
 * @param {number} value
 * @param {Range} range
 * @returns {number | null} hertz, null where there is no number
 */
export function frequencyOf(value, { scale, signed }) {
  if (Number.isNaN(value)) return null;
  const part = signed ? (value / scale + 1) / 2 : value / scale;
  return LOW * (HIGH / LOW) ** Math.max(0, Math.min(1, part));
}

/**
 * The first step is at the left, the last at the right, none of them in one ear alone.
 * @param {number} t
 * @param {number} seqLen
 */
export const panOf = (t, seqLen) => (seqLen < 2 ? 0 : 0.8 * ((2 * t) / (seqLen - 1) - 1));

/**
 * What is heard, in words.
 * @param {string} name
 * @param {Range} range
 */
export function soundInWords(name, { scale, signed }) {
  const middle = signed ? ` 0 is ${Math.sqrt(LOW * HIGH)} Hz,` : "";
  const digits = Number.isInteger(scale) ? 0 : 1;
  const ends = [signed ? -scale : 0, scale].map((value) => number(value, digits));
  return `${name}: ${ends[0]} is ${LOW} Hz,${middle} ${ends[1]} is ${HIGH} Hz; the first step is at the left, the last at the right.`;
}
