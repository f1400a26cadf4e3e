import { HEIGHT, layoutUnrolled } from "../lib/unrolled.js";
import { element, mount, setAttribute, svgElement } from "./dom.js";
import { fitted } from "./fitted.js";

const BOX = 11;
/** What each node is: a filled box is a learned layer, a circle a pointwise operation. */
const SIGNS = /** @type {Record<string, string>} */ ({ s: "+", y: "×" });

/**
 * The cell of 1997, unrolled over four steps, its edges cut or whole. Copies share their weights and are ghosted.
 * @param {HTMLElement} container
 * @returns {import("./dom.js").Figure<{cuts: readonly string[]}>}
 */
export function createUnrolledGraph(container) {
  const svg = svgElement("svg", { class: "lx-unrolled", height: HEIGHT, "aria-hidden": "true" });
  const figure = mount(container, element("div", {}, svg));
  /** @type {{name: string, line: SVGElement}[]} */
  let lines = [];

  /** @param {number} width */
  function lay(width) {
    setAttribute(svg, "viewBox", `0 0 ${width} ${HEIGHT}`);
    const { nodes, edges } = layoutUnrolled(width);
    const last = Math.max(...nodes.map(({ step }) => step));
    lines = edges.map(({ name, from: [x0, y0], to: [x1, y1] }) => {
      const [dx, dy] = [x1 - x0, y1 - y0];
      const size = Math.hypot(dx, dy) || 1;
      const [ux, uy] = [dx / size, dy / size];
      const [sx, sy, ex, ey] = [x0 + ux * 13, y0 + uy * 13, x1 - ux * 13, y1 - uy * 13];
      const near = name.startsWith("y") ? 0.3 : 0.5;
      const [mx, my] = [sx + (ex - sx) * near, sy + (ey - sy) * near];
      const line = svgElement("g", { class: `lx-edge lx-way-${name}` });
      const blades = [-3, 3].map((k) => {
        const [bx, by] = [mx + ux * k, my + uy * k];
        return `M${bx - uy * 6 + ux * 2} ${by + ux * 6 + uy * 2}L${bx + uy * 6 - ux * 2} ${by - ux * 6 - uy * 2}`;
      });
      const tip = `M${ex} ${ey}L${ex - ux * 7 - uy * 3.5} ${ey - uy * 7 + ux * 3.5}L${ex - ux * 7 + uy * 3.5} ${ey - uy * 7 - ux * 3.5}z`;
      line.append(
        svgElement("path", { class: "lx-way", d: `M${sx} ${sy}L${ex} ${ey}` }),
        svgElement("path", { class: "lx-tip", d: tip }),
        svgElement("path", { class: "lx-blades", d: blades.join("") }),
      );
      return { name, line };
    });
    const marks = nodes.map(({ name, step, at: [x, y] }) => {
      const sign = SIGNS[name];
      const group = svgElement("g", { class: `lx-node lx-node-${name}${step < last ? " lx-ghost" : ""}` });
      group.append(
        sign
          ? svgElement("circle", { cx: x, cy: y, r: BOX })
          : svgElement("rect", { x: x - BOX, y: y - BOX, width: 2 * BOX, height: 2 * BOX, rx: 3 }),
        svgElement("text", { x, y: y + 4.5, "text-anchor": "middle" }),
      );
      /** @type {Element} */ (group.lastElementChild).append(sign ?? name);
      if (sign) {
        const label = svgElement("text", { class: "lx-node-name", x: x + 13, y: y - 9 });
        label.append(name, svgElement("tspan", { "font-size": 10, dy: 3 }, String(step)));
        group.append(label);
      }
      return group;
    });
    svg.replaceChildren(...lines.map(({ line }) => line), ...marks);
  }

  /** @param {{cuts: readonly string[]}} data */
  function draw({ cuts }) {
    for (const { name, line } of lines) line.classList.toggle("lx-cut", cuts.includes(name));
  }
  return fitted(figure, svg, draw, lay);
}
