/** The marks of a timeline: built once for a shape, then only what changed is written. */
import { cellWidth, layoutRows, strength } from "../lib/layout.js";
import { NAMES, number } from "../lib/words.js";
import { setAttribute, setText, showValue, svgElement } from "./dom.js";

/** @typedef {import("../lib/terms.js").Cell} Cell */

export const SIZES = { top: 22, row: 14, gap: 21 };
export const LEFT = 18;
export const RIGHT = 50;

/** A rectangle as path text. @param {number} x @param {number} y @param {number} w @param {number} h */
const box = (x, y, w, h) => `M${x} ${y}h${w}v${h}h${-w}z`;

/**
 * Builds every mark once; painting only writes what changed.
 * @param {SVGSVGElement} svg
 * @param {number} steps
 * @param {number} units
 * @param {"gate" | "unit"} grouping
 * @param {number} width
 */
export function drawFrame(svg, steps, units, grouping, width) {
  const { rows, groups, height } = layoutRows(units, grouping, SIZES);
  const cell = cellWidth(width - LEFT - RIGHT, steps);
  const right = LEFT + cell * steps;
  const total = Math.max(width, right + RIGHT);
  svg.replaceChildren();
  setAttribute(svg, "width", total);
  setAttribute(svg, "height", height + 16);
  const guides = svgElement("path", { class: "lx-guides" });
  const symbols = Array.from({ length: steps }, (_, t) =>
    svgElement("text", { class: "lx-input", x: LEFT + (t + 0.5) * cell - 0.5, y: 15 }),
  );
  const chips = svgElement("path", { class: "lx-cue-chips" });
  svg.append(chips, ...symbols, ...groups.flatMap(caption));
  const drawn = rows.map((row) => drawRow(svg, row, steps, cell, grouping));
  const every = [5, 10, 20, 50, 100].find((n) => n * cell >= 30) ?? 500;
  for (let t = 0; t < steps; t += every) {
    svg.append(svgElement("text", { class: "lx-tick", x: LEFT + (t + 0.5) * cell - 0.5, y: height + 13 }, String(t)));
  }
  const lit = svgElement("path", { class: "lx-lit" });
  const playhead = svgElement("path", { class: "lx-playhead" });
  const cursor = svgElement("path", { class: "lx-cursor" });
  svg.append(guides, playhead, lit, cursor);
  return { rows, groups, height, total, cell, symbols, chips, guides, drawn, lit, playhead, cursor };
}

/**
 * Symbol, sign and name of a group: a filled box for a gate, a line for a state.
 * @param {import("../lib/layout.js").Group} group
 */
function caption({ quantity, unit, y }) {
  const base = y - 5;
  if (!quantity) return [svgElement("text", { class: "lx-caption", x: LEFT, y: base }, `unit ${unit}`)];
  const sign =
    quantity === "c" || quantity === "h"
      ? svgElement("path", { class: `lx-sign lx-line-${quantity}`, d: `M${LEFT} ${base - 3.5}h12` })
      : svgElement("rect", { class: `lx-sign lx-ink-${quantity}`, x: LEFT, y: base - 8, width: 9, height: 9 });
  const symbol = svgElement("tspan", { class: "lx-math" }, quantity);
  return [sign, svgElement("text", { class: "lx-caption", x: LEFT + 16, y: base }, symbol, `  ${NAMES[quantity]}`)];
}

/**
 * @param {SVGSVGElement} svg
 * @param {import("../lib/layout.js").Row} row
 * @param {number} steps
 * @param {number} cell
 * @param {"gate" | "unit"} grouping
 */
function drawRow(svg, { quantity, unit, y }, steps, cell, grouping) {
  const isSigned = quantity === "g" || quantity === "c" || quantity === "h";
  const group = svgElement("g", { class: isSigned ? "lx-row lx-signed" : `lx-row lx-ink-${quantity}` });
  const right = LEFT + cell * steps;
  const label = svgElement(
    "text",
    { class: "lx-unit-label", x: LEFT - 7, y: y + 10.5 },
    grouping === "gate" ? String(unit) : quantity,
  );
  if (grouping === "unit") label.classList.add("lx-math");
  const value = svgElement("text", { class: "lx-row-value", x: right + RIGHT - 3, y: y + 10.5 });
  const marks = Array.from({ length: steps }, (_, t) =>
    svgElement("rect", { x: LEFT + t * cell, y, width: cell - 1, height: SIZES.row - 1, "fill-opacity": 0 }),
  );
  const minus = svgElement("path", { class: "lx-minus" });
  group.append(
    // beside the marks only: under them it would change their colours
    svgElement("path", {
      class: "lx-band",
      d: box(0, y - 0.5, LEFT - 1, SIZES.row) + box(right, y - 0.5, RIGHT, SIZES.row),
    }),
    svgElement("rect", { class: "lx-ground", x: LEFT, y, width: cell * steps - 1, height: SIZES.row - 1 }),
    ...marks,
    minus,
    label,
    value,
  );
  svg.append(group);
  return { group, marks, value, minus, isSigned, painted: new Float64Array(steps).fill(Number.NaN) };
}

