/** Memory bench: drag a cue away from the question; a window, a state machine and a trained network answer. */
import { createChoice } from "./kit/choice.js";
import { area, button, element } from "./kit/dom.js";
import { defineExplorable } from "./kit/explorable.js";
import { createReaders, createRecallFigure } from "./kit/recall-figure.js";
import { createSelect } from "./kit/select.js";
import { createSlider } from "./kit/slider.js";
import { createSummary } from "./kit/status.js";
import { LENGTH, LONGEST, machineStates, recallSummary, runRecall, sharesOf, windowAnswer } from "./lib/recall.js";
import { findRecall, NOISE, OPTIONS } from "./recall-data.js";

/** @typedef {import("./lib/recall.js").RecallTraits} RecallTraits */

const TRAITS = ["network", "lag", "window", "cue", "string"];
const QUESTION = "Drag the cue to the left. Which of the three still knows it at the question?";

/** @param {HTMLElement} root @param {import("./kit/explorable.js").Stage<RecallTraits>} stage */
function build(root, { read, set }) {
  const first = read();
  findRecall(first.network);
  const machine = sharesOf(NOISE, (symbols) => machineStates(symbols)[LONGEST]);

  root.append(element("p", { class: "lx-question" }, QUESTION));
  const head = area(root, "head");
  const knobs = area(root, "knobs");
  const figure = createRecallFigure(area(root, "strip"), { onPlace: (place) => set({ lag: LONGEST - place }) });
  const key = element("p", { class: "lx-key" });
  for (const [kind, text] of [
    ["machine", "state machine"],
    ["window", "window"],
    ["network", "network"],
  ]) {
    key.append(element("span", {}, element("span", { class: `lx-swatch lx-swatch-${kind}` }), text));
  }
  root.append(key);
  const readers = createReaders(area(root, "answers"));
  const networks = createSelect(head, {
    label: "Network",
    name: "network",
    options: OPTIONS,
    onChoose: (network) => set({ network }),
  });
  const cues = createChoice(head, {
    label: "Cue",
    values: /** @type {string[]} */ (["X", "Y"]),
    onChoose: (cue) => set({ cue }),
  });
  const sizes = createSlider(knobs, {
    label: "Window k",
    unit: "symbols",
    min: 1,
    max: LENGTH,
    step: 1,
    format: String,
    onInput: (window) => set({ window }),
  });
  const strings = createSlider(knobs, {
    label: "String",
    unit: "of distractors",
    min: 0,
    max: NOISE.length - 1,
    step: 1,
    format: String,
    onInput: (string) => set({ string }),
  });
  const reset = button("Reset", () => {
    reset.ownerDocument.activeElement === reset && root.querySelector("select")?.focus();
    set(first);
  });
  head.append(reset);
  const sentence = createSummary(root);

  return {
    draw() {
      const traits = read();
      const { network, text, shares } = findRecall(traits.network);
      const now = runRecall(NOISE, network, traits);
      const window = sharesOf(NOISE, (symbols) => windowAnswer(symbols, now.k));
      const cell = /** @type {"RNN" | "LSTM"} */ (network.cell);
      const data = { now, shares: { window, machine, network: shares }, cell };
      root.dataset.state = JSON.stringify(traits);
      networks.update({ value: traits.network });
      cues.update({ value: traits.cue });
      sizes.update({ value: now.k });
      strings.update({ value: traits.string });
      reset.disabled = JSON.stringify(first) === JSON.stringify(traits);
      figure.update(data);
      readers.update({ ...data, text, numbers: network.hiddenSize * (cell === "LSTM" ? 2 : 1) });
      sentence.update(recallSummary(now, text, shares[now.lag - 1]));
    },
    destroy() {
      for (const made of [networks, cues, sizes, strings, figure, readers, sentence]) made.destroy();
    },
  };
}

export default defineExplorable({ name: "memory-bench", traits: TRAITS, rebuildOn: [], build });
