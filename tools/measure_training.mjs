/**
 * Sequences per second of training in the page's engine on one core: forward, full backpropagation, Adam; drawing the
 * sequences and looking at held-out ones left out.
 *
 *     node tools/measure_training.mjs 20 8 32      timesteps, units, batch
 */
import { createNetwork, initialWeights } from "../lstm_core/widgets/esm/lib/train/network.js";
import { createOptimizer } from "../lstm_core/widgets/esm/lib/train/optimizers.js";
import { createRandom } from "../lstm_core/widgets/esm/lib/train/random.js";
import { DEFAULTS } from "../lstm_core/widgets/esm/lib/train/settings.js";
import { drawSequence, TASKS } from "../lstm_core/widgets/esm/lib/train/tasks.js";

const [length, hidden_size, batch_size] = process.argv.slice(2).map(Number);
const settings = { ...DEFAULTS, task: "delayed XOR", length, hidden_size, batch_size };
const network = createNetwork(settings, initialWeights(settings));
const optimizer = createOptimizer("Adam", 0.02, network.weights.length);
const random = createRandom(0);
const draw = () => drawSequence(TASKS["delayed XOR"], random, { length, noise: 0 });
const batch = Array.from({ length: batch_size }, draw);

function step() {
  network.differentiate(batch);
  const change = optimizer.advance(network.gradient);
  for (let n = 0; n < change.length; n++) network.weights[n] -= change[n];
  network.load();
}

const times = Array.from({ length: 60 }, () => {
  const from = performance.now();
  step();
  return performance.now() - from;
}).sort((a, b) => a - b);
console.log(Math.round((batch_size * 1000) / times[15]));
