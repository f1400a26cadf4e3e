import { GATED } from "../lib/backward.js";
import { magnitude } from "../lib/magnitude.js";
import { element, mount, showValue } from "./dom.js";
import { symbolOf } from "./term.js";

/**
 * @typedef {{tensor: string, gate: string, error: number}} Term
 * @typedef {{tensor: string, symbol: string, of: string}} RowSpec a tensor, its symbol, and what it is the gradient of
 */

const GATES = ["i", "f", "g", "o"];

/**
 * The relative error of every term: gate by gate where a tensor has gates, over all columns where it has none.
 * @param {HTMLElement} container
 * @param {{label: string, stepsLabel: string, rows: RowSpec[], isWrong: (error: number) => boolean}} options
 * @returns {import("./dom.js").Figure<{terms: Term[], steps: number[]}>}
 */
export function createTermErrors(container, { label, stepsLabel, rows, isWrong }) {
  const head = element("tr", {}, element("td"));
  for (const gate of GATES) head.append(element("th", { scope: "col", class: `lx-edge-${gate}` }, gate));
  const table = element("table", { class: "lx-terms", "aria-label": label }, element("thead", {}, head));
  const body = element("tbody");
  /** @type {Map<string, HTMLElement>} */
  const cells = new Map();
  /** @param {"td" | "span"} tag @param {string} tensor @param {string} gate @returns {HTMLElement} */
  const cellOf = (tag, tensor, gate) => {
    const cell = element(tag, {
      class: "lx-term-error",
      "data-quantity": "term",
      "data-tensor": tensor,
      "data-gate": gate,
    });
    cells.set(`${tensor} ${gate}`, cell);
    return cell;
  };
  const whole = element("div", { class: "lx-strip" });
  for (const { tensor, symbol, of } of rows) {
    const name = element("span", {}, symbolOf(symbol), ` ${of}`);
    if (GATED.has(tensor)) {
      const cells = GATES.map((gate) => cellOf("td", tensor, gate));
      body.append(element("tr", {}, element("th", { scope: "row" }, name), ...cells));
    } else whole.append(element("span", { class: "lx-strip-item" }, name, cellOf("span", tensor, "")));
  }
  table.append(body);
  const strip = element("div", { class: "lx-strip lx-steps" });
  const caption = element("p", { class: "lx-label" }, stepsLabel);
  const figure = mount(container, element("div", { class: "lx-terms-box" }, table, whole, caption, strip));

  /** @param {HTMLElement} cell @param {number} error @param {Record<string, number>} [where] */
  function show(cell, error, where) {
    const wrong = isWrong(error);
    showValue(cell, error, `${wrong ? "✗" : "✓"} ${magnitude(error)}`, where);
    cell.classList.toggle("lx-term-wrong", wrong);
  }

  return {
    update({ terms, steps }) {
      for (const { tensor, gate, error } of terms)
        show(/** @type {HTMLElement} */ (cells.get(`${tensor} ${gate}`)), error);
      while (strip.childElementCount > steps.length) strip.lastElementChild?.remove();
      while (strip.childElementCount < steps.length) {
        const value = element("span", { class: "lx-term-error", "data-quantity": "step" });
        strip.append(element("span", { class: "lx-strip-item" }, element("span"), value));
      }
      steps.forEach((error, t) => {
        const [name, value] = /** @type {HTMLElement[]} */ ([...strip.children[t].children]);
        name.textContent = `t = ${t}`;
        show(value, error, { t });
      });
    },
    destroy: figure.destroy,
  };
}
