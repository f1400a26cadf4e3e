import { shortName } from "../lib/unroll.js";
import { number } from "../lib/words.js";
import { element, mount, setAttribute, setText, showValue, svgElement } from "./dom.js";
import { fitted } from "./fitted.js";

/**
 * @typedef {ReturnType<typeof import("../lib/unroll.js").runUnroll>} Run
 * @typedef {{now: Run, chosen: {row: number, column: number}, weight: number}} ChainData
 */

const BOX = { top: 74, height: 48 };
const LINE = BOX.top + BOX.height / 2;
const HEIGHT = 206;
const START = 30;
const ARROW = 7;
const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/** @param {number} x @param {number} y @param {"right" | "up"} way */
const head = (x, y, way) =>
  svgElement("path", {
    class: "lx-head",
    d: way === "up" ? `M${x} ${y}l-4.5 ${ARROW}h9z` : `M${x} ${y}l-${ARROW} -4.5v9z`,
  });

/** @param {string} kind @param {string} d */
const wire = (kind, d) => svgElement("path", { class: `lx-wire-${kind}`, d });

/** @param {number} x @param {number} y @param {string} kind */
const label = (x, y, kind) => svgElement("text", { x, y, class: kind });

/**
 * One module: a learned layer in a box, the state in from the left and out to the right, the input from below.
 * @param {number} x centre
 * @param {number} width of the box
 */
function drawModule(x, width) {
  const [left, right] = [x - width / 2, x + width / 2];
  const box = { x: left, y: BOX.top, width, height: BOX.height, rx: 3 };
  const [state, other, name] = [16, 32, 48].map((y) => label(x, y, y === 48 ? "lx-math" : "lx-state"));
  const [weight, value, input] = [LINE + 15, 168, 186].map((y) => label(x, y, y === 186 ? "lx-math" : "lx-state"));
  const layer = svgElement("g", { class: "lx-layer lx-ink-g" });
  layer.append(svgElement("rect", { ...box, class: "lx-paper" }), svgElement("rect", { ...box, class: "lx-tint" }));
  const group = svgElement("g", { class: "lx-module" });
  group.append(
    wire("x", `M${x} 152V${BOX.top + BOX.height}`),
    head(x, BOX.top + BOX.height, "up"),
    wire("h", `M${x} ${BOX.top}V60`),
    head(x, 55, "up"),
    layer,
    svgElement("text", { x, y: LINE - 3, class: "lx-function" }, "tanh"),
    ...[weight, state, other, name, value, input],
  );
  return { group, left, right, weight, states: [state, other], name, value, input };
}

/**
 * The network as a chain of copies, or as one module with a loop. Exactly one copy is highlighted: the one of the step.
 * @param {HTMLElement} container
 * @param {{onStep: (t: number) => void}} options
 * @returns {import("./dom.js").Figure<ChainData>}
 */
export function createChain(container, { onStep }) {
  const svg = svgElement("svg", { height: HEIGHT, "aria-hidden": "true" });
  const caption = element("p", { class: "lx-label" });
  const root = element("div", { class: "lx-cell lx-chain" }, svg);
  const figure = mount(container, root);
  container.append(caption);
  /** @type {{key: string, modules: ReturnType<typeof drawModule>[]}} */
  let frame = { key: "", modules: [] };

  /** @param {Run} now @param {number} width */
  function build({ unrolled, steps }, width) {
    const copies = unrolled ? steps : 1;
    const column = Math.min(Math.max(140, width / 6), (width - START - 6) / copies);
    const box = Math.min(72, Math.max(34, column * 0.62));
    const modules = Array.from({ length: copies }, (_, n) => drawModule(START + column * (n + 0.5), box));
    const last = modules[copies - 1];
    const end = Math.min(width - 4, last.right + (column - box) / 2 + ARROW);
    const wires = unrolled ? links(modules, end) : [loop(last)];
    modules.forEach(({ group }, n) => {
      group.addEventListener("pointerdown", () => unrolled && onStep(n + 1), { signal: figure.signal });
    });
    svg.replaceChildren(...wires, ...modules.map(({ group }) => group));
    setAttribute(svg, "width", width);
    frame = { key: [width, unrolled, steps].join(), modules };
  }

  /** @param {ReturnType<typeof drawModule>[]} modules @param {number} end */
  function links(modules, end) {
    const first = svgElement("text", { x: 0, y: LINE + 4, class: "lx-state lx-from" }, "0");
    const ends = [...modules.map(({ left }) => left), end];
    const starts = [12, ...modules.map(({ right }) => right)];
    return [
      first,
      ...starts.flatMap((from, n) => [wire("h", `M${from} ${LINE}H${ends[n] - 2}`), head(ends[n], LINE, "right")]),
    ];
  }

  /** @param {ReturnType<typeof drawModule>} module */
  function loop({ left, right }) {
    const group = svgElement("g");
    const down = HEIGHT - LINE - 26;
    const back = `q0 10 -10 10h-${right - left + 68}q-10 0 -10 -10v-${down}q0 -10 10 -10H${left - 2}`;
    const over = `M${right} ${LINE}h34q10 0 10 10v${down}${back}`;
    const says = svgElement("text", { x: right + 54, y: LINE + 4, class: "lx-state lx-from" }, "h, one step later");
    group.append(wire("h", over), head(left, LINE, "right"), says);
    return group;
  }

  /** @param {ChainData} data @param {number} width */
  function draw({ now, chosen, weight }, width) {
    const { unrolled, steps, t, h, inputs } = now;
    if (frame.key !== [width, unrolled, steps].join()) build(now, width);
    frame.modules.forEach((module, n) => {
      const step = unrolled ? n + 1 : t;
      module.group.classList.toggle("lx-ghost", step !== t);
      module.group.classList.toggle("lx-current", step === t);
      const later = step > t;
      module.states.forEach((node, unit) => {
        showValue(node, h[step][unit], number(h[step][unit], 2), { t: step, unit });
        setAttribute(node, "data-quantity", "h");
        node.classList.toggle("lx-later", later);
      });
      showValue(module.weight, weight, number(weight, 2), chosen);
      setAttribute(module.weight, "data-quantity", "weight");
      setText(module.name, `h${SUBSCRIPTS[step]}`);
      setText(module.input, `x${SUBSCRIPTS[step]}`);
      setText(module.value, number(inputs[step - 1], 2));
    });
    const [letter, index] = shortName(chosen).split("_");
    const name = `${letter}${index.replace(/./g, (digit) => SUBSCRIPTS[Number(digit)])}`;
    const where = unrolled ? `${steps} ${steps > 1 ? "copies" : "copy"} of one module` : "one module with a loop";
    const shown = `the weight ${name} = ${number(weight, 2)}, one number for every step`;
    setText(caption, `Drawn: ${where}. Below tanh stands ${shown}.`);
  }

  const { update, destroy } = fitted(figure, root, draw);
  return {
    update,
    destroy() {
      caption.remove();
      destroy();
    },
  };
}
