/** Two-path gradient laboratory: ∂c_T/∂c_t of a live LSTM, carousel and gates, central differences beside it. */
import { createChoice } from "./kit/choice.js";
import { createDifferenceTable } from "./kit/difference-table.js";
import { element, part, setText, showValue } from "./kit/dom.js";
import { defineExplorable } from "./kit/explorable.js";
import { createLogLines } from "./kit/log-lines.js";
import { createPathMatrices } from "./kit/path-matrices.js";
import { createPlaceEditor } from "./kit/place-editor.js";
import { createSlider } from "./kit/slider.js";
import { createSummary } from "./kit/status.js";
import { createTransport } from "./kit/transport.js";
import { createUnitSelect } from "./kit/unit-select.js";
import { LIMIT, LIMITS, labSummary, ROUTES, runLab, SIZES, SMALLEST, settled } from "./lib/gradient-lab-run.js";
import { magnitude } from "./lib/magnitude.js";
import { number } from "./lib/words.js";

/**
 * @typedef {import("./lib/gradient-lab-run.js").LabTraits} LabTraits
 * @typedef {ReturnType<typeof runLab>} Run
 */

const TRAITS = [
  ...["hidden_size", "seq_len", "forget_bias", "gain", "drive", "seed"],
  ...["t", "route", "row", "column", "weight", "edits"],
];
const PATHS = /** @type {const} */ (["full", "carousel", "gates"]);
const WORDS = { full: "full", carousel: "carousel", gates: "gates" };
const KEY = { full: "full", carousel: "along the carousel alone, ∏ f", gates: "through the gates" };
const QUESTION = "How strongly does the last cell state still depend on an earlier one, and by which route?";

/**
 * Six settings of the whole network.
 * @param {HTMLElement} container
 * @param {(traits: Partial<LabTraits>) => void} set
 */
function createSettings(container, set) {
  const sizes = createChoice(container, {
    label: "Units H",
    values: SIZES.map(String),
    onChoose: (value) => set({ hidden_size: Number(value) }),
  });
  const sliders = /** @type {const} */ ([
    ["seq_len", "Timesteps T", 1, 0],
    ["forget_bias", "Forget bias", 0.1, 1],
    ["gain", "Recurrent U ×", 0.1, 1],
    ["drive", "Size of inputs", 0.1, 1],
    ["seed", "Seed", 1, 0],
  ]).map(([name, label, step, digits]) => {
    const [min, max] = LIMITS[name];
    const format = (/** @type {number} */ value) => number(value, digits);
    return {
      name,
      slider: createSlider(container, { label, min, max, step, format, onInput: (value) => set({ [name]: value }) }),
    };
  });
  return {
    /** @param {LabTraits} now */
    update(now) {
      sizes.update({ value: String(now.hidden_size) });
      for (const { name, slider } of sliders) slider.update({ value: now[name] });
    },
    destroy() {
      for (const part of [sizes, ...sliders.map(({ slider }) => slider)]) part.destroy();
    },
  };
}

/** What the comparison with the central differences says. @param {HTMLElement} container */
function createVerdict(container) {
  const error = element("span", { class: "lx-number", "data-quantity": "error" });
  const [before, after] = [element("span"), element("span")];
  container.append(element("p", { class: "lx-judged" }, before, error, after));
  return {
    /** @param {Run} run */
    update({ route, lag, error: value, seen }) {
      error.hidden = !seen;
      if (!seen) {
        delete error.dataset.value;
        setText(
          before,
          `Too small to judge: what is below ${magnitude(SMALLEST)} drowns in the rounding of a difference.`,
        );
        setText(after, "");
        return;
      }
      showValue(error, value, magnitude(value));
      const off = value > 1e-3;
      const name = route === "full" ? "The full gradient" : "The truncated gradient";
      setText(before, `${off ? "✗" : "✓"} ${name} is ${off ? "not " : ""}the derivative: relative error `);
      setText(after, lag ? `, over ${lag} step${lag > 1 ? "s" : ""}.` : ", over no step at all.");
    },
  };
}

