/** Unroll: one module with a loop, or a chain of copies that share their weights; the state's path in two dimensions. */
import { createChain } from "./kit/chain.js";
import { createChoice } from "./kit/choice.js";
import { element, part, showValue } from "./kit/dom.js";
import { defineExplorable } from "./kit/explorable.js";
import { createLinks } from "./kit/links.js";
import { createMatrixEditor } from "./kit/matrix-editor.js";
import { createPlayer } from "./kit/player.js";
import { createStatePath } from "./kit/state-path.js";
import { createSummary } from "./kit/status.js";
import { createTransport } from "./kit/transport.js";
import {
  COLUMNS,
  edited,
  entriesOf,
  INPUT_LIMIT,
  MOST_STEPS,
  nameOf,
  runUnroll,
  settled,
  UNITS,
  unrollSummary,
  WEIGHT_LIMIT,
} from "./lib/unroll.js";
import { number } from "./lib/words.js";

/** @typedef {import("./lib/unroll.js").UnrollTraits} UnrollTraits */

const TRAITS = ["unrolled", "steps", "t", "x", "weight_ih", "weight_hh", "bias"];
const QUESTION = "Change one weight. In how many copies does it change?";
const SPEED = 1.5;
const CHOSEN = { row: 0, column: 0 };

/** What the step does, in words. @param {ReturnType<typeof runUnroll>} now */
const stepInWords = ({ t, inputs, h }) =>
  `step ${t}: reads ${number(inputs[t - 1], 2)}, h is now (${h[t].map((value) => number(value, 2)).join(", ")})`;

/**
 * How many numbers are learned, whatever the length.
 * @param {HTMLElement} container
 */
function createCount(container) {
  const [shared, own] = ["parameters", "separate"].map((name) => element("span", { "data-quantity": name }));
  const words = element("p", { class: "lx-count" });
  words.append("Learned numbers: ", shared, ". If every step had its own, it would be ", own, ".");
  container.append(words);
  return {
    /** @param {ReturnType<typeof runUnroll>} now */
    update({ parameters, separate }) {
      showValue(shared, parameters, String(parameters));
      showValue(own, separate, String(separate));
    },
  };
}

/** @param {HTMLElement} root @param {import("./kit/explorable.js").Stage<UnrollTraits>} stage */
function build(root, { read, set, redraw }) {
  const first = read();
  const view = { playing: false, still: false, chosen: CHOSEN };
  let now = runUnroll(first);
  /** @param {Partial<typeof view>} change */
  const look = (change) => {
    Object.assign(view, change);
    redraw();
  };

  root.append(element("p", { class: "lx-question" }, QUESTION));
  const headRow = part(root, "head");
  const shapes = createChoice(headRow, {
    label: "Draw it",
    values: /** @type {string[]} */ (["rolled", "unrolled"]),
    onChoose: (value) => set({ unrolled: value === "unrolled" }),
  });
  const lengths = createChoice(headRow, {
    label: "Steps T",
    values: Array.from({ length: MOST_STEPS }, (_, n) => String(n + 1)),
    onChoose: (value) => set({ steps: Number(value) }),
  });
  const chain = createChain(part(root, "drawn"), { onStep: (t) => set({ t }) });
  const walk = part(root, "walk");
  const transport = createTransport(walk, {
    scrubIn: walk,
    name: "step t",
    onStep: (t) => set({ t: t + 1 }),
    onPlay: (on) => player.play(on),
    onReset: () => {
      player.play(false);
      weights.choose(CHOSEN);
      inputs.choose(CHOSEN);
      set(first);
    },
  });
  const tables = part(root, "tables", "The weights of the module");
  const weights = createMatrixEditor(tables, {
    label: "Weights and biases of both units",
    columns: COLUMNS,
    heads: ["a", "", "h"],
    rows: Array.from({ length: UNITS }, (_, unit) => ({
      symbol: `h′_${unit}`,
      edge: "g",
      after: [{ term: `a_${unit}`, symbol: "a" }, "tanh", { term: `h_${unit}`, symbol: "h" }],
    })),
    chosen: CHOSEN,
    limitOf: () => WEIGHT_LIMIT,
    name: nameOf,
    onEdit: (edit) => set(edited(now, edit)),
    // the chosen weight is written into every copy
    onChoose: (chosen) => look({ chosen }),
  });
  const count = createCount(tables);
  tables.append(element("p", { class: "lx-title" }, "The inputs, one for each step"));
  const inputs = createMatrixEditor(tables, {
    label: "Inputs",
    columns: Array.from({ length: MOST_STEPS }, (_, n) => `x_${n + 1}`),
    heads: [],
    rows: [{ symbol: "x" }],
    chosen: CHOSEN,
    limitOf: () => INPUT_LIMIT,
    name: ({ column }) => `x at step ${column + 1}`,
    onEdit: ({ column, value }) => set({ x: now.x.map((old, n) => (n === column ? value : old)) }),
  });
  const path = createStatePath(part(root, "plotted", "The state's path"));
  const sentence = createSummary(root);
  const links = createLinks(root);
  const player = createPlayer(root, {
    isLast: () => now.t === now.steps,
    step: (to) => set({ t: to === "first" ? 1 : now.t + 1 }),
    speed: () => SPEED,
    onChange: look,
  });

  return {
    draw() {
      const traits = read();
      now = runUnroll(traits);
      const { t, steps, h, a, x, unrolled } = now;
      root.dataset.state = JSON.stringify(settled(traits));
      shapes.update({ value: unrolled ? "unrolled" : "rolled" });
      lengths.update({ value: String(steps) });
      const entries = entriesOf(now);
      const values = { a_0: a[t - 1][0], a_1: a[t - 1][1], h_0: h[t][0], h_1: h[t][1] };
      weights.update({ entries, values, unit: t });
      inputs.update({ entries: [x.map((value, n) => (n < steps ? value : null))], values: {}, unit: t });
      const { row, column } = view.chosen;
      chain.update({ now, chosen: view.chosen, weight: entries[row][column] });
      path.update(now);
      count.update(now);
      const atStart = JSON.stringify(settled(first)) === JSON.stringify(settled(traits));
      const says = stepInWords(now);
      transport.update({ ...view, t: t - 1, seqLen: steps, atStart, plot: { left: 8, cell: 0 }, says });
      if (!view.playing) sentence.update(unrollSummary(now));
      links.paint();
    },
    destroy() {
      for (const made of [shapes, lengths, chain, transport, path, weights, inputs, sentence, links, player])
        made.destroy();
    },
  };
}

export default defineExplorable({ name: "unroll", traits: TRAITS, rebuildOn: [], build });
