import { number } from "../lib/words.js";
import { element, mount, setAttribute, showValue } from "./dom.js";

/**
 * Gates as logic: what each row of the truth table would give, how much of it is in the soft step, and a button that
 * drives the gates there.
 * @param {HTMLElement} container
 * @param {{groups: {heads: string[], rows: {id: string, bits: number[], label: string}[]}[],
 *   onPick: (id: string) => void}} options
 * @returns {import("./dom.js").Figure<{rows: {id: string, gives: number, share: number, there: boolean}[], unit: number}>}
 */
export function createLogicTable(container, { groups, onPick }) {
  /** @type {Record<string, {button: HTMLButtonElement, gives: HTMLElement, share: HTMLElement, bar: HTMLElement}>} */
  const drawn = {};
  const table = element("table", { class: "lx-logic" });
  const figure = mount(container, table);
  const cell = (/** @type {(Node | string)[]} */ ...content) => element("td", {}, ...content);
  for (const { heads, rows } of groups) {
    const titles = heads.map((text) => (text ? element("th", { scope: "col" }, text) : element("td")));
    table.append(element("tbody", {}, element("tr", {}, ...titles)));
    for (const { id, bits, label } of rows) {
      const button = element("button", { type: "button" }, label);
      const gives = element("span", { class: "lx-number", "data-quantity": "corner", "data-row": id });
      const share = element("span", { class: "lx-number", "data-quantity": "share", "data-row": id });
      const bar = element("i", { class: "lx-bar" });
      button.addEventListener("click", () => onPick(id), { signal: figure.signal });
      const track = element("span", { class: "lx-track" }, bar);
      /** @type {Element} */ (table.lastElementChild).append(
        element("tr", {}, cell(bits.join(" ")), cell(button), cell(gives), element("td", {}, track, share)),
      );
      drawn[id] = { button, gives, share, bar };
    }
  }
  return {
    update({ rows, unit }) {
      for (const { id, gives, share, there } of rows) {
        const at = drawn[id];
        showValue(at.gives, gives, number(gives), { unit });
        showValue(at.share, share, number(share), { unit });
        setAttribute(at.bar, "style", `transform: scaleX(${Math.max(0.004, share).toFixed(3)})`);
        at.button.disabled = there;
      }
    },
    destroy: figure.destroy,
  };
}
