import { equationsOf, isTerm } from "../lib/cells.js";
import { isHeld } from "../lib/clamp.js";
import { INKS, NAMES, number } from "../lib/words.js";
import { element, mount, setAttribute, setText, showValue } from "./dom.js";

/**
 * @typedef {import("../lib/terms.js").Mark} Mark
 * @typedef {import("../lib/terms.js").Term} Term
 * @typedef {import("../lib/terms.js").Step & {reads: string, lit: readonly Mark[],
 *   held?: import("../lib/clamp.js").Held | null}} InspectorData
 */

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
 * @param {{onHover: (marks: Mark[]) => void, cell: import("../lib/cell.js").Cell, layer: number}} options
 * @returns {import("./dom.js").Figure<InspectorData>}
 */
export function createInspector(container, { onHover, cell: shown, layer }) {
  const { heads, rows, lines, notes } = equationsOf(shown, layer);
  /** @type {{term: Term, node: HTMLElement, value: HTMLElement, column: number}[]} */
  const cells = [];
  /** What stands between the sum and the value, or before a state: another word while it is held. */
  /** @type {{quantity: string, node: HTMLElement, text: string}[]} */
  const squashes = [];
  /** @type {{node: HTMLElement, term: Term, clip: number}[]} */
  const bounds = [];
  /** @type {InspectorData | undefined} */
  let data;

  /** @param {Term} term @param {number} column @param {boolean} [named] with its symbol over the number */
  function cell(term, column, named) {
    const value = element("span", { class: "lx-number", "data-quantity": term.quantity });
    const node = element("span", { role: "gridcell", class: "lx-term", tabindex: -1, title: term.means });
    node.append(...(named ? [symbol(term.symbol, term.ink)] : []), value);
    cells.push({ term, node, value, column });
    return node;
  }

  /** @param {string} kind @param {Node[]} pieces */
  const row = (kind, ...pieces) => element("div", { role: "row", class: kind }, ...pieces);

  /** @param {string} quantity */
  function rowHead(quantity) {
    const name = element("span", { role: "rowheader", class: `lx-gate-name lx-edge-${INKS[quantity] ?? quantity}` });
    name.append(symbol(quantity), element("span", {}, NAMES[quantity]));
    return name;
  }

  /** @param {import("../lib/terms.js").GateRow} gate */
  function gateRow({ quantity, terms, squash, clip }) {
    const equals = sign("=");
    const between = sign(squash);
    squashes.push({ quantity, node: between, text: squash });
    const last = terms.length - 1;
    if (clip < Infinity) bounds.push({ node: equals, term: /** @type {Term} */ (terms[last - 1]), clip });
    const pieces = terms.flatMap((term, n) => [
      n === 0 ? rowHead(quantity) : n === last ? between : n === last - 1 ? equals : sign(term ? "+" : ""),
      term ? cell(term, n) : sign(""),
    ]);
    return row("lx-gate-row", ...pieces);
  }

  /** @param {(Term | string)[]} line */
  function stateRow(line) {
    const [first] = line;
    const pieces = line.map((piece, n) => {
      if (typeof piece !== "string") return cell(piece, Math.min(n, heads.length - 1), true);
      const node = sign(piece);
      if (n === 1 && typeof first !== "string") squashes.push({ quantity: first.quantity, node, text: piece });
      return node;
    });
    return row("lx-state-row", ...pieces);
  }

  const readsHead = element("span", {});
  const columns = heads.map(([word, short]) => {
    const words = element("span", { class: "lx-words" }, `${word} `);
    return element("span", { role: "columnheader" }, words, element("i", { class: "lx-math" }, short));
  });
  const grid = element(
    "div",
    { class: "lx-step-grid", role: "grid", "aria-label": "One step in numbers; arrow keys move between them" },
    row("lx-gate-row lx-heads", readsHead, ...columns.flatMap((head, n) => (n ? [sign(""), head] : [head]))),
    ...rows.map(gateRow),
    ...lines.map(stateRow),
  );
  const longest = Math.max(...rows.flatMap(({ squash }) => squash.split(" ").map((word) => word.length)));
  grid.style.setProperty("--lx-sums", String(heads.length - 2));
  grid.classList.toggle("lx-many", heads.length > 5);
  grid.style.setProperty("--lx-squash", `${longest}ch`);
  if (notes.length) container.append(element("p", { class: "lx-key lx-notes" }, notes.join(" ")));
  cells[0].node.tabIndex = 0;
  const figure = mount(container, grid);

  const indexOf = (/** @type {Event} */ event) =>
    cells.findIndex(({ node }) => node.contains(/** @type {Node} */ (event.target)));
  const show = (/** @type {Event} */ event) => {
    const found = cells[indexOf(event)];
    onHover(found && data ? found.term.marks(data) : []);
  };
  const hide = () => onHover([]);
  const listen = { signal: figure.signal };
  grid.addEventListener("pointerover", show, listen);
  grid.addEventListener("focusin", show, listen);
  grid.addEventListener("pointerleave", hide, listen);
  grid.addEventListener("focusout", hide, listen);
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    const from = indexOf(event);
    const to = cells[neighbour(from, event.key, cells)];
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
        // a unit beyond the projected size has no hidden state
        const none = term.quantity === "h" && unit >= shown.outputSize;
        if (node.parentElement) node.parentElement.hidden = none;
        if (none) value.removeAttribute("data-value");
        else showValue(value, n, number(n), { t, unit });
        const lit = next.lit.some((mark) => isTerm(mark, term, next));
        node.classList.toggle("lx-is-lit", lit);
      }
      for (const { quantity, node, text } of squashes) {
        const forced = isHeld(next.held ?? null, { quantity, t, unit });
        setText(node, forced ? "held" : text);
        node.classList.toggle("lx-forced", forced);
      }
      for (const { node, term, clip } of bounds) setText(node, Math.abs(term.value(next)) === clip ? "clip" : "=");
      setText(readsHead, next.reads ? `x = ${next.reads}` : "");
      setAttribute(readsHead, "role", next.reads ? "columnheader" : "gridcell"); // a head without words heads nothing
    },
    destroy: figure.destroy,
  };
}

/**
 * Left and right follow the reading order; up and down keep the column where they can.
 * @param {number} at
 * @param {string} key
 * @param {readonly {column: number}[]} cells
 */
function neighbour(at, key, cells) {
  const count = cells.length;
  const moves = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: count - 1 };
  if (key in moves) return Math.max(0, Math.min(count - 1, moves[/** @type {"Home"} */ (key)]));
  const by = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (!by || at < 0) return -1;
  let to = at + by;
  while (cells[to] && cells[to].column !== cells[at].column) to += by;
  return cells[to] ? to : Math.max(0, Math.min(count - 1, at + by));
}
