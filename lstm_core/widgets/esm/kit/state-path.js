import { number } from "../lib/words.js";
import { element, mount, setAttribute, showValue, svgElement } from "./dom.js";

/** @typedef {ReturnType<typeof import("../lib/unroll.js").runUnroll>} Run */

const SIZE = 268;
const LEFT = 30;
const TOP = 8;
const SIDE = SIZE - LEFT - 8;

/** @param {number[]} state */
const place = ([p, q]) => [LEFT + (SIDE * (p + 1)) / 2, TOP + (SIDE * (1 - q)) / 2];

/** @param {number[][]} states */
const path = (states) =>
  `M${states
    .map((state) =>
      place(state)
        .map((v) => v.toFixed(1))
        .join(" "),
    )
    .join("L")}`;

/**
 * The state's way through the square that tanh leaves it, up to the current step; beside it, thin, the way it would
 * have taken with the first input turned round.
 * @param {HTMLElement} container
 * @returns {import("./dom.js").Figure<Run>}
 */
export function createStatePath(container) {
  const middle = [LEFT + SIDE / 2, TOP + SIDE / 2];
  const svg = svgElement("svg", { class: "lx-path", viewBox: `0 0 ${SIZE} ${SIZE}`, "aria-hidden": "true" });
  const frame = `M${LEFT} ${TOP}h${SIDE}v${SIDE}h-${SIDE}z`;
  const cross = `M${LEFT} ${middle[1]}h${SIDE}M${middle[0]} ${TOP}v${SIDE}`;
  const text = (
    /** @type {number} */ x,
    /** @type {number} */ y,
    /** @type {string} */ words,
    /** @type {string} */ kind,
  ) => svgElement("text", { x, y, class: `lx-tick ${kind}` }, words);
  svg.append(
    svgElement("path", { class: "lx-axis", d: frame + cross }),
    text(LEFT, SIZE - 6, "−1", ""),
    text(LEFT + SIDE, SIZE - 6, "1", "lx-end"),
    text(middle[0], SIZE - 6, "h of unit 0", "lx-middle"),
    text(LEFT - 5, TOP + SIDE, "−1", "lx-end"),
    text(LEFT - 5, TOP + 9, "1", "lx-end"),
  );
  const up = text(0, 0, "h of unit 1", "lx-middle");
  up.setAttribute("transform", `translate(${LEFT - 10} ${middle[1]}) rotate(-90)`);
  const [twin, main] = ["lx-twin", "lx-way"].map((kind) => svgElement("path", { class: `lx-curve ${kind}` }));
  const [rings, dots, names] = [0, 1, 2].map(() => svgElement("g"));
  svg.append(up, twin, rings, main, dots, names);
  const gap = element("span", { class: "lx-number", "data-quantity": "distance" });
  const words = element("p", { class: "lx-label" });
  words.append("Thin: the same with x₁ turned round. The two are ", gap, " apart now.");
  const figure = mount(container, element("div", { class: "lx-path-box" }, svg, words));
  return {
    update({ t, h, twin: other, distances }) {
      const [way, beside] = [h, other].map((states) => states.slice(0, t + 1));
      setAttribute(main, "d", path(way));
      setAttribute(twin, "d", path(beside));
      const marks = (/** @type {number[][]} */ states, /** @type {string} */ kind, /** @type {number} */ last) =>
        states.map((state, n) => {
          const [cx, cy] = place(state).map((v) => v.toFixed(1));
          return svgElement("circle", { class: kind, cx, cy, r: n === t ? last : 3 });
        });
      rings.replaceChildren(...marks(beside.slice(1), "lx-ring", 3));
      dots.replaceChildren(...marks(way, "lx-dot", 5.5));
      names.replaceChildren(
        ...way.map((state, n) => {
          const [x, y] = place(state);
          return svgElement(
            "text",
            { x: x + 8, y: y - 6, class: n === t ? "lx-step-name lx-now" : "lx-step-name" },
            `${n}`,
          );
        }),
      );
      showValue(gap, distances[t], number(distances[t], 2), { t });
    },
    destroy: figure.destroy,
  };
}
