import { number } from "../lib/words.js";
import { element } from "./dom.js";

/** A mark and what it means. @param {string} swatch @param {string} text */
export const keyEntry = (swatch, text) =>
  element("span", {}, element("i", { class: `lx-swatch lx-swatch-${swatch}` }), text);

/**
 * How to read the marks of a timeline.
 * @param {{gated: boolean, scale: number}} options scale of what has no limits: c, or a where there are no gates
 */
export function createTimelineKey({ gated, scale }) {
  const limits = `h, −1 to 1; ${gated ? "c" : "a"}, ±${number(scale, 1)}`;
  const gates = gated ? [keyEntry("gate", "gates i f o, 0 to 1")] : [];
  return element("p", { class: "lx-key" }, ...gates, keyEntry("signed", gated ? `g ${limits}` : limits));
}
