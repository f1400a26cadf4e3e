import { GATES } from "../lib/lstm.js";
import { gateState, LIMIT, rowOf } from "../lib/one-step.js";
import { GATE_WORDS } from "../lib/one-step-words.js";
import { NAMES, number } from "../lib/words.js";
import { element, setText } from "./dom.js";
import { createSlider } from "./slider.js";
import { createTerm, showTerms } from "./term.js";

/**
 * The sliders that are touched first: the old cell state and the bias of each gate, with what the gate makes of it.
 * @param {HTMLElement} container
 * @param {{onCell: (value: number) => void, onBias: (gate: import("../lib/lstm.js").Gate, value: number) => void}} options
 */
export function createConsole(container, { onCell, onBias }) {
  const range = { min: -LIMIT, max: LIMIT, step: 0.1, format: (/** @type {number} */ value) => number(value, 1) };
  const box = (/** @type {string} */ kind) => {
    const node = element("div", { class: `lx-knob ${kind}` });
    container.append(node);
    return node;
  };
  const cell = createSlider(box("lx-edge-c"), { label: "Old cell state", unit: "c", ...range, onInput: onCell });
  const knobs = GATES.map((gate) => {
    const node = box(`lx-edge-${gate}`);
    const [label, unit] = [GATE_WORDS[gate], `bias b of ${gate}`];
    const slider = createSlider(node, { label, unit, ...range, onInput: (value) => onBias(gate, value) });
    const term = createTerm({ term: gate, symbol: gate, means: NAMES[gate] });
    const word = element("span", { class: "lx-word" });
    const fill = element("i", { class: `lx-ink-${gate}` });
    node.append(element("span", { class: "lx-meter" }, fill));
    node.append(element("p", { class: "lx-opening" }, term.node, word));
    return { gate, slider, term, word, fill };
  });
  return {
    /** @param {ReturnType<typeof import("../lib/one-step.js").runLab>} now */
    update({ units, unit, c, bias }) {
      cell.update({ value: c[unit] });
      for (const { gate, slider, term, word, fill } of knobs) {
        slider.update({ value: bias[rowOf(gate, unit)] });
        showTerms([term], units[unit], unit);
        const signed = gate === "g";
        fill.style.transform = `${signed ? "translateX(50%) " : ""}scaleX(${(units[unit][gate] / (signed ? 2 : 1)).toFixed(3)})`;
        setText(word, gate === "g" ? "" : gateState(units[unit][gate]));
      }
    },
    destroy() {
      for (const { slider } of [{ slider: cell }, ...knobs]) slider.destroy();
    },
  };
}
