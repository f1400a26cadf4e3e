/** Gradient dials: a live recurrent network, the norm of its Jacobians' product at every lag, and its bound. */
import { createChoice } from "./kit/choice.js";
import { area, button, element, setText, showValue } from "./kit/dom.js";
import { defineExplorable } from "./kit/explorable.js";
import { createLogChart } from "./kit/log-chart.js";
import { createSlider } from "./kit/slider.js";
import { createSummary } from "./kit/status.js";
import { dialsSummary, PRESETS, power, QUESTION, RANGES, runDials } from "./lib/gradient-dials.js";
import { number } from "./lib/words.js";

/**
 * @typedef {import("./lib/gradient-dials.js").DialTraits} DialTraits
 * @typedef {ReturnType<typeof runDials>} Run
 */

const TRAITS = ["activation", "radius", "nonnormality", "input_scale", "bias", "steps", "limit"];
const BAND = /** @type {[number, number]} */ ([Math.log10(0.5), Math.log10(2)]);

/** What the dials are called. */
const DIALS = /** @type {const} */ ([
  ["radius", "Radius |λ|", "diagonal of U", 2],
  ["nonnormality", "Non-normality ν", "above it", 2],
  ["input_scale", "Input scale s", "saturates", 2],
  ["bias", "Bias b", "saturates one way", 2],
  ["steps", "Length T", "steps", 0],
]);

/** Read-outs under the figure: the product of two numbers makes the bound. */
const READOUTS = /** @type {const} */ ([
  ["log_norm", "live, at lag T", "live"],
  ["log_bound", "bound, at lag T", "bound"],
  ["log_radius", "|λ|ᵀ", "radius"],
  ["log_peak", "live, largest", ""],
  ["norm", "norm of U", ""],
  ["slope", "largest slope", ""],
]);

const CLIPPED = /** @type {const} */ ([
  ["whole", "the whole gradient"],
  ["last", "what step T adds"],
  ["first", "what step 1 adds"],
  ["share", "step 1 ÷ step T"],
]);

/** Whether the dials stand as a preset has them. @param {DialTraits} now @param {Partial<DialTraits>} dials */
const stands = (now, dials) =>
  Object.entries(dials).every(([key, value]) => now[/** @type {"radius"} */ (key)] === value);

/** ‖∂h_T / ∂h_{T−k}‖ with its indices set low. */
function jacobianNorm() {
  const h = (/** @type {string} */ index) => element("span", { class: "lx-math" }, "h", element("sub", {}, index));
  return ["‖∂", h("T"), "/∂", h("T−k"), "‖"];
}

/** @param {HTMLElement} container */
function createReadouts(container) {
  const made = READOUTS.map(([quantity, label, curve]) => {
    const node = element("b", { class: "lx-number", "data-quantity": quantity });
    const swatch = curve ? element("i", { class: `lx-stroke lx-stroke-${curve}` }) : "";
    container.append(element("p", {}, element("span", { class: "lx-label" }, swatch, label), node));
    return { quantity, node };
  });
  /** @param {Run["values"]} values */
  return (values) => {
    for (const { quantity, node } of made) {
      const value = values[quantity];
      showValue(node, value, quantity.startsWith("log_") ? power(value) : number(value, 3));
    }
  };
}

/** What clipping does to the gradient of the bias, row by row. @param {HTMLElement} container */
function createClipTable(container) {
  const head = ["Gradient of the bias, ‖·‖", "computed", "clipped"].map((text) =>
    element("th", { scope: "col" }, text),
  );
  const rows = CLIPPED.map(([name, label]) => {
    const cells = ["", "_clipped"].map((column) => ({
      quantity: /** @type {keyof Run["values"]} */ (`log_${name}${column}`),
      node: element("td", { class: "lx-number", "data-quantity": `log_${name}${column}` }),
    }));
    const title = element("th", { scope: "row" }, label);
    return { cells, row: element("tr", {}, title, ...cells.map(({ node }) => node)) };
  });
  const table = element("table", { class: "lx-clip-table" }, element("tr", {}, ...head), ...rows.map(({ row }) => row));
  container.append(table);
  /** @param {Run["values"]} values */
  return (values) => {
    for (const { cells } of rows) {
      for (const { quantity, node } of cells) showValue(node, values[quantity], power(values[quantity]));
    }
  };
}

