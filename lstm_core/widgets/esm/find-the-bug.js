/** Find the bug: a backward pass with one wrong line, and how far each of its terms is from the truth. */
import { CODE } from "./bug-code.js";
import { createChoice } from "./kit/choice.js";
import { createCodeChoice } from "./kit/code-choice.js";
import { button, element, part, setText, showValue } from "./kit/dom.js";
import { defineExplorable } from "./kit/explorable.js";
import { createSlider } from "./kit/slider.js";
import { createSummary } from "./kit/status.js";
import { createTermErrors } from "./kit/term-errors.js";
import { WRONG } from "./lib/backward.js";
import { huntSummary, LIMITS, PASSES, runHunt, verdictOf } from "./lib/bug-hunt.js";

/** @typedef {import("./lib/bug-hunt.js").BugTraits} BugTraits */

const TRAITS = ["which", "seq_len", "hidden_size", "seed", "line"];
const ROWS = [
  { tensor: "weight_ih", symbol: "d_W", of: "input weights" },
  { tensor: "weight_hh", symbol: "d_U", of: "recurrent weights" },
  { tensor: "bias", symbol: "d_b", of: "bias" },
  { tensor: "x", symbol: "d_x", of: "input" },
  { tensor: "h0", symbol: "d_h0", of: "initial h" },
  { tensor: "c0", symbol: "d_c0", of: "initial c" },
];
const SLIDERS = /** @type {const} */ ([
  ["seq_len", "Steps T"],
  ["hidden_size", "Units H"],
  ["seed", "Seed"],
]);
const EXPLAINS = "Relative error of each term against central differences, rows of weights gate by gate";

/** @param {HTMLElement} root @param {import("./kit/explorable.js").Stage<BugTraits>} stage */
function build(root, { read, set }) {
  const first = read();

  root.append(
    element("p", { class: "lx-question" }, "One fault stands in this backward pass. Which line is to blame?"),
  );
  const head = part(root, "hunt-head");
  const passes = createChoice(head, {
    label: "Pass",
    values: PASSES,
    onChoose: (which) => set({ which, line: 0 }),
  });
  const sliders = SLIDERS.map(([name, label]) => {
    const [min, max] = LIMITS[name];
    const onInput = (/** @type {number} */ value) => set({ [name]: value });
    return { name, slider: createSlider(head, { label, min, max, step: 1, format: String, onInput }) };
  });
  const code = createCodeChoice(part(root, "hunt-code"), {
    label: "Mark the line that is wrong",
    count: CODE.lines.length,
    onMark: (line) => set({ line }),
  });
  const verdict = element("p", { class: "lx-judged" });
  const [line, wrong] = ["line", "wrong"].map((quantity) =>
    element("output", { "data-quantity": quantity, class: "lx-number" }),
  );
  const counts = element(
    "p",
    { class: "lx-counts lx-label" },
    "Marked line: ",
    line,
    ". Wrong terms: ",
    wrong,
    " of 15.",
  );
  const reset = button("Reset", () => set(first));
  const below = part(root, "hunt-verdict");
  below.append(verdict, element("div", { class: "lx-hunt-foot" }, counts, reset));
  const evidence = part(root, "hunt-evidence");
  evidence.append(element("p", { class: "lx-label" }, EXPLAINS));
  const errors = createTermErrors(evidence, {
    label: "Relative error of each term",
    stepsLabel: "The same of d_x, step by step",
    rows: ROWS,
    isWrong: (error) => error > WRONG,
  });
  const sentence = createSummary(root);

  return {
    draw() {
      const traits = read();
      const hunt = runHunt(traits, CODE);
      root.dataset.state = JSON.stringify(traits);
      passes.update({ value: hunt.which });
      for (const { name, slider } of sliders) slider.update({ value: hunt[name] });
      const note = hunt.found ? "✓ mended" : "as it should be";
      code.update({ lines: hunt.lines, line: hunt.line, mended: hunt.found, note });
      errors.update(hunt);
      setText(verdict, `${hunt.found ? "✓ " : ""}${verdictOf(hunt)}`);
      showValue(line, hunt.line, hunt.line ? String(hunt.line) : "none");
      showValue(wrong, hunt.wrong, String(hunt.wrong));
      const atStart = JSON.stringify(first) === JSON.stringify(traits);
      if (atStart && document.activeElement === reset) root.querySelector("input")?.focus();
      reset.disabled = atStart;
      sentence.update(huntSummary(hunt));
    },
    destroy() {
      for (const made of [passes, ...sliders.map(({ slider }) => slider), code, errors, sentence]) made.destroy();
    },
  };
}

export default defineExplorable({ name: "find-the-bug", traits: TRAITS, rebuildOn: [], build });
