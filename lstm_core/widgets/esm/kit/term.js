import { number } from "../lib/words.js";
import { element, showValue } from "./dom.js";

/**
 * One quantity: its name, its symbol (`a_f` has an index), the gate whose colour underlines it.
 * @typedef {{term: string, symbol?: string, edge?: string, means?: string}} TermSpec
 * @typedef {{term: string, node: HTMLElement, value: HTMLElement}} Term
 */

/** A symbol as it stands in an equation. @param {string} text @param {string} [edge] */
export function symbolOf(text, edge) {
  const [name, index] = text.split("_");
  const node = element("span", { class: "lx-math" }, name);
  if (edge) node.classList.add(`lx-edge-${edge}`);
  if (index) node.append(element("sub", {}, index));
  return node;
}

/** A symbol over its number. @param {TermSpec} spec @returns {Term} */
export function createTerm({ term, symbol, edge, means }) {
  const value = element("span", { class: "lx-number", "data-quantity": term });
  const node = element("span", { class: "lx-term", "data-term": term, title: means });
  if (symbol) node.append(symbolOf(symbol, edge));
  node.append(value);
  return { term, node, value };
}

/**
 * @param {readonly Term[]} terms
 * @param {Record<string, number>} values
 * @param {number} unit
 */
export function showTerms(terms, values, unit) {
  for (const { term, value } of terms) showValue(value, values[term], number(values[term]), { unit });
}
