/** The drawn frame of a timeline: built once for a shape, then only what changed is written. */
import { cellWidth, layoutRows } from "../lib/layout.js";
import { number } from "../lib/words.js";
import { element, setAttribute, setText, showValue, svgElement } from "./dom.js";

/**
 * @typedef {import("../lib/terms.js").Mark} Mark
 * @typedef {import("../lib/tracks.js").Track} Track
 * @typedef {import("../lib/layout.js").Row} Row
 */

export const SIZES = { top: 22, row: 14, gap: 21 };
/** Before the first column: the units. After the last: the values. */
export const LEFT = 18;
export const RIGHT = 50;
/** What a frame around the first or the last column needs. */
export const INSET = 2;

/** A rectangle as path text. @param {number} x @param {number} y @param {number} w @param {number} h */
const box = (x, y, w, h) => `M${x} ${y}h${w}v${h}h${-w}z`;

/**
 * Two drawings: `field` moves with the columns, `rim` holds what stays in view beside and above them.
 * @param {{field: SVGSVGElement, rim: SVGSVGElement}} svg
 * @param {Map<string, Track>} named
 * @param {number} steps
 * @param {"gate" | "unit"} grouping
 * @param {number} width
 */
export function drawFrame(svg, named, steps, grouping, width) {
  const { rows, groups, height } = layoutRows([...named.values()], grouping, SIZES);
  const room = width - LEFT - RIGHT;
  const cell = cellWidth(room, steps);
  const total = cell * steps + 2 * INSET;
  const shown = Math.min(total, room + 2 * INSET);
  const right = LEFT + shown - 2 * INSET;
  const tall = height + 16;
  const symbols = Array.from({ length: steps }, (_, t) =>
    svgElement("text", { class: "lx-input", x: INSET + (t + 0.5) * cell - 0.5, y: 15 }),
  );
  const [chips, guides, held, lit, playhead, cursor] = ["cue-chips", "guides", "held", "lit", "playhead", "cursor"].map(
    (name) => svgElement("path", { class: `lx-${name}` }),
  );
  svg.field.replaceChildren(chips, ...symbols, ...ticks(steps, cell, height), guides, held, playhead, lit, cursor);
  setAttribute(svg.field, "width", total);
  setAttribute(svg.field, "height", tall);
  const drawn = rows.map((row) => drawRim(row, /** @type {Track} */ (named.get(row.quantity)), right, grouping));
  svg.rim.replaceChildren(...groups.flatMap((group) => caption(group, named)), ...drawn.map((row) => row.group));
  setAttribute(svg.rim, "width", right + RIGHT);
  setAttribute(svg.rim, "height", tall);
  const said = { x: /** @type {unknown} */ (null), cues: "", t: -1 };
  return { rows, groups, steps, cell, total, shown, symbols, chips, guides, held, drawn, lit, playhead, cursor, said };
}

/** @param {number} steps @param {number} cell @param {number} height */
function ticks(steps, cell, height) {
  const every = [5, 10, 20, 50, 100].find((n) => n * cell >= 30) ?? 500;
  return Array.from({ length: Math.ceil(steps / every) }, (_, n) => {
    const x = INSET + (n * every + 0.5) * cell - 0.5;
    return svgElement("text", { class: "lx-tick", x, y: height + 13 }, String(n * every));
  });
}

/**
 * Symbol, sign and name of a group: a filled box for a gate, a line for a state.
 * @param {import("../lib/layout.js").Group} group
 * @param {Map<string, Track>} named
 */
function caption({ quantity, unit, y }, named) {
  const base = y - 5;
  const track = quantity && named.get(quantity);
  if (!track) return [svgElement("text", { class: "lx-caption", x: LEFT, y: base }, `unit ${unit}`)];
  const sign = track.gate
    ? svgElement("rect", { class: `lx-sign lx-ink-${track.ink}`, x: LEFT, y: base - 8, width: 9, height: 9 })
    : svgElement("path", { class: `lx-sign lx-line-${track.symbol}`, d: `M${LEFT} ${base - 3.5}h12` });
  const symbol = svgElement("tspan", { class: "lx-math" }, track.symbol);
  return [sign, svgElement("text", { class: "lx-caption", x: LEFT + 16, y: base }, symbol, `  ${track.caption}`)];
}

/**
 * Label and value of a row, and the band behind them that tells the chosen unit.
 * @param {Row} row
 * @param {Track} track
 * @param {number} right where the columns end
 * @param {"gate" | "unit"} grouping
 */
function drawRim({ unit, y }, { symbol, apart = false }, right, grouping) {
  const byUnit = grouping === "unit" && !apart;
  const text = byUnit ? symbol : String(unit);
  const label = svgElement("text", { class: "lx-unit-label", x: LEFT - 7, y: y + 10.5 }, text);
  if (byUnit) label.classList.add("lx-math");
  const value = svgElement("text", { class: "lx-row-value", x: right + RIGHT - 3, y: y + 10.5 });
  const sides = box(0, y - 0.5, LEFT - 1, SIZES.row) + box(right, y - 0.5, RIGHT, SIZES.row);
  const group = svgElement("g", {}, svgElement("path", { class: "lx-band", d: sides }), label, value);
  return { group, value };
}

