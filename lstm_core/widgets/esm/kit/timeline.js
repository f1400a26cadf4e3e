import { cellWidth, layoutRows, strength } from "../lib/layout.js";
import { NAMES, number } from "../lib/words.js";
import { element, mount, setAttribute, setText, showValue, svgElement } from "./dom.js";

/**
 * @typedef {import("../lib/lstm.js").Quantity} Quantity
 * @typedef {import("../lib/terms.js").Cell} Cell
 *
 * @typedef {object} TimelineData
 * @property {import("../lib/lstm.js").LstmTrace} trace
 * @property {unknown[]} x
 * @property {number[]} cues timesteps to mark in the input
 * @property {number} scale the |c| that is drawn at full strength
 * @property {number} t
 * @property {number} unit
 * @property {Quantity} quantity row of the cursor
 * @property {"gate" | "unit"} grouping
 * @property {readonly Cell[]} lit marks to light up
 * @property {string} says the current cell in words
 */

const SIZES = { top: 22, row: 14, gap: 21 };
const LEFT = 18;
const RIGHT = 50;

/**
 * Heat-map rows over timesteps, with the input along the top and the current values at the right.
 * @param {HTMLElement} container
 * @param {{onMove: (to: {t?: number, unit?: number, quantity?: Quantity}) => void, onHover: (cell: Cell | null) => void,
 *   onKey: (key: string) => boolean, onLayout: (plot: {left: number, cell: number}) => void}} options
 * @returns {import("./dom.js").Figure<TimelineData>}
 */
export function createTimeline(container, { onMove, onHover, onKey, onLayout }) {
  const svg = svgElement("svg", { "aria-hidden": "true" });
  const stage = element("div", { class: "lx-stage", role: "slider", tabindex: 0, "aria-valuemin": 0 }, svg);
  stage.setAttribute("aria-label", "Timeline: left and right move the step, up and down the row");
  const figure = mount(container, element("div", { class: "lx-timeline" }, stage));
  /** @type {TimelineData | null} */
  let data = null;
  /** @type {ReturnType<typeof drawFrame> | null} */
  let frame = null;
  let shape = "";
  let width = 0;

  function draw() {
    if (!data || !width) return;
    const { trace, grouping } = data;
    const wanted = [trace.seqLen, trace.hiddenSize, grouping, width].join();
    if (wanted !== shape) {
      shape = wanted;
      frame = drawFrame(svg, trace.seqLen, trace.hiddenSize, grouping, width);
      onLayout({ left: LEFT, cell: frame.cell });
    }
    if (frame) paint(frame, data);
    setAttribute(stage, "aria-valuemax", trace.seqLen - 1);
    setAttribute(stage, "aria-valuenow", data.t);
    setAttribute(stage, "aria-valuetext", data.says);
  }

  /** @param {{clientX: number, clientY: number}} event @returns {{t: number, row: import("../lib/layout.js").Row} | null} */
  function locate(event) {
    if (!frame || !data) return null;
    const box = svg.getBoundingClientRect();
    const t = Math.floor((event.clientX - box.left - LEFT) / frame.cell);
    const y = event.clientY - box.top;
    const row = frame.rows.reduce((best, r) => (Math.abs(r.y + 7 - y) < Math.abs(best.y + 7 - y) ? r : best));
    return { t: Math.max(0, Math.min(data.trace.seqLen - 1, t)), row };
  }

  const listen = { signal: figure.signal };
  stage.addEventListener(
    "pointerdown",
    (event) => {
      const at = locate(event);
      if (!at || event.button !== 0) return;
      stage.setPointerCapture(event.pointerId);
      onHover(null);
      onMove({ t: at.t, unit: at.row.unit, quantity: at.row.quantity });
    },
    listen,
  );
  stage.addEventListener(
    "pointermove",
    (event) => {
      const at = locate(event);
      if (!at) return;
      if (stage.hasPointerCapture(event.pointerId)) onMove({ t: at.t });
      else if (event.pointerType === "mouse") onHover({ quantity: at.row.quantity, unit: at.row.unit, t: at.t });
    },
    listen,
  );
  stage.addEventListener("pointerleave", () => onHover(null), listen);
  stage.addEventListener(
    "keydown",
    (event) => {
      if (!data || !frame || event.ctrlKey || event.metaKey || event.altKey) return;
      const to = keyTarget(event, data, frame.rows);
      if (to) onMove(to);
      if (to || onKey(event.shiftKey && event.key.startsWith("Arrow") ? `Shift+${event.key}` : event.key))
        event.preventDefault();
    },
    listen,
  );

  const observer = new ResizeObserver(([entry]) => {
    const now = Math.floor(entry.contentRect.width);
    if (now === width) return;
    width = now;
    draw();
  });
  observer.observe(stage);
  return {
    update(next) {
      data = next;
      draw();
    },
    destroy() {
      observer.disconnect();
      figure.destroy();
    },
  };
}

/**
 * Where a key leads: along time, or to the next row as drawn.
 * @param {KeyboardEvent} event
 * @param {TimelineData} data
 * @param {import("../lib/layout.js").Row[]} rows
 */
function keyTarget({ key, shiftKey }, { t, unit, quantity, trace }, rows) {
  if (shiftKey) return null;
  const last = trace.seqLen - 1;
  const steps = { ArrowLeft: t - 1, ArrowRight: t + 1, PageDown: t + 5, PageUp: t - 5, Home: 0, End: last };
  if (key in steps) {
    const to = steps[/** @type {keyof typeof steps} */ (key)];
    return { t: Math.max(0, Math.min(last, to)) };
  }
  if (key !== "ArrowUp" && key !== "ArrowDown") return null;
  const at = rows.findIndex((row) => row.unit === unit && row.quantity === quantity);
  const to = rows[Math.max(0, Math.min(rows.length - 1, at + (key === "ArrowUp" ? -1 : 1)))];
  return { unit: to.unit, quantity: to.quantity };
}

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
function drawFrame(svg, steps, units, grouping, width) {
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
  for (let t = 0; t < steps; t += 5) {
    svg.append(svgElement("text", { class: "lx-tick", x: LEFT + (t + 0.5) * cell - 0.5, y: height + 13 }, String(t)));
  }
  const lit = svgElement("path", { class: "lx-lit" });
  const playhead = svgElement("path", { class: "lx-playhead" });
  const cursor = svgElement("path", { class: "lx-cursor" });
  svg.append(guides, playhead, lit, cursor);
  return { rows, groups, height, cell, symbols, chips, guides, drawn, lit, playhead, cursor };
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
    svgElement("rect", { class: "lx-band", x: 0, y: y - 0.5, width: right + RIGHT, height: SIZES.row }),
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
 * @param {TimelineData} data
 */
function paint(frame, data) {
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
  let dashes = "";
  for (let t = 0, s = unit; t < marks.length; t++, s += trace.hiddenSize) {
    const value = values[s];
    const level = strength(value, scale) * (value < 0 ? -1 : 1);
    if (isSigned && level < -0.1) dashes += `M${LEFT + t * cell + cell / 2 - 2.5} ${y + 6.5}h4`;
    if (Object.is(level, painted[t])) continue;
    painted[t] = level;
    marks[t].setAttribute("fill-opacity", String(Math.abs(level)));
    marks[t].classList.toggle("lx-negative", level < 0);
  }
  if (isSigned) setAttribute(minus, "d", dashes);
}
