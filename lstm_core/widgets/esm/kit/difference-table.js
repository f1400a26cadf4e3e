import { magnitude } from "../lib/magnitude.js";
import { element, mount, setText, showValue } from "./dom.js";

/**
 * @typedef {{value: number, difference: number}} Pair
 * @typedef {{of: string, edge?: string}} RowSpec edge is the style of the row's key line
 */

/**
 * Derivatives, each with its central difference and the distance of the two beside it.
 * @param {HTMLElement} container
 * @param {{label: string, rows: RowSpec[]}} options
 * @returns {import("./dom.js").Figure<Record<string, Pair & {title: string}>>} rows by their name
 */
export function createDifferenceTable(container, { label, rows }) {
  const heads = ["", "derivative", "central difference", "|Δ|"].map((text) =>
    element(text ? "th" : "td", { scope: text ? "col" : null }, text),
  );
  const made = rows.map(({ of, edge }) => {
    const title = element("span");
    const key = element("span", { class: `lx-key-line lx-log-${edge ?? of}` });
    const cells = ["derivative", "difference", "distance"].map((quantity) =>
      element("td", { class: "lx-number", "data-quantity": quantity, "data-of": of }),
    );
    const head = element("th", { scope: "row" }, key, title);
    return { of, title, cells, node: element("tr", {}, head, ...cells) };
  });
  const head = element("thead", {}, element("tr", {}, ...heads));
  const body = element("tbody", {}, ...made.map(({ node }) => node));
  const figure = mount(container, element("table", { class: "lx-differences", "aria-label": label }, head, body));
  return {
    update(pairs) {
      for (const { of, title, cells } of made) {
        const { value, difference, title: text } = pairs[of];
        setText(title, text);
        [value, difference, Math.abs(value - difference)].forEach((v, n) => {
          showValue(cells[n], v, magnitude(v));
        });
      }
    },
    destroy: figure.destroy,
  };
}
