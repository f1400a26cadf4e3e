/**
 * Sequences per second of training in the page's engine: forward, full backpropagation and Adam, one core.
 *
 *     node tools/measure_training.mjs 20 8 32      timesteps, units, batch
 */
import { DEFAULTS } from "../lstm_core/widgets/esm/lib/train/settings.js";
import { createRun } from "../lstm_core/widgets/esm/lib/train/training-run.js";

const [length, hidden_size, batch_size] = process.argv.slice(2).map(Number);
const run = createRun({ ...DEFAULTS, task: "delayed XOR", length, hidden_size, batch_size });
for (let n = 0; n < 20; n++) run.advance();
const best = Math.min(
  ...Array.from({ length: 7 }, () => {
    const from = performance.now();
    for (let n = 0; n < 20; n++) {
      run.advance();
    }
    return performance.now() - from;
  }),
);
console.log(Math.round((20 * batch_size * 1000) / best));
