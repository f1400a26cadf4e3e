/** Carousel builder: the cell of 1997, part by part, on a noisy latch; scissors for its ways back. */
import { area, button, element, setText, showValue } from "./kit/dom.js";
import { createEnsemble } from "./kit/ensemble.js";
import { defineExplorable } from "./kit/explorable.js";
import { createSlider } from "./kit/slider.js";
import { createSummary } from "./kit/status.js";
import { createSwitch } from "./kit/switch.js";
import { createUnrolledGraph } from "./kit/unrolled-graph.js";
import { CUT_1997, EDGES, SEQUENCES } from "./lib/carousel.js";
import {
  builderSummary,
  EDGE_NAMES,
  PARTS,
  QUESTION,
  RANGES,
  runBuilder,
  scissorsInWords,
} from "./lib/carousel-builder.js";
import { number } from "./lib/words.js";

/** @typedef {import("./lib/carousel-builder.js").BuilderTraits} BuilderTraits */

const TRAITS = [...PARTS, ...Object.keys(RANGES), "cuts"];

const PART_NAMES = /** @type {const} */ ({
  carousel: "carousel: s keeps itself with weight 1, not 0.9",
  input_gate: "input gate: opens for what is to be stored",
  output_gate: "output gate: opens when the cell is asked",
});

const DIALS = /** @type {const} */ ([
  ["weight", "Input weight w", "to the candidate g", 1, null],
  ["input_bias", "Input gate's bias", "", 1, "input_gate"],
  ["output_bias", "Output gate's bias", "", 1, "output_gate"],
  ["mean", "Mean of the noise", "", 2, null],
  ["steps", "Wait", "steps", 0, null],
]);

const READOUTS = /** @type {const} */ ([
  ["wrong", `wrong, of ${SEQUENCES}`, 0],
  ["drift", "drift of s", 2],
  ["largest", "largest |s|", 2],
  ["disturbance", "mean |y| unasked", 3],
  ["slope", "slope h′(s)", 3],
]);

const WAYS = /** @type {const} */ ([
  ["edges", "edges left, of 28", 0],
  ["paths", "ways left, of 56", 0],
  ["gradient", "∂y₃/∂s₀ along them", 4],
  ["gradient_full", "with nothing cut", 4],
  ["gradient_1997", "cut as in 1997", 4],
]);

/**
 * A row of numbers, each under its name.
 * @param {HTMLElement} container
 * @param {readonly (readonly [string, string, number])[]} entries
 */
function createNumbers(container, entries) {
  const made = entries.map(([quantity, label, digits]) => {
    const node = element("b", { class: "lx-number", "data-quantity": quantity });
    container.append(element("p", {}, element("span", { class: "lx-label" }, label), node));
    return { quantity, digits, node };
  });
  /** @param {Record<string, number>} values */
  return (values) => {
    for (const { quantity, digits, node } of made) showValue(node, values[quantity], number(values[quantity], digits));
  };
}

/** @param {HTMLElement} root @param {import("./kit/explorable.js").Stage<BuilderTraits>} stage */
function build(root, { read, set }) {
  const first = read();
  let now = runBuilder(first);

  root.classList.add("lx-dialled");
  root.append(element("p", { class: "lx-question" }, QUESTION));
  // each switch turns what the model has: a redraw between a click and its change may have set the box back
  const parts = area(root, "parts");
  const switches = PARTS.map((name) =>
    createSwitch(parts, { label: PART_NAMES[name], onToggle: () => set({ [name]: !now.built[name] }) }),
  );
  const plot = area(root, "plot");
  plot.append(
    element("p", { class: "lx-label" }, "State s of all cells; told + solid, told − dashed, the first thick"),
  );
  const states = createEnsemble(plot, { height: 210, least: 2 });
  plot.append(element("p", { class: "lx-label" }, "What the others hear of it: output y"));
  const outputs = createEnsemble(plot, { height: 120, least: 1, fixed: true });
  const dials = area(root, "dials");
  const sliders = DIALS.map(([name, label, unit, digits, part]) => ({
    name,
    part,
    slider: createSlider(dials, {
      label,
      unit,
      ...RANGES[name],
      format: (value) => number(value, digits),
      onInput: (value) => set({ [name]: value }),
    }),
  }));
  const reset = button("Reset", () => set(first));
  dials.append(element("p", { class: "lx-buttons" }, reset));
  const numbers = createNumbers(area(root, "readouts"), READOUTS);

  const scissors = area(root, "scissors");
  scissors.append(
    element("p", { class: "lx-title" }, "Scissors: which ways back may an error take?"),
    element("p", { class: "lx-label" }, "The whole cell, unrolled; it hears its own output y with weight 1."),
  );
  const graph = createUnrolledGraph(scissors);
  const list = area(scissors, "cuts");
  const cutters = EDGES.map((name) => ({
    name,
    toggle: createSwitch(list, {
      label: `cut ${EDGE_NAMES[name]}`,
      onToggle: () => set({ cuts: EDGES.filter((edge) => (edge === name) !== now.built.cuts.includes(edge)) }),
    }),
  }));
  const as1997 = button("Cut as in 1997", () => set({ cuts: [...CUT_1997] }));
  const mend = button("Mend all", () => set({ cuts: [] }));
  const verdict = element("span", { class: "lx-label" });
  scissors.append(element("p", { class: "lx-buttons" }, as1997, mend, verdict));
  const ways = createNumbers(area(scissors, "readouts"), WAYS);
  const sentence = createSummary(root);

  return {
    draw() {
      now = runBuilder(read());
      const { built, run, values } = now;
      root.dataset.state = JSON.stringify(built);
      for (const [n, name] of PARTS.entries()) switches[n].update({ on: built[name] });
      for (const { name, part, slider } of sliders) {
        slider.update({ value: built[name], disabled: part !== null && !built[part] });
      }
      states.update({ values: run.s, length: run.length, runs: SEQUENCES, guides: [2, -2] });
      outputs.update({ values: run.y, length: run.length, runs: SEQUENCES });
      numbers(values);
      reset.disabled = JSON.stringify(built) === JSON.stringify(runBuilder(first).built);
      graph.update({ cuts: built.cuts });
      for (const { name, toggle } of cutters) toggle.update({ on: built.cuts.includes(name) });
      as1997.disabled = now.as1997;
      mend.disabled = !built.cuts.length;
      setText(verdict, scissorsInWords(now));
      ways(values);
      sentence.update(builderSummary(now));
    },
    destroy() {
      const own = [...switches, ...sliders.map(({ slider }) => slider), ...cutters.map(({ toggle }) => toggle)];
      for (const part of [...own, states, outputs, graph, sentence]) part.destroy();
    },
  };
}

export default defineExplorable({ name: "carousel-builder", traits: TRAITS, rebuildOn: [], build });
