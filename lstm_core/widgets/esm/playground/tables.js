/** What stands below the pictures: numbers of the step, of the network, of the runs beside it; reach; weights. */
import { element } from "../kit/dom.js";
import { watchTheme } from "../kit/theme.js";
import { FACTS } from "../lib/train/task-list.js";
import { createChart } from "./charts.js";
import { createNumbers } from "./numbers.js";
import { answerEntries, lensEntries, networkEntries, reachChart, runEntries } from "./views.js";
import { createWeights } from "./weights.js";

/**
 * @param {HTMLElement} container
 * @param {{onSet: (traits: Record<string, unknown>) => void}} on
 * @returns {import("../kit/dom.js").Figure<{picture: import("../lib/train/trainer.js").Picture,
 *   place: import("./lens.js").Place}>}
 */
export function createTables(container, { onSet }) {
  const here = createNumbers(container, { title: "At this step" });
  const side = element("div", { class: "lx-part" });
  container.append(side);
  const reach = createChart(side, {
    title: "How far back the error is felt: ‖∂loss/∂h‖",
    height: 132,
    logarithmic: true,
    onPick: (t) => onSet({ t: Math.round(t) }),
  });
  const network = createNumbers(container, { title: "The network" });
  const matrix = createWeights(container);
  const runs = createNumbers(container, { title: "Runs beside it, at their last step" });
  const runsBox = /** @type {HTMLElement} */ (container.lastElementChild);
  const endTheme = watchTheme(matrix.repaint);
  return {
    update({ picture, place: { t, unit, layer } }) {
      const { main, look, shown, others } = picture;
      const task = FACTS[main.settings.task];
      here.update([...lensEntries(look, t, unit), ...answerEntries(task, look, t)]);
      reach.update(reachChart(look, t));
      network.update(networkEntries(picture, task));
      matrix.update({ settings: main.settings, weights: shown.weights, layer });
      runs.update(runEntries(others));
      runsBox.hidden = !others.length;
    },
    destroy() {
      endTheme();
      for (const made of [here, reach, network, matrix, runs]) made.destroy();
    },
  };
}
