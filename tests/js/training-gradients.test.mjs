import assert from "node:assert/strict";
import { test } from "node:test";
import { createNetwork, layoutOf, sizeOf } from "../../lstm_core/widgets/esm/lib/train/network.js";
import { createRandom } from "../../lstm_core/widgets/esm/lib/train/random.js";
import { DEFAULTS } from "../../lstm_core/widgets/esm/lib/train/settings.js";
import { drawSequence, TASKS } from "../../lstm_core/widgets/esm/lib/train/tasks.js";

const KINDS = [
  { cell: "LSTM" },
  { cell: "LSTM", peepholes: true },
  { cell: "LSTM", coupled: true },
  { cell: "LSTM", coupled: true, peepholes: true },
  { cell: "LSTM of 1997" },
  { cell: "GRU" },
  { cell: "RNN" },
];

for (const [n, kind] of KINDS.entries()) {
  for (const task of ["adding", "temporal order", "a^n b^n"]) {
    for (const num_layers of [1, 2]) {
      test(`gradient by central differences: ${JSON.stringify(kind)}, ${task}, ${num_layers} layers`, () => {
        const settings = { ...DEFAULTS, ...kind, task, num_layers, hidden_size: 3, length: 12 };
        const random = createRandom(n, 9);
        const weights = Float64Array.from({ length: sizeOf(layoutOf(settings)) }, () => random.between(-0.8, 0.8));
        const network = createNetwork(settings, weights);
        const batch = [5, 6, 7].map(() => drawSequence(TASKS[task], random, { length: 12, noise: 0.1 }));
        network.differentiate(batch);
        const gradient = network.gradient.slice();
        const loss = () => {
          network.load();
          return network.lossOf(batch, network.answers(batch));
        };
        for (let k = 0; k < weights.length; k++) {
          const kept = weights[k];
          const h = 1e-5;
          weights[k] = kept + h;
          const above = loss();
          weights[k] = kept - h;
          const slope = (above - loss()) / (2 * h);
          weights[k] = kept;
          assert.ok(
            Math.abs(slope - gradient[k]) <= 1e-8 * Math.max(1, Math.abs(slope)),
            `parameter ${k}: ${gradient[k]}, by differences ${slope}`,
          );
        }
      });
    }
  }
}
