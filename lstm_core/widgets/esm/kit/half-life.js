import { number } from "../lib/words.js";
import { element, mount, setText, showValue } from "./dom.js";

/**
 * How long half of a unit's state lasts: at this step's gate, and with the bias alone.
 * @param {HTMLElement} container
 * @param {{keeps: string}} options the gate that keeps and the state that it keeps
 * @returns {import("./dom.js").Figure<{now: number, bias: number, unit: number, t: number}>}
 */
export function createHalfLife(container, { keeps: [gate, state] }) {
  const title = element("p", { class: "lx-label" });
  const [now, bias] = ["half_life", "half_life_bias"].map((quantity) =>
    element("output", { class: "lx-number", "data-quantity": quantity }),
  );
  const held = element("span");
  const row = element("p", { class: "lx-pair" }, held, now);
  const alone = element("p", { class: "lx-pair" }, element("span", {}, "with its bias alone"), bias);
  const figure = mount(container, element("div", { class: "lx-half-life" }, title, row, alone));
  return {
    update({ now: atStep, bias: atBias, unit, t }) {
      setText(title, `Half-life of ${state} in unit ${unit}, steps`);
      setText(held, `if ${gate} stayed as at t = ${t}`);
      showValue(now, atStep, number(atStep, 1), { unit, t });
      showValue(bias, atBias, number(atBias, 1), { unit });
    },
    destroy: figure.destroy,
  };
}
