import { layoutCell } from "../lib/cell-layout.js";
import { number } from "../lib/words.js";
import { element, mount, setAttribute, showValue, svgElement } from "./dom.js";
import { fitted } from "./fitted.js";

/**
 * @typedef {import("../lib/cell-layout.js").Layout} Layout
 * @typedef {{values: Record<string, number>, unit: number, operation: string, later: (term: string) => boolean}} DiagramData
 *   operation is its id or "", later tells which numbers are not computed yet
 */

/** The head of an arrow, from its tip. */
const ARROW = "l-7 -4.5v9z";

/** @param {Layout["wires"][number]} wire */
function drawWire({ carries, d, end, terms, op }) {
  const group = svgElement("g", { class: `lx-wire lx-wire-${carries}`, "data-term": terms.join(" "), "data-op": op });
  group.append(svgElement("path", { d }), svgElement("path", { d, class: "lx-touch" }));
  if (end) group.append(svgElement("path", { class: "lx-head", d: `M${end[0] + 4} ${end[1]}${ARROW}` }));
  return group;
}

/** A learned layer. @param {Layout["boxes"][number]} box @param {boolean} wide */
function drawBox({ x, y, width, height, gate, op, terms, function: name }, wide) {
  const at = { x, y, width, height, rx: 3 };
  const text = svgElement("text", { class: "lx-function", x: x + width / 2, y: y + height / 2 + 4.5 }, name);
  const group = svgElement("g", { class: `lx-layer lx-ink-${gate}`, "data-term": terms.join(" "), "data-op": op });
  group.append(svgElement("rect", { ...at, class: "lx-paper" }), svgElement("rect", { ...at, class: "lx-tint" }), text);
  const sum = terms.find((term) => /a_[ifgo]$/.test(term));
  if (!wide || !sum) return { group, value: null };
  const value = svgElement("tspan", { "data-quantity": sum });
  text.replaceChildren(`${name}(`, value, ")");
  return { group, value };
}

/** A pointwise operation; the disc inside grows with the gate. @param {Layout["dots"][number]} dot */
function drawDot({ x, y, r, sign, gate, op, terms }) {
  const group = svgElement("g", {
    class: `lx-point${gate ? ` lx-ink-${gate}` : ""}`,
    "data-term": terms.join(" "),
    "data-op": op,
  });
  const disc = svgElement("circle", { class: "lx-disc", cx: x, cy: y, r: 0 });
  const text = svgElement("text", { x, y: y + 4.5, class: sign.length > 2 ? "lx-small" : null }, sign);
  group.append(svgElement("circle", { class: "lx-paper", cx: x, cy: y, r }), disc, text);
  return { group, disc, gate, r };
}

/** A quantity on its wire; products go without their symbol where there is little room. @param {Layout["labels"][number]} label @param {boolean} wide */
function drawLabel({ x, y, symbol, term, vector, short }, wide) {
  const text = svgElement("text", { class: "lx-label-text", x, y, "data-term": term });
  const named = wide || !short;
  if (named) text.append(svgElement("tspan", { class: "lx-math" }, symbol));
  if (vector) return { text, term, value: null };
  const value = svgElement("tspan", { "data-quantity": term, dx: named ? 5 : 0 });
  text.append(value);
  return { text, term, value };
}

/**
 * One recurrent module as a drawing: a thick line carries the cell state, a dashed one the hidden state; a filled box
 * is a learned layer, a circle a pointwise operation.
 * @param {HTMLElement} container
 * @param {{cell: import("../lib/cell-layout.js").CellName, gates?: Record<string, string>}} options gates names the
 *   value that fills the discs of a colour, where it is not the gate of that colour
 * @returns {import("./dom.js").Figure<DiagramData>}
 */
export function createCellDiagram(container, { cell, gates = {} }) {
  const svg = svgElement("svg", { "aria-hidden": "true" });
  const root = element("div", { class: "lx-cell" }, svg);
  const figure = mount(container, root);
  /** @type {ReturnType<typeof build> | null} */
  let frame = null;

  /** @param {number} width */
  function build(width) {
    const { height, wide, wires, boxes, dots, labels } = layoutCell(cell, width);
    const drawnBoxes = boxes.map((box) => drawBox(box, wide));
    const drawnDots = dots.map(drawDot);
    const drawnLabels = labels.map((label) => drawLabel(label, wide));
    setAttribute(svg, "width", width);
    setAttribute(svg, "height", height);
    svg.replaceChildren(
      ...wires.map(drawWire),
      ...drawnBoxes.map(({ group }) => group),
      ...drawnDots.map(({ group }) => group),
      ...drawnLabels.map(({ text }) => text),
    );
    const numbers = [...drawnBoxes, ...drawnLabels].map(({ value }) => value).filter((node) => node !== null);
    const values = numbers.map((node) => ({ node, term: node.getAttribute("data-quantity") ?? "" }));
    return { values, dots: drawnDots, digits: wide ? 3 : 2 };
  }

  /** @param {DiagramData} data @param {number} width */
  function draw({ values, unit, operation, later }, width) {
    frame ??= build(width);
    for (const { node, term } of frame.values) {
      showValue(node, values[term], number(values[term], frame.digits), { unit });
      node.classList.toggle("lx-later", later(term));
    }
    for (const { disc, gate, r } of frame.dots) {
      if (gate) setAttribute(disc, "r", (r * Math.sqrt(values[gates[gate] ?? gate])).toFixed(2));
    }
    for (const node of svg.querySelectorAll("[data-op]")) {
      node.classList.toggle("lx-now", node.getAttribute("data-op") === operation);
    }
  }

  return fitted(figure, root, draw, () => {
    frame = null;
  });
}
