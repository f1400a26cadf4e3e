import { element, mount } from "./dom.js";
import { createTerm, showTerms } from "./term.js";

/** @typedef {import("./term.js").TermSpec} TermSpec */

/**
 * Equations whose terms carry their numbers. One Tab stop; arrow keys move between terms.
 * @param {HTMLElement} container
 * @param {{label: string, lines: {op?: string, tokens: (string | TermSpec)[]}[]}} options
 * @returns {import("./dom.js").Figure<{values: Record<string, number>, unit: number}>}
 */
export function createEquation(container, { label, lines }) {
  /** @type {import("./term.js").Term[]} */
  const terms = [];
  const token = (/** @type {string | TermSpec} */ spec) => {
    if (typeof spec === "string") return element("span", { class: "lx-operator", "aria-hidden": "true" }, spec);
    const made = createTerm(spec);
    made.node.setAttribute("role", "gridcell");
    made.node.tabIndex = terms.length ? -1 : 0;
    terms.push(made);
    return made.node;
  };
  const rows = lines.map(({ op, tokens }) =>
    element("div", { role: "row", class: "lx-line", "data-op": op }, ...tokens.map(token)),
  );
  const root = element("div", { class: "lx-equation", role: "grid", "aria-label": label }, ...rows);
  const figure = mount(container, root);
  root.addEventListener(
    "keydown",
    (event) => {
      const at = terms.findIndex(({ node }) => node === event.target);
      const moves = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -at, End: terms.length - 1 - at };
      const move = moves[/** @type {keyof typeof moves} */ (event.key)];
      const to = terms[at + move];
      if (at < 0 || !to) return;
      event.preventDefault();
      terms[at].node.tabIndex = -1;
      to.node.tabIndex = 0;
      to.node.focus();
    },
    { signal: figure.signal },
  );
  return { update: ({ values, unit }) => showTerms(terms, values, unit), destroy: figure.destroy };
}

/**
 * The same in code: each line belongs to an operation, each marked piece to a quantity.
 * @param {HTMLElement} container
 * @param {{label: string, lines: {op: string, tokens: (string | {term: string, text: string})[]}[]}} options
 */
export function createCode(container, { label, lines }) {
  const piece = (/** @type {string | {term: string, text: string}} */ spec) =>
    typeof spec === "string" ? spec : element("span", { "data-term": spec.term }, spec.text);
  const rows = lines.map(({ op, tokens }) => element("code", { "data-op": op }, ...tokens.map(piece)));
  return mount(container, element("div", { class: "lx-code", role: "group", "aria-label": label }, ...rows));
}
