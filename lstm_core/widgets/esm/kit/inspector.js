import { isHeld } from "../lib/clamp.js";
import { GATES } from "../lib/lstm.js";
import { gateTerms, isTerm, PREVIOUS, plain, rnnTerms, SQUASHED } from "../lib/terms.js";
import { NAMES, number } from "../lib/words.js";
import { element, mount, setText, showValue } from "./dom.js";

/**
 * @typedef {import("../lib/terms.js").Cell} Cell
 * @typedef {import("../lib/terms.js").Term} Term
 * @typedef {import("../lib/terms.js").Step & {reads: string, lit: readonly Cell[],
 *   held?: import("../lib/clamp.js").Held | null}} InspectorData
 */

const HEADS = [
  ["input", "W x"],
  ["recurrent", "U h"],
  ["bias", "b"],
  ["sum", "a"],
  ["value", ""],
];

/** A symbol as it stands in an equation, its gate's colour below it. @param {string} text @param {string} [gate] */
function symbol(text, gate) {
  const [name, index] = text.split("_");
  const node = element("span", { class: "lx-math", "aria-hidden": "true" }, name);
  if (gate) node.classList.add(`lx-edge-${gate}`);
  if (index) node.append(element("sub", {}, index));
  return node;
}

/** An operator between two numbers. @param {string} text */
const sign = (text) => element("span", { class: "lx-operator", "aria-hidden": "true" }, text);

/**
 * One step of one unit, every number of it; hovering or focusing one tells what it is made of.
 * @param {HTMLElement} container
 * @param {{onHover: (cells: Cell[]) => void, cell?: "LSTM" | "RNN"}} options
 * @returns {import("./dom.js").Figure<InspectorData>}
 */
export function createInspector(container, { onHover, cell: kind = "LSTM" }) {
  /** @type {{term: Term, node: HTMLElement, value: HTMLElement}[]} */
  const cells = [];
  /** @type {{gate: import("../lib/lstm.js").Gate, node: HTMLElement, text: string}[]} */
  const squashes = [];
  /** @type {InspectorData | undefined} */
  let data;

  /** @param {Term} term @param {string} [above] symbol over the number @param {string} [gate] its colour */
  function cell(term, above, gate) {
    const value = element("span", { class: "lx-number", "data-quantity": term.quantity });
    const node = element("span", { role: "gridcell", class: "lx-term", tabindex: -1, title: term.means });
    node.append(...(above ? [symbol(above, gate)] : []), value);
    cells.push({ term, node, value });
    return node;
  }

  /** @param {string} kind @param {Node[]} pieces */
  const row = (kind, ...pieces) => element("div", { role: "row", class: kind }, ...pieces);

  /** @param {Term[]} terms @param {HTMLElement} name @param {HTMLElement} squash */
  function sumRow(terms, name, squash) {
    const [input, recurrent, bias, sum, value] = terms.map((term) => cell(term));
    return row("lx-gate-row", name, input, sign("+"), recurrent, sign("+"), bias, sign("="), sum, squash, value);
  }

  /** @param {"h" | import("../lib/lstm.js").Gate} quantity */
  function rowHead(quantity) {
    const name = element("span", { role: "rowheader", class: `lx-gate-name lx-edge-${quantity}` });
    name.append(symbol(quantity), element("span", {}, NAMES[quantity]));
    return name;
  }

  /** @param {import("../lib/lstm.js").Gate} gate @param {number} block */
  function gateRow(gate, block) {
    const text = gate === "g" ? "tanh" : "σ";
    const node = sign(text);
    squashes.push({ gate, node, text });
    return sumRow(gateTerms(gate, block), rowHead(gate), node);
  }

  const readsHead = element("span", { role: "columnheader" });
  const heads = HEADS.map(([word, short]) => {
    const words = element("span", { class: "lx-words" }, `${word} `);
    return element("span", { role: "columnheader" }, words, element("i", { class: "lx-math" }, short));
  });
  const stateRows = () => [
    row(
      "lx-state-row",
      ...[cell(plain("c"), "c"), sign("="), cell(plain("f"), "f", "f"), sign("·"), cell(PREVIOUS, "c_t−1")],
      ...[sign("+"), cell(plain("i"), "i", "i"), sign("·"), cell(plain("g"), "g", "g")],
    ),
    row(
      "lx-state-row",
      cell(plain("h"), "h"),
      sign("="),
      cell(plain("o"), "o", "o"),
      sign("·"),
      cell(SQUASHED, "tanh c"),
    ),
  ];
  const grid = element(
    "div",
    { class: "lx-step-grid", role: "grid", "aria-label": "One step in numbers; arrow keys move between them" },
    row("lx-gate-row lx-heads", readsHead, ...heads.flatMap((head, n) => (n ? [sign(""), head] : [head]))),
    ...(kind === "RNN" ? [sumRow(rnnTerms(), rowHead("h"), sign("tanh"))] : GATES.map(gateRow)),
    ...(kind === "RNN" ? [] : stateRows()),
  );
  cells[0].node.tabIndex = 0;
  const figure = mount(container, grid);

  const indexOf = (/** @type {Event} */ event) =>
    cells.findIndex(({ node }) => node.contains(/** @type {Node} */ (event.target)));
  const show = (/** @type {Event} */ event) => {
    const found = cells[indexOf(event)];
    onHover(found && data ? found.term.cells(data) : []);
  };
  const hide = () => onHover([]);
  const listen = { signal: figure.signal };
  grid.addEventListener("pointerover", show, listen);
  grid.addEventListener("focusin", show, listen);
  grid.addEventListener("pointerleave", hide, listen);
  grid.addEventListener("focusout", hide, listen);
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    const from = indexOf(event);
    const to = cells[neighbour(from, event.key, cells.length)];
    if (from < 0 || !to) return;
    event.preventDefault();
    cells[from].node.tabIndex = -1;
    to.node.tabIndex = 0;
    to.node.focus();
  };
  grid.addEventListener("keydown", onKey, listen);

  return {
    update(next) {
      data = next;
      const { t, unit } = next;
      for (const { term, node, value } of cells) {
        const n = term.value(next);
        showValue(value, n, number(n), { t, unit });
        node.classList.toggle(
          "lx-is-lit",
          next.lit.some((mark) => isTerm(mark, term, next)),
        );
      }
      for (const { gate, node, text } of squashes) {
        const forced = isHeld(next.held ?? null, { quantity: gate, t, unit });
        setText(node, forced ? "held" : text);
        node.classList.toggle("lx-forced", forced);
      }
      setText(readsHead, next.reads ? `x = ${next.reads}` : "");
    },
    destroy: figure.destroy,
  };
}

/**
 * Left and right follow the reading order; up and down keep the column among the gates.
 * @param {number} at
 * @param {string} key
 * @param {number} count
 */
function neighbour(at, key, count) {
  const moves = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -5, ArrowDown: 5, Home: -at, End: count - 1 - at };
  const move = moves[/** @type {keyof typeof moves} */ (key)];
  return move === undefined ? -1 : Math.max(0, Math.min(count - 1, at + move));
}
