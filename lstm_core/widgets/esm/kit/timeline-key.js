import { number } from "../lib/words.js";
import { element } from "./dom.js";

/** A mark and what it means. @param {string} swatch @param {string} text */
export const keyEntry = (swatch, text) =>
  element("span", {}, element("i", { class: `lx-swatch lx-swatch-${swatch}` }), text);

/**
 * How to read the marks of a timeline: which rows share a scale.
 * @param {readonly import("../lib/tracks.js").Track[]} tracks
 */
export function createTimelineKey(tracks) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const { symbol, scale, signed } of tracks) {
    const full = Number.isInteger(scale) ? String(scale) : number(scale, 1);
    const text = signed ? (full === "1" ? "−1 to 1" : `±${full}`) : `0 to ${full}`;
    groups.set(text, [...(groups.get(text) ?? []), symbol]);
  }
  const entries = (/** @type {boolean} */ signed) =>
    [...groups]
      .filter(([text]) => text.startsWith("0") !== signed)
      .map(([text, names]) => `${names.join(" ")}, ${text}`);
  const [plain, both] = [entries(false), entries(true)];
  return element(
    "p",
    { class: "lx-key" },
    ...(plain.length ? [keyEntry("gate", plain.join("; "))] : []),
    ...(both.length ? [keyEntry("signed", both.join("; "))] : []),
  );
}
