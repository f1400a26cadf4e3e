import { powerOfTen } from "../lib/log-axis.js";
import { element, mount, placeIn, setAttribute, svgElement } from "./dom.js";
import { fitted } from "./fitted.js";

/**
 * @typedef {object} LogData
 * @property {Record<string, number[]>} lines name to a positive number for each timestep
 * @property {Record<string, number>} marks name to a second number for timestep t, an open circle
 * @property {number} t
 * @property {string} strong the line that is drawn thick
 */

/** What is smaller is not drawn: a line has a gap there. */
const FLOOR = 1e-30;
const LEFT = 46;
const RIGHT = 12;
const TOP = 10;

/** @param {number} value */
const isDrawn = (value) => value > FLOOR && Number.isFinite(value);

/**
 * Numbers over time on a logarithmic scale. The lines are told apart by what the style sheet gives
 * `lx-log-<name>`; their key stands outside.
 * @param {HTMLElement} container
 * @param {{names: readonly string[], height?: number, onPick: (t: number) => void,
 *   onLayout: (plot: {left: number, cell: number}) => void}} options onLayout tells where timesteps stand
 * @returns {import("./dom.js").Figure<LogData>}
 */
export function createLogLines(container, { names, height = 216, onPick, onLayout }) {
  const svg = svgElement("svg", { class: "lx-log", height, "aria-hidden": "true" });
  const grid = svgElement("g");
  const now = svgElement("path", { class: "lx-playhead" });
  const curves = names.map((name) => svgElement("path", { class: `lx-curve lx-log-${name}` }));
  const circles = names.map((name) => svgElement("circle", { class: `lx-log-mark lx-log-${name}`, r: 5 }));
  svg.append(grid, now, ...curves, ...circles);
  const figure = mount(container, element("div", { class: "lx-log-box" }, svg));
  let width = 0;
  let steps = 1;
  let told = 0;

  const cell = () => (width - LEFT - RIGHT) / Math.max(1, steps - 1);
  const x = (/** @type {number} */ s) => LEFT + s * cell();

  function pick(/** @type {PointerEvent} */ event) {
    const s = Math.round((placeIn(svg, event).x - LEFT) / cell());
    onPick(Math.max(0, Math.min(steps - 1, s)));
  }
  svg.addEventListener("pointerdown", pick, { signal: figure.signal });
  svg.addEventListener("pointermove", (event) => event.buttons === 1 && pick(event), { signal: figure.signal });

  /** @param {LogData} data @param {number} wide */
  function draw({ lines, marks, t, strong }, wide) {
    [width, steps] = [wide, lines[names[0]].length];
    const all = names.flatMap((name) => lines[name].filter(isDrawn).map(Math.log10));
    const [low, high] = [Math.floor(Math.min(-1, ...all)), Math.ceil(Math.max(0, ...all))];
    const bottom = height - 20;
    const y = (/** @type {number} */ v) => TOP + ((high - Math.max(low, v)) * (bottom - TOP)) / (high - low);
    const every = Math.max(1, Math.ceil((high - low) / 6));
    const powers = Array.from({ length: Math.floor((high - low) / every) + 1 }, (_, n) => low + n * every);
    grid.replaceChildren(
      ...powers.flatMap((power) => [
        svgElement("path", { class: "lx-axis", d: `M${LEFT} ${Math.round(y(power)) + 0.5}H${width - RIGHT}` }),
        svgElement("text", { class: "lx-tick lx-tick-y", x: LEFT - 6, y: y(power) + 4 }, powerOfTen(power)),
      ]),
      svgElement("text", { class: "lx-tick", x: LEFT, y: height - 4 }, "t = 0"),
      svgElement("text", { class: "lx-tick lx-tick-y", x: width - RIGHT, y: height - 4 }, `t = ${steps - 1}`),
    );
    names.forEach((name, n) => {
      const points = lines[name].map((value, s) => {
        const move = isDrawn(lines[name][s - 1]) ? "L" : "M";
        return isDrawn(value) ? `${move}${x(s).toFixed(1)} ${y(Math.log10(value)).toFixed(1)}` : "";
      });
      setAttribute(curves[n], "d", points.join("") || null);
      curves[n].classList.toggle("lx-log-strong", name === strong);
      const mark = marks[name];
      setAttribute(circles[n], "visibility", isDrawn(mark) ? null : "hidden");
      setAttribute(circles[n], "cx", x(t).toFixed(1));
      setAttribute(circles[n], "cy", y(isDrawn(mark) ? Math.log10(mark) : low).toFixed(1));
    });
    setAttribute(now, "d", `M${Math.round(x(t)) + 0.5} ${TOP}V${bottom}`);
    if (cell() !== told) onLayout({ left: LEFT - cell() / 2, cell: cell() });
    told = cell();
  }

  return fitted(figure, svg, draw);
}
