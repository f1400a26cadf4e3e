import { createChoice } from "./choice.js";
import { element, mount, setText } from "./dom.js";

/**
 * What the network reads at the current step: another symbol, or the same one a step earlier or later.
 * @param {HTMLElement} container
 * @param {{alphabet: string[], onSymbol: (symbol: string) => void, onShift: (by: -1 | 1) => void}} options
 * @returns {import("./dom.js").Figure<{x: string[], t: number}>}
 */
export function createSequenceEditor(container, { alphabet, onSymbol, onShift }) {
  const root = element("div", { class: "lx-editor" });
  const figure = mount(container, root);
  const choice = createChoice(root, { label: "Input", values: alphabet, kind: "lx-symbols", onChoose: onSymbol });
  const word = element("span", { class: "lx-label" });
  const earlier = element("button", { type: "button" }, "← earlier");
  const later = element("button", { type: "button" }, "later →");
  root.append(
    element("div", { class: "lx-shift", role: "group", "aria-label": "Move the symbol" }, word, earlier, later),
  );
  earlier.addEventListener("click", () => onShift(-1), { signal: figure.signal });
  later.addEventListener("click", () => onShift(1), { signal: figure.signal });
  return {
    update({ x, t }) {
      choice.update({ value: x[t], label: `Input at step ${t}` });
      setText(word, `Move this ${x[t]}`);
      earlier.disabled = t === 0 || x[t - 1] === x[t];
      later.disabled = t === x.length - 1 || x[t + 1] === x[t];
    },
    destroy() {
      choice.destroy();
      figure.destroy();
    },
  };
}

/**
 * The same for a network that reads numbers: one field for each input.
 * @param {HTMLElement} container
 * @param {{size: number, onVector: (vector: number[]) => void}} options
 * @returns {import("./dom.js").Figure<{x: number[][], t: number}>}
 */
export function createVectorEditor(container, { size, onVector }) {
  const legend = element("legend", { class: "lx-label" });
  const root = element("fieldset", { class: "lx-editor lx-vector" }, legend);
  const figure = mount(container, root);
  /** @type {number[]} */
  let vector = [];
  const inputs = Array.from({ length: size }, (_, d) => {
    const input = element("input", { type: "number", step: "any" });
    root.append(element("label", {}, element("span", { class: "lx-label" }, `x${d}`), input));
    input.addEventListener(
      "input",
      () => {
        if (!Number.isFinite(input.valueAsNumber)) return;
        onVector(vector.map((old, n) => (n === d ? input.valueAsNumber : old)));
      },
      { signal: figure.signal },
    );
    return input;
  });
  return {
    update({ x, t }) {
      vector = x[t];
      setText(legend, `Input at step ${t}`);
      inputs.forEach((input, d) => {
        // a float32 as its seven digits, not as the sixteen of the float64 that it became
        const text = String(Number(Number(vector[d]).toPrecision(7)));
        if (input.valueAsNumber !== Number(text)) input.value = text;
      });
    },
    destroy: figure.destroy,
  };
}
