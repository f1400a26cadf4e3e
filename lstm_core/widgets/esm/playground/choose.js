/** What is to be trained: task, cell, how it starts, how it learns. Everything here begins the run anew. */
import { createChoice } from "../kit/choice.js";
import { element } from "../kit/dom.js";
import { createSelect } from "../kit/select.js";
import { createSlider } from "../kit/slider.js";
import { createSwitch } from "../kit/switch.js";
import { OPTIMIZERS } from "../lib/train/optimizers.js";
import { CELLS, forgets, lengthOf, STARTS } from "../lib/train/settings.js";
import { FACTS } from "../lib/train/task-list.js";

/** @typedef {import("../lib/train/settings.js").Settings} Settings */

const RATES = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];
const BATCHES = [1, 2, 4, 8, 16, 32, 64, 128];
const CLIPS = [0, 0.1, 0.3, 1, 3, 10];

/** The place of the nearest entry. @param {number[]} list @param {number} value */
const nearest = (list, value) => {
  const away = list.map((entry) => Math.abs(entry - value));
  return away.indexOf(Math.min(...away));
};

/**
 * @param {HTMLElement} container
 * @param {{onChange: (change: Partial<Settings>) => void}} options
 * @returns {import("../kit/dom.js").Figure<Settings>}
 */
export function createChoose(container, { onChange }) {
  const group = (/** @type {string} */ title) => {
    const node = element("div", { class: "lx-group", role: "group", "aria-label": title });
    node.append(element("p", { class: "lx-title" }, title));
    container.append(node);
    return node;
  };
  const [task, cell, learning] = ["Task", "Network", "Training"].map(group);
  /** @param {HTMLElement} place @param {"length" | "noise" | "hidden_size" | "forget_bias"} key @param {string} label
   * @param {[number, number, number]} limits @param {(value: number) => string} [format] */
  const range = (place, key, label, [min, max, step], format = String) =>
    createSlider(place, { label, min, max, step, format, onInput: (value) => onChange({ [key]: value }) });
  /** A range over a list of values. @param {"learning_rate" | "batch_size" | "clip"} key @param {string} label @param {number[]} list */
  const listed = (key, label, list, format = (/** @type {number} */ v) => String(v)) =>
    createSlider(learning, {
      label,
      min: 0,
      max: list.length - 1,
      step: 1,
      format: (n) => format(list[n]),
      onInput: (n) => onChange({ [key]: list[n] }),
    });
  const minus = (/** @type {number} */ v) => String(v).replace("-", "−");

  const tasks = createSelect(task, {
    label: "Task",
    name: "task",
    options: Object.entries(FACTS).map(([value, { name }]) => ({ value, text: name })),
    onChoose: (value) => onChange({ task: value }),
  });
  const length = range(task, "length", "Length", [5, 120, 5]);
  const noise = range(task, "noise", "Noise", [0, 1, 0.05]);
  const kind = createChoice(cell, {
    label: "Cell",
    values: CELLS,
    names: ["RNN", "GRU", "1997", "LSTM"],
    onChoose: (value) => onChange({ cell: value }),
  });
  const units = range(cell, "hidden_size", "Units", [1, 32, 1]);
  const start = createChoice(cell, {
    label: "Forget gates start",
    values: STARTS,
    names: ["at one bias", "chrono"],
    onChoose: (value) => onChange({ start: value }),
  });
  const bias = range(cell, "forget_bias", "Forget bias", [-4, 8, 0.5], minus);
  const layers = createSwitch(cell, {
    label: "a second layer",
    onToggle: (on) => onChange({ num_layers: on ? 2 : 1 }),
  });
  const peepholes = createSwitch(cell, { label: "peepholes", onToggle: (on) => onChange({ peepholes: on }) });
  const coupled = createSwitch(cell, { label: "coupled, f = 1 − i", onToggle: (on) => onChange({ coupled: on }) });
  const optimizer = createSelect(learning, {
    label: "Optimiser",
    name: "optimizer",
    options: OPTIMIZERS.map((value) => ({ value, text: value })),
    onChoose: (value) => onChange({ optimizer: /** @type {Settings["optimizer"]} */ (value) }),
  });
  const rate = listed("learning_rate", "Learning rate", RATES);
  const batch = listed("batch_size", "Batch", BATCHES);
  const clip = listed("clip", "Clip the gradient at", CLIPS, (v) => (v ? String(v) : "no limit"));
  const chrono = [...cell.querySelectorAll("input")].filter(({ value }) =>
    STARTS.includes(/** @type {"chrono"} */ (value)),
  );

  return {
    update(settings) {
      const own = forgets(settings);
      const { lengths } = FACTS[settings.task];
      tasks.update({ value: settings.task });
      length.update({ value: lengthOf(settings), disabled: lengths[0] === lengths[1] });
      noise.update({ value: settings.noise });
      kind.update({ value: settings.cell });
      units.update({ value: settings.hidden_size });
      layers.update({ on: settings.num_layers > 1 });
      peepholes.update({ on: settings.peepholes, disabled: settings.cell !== "LSTM" });
      coupled.update({ on: settings.coupled, disabled: settings.cell !== "LSTM" });
      start.update({ value: settings.start });
      for (const input of chrono) input.disabled = !own;
      bias.update({ value: settings.forget_bias, disabled: !own || settings.start === "chrono" });
      optimizer.update({ value: settings.optimizer });
      rate.update({ value: nearest(RATES, settings.learning_rate) });
      batch.update({ value: nearest(BATCHES, settings.batch_size) });
      clip.update({ value: nearest(CLIPS, settings.clip) });
    },
    destroy() {
      for (const part of [tasks, length, noise, kind, units, layers, peepholes, coupled, start, bias]) part.destroy();
      for (const part of [optimizer, rate, batch, clip]) part.destroy();
    },
  };
}
