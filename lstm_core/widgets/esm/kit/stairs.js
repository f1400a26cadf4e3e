import { element, mount, placeIn, setAttribute, setText, svgElement } from "./dom.js";
import { LEFT, RIGHT } from "./timeline-marks.js";

/**
 * @typedef {object} StairsData
 * @property {import("../lib/lstm.js").LstmTrace} trace
 * @property {string[]} symbols
 * @property {boolean[]} asked
 * @property {boolean[]} answers
 * @property {number} t
 * @property {number} cell width of a column, as the timeline has it
 */

const TOP = 8;
const HEIGHT = 104;
const ROWS = { asked: HEIGHT + 40, answers: HEIGHT + 59 };
const TOTAL = HEIGHT + 66;

/** The whole numbers around a range, at most about seven of them. @param {number} low @param {number} high */
function gridOf(low, high) {
  const every = [1, 2, 5, 10, 20, 50].find((step) => (high - low) / step <= 7) ?? 100;
  const first = Math.ceil(low / every);
  return Array.from({ length: Math.floor(high / every) - first + 1 }, (_, n) => (first + n) * every);
}

/**
 * The cell state as stairs over the symbols, whole numbers ruled, and below it what was asked and what was answered.
 * @param {HTMLElement} container
 * @param {{onPick: (t: number) => void}} options
 * @returns {import("./dom.js").Figure<StairsData>}
 */
export function createStairs(container, { onPick }) {
  const svg = svgElement("svg", { class: "lx-stairs", height: TOTAL, "aria-hidden": "true" });
  const title = element("p", { class: "lx-label" });
  const figure = mount(container, element("div", { class: "lx-stairs-box" }, title, svg));
  let now = { cell: 22, steps: 1 };
  svg.addEventListener(
    "pointerdown",
    (event) => {
      const t = Math.floor((placeIn(svg, event).x - LEFT) / now.cell);
      if (t >= 0 && t < now.steps) onPick(t);
    },
    { signal: figure.signal },
  );
  return {
    update(data) {
      const { trace, symbols, cell } = data;
      now = { cell, steps: symbols.length };
      setText(title, trace.hiddenSize === 1 ? "Cell state c" : "Cell states: c of unit 0 thick, of unit 1 thin");
      setAttribute(svg, "width", LEFT + cell * symbols.length + RIGHT);
      svg.replaceChildren(...curves(data), ...bits(data));
    },
    destroy: figure.destroy,
  };
}

/** @param {StairsData} data */
function curves({ trace, symbols, t, cell }) {
  const H = trace.hiddenSize;
  const finite = Array.from(trace.c, (v) => (Number.isFinite(v) ? v : 0));
  const [low, high] = [Math.min(0, ...finite), Math.max(1, ...finite)];
  const y = (/** @type {number} */ v) => TOP + (HEIGHT - TOP) * ((high - v) / (high - low));
  const right = LEFT + cell * symbols.length;
  const ruled = gridOf(Math.floor(low + 1e-6), Math.ceil(high - 1e-6)).filter(
    (v) => v >= low - 1e-6 && v <= high + 1e-6,
  );
  const rules = ruled.flatMap((v) => [
    svgElement("path", {
      class: v === 0 ? "lx-axis lx-axis-zero" : "lx-axis",
      d: `M${LEFT} ${Math.round(y(v)) + 0.5}H${right}`,
    }),
    svgElement("text", { class: "lx-tick", x: LEFT - 4, y: y(v) + 4 }, String(v).replace("-", "−")),
  ]);
  const band = svgElement("rect", { class: "lx-step-band", x: LEFT + t * cell, y: 0, width: cell - 1, height: TOTAL });
  const stairs = Array.from({ length: H }, (_, u) => {
    const points = symbols.map((_, s) => {
      const level = y(finite[s * H + u]).toFixed(1);
      return `${s ? "V" : "M"}${s ? level : `${LEFT} ${level}`}H${LEFT + (s + 1) * cell}`;
    });
    return svgElement("path", { class: `lx-curve lx-stair-${u}`, d: points.join("") });
  });
  return [band, ...rules, ...stairs];
}

/** Asked and answered, a filled box for 1; a cross where they differ. @param {StairsData} data */
function bits({ symbols, asked, answers, cell }) {
  const right = LEFT + cell * symbols.length + 6;
  const marks = symbols.flatMap((symbol, s) => {
    const x = LEFT + (s + 0.5) * cell - 0.5;
    const wrong = asked[s] !== answers[s];
    const text = svgElement("text", { class: "lx-bit-symbol", x, y: HEIGHT + 20 }, symbol);
    const pair = /** @type {const} */ (["asked", "answers"]).flatMap((name) => {
      const on = (name === "asked" ? asked : answers)[s];
      const bad = wrong && name === "answers";
      const kind = `lx-bit ${on ? "lx-bit-on" : ""} ${bad ? "lx-bit-bad" : ""}`;
      return [
        svgElement("rect", { class: kind, x: x - 7, y: ROWS[name] - 12, width: 14, height: 15 }),
        svgElement("text", { class: kind, x, y: ROWS[name] }, on ? "1" : "0"),
      ];
    });
    return [text, ...pair];
  });
  const wrong = answers.some((answer, s) => answer !== asked[s]);
  const names = [
    svgElement("text", { class: "lx-bit-name", x: right, y: ROWS.asked }, "asked"),
    svgElement(
      "text",
      { class: `lx-bit-name ${wrong ? "lx-bit-bad" : ""}`, x: right, y: ROWS.answers },
      wrong ? "✗ got" : "✓ got",
    ),
  ];
  return [...marks, ...names];
}