/**
 * @param {ReturnType<typeof drawFrame>} frame
 * @param {import("./timeline.js").Drawn} data
 */
export function paint(frame, data) {
  const { named, cues, t, unit, held, cursor } = data;
  const { cell, rows, drawn, groups } = frame;
  rows.forEach((row, n) => {
    const { values, units, apart } = /** @type {Track} */ (named.get(row.quantity));
    const value = values[t * units + row.unit];
    showValue(drawn[n].value, value, number(value), { quantity: row.quantity, t, unit: row.unit });
    const chosen = apart ? isRow(row, cursor) : row.unit === unit;
    drawn[n].group.classList.toggle("lx-chosen", chosen);
  });
  paintSymbols(frame, data);
  const at = INSET + t * cell;
  const columns = groups.map((group) => box(at - 1, group.y - 1, cell + 1, group.height + 1)).join("");
  setAttribute(frame.playhead, "d", box(at - 1, 2, cell + 1, 18) + columns);
  const cue = (/** @type {(x: number) => string} */ mark) => cues.map((s) => mark(INSET + s * cell)).join("");
  setAttribute(
    frame.chips,
    "d",
    cue((x) => box(x - 1, 2, cell + 1, 18)),
  );
  setAttribute(
    frame.guides,
    "d",
    cue((x) => groups.map((g) => `M${x - 0.5} ${g.y}v${g.height}`).join("")),
  );
  const chosen = rows.find((row) => isRow(row, cursor));
  setAttribute(frame.cursor, "d", chosen ? box(at - 1, chosen.y - 1, cell + 1, SIZES.row + 1) : "");
  setAttribute(frame.lit, "d", data.lit.map((mark) => litPath(mark, frame)).join(""));
  setAttribute(frame.held, "d", held ? heldPath(held, frame) : "");
}

/** @param {Row} row @param {{quantity: string, unit: number | null}} wanted */
const isRow = (row, wanted) => row.quantity === wanted.quantity && row.unit === wanted.unit;

/**
 * @param {ReturnType<typeof drawFrame>} frame
 * @param {import("./timeline.js").TimelineData} data
 */
function paintSymbols({ symbols, cell, said }, { x, cues, t }) {
  symbols[said.t]?.classList.remove("lx-now");
  symbols[t].classList.add("lx-now");
  said.t = t;
  if (said.x === x && said.cues === String(cues)) return;
  Object.assign(said, { x, cues: String(cues) });
  symbols.forEach((text, s) => {
    text.classList.toggle("lx-small", cell < 9);
    setText(text, typeof x[s] === "string" ? /** @type {string} */ (x[s]) : "·");
    text.classList.toggle("lx-cue", cues.includes(s));
  });
}

/**
 * Hatching and an outline: what is held is told by shape, whatever its colour.
 * @param {import("../lib/clamp.js").Held} held
 * @param {ReturnType<typeof drawFrame>} frame
 */
function heldPath({ quantity, units, start, stop }, { rows, cell }) {
  const [x, w, h] = [INSET + start * cell - 0.5, (stop - start) * cell, SIZES.row];
  let path = "";
  for (const row of rows) {
    if (row.quantity !== quantity || !units.includes(row.unit)) continue;
    const y = row.y - 0.5;
    path += box(x, y, w, h);
    // strokes of 45°, cut at the edges of the box
    for (let at = 2; at < w + h; at += 4.5) {
      const [x0, x1] = [Math.max(0, at - h), Math.min(w, at)];
      path += `M${x + x0} ${y + at - x0}L${x + x1} ${y + at - x1}`;
    }
  }
  return path;
}

/** @param {Mark} mark @param {ReturnType<typeof drawFrame>} frame */
function litPath({ quantity, t, unit }, { rows, cell, steps }) {
  if (t < 0 || t >= steps) return "";
  const at = INSET + t * cell - 1;
  if (quantity === "x") return box(at, 2, cell + 1, 18);
  const wanted = rows.filter((row) => row.quantity === quantity && (unit === null || row.unit === unit));
  let top = 0;
  let path = "";
  wanted.forEach(({ y }, n) => {
    // neighbours in one group share one outline
    if (wanted[n - 1]?.y !== y - SIZES.row) top = y;
    if (wanted[n + 1]?.y !== y + SIZES.row) path += box(at, top - 1, cell + 1, y - top + SIZES.row + 1);
  });
  return path;
}

/** The canvas, the drawing that moves with it, the drawing that stays. */
export function createSheets() {
  const canvas = element("canvas", { "aria-hidden": "true" });
  const field = svgElement("svg", { class: "lx-sheet", "aria-hidden": "true" });
  const rim = svgElement("svg", { class: "lx-rim", "aria-hidden": "true" });
  return { canvas, field, rim, columns: element("div", { class: "lx-columns" }, canvas, field) };
}
