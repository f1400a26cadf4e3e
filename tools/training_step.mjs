/**
 * What the playground's engine does in one step of training, ready to be timed: forward, full backpropagation, Adam.
 * Drawing the sequences and looking at others are left out. Runs in Node and in a worker of a page.
 *
 * @typedef {[number, number, number]} Size timesteps, units, sequences
 */
import { createNetwork, initialWeights } from "../lstm_core/widgets/esm/lib/train/network.js";
import { createOptimizer } from "../lstm_core/widgets/esm/lib/train/optimizers.js";
import { addOuter, addProduct } from "../lstm_core/widgets/esm/lib/train/products.js";
import { createRandom } from "../lstm_core/widgets/esm/lib/train/random.js";
import { DEFAULTS } from "../lstm_core/widgets/esm/lib/train/settings.js";
import { drawSequence, TASKS } from "../lstm_core/widgets/esm/lib/train/tasks.js";
import { compile } from "./wasm_product.mjs";

const TASK = "delayed XOR";
const INPUTS = TASKS[TASK].inputs;
/** Sequences that run side by side in the engine. */
const GROUP = 8;

/** @param {Size} size @returns {() => void} */
function training([length, hidden_size, batch_size]) {
  const settings = { ...DEFAULTS, task: TASK, length, hidden_size, batch_size };
  const network = createNetwork(settings, initialWeights(settings));
  const optimizer = createOptimizer("Adam", 0.001, network.weights.length);
  const random = createRandom(0);
  const batch = Array.from({ length: batch_size }, () => drawSequence(TASKS[TASK], random, { length, noise: 0 }));
  return () => {
    network.differentiate(batch);
    const change = optimizer.advance(network.gradient);
    for (let n = 0; n < change.length; n++) network.weights[n] -= change[n];
    network.load();
  };
}

const filled = (/** @type {number} */ size) => Float64Array.from({ length: size }, (_, n) => Math.sin(n));

/** The matrix products of a step alone, of the shapes that the engine gives them. @param {Size} size @returns {() => void} */
function products([length, H, batch]) {
  const R = 4 * H;
  const rows = length * GROUP;
  const [x, h, d] = [filled(rows * INPUTS), filled(rows * H), filled(rows * R)];
  const [W, U, a, dH] = [filled(R * INPUTS), filled(R * H), filled(GROUP * R), filled(rows * H)];
  const [dW, dU] = [filled(R * INPUTS), filled(R * H)];
  return () => {
    for (let group = 0; group < batch / GROUP; group++) {
      for (let t = 0; t < length; t++) {
        addProduct(a, 0, x, t * GROUP * INPUTS, W, GROUP, R, INPUTS);
        addProduct(a, 0, h, t * GROUP * H, U, GROUP, R, H);
        addProduct(dH, t * GROUP * H, d, t * GROUP * R, U, GROUP, H, R);
      }
      addOuter(dW, d, x, rows, R, INPUTS);
      addOuter(dU, d, h, rows, R, H);
    }
  };
}

/** The product of one timestep, h · Uᵀ. @param {Size} size @returns {() => void} */
function product([, H]) {
  const [out, a, b] = [filled(GROUP * 4 * H), filled(GROUP * H), filled(4 * H * H)];
  return () => {
    for (let n = 0; n < 100; n++) addProduct(out, 0, a, 0, b, GROUP, 4 * H, H);
  };
}

/** The same in WebAssembly. @param {Size} size @param {boolean} simd @returns {() => void} */
function compiled([, H], simd) {
  const { memory, product: call } = compile(simd);
  const parts = [filled(GROUP * 4 * H), filled(GROUP * H), filled(4 * H * H)];
  let at = 0;
  const [out, a, b] = parts.map((part) => {
    memory.set(part, at);
    at += part.length;
    return 8 * (at - part.length);
  });
  return () => {
    for (let n = 0; n < 100; n++) call(out, a, b, GROUP, 4 * H, H);
  };
}

/** @type {Record<string, (size: Size) => () => void>} */
const KINDS = {
  training,
  products,
  product,
  scalar: (size) => compiled(size, false),
  simd: (size) => compiled(size, true),
};

/**
 * Mean wall time of a call in seconds: as many calls as fill the time, after a quarter of it for the compiler.
 * @param {{kind: string, size: Size, seconds: number}} question
 */
export function answer({ kind, size, seconds }) {
  const call = KINDS[kind](size);
  const fill = (/** @type {number} */ duration) => {
    const from = performance.now();
    let [calls, passed] = [0, 0];
    while (passed < duration) {
      call();
      calls += 1;
      passed = performance.now() - from;
    }
    return passed / calls / 1000;
  };
  fill(250 * seconds);
  return { wall: fill(1000 * seconds) };
}
