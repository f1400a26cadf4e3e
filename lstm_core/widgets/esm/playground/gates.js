/** Gates and states over time as small pictures side by side, one cursor through all of them. */
import { element, mount, setAttribute } from "../kit/dom.js";
import { createHeat } from "./heat.js";

/** What stands over each picture, and the colour of its marks; null for signed values. @type {Record<string, {name: string, ink: string | null, edge: string}>} */
export const QUANTITIES = {
  i: { name: "input gate", ink: "i", edge: "i" },
  f: { name: "forget gate", ink: "f", edge: "f" },
  g: { name: "candidate", ink: null, edge: "g" },
  o: { name: "output gate", ink: "o", edge: "o" },
  r: { name: "reset gate", ink: "o", edge: "o" },
  z: { name: "update gate", ink: "f", edge: "f" },
  n: { name: "candidate", ink: null, edge: "g" },
  c: { name: "cell state", ink: null, edge: "c" },
  h: { name: "hidden state", ink: null, edge: "h" },
};

/**
 * @param {HTMLElement} container
 * @param {{onPick: (place: {t: number, unit: number}) => void}} options
 * @returns {import("../kit/dom.js").Figure<{look: import("../lib/train/probe.js").Look, t: number, unit: number | null}> & {repaint: () => void}}
 */
export function createGates(container, { onPick }) {
  const root = element("div", { class: "lx-gates" });
  const figure = mount(container, root);
  /** @type {Map<string, {node: HTMLElement, canvas: HTMLCanvasElement, cursor: HTMLElement, heat: ReturnType<typeof createHeat>}>} */
  const maps = new Map();
  /** @type {{look: import("../lib/train/probe.js").Look, t: number, unit: number | null} | null} */
  let data = null;

  /** @param {string} quantity */
  function make(quantity) {
    const { name, edge } = QUANTITIES[quantity];
    const canvas = element("canvas", { "aria-hidden": "true" });
    const cursor = element("i", { class: "lx-cursor", "aria-hidden": "true" });
    const title = element(
      "p",
      { class: `lx-label lx-edge-${edge}` },
      element("span", { class: "lx-math" }, quantity),
      ` ${name}`,
    );
    const node = element("div", { class: "lx-gate-map" }, title, element("div", { class: "lx-frame" }, canvas, cursor));
    const pick = (/** @type {PointerEvent} */ event) => {
      if (!data || (event.type === "pointermove" && event.buttons !== 1)) return;
      const box = canvas.getBoundingClientRect();
      const share = (/** @type {number} */ at, /** @type {number} */ size, /** @type {number} */ count) =>
        Math.max(0, Math.min(count - 1, Math.floor((at / size) * count)));
      const { seqLen, hiddenSize } = data.look;
      onPick({
        t: share(event.clientX - box.left, box.width, seqLen),
        unit: share(event.clientY - box.top, box.height, hiddenSize),
      });
    };
    canvas.addEventListener("pointerdown", pick, { signal: figure.signal });
    canvas.addEventListener("pointermove", pick, { signal: figure.signal });
    return { node, canvas, cursor, heat: createHeat(canvas) };
  }

  /** @param {import("../lib/train/probe.js").Look} look */
  function paint({ seqLen, hiddenSize, quantities }) {
    for (const [quantity, { heat }] of maps) {
      const values = quantities[quantity];
      let scale = 1;
      if (quantity === "c" || quantity === "g") for (const value of values) scale = Math.max(scale, Math.abs(value));
      heat.paint({
        rows: hiddenSize,
        columns: seqLen,
        at: (row, column) => values[column * hiddenSize + row],
        scale,
        ink: QUANTITIES[quantity].ink,
      });
    }
  }
  /** @param {import("../lib/train/probe.js").Look} look @param {number} t @param {number | null} unit */
  function point({ seqLen, hiddenSize }, t, unit) {
    const [top, height] = unit === null ? [0, 100] : [(unit / hiddenSize) * 100, 100 / hiddenSize];
    for (const { cursor } of maps.values()) {
      cursor.style.left = `${((t + 0.5) / seqLen) * 100}%`;
      cursor.style.setProperty("--lx-row", `${top}%`);
      cursor.style.setProperty("--lx-height", `${height}%`);
    }
  }
  const clear = () => {
    for (const { heat } of maps.values()) heat.destroy();
    maps.clear();
  };

  return {
    update(next) {
      // what was painted stays where only the cursor moves
      const stale = data?.look !== next.look;
      data = next;
      const wanted = Object.keys(next.look.quantities);
      if (String([...maps.keys()]) !== String(wanted)) {
        clear();
        for (const quantity of wanted) maps.set(quantity, make(quantity));
        root.replaceChildren(...[...maps.values()].map(({ node }) => node));
        setAttribute(root, "data-maps", wanted.length);
      }
      root.style.setProperty("--lx-units", String(next.look.hiddenSize));
      if (stale) paint(next.look);
      point(next.look, next.t, next.unit);
    },
    repaint() {
      for (const { heat } of maps.values()) heat.repaint();
    },
    destroy() {
      clear();
      figure.destroy();
    },
  };
}