/**
 * @param {ReturnType<typeof drawFrame>} frame
 * @param {import("./timeline.js").TimelineData} data
 */
export function paint(frame, data) {
  const { trace, x, cues, scale, t, unit, quantity } = data;
  const { cell, rows, drawn, groups } = frame;
  rows.forEach((row, n) => {
    paintRow(drawn[n], trace, row, row.quantity === "c" ? scale : 1, cell);
    const value = trace[row.quantity][t * trace.hiddenSize + row.unit];
    showValue(drawn[n].value, value, number(value), { quantity: row.quantity, t, unit: row.unit });
    drawn[n].group.classList.toggle("lx-chosen", row.unit === unit);
  });
  const cue = new Set(cues);
  frame.symbols.forEach((text, s) => {
    text.classList.toggle("lx-small", cell < 9);
    setText(text, typeof x[s] === "string" ? /** @type {string} */ (x[s]) : "·");
    text.classList.toggle("lx-cue", cue.has(s));
    text.classList.toggle("lx-now", s === t);
  });
  const at = LEFT + t * cell;
  const columns = groups.map((group) => box(at - 1, group.y - 1, cell + 1, group.height + 1)).join("");
  setAttribute(frame.playhead, "d", box(at - 1, 2, cell + 1, 18) + columns);
  setAttribute(frame.chips, "d", cues.map((s) => box(LEFT + s * cell - 1, 2, cell + 1, 18)).join(""));
  setAttribute(
    frame.guides,
    "d",
    cues.map((s) => groups.map((g) => `M${LEFT + s * cell - 0.5} ${g.y}v${g.height}`).join("")).join(""),
  );
  const chosen = rows.find((row) => row.unit === unit && row.quantity === quantity);
  setAttribute(frame.cursor, "d", chosen ? box(at - 1, chosen.y - 1, cell + 1, SIZES.row + 1) : "");
  setAttribute(frame.lit, "d", data.lit.map((mark) => litPath(mark, frame)).join(""));
}

/** @param {Cell} mark @param {ReturnType<typeof drawFrame>} frame */
function litPath({ quantity, t, unit }, { rows, cell }) {
  if (t < 0) return "";
  const at = LEFT + t * cell - 1;
  if (quantity === "x") return box(at, 2, cell + 1, 18);
  const wanted = rows.filter((row) => row.quantity === quantity && (unit === null || row.unit === unit));
  // neighbours in one group share one outline
  const starts = wanted.filter((row, n) => n === 0 || wanted[n - 1].y + SIZES.row !== row.y);
  return starts
    .map((row, n) => {
      const end = starts[n + 1] ? wanted[wanted.indexOf(starts[n + 1]) - 1] : wanted[wanted.length - 1];
      return box(at, row.y - 1, cell + 1, end.y - row.y + SIZES.row + 1);
    })
    .join("");
}

/**
 * @param {ReturnType<typeof drawRow>} drawn
 * @param {import("../lib/lstm.js").LstmTrace} trace
 * @param {import("../lib/layout.js").Row} row
 * @param {number} scale
 * @param {number} cell
 */
function paintRow({ marks, minus, isSigned, painted }, trace, { quantity, unit, y }, scale, cell) {
  const values = trace[quantity];
  const dash = cell < 9 ? 2 : 4;
  let dashes = "";
  for (let t = 0, s = unit; t < marks.length; t++, s += trace.hiddenSize) {
    const value = values[s];
    const level = strength(value, scale) * (value < 0 ? -1 : 1);
    if (isSigned && level < -0.1) dashes += `M${LEFT + t * cell + (cell - 1 - dash) / 2} ${y + 6.5}h${dash}`;
    if (Object.is(level, painted[t])) continue;
    painted[t] = level;
    marks[t].setAttribute("fill-opacity", String(Math.abs(level)));
    marks[t].classList.toggle("lx-negative", level < 0);
  }
  if (isSigned) setAttribute(minus, "d", dashes);
}
