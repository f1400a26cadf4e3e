/** Train, one step, compare, begin again. */
import { createChoice } from "../kit/choice.js";
import { button, element, mount, setText } from "../kit/dom.js";
import { createSelect } from "../kit/select.js";

/** Steps per second; 0 is as fast as it goes. */
export const PACES = /** @type {const} */ ({ slow: 10, watch: 60, full: 0 });
const BUDGETS = ["100", "500", "2000", "10000", "100000"];

/**
 * @param {HTMLElement} container
 * @param {{onTrain: () => void, onStep: () => void, onReset: () => void, onPace: (pace: keyof typeof PACES) => void,
 *   onBudget: (steps: number) => void}} on
 * @returns {import("../kit/dom.js").Figure<{training: boolean, says: string, stuck: boolean, atStart: boolean,
 *   pace: keyof typeof PACES, budget: number}>}
 */
export function createRunBar(container, on) {
  const root = element("div", { class: "lx-run" });
  const { signal, destroy } = mount(container, root);
  const train = button("Train", on.onTrain, signal);
  train.className = "lx-primary";
  const step = button("One step", on.onStep, signal);
  const reset = button("Reset", on.onReset, signal);
  const status = element("p", { class: "lx-status" });
  const ways = element("div", { class: "lx-ways" });
  root.append(train, step, reset, status, ways);
  const pace = createChoice(ways, {
    label: "Speed",
    values: /** @type {(keyof typeof PACES)[]} */ (Object.keys(PACES)),
    names: ["slow", "to watch", "full"],
    affects: "view",
    onChoose: on.onPace,
  });
  const until = element("div", { "data-affects": "view" });
  ways.append(until);
  const budget = createSelect(until, {
    label: "Until solved, or for",
    name: "budget",
    options: BUDGETS.map((value) => ({ value, text: `${Number(value).toLocaleString("en")} steps` })),
    onChoose: (value) => on.onBudget(Number(value)),
  });
  return {
    update(now) {
      setText(train, now.training ? "Pause" : "Train");
      train.disabled = now.stuck && !now.training;
      step.disabled = now.stuck || now.training;
      reset.disabled = now.atStart;
      setText(status, now.says);
      pace.update({ value: now.pace });
      budget.update({ value: String(now.budget) });
    },
    destroy() {
      pace.destroy();
      budget.destroy();
      destroy();
    },
  };
}

/**
 * What makes a curve evidence: other seeds, and a run beside it.
 * @param {HTMLElement} container
 * @param {{onPin: () => void, onSeeds: () => void, onSeed: () => void}} on
 * @returns {import("../kit/dom.js").Figure<{training: boolean, step: number, pinned: boolean, band: number, says: string}>}
 */
export function createCompareBar(container, on) {
  const root = element("div", { class: "lx-compare", role: "group", "aria-label": "Compare" });
  const { signal, destroy } = mount(container, root);
  const seeds = button("4 more seeds", on.onSeeds, signal);
  const pin = button("Pin to compare", on.onPin, signal);
  const seed = button("New seed", on.onSeed, signal);
  const says = element("p", { class: "lx-label" });
  root.append(seeds, pin, seed, says);
  return {
    update(now) {
      seeds.disabled = now.training || (now.band === 0 && now.step === 0);
      setText(seeds, now.band ? "Drop the seeds" : "4 more seeds");
      pin.disabled = now.training;
      setText(pin, now.pinned ? "Unpin" : "Pin to compare");
      setText(says, now.says);
    },
    destroy,
  };
}
