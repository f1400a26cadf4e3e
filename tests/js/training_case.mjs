/** One training run of the browser with all that Python needs to repeat it: weights, batches, what came of them. */
import { lookAt } from "../../lstm_core/widgets/esm/lib/train/probe.js";
import { createRun } from "../../lstm_core/widgets/esm/lib/train/training-run.js";

/** @param {import("../../lstm_core/widgets/esm/lib/train/tasks.js").Sequence} sequence */
const plain = ({ x, seqLen, target, scored }) => ({ x: [...x], seqLen, target: [...target], scored: [...scored] });

/** @param {{settings: any, steps: number}} c */
export function trainedCase({ settings, steps }) {
  const run = createRun(settings);
  const taken = [];
  for (let n = 0; n < steps; n++) {
    const { loss, norm, change } = run.preview();
    taken.push({ batch: run.coming().batch.map(plain), loss, norm, change });
    run.advance();
  }
  const { loss, accuracy } = run.latest();
  const look = lookAt(run.settings, run.network.weights, null, run.settings.num_layers - 1);
  const quantities = Object.fromEntries(Object.entries(look.quantities).map(([name, values]) => [name, [...values]]));
  return {
    layout: run.network.layout,
    first: [...run.first],
    taken,
    last: [...run.network.weights],
    heldOut: run.heldOut.map(plain),
    loss,
    accuracy,
    trivial: run.trivial,
    look: {
      ...plain(look),
      ...{ target: [...(look.target ?? [])] },
      quantities,
      answers: [...look.answers],
      reach: [...look.reach],
    },
  };
}