/** @param {HTMLElement} root @param {import("./kit/explorable.js").Stage<LabTraits>} stage */
function build(root, { read, set, redraw }) {
  const first = read();
  let plot = { left: 0, cell: 8 };

  root.append(element("p", { class: "lx-question" }, QUESTION));
  const settings = createSettings(part(root, "settings"), set);
  const chart = part(root, "chart", "Size (spectral norm) of the derivative of the last cell state by the one at t");
  const key = element("p", { class: "lx-key" });
  for (const name of PATHS)
    key.append(element("span", {}, element("i", { class: `lx-key-line lx-log-${name}` }), KEY[name]));
  key.append(element("span", {}, element("i", { class: "lx-key-ring" }), "central difference at t"));
  chart.append(key);
  const lines = createLogLines(chart, {
    names: PATHS,
    onPick: (t) => set({ t }),
    onLayout: (next) => {
      plot = next;
      redraw();
    },
  });
  const scrub = element("div");
  chart.append(scrub);
  const transport = createTransport(chart, {
    scrubIn: scrub,
    name: "earlier timestep t",
    onStep: (t) => set({ t }),
    onPlay: () => {},
    onReset: () => set(first),
  });
  const beside = part(root, "beside", " ");
  const here = /** @type {HTMLElement} */ (beside.firstChild);
  const route = createChoice(beside, {
    label: "Gradient that learning uses",
    values: ROUTES,
    names: ["full", "truncated as in 1997"],
    onChoose: (value) => set({ route: value }),
  });
  const table = createDifferenceTable(beside, {
    label: "Derivatives and their central differences",
    rows: [...PATHS.map((of) => ({ of })), { of: "entry", edge: "none" }],
  });
  const verdict = createVerdict(beside);
  const sum = part(root, "sum", "The derivative as a matrix");
  const matrices = createPathMatrices(sum, {
    titles: WORDS,
    onPick: (row, column) => set({ row, column }),
  });
  const entry = element("div", { class: "lx-places" });
  sum.append(entry);
  const row = createUnitSelect(entry, { label: "Row: last state of", onChoose: (v) => set({ row: Number(v) }) });
  const column = createUnitSelect(entry, {
    label: "Column: state at t of",
    onChoose: (v) => set({ column: Number(v) }),
  });
  const edits = createPlaceEditor(part(root, "edits", "Change one number"), {
    limit: LIMIT,
    onPlace: (weight) => set({ weight }),
    onEdit: (name, value) => set({ edits: { ...read().edits, [name]: value } }),
  });
  const sentence = createSummary(root);

  return {
    draw() {
      const traits = read();
      const run = runLab(traits);
      const { t, hidden_size: H, seq_len: T, norms, numericNorms, paths } = run;
      root.dataset.state = JSON.stringify(settled(traits));
      settings.update(run);
      setText(here, `At t = ${t}, ${run.lag} step${run.lag === 1 ? "" : "s"} before the last`);
      const strong = run.route === "full" ? "full" : "carousel";
      const curves = Object.fromEntries(PATHS.map((name) => [name, run.every.map((at) => at[name])]));
      lines.update({ lines: curves, marks: numericNorms, t, strong });
      const says = `step ${t} of 0 to ${T - 1}, ${run.lag} before the last`;
      const atStart = JSON.stringify(first) === JSON.stringify(traits);
      transport.update({ t, seqLen: T, playing: false, still: true, atStart, plot, says });
      route.update({ value: run.route });
      const pairs = PATHS.map((name) => [
        name,
        { title: WORDS[name], value: norms[name], difference: numericNorms[name] },
      ]);
      const title = `entry ${run.row}, ${run.column}`;
      table.update({ ...Object.fromEntries(pairs), entry: { title, value: run.entry, difference: run.numericEntry } });
      verdict.update(run);
      matrices.update({ paths, size: H, row: run.row, column: run.column, used: strong });
      row.update({ value: String(run.row), size: H });
      column.update({ value: String(run.column), size: H });
      edits.update(run);
      sentence.update(labSummary(run));
    },
    destroy() {
      for (const made of [settings, lines, transport, route, table, matrices, row, column, edits, sentence])
        made.destroy();
    },
  };
}

export default defineExplorable({ name: "gradient-lab", traits: TRAITS, rebuildOn: [], build });
