import { number } from "../lib/words.js";
import { element, showValue } from "./dom.js";
import { createSelect } from "./select.js";
import { createSlider } from "./slider.js";
import { createUnitSelect } from "./unit-select.js";

const GATES = ["i", "f", "g", "o"].map((gate) => ({ value: gate, text: `gate ${gate}` }));
GATES[2].text = "candidate g";

/** The chosen weight's place in parts: f0.h1 is f, 0, h1. @param {string} weight */
function partsOf(weight) {
  const [, gate, unit, source] = /** @type {RegExpExecArray} */ (/^(.)(\d+)\.(.*)$/.exec(weight));
  return { gate, unit, source: source.replace("h", "") };
}

/**
 * One weight, bias or input to be replaced.
 * @param {HTMLElement} container
 * @param {{limit: number, onPlace: (weight: string) => void, onEdit: (name: string, value: number) => void}} options
 */
export function createPlaceEditor(container, { limit, onPlace, onEdit }) {
  let now = { gate: "f", unit: "0", source: "0" };
  let names = { weight: "f0.h0", x: "x0" };
  const place = (/** @type {Partial<typeof now>} */ change) => {
    const { gate, unit, source } = { ...now, ...change };
    onPlace(`${gate}${unit}.${source === "x" || source === "b" ? source : `h${source}`}`);
  };
  const row = element("div", { class: "lx-places" });
  container.append(row);
  const gate = createSelect(row, {
    label: "Number of",
    name: "gate",
    options: GATES,
    onChoose: (v) => place({ gate: v }),
  });
  const unit = createUnitSelect(row, { label: "in", onChoose: (v) => place({ unit: v }) });
  const others = [
    { value: "b", text: "bias" },
    { value: "x", text: "input x" },
  ];
  const source = createUnitSelect(row, { label: "from", others, onChoose: (v) => place({ source: v }) });
  const common = { min: -limit, max: limit, step: 0.01, format: (/** @type {number} */ value) => number(value, 2) };
  const sliders = element("div", { class: "lx-edit-sliders" });
  container.append(sliders);
  const weight = createSlider(sliders, { ...common, label: "That weight", onInput: (v) => onEdit(names.weight, v) });
  const input = createSlider(sliders, { ...common, label: "Input at t", onInput: (v) => onEdit(names.x, v) });
  const outputs = [...sliders.querySelectorAll("output")];
  outputs.forEach((node, n) => {
    node.setAttribute("data-quantity", n ? "x" : "weight");
  });
  return {
    /** @param {{weight: string, weightNow: number, x: ArrayLike<number>, t: number, hidden_size: number}} run */
    update(run) {
      now = partsOf(run.weight);
      names = { weight: run.weight, x: `x${run.t}` };
      gate.update({ value: now.gate });
      unit.update({ value: now.unit, size: run.hidden_size });
      source.update({ value: now.source, size: run.hidden_size });
      weight.update({ value: run.weightNow });
      input.update({ value: run.x[run.t] });
      showValue(outputs[0], run.weightNow, number(run.weightNow, 2));
      showValue(outputs[1], run.x[run.t], number(run.x[run.t], 2));
    },
    destroy() {
      for (const part of [gate, unit, source, weight, input]) part.destroy();
    },
  };
}