/** @param {HTMLElement} root @param {import("./kit/explorable.js").Stage<DialTraits>} stage */
function build(root, { read, set }) {
  const first = read();

  root.classList.add("lx-dialled");
  root.append(element("p", { class: "lx-question" }, QUESTION));
  const plot = area(root, "plot");
  plot.append(element("p", { class: "lx-label" }, "How strongly h at lag k bears on the last h: ", ...jacobianNorm()));
  const chart = createLogChart(plot, { across: "lag k in steps", band: BAND });
  const dials = area(root, "dials");
  const sliders = DIALS.map(([name, label, unit, digits]) => ({
    name,
    slider: createSlider(dials, {
      label,
      unit,
      ...RANGES[name],
      format: (value) => number(value, digits),
      onInput: (value) => set({ [name]: value }),
    }),
  }));
  const activation = createChoice(dials, {
    label: "Activation",
    values: /** @type {const} */ (["tanh", "identity"]),
    onChoose: (value) => set({ activation: value }),
  });
  const readouts = createReadouts(area(root, "readouts"));
  const row = area(root, "presets");
  const presets = PRESETS.map(({ text, dials }) => {
    const wanted = /** @type {Partial<DialTraits>} */ (dials);
    return { node: button(text, () => set(wanted)), wanted };
  });
  const reset = button("Reset", () => set(first));
  row.append(...presets.map(({ node }) => node), reset);
  const clip = area(root, "clip");
  const side = element("div", { class: "lx-clip-side" });
  clip.append(side);
  const limit = createSlider(side, {
    label: "Clip its norm at κ",
    ...RANGES.limit,
    format: (value) => number(value, 1),
    onInput: (value) => set({ limit: value }),
  });
  const [excess, verdict] = [element("b", { class: "lx-number", "data-quantity": "excess" }), element("span", {})];
  side.append(element("p", { class: "lx-label lx-excess" }, "norm ÷ κ = ", excess, verdict));
  const clipTable = createClipTable(clip);
  const sentence = createSummary(root);

  return {
    draw() {
      const now = runDials(read());
      const { values, run, peak } = now;
      const { steps, limit: kappa, activation: chosen } = now.dials;
      root.dataset.state = JSON.stringify(now.dials);
      for (const { name, slider } of sliders) {
        // without a squashing function neither input nor bias enters the Jacobian
        slider.update({ value: now.dials[name], disabled: chosen === "identity" && /^(input_scale|bias)$/.test(name) });
      }
      activation.update({ value: chosen });
      const line = (/** @type {number} */ perStep) => Array.from({ length: steps + 1 }, (_, k) => k * perStep);
      chart.update({
        steps,
        mark: { at: steps, log: run.logNorms[steps] },
        curves: [
          { id: "live", logs: run.logNorms },
          { id: "bound", logs: line(run.logBound) },
          { id: "radius", logs: line(run.logRadius) },
        ],
      });
      readouts(values);
      root.querySelector("[data-quantity=log_peak]")?.setAttribute("data-lag", String(peak));
      for (const { node, wanted } of presets) node.disabled = stands(now.dials, wanted);
      reset.disabled = stands(now.dials, first);
      limit.update({ value: kappa });
      showValue(excess, values.excess, number(values.excess, 2));
      setText(verdict, values.excess > 1 ? ": every part shrinks alike." : ": nothing to clip.");
      clipTable(values);
      sentence.update(dialsSummary(now));
    },
    destroy() {
      for (const part of [...sliders.map(({ slider }) => slider), activation, chart, limit, sentence]) part.destroy();
    },
  };
}

export default defineExplorable({ name: "gradient-dials", traits: TRAITS, rebuildOn: [], build });
