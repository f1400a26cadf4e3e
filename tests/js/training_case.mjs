/** One training run of the browser with all that Python needs to repeat it: weights, batches, what came of them. */
import assert from "node:assert/strict";
import { readExport, writeExport, writeSafetensors } from "../../lstm_core/widgets/esm/lib/train/export.js";
import { lookAt } from "../../lstm_core/widgets/esm/lib/train/probe.js";
import { CELLS, checkSettings, DEFAULTS, LIMITS } from "../../lstm_core/widgets/esm/lib/train/settings.js";
import { TASKS } from "../../lstm_core/widgets/esm/lib/train/tasks.js";
import { createRun } from "../../lstm_core/widgets/esm/lib/train/training-run.js";
import { summary } from "../../lstm_core/widgets/esm/playground/words.js";

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

/** What both sides have to agree on. @param {{settings: any}} c */
export function playgroundCase({ settings }) {
  const each = (/** @type {(task: any) => unknown} */ of) =>
    Object.fromEntries(Object.entries(TASKS).map(([name, task]) => [name, of(task)]));
  return {
    summary: summary(checkSettings(settings), null),
    defaults: DEFAULTS,
    limits: LIMITS,
    cells: CELLS,
    lengths: each(({ lengths }) => lengths),
    sizes: each(({ inputs, outputs }) => [inputs, outputs]),
  };
}

/** A trained network as the page saves it. @param {{settings: any, steps: number}} c */
export function exportCase({ settings, steps }) {
  const run = createRun(settings);
  while (run.step < steps) run.advance();
  const trained = { settings: run.settings, step: run.step, weights: run.network.weights };
  const document = writeExport(trained);
  assert.deepEqual(readExport(JSON.stringify(document)).weights, trained.weights);
  return { document, weights: [...trained.weights], safetensors: [...writeSafetensors(trained)] };
}
