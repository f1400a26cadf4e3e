/** Loss and accuracy over the steps: the run, the one beside it, the band of other seeds; and the way back through them. */
import { element, mount, setAttribute, setText } from "../kit/dom.js";
import { number } from "../lib/words.js";
import { createChart } from "./charts.js";

/** @typedef {import("../lib/train/trainer.js").Outline} Outline */

/** Lowest and highest of several runs at the first one's checkpoints. @param {Outline[]} runs @param {"loss" | "accuracy"} what */
export function bandOf(runs, what) {
  if (runs.length < 2) return null;
  const steps = runs[0].checkpoints.map(({ step }) => step);
  const points = steps.map((step) => {
    const values = runs.map(({ checkpoints }) => {
      let best = checkpoints[0];
      for (const point of checkpoints) if (point.step <= step) best = point;
      return best[what];
    });
    return /** @type {const} */ ([step, Math.min(...values), Math.max(...values)]);
  });
  return { points };
}

/** @param {number | null} value @param {string} name */
const levelOf = (value, name) => (value === null ? [] : [{ value, name }]);

/** Decades that hold all of the values. @param {number[]} values */
function decades(values) {
  const finite = values.filter((v) => v > 0 && Number.isFinite(v));
  const low = Math.floor(Math.log10(Math.min(...finite, 1)));
  const high = Math.ceil(Math.log10(Math.max(...finite, 1e-9)));
  return { low: 10 ** low, high: 10 ** Math.max(high, low + 1) };
}

/**
 * @param {HTMLElement} container
 * @param {{onPick: (at: number) => void}} options at: number of a checkpoint, −1 for the latest
 * @returns {import("../kit/dom.js").Figure<{main: Outline, pinned: Outline | null, band: Outline[], at: number,
 *   chance: number | null, trivial: string, goal: {loss: number | null, accuracy: number | null}}>} goal: from where
 *   on a task counts as solved
 */
export function createProgress(container, { onPick }) {
  const root = element("div", { class: "lx-progress" });
  const figure = mount(container, root);
  /** @type {Outline | null} */
  let main = null;
  const pickStep = (/** @type {number} */ step) => {
    if (!main) return;
    const steps = main.checkpoints.map((point) => Math.abs(point.step - step));
    const nearest = steps.indexOf(Math.min(...steps));
    onPick(nearest === steps.length - 1 ? -1 : nearest);
  };
  const options = { onPick: pickStep };
  const loss = createChart(root, {
    title: "Loss on fresh sequences (thick) and on each batch (thin)",
    height: 150,
    logarithmic: true,
    ...options,
  });
  const right = createChart(root, { title: "Right on fresh sequences", height: 76, logarithmic: false, ...options });
  const range = element("input", { type: "range", min: 0, step: 1 });
  const output = element("output", { class: "lx-number" });
  const name = element("span", { class: "lx-label" }, "Look back to step");
  root.append(element("label", { class: "lx-slider lx-back" }, name, range, output));
  range.addEventListener("input", () => onPick(range.valueAsNumber === Number(range.max) ? -1 : range.valueAsNumber), {
    signal: figure.signal,
  });
  return {
    update({ main: run, pinned, band, at, chance, trivial, goal }) {
      main = run;
      const { checkpoints, losses } = run;
      const last = checkpoints.length - 1;
      const here = at < 0 || at > last ? last : at;
      const batches = losses.points.map((v, n) => /** @type {const} */ ([(n + 0.5) * losses.covers, v]));
      const line = (/** @type {Outline} */ { checkpoints: points }, /** @type {"loss" | "accuracy"} */ what) =>
        points.map((point) => /** @type {const} */ ([point.step, point[what]]));
      const to = Math.max(run.step, pinned?.step ?? 0, 20);
      const shared = {
        now: checkpoints[here].step,
        from: 0,
        to,
        ends: /** @type {[string, string]} */ (["step 0", String(to)]),
      };
      const all = [run.trivial, ...line(run, "loss"), ...(pinned ? line(pinned, "loss") : []), ...batches].map((p) =>
        Array.isArray(p) ? p[1] : p,
      );
      const beside = (/** @type {"loss" | "accuracy"} */ what) =>
        pinned ? [{ points: line(pinned, what), kind: "lx-line-pinned" }] : [];
      loss.update({
        ...shared,
        ...decades(/** @type {number[]} */ (all)),
        lines: [
          { points: batches, kind: "lx-line-batch" },
          ...beside("loss"),
          { points: line(run, "loss"), kind: "lx-line-c" },
        ],
        levels: [{ value: run.trivial, name: trivial }, ...levelOf(goal.loss, "solved")],
        band: bandOf([run, ...band], "loss"),
      });
      right.update({
        ...shared,
        low: 0,
        high: 1,
        lines: [...beside("accuracy"), { points: line(run, "accuracy"), kind: "lx-line-c" }],
        levels: [...levelOf(chance, "chance"), ...levelOf(goal.accuracy, "solved")],
        band: bandOf([run, ...band], "accuracy"),
      });
      setAttribute(range, "max", last);
      range.disabled = last < 1;
      if (range.valueAsNumber !== here) range.value = String(here);
      const text = number(checkpoints[here].step, 0);
      setText(output, text);
      range.setAttribute("aria-valuetext", `step ${text}`);
    },
    destroy() {
      loss.destroy();
      right.destroy();
      figure.destroy();
    },
  };
}
