import { number } from "../lib/words.js";
import { element, mount } from "./dom.js";

/**
 * How to read the marks of a timeline.
 * @param {HTMLElement} container
 * @param {{gated: boolean, scale: number}} options scale of what has no limits: c, or a where there are no gates
 * @returns {import("./dom.js").Figure<{held: boolean}>}
 */
export function createTimelineKey(container, { gated, scale }) {
  const entry = (/** @type {string} */ swatch, /** @type {string} */ text) =>
    element("span", {}, element("i", { class: `lx-swatch lx-swatch-${swatch}` }), text);
  const forced = entry("held", "held by force");
  const limits = `h, −1 to 1; ${gated ? "c" : "a"}, ±${number(scale, 1)}`;
  const known = gated
    ? [entry("gate", "gates i f o, 0 to 1"), entry("signed", `g ${limits}`)]
    : [entry("signed", limits)];
  const figure = mount(container, element("p", { class: "lx-key" }, ...known, forced));
  return {
    update({ held }) {
      forced.hidden = !held;
    },
    destroy: figure.destroy,
  };
}
