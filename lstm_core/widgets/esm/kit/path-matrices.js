import { element, mount, setAttribute, svgElement } from "./dom.js";

/** @typedef {{full: Float64Array, carousel: Float64Array, gates: Float64Array}} Paths */

const NAMES = /** @type {const} */ (["full", "carousel", "gates"]);

/**
 * The derivative as a sum of two matrices: full = carousel + gates. A square's strength is its size, a bar in it says
 * that it is negative; the chosen entry is outlined in all three.
 * @param {HTMLElement} container
 * @param {{titles: Record<typeof NAMES[number], string>, onPick: (row: number, column: number) => void}} options
 * @returns {import("./dom.js").Figure<{paths: Paths, size: number, row: number, column: number, used: string}>}
 */
export function createPathMatrices(container, { titles, onPick }) {
  const root = element("div", { class: "lx-paths" });
  const figure = mount(container, root);
  const panels = NAMES.map((name, n) => {
    const svg = svgElement("svg", { class: "lx-path-matrix", "aria-hidden": "true" });
    const title = element("span", { class: "lx-label" }, titles[name]);
    if (n) root.append(element("span", { class: "lx-operator" }, n === 1 ? "=" : "+"));
    const panel = element("div", { class: `lx-path lx-path-${name}` }, svg, title);
    root.append(panel);
    svg.addEventListener(
      "pointerdown",
      (event) => {
        const node = event.target instanceof Element ? event.target.closest("[data-at]") : null;
        const [row, column] = (node?.getAttribute("data-at") ?? "").split(" ").map(Number);
        if (node) onPick(row, column);
      },
      { signal: figure.signal },
    );
    return { name, svg, panel, squares: /** @type {{square: Element, minus: Element}[]} */ ([]), frame: frameOf() };
  });

  /** @param {number} size */
  function build(size) {
    for (const panel of panels) {
      setAttribute(panel.svg, "viewBox", `-0.08 -0.08 ${size + 0.16} ${size + 0.16}`);
      panel.squares = Array.from({ length: size * size }, (_, n) => {
        const [row, column] = [Math.floor(n / size), n % size];
        const at = { x: column + 0.03, y: row + 0.03, width: 0.94, height: 0.94, "data-at": `${row} ${column}` };
        const minus = svgElement("path", { class: "lx-minus", d: `M${column + 0.3} ${row + 0.5}h0.4` });
        return { square: svgElement("rect", at), minus };
      });
      const marks = panel.squares.flatMap(({ square, minus }) => [square, minus]);
      panel.svg.replaceChildren(...marks, panel.frame);
    }
  }

  return {
    update({ paths, size, row, column, used }) {
      if (panels[0].squares.length !== size * size) build(size);
      const largest = NAMES.flatMap((name) => Array.from(paths[name], Math.abs));
      const scale = Math.max(...largest.filter(Number.isFinite)) || 1;
      for (const { name, panel, squares, frame } of panels) {
        paths[name].forEach((value, n) => {
          const { square, minus } = squares[n];
          const strength = Math.min(1, Math.abs(value) / scale) || 0;
          setAttribute(square, "class", value < 0 ? "lx-negative" : "lx-positive");
          setAttribute(square, "fill-opacity", (0.05 + 0.95 * strength).toFixed(3));
          minus.toggleAttribute("hidden", !(value < 0 && strength > 0.08));
        });
        setAttribute(frame, "x", column);
        setAttribute(frame, "y", row);
        panel.classList.toggle("lx-path-used", name === used);
      }
    },
    destroy: figure.destroy,
  };
}

const frameOf = () => svgElement("rect", { class: "lx-path-frame", width: 1, height: 1 });
